"""
Columns: incidents, truth and reports of a simulated conflict as Arrow tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act
from trucewatch.definitions.targets import OTHER
from trucewatch.incidents.schema import CANDIDATE, INCIDENTS, STORY, TARGET
from trucewatch.simulation import country
from trucewatch.simulation.happening import ACCESS_REFUSED, Happened
from trucewatch.simulation.reporting import SOURCES, Reports
from trucewatch.simulation.telling import NOBODY, POINT, Told
from trucewatch.simulation.true_class import CLASSES, TrueClasses
from trucewatch.simulation.truth import ACTS, HAPPENED, MICROS, TRUE_CLASS, TRUTH
from trucewatch.simulation.weighing import AREA_IDS, UNITS, Stories

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
Column = Any
"""An Arrow array; the stubs know too few of its methods."""

ACT_NAMES = (*map(str, country.ACTS_OF_WAR), str(Act.ACCESS_REFUSED))
"""Names of what is done or left undone, by number."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    Everything that was drawn.

    Attributes:
        happened: What can be told of: first what is true, then what never was.
        true: How many rows of *happened* are true.
        told: What sources tell.
        reports: The reports, copies among them.
        stories: Stories of what is told, in order of *told*.
        classes: True classes of the true rows of *happened*.
    """

    happened: Happened
    true: int
    told: Told
    reports: Reports
    stories: Stories
    classes: TrueClasses


@dataclass(frozen=True, slots=True)
class Group:
    """
    Reports of one thing, as one incident.

    Attributes:
        lead: Row of the report whose stories are taken, shape (n,).
        members: Rows of all reports, after each other.
        offsets: Where the members of each group begin, shape (n + 1,).
        voices: Voices counted, shape (n,).
        occurred: Chance that it occurred as reported, shape (n,).
    """

    lead: Numbers
    members: Numbers
    offsets: Numbers
    voices: Numbers
    occurred: Shares


def incident_table(drawn: Drawn, group: Group) -> pa.Table:
    """Return groups of reports as incidents, schema INCIDENTS."""
    ids: Column = pa.array(drawn.reports.id)
    told = drawn.reports.told[group.lead]
    subject = drawn.told.subject[told]
    is_omission = drawn.happened.what[subject] == ACCESS_REFUSED
    columns: dict[str, Column] = {
        "incident": ids.take(pa.array(group.lead)),
        "act": pa.array(np.ones(len(told), dtype=np.int32)),
        "form": pa.array(np.where(is_omission, "omission", "instant")),
        "reports": pa.ListArray.from_arrays(
            pa.array(group.offsets, pa.int32()), ids.take(pa.array(group.members))
        ),
        "voices": pa.array(group.voices, pa.int32()),
        "occurred_low": pa.array(group.occurred),
        "occurred_high": pa.array(group.occurred),
        "requested_at": _instants(drawn.happened.at[subject], ~is_omission),
        "defences": pa.ListArray.from_arrays(
            pa.array(np.zeros(len(told) + 1), pa.int32()),
            pa.array([], INCIDENTS.field("defences").type.value_type),
        ),
        "stories": _story_lists(drawn, told),
    }
    arrays = [columns[name].cast(INCIDENTS.field(name).type) for name in INCIDENTS.names]
    return pa.Table.from_arrays(arrays, schema=INCIDENTS)


def _story_lists(drawn: Drawn, told: Numbers) -> Column:
    counts = np.bincount(drawn.stories.report, minlength=len(drawn.told))
    starts = np.cumsum(counts) - counts
    wanted = counts[told]
    row = np.repeat(np.arange(len(told)), wanted)
    step = np.arange(len(row)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    rows = starts[told][row] + step
    offsets: Column = pa.array(np.concatenate([[0], np.cumsum(wanted)]), pa.int32())
    kind: Column = INCIDENTS.field("stories").type
    return pa.ListArray.from_arrays(offsets, _story_rows(drawn, rows), type=kind)


def _story_rows(drawn: Drawn, rows: Numbers) -> Column:
    stories, told = drawn.stories, drawn.told
    subject = told.subject[stories.report[rows]]
    what = drawn.happened.what[subject]
    is_omission = what == ACCESS_REFUSED
    lon, lat, radius = discs(drawn, rows)
    in_area = stories.area[rows] >= 0
    ends = _instants(drawn.happened.ends[subject], ~is_omission)
    areas: Column = pa.array(AREA_IDS)
    columns: dict[str, Column] = {
        "low": pa.array(stories.weight[rows] / UNITS),
        "high": pa.array(stories.weight[rows] / UNITS),
        "earliest_at": _instants(stories.first[rows], None),
        "latest_at": _instants(stories.last[rows], None),
        "end_earliest_at": ends,
        "end_latest_at": ends,
        "lon": pa.array(lon, mask=in_area),
        "lat": pa.array(lat, mask=in_area),
        "radius_km": pa.array(radius, mask=in_area),
        "area": areas.take(pa.array(np.maximum(stories.area[rows], 0), mask=~in_area)),
        "who": candidates(stories.who[rows], (*country.FIGHTERS, OTHER)),
        "at_whom": targets(stories.whom[rows]),
        "what": candidates(stories.what[rows], ACT_NAMES),
    }
    fields = [STORY.field(i) for i in range(STORY.num_fields)]
    return pa.StructArray.from_arrays(
        [columns[each.name].cast(each.type) for each in fields], fields=fields
    )


def discs(drawn: Drawn, rows: Numbers) -> tuple[Shares, Shares, Shares]:
    """Return longitude, latitude and radius (km) of the ground of stories *rows*."""
    stories, told = drawn.stories, drawn.told
    report = stories.report[rows]
    subject = told.subject[report]
    is_point = told.where[report] == POINT
    town = np.maximum(stories.town[rows], 0)
    lon, lat, radius = (
        np.array([getattr(each, name) for each in country.TOWNS])[town]
        for name in ("lon", "lat", "radius_km")
    )
    return (
        np.where(is_point, drawn.happened.lon[subject], lon),
        np.where(is_point, drawn.happened.lat[subject], lat),
        np.where(is_point, 0.0, radius),
    )


def candidates(units: Numbers, names: tuple[str, ...]) -> Column:
    """Return rows of weights in millionths as lists of candidates; a weight of 0 is left out."""
    return _listed(units, pa.array(names), CANDIDATE, "name")


def targets(units: Numbers) -> Column:
    """Return rows of weights in millionths as lists of targets; a weight of 0 is left out."""
    kind = TARGET.field("members").type
    return _listed(
        units, pa.array([list(each) for each in country.TARGETS], kind), TARGET, "members"
    )


def _listed(units: Numbers, names: Column, kind: pa.StructType, field: str) -> Column:
    row, column = np.nonzero(units)
    weight = pa.array(units[row, column] / UNITS)
    parts = {field: names.take(pa.array(column)), "low": weight, "high": weight}
    fields = [kind.field(i) for i in range(kind.num_fields)]
    structs = pa.StructArray.from_arrays([parts[each.name] for each in fields], fields=fields)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(units)))])
    whole: Column = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs)
    return whole.cast(pa.list_(pa.field("item", kind, nullable=False)))


def _instants(at: Numbers, missing: NDArray[np.bool_] | None) -> Column:
    return pa.array(at, mask=missing).cast(MICROS)


def truth_table(drawn: Drawn, group: Group) -> pa.Table:
    """Return the truth behind groups of reports, schema TRUTH."""
    reports = drawn.reports
    subject = drawn.told.subject[reports.told[group.lead]]
    is_true = subject < drawn.true
    copied = reports.copy_of[group.lead]
    ids: Column = pa.array(reports.id)
    sources: Column = pa.array([each.id for each in SOURCES])
    row = pa.array(subject, mask=~is_true)
    columns: dict[str, Column] = {
        "incident": ids.take(pa.array(group.lead)),
        "source": sources.take(pa.array(reports.source[group.lead])),
        "happened": pa.array(is_true),
        "act": _act_ids(drawn).take(row),
        "copy_of": ids.take(pa.array(np.maximum(copied, 0), mask=copied < 0)),
        "classes": _classes(drawn, subject),
    }
    columns |= {name: each.take(row) for name, each in _happened(drawn).items()}
    return pa.Table.from_arrays([columns[name] for name in TRUTH.names], schema=TRUTH)


def act_table(drawn: Drawn) -> pa.Table:
    """Return everything that happened, schema ACTS."""
    rows = np.arange(drawn.true)
    subject = drawn.told.subject[drawn.reports.told]
    told = np.bincount(subject, minlength=len(drawn.happened))[: drawn.true]
    taken = pa.array(rows)
    columns: dict[str, Column] = {
        "act": _act_ids(drawn),
        "told": pa.array(told, pa.int32()),
        "classes": _classes(drawn, rows),
    }
    columns |= {name: each.take(taken) for name, each in _happened(drawn).items()}
    return pa.Table.from_arrays([columns[name] for name in ACTS.names], schema=ACTS)


def _act_ids(drawn: Drawn) -> Column:
    return pa.array([f"act-{i:06d}" for i in range(1, drawn.true + 1)], pa.string())


def _happened(drawn: Drawn) -> dict[str, Column]:
    """Return what happened in the columns of HAPPENED, for the true rows."""
    true = drawn.happened.take(np.arange(drawn.true))
    is_act = true.what != ACCESS_REFUSED
    fighters: Column = pa.array(country.FIGHTERS)
    towns: Column = pa.array([each.id for each in country.TOWNS])
    acts: Column = pa.array(ACT_NAMES)
    members = {name: kind for name, kind, _ in HAPPENED}["at_whom"]
    hit: Column = pa.array([sorted(each) for each in country.TARGETS], members)
    return {
        "form": pa.array(np.where(is_act, "instant", "omission"), pa.string()),
        "at": _instants(true.at, None),
        "ends_at": _instants(true.ends, is_act),
        "requested_at": _instants(true.at, is_act),
        "place": towns.take(pa.array(true.town)),
        "lon": pa.array(true.lon),
        "lat": pa.array(true.lat),
        "who": fighters.take(pa.array(true.who)),
        "at_whom": hit.take(pa.array(true.whom)),
        "what": acts.take(pa.array(true.what)),
        "killed": pa.array(true.killed, pa.int32()),
    }


def _classes(drawn: Drawn, subject: Numbers) -> Column:
    """Return the true classes of rows of what happened; none for what never was."""
    readings = drawn.classes.readings
    is_true = subject < drawn.true
    row = np.repeat(subject[is_true], len(readings))
    column = np.tile(np.arange(len(readings)), int(is_true.sum()))
    regimes: Column = pa.array([each[0] for each in readings], pa.string())
    names: Column = pa.array([each[1] for each in readings], pa.string())
    classes: Column = pa.array(CLASSES)
    fields = [TRUE_CLASS.field(i) for i in range(TRUE_CLASS.num_fields)]
    structs = pa.StructArray.from_arrays(
        [
            regimes.take(pa.array(column)),
            names.take(pa.array(column)),
            classes.take(pa.array(drawn.classes.number[row, column])),
        ],
        fields=fields,
    )
    offsets = np.concatenate([[0], np.cumsum(is_true * len(readings))])
    kind: Column = TRUTH.field("classes").type
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)


def told_table(drawn: Drawn) -> pa.Table:
    """Return what the files of reports say beside the incidents, schema TOLD."""
    reports, told = drawn.reports, drawn.told
    named = told.named[reports.told]
    sources: Column = pa.array([each.id for each in SOURCES])
    fighters: Column = pa.array(country.FIGHTERS)
    killed = {
        f"killed_{name}": pa.array(reports.killed[:, i], pa.int32())
        for i, name in enumerate(("low", "best", "high"))
    }
    columns: dict[str, Column] = {
        "report": pa.array(reports.id, pa.string()),
        "source": sources.take(pa.array(reports.source)),
        "published_at": _instants(reports.published, None),
        "earliest_at": _instants(told.first[reports.told], None),
        "latest_at": _instants(told.last[reports.told], None),
        "time_precision": pa.array(told.when[reports.told], pa.int8()),
        "place_precision": pa.array(told.where[reports.told], pa.int8()),
        "named": fighters.take(pa.array(np.maximum(named, 0), mask=named == NOBODY)),
        **killed,
    }
    return pa.Table.from_arrays([columns[name] for name in TOLD.names], schema=TOLD)


_TOLD_COLUMNS: list[pa.Field[Any]] = [
    pa.field("report", pa.string(), nullable=False),  # id of the report
    pa.field("source", pa.string(), nullable=False),
    pa.field("published_at", MICROS, nullable=False),
    pa.field("earliest_at", MICROS, nullable=False),  # of the stated window
    pa.field("latest_at", MICROS, nullable=False),
    pa.field("time_precision", pa.int8(), nullable=False),  # telling.INSTANT to MONTH
    pa.field("place_precision", pa.int8(), nullable=False),  # telling.POINT to PROVINCE
    pa.field("named", pa.string()),  # fighter whom the source names; null is nobody
    pa.field("killed_low", pa.int32(), nullable=False),
    pa.field("killed_best", pa.int32(), nullable=False),
    pa.field("killed_high", pa.int32(), nullable=False),
]

TOLD = pa.schema(_TOLD_COLUMNS)
"""Schema of what reports say beside the incidents made of them, row by row beside them."""
