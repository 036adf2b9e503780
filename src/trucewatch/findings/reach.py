"""
Reach: when and where each regime can speak at all, read off its tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import RegimeTable
from trucewatch.findings.touching import Touching


def touching_of(regimes: Sequence[RegimeTable], places: Places) -> Touching:
    """Return the look-ups of the times and areas of *regimes*."""
    units = [_areas_of(each, len(places)) for each in regimes]
    hulls = np.array([_hull(each) for each in regimes], dtype=np.int64).reshape(-1, 2)
    touching = Touching(
        places=places,
        first=hulls[:, 0],
        last=hulls[:, 1],
        regime=np.repeat(np.arange(len(units)), [len(each) for each in units]),
        area=np.concatenate([np.empty(0, np.int64), *units]),
    )
    touching.prepare()
    return touching


def _areas_of(regime: RegimeTable, areas: int) -> Numbers:
    """Return the areas of all windows of a regime; the one number -1 where one is everywhere."""
    if any(each.everywhere.any() for each in regime.readings):
        return np.array([-1], dtype=np.int64)
    named = np.zeros(areas, dtype=np.bool_)
    for each in regime.readings:
        named |= each.by_area.any(axis=0)
    return np.flatnonzero(named)


def _hull(regime: RegimeTable) -> tuple[int, int]:
    windows = [each.window for r in regime.readings for each in r.reading.holdings]
    first = min((each.first for each in windows), default=UNTIL_FURTHER)
    last = max((each.last for each in windows), default=-UNTIL_FURTHER)
    return first, last
