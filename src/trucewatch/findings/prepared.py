"""
Prepared geometry, asked by one thread at a time.

GEOS builds what speeds a prepared geometry or a tree up when it is first asked, and notes in it
where it is while it answers. Two threads that ask the same one at once end the process. Nearly
every place is decided by grids and look-ups before geometry is asked at all, so threads seldom
wait here.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Flags = NDArray[np.bool_]

_ALONE = threading.Lock()


def meets(areas: Any, regions: Any) -> Any:
    """Return whether prepared *areas* and *regions* have a point in common, pair by pair."""
    with _ALONE:
        return shapely.intersects(areas, regions)


def covers(areas: Any, regions: Any) -> Any:
    """Return whether prepared *areas* hold *regions* whole, pair by pair; an edge belongs."""
    with _ALONE:
        return shapely.covers(areas, regions)


def meets_points(areas: Any, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> Flags:
    """Return whether prepared *areas* hold points, pair by pair; an edge belongs."""
    with _ALONE:
        return np.asarray(shapely.intersects_xy(areas, lon, lat), dtype=np.bool_)


def met_in(tree: shapely.STRtree, regions: Any) -> NDArray[np.int64]:
    """Return which shapes of *tree* meet *regions*, as `shapely.STRtree.query` does."""
    with _ALONE:
        return np.asarray(tree.query(regions, predicate="intersects"), dtype=np.int64)
