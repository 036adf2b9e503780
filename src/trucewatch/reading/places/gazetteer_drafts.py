"""
Understanding the rows of a gazetteer's source: each as no place, one place, or several.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import shapely
from shapely.geometry import MultiPolygon, Polygon

from trucewatch.definitions.areas_rings import shape_of
from trucewatch.definitions.names import (
    has_control_characters,
    has_direction_marks,
    has_piled_marks,
    has_zero_width,
)
from trucewatch.definitions.problems import Problem, Severity
from trucewatch.reading.places import gazetteer_codes as codes
from trucewatch.reading.places.gazetteer import GazetteerPlace, PlaceKind, distance_km
from trucewatch.reading.places.gazetteer_rows import SourceRow, row_problem
from trucewatch.reading.places.gazetteer_sources import (
    RADIUS_KM,
    GazetteerSource,
    PlaceColumns,
    SourceReader,
)

CITY_PEOPLE = 50_000
TOWN_PEOPLE = 5_000

_GEONAMES_UNITS = {
    **dict.fromkeys(("PCLI", "PCLS", "PCLD", "PCL", "TERR"), PlaceKind.COUNTRY),
    "ADM1": PlaceKind.PROVINCE,
    "ADM2": PlaceKind.DISTRICT,
    "ADM3": PlaceKind.SUBDISTRICT,
}
_GEONAMES_COLUMNS = PlaceColumns(
    code="geonameid",
    name="name",
    names=("asciiname", "alternatenames"),
    split=",",
    lat="latitude",
    lon="longitude",
    population="population",
)
_KIND_TAILS = {
    "city": PlaceKind.CITY,
    "town": PlaceKind.TOWN,
    "village": PlaceKind.VILLAGE,
    "governorate": PlaceKind.PROVINCE,
    "province": PlaceKind.PROVINCE,
    "sub-district": PlaceKind.SUBDISTRICT,
    "subdistrict": PlaceKind.SUBDISTRICT,
    "district": PlaceKind.DISTRICT,
    "neighborhood": PlaceKind.NEIGHBOURHOOD,
    "neighbourhood": PlaceKind.NEIGHBOURHOOD,
}
_TAIL = re.compile(rf"(?P<name>.*\S)\s+(?P<kind>{'|'.join(_KIND_TAILS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """
    A place as one row has it, before it is put among the others.

    Attributes:
        place: The place, its containers not known yet.
        names: Every name, the first one first.
        codes: Codes by which other rows name it.
        parents: Codes of what contains it, the narrowest first.
        shape: Its outline in degrees; ``None`` where the source has none.
    """

    place: GazetteerPlace
    names: tuple[str, ...]
    codes: tuple[str, ...]
    parents: tuple[str, ...] = ()
    shape: Polygon | MultiPolygon | None = None


@dataclass(slots=True)
class Drafts:
    """
    What the rows of one source gave.

    Attributes:
        kept: The places.
        left_out: Rows that hold no place that is wanted, such as rivers.
        refused: Rows that hold a place that cannot be understood.
        problems: What was wrong.
    """

    kept: list[PlaceDraft] = field(default_factory=list)
    left_out: int = 0
    refused: int = 0
    problems: list[Problem] = field(default_factory=list)


def drafts_of(rows: Sequence[SourceRow], source: GazetteerSource) -> Drafts:
    """Understand *rows*; each counts once: kept, left out or refused."""
    made = Drafts()
    for row in rows:
        layouts = source.places or (_GEONAMES_COLUMNS,)
        if source.reader is SourceReader.GEONAMES and _geonames_kind(row) is None:
            made.left_out += 1
            continue
        found = [_draft(row, source, each, made.problems) for each in layouts]
        drafts = [each for each in found if each is not None]
        made.refused += not drafts
        made.kept += drafts
    return made


def _draft(
    row: SourceRow, source: GazetteerSource, columns: PlaceColumns, problems: list[Problem]
) -> PlaceDraft | None:
    names = list(_names(row, source, columns, problems))
    code = row.one(columns.code)
    if not names or not code:
        column = columns.code if names else columns.name
        problems.append(row_problem(codes.NO_NAME, source, row.number, column, column=column))
        return None
    kind, names = _kind(row, columns, names)
    if kind is None:
        known = ", ".join(PlaceKind)
        values = {"written": row.one(columns.kind_from)[:80], "known": known}
        problems.append(
            row_problem(codes.UNKNOWN_KIND, source, row.number, columns.kind_from, **values)
        )
        return None
    if row.geometry is not None:
        return _outlined(row, source, (code, kind, names), problems)
    radius = columns.radius_km or _number(row, source, columns.radius_from, problems)
    people = _number(row, source, columns.population, problems)
    lat, lon = _position(row, source, columns, problems)
    place = GazetteerPlace(
        id=f"{source.id}:{code}",
        name=names[0],
        kind=kind,
        lat=lat,
        lon=lon,
        radius_km=radius or RADIUS_KM[kind],
        population=int(people) if people else None,
        source=source.id,
    )
    own, parents = _codes(row, source, columns, code)
    return PlaceDraft(place, tuple(names), own, parents)


def _names(
    row: SourceRow, source: GazetteerSource, columns: PlaceColumns, problems: list[Problem]
) -> Iterator[str]:
    if not row.one(columns.name):
        return
    found: dict[str, None] = {}
    for column in (columns.name, *columns.names):
        for cell in row.cells.get(column, ()):
            for name in cell.split(columns.split) if columns.split else (cell,):
                found.setdefault(" ".join(name.split()))
    for name in filter(None, found):
        if _is_hidden(name):
            shown = ascii(name)[:80]
            problems.append(row_problem(codes.HIDDEN_CHARACTER, source, row.number, written=shown))
        else:
            yield name


def _is_hidden(name: str) -> bool:
    checks = (has_direction_marks, has_zero_width, has_piled_marks, has_control_characters)
    return any(check(name) for check in checks)


def _kind(
    row: SourceRow, columns: PlaceColumns, names: list[str]
) -> tuple[PlaceKind | None, list[str]]:
    """Return the kind, and the names with what they are without their word for it."""
    tail = _TAIL.fullmatch(names[0])
    bare = [*names, tail["name"]] if tail and tail["name"] not in names else names
    if columns.kind is not None:
        return columns.kind, bare
    if columns.kind_from:
        written = row.one(columns.kind_from).lower()
        return (PlaceKind(written) if written in set(PlaceKind) else None), bare
    kind = _geonames_kind(row)
    if kind is None:
        kind = _KIND_TAILS[tail["kind"].lower()] if tail else PlaceKind.SITE
    return kind, bare


def _geonames_kind(row: SourceRow) -> PlaceKind | None:
    feature = row.one("feature_code")
    if row.one("feature_class") != "P":
        return _GEONAMES_UNITS.get(feature)
    if feature == "PPLX":
        return PlaceKind.NEIGHBOURHOOD
    written = row.one("population")
    people = int(written) if written.isascii() and written.isdigit() else 0
    if feature in {"PPLC", "PPLA"} or people >= CITY_PEOPLE:
        return PlaceKind.CITY
    return PlaceKind.TOWN if people >= TOWN_PEOPLE else PlaceKind.VILLAGE


def _codes(
    row: SourceRow, source: GazetteerSource, columns: PlaceColumns, code: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if source.reader is not SourceReader.GEONAMES:
        return (code,), tuple(filter(None, (row.one(each) for each in columns.parents)))
    parts = [row.one(each) for each in ("country_code", "admin1", "admin2", "admin3")]
    filled = next((n for n, part in enumerate(parts) if part in {"", "00"}), len(parts))
    chain = [".".join(parts[:n]) for n in range(filled, 0, -1)]
    if row.one("feature_class") == "A" and chain:
        return (code, chain[0]), tuple(chain[1:])
    return (code,), tuple(chain)


def _number(
    row: SourceRow, source: GazetteerSource, column: str, problems: list[Problem]
) -> float | None:
    written = row.one(column)
    if not written:
        return None
    number = _decimal(written)
    if number is None or number < 0:
        values = {"written": written[:80], "column": column}
        problems.append(row_problem(codes.BAD_NUMBER, source, row.number, column, **values))
        return None
    return number


def _decimal(written: str) -> float | None:
    try:
        number = float(written) if len(written) <= 40 and "_" not in written else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _position(
    row: SourceRow, source: GazetteerSource, columns: PlaceColumns, problems: list[Problem]
) -> tuple[float | None, float | None]:
    written = row.one(columns.lat), row.one(columns.lon)
    if not any(written):
        return None, None
    lat, lon = _decimal(written[0]), _decimal(written[1])
    if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
        return lat, lon
    values = {"lat": written[0][:40], "lon": written[1][:40]}
    problems.append(row_problem(codes.NO_POSITION, source, row.number, columns.lat, **values))
    return None, None


def _outlined(
    row: SourceRow,
    source: GazetteerSource,
    named: tuple[str, PlaceKind, list[str]],
    problems: list[Problem],
) -> PlaceDraft | None:
    code, kind, names = named
    shape, faults = shape_of(row.geometry)
    if shape is None:
        wrong = [each for each in faults if each.code.severity is Severity.ERROR]
        reason = f"{wrong[0].code.id} {wrong[0].excerpt}" if wrong else "no polygon"
        problems.append(row_problem(codes.BAD_SHAPE, source, row.number, reason=reason[:120]))
        return None
    middle = shape.centroid
    place = GazetteerPlace(
        id=f"{source.id}:{code}",
        name=names[0],
        kind=kind,
        lat=round(middle.y, 6),
        lon=round(middle.x, 6),
        radius_km=0.0,
        source=source.id,
    )
    return PlaceDraft(_enclosed(place, shape), tuple(names), (code,), (), shape)


def _enclosed(place: GazetteerPlace, shape: Polygon | MultiPolygon) -> GazetteerPlace:
    """Return *place* with the radius that reaches its farthest corner, km."""
    corners = shapely.get_coordinates(shape.convex_hull)
    far = (distance_km(place, replace(place, lat=lat, lon=lon)) or 0.0 for lon, lat in corners)
    return replace(place, radius_km=round(max(far) + 0.0005, 3))
