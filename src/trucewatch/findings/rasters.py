"""
Rasters: each area as a small grid of cells that lie wholly inside, wholly outside, or on its edge.

A place whose cells agree needs no geometry; only what falls on an edge is asked exactly. Cells
next to an edge count as edge, so that rounding can never decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from trucewatch.findings.ragged import Numbers, Shares, product

SIDE = 64
"""Cells along each side of an area's grid."""

OUTSIDE, INSIDE, EDGE = 0, 1, 2
"""What a cell of a grid can be."""

_MARGIN = 1e-6  # of a cell: far above rounding, far below what costs anything
_AREAS_AT_ONCE = 512

Cells = NDArray[np.uint8]
Bounds = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Rasters:
    """
    The grids of some areas.

    Attributes:
        west: Western bound of each grid, degrees, shape (areas,); north, south and east of the
            area one free cell remains.
        south: Southern bound, degrees.
        across: Cells for each degree of longitude.
        up: Cells for each degree of latitude.
        cells: What each cell is, shape (areas, SIDE, SIDE), row by row from the south.
    """

    west: Shares
    south: Shares
    across: Shares
    up: Shares
    cells: Cells

    @cached_property
    def inner(self) -> NDArray[np.int16]:
        """How many cells south and west of a corner are not outside, by area."""
        return _summed(self.cells != OUTSIDE)

    @cached_property
    def outer(self) -> NDArray[np.int16]:
        """How many cells south and west of a corner are not inside, by area."""
        return _summed(self.cells != INSIDE)

    @classmethod
    def of(cls, areas: Sequence[Geometry]) -> Rasters:
        """Return the grids of polygons in degrees; all are valid."""
        bounds = shapely.bounds(np.asarray(areas, dtype=object)).reshape(-1, 4)
        low, high = bounds[:, :2], bounds[:, 2:]
        scale = (SIDE - 2) / np.maximum(high - low, 1e-12)
        start = low - 1 / scale
        edges = _edges(areas)
        parts = [
            _cells(edges, np.arange(first, min(first + _AREAS_AT_ONCE, len(areas))), start, scale)
            for first in range(0, len(areas), _AREAS_AT_ONCE)
        ]
        cells = np.concatenate([np.empty((0, SIDE, SIDE), dtype=np.uint8), *parts])
        return cls(
            west=start[:, 0].copy(),
            south=start[:, 1].copy(),
            across=scale[:, 0].copy(),
            up=scale[:, 1].copy(),
            cells=cells,
        )

    def at(self, area: Numbers, lon: Shares, lat: Shares) -> Cells:
        """
        Return what the cell is in which a point lies: OUTSIDE, INSIDE or EDGE.

        Args:
            area: The area that is asked, shape (n,).
            lon: Degrees east, shape (n,); never NaN.
            lat: Degrees north, likewise.
        """
        x = (lon - self.west[area]) * self.across[area]
        y = (lat - self.south[area]) * self.up[area]
        on = (x >= 0) & (x < SIDE) & (y >= 0) & (y < SIDE)
        flat = (area * SIDE + np.where(on, y, 0).astype(np.int64)) * SIDE
        flat += np.where(on, x, 0).astype(np.int64)
        return np.where(on, self.cells.reshape(-1)[flat], np.uint8(OUTSIDE))

    def within(self, area: Numbers, boxes: Shares) -> Cells:
        """
        Return what all cells are that a box touches: OUTSIDE, INSIDE, or else EDGE.

        Args:
            area: The area that is asked, shape (n,).
            boxes: West, south, east and north, degrees, shape (n, 4).
        """
        x = (boxes[:, 0::2] - self.west[area, None]) * self.across[area, None]
        y = (boxes[:, 1::2] - self.south[area, None]) * self.up[area, None]
        left, right = (np.clip(np.floor(x[:, i]) + i, 0, SIDE).astype(np.int64) for i in (0, 1))
        low, high = (np.clip(np.floor(y[:, i]) + i, 0, SIDE).astype(np.int64) for i in (0, 1))
        size = (right - left) * (high - low)
        whole = ((x[:, 1] - x[:, 0] >= 0) & (x[:, 0] >= 0) & (x[:, 1] < SIDE)) & (
            (y[:, 0] >= 0) & (y[:, 1] < SIDE)
        )
        corners = (area, (low, high), (left, right))
        found = np.where(_counted(self.inner, *corners) == 0, OUTSIDE, EDGE)
        covered = whole & (size > 0) & (_counted(self.outer, *corners) == 0)
        return np.where(covered, INSIDE, found).astype(np.uint8)


def _summed(flags: NDArray[np.bool_]) -> NDArray[np.int16]:
    table = np.zeros((len(flags), SIDE + 1, SIDE + 1), dtype=np.int16)
    np.cumsum(flags, axis=1, dtype=np.int16, out=table[:, 1:, 1:])
    np.cumsum(table[:, 1:, 1:], axis=2, out=table[:, 1:, 1:])
    return table


def _counted(
    table: NDArray[np.int16], area: Numbers, rows: Bounds, columns: Bounds
) -> NDArray[np.int16]:
    """Count cells of a block of rows and columns, each from the first to before the last."""
    (low, high), (left, right) = rows, columns
    return np.asarray(
        table[area, high, right]
        - table[area, low, right]
        - table[area, high, left]
        + table[area, low, left]
    )


Edges = tuple[Numbers, Shares]
"""Area of each edge, in order, and its two ends in degrees, shape (edges, 2, 2)."""


def _edges(areas: Sequence[Geometry]) -> Edges:
    parts, area = shapely.get_parts(np.asarray(areas, dtype=object), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    ends = np.stack([corners[:-1][joined], corners[1:][joined]], axis=1)
    return np.asarray(area[part[ring[:-1][joined]]], dtype=np.int64), ends


def _cells(edges: Edges, chosen: Numbers, start: Any, scale: Any) -> Cells:
    first, last = np.searchsorted(edges[0], [chosen[0], chosen[-1] + 1])
    area = edges[0][first:last]
    ends = (edges[1][first:last] - start[area, None, :]) * scale[area, None, :]
    area = area - chosen[0]
    return np.where(
        _on_edge(area, ends, len(chosen)), np.uint8(EDGE), _parity(area, ends, len(chosen))
    )


def _on_edge(area: Numbers, ends: Shares, areas: int) -> NDArray[np.bool_]:
    """Mark every cell that an edge runs through, or that lies within the margin of one."""
    x, y = ends[:, :, 0], ends[:, :, 1]
    first = np.floor(y.min(axis=1) - _MARGIN).astype(np.int64)
    last = np.floor(y.max(axis=1) + _MARGIN).astype(np.int64)
    edge, (i,) = product([last - first + 1])
    row = first[edge] + i
    x0, x1, y0, y1 = x[edge, 0], x[edge, 1], y[edge, 0], y[edge, 1]
    rise = y1 - y0
    flat = np.abs(rise) < 1e-9
    slope = np.where(flat, 0.0, (x1 - x0) / np.where(flat, 1.0, rise))
    at = [np.clip((row + each - y0), np.minimum(0, rise), np.maximum(0, rise)) for each in (0, 1)]
    cut = np.stack([x0 + slope * each for each in at])
    cut = np.where(flat, np.stack([x0, x1]), cut)
    # A row's own stretch of the edge, a little longer where the edge is nearly level.
    slack = _MARGIN * (1 + np.abs(slope))
    low = np.maximum(cut.min(axis=0) - slack, np.minimum(x0, x1) - _MARGIN)
    high = np.minimum(cut.max(axis=0) + slack, np.maximum(x0, x1) + _MARGIN)
    line = (area[edge] * SIDE + row) * (SIDE + 1)
    size = areas * SIDE * (SIDE + 1)
    begun = np.bincount(line + np.floor(low).astype(np.int64), minlength=size)
    ended = np.bincount(line + np.floor(high).astype(np.int64) + 1, minlength=size)
    open_ = np.cumsum((begun - ended).reshape(areas, SIDE, SIDE + 1), axis=2)
    return np.asarray(open_[:, :, :SIDE] > 0)


def _parity(area: Numbers, ends: Shares, areas: int) -> Cells:
    """Return INSIDE for cells with an odd number of edges to the west of them."""
    x, y = ends[:, :, 0], ends[:, :, 1]
    # Rows whose middle lies at or above the lower end and below the upper one.
    first = np.ceil(y.min(axis=1) - 0.5).astype(np.int64)
    last = np.ceil(y.max(axis=1) - 0.5).astype(np.int64)
    edge, (i,) = product([last - first])
    row = first[edge] + i
    x0, x1, y0, y1 = x[edge, 0], x[edge, 1], y[edge, 0], y[edge, 1]
    cut = x0 + (row + 0.5 - y0) / (y1 - y0) * (x1 - x0)
    line = (area[edge] * SIDE + row) * (SIDE + 1)
    crossed = np.bincount(
        line + np.floor(cut).astype(np.int64) + 1, minlength=areas * SIDE * (SIDE + 1)
    )
    odd = np.cumsum(crossed.reshape(areas, SIDE, SIDE + 1), axis=2) & 1
    return np.asarray(odd[:, :, :SIDE], dtype=np.uint8)
