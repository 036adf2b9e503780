"""
The files of a simulated case, as a person would have written them, and nothing of its truth.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute
import shapely

from trucewatch.definitions.instants import written
from trucewatch.definitions.targets import OTHER
from trucewatch.simulation import country
from trucewatch.simulation.agreements import stated_terms
from trucewatch.simulation.law_of_acts import DAY, calendar
from trucewatch.simulation.reporting import SOURCES
from trucewatch.simulation.simulated import Simulated
from trucewatch.simulation.telling import DISTRICT
from trucewatch.simulation.weighing import UNITS, precision_of

COLUMNS = (
    "id",
    "published",
    "origin",
    "form",
    "earliest",
    "latest",
    "end_earliest",
    "end_latest",
    "requested",
    "place",
    "place_precision",
    "lon",
    "lat",
    "radius_km",
    "area",
    "acts",
    "attributed_to",
    "attributed_by",
    "at_whom",
    "stories",
    "killed_low",
    "killed_best",
    "killed_high",
)
"""Columns of the files of reports."""

_FIELDS = {
    "source_id": "id",
    "published_at": "published",
    "origin": "origin",
    "form": "form",
    "earliest_at": "earliest",
    "latest_at": "latest",
    "end_earliest_at": "end_earliest",
    "end_latest_at": "end_latest",
    "requested_at": "requested",
    "place": "place",
    "place_precision": "place_precision",
    "lon": "lon",
    "lat": "lat",
    "radius_km": "radius_km",
    "area": "area",
    "what": "acts",
    "attributed_to": "attributed_to",
    "attributed_by": "attributed_by",
    "at_whom": "at_whom",
    "stories": "stories",
    "killed_low": "killed_low",
    "killed_best": "killed_best",
    "killed_high": "killed_high",
}

_OFFSET = timedelta(hours=country.OFFSET_HOURS)

pc: Any = pyarrow.compute

Row = dict[str, Any]
"""One row of an Arrow table as Python values, or of a file of reports."""


def case_files(simulated: Simulated) -> dict[str, bytes]:
    """Return every file of the case: name to content; the same conflict gives the same bytes."""
    texts = {
        "case.yaml": _case(simulated),
        "actors.yaml": _actors(simulated),
        "areas/areas.geojson": _areas(simulated),
        **stated_terms(simulated.settings),
    }
    made = {name: text.encode() for name, text in texts.items()}
    for source in SOURCES:
        made[f"reports/{source.id}.csv"] = _reports(simulated, source.id)
    return made


def as_of(simulated: Simulated) -> datetime:
    """Return the evening up to which the case speaks: the conflict is over, everything is in."""
    ends = calendar(simulated.settings).ends
    published = simulated.reports["published_at"].cast(pa.int64()).to_numpy()
    last = max(ends, int(published.max(initial=0)) + 1)
    days = -((calendar(simulated.settings).begins - last) // DAY)
    whole = timedelta(days=days)
    return datetime.combine(simulated.settings.starts_on, time(), tzinfo=UTC) + whole - _OFFSET


def _case(simulated: Simulated) -> str:
    lines = [
        "# A conflict that never was, for training and for measuring. Its truth is kept apart.",
        "format: trucewatch/case@1",
        "title: A conflict that never was",
        "place: A made-up country in the open ocean",
        f"zone: {country.ZONE}",
        "languages: [en]",
        f"as_of: {written(as_of(simulated))}",
        "decided_by: head of mission",
        "sources:",
    ]
    for source in sorted(SOURCES, key=lambda each: each.letter):
        more = f", side: {source.side}" if source.side else ""
        if source is country.WIRE:
            more += f", copies: [{', '.join(each.id for each in country.TELLERS)}]"
        publisher = json.dumps(source.publisher)
        lines.append(
            f"  {source.id}: {{publisher: {publisher}, reliability: {source.letter}{more}}}"
        )
    lines += ["settings:", "  # How often each source was right in the past.", "  occurred:"]
    for (letter, grade, voices), (low, high) in simulated.occurred.items():
        cell = f"reliability: {letter}, credibility: {grade}, voices: {voices}"
        lines.append(f"    - {{{cell}, low: {_plain(low)}, high: {_plain(high)}}}")
    lines.append("reports:")
    for source in sorted(SOURCES, key=lambda each: each.letter):
        lines += _mapping(source.id)
    return "\n".join(lines) + "\n"


def _plain(share: float) -> str:
    return f"{share:.6f}".rstrip("0").rstrip(".")


def _mapping(source: str) -> list[str]:
    return [
        f"  - file: reports/{source}.csv",
        "    reader: table",
        f"    source: {source}",
        "    format: csv",
        "    times: iso",
        "    language: en",
        "    columns:",
        *(f"      {field}: {column}" for field, column in _FIELDS.items()),
    ]


def _actors(simulated: Simulated) -> str:
    lines = ["# Who fights, announces and tells.", "format: trucewatch/actors@1", "actors:"]
    for each in simulated.actors.by_id.values():
        more = f", speaks_for: {each.speaks_for}" if each.speaks_for else ""
        names = json.dumps(list(each.names))
        said = f"kind: {each.kind}, names: {names}{more}, source: {each.source}"
        lines.append(f"  - {{id: {each.id}, {said}}}")
    return "\n".join(lines) + "\n"


def _areas(simulated: Simulated) -> str:
    features = [
        {
            "type": "Feature",
            "id": area.id,
            "properties": {
                "id": area.id,
                "name": area.names[0],
                "status": str(area.status),
                "source": area.source,
            },
            "geometry": json.loads(shapely.to_geojson(area.polygon)),
        }
        for area in simulated.areas.by_id.values()
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, indent=1) + "\n"


def _reports(simulated: Simulated, source: str) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    rows.writeheader()
    rows.writerows(report_rows(simulated, source))
    return text.getvalue().encode()


def report_rows(simulated: Simulated, source: str) -> Iterator[Row]:
    """Yield the rows of a source's file of reports."""
    wanted = pc.equal(simulated.reports["source"], source)
    incidents = simulated.incidents.filter(wanted).to_pylist()
    told = simulated.reports.filter(wanted).to_pylist()
    origins = _origins(simulated, wanted)
    for incident, report, origin in zip(incidents, told, origins, strict=True):
        yield _row(incident, report, origin)


def _origins(simulated: Simulated, wanted: Any) -> list[str]:
    copied = simulated.truth.filter(wanted)["copy_of"].to_pylist()
    publishers = {each.id: each.publisher for each in SOURCES}
    return [publishers[each.partition(":")[0]] if each else "" for each in copied]


def _row(incident: Row, report: Row, origin: str) -> Row:
    listed = incident["stories"]
    first = listed[0]
    row: Row = {
        "id": incident["incident"].partition(":")[2],
        "published": _local(report["published_at"]),
        "origin": origin,
        "form": incident["form"],
        "end_earliest": _local(first["end_earliest_at"]),
        "end_latest": _local(first["end_latest_at"]),
        "requested": _local(incident["requested_at"]),
        "place_precision": precision_of(report["place_precision"]),
        "attributed_by": report["source"] if report["named"] else "",
        **{name: report[name] for name in ("killed_low", "killed_best", "killed_high")},
    }
    if len(listed) == 1:
        return row | _whole(first)
    return row | {
        "earliest": _local(report["earliest_at"]),
        "latest": _local(report["latest_at"]),
        "stories": json.dumps([_story(each) for each in listed]),
        **_round_all(report["place_precision"], first),
    }


def _whole(story: Row) -> Row:
    """Return the cells of a row whose one story they tell."""
    place = story["area"].replace("-", " ").capitalize() if story["area"] else _town(story).name
    return {
        "earliest": _local(story["earliest_at"]),
        "latest": _local(story["latest_at"]),
        "place": place,
        "acts": _candidates(story["what"]),
        "attributed_to": _who(story),
        "at_whom": _targets(story["at_whom"]),
        **{name: story[name] for name in ("lon", "lat", "radius_km", "area")},
    }


def _round_all(precision: int, story: Row) -> Row:
    """Return the place of a row with several stories: their one town, or the area round them."""
    town = None if story["area"] else _town(story)
    if town and precision < DISTRICT:
        disc = {name: story[name] for name in ("lon", "lat", "radius_km")}
        return {"place": town.name, **disc}
    area = story["area"]
    if town:
        province = country.PROVINCES[int(country.PROVINCE_OF[country.TOWNS.index(town)])]
        area = town.district if precision == DISTRICT else province
    return {"place": str(area).replace("-", " ").capitalize(), "area": area}


def _town(story: Row) -> country.Town:
    """Return the town in which a story's point or disc lies: the nearest one."""
    return min(
        country.TOWNS,
        key=lambda town: (town.lon - story["lon"]) ** 2 + (town.lat - story["lat"]) ** 2,
    )


def _story(story: Row) -> Row:
    told: Row = {
        "weight": _weight(story["low"]),
        "earliest_at": _local(story["earliest_at"]),
        "latest_at": _local(story["latest_at"]),
        "who": _who(story),
        "at_whom": _targets(story["at_whom"]),
        "what": _candidates(story["what"]),
    }
    names = ("area",) if story["area"] else ("lon", "lat", "radius_km")
    told |= {name: story[name] for name in names}
    return {name: value for name, value in told.items() if value != ""}


def _who(story: Row) -> str:
    """Return who acted; where nobody is named the cell stays empty, as in any table."""
    named = [each for each in story["who"] if each["name"] != OTHER]
    return _candidates(named)


def _candidates(listed: list[Mapping[str, Any]]) -> str:
    return "; ".join(_weighted(str(each["name"]), each["low"]) for each in listed)


def _targets(listed: list[Mapping[str, Any]]) -> str:
    return "; ".join(_weighted("+".join(each["members"]), each["low"]) for each in listed)


def _weighted(name: str, weight: float) -> str:
    return name if weight >= 1 else f"{name}:{_weight(weight)}"


def _weight(weight: float) -> str:
    units = round(weight * UNITS)
    return "1" if units >= UNITS else f".{units:06d}"


def _local(at: datetime | None) -> str:
    """Write an instant by the country's clocks."""
    if at is None:
        return ""
    local = (at + _OFFSET).replace(tzinfo=None)
    return f"{local.isoformat()}+{country.OFFSET_HOURS:02d}:00"
