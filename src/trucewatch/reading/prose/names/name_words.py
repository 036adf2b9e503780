"""
Words of a sentence as names are compared: one key each, and where an Arabic particle ends.

Latin words are folded, Cyrillic words lose the endings of their cases, Arabic words have the ways
in which "and", "by", "to" may be written as one with them. One pass, linear in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.definitions.name_keys import bent_key, is_arabic, is_cyrillic
from trucewatch.definitions.names import folded

_MARKS = "\u0300-\u036f\u0640\u064b-\u0652\u0670\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"
    rf"|[^\W_](?:[\w{_MARKS}]|['`\u2018\u2019\u02bc](?=[^\W\d_])(?![sS]\b))*"
)
_ARABIC_PREFIXES = ("و", "ف", "ب", "ك", "ل")
_DEMONYM_ENDS = ("ين", "ون", "ات", "ه")
_LEAST = 2
_WITH = ("ими", "ыми")
_LEAST_BENT = 6


@dataclass(frozen=True, slots=True)
class NameWord:
    """
    A word of a sentence.

    Attributes:
        start: Its first character, in the sentence.
        end: Its first character after it.
        text: As it stands.
        key: For comparing: folded; without endings in Cyrillic.
        gap: What stands between the word before it and it.
        ways: Of an Arabic word every key, with the number of letters of particles left out.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    ways: tuple[tuple[str, int], ...]

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter or a figure."""
        return not self.text[0].islower()

    @property
    def is_acronym(self) -> bool:
        """Whether all its letters are capitals, and there are several."""
        return len(self.text) > 1 and self.text.isupper()


def name_words(text: str) -> list[NameWord]:
    """Return the words of *text*; signs are kept as the gaps between them."""
    words: list[NameWord] = []
    last = 0
    for found in _WORD.finditer(text):
        written = found.group()
        key, ways = name_key(written)
        words.append(
            NameWord(found.start(), found.end(), written, key, text[last : found.start()], ways)
        )
        last = found.end()
    return words


@lru_cache(maxsize=65_536)
def name_key(word: str) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Return the key of *word*, and every way of taking an Arabic word apart."""
    if word.isascii():
        key = word.replace(".", "").lower() if "." in word else folded(word)
        return key, ((key, 0),)
    if is_cyrillic(word):
        bent = word[:-3] + "ые" if word.endswith(_WITH) and len(word) > _LEAST_BENT else word
        key = folded(word) if word.isupper() else bent_key(bent) or folded(word)
        return key, ((key, 0),)
    key = folded(word) or word
    return key, tuple(_arabic_ways(key)) if is_arabic(word) else ((key, 0),)


def _arabic_ways(key: str) -> list[tuple[str, int]]:
    ways = [(key, 0)]
    for first in _ARABIC_PREFIXES:
        if not key.startswith(first) or len(key) <= 1 + _LEAST:
            continue
        ways += [(rest, cut + 1) for rest, cut in _arabic_ways_once(key[1:], first)]
    return ways


def _arabic_ways_once(rest: str, first: str) -> list[tuple[str, int]]:
    # "lil-" drops the alef of the article; the article stays part of the name.
    if first == "ل" and rest.startswith("ل"):
        return [("ا" + rest, 0), (rest, 0)]
    ways = [(rest, 0)]
    if first in ("و", "ف") and rest[:1] in ("ب", "ك", "ل") and len(rest) > 1 + _LEAST:
        ways += [(more, cut + 1) for more, cut in _arabic_ways_once(rest[1:], rest[0])]
    return ways


def plain_adjective(key: str) -> str:
    """Return the form without gender and number of an Arabic adjective for a people."""
    for ending in _DEMONYM_ENDS:
        if key.endswith("ي" + ending):
            return key[: -len(ending)]
    return key
