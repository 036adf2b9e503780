"""
Cuts: the cells of places that several edges run through.

Discs are cut by the edges that reach into them, and so are areas of the case; what that cannot cut
safely is cut as a shape.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import Geometry

from trucewatch.findings.concern import Concern
from trucewatch.findings.disc_cells import cells_of_discs
from trucewatch.findings.discs import are_plain
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import (
    Numbers,
    Shares,
    interned,
    offsets_of,
    paired,
    starts_of,
    taken,
)
from trucewatch.findings.region_cells import cells_of_regions
from trucewatch.findings.relation import Lies, Relation, points_inside
from trucewatch.findings.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Cells:
    """
    Cells of stories.

    Attributes:
        story: Whose each is.
        low: Least share of the place.
        high: Largest share of the place.
        counts: How many areas each lies in.
        area: These areas, cell by cell, in order.
    """

    story: Numbers
    low: Shares
    high: Shares
    counts: Numbers
    area: Numbers


def cut(
    places: Places, where: Whereabouts, told: tuple[Concern, Relation], stories: Numbers
) -> list[Cells]:
    """Cut what several edges run through; anywhere is every cell."""
    spots = np.column_stack([where.lon, where.lat, where.radius_km])
    plain = where.is_spot[stories]
    plain[plain] = are_plain(spots[stories[plain]])
    is_region = where.region[stories] >= 0
    cut_discs, odd_discs = _by_edges(places, where, told, stories[plain])
    cut_regions, odd_regions = _in_regions(places, where, told, stories[is_region])
    rest = np.concatenate([stories[~plain & ~is_region], odd_discs, odd_regions])
    return [cut_discs, cut_regions, _by_shapes(places, where, told, rest)]


def _cutting(told: tuple[Concern, Relation], stories: Numbers) -> Concern:
    """Return the areas that cut each story's place."""
    concern, relation = told
    mine = concern.taken(stories)
    lies = Concern(concern.offsets, relation.lies.astype(np.int64)).taken(stories).area
    partly = np.flatnonzero(lies == Lies.PARTLY)
    counts = np.bincount(mine.item[partly], minlength=len(stories)).astype(np.int64)
    return Concern(offsets_of(counts), mine.area[partly])


def _in_regions(
    places: Places, where: Whereabouts, told: tuple[Concern, Relation], stories: Numbers
) -> tuple[Cells, Numbers]:
    """Cut areas of the case by what cuts them whole; return those that this cannot cut as well."""
    if not len(stories):
        return _nothing(), stories
    cutting = _cutting(told, stories)
    region = where.region[stories]
    lists = interned(cutting.offsets, cutting.area)
    _, lead, place = np.unique(paired(region, lists), return_index=True, return_inverse=True)
    place = np.asarray(place).reshape(-1)
    whole = cells_of_regions(places, region[lead], cutting.taken(lead))
    nothing = np.empty(0, np.int64), np.empty(0)
    cells = [
        each.among(cutting.area[cutting.offsets[at] : cutting.offsets[at + 1]])
        if each
        else nothing
        for at, each in zip(lead.tolist(), whole, strict=True)
    ]
    starts = offsets_of(np.array([len(each) for each, _ in cells], dtype=np.int64))
    cell, counts = taken(starts, place)
    bits = np.concatenate([nothing[0], *(each for each, _ in cells)])[cell]
    share = np.concatenate([nothing[1], *(each for _, each in cells)])[cell]
    return _of_bits(told, np.repeat(stories, counts), (bits, share)), stories[counts == 0]


def _by_edges(
    places: Places, where: Whereabouts, told: tuple[Concern, Relation], stories: Numbers
) -> tuple[Cells, Numbers]:
    """Cut discs by the edges that reach into them; return those that this cannot cut as well."""
    if not len(stories):
        return _nothing(), stories
    cutting = _cutting(told, stories)
    lists = interned(cutting.offsets, cutting.area)
    spots = np.column_stack([where.lon, where.lat, where.radius_km])[stories]
    bits = np.ascontiguousarray(spots).view(np.int64).T
    _, lead, disc = np.unique(paired(*bits, lists), return_index=True, return_inverse=True)
    disc = np.asarray(disc).reshape(-1)
    asked = cutting.taken(lead)
    middle = where.taken(stories[lead]).middles
    inside = points_inside(places, middle, asked.item, asked.area)
    cells = cells_of_discs(places.outlines, spots[lead], (asked.offsets, asked.area), inside)
    cell, each = taken(starts_of(cells.disc, len(lead)), disc)
    told_bits = cells.areas[cell], cells.share[cell]
    return _of_bits(told, np.repeat(stories, each), told_bits), stories[cells.failed[disc]]


def _nothing() -> Cells:
    numbers, shares = np.empty(0, np.int64), np.empty(0)
    return Cells(numbers, shares, shares, numbers, numbers)


def _of_bits(
    told: tuple[Concern, Relation], story: Numbers, cells: tuple[Numbers, Shares]
) -> Cells:
    """Return cells whose areas are what their stories lie in, and those that their bits name."""
    concern, relation = told
    lies = relation.lies.astype(np.int64)
    # Of the areas that cut a story the first is the highest bit.
    behind = np.cumsum(lies == Lies.PARTLY)
    last = np.append(behind, 0)[concern.offsets[1:] - 1]
    mine = concern.taken(story)
    state = Concern(concern.offsets, lies).taken(story).area
    place = Concern(concern.offsets, last[concern.item] - behind).taken(story).area
    named = (cells[0][mine.item] >> place) & 1
    kept = (state == Lies.INSIDE) | ((state == Lies.PARTLY) & (named == 1))
    counts = np.bincount(mine.item[kept], minlength=len(story)).astype(np.int64)
    return Cells(story, cells[1], cells[1], counts, mine.area[kept])


def _by_shapes(
    places: Places, where: Whereabouts, told: tuple[Concern, Relation], stories: Numbers
) -> Cells:
    """Cut places as shapes, each distinct one once."""
    concern, relation = told
    discs = _discs_of(places, where, stories)
    found_here: dict[tuple[object, ...], list[tuple[tuple[int, ...], float]]] = {}
    kept = places.known_cuts
    story: list[int] = []
    shares: list[float] = []
    areas: list[tuple[int, ...]] = []
    for each in stories.tolist():
        rows = slice(concern.offsets[each], concern.offsets[each + 1])
        lies = relation.lies[rows]
        inside = tuple(concern.area[rows][lies == Lies.INSIDE].tolist())
        cutting = tuple(concern.area[rows][lies == Lies.PARTLY].tolist())
        key = (*_place(where, each), inside, cutting)
        known = kept if where.region[each] >= 0 else found_here
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
    return Cells(
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
