"""
CSV and TSV in one fixed dialect: RFC 4180 with a declared delimiter.

The header is taken as it stands; a row that is shorter or longer goes into quarantine and nothing
is shifted to make it fit. No type is guessed: every cell is text (bad-inputs 1, 31 to 37).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.encodings import decoded
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import RowsRead, rows_of

BYTES_MOST = 64 * 1024 * 1024
"""Largest file that is read, bytes: reading takes about twenty times its size in memory."""

FIELD_MOST = 64 * 1024
"""Longest field, characters: a longer one is a broken quotation mark or an attack."""


COLUMNS_MOST = 2_000
"""Most columns of a table: the rows of a wider one are no reports of incidents."""


@dataclass(slots=True)
class _Tape:
    # Hands physical lines to the parser and remembers those that the last record was made of.
    lines: Iterator[str]
    taken: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.taken.append(line)
        return line

    def cut(self) -> str:
        verbatim = "".join(self.taken).rstrip("\r\n")
        self.taken.clear()
        return verbatim


def read_delimited(content: bytes, mapping: ReportMapping) -> RowsRead:
    """
    Take a CSV or TSV file apart.

    Args:
        content: The file as it came.
        mapping: Says file, encoding and delimiter.

    Returns:
        Rows, or ``None`` and why the whole file is refused.
    """
    if len(content) > BYTES_MOST:
        values = {"bytes": str(len(content)), "most": str(BYTES_MOST)}
        return None, [Problem(codes.TOO_LARGE, Place(file=mapping.file), "", values)]
    text = decoded(content, mapping.encoding, mapping.file)
    if isinstance(text, Problem):
        return None, [text]
    tape = _Tape(iter(io.StringIO(text, newline="")))
    limit = csv.field_size_limit(FIELD_MOST)
    reader = csv.reader(tape, delimiter=mapping.delimiter, strict=True)
    try:
        return _taken_apart(reader, tape, mapping)
    except csv.Error as error:
        return None, [_broken(mapping.file, reader.line_num, str(error))]
    finally:
        # The limit is the interpreter's; others who read CSV keep theirs.
        csv.field_size_limit(limit)


def _taken_apart(reader: Iterator[list[str]], tape: _Tape, mapping: ReportMapping) -> RowsRead:
    header = next(reader, [])
    faults = header_faults(header, mapping.file)
    if faults:
        return None, faults
    tape.cut()
    cells: list[list[str]] = []
    verbatim: list[str] = []
    for row in reader:
        stood = tape.cut()
        if row:
            cells.append(row)
            verbatim.append(stood)
    return rows_of(header, cells, verbatim), []


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
