"""
GeoJSON of areas, read strictly (RFC 7946; bad-inputs 55 to 76).

What the terms mean must not depend on a program's guess: a polygon that crosses itself, leaps over
the antimeridian or encloses nothing is refused with the point where it fails, and never repaired.
Repair would change what was agreed, and can take minutes on a hostile ring.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.definitions import area_codes as codes
from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.definitions.areas_rings import shape_of
from trucewatch.definitions.names import (
    has_control_characters,
    has_direction_marks,
    has_piled_marks,
    has_zero_width,
)
from trucewatch.definitions.problems import Code, Place, Problem, errors
from trucewatch.definitions.strict_json import Fault, JsonFault, read_json

BYTES_MOST = 16 * 1024 * 1024
"""Largest file of areas that is read, bytes."""

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_WGS84 = frozenset({"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326"})
_FAULT_CODES = {
    Fault.ENCODING: codes.NOT_UTF8,
    Fault.SYNTAX: codes.NOT_JSON,
    Fault.DEPTH: codes.TOO_DEEP,
    Fault.NUMBER: codes.BAD_NUMBER,
    Fault.TWICE: codes.KEY_TWICE,
}


@dataclass(frozen=True, slots=True)
class _Feature:
    # One feature, and how to say where it stands.
    number: int
    file: str
    members: Mapping[str, Any]
    properties: Mapping[str, Any]

    def problem(self, code: Code, key: str, excerpt: str = "", **values: str) -> Problem:
        place = Place(file=self.file, row=self.number, field=key)
        return Problem(code, place, excerpt[:120], {"feature": str(self.number), **values})


def read_areas(content: bytes | str, file: str) -> tuple[Areas | None, list[Problem]]:
    """
    Read the areas of one GeoJSON file.

    Each feature is a Polygon or MultiPolygon with the properties ``id``, ``name``, ``names``
    (further names, a list), ``status`` (``published`` or ``mission_reading``) and ``source``.

    Args:
        content: The file as it came.
        file: Its name, for problems.

    Returns:
        The areas and what is doubtful of them, or ``None`` and every error found: one bad feature
        refuses the file, because terms that miss an area would mean something else.
    """
    if len(content) > BYTES_MOST:
        values = {"bytes": str(len(content)), "most": str(BYTES_MOST)}
        return None, [Problem(codes.TOO_LARGE, Place(file=file), "", values)]
    document, fault = read_json(content)
    if fault is not None:
        return None, [_unreadable(fault, file)]
    features, problems = _features(document, file)
    areas = [_area(feature, problems) for feature in features]
    problems += _ids_twice(features)
    if errors(problems):
        return None, problems
    if not features:
        problems.append(Problem(codes.NO_AREAS, Place(file=file)))
    return Areas.of(area for area in areas if area is not None), problems


def _unreadable(fault: JsonFault, file: str) -> Problem:
    place = Place(file=file, line=fault.line, column=fault.column)
    return Problem(_FAULT_CODES[fault.kind], place, "", {"detail": fault.detail})


def _features(document: Any, file: str) -> tuple[list[_Feature], list[Problem]]:
    members = document if isinstance(document, dict) else {}
    listed = members.get("features")
    if members.get("type") != "FeatureCollection" or not isinstance(listed, list):
        kind = str(members.get("type", type(document).__name__))
        values = {"found": kind[:40]}
        return [], [Problem(codes.NOT_A_COLLECTION, Place(file=file), "", values)]
    problems = _crs_problems(members, file)
    features = []
    for number, each in enumerate(listed, start=1):
        if isinstance(each, dict) and each.get("type") == "Feature":
            properties = each.get("properties")
            found = properties if isinstance(properties, dict) else {}
            features.append(_Feature(number, file, each, found))
        else:
            place = Place(file=file, row=number)
            problems.append(Problem(codes.NOT_A_COLLECTION, place, "", {"found": str(each)[:40]}))
    return features, problems


def _crs_problems(members: Mapping[str, Any], file: str) -> list[Problem]:
    name = other_crs(members)
    if not name:
        return []
    return [Problem(codes.OTHER_CRS, Place(file=file, field="crs"), name, {"crs": name})]


def other_crs(members: Mapping[str, Any]) -> str:
    """Return the reference system that a document of GeoJSON names, or nothing for WGS 84."""
    crs = members.get("crs")
    inner = crs.get("properties") if isinstance(crs, dict) else None
    name = str(inner.get("name")) if isinstance(inner, dict) else str(crs)
    return "" if crs is None or name in _WGS84 else name[:80]


def _area(feature: _Feature, problems: list[Problem]) -> Area | None:
    before = len(problems)
    names = _names(feature, problems)
    status = _text(feature, "status")
    source = _text(feature, "source")
    area_id = _id_of(feature)
    if _ID.fullmatch(area_id) is None:
        problems.append(feature.problem(codes.BAD_ID, "id", area_id, id=area_id[:80]))
    if status not in set(AreaStatus):
        problems.append(feature.problem(codes.BAD_STATUS, "status", status, status=status[:40]))
    if not source:
        problems.append(feature.problem(codes.NO_SOURCE, "source", id=area_id[:80]))
    shape, faults = shape_of(feature.members.get("geometry"))
    problems += [
        feature.problem(fault.code, "geometry", fault.excerpt, id=area_id[:80], **fault.values)
        for fault in faults
    ]
    if shape is None or errors(problems[before:]):
        return None
    return Area(area_id, names, AreaStatus(status), source, shape, feature.file)


def _id_of(feature: _Feature) -> str:
    return _text(feature, "id") or str(feature.members.get("id") or "")


def _text(feature: _Feature, key: str) -> str:
    value = feature.properties.get(key)
    return value.strip() if isinstance(value, str) else ""


def _names(feature: _Feature, problems: list[Problem]) -> tuple[str, ...]:
    more = feature.properties.get("names")
    listed = [feature.properties.get("name"), *(more if isinstance(more, list) else [])]
    names = [name for name in listed if isinstance(name, str) and name.strip()]
    if not names or len(names) != len(listed):
        problems.append(feature.problem(codes.BAD_NAME, "name", name=str(listed)[:80]))
    for name in names:
        if _deceives(name):
            problems.append(feature.problem(codes.BAD_NAME, "name", ascii(name), name=ascii(name)))
        elif has_zero_width(name):
            place = ascii(name)
            problems.append(feature.problem(codes.ZERO_WIDTH_NAME, "name", place, name=place))
    return tuple(dict.fromkeys(names))


def _deceives(name: str) -> bool:
    return has_direction_marks(name) or has_piled_marks(name) or has_control_characters(name)


def _ids_twice(features: list[_Feature]) -> list[Problem]:
    first: dict[str, int] = {}
    problems = []
    for feature in features:
        area_id = _id_of(feature)
        number = first.setdefault(area_id, feature.number)
        if area_id and number != feature.number:
            values = {"id": area_id[:80], "other": str(number)}
            problems.append(feature.problem(codes.ID_TWICE, "id", area_id, **values))
    return problems
