"""
Sides without names of their own: "rebels", "both sides", "боевики", "المعارضة".
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.reading.prose.told import ActorSort


@dataclass(frozen=True, slots=True)
class KnownSide:
    """
    A side that texts name by a common noun.

    Attributes:
        name: One English name for the words.
        sort: What sort of actor it is.
        words: Ways of writing it, in three languages.
    """

    name: str
    sort: ActorSort
    words: tuple[str, ...]


def _side(name: str, *words: str, sort: ActorSort = ActorSort.SIDE) -> KnownSide:
    return KnownSide(name, sort, tuple(each for line in words for each in line.split("|")))


SIDES: tuple[KnownSide, ...] = (
    _side(
        "rebels",
        "rebels|rebel forces|rebel groups|rebel fighters|insurgents|rebel factions|guerrillas",
        "rebel side|guerrilla fighters|rebel group|insurgent groups|armed rebels|rebel alliance",
        "rebel movement|rebel army|rebel militia|rebel militias|rebel coalition|guerrilla group",
        "повстанцы|мятежники|повстанческие группировки|повстанческие отряды",
        "المتمردون|المتمردين|الثوار|متمردون|متمردين|فصائل الثوار",
    ),
    _side(
        "opposition",
        "opposition|opposition groups|opposition forces|opposition fighters|opposition factions",
        "armed opposition|armed opposition groups|non-jihadi opposition groups|opposition side",
        "moderate opposition|moderate rebels|opposition group|opposition delegation",
        "оппозиция|вооруженная оппозиция|отряды оппозиции|оппозиционные группировки",
        "умеренная оппозиция|силы оппозиции|оппозиционеры",
        "المعارضة|المعارضة المسلحة|فصائل المعارضة|قوات المعارضة|الفصائل المعارضة|الفصائل المسلحة",
        "فصائل|الفصائل|فصائل معارضة",
    ),
    _side(
        "militants",
        "militants|militant groups|armed groups|armed factions|fighters|gunmen|militias|militia",
        "illegal armed groups|armed group|illegal armed formations|militiamen|jihadists|jihadis",
        "armed formations|members of armed formations|armed youth|armed youths|armed bands",
        "paramilitary bands|armed elements|armed civilians|bandits|tribesmen|armed tribesmen",
        "paramilitaries|paramilitary groups|extremists|terrorists|terrorist groups|islamists",
        "armed men|armed militants|warlords|factions|terrorist organisations|paramilitary forces",
        "terrorist organizations|extremist groups|attackers|tribal fighters|tribal militias",
        "боевики|незаконные вооруженные формирования|НВФ|вооруженные группировки|террористы",
        "террористические группировки|вооруженные формирования|бандформирования|экстремисты",
        "المسلحون|المسلحين|مسلحون|مسلحين|المليشيات|الميليشيات|ميليشيات|مليشيا|الجماعات المسلحة",
        "الإرهابيون|الإرهابيين|المجموعات المسلحة|التنظيمات الإرهابية|المقاتلون",
        "المجموعات الإرهابية|المجموعات الإرهابية المسلحة|الجماعات الإرهابية|جماعات مسلحة",
        "المقاتلين|مقاتلون|مقاتلون محليون|مقاتلين محليين|مسلحون محليون|مسلحين محليين",
        "вооруженные люди|вооруженные лица|вооруженные мужчины|нападавшие|вооруженные группы",
    ),
    _side(
        "unknown gunmen",
        "unknown gunmen|unidentified gunmen|unidentified attackers|unknown attackers",
        "unidentified armed men|unknown assailants|unidentified assailants|unknown armed men",
        "неизвестные|неизвестные лица",
        "مسلحون مجهولون|مسلحين مجهولين|مجهولون|مجهولين",
        sort=ActorSort.UNSAID,
    ),
    _side(
        "separatists",
        "separatists|separatist forces|separatist rebels|separatist fighters|secessionists",
        "separatist groups|breakaway forces|separatist side|separatist authorities",
        "сепаратисты|ополченцы|ополчение|сепаратисти|самопровозглашенные республики",
        "непризнанные республики|народные республики",
        "الانفصاليون|الانفصاليين|انفصاليون|انفصاليين",
    ),
    _side(
        "government forces",
        "government forces|government troops|government soldiers|loyalist forces|loyalists",
        "regime forces|regime troops|state forces|government army|army troops|army units",
        "government warplanes|government aircraft|regime warplanes|government side|army forces",
        "loyalist troops|federal forces|federal troops|government helicopters|government jets",
        "правительственные войска|правительственные силы|правительственная армия",
        "федеральные силы|федеральные войска",
        "القوات الحكومية|قوات النظام|قوات الحكومة|طيران النظام|طائرات النظام|القوات النظامية",
        sort=ActorSort.FORCE,
    ),
    _side(
        "pro-government forces",
        "pro-government forces|pro-government militias|pro-government fighters|allied militias",
        "pro-regime forces|pro-government troops|pro-regime fighters|allied militia",
        "проправительственные силы|проправительственные войска|проправительственные отряды",
        "القوات الموالية للحكومة|قوات موالية للحكومة|القوات الموالية للنظام",
        sort=ActorSort.FORCE,
    ),
    _side(
        "both sides",
        "both sides|two sides|two sides|both parties|two parties|two countries",
        "two parties|two warring sides|two warring parties|both countries|two countries",
        "both warring parties|both warring sides|two armies|two neighbours|two armies",
        "обе стороны|стороны|две стороны|обеими сторонами",
        "الطرفان|الطرفين|الجانبان|الجانبين|كلا الطرفين|كلا الجانبين|البلدان|البلدين|طرفان",
        "طرفين",
    ),
    _side(
        "the parties",
        "warring parties|warring sides|sides|parties to the conflict",
        "conflicting parties|conflicting parties|all parties|all sides|warring factions",
        "rival factions|opposing sides|belligerents|warring parties|warring sides",
        "combatants|rival forces|rival armies|rivals|conflict parties|rival groups",
        "parties to the agreement|signatories|both camps|rival sides|rival governments",
        "стороны конфликта|противоборствующие стороны|конфликтующие стороны|воюющие стороны",
        "все стороны|участники конфликта",
        "الأطراف|أطراف النزاع|الأطراف المتحاربة|أطراف الصراع|جميع الأطراف|طرفا النزاع",
        "جميع القوات|كافة القوات|جميع الفصائل|كل الأطراف|جميع القوى المسلحة|كافة الفصائل",
        "طرفي النزاع|طرفا الصراع|طرفي الصراع|كافة الأطراف|الأطراف المتنازعة",
    ),
    _side(
        "state media",
        "state media|state television|state tv|state news agency|state-run media|official media",
        "state radio|state-run television|state-run news agency|official news agency",
        "state broadcaster",
        "государственные СМИ|государственное телевидение",
        "وسائل الإعلام الرسمية|الإعلام الرسمي|التلفزيون الرسمي|وكالة الأنباء الرسمية",
        sort=ActorSort.MEDIA,
    ),
    _side(
        "local media",
        "local media|media reports|local news outlets|news agencies|news media",
        "местные СМИ|СМИ|ЗМІ",
        "وسائل إعلام|وسائل الإعلام|وسائل إعلام محلية|الإعلام المحلي",
        sort=ActorSort.MEDIA,
    ),
    _side(
        "monitors",
        "monitors|ceasefire monitors|truce monitors|observers|international observers",
        "monitoring mission|international monitors|military observers|monitoring group",
        "war monitor|war monitor|observer mission|ceasefire observers|rights monitors",
        "наблюдатели|международные наблюдатели|мониторинговая миссия",
        "المراقبون|المراقبين|مراقبون|مراقبين|بعثة المراقبين|لجنة المراقبة",
        sort=ActorSort.MONITOR,
    ),
    _side(
        "activists",
        "activists|opposition activists|local activists|rights activists|rights groups",
        "human rights groups|rights organisations|rights organizations",
        "активисты|правозащитники",
        "الناشطون|ناشطون|الناشطين|ناشطين",
        sort=ActorSort.ORGANISATION,
    ),
    _side(
        "aid workers",
        "aid workers|aid groups|aid agencies|humanitarian agencies|relief agencies|relief workers",
        "aid organisations|aid organizations|humanitarian organisations|humanitarian workers",
        "humanitarian organizations|humanitarian groups",
        "гуманитарные организации|гуманитарные работники",
        "المنظمات الإنسانية|منظمات الإغاثة|عمال الإغاثة|المنظمات الإغاثية",
        sort=ActorSort.ORGANISATION,
    ),
    _side(
        "medics",
        "medics|rescuers|rescue workers|emergency workers|medical workers|ambulance workers",
        "медики|спасатели|врачи",
        "مسعفون|المسعفون|مسعفين|فرق الإنقاذ|الدفاع المدني",
        sort=ActorSort.ORGANISATION,
    ),
)
"""Every side; the first name that fits its words."""
