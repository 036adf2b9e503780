"""
The toll: how many people, where, when and between whom, with every bound that the rows leave.

Rows that lie partly in what is asked are told in three ways, side by side: *overlapping* counts
each of them whole, *inside* counts none of them, *prorated* counts the share that lies there, as
if people died evenly over the row's days and places. None of the three is the toll; where they
differ, the difference is what the rows do not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.toll_asked import Asked, Shares, shares_asked
from trucewatch.assessments.toll_conventions import Convention, conventions
from trucewatch.assessments.toll_incidents import TollIncidents, joined
from trucewatch.assessments.toll_rows import GROUPS, Amounts, TollRows


class Way(StrEnum):
    """How incidents count that lie partly, or perhaps, in what is asked."""

    OVERLAPPING = "overlapping"
    """Each counts whole: the most that the rows can mean."""

    PRORATED = "prorated"
    """Each counts by its share; one of which no share is known does not count."""

    INSIDE = "inside"
    """None counts: the least that the rows can mean."""


@dataclass(frozen=True, slots=True)
class Total:
    """
    People, added up.

    Attributes:
        low: At least so many; ``None`` where no incident counted gives a low figure.
        best: Sum of the best figures; ``None`` where no incident counted gives one.
        high: At most so many; ``None`` is open: some incident counted gives no high figure.
        incidents: Incidents counted, by share where prorated. Where it is 0 nothing is said:
            this is not zero people.
        silent: Of them, those that give no best figure, and so add nothing to *best*.
    """

    low: float | None
    best: float | None
    high: float | None
    incidents: float
    silent: float


@dataclass(frozen=True, slots=True)
class Portion:
    """
    A part of a toll that wants to be known.

    Attributes:
        incidents: Incidents that overlap what is asked and are of this kind.
        best: Their best figures of people killed, whole.
        prorated: Their best figures of people killed, by share.
    """

    incidents: int
    best: float
    prorated: float


@dataclass(frozen=True, slots=True)
class Toll:
    """
    A toll with its definition.

    Attributes:
        asked: Days, place and pairs of sides that were asked for.
        people: Way to group (`GROUPS`) to total.
        killed_by_side: Way to side, as the rows name it, to its people killed. Sources give these
            without bounds.
        conventions: What hides in the rows, and how much of the toll rests on it.
        rows: Rows read.
        incidents: Incidents that they are reports of.
    """

    asked: Asked
    people: Mapping[Way, Mapping[str, Total]]
    killed_by_side: Mapping[Way, Mapping[str, Total]]
    conventions: Mapping[Convention, Portion]
    rows: int
    incidents: int


def toll(rows: TollRows, asked: Asked) -> Toll:
    """
    Count people in what is asked; every incident once, whoever reports it.

    Args:
        rows: Rows of people.
        asked: Days, place and pairs of sides.

    Returns:
        Totals in three ways, for which inside <= prorated <= overlapping. Where reports of one
        incident differ its low is their least, its high their greatest, its best their lower
        median; it overlaps where one of them does, is inside where all are, and its share is the
        mean of theirs.
    """
    shares = shares_asked(rows, asked)
    incidents = joined(rows, shares)
    weights = _weights(incidents)
    counted = weights[Way.OVERLAPPING] > 0
    return Toll(
        asked,
        {way: _of_groups(incidents, weight) for way, weight in weights.items()},
        {way: _of_sides(incidents, weight) for way, weight in weights.items()},
        {
            kind: _portion(incidents, counted & which)
            for kind, which in conventions(rows, incidents).items()
        },
        rows.count,
        incidents.count,
    )


def _weights(incidents: TollIncidents) -> dict[Way, Shares]:
    return {
        Way.OVERLAPPING: incidents.overlaps.astype(np.float64),
        Way.PRORATED: incidents.share,
        Way.INSIDE: incidents.inside.astype(np.float64),
    }


def _of_groups(incidents: TollIncidents, weight: Shares) -> dict[str, Total]:
    return {
        group: _total(
            (
                incidents.figures[f"{group}_low"],
                incidents.figures[f"{group}_best"],
                incidents.figures[f"{group}_high"],
            ),
            weight,
        )
        for group in GROUPS
    }


def _of_sides(incidents: TollIncidents, weight: Shares) -> dict[str, Total]:
    nothing = np.full(incidents.count, np.nan)
    return {
        side: _total((nothing, figure, nothing), np.where(np.isnan(figure), 0, weight))
        for side, figure in incidents.sides.items()
        if np.any(weight[~np.isnan(figure)] > 0)
    }


def _total(figures: tuple[Amounts, Amounts, Amounts], weight: Shares) -> Total:
    low, best, high = figures
    counted = weight > 0
    is_open = bool(np.any(np.isnan(high[counted])))
    return Total(
        _sum(low, weight),
        _sum(best, weight),
        None if is_open else _sum(high, weight),
        float(weight.sum()),
        float(weight[np.isnan(best)].sum()),
    )


def _sum(figure: Amounts, weight: Shares) -> float | None:
    given = ~np.isnan(figure) & (weight > 0)
    return float((figure[given] * weight[given]).sum()) if given.any() else None


def _portion(incidents: TollIncidents, which: NDArray[np.bool_]) -> Portion:
    best = np.nan_to_num(incidents.figures["killed_best"][which])
    prorated = best * incidents.share[which]
    return Portion(int(which.sum()), float(best.sum()), float(prorated.sum()))
