"""
The axis of place: the place of every story, cut by the areas that matter to it.

A place is cut only by the areas of the regimes that its incident touches: an area of another
year's truce would multiply the worlds and change no answer. What lies wholly inside or outside an
area is not cut at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.axes import Axis, axis_of
from trucewatch.findings.concern import Concern
from trucewatch.findings.place_cuts import Cells, cut
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import (
    Numbers,
    interned,
    offsets_of,
)
from trucewatch.findings.relation import Lies, Relation, relation_of
from trucewatch.findings.whereabouts import Whereabouts

Flags = NDArray[np.bool_]

DENSEST = 1 << 22
"""Classes of place times areas up to which the look-up is a plain table."""


@dataclass(frozen=True, slots=True)
class Inside:
    """
    Which areas each class of place lies in.

    Attributes:
        areas: How many areas there are.
        keys: For every class and area that it lies in ``class * areas + area``, sorted.
        table: Yes or no for every class and area, shape (classes, areas); ``None`` where that
            would be too large.
    """

    areas: int
    keys: Numbers
    table: Flags | None

    @classmethod
    def of(cls, lists: tuple[Numbers, Numbers], areas: int) -> Inside:
        """Return the look-up of lists of areas in order: offsets of each class, and the areas."""
        offsets, area = lists
        classes = len(offsets) - 1
        keys = np.repeat(np.arange(classes), np.diff(offsets)) * areas + area
        if classes * areas > DENSEST:
            return cls(areas, keys, None)
        table = np.zeros((classes, areas), dtype=np.bool_)
        table.reshape(-1)[keys] = True
        return cls(areas, keys, table)

    def at(self, place: Numbers, area: Numbers) -> Flags:
        """
        Return whether classes of place lie in areas.

        Args:
            place: Class of place, shape (n,).
            area: Number of an area; -1 is no area, in which nothing lies.
        """
        if self.areas == 0 or not len(self.keys):
            return np.zeros(len(place), dtype=np.bool_)
        known = np.maximum(area, 0)
        if self.table is not None:
            return np.asarray(self.table[place, known] & (area >= 0), dtype=np.bool_)
        wanted = place * self.areas + known
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.asarray((self.keys[at] == wanted) & (area >= 0), dtype=np.bool_)


def place_axis_of(places: Places, where: Whereabouts, concern: Concern) -> tuple[Axis, Inside]:
    """
    Cut the place of every story.

    Args:
        places: The areas.
        where: The places of stories.
        concern: The areas that matter to each story.

    Returns:
        The axis, whose values are classes of place, and the areas that each class lies in.
    """
    story = concern.item
    relation = relation_of(places, where, story, concern.area)
    partly = np.bincount(story[relation.lies == Lies.PARTLY], minlength=len(where))
    many = (partly > 1) | where.is_anywhere
    parts = [
        _whole(concern, relation, np.flatnonzero((partly == 0) & ~many)),
        _halved(concern, relation, np.flatnonzero((partly == 1) & ~many)),
        *cut(places, where, (concern, relation), np.flatnonzero(many)),
    ]
    return _axis(parts, len(where), len(places))


def _whole(concern: Concern, relation: Relation, stories: Numbers) -> Cells:
    """One cell for places that no edge cuts."""
    mine = concern.taken(stories)
    inside = Concern(concern.offsets, relation.lies.astype(np.int64)).taken(stories).area
    kept = inside == Lies.INSIDE
    counts = np.bincount(mine.item[kept], minlength=len(stories)).astype(np.int64)
    ones = np.ones(len(stories))
    return Cells(stories, ones, ones, counts, mine.area[kept])


def _halved(concern: Concern, relation: Relation, stories: Numbers) -> Cells:
    """Two cells for places that one area's edge cuts: outside that area, then inside it."""
    item = concern.item
    share = np.zeros(len(concern.offsets) - 1)
    partly = relation.lies == Lies.PARTLY
    share[item[partly]] = relation.share[partly]
    both = np.repeat(stories, 2)
    mine = concern.taken(both)
    lies = Concern(concern.offsets, relation.lies.astype(np.int64)).taken(both).area
    within = mine.item % 2 == 1
    kept = (lies == Lies.INSIDE) | ((lies == Lies.PARTLY) & within)
    counts = np.bincount(mine.item[kept], minlength=len(both)).astype(np.int64)
    weight = np.where(np.arange(len(both)) % 2 == 1, share[both], 1.0 - share[both])
    return Cells(both, weight, weight, counts, mine.area[kept])


def _axis(parts: list[Cells], stories: int, areas: int) -> tuple[Axis, Inside]:
    story = np.concatenate([each.story for each in parts])
    counts = np.concatenate([each.counts for each in parts])
    area = np.concatenate([each.area for each in parts])
    starts = offsets_of(counts)
    numbers = interned(starts, area)
    _, first, classes = np.unique(numbers, return_index=True, return_inverse=True)
    order = np.argsort(story, kind="stable")
    lengths = np.bincount(story, minlength=stories).astype(np.int64)
    low, high = (
        np.concatenate([getattr(each, end) for each in parts])[order] for end in ("low", "high")
    )
    axis = axis_of(offsets_of(lengths), np.asarray(classes).reshape(-1)[order], low, high)
    lists = Concern(starts, area).taken(first)
    return axis, Inside.of((lists.offsets, lists.area), areas)
