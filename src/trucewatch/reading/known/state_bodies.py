"""
Bodies of a state, by the words that follow or precede the state's name or its people's.

"Russian defence ministry", "Ministry of Defence of Russia" and "минобороны России" are one body.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.reading.prose.told import ActorSort


@dataclass(frozen=True, slots=True)
class StateBody:
    """
    A body that every state can have.

    Attributes:
        name: What follows the people's adjective in its name; empty: the state itself speaks.
        sort: What sort of actor it is.
        words: Ways of writing it, in three languages; Russian ones in the nominative.
    """

    name: str
    sort: ActorSort
    words: tuple[str, ...]


def _body(name: str, sort: ActorSort, *words: str) -> StateBody:
    return StateBody(name, sort, tuple(each for line in words for each in line.split("|")))


STATE_BODIES: tuple[StateBody, ...] = (
    _body(
        "army",
        ActorSort.FORCE,
        "army|military|armed forces|army command|military command|army's general command",
        "army general command|army general staff|general staff|army high command|Arab Army",
        "army and armed forces|national army|defence forces|defense forces",
        "армия|вооруженные силы|генштаб|генеральный штаб|военные|командование армии|ВС",
        "командование вооруженных сил|генштаб вооруженных сил|армейское командование",
        "الجيش|جيش|القوات المسلحة|الجيش العربي|القيادة العامة للجيش|القيادة العامة للقوات المسلحة",
        "قيادة العمليات المشتركة",
        "هيئة الأركان|جيش الاحتلال|جيش الدفاع|قيادة الجيش",
    ),
    _body(
        "forces",
        ActorSort.FORCE,
        "forces|troops|soldiers|warplanes|jets|fighter jets|aircraft|bombers|helicopters",
        "gunboats|tanks|planes|paratroopers|commandos|army units|security forces",
        "special forces|ground forces|servicemen|units",
        "войска|силы|солдаты|военнослужащие|силовики|самолеты|беспилотники|подразделения|танки",
        "артиллерия|силы безопасности|авиация|десантники|спецназ",
        "القوات|قوات|الطائرات|طائرات|الطيران|المقاتلات|الطيران الحربي|قوات الأمن|المدفعية|مدفعية",
        "قوات الاحتلال|طائرات الاحتلال|الطيران الحربي",
    ),
    _body(
        "air force",
        ActorSort.FORCE,
        "air force|air forces|air force's",
        "ВВС|военно-воздушные силы|ВКС|воздушно-космические силы",
        "سلاح الجو|القوات الجوية|القوات الجوفضائية",
    ),
    _body("navy", ActorSort.FORCE, "navy|coast guard|coastguard", "ВМФ|ВМС|флот", "البحرية"),
    _body(
        "police",
        ActorSort.FORCE,
        "police|national police|riot police|gendarmerie|military police",
        "полиция|военная полиция|жандармерия",
        "الشرطة|شرطة|الشرطة العسكرية|الدرك",
    ),
    _body(
        "border guards",
        ActorSort.FORCE,
        "border guards|border guard|border service|border troops",
        "пограничники|погранслужба|пограничная служба|пограничные войска",
        "حرس الحدود",
    ),
    _body(
        "intelligence",
        ActorSort.FORCE,
        "military intelligence|intelligence service|intelligence|intelligence agency",
        "security service|security services",
        "разведка|военная разведка|спецслужбы",
        "الاستخبارات|المخابرات|الاستخبارات العسكرية",
    ),
    _body(
        "defence ministry",
        ActorSort.ORGANISATION,
        "defence ministry|defense ministry|ministry of defence|ministry of defense",
        "defence department|defense department|MoD|ministry for defence",
        "минобороны|министерство обороны|оборонное ведомство|военное ведомство|Минобороны",
        "вооруженное ведомство|Міноборони|міністерство оборони",
        "وزارة الدفاع|وزارة دفاع",
    ),
    _body(
        "foreign ministry",
        ActorSort.ORGANISATION,
        "foreign ministry|ministry of foreign affairs|foreign affairs ministry|foreign office",
        "external affairs ministry|ministry of external affairs",
        "МИД|министерство иностранных дел|внешнеполитическое ведомство|МЗС",
        "وزارة الخارجية|الخارجية|وزارة الشؤون الخارجية|وزارة خارجية",
    ),
    _body(
        "interior ministry",
        ActorSort.ORGANISATION,
        "interior ministry|ministry of interior|ministry of the interior|home ministry",
        "МВД|министерство внутренних дел",
        "وزارة الداخلية|الداخلية|وزارة داخلية",
    ),
    _body(
        "health ministry",
        ActorSort.ORGANISATION,
        "health ministry|ministry of health|health authorities|health officials",
        "минздрав|министерство здравоохранения",
        "وزارة الصحة|وزارة صحة",
    ),
    _body(
        "government",
        ActorSort.STATE,
        "government|transitional government|unity government|cabinet|administration|junta",
        "military junta|regime|government side|military government|ruling junta",
        "правительство|режим|кабинет министров|администрация|хунта|кабмин",
        "الحكومة|حكومة|النظام|نظام|السلطة|مجلس الوزراء|الإدارة",
    ),
    _body(
        "government forces",
        ActorSort.FORCE,
        "government forces|government troops|regime forces|army troops|government army",
        "government soldiers|government warplanes|regime warplanes|government aircraft",
        "pro-government forces|army forces|military forces",
        "правительственные войска|правительственные силы|правительственная армия",
        "القوات الحكومية|قوات الحكومة|قوات النظام|طيران النظام|طائرات النظام",
    ),
    _body(
        "presidency",
        ActorSort.ORGANISATION,
        "presidency|president's office|presidential office|presidential palace",
        "администрация президента|офис президента",
        "الرئاسة|رئاسة الجمهورية|مكتب الرئيس",
    ),
    _body(
        "parliament",
        ActorSort.ORGANISATION,
        "parliament|congress|senate",
        "парламент",
        "البرلمان|مجلس النواب|مجلس الشعب",
    ),
    _body(
        "security council",
        ActorSort.ORGANISATION,
        "National Security Council",
        "Совет безопасности|Совбез|Совет национальной безопасности",
        "مجلس الأمن القومي|مجلس الأمن الوطني",
    ),
    _body("embassy", ActorSort.ORGANISATION, "embassy|consulate", "посольство", "السفارة|سفارة"),
    _body(
        "",
        ActorSort.STATE,
        "officials|authorities|side|delegation|negotiators|negotiating team|diplomats|leaders",
        "leadership|mediators|officers|military officials|defence officials|defense officials",
        "counterparts|counterpart|colleagues|delegates|representatives|mission|envoys|monitors",
        "security officials|security sources|military sources|government officials|ministers",
        "власти|сторона|делегация|дипломаты|переговорщики|представители|руководство|коллеги",
        "посредники|чиновники|офицеры",
        "السلطات|سلطات|الجانب|الوفد|وفد|المسؤولون|مسؤولون|القيادة|الدبلوماسية",
    ),
    _body(
        "state media",
        ActorSort.MEDIA,
        "state media|state television|state tv|state news agency|media|news agency|television",
        "state radio|state-run media|state-run news agency|official news agency|press",
        "СМИ|телевидение|государственное телевидение|агентство",
        "الإعلام الرسمي|وكالة الأنباء|التلفزيون|التلفزيون الرسمي|وسائل إعلام",
    ),
)
"""Every body; of two that one way of writing could mean, the longer words win."""
