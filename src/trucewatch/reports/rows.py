"""
Rows as they came: text in columns, each row with its digest, what is wrong with it and what is
doubtful.

Every reader of a file gives its rows in this one shape, whatever the file was, so that a value is
understood by one piece of code only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Code, Problem
from trucewatch.reports import codes

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Cell = str | None
"""What stands in a cell; ``None`` where the file has nothing there at all."""


ROWS_AT_ONCE = 4_096
"""Most rows of a piece that a table is taken apart into."""

CHARACTERS_AT_ONCE = 16 * 1024 * 1024
"""A piece ends when its rows have this many characters as they stood in the file."""

FELL_APART = frozenset({codes.RAGGED_ROW, codes.BAD_JSON_ROW, codes.MEND_DOES_NOT_FIT})
"""Codes of rows that have no cells to speak of."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """
    Why a row can not be used as it is.

    Attributes:
        code: The kind of problem, RPT-2xx.
        about: Field of the report, or column, that it is about.
        excerpt: What stands there.
        values: What the catalogue's sentence needs, by name.
    """

    code: Code
    about: str = ""
    excerpt: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marks:
    """
    What was found about rows while they were read, by index of the row from 0.

    Attributes:
        faults: What keeps a row out.
        doubts: What to beware of in a row that is used.
    """

    faults: dict[int, list[RowFault]] = field(default_factory=dict)
    doubts: dict[int, list[Code]] = field(default_factory=dict)

    def fault(self, index: int, found: RowFault) -> None:
        """Note what keeps a row out; of a row that fell apart nothing else is worth telling."""
        noted = self.faults.setdefault(index, [])
        if not any(each.code in FELL_APART for each in noted):
            noted.append(found)

    def doubt(self, index: int, *found: Code) -> None:
        """Note what to beware of in a row, each code once."""
        noted = self.doubts.setdefault(index, [])
        noted.extend(code for code in found if code not in noted)


@dataclass(frozen=True, slots=True)
class Rows:
    """
    The rows of one file.

    Attributes:
        columns: Column to its cells, all columns of one length.
        raw: Each row as it came, as JSON.
        verbatim: Each row as its characters stood in the file; ``None`` in a row of a binary
            format.
        digests: sha256 of each row's ``raw``.
        marks: What was found while the file was taken apart.
    """

    columns: dict[str, list[Cell]]
    raw: list[str]
    verbatim: list[str | None]
    digests: list[str]
    marks: Marks = field(default_factory=Marks)

    def __len__(self) -> int:
        return len(self.raw)

    def column(self, name: str) -> list[Cell]:
        """Return the cells of a column to write into; where there was none it is made."""
        return self.columns.setdefault(name, [None] * len(self))

    def cells(self, column: str | None) -> list[Cell]:
        """Return the cells of *column*; all are ``None`` where there is no such column."""
        found = self.columns.get(column) if column else None
        return [None] * len(self) if found is None else found


RowsRead = tuple[Rows | None, list[Problem]]
"""Rows of a piece, or ``None`` where the file is refused, and what was found about the file."""


def rows_of(
    header: Sequence[str], cells: Sequence[Sequence[Cell]], verbatim: Sequence[str | None]
) -> Rows:
    """
    Put rows that fit their header into columns.

    Args:
        header: Names of the columns, each once.
        cells: The rows, each as long as the header; a row that is not is kept out with a fault.
        verbatim: The rows as they stood in the file, or ``None`` for each.
    """
    width = len(header)
    marks = Marks()
    whole: list[Sequence[Cell]] = []
    raw: list[str] = []
    for index, row in enumerate(cells):
        if len(row) == width:
            whole.append(row)
            raw.append(_ENCODER.encode(dict(zip(header, row, strict=True))))
            continue
        values = {"count": str(len(row)), "width": str(width)}
        marks.fault(index, RowFault(codes.RAGGED_ROW, "", ",".join(map(str, row))[:80], values))
        whole.append([None] * width)
        raw.append(_ENCODER.encode(list(row)))
    columns = dict(zip(header, map(list, zip(*whole, strict=True)), strict=True)) if whole else {}
    return Rows(
        columns or {name: [] for name in header},
        raw,
        list(verbatim),
        list(map(digest_of, raw)),
        marks,
    )
