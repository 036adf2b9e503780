"""
Names of persons by their form: a run of capitalised words, or two words behind an Arabic title.
"""

from __future__ import annotations

from trucewatch.definitions.name_keys import is_arabic
from trucewatch.reading.prose.names.actor_cues import FUNCTION
from trucewatch.reading.prose.names.actor_mentions import Words
from trucewatch.reading.prose.names.name_words import name_key


def _set(text: str) -> frozenset[str]:
    return frozenset(name_key(word)[0] for word in text.split())


_PARTICLES = frozenset(
    (
        *("de", "al", "bin", "ibn", "van", "von", "der", "den", "el", "abu", "le", "la", "da"),
        *("dos", "del", "di", "bint", "ul", "ag", "ould", "san", "аль", "эль", "бен", "де", "ан"),
        *("ас", "ад", "фон", "ибн", "абу"),
    )
)
_AR_PARTICLES = _set("""
    دي بن أبو ابو عبد آل بو ابن فون لو ولد أغ دو فان محمد
""")
_AR_STOPS = _set("""
    يوم الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد شخص شخصا عدد نحو حيث عبر بالتوقيت
    في من إلى على عن أن إن قال قالت أكد أكدت أعلن أعلنت دعا دعت حذر حذرت رحب رحبت بحث التقى زار
    طالب طالبت أضاف أضافت أشار أشارت اعتبر شدد كشف نفى نفت إنه إنها الذي التي خلال اليوم أمس
    مساء صباح عبر بعد قبل لدى وقف بأن يبحث يلتقي يصل يؤكد يعلن يدعو يقول تصل وصل وصلت مع هو هي
    هذا هذه ذلك تلك كان كانت قد لم لن لا ما حول بشأن بين ضد حتى منذ عند عندما كما ثم أو لكن بل
    حيث إذ إذا سابق سابقا جديد جديدة وقال وأكد وأعلن وأضاف وأضافت وقالت ودعا وأشار له لها عسكري
    محلي حكومي رفيع كبير طلب طلبت يطالب يحذر تعلن هنا ان اتهم اتهمت
""")
_WORDS_MOST = 5
_ALSO_MONTHS = frozenset(("jan", "may", "june", "april", "august"))


def name_end(words: Words, first: int, taken: frozenset[int]) -> int:
    """
    Return the first word after the name of a person that begins with word *first*.

    Args:
        words: The sentence.
        first: The word.
        taken: Words that belong to actors, and to no person.

    Returns:
        *first* itself where no name begins there.
    """
    if first >= len(words.words) or first in taken:
        return first
    if is_arabic(words.words[first].text):
        return _arabic_end(words, first, taken)
    if not _is_name_word(words, first) or not _may_begin(words, first):
        return first
    end = at = first + 1
    while at < min(first + _WORDS_MOST, len(words.words)) and at not in taken:
        gap = words.gap(at)
        is_initial = gap == ". " and at - 1 >= first and len(words.words[at - 1].text) == 1
        if gap not in (" ", "-", "\u00a0") and not is_initial:
            break
        if (_is_name_word(words, at) and words.key(at) not in FUNCTION) or (
            gap == "-" and words.key(at - 1) != "al"
        ):
            end = at + 1
        elif words.key(at) not in _PARTICLES:
            break
        at += 1
    return end


def _may_begin(words: Words, first: int) -> bool:
    # "Jan Egeland" is no month.
    key = words.key(first)
    if key in _ALSO_MONTHS and words.is_joined(first + 1):
        return words.words[first + 1].text[0].isupper()
    return key not in FUNCTION


def _is_name_word(words: Words, at: int) -> bool:
    text = words.words[at].text
    return text[0].isupper() and not (len(text) > 4 and text.isupper() and text.isascii())


def _arabic_end(words: Words, first: int, taken: frozenset[int]) -> int:
    if words.key(first).startswith("ال") or _is_stop(words, first):
        return first
    at = first + 1
    for most in range(2):
        while at < len(words.words) and words.key(at) in _AR_PARTICLES and words.is_joined(at):
            at += 1
        if most or not words.is_joined(at) or at in taken or _is_stop(words, at):
            break
        at += 1
    return at if at - first >= 2 else first


def _is_stop(words: Words, at: int) -> bool:
    return any(key in _AR_STOPS for key, _ in words.words[at].ways)
