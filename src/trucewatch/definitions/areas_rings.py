"""
From GeoJSON coordinates to polygons that hold what they say, or the reason why they do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import orient

from trucewatch.definitions import area_codes as codes
from trucewatch.definitions.problems import Code, Severity

Position = tuple[float, float]

_REASON = re.compile(r"(?P<why>[^\[]+)\[(?P<lon>\S+) (?P<lat>\S+)\]")


@dataclass(frozen=True, slots=True)
class RingFault:
    """
    What is wrong or noteworthy about a geometry.

    Attributes:
        code: The kind of problem.
        excerpt: The position or member it is about.
        values: What the catalogue's sentence needs, by name.
    """

    code: Code
    excerpt: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def shape_of(geometry: Any) -> tuple[Polygon | MultiPolygon | None, list[RingFault]]:
    """
    Read a GeoJSON geometry as an area.

    Returns:
        A valid polygon or multipolygon with its outer rings anticlockwise, or ``None``; and every
        fault found, notes among them.
    """
    parts, faults = _parts(geometry)
    polygons: list[Polygon] = []
    for part in parts:
        rings = [_ring(ring, faults) for ring in part]
        if rings and all(rings):
            polygons.append(Polygon(rings[0], rings[1:]))
    if any(fault.code.severity is Severity.ERROR for fault in faults) or not polygons:
        return None, _each_once(faults)
    shape = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    faults += _validity(shape)
    if any(fault.code.severity is Severity.ERROR for fault in faults):
        return None, _each_once(faults)
    if any(not polygon.exterior.is_ccw for polygon in polygons):
        faults.append(RingFault(codes.WOUND_THE_OTHER_WAY))
    turned = [orient(polygon) for polygon in polygons]
    return turned[0] if len(turned) == 1 else MultiPolygon(turned), _each_once(faults)


def _each_once(faults: list[RingFault]) -> list[RingFault]:
    # A thousand positions with a height are one thing to say of the area, not a thousand.
    return list({fault.code: fault for fault in reversed(faults)}.values())[::-1]


def _parts(geometry: Any) -> tuple[list[list[Any]], list[RingFault]]:
    if not isinstance(geometry, dict):
        return [], [RingFault(codes.NO_GEOMETRY)]
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        return [], [RingFault(codes.NOT_AN_AREA, str(kind)[:40], {"found": str(kind)[:40]})]
    listed = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(listed, list) or not listed or not all(listed):
        return [], [RingFault(codes.NO_GEOMETRY)]
    if not all(isinstance(part, list) for part in listed):
        return [], [RingFault(codes.BAD_POSITION, str(listed)[:40], {"found": str(listed)[:40]})]
    return listed, []


def _ring(ring: Any, faults: list[RingFault]) -> list[Position]:
    if not isinstance(ring, list):
        faults.append(RingFault(codes.BAD_POSITION, str(ring)[:40], {"found": str(ring)[:40]}))
        return []
    read = [_position(each, faults) for each in ring]
    if any(each is None for each in read):
        return []
    positions = [each for each in read if each is not None]
    fault = _ring_fault(positions)
    if fault is not None:
        faults.append(fault)
        return []
    return positions


def _position(position: Any, faults: list[RingFault]) -> Position | None:
    shown = str(position)[:60]
    values = {"found": shown}
    if not _is_numbers(position):
        faults.append(RingFault(codes.BAD_POSITION, shown, values))
        return None
    if len(position) > 3:
        faults.append(RingFault(codes.FOURTH_VALUE, shown, values))
        return None
    if len(position) == 3:
        faults.append(RingFault(codes.HEIGHT_DROPPED, shown, values))
    lon, lat = float(position[0]), float(position[1])
    if abs(lon) > 180 or abs(lat) > 90:
        faults.append(RingFault(codes.OUT_OF_RANGE, shown, values))
        return None
    return lon, lat


def _is_numbers(position: Any) -> bool:
    return (
        isinstance(position, list)
        and len(position) >= 2
        and all(isinstance(x, int | float) and not isinstance(x, bool) for x in position)
    )


def _ring_fault(ring: list[Position]) -> RingFault | None:
    if len(ring) < 4:
        return RingFault(codes.RING_TOO_SHORT, str(ring)[:80], {"count": str(len(ring))})
    if ring[0] != ring[-1]:
        first, last = str(list(ring[0])), str(list(ring[-1]))
        return RingFault(codes.RING_OPEN, last, {"first": first, "last": last})
    for one, other in pairwise(ring):
        if abs(one[0] - other[0]) > 180:
            values = {"from": str(list(one)), "to": str(list(other))}
            return RingFault(codes.OVER_THE_ANTIMERIDIAN, f"{values['from']}", values)
    # A ring that crosses itself can have no area on balance: that is another fault.
    if Polygon(ring).convex_hull.area == 0:
        return RingFault(codes.NO_EXTENT, str(list(ring[0])), {"at": str(list(ring[0]))})
    return None


def _validity(shape: Polygon | MultiPolygon) -> list[RingFault]:
    reason = shapely.is_valid_reason(shape)
    if reason == "Valid Geometry":
        return []
    found = _REASON.fullmatch(str(reason))
    why, lon, lat = found.group("why", "lon", "lat") if found else (str(reason), "?", "?")
    return [RingFault(codes.CROSSES_ITSELF, f"[{lon}, {lat}]", {"why": why, "at": f"{lon} {lat}"})]
