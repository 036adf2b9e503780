"""
Titles and offices of persons whose words texts report, in three languages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from trucewatch.reading.prose.names.name_words import name_words, plain_adjective

OFFICES = """
president|vice president|vice-president|prime minister|deputy prime minister|premier|chancellor
foreign minister|deputy foreign minister|defence minister|defense minister|interior minister
information minister|health minister|justice minister|finance minister|state minister|minister
peace minister|foreign affairs minister|minister of foreign affairs|minister of defence
minister of defense|deputy minister|minister for foreign affairs|oil minister|housing minister
secretary of state|assistant secretary of state|deputy secretary of state|secretary-general
secretary general|defense secretary|defence secretary|foreign secretary|under-secretary-general
national security adviser|national security advisor|security adviser|press secretary|secretary
special envoy|envoy|peace envoy|special representative|deputy special representative|ambassador
representative|high representative|permanent representative|negotiator|chief negotiator|mediator
lead negotiator|top negotiator|chief mediator|top diplomat|diplomat|senior diplomat
spokesman|spokeswoman|spokesperson|deputy spokesman|deputy spokesperson|chief spokesman
military spokesman|spokesperson's office|chief spokesperson
humanitarian coordinator|resident coordinator|emergency relief coordinator|coordinator|adviser
humanitarian chief|aid chief|relief chief|rights chief|army chief|police chief|chief of staff
humanitarian adviser|humanitarian advisor|special adviser|special advisor|political adviser
advisor|commander|deputy commander|commander-in-chief|field commander|military commander
chief monitor|head of mission|head of delegation|chairman|chairwoman|chairperson|deputy chairman
director|director-general|director general|executive director|country director|regional director
governor|deputy governor|mayor|deputy mayor|king|crown prince|emir|sultan|pope|speaker
senior official|official|security official
defence official|defense official|intelligence official|local official
tribal leader|
political leader|military leader|leader|deputy leader|chief|deputy chief|deputy head|head|chair
senior commander|junta leader|junta chief|faction leader|tribal chief|tribal elder|supreme leader
top official|senior officer|officer|lawmaker|senator|deputy|politburo member|activist|journalist
министр иностранных дел|министр обороны|министр внутренних дел|министр|премьер-министр|премьер
замминистра иностранных дел|заместитель министра иностранных дел|замминистра|президент
заместитель министра обороны|замминистра обороны|вице-президент|вице-премьер|канцлер
генсек|генеральный секретарь|госсекретарь|спецпосланник|специальный посланник|посланник
спецпредставитель|специальный представитель|постпред|постоянный представитель|посол
официальный представитель|представитель|пресс-секретарь|спикер|глава|лидер|секретарь
начальник центра|начальник|командующий|главнокомандующий|главком|командир|начальник генштаба
координатор|губернатор|мэр|директор|председатель|глава делегации|глава миссии|руководитель
генерал|генерал-майор|генерал-лейтенант|генерал-полковник|полковник|подполковник|майор
капитан|сопредседатель
وزير الخارجية|وزير الدفاع|وزير الداخلية|وزير الإعلام|وزير الصحة|نائب وزير الخارجية|وزير
رئيس الوزراء|رئيس الحكومة|نائب الرئيس|الرئيس|رئيس|رئيس المجلس|رئيس الأركان|نائب رئيس الوزراء
المبعوث|مبعوث|المبعوث الخاص|الموفد|المتحدث باسم|متحدث باسم|الناطق باسم|ناطق باسم|المتحدث
المتحدث الرسمي باسم|الناطق الرسمي باسم|الناطق العسكري باسم|المتحدث العسكري باسم|الناطق|متحدث
الأمين العام|أمين عام|المنسق|منسق الشؤون الإنسانية|منسقة الشؤون الإنسانية|المنسقة|السفير
سفير|قائد|القائد|القائد العام|محافظ|المحافظ|زعيم|مستشار|العميد|اللواء|العقيد|الفريق|الفريق أول
المتحدثة باسم|متحدثة باسم|الناطقة باسم|مدير|المدير|مسؤول|مسؤولة|كبير المفاوضين|وزيرة الخارجية
الممثل الخاص|الممثلة الخاصة|نائب المتحدث باسم|حاكم|عضو|رئيسة|الدكتور|الشيخ|المفوض السامي
"""
"""What a person is; the longest words win."""

RANKS = """
general|brigadier general|brigadier-general|major general|major-general|lieutenant general
lieutenant-general|colonel|lieutenant colonel|lieutenant-colonel|major|captain|brigadier|admiral
vice admiral|rear admiral|lieutenant|field marshal|marshal|sergeant|gen|brig gen|brig|maj gen
lt gen|lt col|col|maj|capt|lt|mr|mrs|ms|dr|sir|sheikh|sheik|prince|princess|father|bishop
archbishop|cardinal|imam|mullah|ayatollah|senator|professor|prof|comandante|commandante
"""
"""What stands before a name and is no office of its own."""

LEADS = frozenset(
    [
        *("chief", "senior", "top", "main", "former", "acting", "interim", "transitional", "new"),
        *("deputy", "special", "lead", "military", "political", "humanitarian", "peace", "local"),
        *("de", "facto", "outgoing", "foreign", "national", "security", "aid", "relief", "rights"),
        *("human", "regional", "armed", "official", "permanent", "ex", "mission", "veteran"),
        *("the", "refugee", "exiled", "elected", "internationally", "recognised", "recognized"),
        *(
            "press",
            "health",
            "media",
            "joint",
            "s",
            "caretaker",
            "designate",
            "emergency",
            "field",
        ),
        *("high", "level", "long", "time", "longtime", "ruling", "late", "then", "current"),
    ]
)
"""Words that can stand between whom somebody speaks for and the office."""

Titles = Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]


@cache
def titles() -> Titles:
    """Return every title by its first word, the longest first; with whether it is a rank."""
    index: dict[str, set[tuple[tuple[str, ...], bool]]] = defaultdict(set)
    for listed, is_rank in ((OFFICES, False), (RANKS, True)):
        for title in (each for line in listed.split("\n") for each in line.split("|") if each):
            keys = tuple(each.key for each in name_words(title))
            for form in {keys, (plain_adjective(keys[0]), *keys[1:])}:
                index[form[0]].add((form, is_rank))
    return {first: sorted(forms, key=lambda form: -len(form[0])) for first, forms in index.items()}
