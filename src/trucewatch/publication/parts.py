"""
Parts: a titled piece of an explanation, written as text for a terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.publication.untrusted import visible

WIDTH = 96
"""Columns of text that a terminal is taken to have."""

Table = Sequence[Sequence[str]]
"""Rows of cells, the header first."""


@dataclass(frozen=True, slots=True)
class Part:
    """
    One titled piece.

    Attributes:
        title: Its heading.
        rows: Names with what stands beside them.
        lines: Sentences.
        tables: Matrices, each with its header row first.
    """

    title: str
    rows: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    tables: Sequence[Table] = ()


def plain(words: str) -> str:
    """Return words without their markup, where they have any."""
    return words.striptags() if isinstance(words, Markup) else words


def text_of(parts: Iterable[Part]) -> str:
    """Return the parts as text; hidden characters are shown, lines are broken at words."""
    return "\n\n".join("\n".join(_lines(part)) for part in parts) + "\n"


def _lines(part: Part) -> Iterator[str]:
    yield visible(part.title)
    width = max((len(name) for name, _ in part.rows), default=0)
    for name, words in part.rows:
        yield from _wrapped(f"  {visible(name):<{width}}  ", visible(words, 2_000))
    for line in part.lines:
        yield from _wrapped("  ", visible(line, 2_000))
    for table in part.tables:
        yield ""
        yield from _grid(table)


def _wrapped(lead: str, words: str) -> list[str]:
    kept = words.replace(" %", "\u00a0%")  # a figure stays with its sign
    lines = textwrap.wrap(
        kept,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace("\u00a0", " ") for line in lines]


def _grid(table: Table) -> Iterator[str]:
    """Yield the table turned on its side: one column for each row, so that it fits a terminal."""
    cells = [[visible(cell, 60) for cell in row] for row in table]
    turned = list(zip(*cells, strict=True)) if len(cells[0]) > len(cells) else cells
    widths = [max(len(row[at]) for row in turned) for at in range(len(turned[0]))]
    for row in turned:
        padded = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield ("  " + "  ".join(padded)).rstrip()
