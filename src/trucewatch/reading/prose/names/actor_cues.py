"""
Words beside names of actors: what belongs to a name, what makes a word no actor at all.

Cyrillic and Arabic words are keys of `name_words`; each line of a table is one language's.
"""

from __future__ import annotations

from trucewatch.reading.prose.names.name_words import name_key


def _set(text: str) -> frozenset[str]:
    return frozenset(name_key(word)[0] for word in text.split())


GROUP_NOUNS_AFTER = _set("""
    group groups movement militia militias fighters rebels militants insurgents forces troops
    guerrillas guerrilla gunmen militiamen separatists jihadists organisation organization faction
    terrorists leadership officials delegation combatants soldiers mercenaries paramilitaries
    paramilitary extremists party army network authorities alliance terror jihadist terrorist
    militant armed rebel negotiators
""")
"""English nouns that belong to the name of a group before them: "Houthi rebels"."""

GROUP_NOUNS_BEFORE = _set("""
    حركة جماعة تنظيم ميليشيا مليشيا ميليشيات مليشيات قوات حزب جبهة فصيل مسلحو مسلحي مقاتلو مقاتلي
    متمردو متمردي عناصر ارهابيو ارهابيي وكالة منظمة
    движение движения движением группировка группировки группировкой организация организации
    боевики боевиков боевиками отряды отрядов террористы террористов
""")
"""Russian and Arabic nouns that belong to the name of a group behind them."""

STATE_LEADS = _set("""
    internationally recognised recognized transitional interim military ruling national federal
    central own regular official new caretaker de facto state state-run run northern southern
    eastern western backed security senior top unity armed special regional local elected former
    democratically civilian mainly rival occupying occupation regime government sovereign foreign
    allied elite joint islamic revolutionary advancing retreating invading frontline
    вооруженные переходное новое местные официальные законные центральные федеральное временное
    военные центральное национальное
    العربي العربية المؤقتة الانتقالية الحربي الحربية الشرعية الوطنية المسلحة الجديدة المركزية
    المعترف بها دوليا الوطني العسكرية
""")
"""Words that can stand between the name of a state and one of its bodies."""

BARE_BODIES = frozenset(
    [
        *("army", "government", "police", "navy", "air force", "presidency", "border guards"),
        *("defence ministry", "foreign ministry", "interior ministry", "health ministry"),
        "government forces",
    ]
)
"""Bodies that a text names without a state once it is clear whose they are."""

NOT_BARE = _set("""
    administration cabinet congress senate units الادارة نظام حكومة جيش شرطة администрация режим
    военные флот الداخلية شرطه السلطة ВС ВМС junta's
""")
"""Words of bodies that mean too much else where no state stands beside them."""

AFTER_ACTOR = _set("""
    and or but in on at by with from to for against of that which who while when after before
    until during since over not never also itself themselves 's s as than because if under
    into near where through about between there
""")
"""English words that can follow an actor; another noun would make it a part of a longer name."""

NO_ACTOR_AFTER = _set("""
    resolution resolutions camp camps building buildings headquarters compound compounds stronghold
    strongholds school schools hospital convoy convoys warehouse flag base bases day report plane
    envoy-designate
""")
"""English nouns behind the name of a body that make it a name of something else."""

THINGS_AFTER = _set("""
    backed led linked aligned allied held controlled based affiliated supported run appointed
    installed trained supplied armed funded dominated friendly occupied governed administered
    besieged owned leaning recognised recognized style
""")
"""Second halves of compounds whose first half is no actor of its own."""

HOLDS = _set("""
    held controlled occupied run governed administered ruled besieged dominated
""")
"""Second halves of compounds whose first half has the ground: "rebel-held"."""

FUNCTION = _set("""
    the a an in on at by with from to for against of that which who while when after before until
    during since over as than because if under into near where but and or both also meanwhile
    however although though despite according earlier later under following amid among between
    within inside outside across his her its their our my this that these those some many most all
    each no not two three four five six seven eight nine ten several other others another its
    it they he she we you i was is are were has have had will would said says last next yesterday
    today tomorrow mr mrs ms around about like unlike including such via per so yet nor then
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
""")
"""Words with a capital letter, or between names, that begin no name of an actor."""

ARMED_HEADS = _set("""
    front army brigade brigades battalion battalions forces militia militias guard guards
    resistance division regiment rebels command
""")
"""Last words of names of armed groups and units."""

BODY_HEADS = _set("""
    movement party union alliance coalition council congress league organisation organization
    federation agency commission committee assembly authority ministry front association fund
""")
"""Last words of names of other bodies."""

MONITOR_HEADS = _set("observatory mission monitor watch centre center network")
"""Last words of names of those who watch."""

PARTICLES_IN_NAMES = frozenset(("of", "for", "the", "al", "el", "ul", "de", "and"))
"""Words in lower case that can stand inside a name with capitals."""

THEY = frozenset(("it", "they"))
"""Pronouns that can stand for an actor."""

STANDS_FOR_GROUP = _set("""
    group movement militia organisation organization faction coalition bloc alliance
    الحركة الجماعة التنظيم المليشيا الميليشيا المنظمة الحزب التحالف
    группировка движение организация коалиция
""")
"""Nouns that stand for a group told before."""

STANDS_FOR_BODY = _set("""
    ministry agency mission monitor observatory council
    الوزارة الوكالة البعثة المرصد
    ведомство министерство агентство миссия
""")
"""Nouns that stand for a body told before."""

SIDE_ADJECTIVES = {
    "rebel": "rebels",
    "insurgent": "rebels",
    "guerrilla": "rebels",
    "militant": "militants",
    "militia": "militants",
    "paramilitary": "militants",
    "separatist": "separatists",
    "opposition": "opposition",
    "government": "government",
    "regime": "government",
    "army": "army",
}
"""What sides are called by whose adjectives compounds and offices are made."""
