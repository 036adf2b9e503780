"""
Quotes: the stretches of a text that stand in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from trucewatch.reading.document import Span

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a]|''|``")
_ONLY_OPEN = frozenset(("\u201e", "\u00ab", "``"))
_ONLY_CLOSE = frozenset(("\u203a",))
_BEFORE = "([\u2014\u2013-:/\u00ab\u201e\u2060>*_|"


def quotes_in(text: str, span: Span) -> Iterator[Span]:
    """
    Yield what stands in quotation marks in a paragraph, marks not included.

    A quotation that the paragraph does not close runs to its end, as those of speeches do.
    """
    opened = -1
    for found in _MARK.finditer(text, *span):
        mark = found.group()
        if opened < 0:
            opened = found.end() if mark not in _ONLY_CLOSE and _opens(text, found) else opened
        elif mark not in _ONLY_OPEN:
            if found.start() > opened:
                yield opened, found.start()
            opened = -1
    if 0 <= opened < span[1]:
        yield opened, span[1]


def _opens(text: str, found: re.Match[str]) -> bool:
    """Say whether a mark stands before a word, with white space or another sign before it."""
    start, end = found.span()
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    return (not before or before.isspace() or before in _BEFORE) and not behind.isspace()


def cut_to(quotes: list[Span], span: Span) -> tuple[Span, ...]:
    """Return the parts of *quotes*, which stand in order, that lie in *span*."""
    first = bisect_right(quotes, span[0], key=lambda each: each[1])
    after = bisect_left(quotes, span[1], key=lambda each: each[0])
    return tuple((max(start, span[0]), min(end, span[1])) for start, end in quotes[first:after])
