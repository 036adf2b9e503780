"""
Act words: how English names the acts of the closed vocabulary, as patterns over a line.

A *deed* is a verb that tells of one act ("shelled"); a *thing* is a noun that needs words beside
it to be one ("an air strike hit", "following an air strike on").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.definitions.acts import Act


@dataclass(frozen=True, slots=True)
class ActWords:
    """
    Words for an act.

    Attributes:
        act: The act; ``None`` where the words leave open which of *maybe* it is.
        pattern: The words on a line.
        maybe: The acts that the words can mean, where they are several.
    """

    act: Act | None
    pattern: re.Pattern[str]
    maybe: tuple[Act, ...] = ()


def _of(act: Act | None, words: str, *maybe: Act) -> ActWords:
    return ActWords(act, re.compile(rf"(?<= )(?:{words})(?= )"), maybe)


_FEW = r"(?:[^ .,;]+ ){0,3}?"
_ROUNDS = r"(?:rockets?|missiles?|shells?|mortars?|artillery|projectiles?|howitzers?)"
_PLANES = (
    r"(?:war ?planes?|(?:fighter )?jets?|(?:military )?aircraft|(?:attack )?helicopters?|planes?"
    r"|gunships?|bombers?)"
)
_HIT = r"(?:hit|struck|targeted|bombed|attacked|raided|pounded|pummell?ed|slammed into)"

DEEDS: tuple[ActWords, ...] = (
    _of(Act.FORBIDDEN_WEAPON, rf"(?:used|dropped|fired|released) {_FEW}"
        r"(?:chemical weapons?|chlorine(?: gas)?|sarin|toxic gas|poison gas|nerve agents?)"),
    _of(Act.AIR_STRIKE, rf"(?:{_PLANES}|drones?|uavs?|unmanned aerial vehicles?)"
        rf" (?:have |had |has |also )?(?:reportedly )?{_HIT}"),
    _of(Act.AIR_STRIKE, rf"{_PLANES} (?:have |had |has )?(?:carried out|conducted|launched|fired"
        rf"|dropped)(?: [^ .,;]+){{0,4}}? (?:strikes?|raids?|attacks?|bombs?|missiles?|rockets?)"),
    _of(Act.AIR_STRIKE, r"dropped(?: [^ .,;]+){0,4}? (?:bombs?|munitions?|explosives?|grenades?)"),
    _of(Act.AIR_STRIKE, r"(?:air strikes? |airstrikes? |air raids? |drone strikes? )(?:have |had |"
        rf"has )?{_HIT}"),
    _of(Act.AIR_STRIKE, rf"{_HIT} (?:by|in) (?:[^ .,;]+ ){{0,3}}?(?:drones?|air strikes?"
    rf"|airstrikes?"
        rf"|air raids?|{_PLANES})"),
    _of(Act.SHELLING, rf"{_HIT} by (?:[^ .,;]+ ){{0,3}}?(?:artillery|mortars?|rockets?|missiles?"
        r"|shells?|shelling|tank fire|tanks?)"),
    _of(Act.SHELLING, r"subjected(?: [^ .,;]+){0,8}? to (?:[^ .,;]+ ){0,2}?(?:shelling|bombardment"
        r"|artillery fire|mortar fire)"),
    _of(Act.ARMED_CLASH, r"subjected(?: [^ .,;]+){0,8}? to (?:[^ .,;]+ ){0,2}?(?:fire|gunfire)"),
    _of(Act.SHELLING, r"shelled|mortared"),
    _of(Act.SHELLING, rf"(?:fired|launched|lobbed|rained|unleashed)(?: off)?(?: [^ .,;]+){{0,6}}?"
        rf" {_ROUNDS}(?: (?:rounds?|shells?|strikes?|attacks?|barrages?|fire))?"),
    _of(Act.SHELLING, rf"{_ROUNDS}(?: (?:fire|shells?|rounds?|attacks?|strikes?|barrages?))?"
        rf"(?: fired(?: [^ .,;]+){{0,5}}?)?(?: (?:have|had|has))? (?:{_HIT}|landed|fell|exploded"
        r"|crashed|rained|slammed|came down)"),
    _of(Act.SHELLING, rf"{_HIT}(?: [^ .,;]+){{0,8}}? with (?:an? )?(?:[^ .,;]+ ){{0,2}}?"
        r"(?:artillery|mortars?|rockets?|tanks?|howitzers?|shells?|missiles?|grads?)"),
    _of(Act.SHELLING, r"(?:rockets?|missiles?|mortar (?:shells?|rounds?)|projectiles?)"
        r" (?:(?:was|were|had been) )?(?:fired|launched) (?:from|at|towards?|into|on|across)"),
    _of(Act.SNIPER_FIRE, r"snipers? (?:have |had |has )?(?:shot(?: dead)?|killed|wounded"
    r"|injured|fired"
        r"|opened fire|hit|targeted)"),
    _of(Act.SNIPER_FIRE, r"(?:shot|killed|wounded|hit)(?: dead)?(?: [^ .,;]+){0,5}? by"
        r" (?:an? )?(?:[^ .,;]+ ){0,2}?snipers?"),
    _of(Act.EXPLOSIVE_DEVICE, r"(?:blew (?:him|her|them)sel(?:f|ves) up|blew up|blown up|detonated"
        r"|exploded(?! (?:into|in) (?!@))|went off)"),
    _of(Act.EXPLOSIVE_DEVICE, r"(?:hit|struck|drove over|ran over|stepped on|triggered)"
        r" (?:an? |the )?(?:[^ .,;]+ ){0,2}?(?:mines?|landmines?|ied|improvised explosive device"
        r"|booby traps?|roadside bomb)"),
    _of(Act.ABDUCTION, r"abducted|kidnapped|took(?: [^ .,;]+){1,5}? hostage|taken hostage"
        r"|took hostage"),
    _of(Act.DETENTION, r"detained|arrested|rounded up"),
    _of(Act.ROAD_BLOCK, r"(?:blocked|closed|cut off|cut|sealed off|shut|barricaded)"
        r"(?: down)?(?: [^ .,;]+){0,4}?"
        r" (?:roads?|highway|crossings?|checkpoints?|motorway|bridge|corridor|route|supply line)"),
    _of(Act.ROAD_BLOCK, r"(?:roads?|highway|crossings?|checkpoints?|motorway|corridor|route)"
        r"(?: [^ .,;]+){0,6}? (?:was|were|has been|have been|remained) (?:blocked|closed"
        r"|cut off|cut"
        r"|sealed(?: off)?|shut)"),
    _of(Act.ROAD_BLOCK, r"(?:set up|erected|installed) (?:an? |new |several |the |@N\d+ )*"
        r"(?:checkpoints?|roadblocks?|road blocks?|barriers?)"),
    _of(Act.LOOTING, r"looted|stole|ransacked|torched|burned down|burnt down"
    r"|set(?: [^ .,;]+){1,5}?"
        r" on fire|set fire to|plundered|razed"),
    _of(Act.FLIGHT, rf"(?:overflew|violated(?: [^ .,;]+){{1,3}}? airspace"
        rf"|(?:{_PLANES}|drones?|uavs?) (?:flew|were seen flying|was seen flying|circled|hovered)"
        r" (?:over|above))"),
    _of(Act.REINFORCEMENT, r"(?:deployed|sent|moved|brought in|brought|dispatched|massed)(?: in)?"
        r"(?: [^ .,;]+){0,5}? (?:reinforcements?|troops|soldiers|tanks|armou?r|armou?red vehicles"
        r"|heavy weapons|artillery|howitzers|military equipment|fighters)"),
    _of(Act.REINFORCEMENT, r"reinforcements?(?: [^ .,;]+){0,5}? (?:arrived|entered|were sent"
    r"|reached"
        r"|were deployed)"),
    _of(Act.MONITORS_HINDERED, r"(?:denied|refused|prevented|blocked|barred|restricted)"
        r" (?:the )?(?:@A\d+|mission|monitors?|observers?|monitoring (?:team|mission)|patrol"
        r"|peacekeepers?)"
        r"(?: 's)?(?: [^ .,;]+){0,2}? (?:passage|access|entry|movement|from (?:passing|entering"
        r"|reaching|crossing|inspecting))"),
    _of(Act.MONITORS_HINDERED, r"(?:monitors?|observers?|the mission|monitoring (?:team|mission)"
        r"|patrol|peacekeepers?)(?: [^ .,;]+){0,4}? (?:was|were) (?:denied (?:passage|access"
        r"|entry)"
        r"|turned back|stopped from|prevented from|blocked from|refused (?:passage|access"
        r"|entry))"),
    _of(Act.ARMED_CLASH, r"clashed|ambushed|exchanged (?:[^ .,;]+ ){0,3}?(?:fire|gunfire)"
        r"|traded (?:[^ .,;]+ ){0,3}?(?:fire|gunfire)|came under (?:small arms |heavy |machine gun"
        r"|machinegun )*(?:fire|gunfire|attack)|repelled|repulsed"),
    _of(Act.SHELLING, r"came under (?:[^ .,;]+ ){0,2}?(?:shelling|bombardment|shellfire"
        r"|artillery fire|mortar fire|rocket fire|tank fire|missile fire|fire from artillery)"),
    _of(Act.GROUND_ADVANCE, r"stormed|overran|raided|(?:re)?captured|retook|seized|took over"
        r"|(?:took|gained|seized|regained|wrested) (?:full )?control of"
        r"|advanced (?:on|towards?|into|in|to|near)|pushed into|crossed into|broke into"),
    _of(None, r"opened fire|shot and (?:killed|wounded)|gunned down|shot at"
    r"|shot(?! down)(?: dead)?"
        r"|attacked|fired (?:on|at|upon|into)|executed", Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIANS),
    _of(Act.ATTACK_ON_CIVILIANS, r"massacred|lynched|raped|beheaded|hacked to death|tortured"),
    _of(Act.AIR_STRIKE, r"carpet bombed|air dropped bombs"),
    _of(None, r"bombed(?! out)|bombarded"
    r"|pounded", Act.AIR_STRIKE, Act.SHELLING, Act.EXPLOSIVE_DEVICE),
)  # fmt: skip
"""Verbs, the longest telling first: of two at one place the first one counts."""

THINGS: tuple[ActWords, ...] = (
    _of(Act.FORBIDDEN_WEAPON, r"(?:suspected )?(?:chemical(?: weapons?)?|chlorine|sarin|poison gas"
        r"|toxic gas|nerve gas) (?:attacks?|strikes?|bombs?|bombings?)"),
    _of(Act.AIR_STRIKE, r"(?:air strikes?|airstrikes?|air raids?|air attacks?|aerial (?:attacks?"
        r"|strikes?|bombardments?|bombings?)|air bombardments?|drone (?:strikes?|attacks?|raids?)"
        r"|uav (?:strikes?|attacks?)|(?:barrel|glide|cluster|aerial|guided) bombs?|drones?"
        rf"|{_PLANES} (?:strikes?|raids?|attacks?)|strikes? by {_FEW}{_PLANES})"),
    _of(Act.SHELLING, r"(?:(?:cross border |heavy |intense )?shelling|shellings|shellfire"
        r"|(?:mortar|artillery|rocket|missile|tank|howitzer|grad)(?: and (?:mortar|artillery"
        r"|rocket"
        r"|tank))?"
        r"(?: (?:fire|attacks?|strikes?|barrages?|rounds?|shells?|shelling|bombs?|bombardments?"
        r"|volleys?|hits?|exchanges?|duels?))|(?:artillery |ground )?bombardments?|rockets"
        r"|missiles"
        r"|ballistic missile"
        r"|mortars|shells|(?:a|an|one|@N\d+) (?:rocket|shell|mortar|missile|projectile))"),
    _of(Act.SNIPER_FIRE, r"sniper (?:fire|attacks?|shots?|bullets?)|(?:a|the) sniper"),
    _of(Act.EXPLOSIVE_DEVICE, r"(?:(?:roadside|car|truck|suicide|vehicle borne|motorcycle"
    r"|improvised"
        r"|magnetic|sticky|nail|parcel) (?:car |truck |vest )?(?:bombs?|bombings?|bomber|bombers"
        r"|attacks?|explosions?|blasts?)|improvised explosive devices?|ieds?|vbieds?|explosive"
        r" devices?|land ?mines?|mines?|anti (?:personnel|tank|vehicle) mines?"
        r"|(?:hand )?grenades?|booby traps?|unexploded (?:ordnance|shells?|bombs?|munitions?)"
        r"|grenade attacks?|mine blasts?|mine explosions?|explosive remnants of war)"),
    _of(Act.ARMED_CLASH, r"(?:armed |heavy |fierce |violent |deadly |sporadic |ground )*(?:clash"
        r"|clashes|gun ?battles?|firefights?|skirmish|skirmishes|shoot ?outs?"
        r"|exchanges? of (?:[^ .,;]+ ){0,2}?(?:fire|gunfire)|battles?|ambush|ambushes|fighting"
        r"|(?:small arms|machine gun|machinegun|automatic) fire)"),
    _of(Act.ABDUCTION, r"abductions?|kidnappings?|hostage taking"),
    _of(Act.LOOTING, r"looting"),
    _of(None, r"(?:gun ?fire|shootings?|gun attacks?|knife attacks?|armed attacks?"
        r"|attacks?|assaults?|massacres?)",
        Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIANS),
    _of(Act.AIR_STRIKE, r"strikes?"),
    _of(None, r"explosions?|blasts?|bombings?|bombs?",
        Act.EXPLOSIVE_DEVICE, Act.SHELLING, Act.AIR_STRIKE),
    _of(Act.GROUND_ADVANCE, r"raids?|incursions?|offensives?|ground assaults?"),
)  # fmt: skip
"""Nouns: an act only where the words beside it make it one."""

_WILL = (
    r"(?:will(?: soon)?|plans? to|planned to|(?:is|are|was|were) (?:set|preparing|planning|ready"
    r"|about|due) to|intends? to|(?:has|have) vowed to|threatened to|vowed to)"
)
FUTURES: tuple[ActWords, ...] = (
    _of(Act.SHELLING, rf"{_WILL} (?:shell|fire (?:rockets|missiles))"),
    _of(Act.AIR_STRIKE, rf"{_WILL} (?:bomb|launch air strikes|carry out air strikes)"),
    _of(Act.GROUND_ADVANCE, rf"{_WILL} (?:storm|capture|seize|retake|recapture|invade"
        r"|take control of|advance (?:on|towards?|into)|launch (?:an? )?(?:[^ .,;]+ )?offensive)"),
    _of(None, r"den(?:ied|ies|y) (?:targeting|striking|hitting|attacking|bombing|firing on)",
        Act.AIR_STRIKE, Act.SHELLING, Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIANS),
    _of(Act.SHELLING, r"(?:did not|never|has not|have not) (?:shell|shelled|fire at|fired at)"),
    _of(Act.AIR_STRIKE, r"(?:did not|never|has not|have not) (?:bomb|bombed|strike)"),
    _of(None, r"(?:did not|never|has not|have not) (?:attack|attacked|open fire|opened fire)",
        Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIANS),
    _of(Act.REINFORCEMENT, rf"{_WILL} (?:deploy|send)(?: [^ .,;]+){{0,4}}? (?:troops"
    rf"|reinforcements"
        r"|soldiers|tanks|fighters)"),
    _of(Act.ROAD_BLOCK, rf"{_WILL} (?:close|block|shut)(?: [^ .,;]+){{0,4}}? (?:roads?|crossings?"
        r"|checkpoints?|highway|corridor)"),
    _of(None, rf"{_WILL} attack", Act.ARMED_CLASH, Act.ATTACK_ON_CIVILIANS),
)  # fmt: skip
"""What somebody means to do, or is told not to have done; the words say which."""
