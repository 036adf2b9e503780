"""
The text with its claims marked: cut wherever a claim begins or ends, so that claims can overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.reading.claim import Claim
from trucewatch.reading.document import Span

_Numbered = tuple[Span, int]

MOST_WHOLE = 400_000
"""Characters of a text that is shown whole; of a longer one the lines with claims are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A stretch of a line over which nothing begins or ends.

    Attributes:
        text: Its characters as they came.
        claims: Numbers of the claims that it belongs to, from 1.
        begins: Numbers of the claims that begin with it.
        is_slot: Whether a slot of one of these claims quotes it.
    """

    text: str
    claims: tuple[int, ...]
    begins: tuple[int, ...]
    is_slot: bool


def marked_lines(text: str, claims: Mapping[int, Claim]) -> Iterator[list[Piece]]:
    """
    Give the lines of *text* that are not blank, each cut into pieces.

    Args:
        text: The text.
        claims: Its claims by the number under which they are shown.
    """
    lines = _lines(text)
    told = [(each.span, number) for number, each in claims.items()]
    quoted = [(span, 0) for each in claims.values() for span in _quoted(each)]
    of_claims, of_slots = _by_line(lines, told), _by_line(lines, quoted)
    for at, line in enumerate(lines):
        is_wanted = len(text) <= MOST_WHOLE or at in of_claims
        if is_wanted and text[slice(*line)].strip():
            yield list(_pieces(text, line, of_claims.get(at, []), of_slots.get(at, [])))


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found.append((at, at + len(line)))
        at += len(line)
    return found


def _quoted(claim: Claim) -> Iterator[Span]:
    for slot in claim.slots.values():
        yield from slot.spans


def _by_line(lines: Sequence[Span], numbered: Sequence[_Numbered]) -> dict[int, list[_Numbered]]:
    """Return the spans that touch each line, by its place among *lines*."""
    starts = [start for start, _ in lines]
    found: dict[int, list[_Numbered]] = {}
    for (start, end), number in numbered:
        at = bisect_right(starts, start) - 1
        while at < len(lines) and lines[at][0] < end:
            found.setdefault(at, []).append(((start, end), number))
            at += 1
    return found


def _pieces(
    text: str, line: Span, told: Sequence[_Numbered], quoted: Sequence[_Numbered]
) -> Iterator[Piece]:
    edges = {edge for span, _ in (*told, *quoted) for edge in span if line[0] < edge < line[1]}
    cuts = sorted({*line, *edges})
    for start, end in pairwise(cuts):
        inside = sorted(number for span, number in told if span[0] <= start < span[1])
        begins = sorted(number for span, number in told if span[0] == start)
        is_slot = any(span[0] <= start < span[1] for span, _ in quoted)
        words = text[start:end].rstrip("\r\n") if end == line[1] else text[start:end]
        yield Piece(words, tuple(inside), tuple(begins), is_slot)
