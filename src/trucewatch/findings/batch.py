"""
A batch of incidents as arrays: what the worlds are built from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER
from trucewatch.definitions.targets import OTHER
from trucewatch.findings import arrow
from trucewatch.findings.alike import place_keys
from trucewatch.findings.axes import Axis, RangesOnSeveralAxesError, axis_of, corners
from trucewatch.findings.places import PlaceCells, PlaceKey
from trucewatch.findings.ragged import Numbers, Shares, offsets_of
from trucewatch.findings.targets import TargetSets
from trucewatch.findings.terms_tables import ACTS, CompiledTerms, UnknownActError
from trucewatch.findings.times import Marks, Times, times_of

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
    """Candidate acting parties as named, one row each: whose story, who, class and weights."""

    story: Numbers
    name: NDArray[np.object_]
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
        inside: Areas that each class of place lies in, shape (places, areas).
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
    inside: Flags
    who: Axis
    at_whom: Axis
    what: Axis
    targets: TargetSets
    candidates: Candidates
    defences: Defences


def batch_of(
    records: pa.RecordBatch,
    terms: CompiledTerms,
    cells: dict[PlaceKey, PlaceCells] | None = None,
) -> Batch:
    """
    Return *records* (schema INCIDENTS) as arrays.

    Args:
        records: The incidents.
        terms: The terms that will be looked up.
        cells: Places that were cut before.

    Raises:
        RangesOnSeveralAxesError: When an incident has ranges other than any on several axes.
        ImpossibleWeightsError: When weights cannot sum to 1.
        UnknownActError: When an act class is not in the closed vocabulary.
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    column = records.column
    offsets, rows = _weighty(*arrow.lists(column("stories")))
    requested = arrow.micros(column("requested_at"), SINCE_EVER)
    form = column("form").to_numpy(zero_copy_only=False)
    lasting = form != Form.INSTANT.value
    defences = _defences(column("defences"), terms)
    owner = np.repeat(np.arange(len(records)), np.diff(offsets))
    begin = (
        arrow.micros(arrow.field(rows, "earliest_at")),
        arrow.micros(arrow.field(rows, "latest_at")),
    )
    end = (
        arrow.micros(arrow.field(rows, "end_earliest_at")),
        arrow.micros(arrow.field(rows, "end_latest_at")),
    )
    marks = Marks(terms.marks, *_own_marks(owner, requested, defences, terms))
    where, inside = _places(rows, terms, cells or {})
    pleading = np.isin(owner, defences.incident[defences.found])
    who, candidates = _who(arrow.field(rows, "who"), pleading, terms)
    at_whom, targets = _at_whom(arrow.field(rows, "at_whom"), pleading, terms)
    axes = {
        "where": where,
        "who": who,
        "at_whom": at_whom,
        "what": _what(arrow.field(rows, "what"), terms),
        "stories": axis_of(
            offsets,
            np.arange(len(owner)),
            arrow.floats(arrow.field(rows, "low")),
            arrow.floats(arrow.field(rows, "high")),
        ),
    }
    _refuse_several_ranges(axes, owner, len(records))
    return Batch(
        incidents=len(records),
        stories=offsets,
        story_weights=axes["stories"],
        omission=form == Form.OMISSION.value,
        requested_at=requested,
        times=times_of(begin, end, lasting[owner], marks),
        where=where,
        inside=inside,
        who=who,
        at_whom=at_whom,
        what=axes["what"],
        targets=targets,
        candidates=candidates,
        defences=defences,
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
    owner: Numbers, requested: Numbers, defences: Defences, terms: CompiledTerms
) -> tuple[Numbers, Numbers]:
    """Return the marks of each story's own: ends of defences, and when a duty falls due."""
    marks: list[list[int]] = [[] for _ in range(int(owner.max(initial=-1)) + 1)]
    for i, first, last in zip(defences.incident, defences.from_at, defences.to_at, strict=True):
        marks[i] += [int(first), int(last)]
    delays = {
        clause.due.after
        for regime in terms.regimes
        for clause in regime.clauses
        if clause.due is not None and clause.due.after is not None
    }
    for i in np.flatnonzero(requested > SINCE_EVER):
        marks[i].append(int(requested[i]))
        marks[i] += [int(requested[i]) + round(each.total_seconds() * 1e6) for each in delays]
    mine = [marks[each] for each in owner]
    lengths = np.array([len(each) for each in mine], dtype=np.int64)
    flat = np.array([at for each in mine for at in each], dtype=np.int64)
    return offsets_of(lengths), flat


def _places(
    rows: pa.StructArray, terms: CompiledTerms, cells: dict[PlaceKey, PlaceCells]
) -> tuple[Axis, Flags]:
    keys = place_keys(rows)
    cut = {key: cells.get(key) or terms.places.cells_of(key) for key in dict.fromkeys(keys)}
    tables = [each.inside for each in cut.values()]
    width = len(terms.places)
    inside, number = np.unique(
        np.vstack([np.zeros((0, width), dtype=np.bool_), *tables]), axis=0, return_inverse=True
    )
    numbers = np.split(
        np.asarray(number).reshape(-1), np.cumsum([len(each) for each in tables])[:-1]
    )
    classes = dict(zip(cut, numbers, strict=True))
    lengths = np.array([len(classes[key]) for key in keys], dtype=np.int64)
    low = [_share(cut[key], 0.0) for key in keys]
    high = [_share(cut[key], 1.0) for key in keys]
    axis = axis_of(
        offsets_of(lengths),
        np.concatenate([classes[key] for key in keys]),
        np.concatenate(low),
        np.concatenate(high),
    )
    return axis, inside


def _share(cells: PlaceCells, unknown: float) -> Shares:
    return np.full(len(cells.inside), unknown) if cells.share is None else cells.share


def _weighty(starts: Numbers, rows: Any) -> tuple[Numbers, Any]:
    """
    Leave out what has no weight at all: a candidate of weight 0 is no candidate.

    A list of which nothing has weight stays, so that it is refused and not taken for empty.
    """
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    weighty = arrow.floats(arrow.field(rows, "high")) > 0
    some = np.bincount(owner[weighty], minlength=len(starts) - 1) > 0
    kept = weighty | ~some[owner]
    if kept.all():
        return starts, rows
    lengths = np.bincount(owner[kept], minlength=len(starts) - 1).astype(np.int64)
    return offsets_of(lengths), rows.filter(pa.array(kept))


def _listed(column: arrow.Column, nobody: dict[str, object]) -> tuple[Numbers, pa.StructArray]:
    """Return offsets and rows of candidates; an empty list becomes the one candidate *nobody*."""
    starts, rows = _weighty(*arrow.lists(column))
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
    names = arrow.texts(arrow.field(rows, "name"))
    low, high = arrow.floats(arrow.field(rows, "low")), arrow.floats(arrow.field(rows, "high"))
    story = np.repeat(np.arange(len(column)), np.diff(offsets))
    numbers = terms.names.numbers(names)
    classes = np.where(pleading[story], numbers, terms.who_class[numbers])
    axis = axis_of(offsets, classes, low, high)
    least, most = _alone(axis, offsets, low, high)
    span = len(terms.names)
    owner = np.repeat(np.arange(len(column)), np.diff(axis.values))
    value = np.searchsorted(owner * span + axis.value_class, story * span + classes)
    return axis, Candidates(story, np.array(names, dtype=np.object_), value, least, most)


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
    sets: dict[tuple[int, ...], int] = {}
    classes = np.empty(len(story), dtype=np.int64)
    for i, members in enumerate(cast("list[list[str]]", arrow.field(rows, "members").to_pylist())):
        numbers = terms.names.numbers(members)
        answers = numbers if pleading[story[i]] else terms.member_class[numbers]
        key = tuple(sorted({int(each) for each in answers}))
        classes[i] = sets.setdefault(key, len(sets))
    targets = TargetSets.of([np.array(key, dtype=np.int64) for key in sets], terms.names.other)
    low, high = arrow.floats(arrow.field(rows, "low")), arrow.floats(arrow.field(rows, "high"))
    return axis_of(offsets, classes, low, high), targets


def _what(column: arrow.Column, terms: CompiledTerms) -> Axis:
    offsets, rows = _listed(column, {"name": Act.OTHER.value, "low": 1.0, "high": 1.0})
    number = {act.value: i for i, act in enumerate(ACTS)}
    names = arrow.texts(arrow.field(rows, "name"))
    unknown = sorted(set(names) - set(number))
    if unknown:
        raise UnknownActError(", ".join(unknown))
    classes = terms.act_class[np.array([number[name] for name in names], dtype=np.int64)]
    return axis_of(
        offsets,
        classes,
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
