"""
Cells of the areas of a case, each cut once by everything that runs through it.

An area of the case is itself an outline within the disc that holds it; so its cells are those of
the disc that lie in it. Places that are cut by fewer areas have fewer cells, each a sum of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from trucewatch.findings.disc_cells import MOST_AREAS, cells_of_discs
from trucewatch.findings.discs import EARTH_RADIUS_KM, are_clear
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers, Shares, offsets_of
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


def cells_of_regions(places: Places, regions: Sequence[int]) -> list[RegionCells | None]:
    """
    Return the cells of areas of the case; ``None`` for what has to be cut as a shape.

    Args:
        places: The areas.
        regions: Numbers of areas of the case.
    """
    known = places.known_cells
    new = np.array([each for each in dict.fromkeys(regions) if each not in known], dtype=np.int64)
    if len(new):
        known.update(zip(new.tolist(), _cut(places, new), strict=True))
    return [known[each] for each in regions]


def _cut(places: Places, regions: Numbers) -> list[RegionCells | None]:
    at, area = areas_met(places, regions)
    lies, _ = regions_in(places, regions[at], area)
    partly = lies == Lies.PARTLY
    at, area = at[partly], area[partly]
    counts = np.bincount(at, minlength=len(regions)).astype(np.int64)
    spots = _holding(places, regions)
    fit = np.flatnonzero(are_clear(spots) & (counts < MOST_AREAS))
    lists = np.split(area, offsets_of(counts)[1:-1])
    found: list[RegionCells | None] = [None] * len(regions)
    asked = [np.append(len(places) + regions[each], lists[each]) for each in fit.tolist()]
    if not asked:
        return found
    starts = offsets_of(np.array([len(each) for each in asked], dtype=np.int64))
    every = np.concatenate(asked)
    disc = np.repeat(np.arange(len(fit)), np.diff(starts))
    middle = spots[fit][disc]
    plane = np.column_stack([np.radians(middle[:, 0]), np.sin(np.radians(middle[:, 1]))])
    # In the plane that the edges themselves are drawn in.
    inside = shapely.intersects_xy(places.every_plane[every], plane[:, 0], plane[:, 1])
    cells = cells_of_discs(places.all_outlines, spots[fit], (starts, every), inside)
    for number, each in enumerate(fit.tolist()):
        own = 1 << len(lists[each])
        rows = np.flatnonzero((cells.disc == number) & ((cells.areas & own) != 0))
        if len(rows):
            share = cells.share[rows]
            found[each] = RegionCells(lists[each], cells.areas[rows] & ~own, share / share.sum())
    return found


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
