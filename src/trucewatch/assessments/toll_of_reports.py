"""The rows of people that incidents and reports of the house make."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from trucewatch.assessments.toll_rows import BOUNDS, GROUPS
from trucewatch.reports.codes import TWO_AND_TWO

_LEAST = timedelta(microseconds=1)
_FIGURES = tuple(f"{group}_{bound}" for group in GROUPS for bound in BOUNDS)
_SAME = ("place", "lon", "lat", "radius_km", "side_a", "side_b", *_FIGURES)
_TIMES = ("earliest_at", "latest_at", "end_latest_at")


def columns_of_tables(incidents: pa.Table, reports: pa.Table, zone: str) -> dict[str, list[Any]]:
    """
    Return the table of people that *incidents* and their reports make, for `read_toll_rows`.

    Args:
        incidents: Columns *incident* and *reports* of schema INCIDENTS.
        reports: Schema REPORTS.
        zone: IANA name of the zone whose days count.

    Returns:
        One row for each report. Reports of one incident have one id, and incidents that share a
        report have one too: its people died once. A report that no incident names keeps its own
        id. Possible days are those of the whole act, its last one included.
    """
    owner = _owners(incidents)
    calendar = ZoneInfo(zone)
    table = reports.select(["id", "flags", *_TIMES, *_SAME]).to_pydict()
    spans = [_days(each, calendar) for each in zip(*(table[name] for name in _TIMES), strict=True)]
    both = [2 if TWO_AND_TWO.id in flags else None for flags in table["flags"]]
    return {
        "id": [owner.get(report, report) for report in table["id"]],
        "first_on": [first for first, _ in spans],
        "last_on": [last for _, last in spans],
        **{name: table[name] for name in _SAME},
        "killed_side_a": both,
        "killed_side_b": both,
    }


def _owners(incidents: pa.Table) -> dict[str, str]:
    """Return the incident of each report; of incidents that share one, the first by name."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    owner: dict[str, str] = {}
    table = incidents.select(["incident", "reports"]).to_pydict()
    for incident, reports in zip(table["incident"], table["reports"], strict=True):
        for report in reports:
            one, other = sorted((root(incident), root(owner.setdefault(report, incident))))
            parent[other] = one
    return {report: root(incident) for report, incident in owner.items()}


def _days(times: tuple[datetime, datetime, datetime | None], zone: ZoneInfo) -> tuple[Any, Any]:
    earliest, latest, end = times
    last = max(earliest, max(latest, end or latest) - _LEAST)
    return earliest.astimezone(zone).date(), last.astimezone(zone).date()
