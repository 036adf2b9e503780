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
from trucewatch.findings.nested import Nested, groups_of
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, paired, starts_of, taken

Flags = NDArray[np.bool_]

MOST_BOXES = 2**16
"""Boxes tried for one story; beyond, the best box that spares one coordinate only is taken."""


MOST_CODED = 62
"""Combinations of the other coordinates that one number can hold, a bit for each."""


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

    def alike(self, stories: Numbers) -> Iterator[tuple[Numbers, Flags, Shares]]:
        """
        Yield stories with the same pattern.

        Yields:
            The stories, the pattern, and the weights of its first coordinate, shape (stories,
            weighings, values); values of that coordinate that behave alike are one.
        """
        others = self.axes[1:]
        shape = paired(
            *self.sizes[1:, stories],
            *(np.diff(axis.weighings)[stories] for axis in others),
            *(axis.ranged[stories].astype(np.int64) for axis in others),
        )
        first = self.axes[0]
        plain = (np.diff(first.weighings)[stories] == 1) & (
            np.prod(self.sizes[1:, stories], axis=0) <= MOST_CODED
        )
        shape = np.where(plain, 0, 1 + np.arange(len(stories))) + shape * (1 + len(stories))
        for mine in _groups(shape):
            if plain[mine[0]]:
                yield from self._coded(stories[mine])
            else:
                yield self._alone(int(stories[mine[0]]))

    def _alone(self, story: int) -> tuple[Numbers, Flags, Shares]:
        cells = slice(self.offsets[story], self.offsets[story + 1])
        one = np.array([story])
        pattern = self.breach[cells].reshape([int(each) for each in self.sizes[:, story]])
        return one, pattern, _weighings(self.axes[0], one)

    def _coded(self, stories: Numbers) -> Iterator[tuple[Numbers, Flags, Shares]]:
        """Code what each value of the first coordinate leaves to the others as one number."""
        size = tuple(int(each) for each in self.sizes[1:, stories[0]])
        width = int(np.prod(size))
        cells = taken(self.offsets, stories)[0].reshape(-1, width)
        code = self.breach[cells] @ (np.int64(1) << np.arange(width))
        counts = self.sizes[0, stories]
        owner = np.repeat(np.arange(len(stories)), counts)
        value, _ = taken(self.axes[0].values, stories)
        weight = _given(self.axes[0])[value]
        order = np.lexsort((code, owner))
        order = order[code[order] != 0]
        owner, code, weight = owner[order], code[order], weight[order]
        fresh = np.ones(len(order), dtype=np.bool_)
        fresh[1:] = (owner[1:] != owner[:-1]) | (code[1:] != code[:-1])
        firsts = np.flatnonzero(fresh)
        owner, code = owner[firsts], code[firsts]
        weight = np.add.reduceat(weight, firsts) if len(firsts) else weight
        starts = starts_of(owner, len(stories))
        lead, number = groups_of(Nested(starts, (code,)))
        for group, mine in zip(lead, _groups(number), strict=True):
            kinds = code[starts[group] : starts[group + 1]]
            pattern = (kinds[:, None] >> np.arange(width) & 1).astype(np.bool_)
            places = starts[mine][:, None] + np.arange(len(kinds))
            yield stories[mine], pattern.reshape(len(kinds), *size), weight[places][:, None, :]


def _given(axis: Axis) -> Shares:
    """Return the weight of each value of an axis under a story's only weighing."""
    return np.bincount(
        axis.cell_value, weights=axis.cell_weight, minlength=len(axis.value_class)
    ).astype(np.float64)


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
    is_live = [axis.is_live for axis in cubes.axes]
    for group, pattern, first in cubes.alike(stories):
        live = [i for i, each in enumerate(is_live) if each[group[0]]]
        # A coordinate of any weights must be taken whole.
        whole = tuple(i for i in range(pattern.ndim) if i not in live)
        breach = np.asarray(pattern.all(axis=whole))
        tables = [first if i == 0 else _weighings(cubes.axes[i], group) for i in live]
        for i, table in enumerate(tables):
            breach, tables[i] = _merged(breach, table, i)
        if breach.size:
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
