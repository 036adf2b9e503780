"""
Best boxes: for many stories at once, the box of most weight inside the breach worlds.

Stories whose breach worlds form the same pattern have the same boxes, only with other weights; so
the boxes are found once for each pattern, and weighed for all stories of it together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product as combinations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.axes import Axis
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, paired

Flags = NDArray[np.bool_]

MOST_BOXES = 2**16
"""Boxes tried for one story; beyond, the best box that spares one coordinate only is taken."""


@dataclass(frozen=True, slots=True)
class Cubes:
    """
    Which combinations of values are surely a breach, story after story.

    Attributes:
        axes: The coordinates of the stories.
        sizes: Values on each coordinate, shape (coordinates, stories).
        offsets: Where each story's combinations start, shape (stories + 1,).
        breach: Whether each combination surely is a breach, the last coordinate turning fastest.
    """

    axes: tuple[Axis, ...]
    sizes: Numbers
    offsets: Numbers
    breach: Flags

    @classmethod
    def of(
        cls, axes: tuple[Axis, ...], story: Numbers, values: list[Numbers], surely: Flags
    ) -> Cubes:
        """
        Lay the worlds of stories out.

        Args:
            axes: The coordinates of the stories.
            story: Story of each world, shape (worlds,).
            values: Its value on each coordinate, counted from the story's first.
            surely: Whether it is a breach under every completion.
        """
        sizes = np.stack([np.diff(axis.values) for axis in axes])
        offsets = offsets_of(np.prod(sizes, axis=0))
        place = np.zeros(len(story), dtype=np.int64)
        for size, value in zip(sizes, values, strict=True):
            place = place * size[story] + value
        breach = np.ones(int(offsets[-1]), dtype=np.bool_)
        breach[offsets[:-1][story] + place] = surely
        return cls(axes, sizes, offsets, breach)

    def alike(self, stories: Numbers) -> Iterator[tuple[Numbers, Flags]]:
        """Yield stories with the same coordinates and pattern, and the pattern."""
        shapes = [np.diff(axis.weighings)[stories] for axis in self.axes]
        ranged = [axis.ranged[stories].astype(np.int64) for axis in self.axes]
        shape = paired(*self.sizes[:, stories], *shapes, *ranged)
        for mine in _groups(shape):
            group = stories[mine]
            size = tuple(int(each) for each in self.sizes[:, group[0]])
            cells = self.offsets[:-1][group][:, None] + np.arange(int(np.prod(size)))
            tables = self.breach[cells]
            packed = np.ascontiguousarray(np.packbits(tables, axis=1))
            keys = packed.view(np.dtype((np.void, packed.shape[1]))).reshape(-1)
            _, number = np.unique(keys, return_inverse=True)
            for same in _groups(np.asarray(number).reshape(-1)):
                yield group[same], tables[same[0]].reshape(size)


def _groups(numbers: Numbers) -> Iterator[Numbers]:
    """Yield the places of equal numbers."""
    order = np.argsort(numbers, kind="stable")
    cuts = np.flatnonzero(np.diff(numbers[order])) + 1
    yield from np.split(order, cuts)


def best_boxes(cubes: Cubes, stories: Numbers) -> Shares:
    """
    Return the best box's weights, less (number of coordinates - 1), never below 0.

    Args:
        cubes: The stories' breach worlds.
        stories: The stories that are asked, in order, each with two coordinates or more of which
            a part has a weight of its own.

    Returns:
        Shares, shape (n,).
    """
    found = np.zeros(len(stories))
    for group, pattern in cubes.alike(stories):
        live = [i for i, axis in enumerate(cubes.axes) if axis.is_live[group[0]]]
        # A coordinate of any weights must be taken whole.
        whole = tuple(i for i in range(pattern.ndim) if i not in live)
        breach = np.asarray(pattern.all(axis=whole))
        tables = [_weighings(cubes.axes[i], group) for i in live]
        for i, table in enumerate(tables):
            breach, tables[i] = _merged(breach, table, i)
        found[stories.searchsorted(group)] = _best(breach, tables)
    return found


def _weighings(axis: Axis, stories: Numbers) -> Shares:
    """Return the weight of each value, shape (stories, weighings, values); all alike in shape."""
    first = axis.weighings[:-1][stories]
    weighings = int(axis.weighings[stories[0] + 1] - first[0])
    values = int(axis.values[stories[0] + 1] - axis.values[stories[0]])
    table = np.zeros((len(stories), weighings, values))
    every = np.arange(len(stories))
    for i in range(weighings):
        start, stop = axis.cells[first + i], axis.cells[first + i + 1]
        for step in range(int((stop - start).max())):
            here = np.flatnonzero(start + step < stop)
            cell = start[here] + step
            value = axis.cell_value[cell] - axis.values[stories[here]]
            table[every[here], i, value] += axis.cell_weight[cell]
    return table


def _merged(breach: Flags, table: Shares, axis: int) -> tuple[Flags, Shares]:
    """Join values that behave alike, and leave out those that are never a breach."""
    slices = np.moveaxis(breach, axis, 0).reshape(breach.shape[axis], -1)
    kinds, number = np.unique(slices, axis=0, return_inverse=True)
    joined = np.zeros((*table.shape[:2], len(kinds)))
    for value, kind in enumerate(np.asarray(number).reshape(-1)):
        joined[:, :, kind] += table[:, :, value]
    shape = [n for i, n in enumerate(breach.shape) if i != axis]
    some = kinds.any(axis=1)
    kept = kinds[some].reshape(int(some.sum()), *shape)
    return np.moveaxis(kept, 0, axis), joined[:, :, some]


def _best(breach: Flags, tables: list[Shares]) -> Shares:
    """Try every set of values of every coordinate but the longest; it takes what is left."""
    best = np.zeros(len(tables[0]))
    spared = int(np.argmax(breach.shape))
    others = [i for i in range(breach.ndim) if i != spared]
    if np.prod([2.0 ** breach.shape[i] for i in others]) > MOST_BOXES:
        return best
    sets = [_subsets(breach.shape[i]) for i in others]
    weights = [
        [_least(tables[i], chosen) for chosen in each]
        for i, each in zip(others, sets, strict=True)
    ]
    turned = np.moveaxis(breach, spared, -1)
    for picks in combinations(*(range(len(each)) for each in sets)):
        box = np.ix_(*(each[pick] for each, pick in zip(sets, picks, strict=True)))
        last = np.asarray(turned[box].all(axis=tuple(range(len(picks))))).nonzero()[0]
        if len(last):
            weight = _least(tables[spared], last)
            weight = weight + sum(each[pick] for each, pick in zip(weights, picks, strict=True))
            best = np.maximum(best, weight - len(picks))
    return best


def _subsets(size: int) -> list[Numbers]:
    return [
        np.array([i for i in range(size) if bits >> i & 1], dtype=np.int64)
        for bits in range(1, 2**size)
    ]


def _least(table: Shares, chosen: Numbers) -> Shares:
    return np.asarray(table[:, :, chosen].sum(axis=2).min(axis=1), dtype=np.float64)
