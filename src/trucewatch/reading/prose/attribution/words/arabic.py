"""
Arabic words of saying, as agencies, ministries and parties use them; the verb stands first.

Keys have one form of alef, hamza, ta marbuta and ya; "and" is written tight to a verb.
"""

from __future__ import annotations

from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.prose.attribution.words.saying import (
    Phrase,
    SayingWords,
    Stance,
    table,
)

_SAYS = (
    "قال قالت قالوا ذكر ذكرت أفاد أفادت أكد أكدت أوضح أوضحت أضاف أضافت صرح صرحت أشار أشارت أعلن"
    " أعلنت يقول تقول كشف كشفت لفت لفتت حذر حذرت شدد شددت نقل نقلت أبلغ أبلغت اعتبر"
    " اعتبرت رأى رأت أعرب أعربت يؤكد تؤكد وصف وصفت أعلنوا أكدوا أدان أدانت رحب رحبت نوه تابع"
    " تابعت توقع توقعت تعهد تعهدت"
)
_DENIES = "نفى نفت ينفي تنفي كذب أنكر أنكرت نفوا"
_ACCUSES = "اتهم اتهمت يتهم تتهم اتهموا حمل حملت"
_DEMANDS = "دعا دعت طالب طالبت حث حثت ناشد ناشدت يطالب تطالب يدعو تدعو طلب طلبت"
_RECORDS = "رصد رصدت وثق وثقت سجل سجلت أحصى أحصت"
_PARTICIPLES = (
    "مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة قائلا قائلة معلنا معلنة لافتا محذرا مشددا"
    " معتبرا مبينا"
)
_PEOPLE = (
    "متحدث ناطق مصدر مصادر مسؤول مسؤولون مسؤولين شهود شاهد عيان سكان ناشط ناشطون ناشطين نشطاء مسعف"
    " مسعفون مسعفين طبيب أطباء وزير وزراء رئيس قائد قادة مبعوث مدير مندوب سفير ممثل ضابط محافظ"
    " أمين دبلوماسي دبلوماسيون وسيط وسطاء منسق قيادي أهالي مراسل مراقبون مفوض عضو زعيم نائب خبير"
    " صحفي مراسلو مزارع منسقة متحدثة وزيرة مديرة ممثلة طرفان جانبان"
)
_BODIES = (
    "وزارة خارجية دفاع داخلية صحة قيادة هيئة وكالة مرصد منظمة لجنة حركة جماعة جيش قوات حكومة رئاسة"
    " مكتب مركز بعثة إعلام تلفزيون قناة صحيفة بيان بيانات تقرير مجلس تحالف غرفة سلطات مستشفى دفاع"
    " شرطة دائرة برنامج صندوق مفوضية أمم اتحاد شبكة مؤسسة إذاعة جبهة فصائل معارضة نقابة وسائل"
)
_WRITTEN = (
    "بيان مؤتمر تصريح تصريحات مقابلة حسابه تويتر تغريدة منشور كلمة رسالة حديث لقاء صفحته خطاب"
    " فيسبوك موقعها تقرير"
)
_TIMES = (
    "اليوم أمس الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد صباح مساء ليلة فجر ظهر يوم"
    " لاحقا سابق لاحق"
)
_PREFIXES = ("و", "ف")
_ARTICLES = ("ال", "وال", "بال", "لل", "ب", "ل", "و", "كال", "فال")


def _with_and(several: str) -> str:
    """Return verbs as they stand, and with "and" before them."""
    forms = [key_of(each) for each in several.split()]
    return " ".join([*forms, *(prefix + each for prefix in _PREFIXES for each in forms)])


def _keys(several: str) -> frozenset[str]:
    return frozenset(map(key_of, several.split()))


def _nouns(several: str) -> frozenset[str]:
    """Return nouns bare, and with the article and what is written tight to it."""
    bare = [key_of(each) for each in several.split()]
    return frozenset([*bare, *(prefix + each for prefix in _ARTICLES for each in bare)])


def _phrases(*several: str) -> tuple[Phrase, ...]:
    plain = [tuple(key_of(word) for word in each.split()) for each in several]
    return (*plain, *(("و" + each[0], *each[1:]) for each in plain))


ARABIC = SayingWords(
    verbs=table(
        {
            Stance.SAYS: _with_and(_SAYS),
            Stance.DENIES: _with_and(_DENIES),
            Stance.ACCUSES: _with_and(_ACCUSES),
            Stance.DEMANDS: _with_and(_DEMANDS),
            Stance.RECORDS: _with_and(_RECORDS),
        }
    ),
    participles=table({Stance.SAYS: _with_and(_PARTICIPLES)}),
    no_saying=frozenset({"لم", "لا", "لن", "ان"}),
    between=_keys("أيضا رسميا كذلك بدوره بدورها من جهته من جهتها"),
    that=_keys("إن أن بأن أنه أنها بأنه بأنها إنه إنها أنهم إنهم"),
    according=_phrases("وفق", "وفقا ل", "وفقا", "بحسب", "حسب", "طبقا", "نقلا عن", "حسبما أفاد"),
    quoting=_phrases("نقلا عن"),
    no_speakers=_nouns("اتفاق خطة قرار بنود جدول"),
    speakers=_nouns(_PEOPLE),
    bodies=_nouns(_BODIES),
    belonging=_keys("باسم في لدى ل"),
    recorders=_nouns("مراقبون مرصد بعثة مراقبين"),
    written=_nouns(_WRITTEN),
    pronouns=frozenset({"هو", "هي", "هم"}),
    relatives=_keys("الذي التي الذين"),
    breaks=_keys("لكن بينما بعد عندما حيث فيما"),
    likewise=_keys("حسبما كما مثلما وفقما"),
    partings=_keys("لكن بينما فيما غير"),
    joins=frozenset({"و"}),
    times=_keys(_TIMES),
    prepositions=_keys("في من عبر خلال على إلى ل عن ب"),
    speaker_follows=True,
)
"""Arabic."""
