"""
Units: the words that say what people who are counted are.
"""

from __future__ import annotations

UNITS: dict[str, str] = {
    "people": "people person persons residents villagers victims inhabitants passengers patients"
    " relatives passersby worshippers protesters demonstrators workers farmers syrians"
    " palestinians ukrainians yemenis"
    " sudanese israelis lebanese shoppers commuters refugees citizens nationals tribesmen students"
    " pilgrims migrants herders fishermen miners labourers laborers mourners youths individuals"
    " locals tourists teachers",
    "civilians": "civilians civilian noncombatants bystanders",
    "children": "sons son daughters daughter children child boy boys girl girls minor minors"
    " infant infants baby babies newborn newborns pupil pupils schoolgirl schoolboy"
    " teenager teenagers schoolchildren schoolgirls schoolboys toddler",
    "women": "woman women wife mother sister mothers wives sisters",
    "men": "man men husband father brother fathers brothers",
    "fighters": "fighters fighter militants militant rebels rebel insurgents insurgent gunmen"
    " gunman jihadists militiamen militiaman combatants combatant terrorists terrorist guerrillas"
    " guerrilla operatives assailants attackers",
    "soldiers": "soldiers soldier troops servicemen serviceman servicemembers servicewomen marines"
    " border_guards border_guard guardsmen paratroopers airmen sailors"
    " conscripts reservists officers officer commander",
    "police": "policemen policeman police gendarmes",
    "aid_workers": "aid_workers aid_worker humanitarian_workers relief_workers humanitarians"
    " aid_volunteers",
    "medical_workers": "medics medic doctors doctor nurses nurse paramedics paramedic"
    " health_workers rescuers rescuer",
    "journalists": "journalists journalist reporters cameraman",
    "monitors": "monitors observers peacekeepers peacekeeper",
    "detainees": "prisoners prisoner detainees detainee hostages hostage captives",
    "bodies": "bodies",
    "families": "families family households",
}
"""The closed list of units (`slot_names.WORDS_OF`), each with the words that say it."""

UNIT_OF: dict[str, str] = {
    word.replace("_", " "): unit for unit, words in UNITS.items() for word in words.split()
}
"""The unit that a word says."""
