"""
Lines: a text as paragraphs, whether they are parted by blank lines, one to a line, or wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.reading.document import Span
from trucewatch.reading.prose.pages.part_words import LIST_MARK

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S{1,60}")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_LONG_WORD = 15
_LEAST_FULL = 2
_ENDS = '.!?:;\u061f\u06d4\u2026"\u201d\u00bb)'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    A paragraph of a text.

    Attributes:
        span: Where it stands, without white space around it.
        is_apart: Whether a blank line stands before it.
        lines: How many lines it takes.
    """

    span: Span
    is_apart: bool
    lines: int = 1


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of *text*, in order; a wrapped one is one, each item of a list too."""
    return [
        Paragraph((run[0][0], run[-1][1]), is_apart and number == 0, len(run))
        for is_apart, block in _blocks(text)
        for number, run in enumerate(_runs(text, block))
    ]


def _blocks(text: str) -> Iterator[tuple[bool, list[Span]]]:
    """Yield the stretches without a blank line, as their lines."""
    lines: list[Span] = []
    for found in _LINE.finditer(text):
        span = trimmed(text, found.span())
        if span[0] == span[1]:
            continue
        if lines and _is_blank(text, lines[-1][1], span[0]):
            yield True, lines
            lines = []
        lines.append(span)
    if lines:
        yield True, lines


def _is_blank(text: str, start: int, end: int) -> bool:
    """Say whether the white space between two lines holds a blank line."""
    between = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    return sum(between.count(mark) for mark in "\n\v\f\x85\u2028\u2029") > 1


def _runs(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the lines of each paragraph of a stretch without a blank line."""
    width = _wrapped_at(text, lines)
    run: list[Span] = []
    for line in lines:
        if run and not _goes_on(text, run[-1], line, width):
            yield run
            run = []
        run.append(line)
    yield run


def _wrapped_at(text: str, lines: Sequence[Span]) -> int:
    """Return the width at which lines were wrapped; 0 where each is a paragraph of its own."""
    width = max(end - start for start, end in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    small = caseless = 0
    for line, after in pairwise(lines):
        first = text[after[0]]
        if text[line[1] - 1] not in _ENDS and first.isalpha() and not first.isupper():
            small += first.islower()
            caseless += not first.islower() and line[1] - line[0] > width - _LONG_WORD
    return width if small or caseless >= _LEAST_FULL else 0


def _goes_on(text: str, line: Span, after: Span, width: int) -> bool:
    """Say whether a line was wrapped: the next one's first word would not have fitted on it."""
    if LIST_MARK.match(text, *after) or "\t" in text[slice(*line)] + text[slice(*after)]:
        return False
    first = _FIRST_WORD.match(text, *after)
    word = first.group() if first else ""
    if word[:1].islower() and text[line[1] - 1] not in _ENDS:
        return True
    return width > 0 and line[1] - line[0] + 1 + len(word) > width


def trimmed(text: str, span: Span) -> Span:
    """Return *span* without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
