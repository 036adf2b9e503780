"""
Alike: incidents that leave the same worlds open are judged once.

Most reports of a war differ in nothing that a clause asks: the same pair of sides, on a day
without a change, in the same areas. Two incidents are alike when they touch the same regimes and
every number that the law of those looks up is equal; no digest is trusted, equal means compared.
An incident with a defence is alike to itself only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.axes import Axis
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.nested import Nested, groups_of
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, starts_of, taken
from trucewatch.findings.told import Told
from trucewatch.findings.touching import Pairs


@dataclass(frozen=True, slots=True)
class Shapes:
    """
    Groups of incidents that are alike.

    Attributes:
        first: One incident of each group, as a row of the batch, in order, shape (groups,).
        number: Group of each incident, shape (incidents,).
        pairs: The groups and the regimes that they touch, in order of both.
    """

    first: Numbers
    number: Numbers
    pairs: Pairs


def shapes_of(told: Told, pairs: Pairs, where: Axis, law: LawTables) -> Shapes:
    """
    Group the incidents that are alike.

    Args:
        told: The incidents.
        pairs: The regimes that each touches.
        where: The place of every story, cut by their areas.
        law: The terms in flat arrays.
    """
    regimes = starts_of(pairs.incident, told.incidents)
    stories = Nested(
        told.offsets,
        (*_weights(told.rows), *_times(told, pairs, law)),
        (
            _epochs(told, pairs, law),
            _places(where),
            _candidates(arrow.field(told.rows, "who")),
            _targets(arrow.field(told.rows, "at_whom")),
            _candidates(arrow.field(told.rows, "what")),
        ),
    )
    every = np.arange(told.incidents + 1)
    incidents = Nested(every, _of_incidents(told), (stories, Nested(regimes, (pairs.regime,))))
    first, number = groups_of(incidents)
    row, counts = taken(regimes, first)
    mine = Pairs(np.repeat(np.arange(len(first)), counts), pairs.regime[row])
    return Shapes(first, number, mine)


def _bits(column: arrow.Column) -> Numbers:
    return arrow.floats(column).view(np.int64)


def _weights(rows: pa.StructArray) -> tuple[Numbers, Numbers]:
    return _bits(arrow.field(rows, "low")), _bits(arrow.field(rows, "high"))


def _of_incidents(told: Told) -> tuple[Numbers, ...]:
    defences, _ = arrow.lists(told.records.column("defences"))
    pleading = np.diff(defences) > 0
    voices = told.records.column("voices").to_numpy(zero_copy_only=False)
    return (
        told.lasting.astype(np.int64) + told.omission,
        told.requested_at,
        np.where(pleading, np.arange(told.incidents) + 1, 0),
        (voices <= 1).astype(np.int64),
    )


def _asked(told: Told, pairs: Pairs) -> tuple[Numbers, Numbers, Numbers]:
    """Return every story with each regime that its incident touches, and where each starts."""
    row, counts = taken(starts_of(pairs.incident, told.incidents), told.stories.incident)
    return np.repeat(np.arange(len(counts)), counts), pairs.regime[row], offsets_of(counts)


def _uncut(told: Told, pairs: Pairs, law: LawTables) -> arrow.Flags:
    """Say of which stories no mark of a touched regime lies inside their possible time."""
    story, regime, _ = _asked(told, pairs)
    stories = told.stories
    first = law.marks.before(regime, stories.earliest[story])
    inside = law.marks.before(regime, stories.latest[story], side="left") > first
    cut = np.bincount(story[inside], minlength=len(stories)) > 0
    return ~cut & ~stories.lasting & (told.requested_at[stories.incident] <= SINCE_EVER)


def _times(told: Told, pairs: Pairs, law: LawTables) -> tuple[Numbers, ...]:
    """Instants between two marks are alike; an interval with a mark inside is like itself only."""
    uncut, stories = _uncut(told, pairs, law), told.stories
    begins = tuple(np.where(uncut, 0, each) for each in (stories.earliest, stories.latest))
    ends = (stories.ends_from, stories.ends_to)
    return (*begins, *(np.where(stories.lasting, each, 0) for each in ends))


def _epochs(told: Told, pairs: Pairs, law: LawTables) -> Nested:
    story, regime, starts = _asked(told, pairs)
    return Nested(starts, (law.marks.before(regime, told.stories.earliest[story]),))


def _places(where: Axis) -> Nested:
    """Places that are cut into the same areas with the same shares are alike."""
    cells = Nested(where.cells, (where.value_class[where.cell_value], _whole(where.cell_weight)))
    return Nested(where.weighings, (), (cells,))


def _whole(weights: Shares) -> Numbers:
    return np.ascontiguousarray(weights).view(np.int64)


def _candidates(column: arrow.Column) -> Nested:
    offsets, rows = arrow.lists(column)
    return Nested(offsets, (arrow.coded(arrow.field(rows, "name"))[0], *_weights(rows)))


def _targets(column: arrow.Column) -> Nested:
    offsets, rows = arrow.lists(column)
    starts, members = arrow.lists(arrow.field(rows, "members"))
    return Nested(offsets, _weights(rows), (Nested(starts, (arrow.coded(members)[0],)),))
