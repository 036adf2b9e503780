"""
Grid: the boxes of areas in cells of longitude and latitude, large boxes in larger cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.findings.ragged import Numbers, Shares, product

FINEST_SIDE = 256
"""Most cells along each side of the finest level."""

FINEST_DEGREES = 0.25
"""Cells are never smaller, degrees."""

LEVEL_FACTOR = 8
"""Cells of each level are so many times as long as those of the level before."""

MOST_CELLS_OF_A_BOX = 64
"""A box that needs more cells goes to the next level."""


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Equal cells between four bounds.

    Attributes:
        west: Degrees.
        south: Degrees.
        degrees: Length of a cell's side.
        columns: Cells from west to east.
        rows: Cells from south to north.
    """

    west: float
    south: float
    degrees: float
    columns: int
    rows: int

    @classmethod
    def over(cls, boxes: Shares) -> Grid:
        """Return the finest grid over *boxes* (west, south, east, north), at least one."""
        west, south = boxes[:, 0].min(), boxes[:, 1].min()
        wide, high = boxes[:, 2].max() - west, boxes[:, 3].max() - south
        degrees = max(FINEST_DEGREES, float(max(wide, high)) / FINEST_SIDE)
        return cls(west, south, degrees, int(wide // degrees) + 1, int(high // degrees) + 1)

    def coarser(self) -> Grid:
        """Return the grid of the next level over the same bounds."""
        columns, rows = -(-self.columns // LEVEL_FACTOR), -(-self.rows // LEVEL_FACTOR)
        return Grid(self.west, self.south, self.degrees * LEVEL_FACTOR, columns, rows)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return self.columns * self.rows

    def at(self, lon: Shares, lat: Shares) -> Numbers:
        """Return the cell of each point, -1 outside the bounds, shape (n,)."""
        x, y = np.subtract(lon, self.west), np.subtract(lat, self.south)
        x /= self.degrees
        y /= self.degrees
        # Only points east and north of the corner may be cut to whole numbers: -.5 would be 0.
        out = (x < 0) | (x >= self.columns) | (y < 0) | (y >= self.rows)
        with np.errstate(invalid="ignore"):
            cell = y.astype(np.int64) * self.columns + x.astype(np.int64)
        cell[out] = -1
        return cell

    def sizes(self, boxes: Shares) -> Numbers:
        """Return how many cells each box touches."""
        low, high = self._bounds(boxes)
        return np.asarray(np.prod(high - low + 1, axis=1), dtype=np.int64)

    def under(self, boxes: Shares) -> tuple[Numbers, Numbers]:
        """Return every cell that a box touches: the box, and the cell."""
        low, high = self._bounds(boxes)
        count = high - low + 1
        box, (x, y) = product([count[:, 0], count[:, 1]])
        return box, (low[box, 1] + y) * self.columns + low[box, 0] + x

    def _bounds(self, boxes: Shares) -> tuple[Numbers, Numbers]:
        corner, most = (self.west, self.south), (self.columns - 1, self.rows - 1)
        # A cell more on each side: rounding may put a point on the far side of a cell's edge.
        low = np.floor((boxes[:, :2] - corner) / self.degrees - 1e-6)
        high = np.floor((boxes[:, 2:] - corner) / self.degrees + 1e-6)
        return (
            np.clip(low, 0, most).astype(np.int64),
            np.clip(high, 0, most).astype(np.int64),
        )


def levels_of(boxes: Shares) -> list[tuple[Grid, Numbers]]:
    """Return the grids of all levels that hold a box, each with the rows of its boxes."""
    if not len(boxes):
        return []
    grid, left = Grid.over(boxes), np.arange(len(boxes))
    found: list[tuple[Grid, Numbers]] = []
    while len(left):
        last = grid.cells == 1
        fits = grid.sizes(boxes[left]) <= MOST_CELLS_OF_A_BOX
        mine = left if last else left[fits]
        if len(mine):
            found.append((grid, mine))
        left = left[:0] if last else left[~fits]
        grid = grid.coarser()
    return found
