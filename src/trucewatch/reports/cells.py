"""
Cells of one column, each different text understood once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from trucewatch.definitions.names import (
    has_control_characters,
    has_direction_marks,
    has_piled_marks,
    has_zero_width,
)
from trucewatch.definitions.problems import Code
from trucewatch.reports import codes
from trucewatch.reports.rows import RowFault, Rows

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Understood(Generic[Meaning]):
    """
    What a cell says.

    Attributes:
        value: Its meaning.
        doubts: What to beware of.
    """

    value: Meaning
    doubts: tuple[Code, ...] = ()


Parse = Callable[[str], "Understood[Meaning] | RowFault"]
"""Understands a text that is not blank, or says why it can not."""


def understood(
    rows: Rows, about: str, column: str | None, parse: Parse[Meaning]
) -> list[Meaning | None]:
    """
    Understand the cells of a column.

    Args:
        rows: Rows of the file; faults and doubts go into their marks.
        about: Field of the report that the column is mapped to.
        column: Name of the column; ``None`` where the field is not mapped.
        parse: Understands one text.

    Returns:
        Meanings row by row; ``None`` for a blank cell and for one that can not be understood.
    """
    if column is None:
        return [None] * len(rows)
    known: dict[str, Understood[Meaning] | RowFault] = {}
    meanings: list[Meaning | None] = []
    for index, cell in enumerate(rows.cells(column)):
        if cell is None or not cell.strip():
            meanings.append(None)
            continue
        meaning = known.get(cell)
        if meaning is None:
            meaning = parse(cell)
            if isinstance(meaning, RowFault):
                meaning = replace(meaning, about=about)
            known[cell] = meaning
        if isinstance(meaning, RowFault):
            rows.marks.fault(index, meaning)
            meanings.append(None)
            continue
        if meaning.doubts:
            rows.marks.doubt(index, *meaning.doubts)
        meanings.append(meaning.value)
    return meanings


def free_text(cell: str) -> Understood[str] | RowFault:
    """Take a text as it stands; what is odd in it is shown, not refused."""
    return Understood(cell)


def name_text(cell: str) -> Understood[str] | RowFault:
    """Take a name or an id, in which nothing may deceive the eye."""
    text = cell.strip()
    shown = {"written": ascii(text)[:80]}
    if has_direction_marks(text) or has_control_characters(text):
        return RowFault(codes.DECEIVING_NAME, "", ascii(text)[:80], shown)
    if has_piled_marks(text):
        return RowFault(codes.PILED_MARKS, "", ascii(text)[:80], shown)
    return Understood(text, (codes.ZERO_WIDTH,) if has_zero_width(text) else ())


def one_of(*allowed: str) -> Parse[str]:
    """Return what understands a word of a closed vocabulary, whatever its case."""
    by_word = {word.casefold(): word for word in allowed}

    def read(cell: str) -> Understood[str] | RowFault:
        word = by_word.get(cell.strip().casefold())
        if word is not None:
            return Understood(word)
        values = {"written": cell[:80], "allowed": ", ".join(allowed)}
        return RowFault(codes.NOT_ALLOWED, "", cell[:80], values)

    return read
