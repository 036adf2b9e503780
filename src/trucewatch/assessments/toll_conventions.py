"""
Conventions that hide in rows of people: figures that were not counted, days that were not known.

Each is a doubt about what a number means, and no reason to leave the row out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.toll_incidents import TollIncidents
from trucewatch.assessments.toll_rows import TollRows

LONG_DAYS = 32
"""Possible days from which a row is long: no month has so many."""


class Convention(StrEnum):
    """A way of coding that a sum does not show."""

    TWO_AND_TWO = "two_and_two"
    """Two killed on each side and nobody else: how coders of UCDP write "on both sides"."""

    LONG = "long"
    """Possible days beyond a month: often a year's remainder, dated by the whole year."""

    PARTLY = "partly"
    """Some of its days or places lie outside what is asked."""

    UNPLACED = "unplaced"
    """Its place or its sides are not known well enough to say whether it counts."""

    POINT_RANGE = "point_range"
    """Low, best and high are the same: no uncertainty was coded, which is not certainty."""

    SEVERAL_REPORTS = "several_reports"
    """Several rows report it; it counts once."""

    ALIKE = "alike"
    """Another id has the same days, place, sides and figures: perhaps a copy; both count."""


def conventions(rows: TollRows, incidents: TollIncidents) -> dict[Convention, NDArray[np.bool_]]:
    """Return which incidents each convention holds for, in the order of *incidents*."""
    figures = rows.figures
    two_and_two = (
        (figures["killed_side_a"] == 2)
        & (figures["killed_side_b"] == 2)
        & (figures["killed_best"] == 4)
        & (np.nan_to_num(figures["civilians_killed_best"]) == 0)
        & (np.nan_to_num(figures["killed_unknown"]) == 0)
    )
    best = incidents.figures["killed_best"]
    bounds = (incidents.figures["killed_low"], incidents.figures["killed_high"])
    return {
        Convention.TWO_AND_TWO: _of_rows(two_and_two, incidents),
        Convention.LONG: _of_rows(rows.last - rows.first + 1 >= LONG_DAYS, incidents),
        Convention.PARTLY: incidents.overlaps & ~incidents.inside & ~incidents.unplaced,
        Convention.UNPLACED: incidents.unplaced,
        Convention.POINT_RANGE: (bounds[0] == best) & (bounds[1] == best),
        Convention.SEVERAL_REPORTS: incidents.reports > 1,
        Convention.ALIKE: _of_rows(_alike(rows, incidents), incidents),
    }


def _of_rows(which: NDArray[np.bool_], incidents: TollIncidents) -> NDArray[np.bool_]:
    return np.bincount(incidents.of_row[which], minlength=incidents.count) > 0


def _alike(rows: TollRows, incidents: TollIncidents) -> NDArray[np.bool_]:
    columns: list[Sequence[object]] = [
        rows.first.tolist(),
        rows.last.tolist(),
        *(rows.texts[name] for name in ("place", "side_a", "side_b")),
        # Texts, since what is not said equals nothing, not even itself.
        *(list(map(repr, column.tolist())) for column in rows.places.values()),
        *(list(map(repr, column.tolist())) for column in rows.figures.values()),
    ]
    keys = list(zip(*columns, strict=True))
    owners = Counter(key for key, _ in set(zip(keys, incidents.of_row.tolist(), strict=True)))
    return np.array([owners[key] > 1 for key in keys], dtype=np.bool_)
