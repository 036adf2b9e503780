"""
Decisions: what a head of mission has to settle, or look at, before anything else on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.publication.docket import NONE
from trucewatch.publication.map import spoken_areas
from trucewatch.publication.page_input import DrawnArea, PageInput
from trucewatch.publication.prepared import Prepared

GRAVE_KILLED = 10
"""People killed, best figure, from which an act is grave: the mission's convention."""

GRAVE_TARGETS = frozenset({"medical", "humanitarian"})
"""Targets that make an act grave whoever was harmed."""

ENDING_WITHIN = timedelta(hours=48)
"""Windows that end this near the as-of instant, before or after it, are shown."""

LOOKED_BACK = timedelta(days=14)
"""Grave acts that began in this time before the as-of instant are shown one by one."""


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """An element of a regime that can be read in several ways, and of which none is adopted."""

    regime: str
    element: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A window that ends near the as-of instant; negative hours are past."""

    regime: str
    announcer: str
    end: datetime
    hours: float


def open_choices(page: PageInput) -> Iterator[OpenChoice]:
    """Yield every element with several choices that nobody has adopted one of."""
    for judged in page.terms.regimes:
        adopted = {each.element for each in judged.regime.adoptions}
        found: dict[str, dict[str, None]] = {}
        for reading in judged.readings:
            choices = dict(reading.choices)
            choices.setdefault("announcer", reading.announcer)
            for element, choice in choices.items():
                found.setdefault(element, {})[choice] = None
        for element, names in found.items():
            if len(names) > 1 and element not in adopted:
                yield OpenChoice(judged.regime.id, element, tuple(names))


def marked_acts(page: PageInput) -> dict[str, tuple[int, int]]:
    """Return, by regime, how many acts are contested and how many sensitive to the reading."""
    findings = page.tables.findings.select(["regime", "contested", "sensitive"])
    counts = pa.table(
        {
            "regime": findings["regime"],
            "contested": findings["contested"].cast(pa.int64()),
            "sensitive": findings["sensitive"].cast(pa.int64()),
        }
    )
    summed = counts.group_by("regime").aggregate([("contested", "sum"), ("sensitive", "sum")])
    rows: list[dict[str, Any]] = summed.to_pylist()
    return {row["regime"]: (row["contested_sum"], row["sensitive_sum"]) for row in rows}


def endings(page: PageInput) -> list[Ending]:
    """Return the windows that end near the as-of instant, the earliest first."""
    found: dict[tuple[datetime, str, str], Ending] = {}
    for force in page.terms.force:
        for chain in force.chains:
            for window, _ in chain.windows:
                gap = window.end - page.case.as_of if window.end else None
                if window.end and gap is not None and abs(gap) <= ENDING_WITHIN:
                    hours = gap.total_seconds() / 3600
                    ending = Ending(force.regime, chain.announcer, window.end, hours)
                    found[(window.end, force.regime, chain.announcer)] = ending
    return [found[key] for key in sorted(found)]


def grave_lines(prepared: Prepared) -> tuple[list[int], int]:
    """
    Return the grave acts of the last fortnight, the deadliest first, and how many are older.

    Whoever acted, and whatever the terms say: harm is an axis of its own.
    """
    docket, reports = prepared.docket, prepared.page.tables.reports
    lines = np.flatnonzero(docket.report_rows != NONE)
    taken = reports.select(["killed_best", "killed_low", "at_whom"]).take(
        docket.report_rows[lines]
    )
    killed = _filled(pc.coalesce(taken["killed_best"], taken["killed_low"]))
    grave = (killed >= GRAVE_KILLED) | _hits(taken["at_whom"])
    as_of = prepared.page.clock.day(prepared.page.case.as_of)
    first = as_of - LOOKED_BACK
    recent = np.array([first <= docket.days[line] <= as_of for line in lines.tolist()], dtype=bool)
    chosen = np.flatnonzero(grave & recent)
    order = chosen[np.argsort(-killed[chosen], kind="stable")]
    return lines[order].tolist(), int(grave.sum() - len(order))


def _filled(column: Any) -> NDArray[np.int64]:
    return np.asarray(pc.fill_null(column, -1)).astype(np.int64)


def _hits(column: Any) -> NDArray[np.bool_]:
    """Say for each row whether a grave target is among those that can have been hit."""
    targets = column.combine_chunks()
    marks = np.zeros(len(column), dtype=np.bool_)
    members = pc.struct_field(pc.list_flatten(targets), "members")
    owner = np.asarray(pc.list_parent_indices(targets))
    inner = np.asarray(pc.list_parent_indices(members))
    is_grave = pc.is_in(pc.list_flatten(members), value_set=pa.array(sorted(GRAVE_TARGETS)))
    marks[owner[inner[np.asarray(is_grave)]]] = True
    return marks


def silent_areas(page: PageInput) -> list[DrawnArea]:
    """
    Return the areas of which the terms speak and from which no report has come, judged or not.

    An area counts as reported from when the centre of a report's place lies in it, or a report
    names it.
    """
    spoken, reports = spoken_areas(page), page.tables.reports
    named = set(pc.unique(reports["area"]).to_pylist())
    points = _points(reports)
    return [
        area
        for area in page.terms.areas
        if area.id in spoken and area.id not in named and not _any_inside(area, points)
    ]


def _points(reports: pa.Table) -> NDArray[np.float64]:
    """Return the different places of reports, longitude and latitude."""
    columns: list[Any] = [reports["lon"], reports["lat"]]
    filled = [np.asarray(pc.fill_null(column, np.nan)) for column in columns]
    points = np.stack(filled, axis=1)
    return np.unique(points[~np.isnan(points).any(axis=1)], axis=0)


def _any_inside(area: DrawnArea, points: NDArray[np.float64]) -> bool:
    """Say whether any point lies in the area, by counting crossings; holes count out again."""
    crossings = np.zeros(len(points), dtype=np.int64)
    for ring in area.rings:
        line = np.asarray(ring)
        for (x1, y1), (x2, y2) in pairwise(line):
            if y1 == y2:
                continue
            spans = (y1 <= points[:, 1]) != (y2 <= points[:, 1])
            crossing = x1 + (points[:, 1] - y1) / (y2 - y1) * (x2 - x1)
            crossings += spans & (points[:, 0] < crossing)
    return bool((crossings % 2 == 1).any())
