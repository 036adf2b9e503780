"""
Where a row of UCDP GED lies: a disc round a place, or an area of the case.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.definitions.areas import Areas
from trucewatch.reports import codes
from trucewatch.reports.mapping import ReportSettings
from trucewatch.reports.positions import read_position
from trucewatch.reports.rows import Cell, RowFault, Rows

_UNIT_OF = {"3": "district", "4": "governorate", "5": "region", "6": "country", "7": "unknown"}


@dataclass(frozen=True, slots=True)
class Unit:
    """An area of the case in which a vague row lies."""

    area: str
    precision: str
    widened: bool


@dataclass(slots=True)
class UcdpPlaces:
    """Columns that say where; filled by `read`."""

    lon: list[float | None] = field(default_factory=list)
    lat: list[float | None] = field(default_factory=list)
    radius_km: list[float | None] = field(default_factory=list)
    area: list[str | None] = field(default_factory=list)
    place_precision: list[str | None] = field(default_factory=list)

    def add(self, disc: tuple[float, float, float] | None, area: str | None, unit: str) -> None:
        """Add one row: a disc as longitude, latitude and radius in km, or an area."""
        lon, lat, radius = disc if disc else (None, None, None)
        self.lon.append(lon)
        self.lat.append(lat)
        self.radius_km.append(radius)
        self.area.append(area)
        self.place_precision.append(unit)


def ucdp_places(rows: Rows, areas: Areas, settings: ReportSettings) -> UcdpPlaces:
    """Return where each row lies; a row that can not be placed gets a fault in its marks."""
    places = UcdpPlaces()
    units: dict[tuple[Cell, ...], Unit | RowFault] = {}
    radii = {"1": settings.exact_radius_km, "2": settings.near_radius_km}
    names = ("where_prec", "where_coordinates", "adm_1", "adm_2", "country")
    columns = [rows.cells(name) for name in names]
    precisions = [without_fraction(cell) for cell in columns[0]]
    positions = zip(rows.cells("longitude"), rows.cells("latitude"), strict=True)
    for index, (precision, position) in enumerate(zip(precisions, positions, strict=True)):
        if precision in radii:
            read = read_position(*position)
            if isinstance(read, RowFault):
                rows.marks.fault(index, read)
                places.add(None, None, "unknown")
            else:
                places.add((*read, radii[precision]), None, "place")
            continue
        key = (precision, *(column[index] for column in columns[1:]))
        unit = units.get(key)
        if unit is None:
            unit = units.setdefault(key, _unit(key, areas, settings))
        if isinstance(unit, RowFault):
            rows.marks.fault(index, unit)
            places.add(None, None, "unknown")
            continue
        if unit.widened:
            rows.marks.doubt(index, codes.AREA_WIDENED)
        places.add(None, unit.area, unit.precision)
    return places


def without_fraction(cell: Cell) -> str:
    """Return a whole number as it is written, where "3.0" stands for 3; nothing for a blank."""
    text = (cell or "").strip()
    return text[:-2] if text.endswith(".0") else text


def _unit(key: tuple[Cell, ...], areas: Areas, settings: ReportSettings) -> Unit | RowFault:
    precision, named, first, second, country = (cell or "" for cell in key)
    if precision not in _UNIT_OF:
        values = {"column": "where_prec", "written": precision[:40], "known": "1 to 7"}
        return RowFault(codes.UNKNOWN_UCDP_CODE, "where_prec", precision[:40], values)
    nation = settings.country_area or country
    asked = {
        "3": (("district", second), ("governorate", first), ("country", nation)),
        "4": (("governorate", first), ("country", nation)),
        "5": (("region", named), ("governorate", first), ("country", nation)),
        "6": (("country", nation),),
        "7": (("region", named),),
    }[precision]
    for step, (unit, name) in enumerate(asked):
        found = areas.find(name) if name else ()
        if len(found) > 1:
            values = {"written": name[:80], "candidates": ", ".join(each.id for each in found)}
            return RowFault(codes.AMBIGUOUS_AREA, "area", name[:80], values)
        if found:
            return Unit(found[0].id, unit, widened=step > 0)
    wanted = next((name for _, name in asked if name), named)
    near = ", ".join(areas.nearest(wanted)) or "-"
    values = {"written": wanted[:80], "nearest": near}
    return RowFault(codes.UNKNOWN_AREA, "area", wanted[:80], values)
