"""
From reports to incidents: one incident for each report, until reports are joined.

What a report leaves open of who and whom becomes stories; its time and place stand in each. Rows
that leave the same things open are worked out once, so no object is made for a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from trucewatch.definitions.actors import Actors
from trucewatch.incidents.occurrence import OccurredKey, occurred
from trucewatch.incidents.schema import INCIDENTS, STORY
from trucewatch.incidents.sides_key import plain, sides_key
from trucewatch.incidents.stories import Direction, Sides, acting, directions

pc: Any = pyarrow.compute

Column = Any
"""An Arrow array; the stubs know too few of its methods."""

_WHEN_AND_WHERE = (
    "earliest_at",
    "latest_at",
    "end_earliest_at",
    "end_latest_at",
    "lon",
    "lat",
    "radius_km",
    "area",
)

COLUMNS_ASKED = (
    *("id", "form", "requested_at", "reliability", "credibility", "defences", "stories"),
    *_WHEN_AND_WHERE,
    *("side_a", "side_b", "tie", "attributed_to", "attributed_closed", "at_whom", "what"),
    *("civilians_killed_low", "civilians_killed_best"),
)
"""Columns of reports that incidents are made of; the others need not be read."""


@dataclass(frozen=True, slots=True)
class IncidentSettings:
    """
    What turning reports into incidents needs beside them.

    Attributes:
        as_of: Instant up to which an omission without an end is taken to last.
        occurred: Cells of the table of occurrence that the case sets.
    """

    as_of: datetime
    occurred: Mapping[OccurredKey, tuple[float, float]] = field(default_factory=dict)


def incidents_from_reports(
    reports: pa.Table, actors: Actors, settings: IncidentSettings
) -> pa.Table:
    """
    Return one incident for each report.

    Args:
        reports: Reports, schema REPORTS or its `COLUMNS_ASKED`; names in them are ids of
            *actors*, target categories or *other*.
        actors: Actors of the case, with the members of its sides.
        settings: As-of instant and table of occurrence.

    Returns:
        Incidents, schema INCIDENTS, in the order of the reports. A report counts as one voice.
    """
    if not len(reports):
        return INCIDENTS.empty_table()
    rows = reports.select(COLUMNS_ASKED).combine_chunks()
    low, high = _occurrence(rows, settings)
    columns: dict[str, Column] = {
        "incident": rows["id"],
        "act": pa.array(np.ones(len(rows), dtype=np.int32)),
        "form": rows["form"],
        "reports": _each_alone(rows["id"]),
        "voices": pa.array(np.ones(len(rows), dtype=np.int32)),
        "occurred_low": pa.array(low),
        "occurred_high": pa.array(high),
        "requested_at": rows["requested_at"],
        "defences": rows["defences"],
        "stories": _stories(rows, actors, settings),
    }
    arrays = [plain(columns[name]).cast(INCIDENTS.field(name).type) for name in INCIDENTS.names]
    return pa.Table.from_arrays(arrays, schema=INCIDENTS)


def _each_alone(ids: Column) -> Column:
    whole = plain(ids)
    offsets: Column = pa.array(np.arange(len(whole) + 1), type=pa.int32())
    return pa.ListArray.from_arrays(offsets, whole)


def _occurrence(
    rows: pa.Table, settings: IncidentSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    reliability = plain(pc.fill_null(rows["reliability"], "F")).dictionary_encode()
    credibility = plain(pc.fill_null(rows["credibility"], 0)).to_numpy().astype(np.int64)
    letters = reliability.dictionary.to_pylist()
    table = np.array(
        [[occurred(each, grade, 1, settings.occurred) for grade in range(7)] for each in letters]
    )
    found = table[reliability.indices.to_numpy(), credibility]
    return found[:, 0], found[:, 1]


def _stories(rows: pa.Table, actors: Actors, settings: IncidentSettings) -> Column:
    timed = _with_ends(rows, settings)
    told = pc.list_value_length(timed["stories"]).to_numpy() > 0
    if not told.any():
        return _stories_from_sides(timed, actors)
    order = np.argsort(np.concatenate([np.flatnonzero(~told), np.flatnonzero(told)]))
    untold = timed.filter(pa.array(~told))
    whole: Column = pa.concat_arrays(
        [
            _stories_from_sides(untold, actors) if len(untold) else _no_stories(),
            _stories_as_told(timed.filter(pa.array(told)), actors),
        ]
    )
    return whole.take(pa.array(order))


def _with_ends(rows: pa.Table, settings: IncidentSettings) -> pa.Table:
    """Let an omission without an end last until the as-of instant (or its own beginning)."""
    now: Column = pa.scalar(settings.as_of, type=pa.timestamp("us", tz="UTC"))
    until = pc.if_else(pc.greater(rows["latest_at"], now), rows["latest_at"], now)
    open_ = pc.and_(pc.equal(rows["form"], "omission"), pc.is_null(rows["end_latest_at"]))
    for name in ("end_earliest_at", "end_latest_at"):
        place = rows.schema.get_field_index(name)
        filled = pc.if_else(open_, until, rows[name])
        rows = rows.set_column(place, rows.schema.field(name), filled)
    return rows


def _stories_from_sides(rows: pa.Table, actors: Actors) -> Column:
    """Work out each distinct answer to who and whom once, and lay it beside time and place."""
    keys = plain(sides_key(rows)).dictionary_encode()
    number = keys.indices.to_numpy().astype(np.int64)
    _, first = np.unique(number, return_index=True)
    answers = [directions(each, actors) for each in _sides_of(rows.take(first))]
    lengths = np.array([len(each) for each in answers], dtype=np.int64)
    starts = np.cumsum(lengths) - lengths
    counts = lengths[number]
    row = np.repeat(np.arange(len(rows)), counts)
    step = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    taken = pa.array(starts[number[row]] + step)
    told: Column = _direction_rows([story for answer in answers for story in answer])
    beside = rows.select([*_WHEN_AND_WHERE, "what"]).take(row)
    columns = {name: plain(beside[name]) for name in _WHEN_AND_WHERE}
    columns |= {name: told.field(name).take(taken) for name in ("low", "high", "who", "at_whom")}
    columns["what"] = plain(beside["what"])
    return _listed(np.concatenate([[0], np.cumsum(counts)]), columns)


def _listed(offsets: NDArray[np.int64], columns: dict[str, Column]) -> Column:
    fields = [STORY.field(i) for i in range(STORY.num_fields)]
    arrays = [columns[each.name].cast(each.type) for each in fields]
    starts: Column = pa.array(offsets, type=pa.int32())
    kind: Column = INCIDENTS.field("stories").type
    return pa.ListArray.from_arrays(
        starts, pa.StructArray.from_arrays(arrays, fields=fields), type=kind
    )


def _no_stories() -> Column:
    return pa.array([], type=INCIDENTS.field("stories").type)


def _direction_rows(stories: list[Direction]) -> Column:
    rows = [
        {
            "low": each.weight[0],
            "high": each.weight[1],
            "who": [{"name": n, "low": w[0], "high": w[1]} for n, w in each.who],
            "at_whom": [{"members": m, "low": w[0], "high": w[1]} for m, w in each.at_whom],
        }
        for each in stories
    ]
    kind = pa.struct([STORY.field(name) for name in ("low", "high", "who", "at_whom")])
    return pa.array(rows, type=kind)


def _sides_of(rows: pa.Table) -> list[Sides]:
    return [
        Sides(
            side_a=row["side_a"],
            side_b=row["side_b"],
            both_ways=row["tie"] == "directions",
            attributed=tuple((c["name"], (c["low"], c["high"])) for c in row["attributed_to"]),
            closed=row["attributed_closed"],
            at_whom=tuple(
                (frozenset(t["members"]), (t["low"], t["high"])) for t in row["at_whom"]
            ),
            civilians_hit=_civilians_hit(row),
        )
        for row in rows.to_pylist()
    ]


def _civilians_hit(row: dict[str, Any]) -> bool | None:
    if (row["civilians_killed_low"] or 0) > 0:
        return True
    return None if (row["civilians_killed_best"] or 0) > 0 else False


def _stories_as_told(rows: pa.Table, actors: Actors) -> Column:
    """Take stories as a source tells them; what one leaves out is taken from its row."""
    answers = [directions(each, actors)[0] for each in _sides_of(rows)]
    listed = [
        [_completed(story, row, answer, actors) for story in row["stories"]]
        for row, answer in zip(rows.to_pylist(), answers, strict=True)
    ]
    return pa.array(listed, type=INCIDENTS.field("stories").type)


def _completed(
    story: dict[str, Any], row: dict[str, Any], answer: Direction, actors: Actors
) -> dict[str, Any]:
    whole = dict(story)
    told = tuple((each["name"], (each["low"], each["high"])) for each in story["who"])
    who = acting(told, actors, closed=row["attributed_closed"]) if told else answer.who
    for group in (("earliest_at", "latest_at"), ("end_earliest_at", "end_latest_at")):
        if all(story[name] is None for name in group):
            whole |= {name: row[name] for name in group}
    if all(story[name] is None for name in ("lon", "lat", "area")):
        whole |= {name: row[name] for name in ("lon", "lat", "radius_km", "area")}
    whole["who"] = [{"name": n, "low": w[0], "high": w[1]} for n, w in who]
    if not story["at_whom"]:
        whole["at_whom"] = [{"members": m, "low": w[0], "high": w[1]} for m, w in answer.at_whom]
    return whole | {"what": story["what"] or row["what"]}
