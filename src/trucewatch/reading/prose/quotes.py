"""
Quotes: the stretches of a text that stand in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.reading.document import Span

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a]|''|``")
_OPEN = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
_CLOSE = frozenset(("\u201d", "\u00bb", "''"))


def quotes_in(text: str, span: Span) -> Iterator[Span]:
    """
    Yield what stands in quotation marks in a paragraph, marks not included.

    A quotation that the paragraph does not close runs to its end, as those of speeches do.
    """
    opened = -1
    for found in _MARK.finditer(text, *span):
        mark = found.group()
        if opened >= 0 and (mark in _CLOSE or mark == '"' or mark in "\u201c\u203a"):
            if found.start() > opened:
                yield opened, found.start()
            opened = -1
        elif opened < 0 and (mark in _OPEN or mark == '"' or mark in "\u201d\u2039\u201f"):
            opened = found.end() if _opens(text, found) else opened
    if 0 <= opened < span[1]:
        yield opened, span[1]


def _opens(text: str, found: re.Match[str]) -> bool:
    """Say whether a mark stands before a word, and not behind one."""
    before = text[found.start() - 1 : found.start()]
    return not before or before.isspace() or not before.isalnum() or found.group() in _OPEN


def cut_to(quotes: list[Span], span: Span) -> tuple[Span, ...]:
    """Return the parts of *quotes* that lie in *span*."""
    parts = ((max(start, span[0]), min(end, span[1])) for start, end in quotes)
    return tuple((start, end) for start, end in parts if start < end)
