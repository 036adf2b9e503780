"""
A batch of incidents as arrays: what the worlds are built from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act
from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER
from trucewatch.definitions.targets import OTHER
from trucewatch.findings import arrow
from trucewatch.findings.axes import Axis, RangesOnSeveralAxesError, axis_of, corners
from trucewatch.findings.concern import Concern
from trucewatch.findings.nested import Nested, groups_of
from trucewatch.findings.place_axis import Inside, place_axis_of
from trucewatch.findings.ragged import Numbers, Shares, interned, offsets_of, starts_of, taken
from trucewatch.findings.targets import TargetSets
from trucewatch.findings.terms_tables import ACTS, CompiledTerms, UnknownActError
from trucewatch.findings.times import Marks, Times, times_of
from trucewatch.findings.told import Told, weighty
from trucewatch.findings.touching import Pairs

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Defences:
    """Defences of a batch, one row each; party and target are numbers of `Names`, -1 is any."""

    incident: Numbers
    kind: tuple[str, ...]
    party: Numbers
    against: Numbers
    found: Flags
    from_at: Numbers
    to_at: Numbers


@dataclass(frozen=True, slots=True)
class Candidates:
    """
    Candidate acting parties as named, one row each: whose story, who, value and weights.

    A name is its place in *names*, which hold every name of the batch once.
    """

    story: Numbers
    name: Numbers
    names: NDArray[np.object_]
    value: Numbers
    low: Shares
    high: Shares


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Incidents as arrays.

    Attributes:
        incidents: Rows of the batch.
        stories: Offsets of each incident's stories, shape (incidents + 1,).
        story_weights: Weighings of each incident's stories; values are the stories themselves.
        omission: Whether the incident is an omission, shape (incidents,).
        requested_at: When the duty was asked for; where unknown SINCE_EVER.
        times: When.
        where: Where; classes are rows of *inside*.
        inside: Areas that each class of place lies in.
        who: Acting parties; classes are those of the terms.
        at_whom: Targets; classes are numbers of *targets*.
        what: Acts; classes are those of the terms.
        targets: The distinct sets of targets.
        candidates: Acting parties as named.
        defences: Defences claimed and found.
    """

    incidents: int
    stories: Numbers
    story_weights: Axis
    omission: Flags
    requested_at: Numbers
    times: Times
    where: Axis
    inside: Inside
    who: Axis
    at_whom: Axis
    what: Axis
    targets: TargetSets
    candidates: Candidates
    defences: Defences


def batch_of(
    told: Told, terms: CompiledTerms, pairs: Pairs, where: tuple[Axis, Inside] | None = None
) -> Batch:
    """
    Return incidents as arrays.

    Args:
        told: The incidents.
        terms: The terms that will be looked up.
        pairs: The regimes that each incident touches: its times and places are cut by no others.
        where: The place of every story, where it was cut before.

    Raises:
        RangesOnSeveralAxesError: When an incident has ranges other than any on several axes.
        ImpossibleWeightsError: When weights cannot sum to 1.
        UnknownActError: When an act class is not in the closed vocabulary.
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    rows, stories = told.rows, told.stories
    defences = _defences(told.records.column("defences"), terms)
    owner = stories.incident
    marks = _marks(owner, pairs, _own_marks(told.requested_at, defences, terms), terms)
    places, inside = places_of(told, terms, pairs) if where is None else where
    pleading = np.isin(owner, defences.incident[defences.found])
    who, candidates = _who(arrow.field(rows, "who"), pleading, terms)
    at_whom, targets = _at_whom(arrow.field(rows, "at_whom"), pleading, terms)
    axes = {
        "where": places,
        "who": who,
        "at_whom": at_whom,
        "what": _what(arrow.field(rows, "what"), terms),
        "stories": axis_of(
            told.offsets,
            np.arange(len(owner)),
            arrow.floats(arrow.field(rows, "low")),
            arrow.floats(arrow.field(rows, "high")),
        ),
    }
    _refuse_several_ranges(axes, owner, told.incidents)
    begin, end = (stories.earliest, stories.latest), (stories.ends_from, stories.ends_to)
    return Batch(
        incidents=told.incidents,
        stories=told.offsets,
        story_weights=axes["stories"],
        omission=told.omission,
        requested_at=told.requested_at,
        times=times_of(begin, end, stories.lasting, marks),
        where=places,
        inside=inside,
        who=who,
        at_whom=at_whom,
        what=axes["what"],
        targets=targets,
        candidates=candidates,
        defences=defences,
    )


def places_of(told: Told, terms: CompiledTerms, pairs: Pairs) -> tuple[Axis, Inside]:
    """
    Cut the place of every story by the areas of the regimes that its incident touches.

    Many stories tell of one place; it is cut once.
    """
    named = terms.law.areas >= 0
    lists = offsets_of(named.sum(axis=1)), terms.law.areas[named]
    concern = Concern.of(pairs, told.incidents, lists).taken(told.stories.incident)
    where = told.stories.where
    spot = tuple(each.view(np.int64) for each in (where.lon, where.lat, where.radius_km))
    areas = Nested(concern.offsets, (concern.area,))
    every = np.arange(len(where) + 1)
    first, number = groups_of(Nested(every, (*spot, where.region), (areas,)))
    axis, inside = place_axis_of(terms.places, where.taken(first), concern.taken(first))
    return axis.taken(number), inside


def every_pair(incidents: int, regimes: int) -> Pairs:
    """Return every incident with every regime."""
    each = np.arange(incidents * regimes)
    return Pairs(each // max(regimes, 1), each % max(regimes, 1))


def _marks(
    owner: Numbers, pairs: Pairs, own: tuple[Numbers, Numbers], terms: CompiledTerms
) -> Marks:
    """Return the marks of the regimes that each story's incident touches, and its own."""
    incidents = int(owner[-1]) + 1 if len(owner) else 0
    row, lengths = taken(starts_of(pairs.incident, incidents), owner)
    mark, own_lengths = taken(own[0], owner)
    return Marks(
        terms.law.marks,
        offsets_of(lengths),
        pairs.regime[row],
        offsets_of(own_lengths),
        own[1][mark],
    )


def _defences(column: arrow.Column, terms: CompiledTerms) -> Defences:
    offsets, rows = arrow.lists(column)
    against = arrow.field(rows, "against").to_pylist()
    number = terms.names.number
    return Defences(
        incident=np.repeat(np.arange(len(column)), np.diff(offsets)),
        kind=tuple(arrow.texts(arrow.field(rows, "kind"))),
        party=terms.names.numbers(arrow.texts(arrow.field(rows, "party"))),
        against=np.array(
            [-1 if each is None else number.get(each, terms.names.unlisted) for each in against],
            dtype=np.int64,
        ),
        found=arrow.flags(arrow.field(rows, "found")),
        from_at=arrow.micros(arrow.field(rows, "from_at"), SINCE_EVER),
        to_at=arrow.micros(arrow.field(rows, "to_at"), UNTIL_FURTHER),
    )


def _own_marks(
    requested: Numbers, defences: Defences, terms: CompiledTerms
) -> tuple[Numbers, Numbers]:
    """Return the marks of each incident's own: ends of defences, and when a duty falls due."""
    delays = sorted({0, *(each for word in terms.law.clauses for each in word.after_request)})
    asked = np.flatnonzero(requested > SINCE_EVER)
    due = requested[asked][:, None] + np.array(delays, dtype=np.int64)
    incident = np.concatenate(
        [defences.incident, defences.incident, np.repeat(asked, len(delays))]
    )
    at = np.concatenate([defences.from_at, defences.to_at, due.reshape(-1)])
    order = np.argsort(incident, kind="stable")
    counts = np.bincount(incident, minlength=len(requested)).astype(np.int64)
    return offsets_of(counts), at[order]


def _listed(column: arrow.Column, nobody: dict[str, object]) -> tuple[Numbers, pa.StructArray]:
    """Return offsets and rows of candidates; an empty list becomes the one candidate *nobody*."""
    starts, rows = weighty(*arrow.lists(column))
    lengths = np.diff(starts)
    if lengths.all():
        return starts, rows
    filled = np.maximum(lengths, 1)
    index = np.full(int(filled.sum()), len(rows), dtype=np.int64)
    index[np.repeat(lengths > 0, filled)] = np.arange(int(starts[-1]))
    extra: Any = pa.array([nobody], type=rows.type)
    longer: Any = pa.concat_arrays([rows, extra])
    return offsets_of(filled), longer.take(pa.array(index))


def _who(column: arrow.Column, pleading: Flags, terms: CompiledTerms) -> tuple[Axis, Candidates]:
    """Join parties with the same answers, unless a defence has been found for one of them."""
    offsets, rows = _listed(column, {"name": OTHER, "low": 1.0, "high": 1.0})
    name, names = arrow.coded(arrow.field(rows, "name"))
    low, high = arrow.floats(arrow.field(rows, "low")), arrow.floats(arrow.field(rows, "high"))
    story = np.repeat(np.arange(len(column)), np.diff(offsets))
    numbers = terms.names.numbers(names)[name]
    classes = np.where(pleading[story], numbers, terms.who_class[numbers])
    axis = axis_of(offsets, classes, low, high)
    least, most = _alone(axis, offsets, low, high)
    span = len(terms.names)
    owner = np.repeat(np.arange(len(column)), np.diff(axis.values))
    value = np.searchsorted(owner * span + axis.value_class, story * span + classes)
    each = np.array(names, dtype=np.object_)
    return axis, Candidates(story, name, each, value, least, most)


def _alone(axis: Axis, offsets: Numbers, low: Shares, high: Shares) -> tuple[Shares, Shares]:
    """Return the least and greatest weight that each candidate alone can have."""
    least, most = low.copy(), high.copy()
    for story in np.flatnonzero(axis.ranged):
        rows = slice(offsets[story], offsets[story + 1])
        points = np.vstack(corners(low[rows], high[rows]))
        least[rows], most[rows] = points.min(axis=0), points.max(axis=0)
    only = np.repeat(np.diff(offsets) == 1, np.diff(offsets))
    return np.where(only, 1.0, least), np.where(only, 1.0, most)


def _at_whom(
    column: arrow.Column, pleading: Flags, terms: CompiledTerms
) -> tuple[Axis, TargetSets]:
    """Join sets whose members have the same answers, unless a defence has been found."""
    offsets, rows = _listed(column, {"members": [OTHER], "low": 1.0, "high": 1.0})
    story = np.repeat(np.arange(len(column)), np.diff(offsets))
    starts, told = arrow.lists(arrow.field(rows, "members"))
    member, names = arrow.coded(told)
    numbers = terms.names.numbers(names)[member]
    owner = np.repeat(np.arange(len(story)), np.diff(starts))
    answers = np.where(pleading[story[owner]], numbers, terms.member_class[numbers])
    # Members with the same answers are one; a set has no order.
    span = len(terms.names)
    keys = np.unique(owner * span + answers)
    lengths = np.bincount(keys // span, minlength=len(story)).astype(np.int64)
    lists = offsets_of(lengths)
    numbers = interned(lists, keys % span)
    _, first, classes = np.unique(numbers, return_index=True, return_inverse=True)
    # Sets are numbered as they are told, so that a page lists equal worlds in that order.
    order = np.argsort(first)
    classes = np.argsort(order)[np.asarray(classes).reshape(-1)]
    members, counts = taken(lists, np.asarray(first[order], dtype=np.int64))
    targets = TargetSets.of(offsets_of(counts), keys[members] % span, terms.names.other)
    low, high = arrow.floats(arrow.field(rows, "low")), arrow.floats(arrow.field(rows, "high"))
    return axis_of(offsets, classes, low, high), targets


def _what(column: arrow.Column, terms: CompiledTerms) -> Axis:
    offsets, rows = _listed(column, {"name": Act.OTHER.value, "low": 1.0, "high": 1.0})
    number = {act.value: i for i, act in enumerate(ACTS)}
    name, names = arrow.coded(arrow.field(rows, "name"))
    numbers = np.array([number.get(each, -1) for each in names], dtype=np.int64)
    unknown = np.unique(name[numbers[name] < 0])
    if len(unknown):
        raise UnknownActError(", ".join(sorted(names[each] for each in unknown)))
    return axis_of(
        offsets,
        terms.act_class[numbers[name]],
        arrow.floats(arrow.field(rows, "low")),
        arrow.floats(arrow.field(rows, "high")),
    )


def _refuse_several_ranges(axes: dict[str, Axis], owner: Numbers, incidents: int) -> None:
    seen = np.zeros(incidents, dtype=np.int64)
    for name, axis in axes.items():
        rows = axis.ranged if name == "stories" else np.zeros(incidents, dtype=np.bool_)
        if name != "stories":
            rows = rows.copy()
            rows[owner[axis.ranged]] = True
        seen += rows
    wrong = np.flatnonzero(seen > 1)
    if len(wrong):
        raise RangesOnSeveralAxesError(f"incident in row {wrong[0]} of the batch")
