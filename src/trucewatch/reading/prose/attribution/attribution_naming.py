"""
Naming: which words beside a verb of saying belong to the name of whoever spoke.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution.attribution_line import Line, Stretch
from trucewatch.reading.prose.attribution.words.saying import Stance

_MOST_WORDS = 16
_MOST_IN_BRACKETS = 8
_FURTHEST_ASIDE = 40
_FURTHEST_THAT = 9


def back_over(line: Line, at: int) -> int:
    """Return the last word at or before *at* that is no adverb, auxiliary or word of time."""
    saying = line.saying
    while at >= 0 and at not in line.reach:
        key = line.key(at)
        is_time = key in saying.times or (key.isdigit() and line.key(at - 1) in saying.times)
        is_led = key in saying.prepositions and _is_time(line, at + 1)
        if not is_time and not is_led and key not in saying.between:
            break
        at -= 1
    return at


def before_brackets(line: Line, at: int) -> int:
    """Return the word before "(SPA)" where a bracket closes at *at*."""
    if line.key(at) != ")" or at in line.reach:
        return at
    for each in range(at - 1, max(0, at - _MOST_IN_BRACKETS), -1):
        if line.key(each) == "(":
            return each - 1
    return at


def before_aside(line: Line, comma: int) -> int:
    """Return the comma that opens the aside which ends at *comma*; 0 for none."""
    if any(line.is_comma(at) for at in range(*line.reach.get(comma - 1, (0, 0)))):
        # "the army's spokesman, X, said": the finder of people took both for one name.
        return comma
    for at in range(comma - 1, max(0, comma - _FURTHEST_ASIDE), -1):
        if line.is_quote_mark(at) or line.quoted[at]:
            return 0
        if line.is_comma(at) and at not in line.reach:
            return at if _opens_aside(line, at + 1, comma) else 0
    return 0


def naming_start(line: Line, last: int) -> int:
    """Return the first word of the name that ends with word *last*."""
    saying = line.saying
    at = last
    first = last + 1
    while at >= 0 and last - at < _MOST_WORDS:
        if at in line.reach:
            first = line.reach[at][0]
            at = first - 1
            continue
        key = line.key(at)
        if key in saying.joins and not _joins_speakers(line, at):
            break
        if key in saying.breaks or (line.is_stop(at) and not _is_inside(line, at)):
            break
        if line.quoted[at] or _ends_phrase(line, at):
            break
        first = at
        at -= 1
    return first


def naming_end(line: Line, first: int) -> int:
    """Return the word behind the name that starts with word *first*."""
    saying = line.saying
    at = first
    accuses = saying.speaker_follows and saying.verbs.get(line.key(first - 1)) is Stance.ACCUSES
    while at < line.end and at - first < _MOST_WORDS:
        if at in line.reach:
            if accuses and at > first and line.reach[at][0] == at:
                break  # "activists accused | the army"
            at = line.reach[at][1]
            if saying.speaker_follows and (accuses or not _that_follows(line, at)):
                return _behind_name(line, at)
            continue
        if _ends_name(line, first, at):
            break
        at += 1
    return at


def _ends_name(line: Line, first: int, at: int) -> bool:
    """Say whether a word can be no part of a name that starts with word *first*."""
    saying = line.saying
    key = line.key(at)
    if (line.is_stop(at) and not _is_inside(line, at)) or line.quoted[at]:
        return True
    if key in saying.breaks or key in saying.relatives or key in saying.that:
        return True
    if key in saying.participles or (
        key in saying.prepositions and line.key(at + 1) in saying.that
    ):
        return True
    if at == first:
        return False
    # "An organisation recorded | the killing of ...".
    is_deed = key.isdigit() or key.removeprefix("ب") in _DEEDS
    is_new = is_deed or is_told(line, key)
    if key in saying.verbs or (saying.speaker_follows and is_new):
        return True
    return _opens_tail(line, at) or bool(line.phrase(at, saying.quoting))


def _that_follows(line: Line, at: int) -> bool:
    """Say whether "that" follows before any sign: what stands before it still is the speaker."""
    for each in range(at, min(at + _FURTHEST_THAT, line.end)):
        if line.key(each) in line.saying.that:
            return True
        if line.is_stop(each):
            return False
    return False


def _behind_name(line: Line, at: int) -> int:
    """Return the word behind what still belongs to an Arabic name: an adjective, "in Gaza"."""
    saying = line.saying
    if line.keys[at : at + 3] == _RECOGNISED:
        at += len(_RECOGNISED)
    while at < line.end and at not in line.reach and line.key(at).startswith("ال"):
        if line.key(at) in saying.times or line.key(at + 1) in saying.that:
            break
        at += 1
        if at - 1 > 0 and line.key(at - 1) in saying.that:
            return at - 1
    if line.key(at) in saying.belonging and at + 1 < line.end and not _is_time(line, at + 1):
        return line.reach[at + 1][1] if at + 1 in line.reach else at + 2
    return at


def is_told(line: Line, key: str) -> bool:
    """Say whether an Arabic word is whom somebody speaks to: "to our agency", "to reporters"."""
    bare = key.removeprefix("لل").removeprefix("ل")
    nouns = line.saying.speakers | line.saying.bodies
    return key.startswith(_TOLD) and (bare in nouns or bare.startswith(_TOLD_BARE))


_DEEDS = frozenset(
    (
        *("مقتل", "اصابه", "استشهاد", "ارتفاع", "وقوع", "سقوط", "وصول", "دخول", "نزوح", "تمديد"),
        *("التوصل", "قصف", "خرق", "خروقات", "استئناف", "انسحاب", "استهداف", "اختطاف", "اعتقال"),
        *(
            "وفاه",
            "انتهاكات",
            "تعليق",
            "بدء",
            "انتهاء",
            "فقدان",
            "جرح",
            "احتجاز",
            "تسليم",
            "ادخال",
        ),
    )
)
_RECOGNISED = ("المعترف", "بها", "دوليا")
_TOLD = ("لوكال", "للصحف", "لصحيف", "لقناه", "لتلفزيون", "للوكاله", "لاذاعه", "لمراسل", "للاعلام")
_TOLD_BARE = ("وكال", "صحف", "صحيف", "قناه", "تلفزيون", "اذاعه", "مراسل", "اعلام")


def trimmed(line: Line, stretch: Stretch) -> Stretch:
    """Return a name's words without articles and adverbs before it."""
    saying = line.saying
    first, after = stretch
    while first < after and first not in line.reach:
        key = line.key(first)
        is_filling = key in saying.articles or key in saying.between or key in saying.times
        if not is_filling and not line.is_mark(first) and key not in saying.joins:
            break
        first += 1
    if first < after and line.key(first) in saying.prepositions and first not in line.reach:
        heads = saying.bodies | saying.speakers
        named = [at for at in range(first, after) if at in line.reach or line.key(at) in heads]
        first = named[0] if named else after
    while after > first and line.is_mark(after - 1) and after - 1 not in line.reach:
        after -= 1
    return first, after


def _opens_aside(line: Line, first: int, after: int) -> bool:
    """Say whether an aside opens here: "who ...", "speaking in ...", a name, an age."""
    key = line.key(first)
    is_known = key in line.saying.asides or first in line.reach or key.isdigit()
    return is_known or all(line.is_capital(at) or line.is_mark(at) for at in range(first, after))


def _is_time(line: Line, at: int) -> bool:
    key = line.key(at)
    return key in line.saying.times or (key.isdigit() and line.key(at + 1) in line.saying.times)


def _ends_phrase(line: Line, at: int) -> bool:
    """Say whether "according to" ends at *at*."""
    return any(
        line.keys[max(0, at + 1 - len(each)) : at + 1] == each for each in line.saying.according
    )


def _is_inside(line: Line, at: int) -> bool:
    """Say whether a sign belongs to a name: a stroke between its words, a point after "Gen"."""
    words = line.sentence.words
    touches = 0 < at < len(words) and words[at - 1].span[1] == words[at].span[0]
    return touches and line.key(at) in {"-", "–", ".", "'", "’"} and at < line.end


def _joins_speakers(line: Line, at: int) -> bool:
    """Say whether "and" stands between two names of which the first opens the clause."""
    if at - 1 in line.reach:
        before = line.reach[at - 1][0] - 1
    elif line.key(at - 1) in line.saying.speakers or line.key(at - 1) in line.saying.bodies:
        before = at - 2
    else:
        return False
    while before >= 0 and (
        line.key(before) in line.saying.articles
        or line.key(before) in line.saying.speakers
        or line.is_capital(before)
    ):
        before -= 1
    return before < 0 or line.is_stop(before) or line.key(before) in line.saying.breaks


def _opens_tail(line: Line, at: int) -> bool:
    """Say whether "on Tuesday" or "in a statement" starts at *at*."""
    saying = line.saying
    key = line.key(at)
    if key in saying.times and at not in line.reach:
        return True
    if key in saying.joins:
        return not (at + 1 in line.reach or line.key(at + 1) in saying.articles)
    if key not in saying.prepositions:
        return False
    following = at + 1
    if line.key(following) in saying.articles:
        following += 1
    return any(
        line.key(each) in saying.times or line.key(each) in saying.written
        for each in range(following, min(following + 3, line.end))
        if each not in line.reach
    )
