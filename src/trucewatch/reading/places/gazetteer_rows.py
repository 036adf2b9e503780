"""
Taking the file of a gazetteer's source apart into rows, without understanding them.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.definitions.strict_json import read_json
from trucewatch.reading.places import gazetteer_codes as codes
from trucewatch.reading.places.gazetteer_sources import Delimiter, GazetteerSource, SourceReader

GEONAMES_COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature_class", "feature_code", "country_code", "cc2", "admin1", "admin2", "admin3"),
    *("admin4", "population", "elevation", "dem", "timezone", "modified"),
)
"""Columns of GeoNames' own dump, which has no header. Source: its readme."""

UNPACKED_MOST = 256 * 1024 * 1024
"""Largest size of a workbook unpacked, bytes: more is a zip bomb."""

FIELD_MOST = 1024 * 1024
"""Longest cell, characters."""

_PARTS = {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t"}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """
    One row of a source.

    Attributes:
        number: From 1, the header not counted.
        cells: What stands under each column; several texts where a list stands there.
        geometry: GeoJSON of a feature; ``None`` for other rows.
    """

    number: int
    cells: Mapping[str, Sequence[str]]
    geometry: Any = None

    def one(self, column: str) -> str:
        """Return the first text under *column* without blanks around it, or nothing."""
        return next((each.strip() for each in self.cells.get(column, ())), "")


@dataclass(slots=True)
class SourceRows:
    """
    What a source's file holds.

    Attributes:
        rows: Rows that could be taken apart.
        columns: Every column that any of them has.
        count: All rows, those that could not be taken apart among them.
        problems: What was wrong.
    """

    rows: list[SourceRow] = field(default_factory=list)
    columns: frozenset[str] = frozenset()
    count: int = 0
    problems: list[Problem] = field(default_factory=list)


class _UnreadableError(Exception):
    """The whole file is not what its source says."""


def source_rows(content: bytes, source: GazetteerSource) -> SourceRows:
    """Take *content*, the file of *source*, apart; an error among the problems refuses it."""
    try:
        return _READERS[source.reader](content, source)
    except (_UnreadableError, UnicodeDecodeError, csv.Error) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        values = {"source": source.id, "reader": str(source.reader), "reason": reason[:200]}
        return SourceRows(
            problems=[Problem(codes.NOT_UNDERSTOOD, Place(file=source.file), "", values)]
        )


def row_problem(
    code: Code, source: GazetteerSource, number: int, under: str = "", /, **values: str
) -> Problem:
    """Return a problem of one row of a source, *under* one of its columns."""
    place = Place(file=source.file, row=number, field=under)
    return Problem(code, place, values.get("written", ""), values)


def _geonames(content: bytes, source: GazetteerSource) -> SourceRows:
    lines = content.decode("utf-8-sig").split("\n")
    records = (line.rstrip("\r").split("\t") for line in lines if line.strip())
    return _tabled(GEONAMES_COLUMNS, records, source)


def _table(content: bytes, source: GazetteerSource) -> SourceRows:
    csv.field_size_limit(FIELD_MOST)
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    records = csv.reader(text, delimiter=_PARTS[source.delimiter], strict=True)
    header = next(records, None)
    if not header:
        raise _UnreadableError("it is empty")
    return _tabled(header, (each for each in records if each), source)


def _workbook(content: bytes, source: GazetteerSource) -> SourceRows:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
        if sum(each.file_size for each in parts) > UNPACKED_MOST:
            raise _UnreadableError("it unpacks to more than is read")
        if find_spec("defusedxml") is None:
            raise _UnreadableError("the extra 'excel' is not installed")
        # The extra is heavy, and most sources are no workbooks.
        import openpyxl  # noqa: PLC0415

        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        if source.sheet not in book.sheetnames:
            raise _UnreadableError(f"no sheet '{source.sheet}' among {', '.join(book.sheetnames)}")
        records = [[_cell(each) for each in row] for row in _values(book[source.sheet])]
    except _UnreadableError:
        raise
    except ImportError as error:
        raise _UnreadableError("the extra 'excel' is not installed") from error
    except Exception as error:  # the library fails in many ways on a broken workbook
        raise _UnreadableError(f"{type(error).__name__}: {error}") from error
    if not records:
        raise _UnreadableError("the sheet is empty")
    return _tabled(records[0], (each for each in records[1:] if any(each)), source)


def _values(sheet: Any) -> Iterable[Sequence[object]]:
    rows: Iterable[Sequence[object]] = sheet.iter_rows(values_only=True)
    return rows


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _tabled(
    header: Sequence[str], records: Iterable[Sequence[str]], source: GazetteerSource
) -> SourceRows:
    names = [each.strip() for each in header]
    made = SourceRows(columns=frozenset(names))
    for number, record in enumerate(records, start=1):
        made.count = number
        if len(record) != len(names):
            values = {"found": str(len(record)), "wanted": str(len(names))}
            made.problems.append(row_problem(codes.OTHER_LENGTH, source, number, **values))
            continue
        cells = {name: (cell,) for name, cell in zip(names, record, strict=True)}
        made.rows.append(SourceRow(number, cells))
    return made


def _json(content: bytes, source: GazetteerSource) -> SourceRows:
    listed = _document(content)
    if not isinstance(listed, list):
        raise _UnreadableError("it is no list of objects")
    return _listed(((each, None) for each in listed), source)


def _polygons(content: bytes, source: GazetteerSource) -> SourceRows:
    document = _document(content)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _UnreadableError("it is no collection of features")
    found = [each if isinstance(each, dict) else {} for each in features]
    return _listed(((each.get("properties"), each.get("geometry")) for each in found), source)


def _document(content: bytes) -> Any:
    document, fault = read_json(content)
    if fault is not None:
        raise _UnreadableError(f"{fault.kind} at line {fault.line}: {fault.detail}")
    return document


def _listed(items: Iterable[tuple[Any, Any]], source: GazetteerSource) -> SourceRows:
    made = SourceRows()
    columns: set[str] = set()
    for number, (item, geometry) in enumerate(items, start=1):
        made.count = number
        if not isinstance(item, dict):
            values = {"found": "0", "wanted": "1"}
            made.problems.append(row_problem(codes.OTHER_LENGTH, source, number, **values))
            continue
        cells: dict[str, list[str]] = defaultdict(list)
        for path, text in _leaves(item, ""):
            cells[path].append(text)
        columns |= cells.keys()
        made.rows.append(SourceRow(number, dict(cells), geometry))
    made.columns = frozenset(columns)
    return made


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Give every text and number below *value* with its keys, as ``name.en``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, path)
    else:
        yield path, "" if value is None else str(value)


_READERS = {
    SourceReader.GEONAMES: _geonames,
    SourceReader.TABLE: _table,
    SourceReader.WORKBOOK: _workbook,
    SourceReader.JSON: _json,
    SourceReader.POLYGONS: _polygons,
}
