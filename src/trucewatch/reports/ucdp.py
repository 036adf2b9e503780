"""
Reader of UCDP GED; `ucdp_layout` says what each column becomes, and from which source.

UCDP names the sides of a fight and counts the dead. It never says who fired, so nothing read here
is ever attributed to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

from trucewatch.definitions.acts import Act
from trucewatch.definitions.targets import CIVILIANS, OTHER
from trucewatch.reports import codes
from trucewatch.reports.candidates import Candidate, Target
from trucewatch.reports.context import ActorNames, ReadContext
from trucewatch.reports.kinds_of_places import names_other_kind
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import Cell, RowFault, Rows
from trucewatch.reports.settling import Values
from trucewatch.reports.ucdp_people import ucdp_people
from trucewatch.reports.ucdp_places import ucdp_places, without_fraction
from trucewatch.reports.ucdp_times import ucdp_times


def _any_of(*acts: Act) -> tuple[Candidate, ...]:
    return tuple(Candidate(str(act), 0.0, 1.0) for act in acts)


BATTLE = _any_of(
    Act.ARMED_CLASH, Act.SHELLING, Act.AIR_STRIKE, Act.SNIPER_FIRE, Act.EXPLOSIVE_DEVICE
)
"""What a row of type 1 or 2 can have been, with any weights."""

ONE_SIDED = _any_of(
    Act.ATTACK_ON_CIVILIANS, Act.SHELLING, Act.AIR_STRIKE, Act.EXPLOSIVE_DEVICE, Act.SNIPER_FIRE
)
"""What a row of type 3 can have been, with any weights."""

_WHAT = {"1": BATTLE, "2": BATTLE, "3": ONE_SIDED}
_AT_CIVILIANS = (Target((CIVILIANS,), 1.0, 1.0),)
_BASIS = "UCDP GED date_start and date_end, local days"


def ucdp_values(rows: Rows, mapping: ReportMapping, context: ReadContext) -> Values:
    """
    Understand rows of UCDP GED.

    Args:
        rows: Rows in one of the known layouts.
        mapping: Says the zone of the days, radii, and whether headlines are kept.
        context: Actors and areas of the case, and the present instant.

    Returns:
        Field to values, row by row; faults and doubts are in the rows' marks.
    """
    zone: tzinfo = mapping.zone or UTC
    times = ucdp_times(rows, zone, context.now_at)
    places = ucdp_places(rows, context.areas, mapping.settings)
    kinds = _kinds(rows)
    sides = _sides(rows, kinds, context.actors)
    _doubts(rows)
    blank: list[Any] = [()] * len(rows)
    return {
        "source_id": _ids(rows),
        "origin": _origins(rows),
        "reported_at": times.reported_at,
        "text": rows.cells("source_headline") if mapping.keep_text else [None] * len(rows),
        "language": [mapping.language or None] * len(rows),
        "reliability": [context.reliability] * len(rows),
        "form": ["instant"] * len(rows),
        "earliest_at": times.earliest_at,
        "latest_at": times.latest_at,
        "time_precision": times.time_precision,
        "time_basis": [_BASIS] * len(rows),
        "place": [cell or None for cell in rows.cells("where_coordinates")],
        "lon": places.lon,
        "lat": places.lat,
        "radius_km": places.radius_km,
        "area": places.area,
        "place_precision": places.place_precision,
        "what": [_WHAT.get(kind, ()) for kind in kinds],
        "side_a": sides.a,
        "side_b": sides.b,
        "tie": ["directions" if kind in {"1", "2"} else None for kind in kinds],
        "attributed_to": blank,
        "attributed_closed": [False] * len(rows),
        "at_whom": [_AT_CIVILIANS if kind == "3" else () for kind in kinds],
        "defences": blank,
        "stories": blank,
        **ucdp_people(rows, one_sided=[kind == "3" for kind in kinds], most=mapping.people_most),
    }


def _ids(rows: Rows) -> list[str]:
    ids = [without_fraction(cell) for cell in rows.cells("id")]
    for index, each in enumerate(ids):
        if not each:
            rows.marks.fault(index, RowFault(codes.NO_SOURCE_ID, "source_id"))
    return ids


def _origins(rows: Rows) -> list[str | None]:
    pairs = zip(rows.cells("source_original"), rows.cells("source_office"), strict=True)
    return [(original or "").strip() or office or None for original, office in pairs]


def _kinds(rows: Rows) -> list[str]:
    kinds = [without_fraction(cell) for cell in rows.cells("type_of_violence")]
    for index, kind in enumerate(kinds):
        if kind not in _WHAT:
            values = {"column": "type_of_violence", "written": kind[:40], "known": "1, 2, 3"}
            fault = RowFault(codes.UNKNOWN_UCDP_CODE, "what", kind[:40], values)
            rows.marks.fault(index, fault)
    return kinds


@dataclass(slots=True)
class _Sides:
    a: list[str | None] = field(default_factory=list)
    b: list[str | None] = field(default_factory=list)


def _sides(rows: Rows, kinds: Sequence[str], actors: ActorNames) -> _Sides:
    sides = _Sides()
    found: dict[str, tuple[str, ...]] = {}
    for name, column in (("side_a", sides.a), ("side_b", sides.b)):
        for index, cell in enumerate(rows.cells(name)):
            written = cell or ""
            if name == "side_b" and kinds[index] == "3":
                column.append(CIVILIANS)
                continue
            ids = found.get(written)
            if ids is None:
                ids = found.setdefault(written, actors.ids(written))
            column.append(ids[0] if len(ids) == 1 else OTHER)
            if len(ids) > 1:
                values = {"written": written[:80], "candidates": ", ".join(ids)}
                fault = RowFault(codes.AMBIGUOUS_ACTOR, name, written[:80], values)
                rows.marks.fault(index, fault)
            elif not ids:
                rows.marks.doubt(index, codes.SIDE_NOT_DECLARED)
    return sides


def _doubts(rows: Rows) -> None:
    for index, place, headline in _texts(rows):
        if names_other_kind(place, headline):
            rows.marks.doubt(index, codes.OTHER_KIND_OF_PLACE)
    for index, cell in enumerate(rows.cells("number_of_sources")):
        if without_fraction(cell) not in {"", "1", "-1"}:
            rows.marks.doubt(index, codes.SEVERAL_SOURCES)
    for index, cell in enumerate(rows.cells("event_clarity")):
        if without_fraction(cell) == "2":
            rows.marks.doubt(index, codes.SUMMARY_OF_SEVERAL)


def _texts(rows: Rows) -> Iterator[tuple[int, str, str]]:
    places: list[Cell] = rows.cells("where_coordinates")
    headlines: list[Cell] = rows.cells("source_headline")
    for index, (place, headline) in enumerate(zip(places, headlines, strict=True)):
        if place and headline:
            yield index, place, headline
