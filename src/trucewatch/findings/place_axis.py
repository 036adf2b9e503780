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
from shapely import Geometry

from trucewatch.findings.axes import Axis, axis_of
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers, Shares, interned, offsets_of, product
from trucewatch.findings.relation import Lies, Relation, relation_of
from trucewatch.findings.touching import Pairs
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


@dataclass(frozen=True, slots=True)
class Concern:
    """
    The areas that matter to each item, in order.

    Attributes:
        offsets: Where each item's areas start, shape (items + 1,).
        area: The areas.
    """

    offsets: Numbers
    area: Numbers

    @classmethod
    def of(cls, pairs: Pairs, incidents: int, named: tuple[Numbers, Numbers]) -> Concern:
        """
        Return the areas of all regimes that each incident touches.

        Args:
            pairs: Which regimes each incident touches.
            incidents: How many incidents there are.
            named: Offsets of the areas that each regime names, and the areas.
        """
        starts, areas = named
        pair, (i,) = product([np.diff(starts)[pairs.regime]])
        span = int(areas.max(initial=0)) + 1
        keys = np.unique(pairs.incident[pair] * span + areas[starts[pairs.regime[pair]] + i])
        counts = np.bincount(keys // span, minlength=incidents).astype(np.int64)
        return cls(offsets_of(counts), keys % span)

    @classmethod
    def every(cls, items: int, areas: int) -> Concern:
        """Let every area matter to each of so many items."""
        return cls(np.arange(items + 1) * areas, np.tile(np.arange(areas), items))

    def taken(self, item: Numbers) -> Concern:
        """Return the areas of some items, any number of times each."""
        counts = np.diff(self.offsets)[item]
        row, (i,) = product([counts])
        return Concern(offsets_of(counts), self.area[self.offsets[item[row]] + i])

    @property
    def item(self) -> Numbers:
        """Item of each area."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells of stories: whose, weights, and the areas that each lies in."""

    story: Numbers
    low: Shares
    high: Shares
    counts: Numbers
    area: Numbers


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
        _cut(places, where, (concern, relation), np.flatnonzero(many)),
    ]
    return _axis(parts, len(where), len(places))


def _whole(concern: Concern, relation: Relation, stories: Numbers) -> _Cells:
    """One cell for places that no edge cuts."""
    mine = concern.taken(stories)
    inside = Concern(concern.offsets, relation.lies.astype(np.int64)).taken(stories).area
    kept = inside == Lies.INSIDE
    counts = np.bincount(mine.item[kept], minlength=len(stories)).astype(np.int64)
    ones = np.ones(len(stories))
    return _Cells(stories, ones, ones, counts, mine.area[kept])


def _halved(concern: Concern, relation: Relation, stories: Numbers) -> _Cells:
    """Two cells for places that one area's edge cuts: outside that area, then inside it."""
    item = concern.item
    share = np.zeros(len(concern.offsets) - 1)
    cut = relation.lies == Lies.PARTLY
    share[item[cut]] = relation.share[cut]
    both = np.repeat(stories, 2)
    mine = concern.taken(both)
    lies = Concern(concern.offsets, relation.lies.astype(np.int64)).taken(both).area
    within = mine.item % 2 == 1
    kept = (lies == Lies.INSIDE) | ((lies == Lies.PARTLY) & within)
    counts = np.bincount(mine.item[kept], minlength=len(both)).astype(np.int64)
    weight = np.where(np.arange(len(both)) % 2 == 1, share[both], 1.0 - share[both])
    return _Cells(both, weight, weight, counts, mine.area[kept])


def _cut(
    places: Places, where: Whereabouts, told: tuple[Concern, Relation], stories: Numbers
) -> _Cells:
    """Cut what several edges run through, each distinct place once; anywhere is every cell."""
    concern, relation = told
    discs = _discs_of(places, where, stories)
    known: dict[tuple[object, ...], list[tuple[tuple[int, ...], float]]] = {}
    story: list[int] = []
    shares: list[float] = []
    areas: list[tuple[int, ...]] = []
    for each in stories.tolist():
        rows = slice(concern.offsets[each], concern.offsets[each + 1])
        lies = relation.lies[rows]
        inside = tuple(concern.area[rows][lies == Lies.INSIDE].tolist())
        cutting = tuple(concern.area[rows][lies == Lies.PARTLY].tolist())
        key = (*_place(where, each), inside, cutting)
        if key not in known:
            known[key] = _cells_of(
                places, (discs[each], int(where.region[each])), (inside, cutting)
            )
        for found, part in known[key]:
            story.append(each)
            shares.append(part)
            areas.append(found)
    share = np.array(shares, dtype=np.float64)
    unknown = np.isnan(share)
    return _Cells(
        story=np.array(story, dtype=np.int64),
        low=np.where(unknown, 0.0, share),
        high=np.where(unknown, 1.0, share),
        counts=np.array([len(each) for each in areas], dtype=np.int64),
        area=np.array([x for each in areas for x in each], dtype=np.int64),
    )


def _place(where: Whereabouts, story: int) -> tuple[object, ...]:
    if np.isnan(where.lon[story]):
        return (int(where.region[story]),)
    return float(where.lon[story]), float(where.lat[story]), float(where.radius_km[story])


def _discs_of(places: Places, where: Whereabouts, stories: Numbers) -> dict[int, Geometry | None]:
    """Return the disc of each story, ``None`` where it has none; all are drawn at once."""
    found: dict[int, Geometry | None] = dict.fromkeys(stories.tolist())
    spots = stories[where.is_spot[stories]]
    drawn = places.discs(
        np.column_stack([where.lon[spots], where.lat[spots], where.radius_km[spots]])
    )
    return found | dict(zip(spots.tolist(), drawn, strict=True))


def _cells_of(
    places: Places,
    told: tuple[Geometry | None, int],
    areas: tuple[tuple[int, ...], tuple[int, ...]],
) -> list[tuple[tuple[int, ...], float]]:
    """Return the cells of one place: the areas that each lies in, and its share or NaN."""
    disc, region = told
    inside, cutting = areas
    if disc is not None:
        found = places.shares_in(disc, cutting)
    elif region >= 0:
        found = places.shares_in(places.all_planes[region], cutting)
    else:
        found = places.cells_anywhere(cutting)
    return [(tuple(sorted((*inside, *each))), share) for each, share in found]


def _axis(parts: list[_Cells], stories: int, areas: int) -> tuple[Axis, Inside]:
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
