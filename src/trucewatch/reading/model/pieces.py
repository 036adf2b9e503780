"""
Pieces: a text cut where paragraphs end, so that a model sees no more than it can hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.document import Span

PIECE_MOST = 6_000
"""Characters of the longest piece."""

PIECES_MOST = 64
"""Pieces of a text that are asked about at most."""

_ENDS = ("\n\n", "\n", ". ", " ")


def pieces_of(text: str) -> Iterator[Span]:
    """Return stretches that cover *text*, each ending where a paragraph, line or word ends."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        if text[start:end].strip():
            yield start, end
        start = end


def _end(text: str, start: int) -> int:
    most = start + PIECE_MOST
    if most >= len(text):
        return len(text)
    for mark in _ENDS:
        at = text.rfind(mark, start + PIECE_MOST // 2, most)
        if at >= 0:
            return at + len(mark)
    return most
