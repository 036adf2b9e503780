"""
Outlines: the edges of many areas in the equal-area plane, in runs that a box can rule out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from trucewatch.findings.ragged import Numbers, Shares, offsets_of, taken

RUN = 8
"""Edges of one run."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outlines:
    """
    The edges of areas: outer rings anticlockwise, holes clockwise.

    Attributes:
        runs: Where the runs of each area start, shape (areas + 1,).
        box: West, south, east and north of each run, shape (runs, 4).
        first: First corner of each run.
        edges: How many edges it has; edge ``i`` goes from corner ``i`` to corner ``i + 1``.
        corner: Corners, shape (corners, 2); a ring ends with its first corner again.
    """

    runs: Numbers
    box: Shares
    first: Numbers
    edges: Numbers
    corner: Shares

    @classmethod
    def of(cls, areas: Iterable[Geometry]) -> Outlines:
        """Return the outlines of areas of the equal-area plane."""
        rings = [list(_rings(each)) for each in areas]
        each_ring = [ring for mine in rings for ring in mine]
        lengths = np.array([len(ring) for ring in each_ring], dtype=np.int64)
        counts = -(-(lengths - 1) // RUN)
        ring = np.repeat(np.arange(len(lengths)), counts)
        number = np.arange(len(ring)) - offsets_of(counts)[:-1][ring]
        first = offsets_of(lengths)[:-1][ring] + number * RUN
        edges = np.minimum(lengths[ring] - 1 - number * RUN, RUN)
        corner = np.concatenate([np.empty((0, 2)), *each_ring])
        owner = np.repeat(np.arange(len(rings)), [len(mine) for mine in rings])
        runs = np.bincount(owner, weights=counts, minlength=len(rings)).astype(np.int64)
        return cls(offsets_of(runs), _boxes(corner, first, edges), first, edges, corner)

    def near(self, area: Numbers, box: Shares) -> tuple[Numbers, Numbers]:
        """
        Return the edges that can reach into boxes.

        Args:
            area: Number of an area, shape (n,).
            box: West, south, east and north, shape (n, 4).

        Returns:
            Place in *area* and first corner of each edge, in order of the first.
        """
        run, counts = taken(self.runs, area)
        item = np.repeat(np.arange(len(area)), counts)
        mine, theirs = self.box[run], box[item]
        meets = (mine[:, 0] <= theirs[:, 2]) & (mine[:, 2] >= theirs[:, 0])
        meets &= (mine[:, 1] <= theirs[:, 3]) & (mine[:, 3] >= theirs[:, 1])
        kept = np.flatnonzero(meets)
        item, run = item[kept], run[kept]
        lengths = self.edges[run]
        starts = offsets_of(lengths)
        step = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
        return np.repeat(item, lengths), np.repeat(self.first[run], lengths) + step


def _rings(area: Geometry) -> Iterator[Shares]:
    turned = shapely.orient_polygons(area, exterior_cw=False)
    for part in shapely.get_parts(turned):
        for ring in shapely.get_rings(part):
            yield shapely.get_coordinates(ring)


def _boxes(corner: Shares, first: Numbers, edges: Numbers) -> Shares:
    # The last run of a ring is short: its last corner stands for those that it lacks.
    at = first[:, None] + np.minimum(np.arange(RUN + 1)[None, :], edges[:, None])
    mine = corner[at]
    return np.column_stack([mine.min(axis=1), mine.max(axis=1)])
