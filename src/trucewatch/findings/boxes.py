"""
Bounds that assume less: nothing about how the coordinates of a story hang together.

Upper: the least, over the coordinates, of the weight of values that some completion makes a
breach. Lower: the best *box* (sets of cells, actors, targets, acts) that lies wholly inside the
breach worlds: the sum of its weights minus (number of coordinates - 1), never below 0. With one
clause and no date inside the interval these are Frechet's (M. Frechet 1935;
docs/explanation/law.md, section 4). When and where are one coordinate.

Where weights are not given a set counts its least weight in the lower bound and its greatest in
the upper. Only stories of which some worlds are a breach and others are not need any of this.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.axes import CLOSE, Axis
from trucewatch.findings.batch import Batch
from trucewatch.findings.best_box import Cubes, best_boxes
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.ragged import (
    Numbers,
    Shares,
    greatest,
    least,
    offsets_of,
    product,
    sums,
    taken,
)
from trucewatch.findings.worlds import Worlds

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coordinates:
    """
    The coordinates of every story of a batch; when and where are joined into one.

    Attributes:
        axes: The four axes, when with where first.
        where_values: How many places each story has, shape (stories,).
    """

    axes: tuple[Axis, Axis, Axis, Axis]
    where_values: Numbers

    @classmethod
    def of(cls, batch: Batch) -> Coordinates:
        """Join when and where of every story."""
        joined = _when_and_where(batch)
        places = np.diff(batch.where.values)
        return cls((joined, batch.who, batch.at_whom, batch.what), places)

    def values_of(
        self, batch: Batch, worlds: Worlds, rows: Numbers, story: Numbers
    ) -> list[Numbers]:
        """
        Return the value of some worlds on each axis, counted from their story's first.

        Args:
            batch: The incidents.
            worlds: Their worlds.
            rows: The worlds wanted, shape (n,).
            story: The story of each, as a story of the batch, shape (n,).
        """
        when = worlds.when[rows] - batch.times.values[:-1][story]
        where = worlds.where[rows] - batch.where.values[:-1][story]
        others = [
            values[rows] - axis.values[:-1][story]
            for axis, values in zip(
                self.axes[1:], (worlds.who, worlds.at_whom, worlds.what), strict=True
            )
        ]
        return [when * self.where_values[story] + where, *others]


def _when_and_where(batch: Batch) -> Axis:
    times, where = batch.times, batch.where
    moments, places = np.diff(times.values), np.diff(where.values)
    values = offsets_of(moments * places)
    stories = np.repeat(np.arange(len(moments)), np.diff(where.weighings))
    row, (when, pick) = product([moments[stories], np.diff(where.cells)])
    cell = where.cells[:-1][row] + pick
    story = stories[row]
    at = where.cell_value[cell] - where.values[:-1][story]
    return Axis(
        values=values,
        value_class=np.zeros(int(values[-1]), dtype=np.int64),
        weighings=where.weighings,
        cells=offsets_of(moments[stories] * np.diff(where.cells)),
        cell_value=values[:-1][story] + when * places[story] + at,
        cell_weight=times.weight[times.values[:-1][story] + when] * where.cell_weight[cell],
        ranged=where.ranged,
    )


def bounds_of(
    setting: tuple[Batch, Coordinates, Worlds], layout: Layout, surely: Flags, perhaps: Flags
) -> Range:
    """
    Return lower and upper bound on P(breach) for every incident laid out.

    Args:
        setting: The batch, its coordinates and its worlds.
        layout: The worlds of the incidents laid out.
        surely: Worlds that are a breach under every completion, shape (worlds,).
        perhaps: Worlds that are one under some.
    """
    stories = len(layout.stories)
    if not stories:
        return np.empty(0), np.empty(0)
    firsts = np.searchsorted(layout.story, np.arange(stories + 1))
    some = np.logical_or.reduceat(perhaps, firsts[:-1])
    all_ = np.logical_and.reduceat(surely, firsts[:-1])
    lower, upper = all_.astype(np.float64), some.astype(np.float64)
    mixed = np.flatnonzero(some & ~all_)
    if len(mixed):
        row, counts = taken(firsts, mixed)
        part = _Mixed.of(setting, layout.stories[mixed], layout.rows[row], counts)
        lower[mixed], upper[mixed] = part.bounds(surely[row], perhaps[row])
    return layout.whole.least(np.minimum(lower, upper)), layout.whole.greatest(upper)


@dataclass(frozen=True, slots=True)
class _Mixed:
    """Stories of which some worlds are a breach and others not, each with worlds of its own."""

    stories: Numbers
    story: Numbers
    axes: tuple[Axis, ...]
    values: list[Numbers]

    @classmethod
    def of(
        cls,
        setting: tuple[Batch, Coordinates, Worlds],
        stories: Numbers,
        rows: Numbers,
        counts: Numbers,
    ) -> _Mixed:
        batch, coordinates, worlds = setting
        story = np.repeat(np.arange(len(stories)), counts)
        values = coordinates.values_of(batch, worlds, rows, stories[story])
        axes = tuple(axis.taken(stories) for axis in coordinates.axes)
        return cls(stories, story, axes, values)

    def bounds(self, surely: Flags, perhaps: Flags) -> Range:
        """Return lower and upper bound for every story."""
        upper = np.ones(len(self.stories))
        lower = np.zeros(len(self.stories))
        live = np.zeros(len(self.stories), dtype=np.int64)
        for axis, local in zip(self.axes, self.values, strict=True):
            value = axis.values[:-1][self.story] + local
            some, whole = np.zeros((2, int(axis.values[-1])), dtype=np.bool_)
            some[value[perhaps]] = True
            whole[:] = True
            whole[value[~surely]] = False
            upper = np.minimum(upper, _weight(axis, some, greatest))
            lower = np.maximum(lower, _weight(axis, whole, least))
            live += axis.is_live
        hopeful = np.zeros(len(self.stories), dtype=np.bool_)
        hopeful[self.story[surely]] = True
        asked = np.flatnonzero((live > 1) & hopeful & (lower < upper - CLOSE))
        if len(asked):
            cubes = Cubes.of(self.axes, self.story, self.values, surely)
            lower[asked] = np.maximum(lower[asked], best_boxes(cubes, asked))
        return lower, upper


def _weight(axis: Axis, chosen: Flags, extreme: Callable[[Shares, Numbers], Shares]) -> Shares:
    """Return the least or greatest weight of the chosen values, shape (stories,)."""
    each = sums(axis.cell_weight * chosen[axis.cell_value], axis.cells)
    return extreme(each, axis.weighings)
