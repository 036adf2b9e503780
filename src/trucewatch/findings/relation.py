"""
Relation: does a place lie outside an area, inside it, or partly in it?

Asked for many pairs of a place and an area at once. What a box or a raster cannot decide is asked
of the geometry itself; nothing is decided by rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.findings.disc_shares import shares_of
from trucewatch.findings.discs import are_plain
from trucewatch.findings.known_discs import DiscsAndAreas
from trucewatch.findings.places import SMALLEST_SHARE, Places
from trucewatch.findings.prepared import meets, meets_points, met_in
from trucewatch.findings.ragged import Numbers, Shares, paired
from trucewatch.findings.rasters import EDGE
from trucewatch.findings.rasters import INSIDE as CELL_INSIDE
from trucewatch.findings.whereabouts import Whereabouts

Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]


class Lies(IntEnum):
    """How a place lies to an area; an area's edge belongs to it."""

    OUTSIDE = 0
    INSIDE = 1
    PARTLY = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """
    Pairs of a place and an area.

    Attributes:
        lies: Values of `Lies`, shape (n,).
        share: Share of the place inside the area; NaN where the place can be anywhere.
    """

    lies: Codes
    share: Shares


def relation_of(places: Places, where: Whereabouts, row: Numbers, area: Numbers) -> Relation:
    """
    Return how places lie to areas.

    Args:
        places: The areas.
        where: The places of stories.
        row: A story of *where*, shape (n,).
        area: Number of an area that the terms speak of, shape (n,).
    """
    lies = np.zeros(len(row), dtype=np.uint8)
    share = np.zeros(len(row))
    disc, spot = where.is_disc[row], where.is_spot[row]
    points = np.flatnonzero(spot & ~disc) if not spot.all() or disc.any() else None
    mine = (row, area) if points is None else (row[points], area[points])
    inside = points_inside(places, where, *mine)
    lies[slice(None) if points is None else points] = inside
    if points is not None:
        rest = np.flatnonzero(disc)
        lies[rest], share[rest] = _discs(places, where, row[rest], area[rest])
        rest = np.flatnonzero(~spot)
        lies[rest], share[rest] = _regions(places, where, row[rest], area[rest])
    share[lies == Lies.INSIDE] = 1.0
    return Relation(lies, share)


def points_inside(places: Places, where: Whereabouts, row: Numbers, area: Numbers) -> Flags:
    """
    Return whether points lie in areas.

    Args:
        places: The areas.
        where: The places of stories.
        row: A story whose place is a point, shape (n,).
        area: Number of an area, shape (n,).
    """
    if not len(row):
        return np.zeros(0, dtype=np.bool_)
    lon, lat = where.lon[row], where.lat[row]
    cells = places.rasters.at(area, lon, lat)
    inside = cells == CELL_INSIDE
    open_ = np.flatnonzero(cells == EDGE)
    if len(open_):
        # In order of area each prepared geometry stays in the cache of the processor.
        open_ = open_[np.argsort(area[open_], kind="stable")]
        inside[open_] = meets_points(places.shapes[area[open_]], lon[open_], lat[open_])
    odd = np.flatnonzero((np.abs(lon) >= 180) | (np.abs(lat) >= 90))
    if len(odd):
        inside[odd] = _odd_inside(places, lon[odd], lat[odd], area[odd])
    return np.asarray(inside, dtype=np.bool_)


def _odd_inside(places: Places, lon: Shares, lat: Shares, area: Numbers) -> Flags:
    """Ask points on the antimeridian under both their names, and poles under every name."""
    shapes = places.shapes[area]
    inside = meets_points(shapes, lon, lat)
    for turn in (-360.0, 360.0):
        inside |= meets_points(shapes, lon + turn, lat)
    bounds = shapely.bounds(shapes)
    inside |= (lat >= 90) & (bounds[:, 3] >= 90)
    inside |= (lat <= -90) & (bounds[:, 1] <= -90)
    return np.asarray(inside, dtype=np.bool_)


def _discs(
    places: Places, where: Whereabouts, row: Numbers, area: Numbers
) -> tuple[Codes, Shares]:
    lies, share = np.full(len(row), EDGE, dtype=np.uint8), np.zeros(len(row))
    if not len(row):
        return lies, share
    mine = where.taken(row)
    plain = np.flatnonzero(~mine.is_odd)
    lies[plain] = places.rasters.within(area[plain], mine.boxes()[plain])
    open_ = np.flatnonzero(lies == EDGE)
    if len(open_):
        lies[open_], share[open_] = _discs_exactly(places, mine.taken(open_), area[open_])
    return lies, share


def _discs_exactly(places: Places, where: Whereabouts, area: Numbers) -> tuple[Codes, Shares]:
    """Ask once for each disc and area: many stories tell of the same place."""
    spots = np.column_stack([where.lon, where.lat, where.radius_km])
    spot = paired(*np.ascontiguousarray(spots).view(np.int64).T)
    _, first, number = np.unique(spot * len(places) + area, return_index=True, return_inverse=True)
    pairs = DiscsAndAreas(spots[first], area[first])
    found, lies, share = places.known_discs.find(pairs)
    new = np.flatnonzero(~found)
    if len(new):
        plain = are_plain(pairs.spot[new])
        for rows, ask in ((new[plain], _by_edges), (new[~plain], _by_shapes)):
            if len(rows):
                lies[rows], share[rows] = ask(places, pairs.taken(rows))
        places.known_discs.keep(pairs.taken(new), lies[new], share[new])
    number = np.asarray(number).reshape(-1)
    return lies[number], share[number]


def _by_edges(places: Places, pairs: DiscsAndAreas) -> tuple[Codes, Shares]:
    """Return how discs that reach no edge of the map lie to areas, and their shares inside."""
    lon, lat, radius_km = pairs.spot.T
    rows = np.arange(len(pairs.area))
    middles = Whereabouts(lon, lat, radius_km, rows).middles
    inside = points_inside(places, middles, rows, pairs.area)
    share = shares_of(places.outlines, pairs.spot, pairs.area, inside)
    return _lies(share), share


def _by_shapes(places: Places, pairs: DiscsAndAreas) -> tuple[Codes, Shares]:
    """Return how any discs lie to areas, and their shares inside."""
    return _exactly(places, places.discs(pairs.spot), pairs.area)


def _lies(share: Shares) -> Codes:
    lies = np.full(len(share), Lies.PARTLY, dtype=np.uint8)
    lies[share <= SMALLEST_SHARE] = Lies.OUTSIDE
    lies[share >= 1 - SMALLEST_SHARE] = Lies.INSIDE
    return lies


def _exactly(places: Places, regions: NDArray[np.object_], area: Numbers) -> tuple[Codes, Shares]:
    """Return how regions of the equal-area plane lie to areas, and their shares inside."""
    order = np.argsort(area, kind="stable")
    shapes, regions = places.planes[area[order]], regions[order]
    share = np.zeros(len(area))
    met = np.flatnonzero(meets(shapes, regions))
    common = shapely.area(shapely.intersection(regions[met], shapes[met]))
    share[met] = common / shapely.area(regions[met])
    lies = _lies(share)
    found = np.empty_like(lies), np.empty_like(share)
    found[0][order], found[1][order] = lies, share
    return found


def _regions(
    places: Places, where: Whereabouts, row: Numbers, area: Numbers
) -> tuple[Codes, Shares]:
    """Return how areas of the case lie to areas; anywhere is partly in every area."""
    lies = np.full(len(row), Lies.PARTLY, dtype=np.uint8)
    share = np.full(len(row), np.nan)
    region = where.region[row]
    told = np.flatnonzero(region >= 0)
    lies[told], share[told] = regions_in(places, region[told], area[told])
    return lies, share


def regions_in(places: Places, region: Numbers, area: Numbers) -> tuple[Codes, Shares]:
    """
    Look up how areas of the case lie to areas, and their shares inside.

    Args:
        places: The areas.
        region: Number of an area of the case, shape (n,).
        area: Number of an area that the terms speak of, shape (n,).
    """
    keys, number = np.unique(region * len(places) + area, return_inverse=True)
    known = places.known_regions
    found = [known.get(each) for each in keys.tolist()]
    new = np.array([i for i, each in enumerate(found) if each is None], dtype=np.int64)
    if len(new):
        regions, areas = np.divmod(keys[new], len(places))
        codes, shares = _exactly(places, places.all_planes[regions], areas)
        for i, code, each in zip(new.tolist(), codes.tolist(), shares.tolist(), strict=True):
            found[i] = known[int(keys[i])] = (code, each)
    answers = np.array(found, dtype=np.float64).reshape(-1, 2)[np.asarray(number).reshape(-1)]
    return answers[:, 0].astype(np.uint8), answers[:, 1]


def areas_met(places: Places, regions: Numbers) -> tuple[Numbers, Numbers]:
    """
    Return the areas that areas of the case may meet; their edges may do no more than touch.

    Args:
        places: The areas.
        regions: Numbers of areas of the case, each once.

    Returns:
        Place in *regions* and area, in order of the first.
    """
    known = places.met_by_regions
    new = [each for each in regions.tolist() if each not in known]
    if new:
        shapes = places.all_planes[np.array(new, dtype=np.int64)]
        one, other = met_in(places.tree, shapes)
        order = np.argsort(one, kind="stable")
        cuts = np.searchsorted(one[order], np.arange(1, len(new)))
        found = np.split(np.asarray(other, dtype=np.int64)[order], cuts)
        known.update(zip(new, (np.sort(each) for each in found), strict=True))
    lists = [known[each] for each in regions.tolist()]
    lengths = [len(each) for each in lists]
    return np.repeat(np.arange(len(lists)), lengths), np.concatenate(
        [np.empty(0, np.int64), *lists]
    )
