"""
Plain text: a text without what nobody sees, and the way back to the text as given.

Zero-width characters, marks of direction, vowel signs, tatweel and soft hyphens are left out, so
that a word that holds them is the word; every place in the plain text knows its place in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from trucewatch.definitions.names import DIRECTION_MARKS, ZERO_WIDTH

_UNSEEN = re.compile(
    "["
    + "".join(sorted(DIRECTION_MARKS | ZERO_WIDTH))
    + "\u00ad\u061c\u0640\u200c-\u200f\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    + "\ufe0f]+"
)
_SIGN = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    {
        "\u0622": "\u0627",  # alef with madda
        "\u0623": "\u0627",  # alef with hamza above
        "\u0625": "\u0627",  # alef with hamza below
        "\u0671": "\u0627",  # alef wasla
        "\u0629": "\u0647",  # ta marbuta
        "\u0649": "\u064a",  # alef maksura
        "\u06cc": "\u064a",  # Persian ya
        "\u06a9": "\u0643",  # Persian kaf
        "\u0624": "\u0648",  # hamza on waw
        "\u0626": "\u064a",  # hamza on ya
        "\u0439": "\u0438",  # Russian short i, which may come in two characters
        "\u0451": "\u0435",  # Russian yo, often written as ye
        "\u0457": "\u0456",  # Ukrainian yi
        "\u2019": "'",
        "\u02bc": "'",
    }
)


def key_of(word: str) -> str:
    """Return the form in which *word* stands in the tables of the languages."""
    if word.isascii():
        return word.lower()
    return _UNSEEN.sub("", word.casefold()).translate(_LETTERS)


@dataclass(frozen=True, slots=True)
class PlainText:
    """
    A stretch of a text without what nobody sees.

    Attributes:
        text: The plain characters.
        given: The stretch as given.
        offset: Where the stretch starts in the whole text.
    """

    text: str
    given: str
    offset: int
    _kept: list[int] = field(repr=False)
    _dropped: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str, offset: int = 0) -> PlainText:
        """Return *text*, which starts at *offset* of the whole, without what nobody sees."""
        pieces: list[str] = []
        kept, dropped = [0], [0]
        cursor = length = 0
        for found in _UNSEEN.finditer(text):
            pieces.append(text[cursor : found.start()])
            length += found.start() - cursor
            cursor = found.end()
            kept.append(length)
            dropped.append(cursor - length)
        if not pieces:
            return cls(text, text, offset, kept, dropped)
        return cls("".join([*pieces, text[cursor:]]), text, offset, kept, dropped)

    def place(self, at: int) -> int:
        """Return where the character *at* of the plain text stands in the whole text."""
        return self.offset + at + self._dropped[bisect_right(self._kept, at) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the whole text from character *start* to the last before *end*."""
        last = self.place(end - 1) + 1
        # A vowel sign belongs to the letter before it.
        while last - self.offset < len(self.given) and _SIGN.match(self.given[last - self.offset]):
            last += 1
        return self.place(start), last
