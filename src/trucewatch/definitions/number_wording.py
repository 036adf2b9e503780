"""
Number wording: what people write for a number of people, and how much it can mean.

Words give intervals, never one figure. Where usage is loose a convention is needed; these are
ours, stated so that they can be disputed:

============================= ==============================================
Wording                       Interval
============================= ==============================================
12; 1,200; twelve             the number
10-15; 10 to 15;              both ends
between 10 and 15
nearly N, almost N            nine tenths of N, to N
about N, around N, some N,    nine tenths of N, to eleven tenths of N
roughly N, approximately N
over N, more than N           N + 1, and no upper end
N+; at least N; N or more     N, and no upper end
up to N; at most N            0, to N
fewer than N, less than N     0, to N - 1
a couple; a few; several      2; 3 to 5; 3 to 9
a dozen; dozens               12; 24 to 99
tens; scores                  20 to 99; 40 to 99
hundreds; thousands           200 to 999; 2000 to 9999
no, none, nobody              0
============================= ==============================================

Every other wording of `numbers_in_text` is read as well, in its languages: "no fewer than 12",
"two hundred", "1.2 million".

A fraction, a negative number or a number in another notation is no number of people. Digits of
other scripts are read as 0 to 9.
"""

from __future__ import annotations

import re
import unicodedata

from trucewatch.definitions.counts import LARGEST, UNKNOWN, Count, How, bounded
from trucewatch.definitions.number_mentions import NumberKind
from trucewatch.definitions.numbers_in_text import numbers_in

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELT = {word: number for number, word in enumerate(_ONES)}
_SPELT |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_SPELT |= {
    f"{ten}-{one}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for ones, one in enumerate(_ONES[1:10], start=1)
}

_LOOSE = {
    "no": Count.exactly(0),
    "none": Count.exactly(0),
    "nobody": Count.exactly(0),
    "a couple": Count(2, None, 2),
    "a few": Count(3, None, 5),
    "several": Count(3, None, 9),
    "a dozen": Count(12, None, 12),
    "dozens": Count(24, None, 99),
    "tens": Count(20, None, 99),
    "scores": Count(40, None, 99),
    "hundreds": Count(200, None, 999),
    "thousands": Count(2000, None, 9999),
}


_BEFORE = {
    "nearly": How.NEAR,
    "almost": How.NEAR,
    "about": How.ABOUT,
    "around": How.ABOUT,
    "some": How.ABOUT,
    "roughly": How.ABOUT,
    "approximately": How.ABOUT,
    "over": How.OVER,
    "more than": How.OVER,
    "at least": How.AT_LEAST,
    "up to": How.UP_TO,
    "at most": How.UP_TO,
    "fewer than": How.FEWER,
    "less than": How.FEWER,
}
_FIGURE = r"[0-9a-z][0-9a-z,.'\u202f\u00a0-]*"
_QUALIFIED = re.compile(rf"(?P<how>{'|'.join(_BEFORE)}) (?P<number>{_FIGURE})")
_OR_MORE = re.compile(rf"(?P<number>{_FIGURE}?) ?(?:\+|or more)")
_RANGE = re.compile(
    r"(?:between )?(?P<low>[0-9]{1,9}) ?(?:-|\u2013|to|and) ?(?P<high>[0-9]{1,9})", re.IGNORECASE
)
_GROUPED = {
    "point": re.compile(r"[0-9]{1,3}(?:[,'\u202f\u00a0 ][0-9]{3})+"),
    "comma": re.compile(r"[0-9]{1,3}(?:[.'\u202f\u00a0 ][0-9]{3})+"),
}


def read_count(words: str, decimal: str = "point") -> Count | None:
    """
    Return what *words* say of a number of people.

    Args:
        words: A number, or one of the wordings above; blank is unknown and not zero.
        decimal: ``point`` or ``comma``: which sign parts fractions, so that the other one can
            part thousands.

    Returns:
        The count with its bounds, or ``None`` where the words are no number of people.
    """
    text = " ".join(western_digits(words).casefold().split())
    if not text:
        return UNKNOWN
    figure = _figure(text, decimal)
    if figure is not None:
        return Count.exactly(figure)
    found = _LOOSE.get(text) or _qualified(text, decimal) or _range(text)
    return found or _in_running_text(words)


def _in_running_text(words: str) -> Count | None:
    """Return the number that running text would give by the same words, if they are one."""
    if not any(letter.isalpha() for letter in words):
        return None
    text = words.strip()
    found = numbers_in(text)
    is_whole = len(found) == 1 and found[0].span == (0, len(text))
    return found[0].count if is_whole and found[0].kind is NumberKind.COUNT else None


def is_plain(words: str) -> bool:
    """Say whether *words* are nothing but the digits 0 to 9."""
    return words.isascii() and words.isdigit()


def western_digits(text: str) -> str:
    """Return *text* with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(
        letter
        if unicodedata.digit(letter, None) is None or letter in "\u00b2\u00b3\u00b9"
        else str(unicodedata.digit(letter))
        for letter in text
    )


def _qualified(text: str, decimal: str) -> Count | None:
    found = _QUALIFIED.fullmatch(text)
    if found:
        number = _figure(found["number"], decimal)
        return None if number is None else bounded(_BEFORE[found["how"]], number, number)
    found = _OR_MORE.fullmatch(text)
    number = _figure(found["number"], decimal) if found else None
    return None if number is None else bounded(How.AT_LEAST, number, number)


def _range(text: str) -> Count | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = int(found["low"]), int(found["high"])
    return Count(low, None, high) if low <= high <= LARGEST else None


def _figure(text: str, decimal: str) -> int | None:
    if text in _SPELT:
        return _SPELT[text]
    if _GROUPED[decimal].fullmatch(text):
        text = re.sub(r"[^0-9]", "", text)
    # Workbooks and data frames write whole numbers as 3.0.
    whole = text[:-2] if decimal == "point" and text.endswith(".0") else text
    if not is_plain(whole) or len(whole) > 10 or int(whole) > LARGEST:
        return None
    return int(whole)
