"""
Cells of the areas of a case, each cut once by everything that runs through it.

An area of the case is itself an outline within the disc that holds it; so its cells are those of
the disc that lie in it. Places that are cut by fewer areas have fewer cells, each a sum of these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from trucewatch.findings.concern import Concern
from trucewatch.findings.disc_cells import MOST_AREAS, cells_of_discs
from trucewatch.findings.discs import EARTH_RADIUS_KM, are_clear
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, starts_of
from trucewatch.findings.relation import Lies, areas_met, regions_in

_WIDER = 1.01


@dataclass(frozen=True, slots=True)
class RegionCells:
    """
    The cells of an area of the case.

    Attributes:
        cutting: The areas that cut it, in order; the first is the highest bit.
        areas: Those that each cell lies in, by bits.
        share: Its share of the area of the case.
    """

    cutting: Numbers
    areas: Numbers
    share: Shares

    def among(self, some: Numbers) -> tuple[Numbers, Shares]:
        """
        Return the cells that only some of the areas make, in order of their bits.

        Args:
            some: Some of *cutting*, in order; the first is the highest bit.
        """
        at = len(self.cutting) - 1 - np.searchsorted(self.cutting, some)
        bits = (self.areas[:, None] >> at[None, :]) & 1
        merged = (bits << np.arange(len(some))[::-1][None, :]).sum(axis=1)
        found, number = np.unique(merged, return_inverse=True)
        share: Shares = np.bincount(np.asarray(number).reshape(-1), self.share).astype(np.float64)
        return found, share


def cells_of_regions(
    places: Places, regions: Numbers, cutting: Concern
) -> list[RegionCells | None]:
    """
    Return cells of areas of the case, cut by some areas at least.

    The first time an area of the case is cut by what is asked; when it is asked again and by
    others, by everything that runs through it, once and for all.

    Args:
        places: The areas.
        regions: Numbers of areas of the case, shape (n,).
        cutting: The areas that have to cut each.

    Returns:
        The cells; ``None`` for what has to be cut as a shape.
    """
    known = places.known_cells
    asked: dict[int, Numbers | None] = {}
    for at, region in enumerate(regions.tolist()):
        mine = cutting.area[cutting.offsets[at] : cutting.offsets[at + 1]]
        if region in asked:
            asked[region] = None
        elif region not in known:
            asked[region] = mine
        elif not _holds(known[region], mine):
            asked[region] = None
    if asked:
        known.update(zip(asked, _cut(places, asked), strict=True))
    return [known[each] for each in regions.tolist()]


def _holds(cells: RegionCells | None, areas: Numbers) -> bool:
    return cells is None or bool(np.isin(areas, cells.cutting).all())


def _cut(places: Places, asked: dict[int, Numbers | None]) -> list[RegionCells | None]:
    regions = np.array(list(asked), dtype=np.int64)
    every = _everything(places, [each for each, mine in asked.items() if mine is None])
    lists = [every[each] if mine is None else mine for each, mine in asked.items()]
    counts = np.array([len(each) for each in lists])
    spots = _holding(places, regions)
    fit = np.flatnonzero(are_clear(spots) & (counts < MOST_AREAS))
    found: list[RegionCells | None] = [None] * len(regions)
    if not len(fit):
        return found
    starts = offsets_of(counts[fit] + 1)
    areas = np.concatenate(
        [np.append(len(places) + regions[at], lists[at]) for at in fit.tolist()]
    )
    middle = spots[fit][np.repeat(np.arange(len(fit)), np.diff(starts))]
    plane = np.column_stack([np.radians(middle[:, 0]), np.sin(np.radians(middle[:, 1]))])
    # In the plane that the edges themselves are drawn in.
    inside = shapely.intersects_xy(places.every_plane[areas], plane[:, 0], plane[:, 1])
    cells = cells_of_discs(places.all_outlines, spots[fit], (starts, areas), inside)
    rows_of = starts_of(cells.disc, len(fit))
    for number, at in enumerate(fit.tolist()):
        mine = slice(rows_of[number], rows_of[number + 1])
        found[at] = _within(cells.areas[mine], cells.share[mine], lists[at])
    return found


def _within(areas: Numbers, share: Shares, cutting: Numbers) -> RegionCells | None:
    """Return the cells of the holding disc that lie in the region itself, its highest bit."""
    own = 1 << len(cutting)
    rows = np.flatnonzero(areas & own)
    if not len(rows):
        return None
    return RegionCells(cutting, areas[rows] & ~own, share[rows] / share[rows].sum())


def _everything(places: Places, regions: list[int]) -> dict[int, Numbers]:
    """Return every area that runs through some of the areas of the case."""
    mine = np.array(regions, dtype=np.int64)
    at, area = areas_met(places, mine)
    lies, _ = regions_in(places, mine[at], area)
    partly = np.flatnonzero(lies == Lies.PARTLY)
    starts = starts_of(at[partly], len(mine))
    return dict(zip(regions, np.split(area[partly], starts[1:-1]), strict=True)) if regions else {}


def _holding(places: Places, regions: Numbers) -> Shares:
    """Return discs that hold areas of the case: degrees east, degrees north, kilometres."""
    planes = places.all_planes[regions]
    middle = shapely.get_coordinates(shapely.centroid(planes))
    corner, owner = shapely.get_coordinates(planes, return_index=True)
    lon, lat = corner[:, 0] - middle[owner, 0], np.arcsin(np.clip(corner[:, 1], -1, 1))
    north = np.arcsin(np.clip(middle[:, 1], -1, 1))
    cosine = np.sin(lat) * np.sin(north[owner])
    cosine += np.cos(lat) * np.cos(north[owner]) * np.cos(lon)
    far = np.zeros(len(regions))
    np.maximum.at(far, owner, np.arccos(np.clip(cosine, -1, 1)))
    return np.column_stack(
        [np.degrees(middle[:, 0]), np.degrees(north), far * EARTH_RADIUS_KM * _WIDER]
    )
