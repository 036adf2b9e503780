"""
Parts: a titled piece of an explanation, which can be written as text or as HTML.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.publication.markup import filled, joined
from trucewatch.publication.untrusted import shown, visible

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


def html_of(parts: Iterable[Part]) -> Markup:
    """Return the parts as sections of HTML."""
    return joined(
        filled(
            '<section class="answer"><h4>{}</h4>{}{}{}</section>',
            shown(part.title),
            _rows(part),
            _sentences(part),
            joined(map(_html_table, part.tables)),
        )
        for part in parts
    )


def _rows(part: Part) -> Markup:
    if not part.rows:
        return Markup("")
    body = joined(
        filled("<div><dt>{}</dt><dd>{}</dd></div>", shown(name), shown(words, 2_000))
        for name, words in part.rows
    )
    return filled('<dl class="facts">{}</dl>', body)


def _sentences(part: Part) -> Markup:
    return joined(filled("<p>{}</p>", shown(line, 2_000)) for line in part.lines)


def _html_table(table: Table) -> Markup:
    head = joined(filled('<th scope="col">{}</th>', shown(cell)) for cell in table[0])
    body = joined(
        filled(
            '<tr><th scope="row">{}</th>{}</tr>',
            shown(row[0]),
            joined(filled("<td>{}</td>", shown(cell)) for cell in row[1:]),
        )
        for row in table[1:]
    )
    return filled(
        '<div class="scroll" role="group" tabindex="0"><table class="matrix">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        head,
        body,
    )
