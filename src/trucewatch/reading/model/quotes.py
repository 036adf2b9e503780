"""
Where a quotation stands: a model says words, and never where they are.

The words are looked up as they are first, then without regard to white space, quotation marks,
dashes and characters that nobody sees. What is not found either way is not in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.definitions.names import DIRECTION_MARKS, ZERO_WIDTH
from trucewatch.reading.document import Span

QUOTE_MOST = 2_000
"""Characters of the longest quotation that is looked up."""

_PLACES_MOST = 200
_ALIKE = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_UNSEEN = frozenset(DIRECTION_MARKS) | frozenset(ZERO_WIDTH) | {"\u00ad"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """
    Where a quotation stands.

    Attributes:
        span: Its characters in the text.
        is_one_of_several: Whether it stands elsewhere too, and nothing says which is meant.
    """

    span: Span
    is_one_of_several: bool = False


class Quotable:
    """A stretch of a text in which quotations are looked up."""

    def __init__(self, text: str, within: Span) -> None:
        """Take *text* and the stretch of it in which to look."""
        self._text = text
        self._within = within
        self._plain, self._at = _plain(text, within)
        self._found: dict[str, tuple[Span, ...]] = {}

    def places(self, quote: str) -> tuple[Span, ...]:
        """Return every place of *quote*, whole words before parts of words; none if too long."""
        if len(quote) > QUOTE_MOST or not quote.strip():
            return ()
        if quote not in self._found:
            self._found[quote] = self._looked_up(quote)
        return self._found[quote]

    def nearest(self, quote: str, evidence: Sequence[Span]) -> QuotePlace | None:
        """
        Return the place of *quote* that lies nearest to *evidence*; ``None`` where it has none.

        Args:
            quote: Words of the text.
            evidence: Where the other words of the same claim stand.
        """
        places = self.places(quote)
        if not places:
            return None
        if len(places) == 1:
            return QuotePlace(places[0])
        far = [min((_gap(place, each) for each in evidence), default=0) for place in places]
        least = min(far)
        return QuotePlace(places[far.index(least)], far.count(least) > 1)

    def _looked_up(self, quote: str) -> tuple[Span, ...]:
        exact = tuple(_stands(self._text, quote.strip(), self._within))
        if not exact:
            words, _ = _plain(quote, (0, len(quote)))
            found = _stands(self._plain, words.strip(), (0, len(self._plain)))
            exact = tuple(self._own(each) for each in found)
        whole = tuple(each for each in exact if _is_whole(self._text, each))
        return whole or exact

    def _own(self, span: Span) -> Span:
        return self._at[span[0]], self._at[span[1] - 1] + 1


def _stands(text: str, words: str, within: Span) -> Iterator[Span]:
    at = text.find(words, *within) if words else -1
    for _ in range(_PLACES_MOST):
        if at < 0:
            return
        yield at, at + len(words)
        at = text.find(words, at + 1, within[1])


def _plain(text: str, within: Span) -> tuple[str, list[int]]:
    """Return a stretch with its signs made alike, and where each character comes from."""
    signs: list[str] = []
    at: list[int] = []
    for place in range(*within):
        sign = text[place]
        if sign in _UNSEEN:
            continue
        if _SPACE.match(sign):
            if signs and signs[-1] == " ":
                continue
            sign = " "
        signs.append(sign.translate(_ALIKE))
        at.append(place)
    return "".join(signs), at


def _is_whole(text: str, span: Span) -> bool:
    first, after = span
    is_begun = first > 0 and text[first - 1].isalnum() and text[first].isalnum()
    goes_on = after < len(text) and text[after].isalnum() and text[after - 1].isalnum()
    return not is_begun and not goes_on


def _gap(one: Span, other: Span) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])


def between(starts: Sequence[int], span: Span) -> slice:
    """Return which of stretches that begin at *starts*, in order, can touch *span*."""
    return slice(max(0, bisect_left(starts, span[0]) - 1), bisect_left(starts, span[1]))
