"""
Where the rows of a table happened, from the columns that the mapping names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry import Point

from trucewatch.definitions.areas import Area, Areas
from trucewatch.reports import codes
from trucewatch.reports.cells import Understood, name_text, one_of, understood
from trucewatch.reports.mapping import Decimal, ReportMapping
from trucewatch.reports.positions import read_position
from trucewatch.reports.rows import Cell, RowFault, Rows

PRECISIONS = ("point", "place", "district", "governorate", "region", "country", "unknown")

_RADIUS = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,9})?")
_WIDEST_KM = 2_000.0
_NEVER_POINTS = "\0"


@dataclass(slots=True)
class _Places:
    lon: list[float | None] = field(default_factory=list)
    lat: list[float | None] = field(default_factory=list)
    radius_km: list[float | None] = field(default_factory=list)
    area: list[str | None] = field(default_factory=list)

    def add(self, disc: tuple[float, float, float] | None, area: str | None) -> None:
        lon, lat, radius = disc if disc else (None, None, None)
        self.lon.append(lon)
        self.lat.append(lat)
        self.radius_km.append(radius)
        self.area.append(area)


def table_places(rows: Rows, mapping: ReportMapping, areas: Areas) -> Mapping[str, list[Any]]:
    """
    Return the columns that say where.

    A position with a radius is a disc. Without a radius the area counts; without both, the
    smallest area of the case round the point, or a wide disc where there is none: a point that
    comes without its precision is not more precise than that (bad-inputs 21). ``point`` as the
    precision means what it says.
    """
    columns = mapping.columns
    precisions = understood(
        rows, "place_precision", columns.get("place_precision"), one_of(*PRECISIONS)
    )
    radii = understood(rows, "radius_km", columns.get("radius_km"), _radius_in(mapping.decimal))
    named = understood(rows, "area", columns.get("area"), _area_in(areas))
    positions = _positions(rows, mapping)
    places = _Places()
    chosen = _Chosen(areas, mapping.settings.unknown_radius_km)
    for index, position in enumerate(positions):
        radius = 0.0 if precisions[index] == "point" and radii[index] is None else radii[index]
        _add(rows, index, places, (position, radius, named[index]), chosen)
    return {
        "lon": places.lon,
        "lat": places.lat,
        "radius_km": places.radius_km,
        "area": places.area,
        "place_precision": [each or "unknown" for each in precisions],
        "place": understood(rows, "place", columns.get("place"), name_text),
        "place_id": understood(rows, "place_id", columns.get("place_id"), name_text),
    }


def _add(
    rows: Rows,
    index: int,
    places: _Places,
    given: tuple[tuple[float, float] | None, float | None, str | None],
    chosen: _Chosen,
) -> None:
    position, radius, area = given
    if position is None:
        if area is None:
            rows.marks.doubt(index, codes.NO_PLACE)
        places.add(None, area)
        return
    if area is not None:
        rows.marks.doubt(index, codes.DISC_AND_AREA)
    if radius is not None:
        places.add((*position, radius), None)
    elif area is not None:
        places.add(None, area)
    else:
        rows.marks.doubt(index, codes.RADIUS_NOT_GIVEN)
        around = chosen.around(position)
        disc = None if around else (*position, chosen.unknown_radius_km)
        places.add(disc, around)


@dataclass(slots=True)
class _Chosen:
    # Finds the smallest area round a point, each point once.
    areas: Areas
    unknown_radius_km: float
    known: dict[tuple[float, float], str | None] = field(default_factory=dict)

    def around(self, position: tuple[float, float]) -> str | None:
        if position not in self.known:
            point = Point(position)
            holding = [a for a in self.areas.by_id.values() if a.polygon.intersects(point)]
            smallest = min(holding, key=_extent, default=None)
            self.known[position] = None if smallest is None else smallest.id
        return self.known[position]


def _extent(area: Area) -> tuple[float, str]:
    return area.polygon.area, area.id


def _positions(rows: Rows, mapping: ReportMapping) -> list[tuple[float, float] | None]:
    cells = [rows.cells(mapping.columns.get(name)) for name in ("lon", "lat")]
    positions: list[tuple[float, float] | None] = []
    for index, (lon, lat) in enumerate(zip(*cells, strict=True)):
        position = _position(_pointed(lon, mapping.decimal), _pointed(lat, mapping.decimal))
        if isinstance(position, RowFault):
            rows.marks.fault(index, position)
            position = None
        positions.append(position)
    return positions


def _position(lon: Cell, lat: Cell) -> tuple[float, float] | RowFault | None:
    blank = [not (each or "").strip() for each in (lon, lat)]
    if all(blank):
        return None
    if any(blank):
        missing = "lon" if blank[0] else "lat"
        return RowFault(codes.HALF_A_POSITION, missing, "", {"written": missing})
    return read_position(lon, lat)


def _pointed(cell: Cell, decimal: Decimal) -> Cell:
    if cell is None or decimal is Decimal.POINT:
        return cell
    # With a decimal comma a point can only part thousands, which no degree has.
    return cell.replace(".", _NEVER_POINTS).replace(",", ".")


def _radius_in(decimal: Decimal) -> Any:
    def read(cell: str) -> Understood[float] | RowFault:
        text = (_pointed(cell, decimal) or "").strip()
        if _RADIUS.fullmatch(text) and float(text) <= _WIDEST_KM:
            return Understood(float(text))
        return RowFault(codes.BAD_RADIUS, "", cell[:40], {"written": cell[:40]})

    return read


def _area_in(areas: Areas) -> Any:
    def read(cell: str) -> Understood[str] | RowFault:
        found = areas.find(cell)
        if cell.strip() in areas.by_id:
            return Understood(cell.strip())
        if len(found) == 1:
            return Understood(found[0].id)
        written = cell[:80]
        if found:
            values = {"written": written, "candidates": ", ".join(each.id for each in found)}
            return RowFault(codes.AMBIGUOUS_AREA, "", written, values)
        near = ", ".join(areas.nearest(cell)) or "-"
        return RowFault(codes.UNKNOWN_AREA, "", written, {"written": written, "nearest": near})

    return read
