"""
Which reports can be judged: checked on the incidents that they become, before any is judged.

A reader sees a row's cells.  What stands in a row, in its stories and in the members of a side
comes together only in the incident; a row that cannot be weighed there is kept out with its
reason, as any other, and never stops a run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.instants import from_micros, written
from trucewatch.findings import arrow
from trucewatch.incidents.from_reports import IncidentSettings, incidents_from_reports
from trucewatch.reports import codes
from trucewatch.reports.rows import RowFault

pc: Any = pyarrow.compute

RANGES_MOST = 12
"""
Most candidates with ranges of weights in one list.

The weighings that ranges leave open can double with each candidate more.
"""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Shares = NDArray[np.float64]

_CLOSE = 1e-9
_SUMS_CLOSE = 1e-6
_LISTS = ("who", "at_whom", "what")


def objections_of(
    actors: Actors, settings: IncidentSettings
) -> Callable[[pa.Table], Mapping[int, RowFault]]:
    """Return what a reader asks of the reports of a case: which of them cannot be judged."""
    return partial(objections, actors=actors, settings=settings)


def objections(
    reports: pa.Table, actors: Actors, settings: IncidentSettings
) -> Mapping[int, RowFault]:
    """
    Return why reports cannot be judged.

    Args:
        reports: Schema REPORTS.
        actors: Actors of the case, with the members of its sides.
        settings: As-of instant and table of occurrence.

    Returns:
        Row number from 0 to its fault: ranges of weights in several lists (RPT-249) or of too many
        candidates (RPT-252), weights that cannot sum to 1 (RPT-244), times out of order (RPT-215),
        an end that may come before the beginning (RPT-217).
    """
    doubtful = np.flatnonzero(_doubtful(reports))
    if not len(doubtful):
        return {}
    incidents = incidents_from_reports(reports.take(doubtful), actors, settings)
    found: dict[int, RowFault] = {}
    weighed = _weighed(incidents)
    for faults in (_times(incidents), _sums(weighed), _several(weighed), _wide(weighed)):
        for incident, fault in faults.items():
            found.setdefault(int(doubtful[incident]), fault)
    return dict(sorted(found.items()))


def _doubtful(reports: pa.Table) -> Flags:
    """Choose rows that weights or ends were given for: nothing else can be out of order."""
    rows = reports.combine_chunks()
    chosen = pc.not_equal(rows["form"], "instant").to_numpy().astype(np.bool_)
    for name in ("attributed_to", "stories"):
        chosen |= pc.list_value_length(rows[name]).to_numpy() > 0
    return np.asarray(chosen, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The weights of one list of each incident; several stories hold several lists."""

    name: str
    incident: Numbers
    low: Shares
    high: Shares
    ranges: Numbers

    @property
    def is_ranged(self) -> Flags:
        """Whether a list has ranges other than any."""
        return self.ranges > 0

    @property
    def is_impossible(self) -> Flags:
        """Whether weights cannot sum to 1."""
        return (self.low > 1 + _SUMS_CLOSE) | (self.high < 1 - _SUMS_CLOSE)


def _stories(incidents: pa.Table) -> tuple[Numbers, Any]:
    column = incidents["stories"].combine_chunks()
    starts, rows = arrow.lists(column)
    return np.repeat(np.arange(len(incidents)), np.diff(starts)), rows


def _weighed(incidents: pa.Table) -> list[_Weighed]:
    incident, rows = _stories(incidents)
    lists = [_list("stories", np.arange(len(incidents)), incident, rows)]
    told = arrow.floats(arrow.field(rows, "high")) > 0
    for name in _LISTS:
        starts, each = arrow.lists(arrow.field(rows, name))
        story = np.repeat(np.arange(len(rows)), np.diff(starts))
        found = _list(name, incident, story, each)
        used = told & (np.diff(starts) > 0)
        lists.append(
            _Weighed(name, incident[used], found.low[used], found.high[used], found.ranges[used])
        )
    return lists


def _list(name: str, incident: Numbers, owner: Numbers, rows: Any) -> _Weighed:
    low, high = arrow.floats(arrow.field(rows, "low")), arrow.floats(arrow.field(rows, "high"))
    lists = len(incident)

    def count(which: Flags) -> Numbers:
        return np.bincount(owner[which & (high > 0)], minlength=lists).astype(np.int64)

    wide = high - low > _CLOSE
    is_open = (low <= _CLOSE) & (high >= 1 - _CLOSE)
    ranges = np.where(count(~is_open) > 0, count(wide), 0)
    return _Weighed(
        name,
        incident,
        np.asarray(np.bincount(owner, low, minlength=lists), dtype=np.float64),
        np.asarray(np.bincount(owner, high, minlength=lists), dtype=np.float64),
        ranges,
    )


def _sums(lists: list[_Weighed]) -> dict[int, RowFault]:
    found: dict[int, RowFault] = {}
    for each in lists:
        for i in np.flatnonzero(each.is_impossible):
            values = {
                "written": each.name,
                "low": _share(each.low[i]),
                "high": _share(each.high[i]),
            }
            fault = RowFault(codes.WEIGHTS_DO_NOT_ADD_UP, each.name, "", values)
            found.setdefault(int(each.incident[i]), fault)
    return found


def _share(weight: float) -> str:
    return f"{weight:.4g}"


def _several(lists: list[_Weighed]) -> dict[int, RowFault]:
    ranged: dict[int, list[str]] = {}
    for each in lists:
        for incident in np.unique(each.incident[each.is_ranged]):
            ranged.setdefault(int(incident), []).append(each.name)
    return {
        incident: RowFault(codes.SEVERAL_RANGES, names[0], "", {"lists": ", ".join(names)})
        for incident, names in ranged.items()
        if len(names) > 1
    }


def _wide(lists: list[_Weighed]) -> dict[int, RowFault]:
    found: dict[int, RowFault] = {}
    for each in lists:
        for i in np.flatnonzero(each.ranges > RANGES_MOST):
            values = {
                "lists": each.name,
                "count": str(each.ranges[i]),
                "most": str(RANGES_MOST),
            }
            fault = RowFault(codes.TOO_MANY_RANGES, each.name, "", values)
            found.setdefault(int(each.incident[i]), fault)
    return found


def _times(incidents: pa.Table) -> dict[int, RowFault]:
    incident, rows = _stories(incidents)
    told = arrow.floats(arrow.field(rows, "high")) > 0
    lasting = (pc.not_equal(incidents["form"], "instant").to_numpy().astype(np.bool_))[incident]
    begin = [arrow.micros(arrow.field(rows, name)) for name in ("earliest_at", "latest_at")]
    last = [
        arrow.micros(arrow.field(rows, f"end_{name}")) for name in ("earliest_at", "latest_at")
    ]
    backwards = (begin[1] < begin[0]) | (lasting & (last[1] < last[0]))
    crossing = lasting & (last[0] < begin[1])
    found: dict[int, RowFault] = {}
    for i in np.flatnonzero(told & backwards):
        values = {"start": _instant(begin[0][i]), "end": _instant(begin[1][i])}
        found.setdefault(
            int(incident[i]), RowFault(codes.ENDS_BEFORE_START, "stories", "", values)
        )
    for i in np.flatnonzero(told & crossing):
        values = {"begins": _instant(begin[1][i]), "ends": _instant(last[0][i])}
        found.setdefault(
            int(incident[i]), RowFault(codes.END_MAY_COME_FIRST, "stories", "", values)
        )
    return found


def _instant(micros: np.int64) -> str:
    at = from_micros(int(micros))
    return (written(at) if at else None) or "-"
