"""
NDJSON and GeoJSON tables, read strictly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from trucewatch.definitions.areas_geojson import other_crs
from trucewatch.definitions.problems import Place, Problem
from trucewatch.definitions.strict_json import read_json
from trucewatch.reports import codes
from trucewatch.reports.delimited import COLUMNS_MOST, too_many_columns
from trucewatch.reports.encodings import Readable, UnreadableError, texts
from trucewatch.reports.lines import LF, lines_of
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.records import encoded, rows_of_records
from trucewatch.reports.rows import (
    CHARACTERS_AT_ONCE,
    ROWS_AT_ONCE,
    Cell,
    Marks,
    RowFault,
    Rows,
    RowsRead,
)

LINE_MOST = 5 * 1024 * 1024
"""Longest line of NDJSON, characters."""

GEOJSON_MOST = 64 * 1024 * 1024
"""Largest file of GeoJSON, bytes: it has to be held whole."""


def read_ndjson(opened: Readable, mapping: ReportMapping) -> Iterator[RowsRead]:
    """
    Take an NDJSON file apart, piece by piece: one JSON object a line.

    A line that is no object, or that two readers could understand differently, goes into
    quarantine; the others are read.
    """
    longest = (LINE_MOST, codes.FIELD_TOO_LONG)
    lines = lines_of(texts(opened, "utf-8", mapping.file), mapping.file, longest, LF)
    names: dict[str, None] = {}
    try:
        piece = _Piece()
        for line in lines:
            if not line.strip():
                continue
            names |= dict.fromkeys(piece.add(line.removesuffix(LF)))
            if len(names) > COLUMNS_MOST:
                yield None, [too_many_columns(len(names), mapping.file)]
                return
            if piece.is_full:
                yield piece.rows(), []
                piece = _Piece()
        yield piece.rows(), []
    except UnreadableError as error:
        yield None, [error.problem]


@dataclass(slots=True)
class _Piece:
    """Lines that were read and not yet given."""

    records: list[Mapping[str, Any]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    verbatim: list[Cell] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    length: int = 0

    def add(self, line: str) -> Iterable[str]:
        """Add a line and return the names in it."""
        record = _object(line)
        if isinstance(record, RowFault):
            self.marks.fault(len(self.records), record)
            self.raw.append(encoded(line))
            record = {}
        else:
            self.raw.append(line.strip())
        self.records.append(record)
        self.verbatim.append(line.rstrip("\r"))
        self.length += len(line)
        return record

    @property
    def is_full(self) -> bool:
        """Whether it is time to begin another piece."""
        return len(self.records) >= ROWS_AT_ONCE or self.length >= CHARACTERS_AT_ONCE

    def rows(self) -> Rows:
        """Return the lines as rows."""
        return rows_of_records(self.records, self.raw, self.verbatim, self.marks)


def _in_columns(
    records: list[Mapping[str, Any]],
    raw: list[str],
    verbatim: list[Cell],
    marks: Marks,
    file: str,
) -> RowsRead:
    # Each key that any record has becomes a column of all of them.
    names = len({name for record in records for name in record})
    if names > COLUMNS_MOST:
        return None, [too_many_columns(names, file)]
    return rows_of_records(records, raw, verbatim, marks), []


def _object(line: str) -> dict[str, Any] | RowFault:
    found, fault = read_json(line)
    if fault is None and isinstance(found, dict):
        return found
    reason = "not an object" if fault is None else f"{fault.kind} {fault.detail}".strip()
    return RowFault(codes.BAD_JSON_ROW, "", line[:80], {"reason": reason})


def read_geojson(content: bytes, mapping: ReportMapping) -> RowsRead:
    """
    Take a GeoJSON FeatureCollection of points apart.

    A feature without geometry is a report without a place. Two features of one id refuse the
    file: nobody can say which one is meant (bad-inputs 65 to 75).
    """
    if len(content) > GEOJSON_MOST:
        values = {"bytes": str(len(content)), "most": str(GEOJSON_MOST)}
        return None, [Problem(codes.TOO_LARGE, Place(file=mapping.file), "", values)]
    document, fault = read_json(content)
    if fault is not None:
        place = Place(file=mapping.file, line=fault.line, column=fault.column)
        reason = f"{fault.kind} {fault.detail}".strip()
        return None, [Problem(codes.NOT_A_COLLECTION, place, "", {"reason": reason})]
    features = _features(document)
    if features is None:
        values = {"reason": '"type" or "features" is missing'}
        return None, [Problem(codes.NOT_A_COLLECTION, Place(file=mapping.file), "", values)]
    crs = other_crs(document)
    if crs:
        values = {"reason": f"its positions are in {crs}; WGS 84 is read"}
        return None, [Problem(codes.NOT_A_COLLECTION, Place(file=mapping.file), crs, values)]
    twice = _ids_twice(features, mapping.file)
    if twice:
        return None, twice
    marks = Marks()
    records: list[Mapping[str, Any]] = [
        _record(index, feature, marks) for index, feature in enumerate(features)
    ]
    raw = [encoded(feature) for feature in features]
    return _in_columns(records, raw, [None] * len(raw), marks, mapping.file)


def _features(document: Any) -> list[Any] | None:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return None
    features = document.get("features")
    return features if isinstance(features, list) else None


def _ids_twice(features: list[Any], file: str) -> list[Problem]:
    ids = [str(each["id"]) for each in features if isinstance(each, dict) and "id" in each]
    return [
        Problem(codes.FEATURE_ID_TWICE, Place(file=file, field="id"), each[:80], {"id": each[:80]})
        for each, count in Counter(ids).items()
        if count > 1
    ]


def _record(index: int, feature: Any, marks: Marks) -> dict[str, Any]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        shown = encoded(feature)[:80]
        marks.fault(index, RowFault(codes.BAD_JSON_ROW, "", shown, {"reason": "not a Feature"}))
        return {}
    properties = feature.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    lon, lat = _point(index, feature.get("geometry"), marks)
    return record | {"feature.id": feature.get("id"), "geometry.lon": lon, "geometry.lat": lat}


def _point(index: int, geometry: Any, marks: Marks) -> tuple[Any, Any]:
    if geometry is None:
        return None, None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    position = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Point" and position == []:
        return None, None
    if kind != "Point" or not _is_position(position):
        shown = encoded(geometry)[:80]
        marks.fault(index, RowFault(codes.NOT_A_POINT, "lon", shown, {"written": shown}))
        return None, None
    return position[0], position[1]


def _is_position(value: Any) -> TypeGuard[list[float]]:
    # A third value is a height and not needed; nobody can tell what a fourth one means.
    return (
        isinstance(value, list)
        and 2 <= len(value) <= 3
        and all(isinstance(each, int | float) and not isinstance(each, bool) for each in value)
    )
