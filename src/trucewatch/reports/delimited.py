"""
CSV and TSV in one fixed dialect: RFC 4180 with a declared delimiter.

The header is taken as it stands; a row that is shorter or longer goes into quarantine and nothing
is shifted to make it fit. No type is guessed: every cell is text (bad-inputs 1, 31 to 37).

The file is taken apart piece by piece at the ends of records, as the parser of the whole finds
them, so a file of any size is read in the memory of one piece.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.encodings import Readable, UnreadableError, texts
from trucewatch.reports.lines import lines_of
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import CHARACTERS_AT_ONCE, ROWS_AT_ONCE, RowsRead, rows_of

FIELD_MOST = 64 * 1024
"""Longest field, characters: a longer one is a broken quotation mark or an attack."""

RECORD_MOST = 8 * 1024 * 1024
"""Longest record, characters: nothing that is meant for one row is longer."""

COLUMNS_MOST = 2_000
"""Most columns of a table: the rows of a wider one are no reports of incidents."""


@dataclass(slots=True)
class _Tape:
    # Hands physical lines to the parser and remembers those that the last record was made of.
    lines: Iterator[str]
    file: str
    taken: list[str] = field(default_factory=list)
    length: int = 0
    number: int = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        self.taken.append(line)
        self.length += len(line)
        if self.length > RECORD_MOST:
            place = Place(file=self.file, line=self.number, column=1)
            values = {"most": str(RECORD_MOST)}
            raise UnreadableError(Problem(codes.RECORD_TOO_LONG, place, "", values))
        return line

    def cut(self) -> str:
        verbatim = "".join(self.taken).rstrip("\r\n")
        self.taken.clear()
        self.length = 0
        return verbatim


def read_delimited(opened: Readable, mapping: ReportMapping) -> Iterator[RowsRead]:
    """
    Take a CSV or TSV file apart.

    Args:
        opened: The file, at its beginning.
        mapping: Says file, encoding and delimiter.

    Returns:
        Its header as a piece without rows, then its rows piece by piece; ``None`` and why where
        the whole file is refused after all.
    """
    longest = (RECORD_MOST, codes.RECORD_TOO_LONG)
    lines = lines_of(texts(opened, mapping.encoding, mapping.file), mapping.file, longest)
    tape = _Tape(lines, mapping.file)
    reader = csv.reader(tape, delimiter=mapping.delimiter, strict=True)
    try:
        header = _first(reader)
        faults = header_faults(header, mapping.file)
        if faults:
            yield None, faults
            return
        tape.cut()
        yield rows_of(header, [], []), []
        while (piece := _piece(reader, tape)) is not None:
            yield rows_of(header, *piece), []
    except UnreadableError as error:
        yield None, [error.problem]
    except csv.Error as error:
        yield None, [_broken(mapping.file, reader.line_num, str(error))]


def _first(reader: Iterator[list[str]]) -> list[str]:
    with _field_limit():
        return next(reader, [])


def _piece(reader: Iterator[list[str]], tape: _Tape) -> tuple[list[list[str]], list[str]] | None:
    """Return the cells of the next rows and how they stood there, ``None`` at the end."""
    cells: list[list[str]] = []
    verbatim: list[str] = []
    length = 0
    with _field_limit():
        for row in reader:
            stood = tape.cut()
            if row:
                cells.append(row)
                verbatim.append(stood)
                length += len(stood)
            if len(cells) >= ROWS_AT_ONCE or length >= CHARACTERS_AT_ONCE:
                break
    return (cells, verbatim) if cells else None


@contextmanager
def _field_limit() -> Iterator[None]:
    # The limit is the interpreter's; others who read CSV keep theirs.
    limit = csv.field_size_limit(FIELD_MOST)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def header_faults(header: list[str], file: str) -> list[Problem]:
    """Return what is wrong with a header: too long, names given twice, columns without a name."""
    if len(header) > COLUMNS_MOST:
        return [too_many_columns(len(header), file)]
    seen: set[str] = set()
    problems = []
    for number, name in enumerate(header, start=1):
        if name in seen or not name.strip():
            values = {"column": name, "number": str(number)}
            place = Place(file=file, field=name)
            problems.append(Problem(codes.HEADER_TWICE, place, name, values))
        seen.add(name)
    return problems


def too_many_columns(count: int, file: str) -> Problem:
    """Return what refuses a file of *count* columns."""
    values = {"columns": str(count), "most": str(COLUMNS_MOST)}
    return Problem(codes.TOO_MANY_COLUMNS, Place(file=file), "", values)


def _broken(file: str, line: int, reason: str) -> Problem:
    place = Place(file=file, line=line, column=1)
    if "field limit" in reason:
        return Problem(codes.FIELD_TOO_LONG, place, "", {"most": str(FIELD_MOST)})
    return Problem(codes.BROKEN_TABLE, place, "", {"reason": reason})
