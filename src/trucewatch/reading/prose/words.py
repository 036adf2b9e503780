r"""
Words: a text as words, runs of figures and signs, each with the key it is compared by.

A word holds its apostrophes ("doesn't", "Ma'rib"), and an abbreviation its dots ("U.S.", "a.m.");
a possessive "'s" is a word of its own, and a hyphen a sign ("rebel", "-", "held"). Figures hold
the commas, dots and colons inside them ("905,000", "1.2", "10:30"). What nobody sees, such as a
zero-width space inside a word, parts nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from trucewatch.definitions.names import DIRECTION_MARKS, ZERO_WIDTH
from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.document import Span
from trucewatch.reading.prose.told import Word

_UNSEEN = "".join(sorted(DIRECTION_MARKS | ZERO_WIDTH)) + "\u00ad\u061c\u200c-\u200f"
_SIGNS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
_SIGNS += "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\ufe0f"
_LETTER = "[^\\W\\d_]"
_WORD = re.compile(
    rf"(?P<own>['\u2019]s(?![\w{_SIGNS}]))"
    rf"|(?P<dotted>(?<!\w)(?:{_LETTER}\.){{2,8}}(?!\w))"
    rf"|(?P<word>{_LETTER}(?:[{_UNSEEN}{_SIGNS}]*+(?:{_LETTER}"
    rf"|['\u2019\u02bc](?!s(?![\w{_SIGNS}])){_LETTER}))*+[{_SIGNS}]*+)"
    r"|(?P<figures>\d+(?:[.,:\u066b\u066c]\d+)*+)"
    rf"|(?P<sign>[^\w\s{_UNSEEN}]|_)"
)
_LATIN_SIGN = re.compile("[\u0300-\u036f]")


def words_in(text: str, span: Span) -> Iterator[Word]:
    """Yield the words and signs of the text that stand in *span*, in their order."""
    for found in _WORD.finditer(text, *span):
        written, key = _shared(found.group())
        yield Word(found.span(), written, key)


@lru_cache(maxsize=512)
def words_at(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words and signs in *span*; those of the last few sentences are kept."""
    return tuple(words_in(text, span))


@lru_cache(maxsize=65_536)
def _shared(word: str) -> tuple[str, str]:
    # A long text has a million words, of which few differ: each is kept once.
    key = word_key(word)
    return word, word if key == word else key


def word_key(word: str) -> str:
    """
    Return the key of a word: tables of words are to be made with it, or spelt like it.

    Lower case, straight apostrophes; without accents, vowel signs, tatweel and what nobody sees.
    The forms of alef, hamza, ta marbuta and ya are one, and so are Russian yo and ye, short and
    long i.
    """
    key = key_of(word)
    if key.isascii():
        return key
    return unicodedata.normalize("NFC", _LATIN_SIGN.sub("", unicodedata.normalize("NFD", key)))
