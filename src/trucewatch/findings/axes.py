"""
Axes: the candidates of one coordinate of every story, with every weighing that the source leaves
open.

A weighing is an extreme point of what is allowed: *given* weights have one, *any* weights have
one for each candidate, a *range* has the corners of its polytope. Least and greatest chances lie
at such points, because chances are linear in the weights of each axis (docs/explanation/law.md,
section 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares, offsets_of, taken

CLOSE = 1e-9
"""Weights nearer than this are equal."""


class RangesOnSeveralAxesError(ValueError):
    """More than one axis of an incident has ranges other than any; such an incident is refused."""


class ImpossibleWeightsError(ValueError):
    """The weights of an axis cannot sum to 1."""


@dataclass(frozen=True, slots=True)
class Axis:
    """
    One coordinate of every story.

    Attributes:
        values: Offsets of each story's distinct values, shape (stories + 1,).
        value_class: Class of each value, shape (values,).
        weighings: Offsets of each story's weighings, shape (stories + 1,).
        cells: Offsets of each weighing's cells, shape (weighings + 1,).
        cell_value: Value of each cell, as an index into all values, shape (cells,).
        cell_weight: Weight of each cell, shape (cells,).
        ranged: Stories whose weights are a range other than any, shape (stories,).
    """

    values: Numbers
    value_class: Numbers
    weighings: Numbers
    cells: Numbers
    cell_value: Numbers
    cell_weight: Shares
    ranged: NDArray[np.bool_]

    @property
    def is_live(self) -> NDArray[np.bool_]:
        """Whether a part of a story's values, not only all of them, has a weight of its own."""
        several = np.diff(self.values) > 1
        return np.asarray(several & ((np.diff(self.weighings) == 1) | self.ranged), dtype=np.bool_)

    def taken(self, stories: Numbers) -> Axis:
        """Return the coordinate of some stories, any number of times each."""
        value, values = taken(self.values, stories)
        weighing, weighings = taken(self.weighings, stories)
        cell, cells = taken(self.cells, weighing)
        offsets = offsets_of(values)
        moved = np.repeat(np.repeat(offsets[:-1] - self.values[:-1][stories], weighings), cells)
        return Axis(
            values=offsets,
            value_class=self.value_class[value],
            weighings=offsets_of(weighings),
            cells=offsets_of(cells),
            cell_value=self.cell_value[cell] + moved,
            cell_weight=self.cell_weight[cell],
            ranged=self.ranged[stories],
        )


def axis_of(offsets: Numbers, classes: Numbers, low: Shares, high: Shares) -> Axis:
    """
    Return the axis of every story.

    Args:
        offsets: Where each story's candidates start, shape (stories + 1,); none has no candidate.
        classes: Class of each candidate; those of one class have the same answers everywhere.
        low: Least weight of each candidate.
        high: Greatest weight of each candidate.

    Raises:
        ImpossibleWeightsError: When a story's weights cannot sum to 1.
    """
    stories = len(offsets) - 1
    story = np.repeat(np.arange(stories), np.diff(offsets))
    values, value_class, value_of = _distinct(story, classes, stories)
    given, whole = _kinds(offsets, low, high)
    ranged = ~(given | whole)
    _check(offsets, low, high)
    parts = [
        _given(story, given, value_of, low),
        _any(values, whole),
        _ranges(offsets, ranged, value_of, (low, high)),
    ]
    return _joined(stories, values, value_class, parts, ranged)


def _distinct(story: Numbers, classes: Numbers, stories: int) -> tuple[Numbers, Numbers, Numbers]:
    span = int(classes.max(initial=0)) + 1
    keys, value_of = np.unique(story * span + classes, return_inverse=True)
    values = np.searchsorted(keys // span, np.arange(stories + 1))
    return values.astype(np.int64), keys % span, np.asarray(value_of, dtype=np.int64)


def _kinds(
    offsets: Numbers, low: Shares, high: Shares
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    starts = offsets[:-1]
    given = np.logical_and.reduceat(high - low <= CLOSE, starts)
    open_ = np.logical_and.reduceat((low <= CLOSE) & (high >= 1 - CLOSE), starts)
    return given, open_ & ~given


def _check(offsets: Numbers, low: Shares, high: Shares) -> None:
    least = np.add.reduceat(low, offsets[:-1])
    most = np.add.reduceat(high, offsets[:-1])
    wrong = np.flatnonzero((least > 1 + 1e-6) | (most < 1 - 1e-6))
    if len(wrong):
        first = wrong[0]
        raise ImpossibleWeightsError(f"story {first}: between {least[first]} and {most[first]}")


Weighings = tuple[Numbers, Numbers, Numbers, Shares]
"""Story of each weighing, its number of cells, and the value and weight of every cell."""


def _given(
    story: Numbers, given: NDArray[np.bool_], value_of: Numbers, weight: Shares
) -> Weighings:
    chosen = given[story]
    cells, inverse = np.unique(value_of[chosen], return_inverse=True)
    summed = np.bincount(inverse, weights=weight[chosen], minlength=len(cells))
    owner = np.zeros(int(value_of.max(initial=-1)) + 1, dtype=np.int64)
    owner[value_of] = story
    stories, lengths = np.unique(owner[cells], return_counts=True)
    totals = (
        np.repeat(np.add.reduceat(summed, offsets_of(lengths)[:-1]), lengths)
        if len(cells)
        else summed
    )
    return stories, lengths, cells, summed / totals


def _any(values: Numbers, whole: NDArray[np.bool_]) -> Weighings:
    lengths = np.diff(values)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    cells = np.flatnonzero(whole[owner])
    return owner[cells], np.ones(len(cells), np.int64), cells, np.ones(len(cells))


def _ranges(
    offsets: Numbers,
    ranged: NDArray[np.bool_],
    value_of: Numbers,
    bounds: tuple[Shares, Shares],
) -> Weighings:
    stories: list[int] = []
    lengths: list[int] = []
    cells: list[int] = []
    weights: list[float] = []
    low, high = bounds
    for story in np.flatnonzero(ranged):
        rows = slice(offsets[story], offsets[story + 1])
        for point in corners(low[rows], high[rows]):
            stories.append(int(story))
            lengths.append(len(point))
            cells.extend(int(each) for each in value_of[rows])
            weights.extend(float(each) for each in point)
    return (
        np.array(stories, dtype=np.int64),
        np.array(lengths, dtype=np.int64),
        np.array(cells, dtype=np.int64),
        np.array(weights, dtype=np.float64),
    )


def corners(low: Shares, high: Shares) -> list[Shares]:
    """
    Return the extreme points of ``{w : low <= w <= high, sum w = 1}``, each once, in order.

    At an extreme point every weight but one stands at one of its two ends.
    """
    return list(_corners(tuple(low.tolist()), tuple(high.tolist())))


@lru_cache(maxsize=4096)
def _corners(least: tuple[float, ...], most: tuple[float, ...]) -> tuple[Shares, ...]:
    """Find the extreme points once for the same bounds: many stories leave the same open."""
    low, high = np.array(least), np.array(most)
    found: dict[tuple[float, ...], Shares] = {}
    for free in range(len(low)):
        others = [i for i in range(len(low)) if i != free]
        for ends in _choices(low[others], high[others], (low[free], high[free])):
            point = np.empty(len(low))
            point[others] = ends
            point[free] = 1.0 - sum(ends)
            found[tuple(np.round(point, 12))] = point
    return tuple(found[key] for key in sorted(found))


def _choices(low: Shares, high: Shares, free: tuple[float, float]) -> Iterator[tuple[float, ...]]:
    """Yield every choice of ends that leaves the free weight a share that it may have."""
    least = np.concatenate([np.cumsum(low[::-1])[::-1], [0.0]]) + free[0]
    most = np.concatenate([np.cumsum(high[::-1])[::-1], [0.0]]) + free[1]

    def further(chosen: tuple[float, ...], total: float) -> Iterator[tuple[float, ...]]:
        place = len(chosen)
        # What is still to come cannot bring the sum to 1: nobody need look further.
        if total + least[place] > 1 + CLOSE or total + most[place] < 1 - CLOSE:
            return
        if place == len(low):
            yield chosen
            return
        for end in _ends(low[place], high[place]):
            yield from further((*chosen, end), total + end)

    yield from further((), 0.0)


def _ends(low: float, high: float) -> tuple[float, ...]:
    return (low,) if high - low <= CLOSE else (low, high)


def _joined(
    stories: int,
    values: Numbers,
    value_class: Numbers,
    parts: list[Weighings],
    ranged: NDArray[np.bool_],
) -> Axis:
    owner = np.concatenate([part[0] for part in parts])
    lengths = np.concatenate([part[1] for part in parts])
    cell_value = np.concatenate([part[2] for part in parts])
    cell_weight = np.concatenate([part[3] for part in parts])
    order = np.argsort(owner, kind="stable")
    starts = offsets_of(lengths)
    sizes = lengths[order]
    taken = np.repeat(starts[:-1][order], sizes) + (
        np.arange(int(sizes.sum())) - np.repeat(offsets_of(sizes)[:-1], sizes)
    )
    weighings = np.searchsorted(owner[order], np.arange(stories + 1)).astype(np.int64)
    return Axis(
        values,
        value_class,
        weighings,
        offsets_of(sizes),
        cell_value[taken],
        cell_weight[taken],
        ranged,
    )
