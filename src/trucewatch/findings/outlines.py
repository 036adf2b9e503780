"""
Outlines: the edges of many areas in the equal-area plane, in runs that a box can rule out.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    def of(cls, areas: Sequence[Geometry] | NDArray[np.object_]) -> Outlines:
        """Return the outlines of areas of the equal-area plane."""
        turned = shapely.orient_polygons(np.asarray(areas, dtype=object), exterior_cw=False)
        parts, part_of = shapely.get_parts(turned, return_index=True)
        rings, ring_of = shapely.get_rings(parts, return_index=True)
        lengths = shapely.get_num_coordinates(rings).astype(np.int64)
        counts = -(-(lengths - 1) // RUN)
        ring = np.repeat(np.arange(len(lengths)), counts)
        number = np.arange(len(ring)) - offsets_of(counts)[:-1][ring]
        first = offsets_of(lengths)[:-1][ring] + number * RUN
        edges = np.minimum(lengths[ring] - 1 - number * RUN, RUN)
        corner = shapely.get_coordinates(rings)
        owner = part_of[ring_of]
        runs = np.bincount(owner, weights=counts, minlength=len(turned)).astype(np.int64)
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


def _boxes(corner: Shares, first: Numbers, edges: Numbers) -> Shares:
    # The last run of a ring is short: its last corner stands for those that it lacks.
    at = first[:, None] + np.minimum(np.arange(RUN + 1)[None, :], edges[:, None])
    low, high = corner[at[:, 0]], corner[at[:, 0]]
    for step in range(1, RUN + 1):
        low, high = np.minimum(low, corner[at[:, step]]), np.maximum(high, corner[at[:, step]])
    return np.column_stack([low, high])
