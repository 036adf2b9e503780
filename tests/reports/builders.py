"""
A small case for tests of readers: a few actors and areas, and short ways to read a table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.areas import Areas
from trucewatch.definitions.areas_geojson import read_areas
from trucewatch.definitions.time_wording import read_zone
from trucewatch.reports.context import ActorNames, ReadContext
from trucewatch.reports.decisions import RowDecision
from trucewatch.reports.mapping import Format, Reader, ReportMapping
from trucewatch.reports.reading import read_reports
from trucewatch.reports.settling import ReportsRead

NOW = datetime(2026, 11, 22, tzinfo=UTC)

NEEDED = {"source_id": "id", "earliest_at": "at", "what": "act"}

Box = tuple[float, float, float, float]


def zone_of(name: str) -> tzinfo:
    """Return the zone called *name*, which exists."""
    zone = read_zone(name)
    assert zone is not None
    return zone


DAMASCUS = zone_of("Asia/Damascus")


def some_actors() -> Actors:
    """Return five actors; two of them are called "the army"."""
    force, group = ActorKind.STATE_FORCE, ActorKind.ARMED_GROUP
    return Actors.of(
        [
            Actor(
                "syrian-government", ActorKind.STATE, ("Government of Syria", "الحكومة السورية")
            ),
            Actor("syrian-army", force, ("Syrian Arab Army", "the army")),
            Actor("free-army", group, ("Free Syrian Army", "the army")),
            Actor("jaish-al-islam", group, ("Jaysh al-Islam", "جيش الإسلام")),
            Actor("nusra-front", group, ("Jabhat al-Nusra", "جبهة النصرة")),
            Actor("russia", ActorKind.STATE, ("Russia", "Россия")),
            Actor("syrian-insurgents", ActorKind.SIDE, ("Syrian insurgents",)),
        ]
    )


def area_file(boxes: Mapping[str, tuple[tuple[str, ...], Box]]) -> str:
    """Return GeoJSON of boxes: id to names and west, south, east, north."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [_feature(name, names, box) for name, (names, box) in boxes.items()],
        }
    )


def _feature(name: str, names: tuple[str, ...], box: Box) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {
            "id": name,
            "name": names[0],
            "names": list(names[1:]),
            "status": "mission_reading",
            "source": "drawn for a test",
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def some_areas() -> Areas:
    """Return a city inside a governorate, and two areas that are both called Ghouta."""
    boxes: dict[str, tuple[tuple[str, ...], Box]] = {
        "aleppo-city": (("Aleppo city", "مدينة حلب"), (37.05, 36.12, 37.27, 36.27)),
        "governorate-aleppo": (("Aleppo Governorate",), (36.3, 35.4, 38.6, 36.9)),
        "eastern-ghouta": (("Eastern Ghouta", "Ghouta"), (36.3, 33.4, 36.6, 33.65)),
        "western-ghouta": (("Western Ghouta", "Ghouta"), (36.0, 33.3, 36.2, 33.5)),
    }
    areas, problems = read_areas(area_file(boxes), "areas/test.geojson")
    assert areas is not None, problems
    return areas


def some_context(
    known: Mapping[str, str] | None = None, decisions: Mapping[str, RowDecision] | None = None
) -> ReadContext:
    """Return what is known of the small case."""
    return ReadContext(
        actors=ActorNames.of(some_actors()),
        areas=some_areas(),
        now_at=NOW,
        reliability="B",
        known=known or {},
        decisions=decisions or {},
    )


def csv_mapping(more: Mapping[str, str] | None = None, **changes: Any) -> ReportMapping:
    """Return the mapping of a CSV file with id, time, act and *more* columns."""
    stated: dict[str, Any] = {
        "file": "reports/table.csv",
        "reader": Reader.TABLE,
        "source": "hand-typed",
        "zone": DAMASCUS,
        "columns": {**NEEDED, **(more or {})},
    }
    return ReportMapping(**{**stated, **changes})


def read_csv(table: str | bytes, mapping: ReportMapping | None = None) -> ReportsRead:
    """Read a table in the small case."""
    content = table.encode() if isinstance(table, str) else table
    return read_reports(content, mapping or csv_mapping(), some_context())


def read_cell(field: str, cell: str, **changes: Any) -> ReportsRead:
    """Read one row of which *field* holds *cell*, and everything else is as it should be."""
    row = {"id": "1", "at": "2016-05-05T01:00+03:00", "act": "shelling"}
    more: dict[str, str] = {}
    if field in NEEDED:
        row[NEEDED[field]] = cell
    else:
        more, row["cell"] = {field: "cell"}, cell
    content = json.dumps(row, ensure_ascii=False)
    mapping = csv_mapping(more, format=Format.NDJSON, **changes)
    return read_csv(content, mapping)


def codes_of(read: ReportsRead) -> set[str]:
    """Return why rows are in quarantine."""
    return set(read.receipt.reasons)


def flags_of(read: ReportsRead) -> set[str]:
    """Return the doubts about accepted rows; that no place is given is left out."""
    return set(read.receipt.doubts) - {"RPT-324"}


def only_row(read: ReportsRead) -> dict[str, Any]:
    """Return the one accepted row."""
    rows = read.reports.to_pylist()
    assert len(rows) == 1, read.quarantine.to_pylist()
    return dict(rows[0])
