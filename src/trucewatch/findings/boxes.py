"""
Bounds that assume less: nothing about how the coordinates of a story hang together.

Upper: the least, over the coordinates, of the weight of values that some completion makes a
breach. Lower: the best *box* (sets of cells, actors, targets, acts) that lies wholly inside the
breach worlds: the sum of its weights minus (number of coordinates - 1), never below 0. With one
clause and no date inside the interval these are Frechet's (M. Frechet 1935;
docs/explanation/law.md, section 4). When and where are one coordinate.

Where weights are not given a set counts its least weight in the lower bound and its greatest in
the upper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product as combinations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.axes import CLOSE, Axis
from trucewatch.findings.batch import Batch
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.ragged import Numbers, Shares, greatest, least, offsets_of, product, sums

Flags = NDArray[np.bool_]

MOST_BOXES = 2**16
"""Boxes tried for one story; beyond, the best box that spares one coordinate only is taken."""


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

    def values_of(self, batch: Batch, layout: Layout) -> list[Numbers]:
        """Return the value of each world on each axis, shape (worlds,) each."""
        story = layout.stories[layout.story]
        when = layout.when - batch.times.values[:-1][story]
        where = layout.where - batch.where.values[:-1][story]
        joined = self.axes[0].values[:-1][story] + when * self.where_values[story] + where
        return [joined, layout.who, layout.at_whom, layout.what]


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
    coordinates: Coordinates, batch: Batch, layout: Layout, breach: tuple[Flags, Flags]
) -> Range:
    """
    Return lower and upper bound on P(breach) for every chosen incident.

    Args:
        coordinates: Those of the batch.
        batch: The incidents.
        layout: Worlds of the chosen ones.
        breach: Worlds that are a breach under every completion, and under some, shape (worlds,).
    """
    surely, perhaps = breach
    values = coordinates.values_of(batch, layout)
    upper = np.ones(len(layout.stories))
    lower = np.zeros(len(layout.stories))
    live = np.zeros(len(layout.stories), dtype=np.int64)
    for axis, value in zip(coordinates.axes, values, strict=True):
        some = np.bincount(value[perhaps], minlength=len(axis.value_class)) > 0
        broken = np.bincount(value[~surely], minlength=len(axis.value_class)) > 0
        upper = np.minimum(upper, _weight(axis, some, greatest)[layout.stories])
        lower = np.maximum(lower, _weight(axis, ~broken, least)[layout.stories])
        live += _is_live(axis)[layout.stories]
    hopeful = np.zeros(len(layout.stories), dtype=np.bool_)
    hopeful[layout.story[surely]] = True
    for story in np.flatnonzero((live > 1) & hopeful & (lower < upper - CLOSE)):
        rows = layout.story == story
        cube = _Cube.of(
            coordinates.axes,
            int(layout.stories[story]),
            [value[rows] for value in values],
            surely[rows],
        )
        lower[story] = max(lower[story], cube.best_box())
    return layout.whole.least(np.minimum(lower, upper)), layout.whole.greatest(upper)


def _weight(axis: Axis, chosen: Flags, extreme: Callable[[Shares, Numbers], Shares]) -> Shares:
    """Return the least or greatest weight of the chosen values, shape (stories,)."""
    each = sums(axis.cell_weight * chosen[axis.cell_value], axis.cells)
    return extreme(each, axis.weighings)


def _is_live(axis: Axis) -> Flags:
    """Say on which stories a part of the values, not only all of them, has a weight of its own."""
    several = np.diff(axis.values) > 1
    return np.asarray(several & ((np.diff(axis.weighings) == 1) | axis.ranged), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class _Cube:
    """
    Which combinations of one story's values are surely a breach.

    Attributes:
        breach: By value of each live coordinate.
        weighings: For each live coordinate its weighings, shape (weighings, values).
    """

    breach: Flags
    weighings: tuple[Shares, ...]

    @classmethod
    def of(cls, axes: tuple[Axis, ...], story: int, values: list[Numbers], surely: Flags) -> _Cube:
        """Lay out the worlds of *story*; a coordinate of any weights must be taken whole."""
        sizes = [int(axis.values[story + 1] - axis.values[story]) for axis in axes]
        breach = np.ones(sizes, dtype=np.bool_)
        index = tuple(value - axis.values[story] for axis, value in zip(axes, values, strict=True))
        breach[index] = surely
        live = [bool(_is_live(axis)[story]) for axis in axes]
        breach = np.asarray(breach.all(axis=tuple(i for i, each in enumerate(live) if not each)))
        tables = [_weighings(axis, story) for axis, each in zip(axes, live, strict=True) if each]
        for i, table in enumerate(tables):
            breach, tables[i] = _merged(breach, table, i)
        return cls(breach, tuple(tables))

    def best_box(self) -> float:
        """Return the best box's weights, less (number of coordinates - 1), never below 0."""
        spared = int(np.argmax(self.breach.shape))
        others = [i for i in range(self.breach.ndim) if i != spared]
        if np.prod([2.0 ** self.breach.shape[i] for i in others]) > MOST_BOXES:
            return 0.0
        breach = np.moveaxis(self.breach, spared, -1)
        best = 0.0
        for sets in combinations(*(_subsets(self.breach.shape[i]) for i in others)):
            last = np.asarray(breach[np.ix_(*sets)].all(axis=tuple(range(len(sets)))))
            weight = _least(self.weighings[spared], last.nonzero()[0]) + sum(
                _least(self.weighings[i], chosen) for i, chosen in zip(others, sets, strict=True)
            )
            best = max(best, weight - len(sets))
        return best


def _weighings(axis: Axis, story: int) -> Shares:
    rows = range(int(axis.weighings[story]), int(axis.weighings[story + 1]))
    first = int(axis.values[story])
    table = np.zeros((len(rows), int(axis.values[story + 1]) - first))
    for i, row in enumerate(rows):
        cells = slice(axis.cells[row], axis.cells[row + 1])
        np.add.at(table[i], axis.cell_value[cells] - first, axis.cell_weight[cells])
    return table


def _merged(breach: Flags, table: Shares, axis: int) -> tuple[Flags, Shares]:
    """Join values that behave alike; those that are never a breach cannot help a box."""
    slices = np.moveaxis(breach, axis, 0).reshape(breach.shape[axis], -1)
    kinds, number = np.unique(slices, axis=0, return_inverse=True)
    joined = np.zeros((len(table), len(kinds)))
    for value, kind in enumerate(np.asarray(number).reshape(-1)):
        joined[:, kind] += table[:, value]
    shape = [n for i, n in enumerate(breach.shape) if i != axis]
    return np.moveaxis(kinds.reshape(len(kinds), *shape), 0, axis), joined


def _subsets(size: int) -> list[Numbers]:
    return [
        np.array([i for i in range(size) if bits >> i & 1], dtype=np.int64)
        for bits in range(1, 2**size)
    ]


def _least(table: Shares, chosen: Numbers) -> float:
    return float(table[:, chosen].sum(axis=1).min())
