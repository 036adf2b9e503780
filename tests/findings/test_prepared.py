"""Tests of prepared geometry under threads: each gets the answers that one alone would get."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import shapely

from trucewatch.findings.prepared import covers, meets, meets_points, met_in

THREADS = 4
TURNS = 8


def test_threads_may_ask_the_same_geometry_at_once() -> None:
    """
    Threads that ask the same areas and tree get what one thread gets, and nothing breaks off.
    """
    points = shapely.points(np.arange(40) / 10, np.zeros(40))
    areas = np.asarray(shapely.buffer(points, 0.3, quad_segs=64))
    asked = shapely.buffer(shapely.points(np.arange(40) / 10 + 0.05, np.zeros(40)), 0.2)
    shapely.prepare(areas)
    tree = shapely.STRtree(list(areas))

    def ask(_: int) -> tuple[bytes, ...]:
        return (
            meets(areas, asked).tobytes(),
            covers(areas, asked).tobytes(),
            meets_points(areas, np.arange(40) / 9, np.zeros(40)).tobytes(),
            np.sort(met_in(tree, areas), axis=1).tobytes(),
        )

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(ask, range(TURNS)))

    assert [ask(0)] * TURNS == found
