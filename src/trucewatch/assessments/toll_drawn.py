"""
The toll drawn: what sums come out when what is not known is decided by lot, many times.

Prorating spreads the dead of a row evenly; they may as well have died at one spot in one hour.
Here an incident lies in what is asked as a whole or not at all, with its share as chance, and two
incidents that may be one are one with the chance that a matcher gives them. Sums come after
matching, and never before it (as in M. Sadinle's linkage averaging, 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.toll_asked import Asked, Shares, shares_asked
from trucewatch.assessments.toll_incidents import TollIncidents, joined
from trucewatch.assessments.toll_rows import GROUPS, Amounts, TollRows

_TAILS = (0.025, 0.5, 0.975)


@dataclass(frozen=True, slots=True)
class SamePair:
    """
    Two incidents that may be one.

    Attributes:
        one: Id of the first.
        other: Id of the second.
        chance: Chance that they are one, 0 to 1.
    """

    one: str
    other: str
    chance: float


@dataclass(frozen=True, slots=True)
class DrawnTotal:
    """
    Sums of many draws.

    Attributes:
        low: 2.5 % point of the sums of low figures; incidents of which it is not known whether
            they count do not count. ``None`` is not said.
        middle: Median of the sums of best figures, of these incidents half counted.
        high: 97.5 % point of the sums of high figures, all of these counted; ``None`` is open.
        draws: Number of draws.
    """

    low: float | None
    middle: float | None
    high: float | None
    draws: int


def drawn_toll(
    rows: TollRows,
    asked: Asked,
    same: Sequence[SamePair] = (),
    *,
    seed: int,
    draws: int = 1000,
) -> dict[str, DrawnTotal]:
    """
    Draw the toll of each group of people.

    Args:
        rows: Rows of people.
        asked: Days, place and pairs of sides.
        same: Pairs that may be one incident, drawn independently of each other; what is one with
            one is one with all that are. A pair with an id that no row has is left out.
        seed: Seed of the draws; the same seed gives the same figures.
        draws: Number of draws, 1 or more.

    Returns:
        By group (`GROUPS`) the sums. The order of rows and pairs changes nothing.

    Raises:
        ValueError: When a chance is not from 0 to 1, or there is no draw.
    """
    if draws < 1 or not all(0 <= pair.chance <= 1 for pair in same):
        raise ValueError("chances are from 0 to 1, and at least one draw is needed")
    incidents = joined(rows, shares_asked(rows, asked))
    names = {name: place for place, name in enumerate(sorted(set(rows.texts["id"])))}
    edges = [
        (*sorted((names[pair.one], names[pair.other])), pair.chance)
        for pair in same
        if pair.one in names and pair.other in names and pair.one != pair.other
    ]
    incidents, edges = _concerned(incidents, sorted(edges))
    chance = np.random.default_rng(seed)
    sums = [
        _sums(incidents, _clusters(incidents.count, edges, chance), chance) for _ in range(draws)
    ]
    table = np.stack(sums)
    return {group: _total(incidents, group, table[:, place]) for place, group in enumerate(GROUPS)}


def _concerned(
    incidents: TollIncidents, edges: list[tuple[float, ...]]
) -> tuple[TollIncidents, list[tuple[float, ...]]]:
    """Leave out incidents that no draw can count: most of a large table."""
    kept = incidents.overlaps.copy()
    kept[[int(place) for edge in edges for place in edge[:2]]] = True
    number = np.cumsum(kept) - 1
    fewer = replace(
        incidents,
        reports=incidents.reports[kept],
        share=incidents.share[kept],
        overlaps=incidents.overlaps[kept],
        inside=incidents.inside[kept],
        unplaced=incidents.unplaced[kept],
        figures={name: figure[kept] for name, figure in incidents.figures.items()},
    )
    return fewer, [(number[int(one)], number[int(other)], each) for one, other, each in edges]


def _clusters(
    count: int, edges: Sequence[tuple[float, ...]], chance: np.random.Generator
) -> NDArray[np.int64]:
    """Return the cluster of each incident in one draw: its first incident."""
    cluster = np.arange(count)
    lots = chance.random(len(edges))
    for (one, other, likely), lot in zip(edges, lots, strict=True):
        if lot < likely:
            first, second = sorted((cluster[int(one)], cluster[int(other)]))
            cluster[cluster == second] = first
    return cluster


def _sums(
    incidents: TollIncidents, cluster: NDArray[np.int64], chance: np.random.Generator
) -> Amounts:
    """Return low, best and high of each group in one draw, shape (groups, 3)."""
    lot = chance.random(incidents.count)[cluster]
    least, most = (_mean(share, cluster) for share in _chances(incidents))
    counts = (lot < least, lot < (least + most) / 2, lot < most)
    return np.array(
        [
            [
                _summed(incidents.figures[f"{group}_{bound}"], cluster, counts[place], bound)
                for place, bound in enumerate(("low", "best", "high"))
            ]
            for group in GROUPS
        ]
    )


def _chances(incidents: TollIncidents) -> tuple[Shares, Shares]:
    return incidents.share, np.where(incidents.unplaced, 1.0, incidents.share)


def _mean(share: Shares, cluster: NDArray[np.int64]) -> Shares:
    total = np.bincount(cluster, share, minlength=len(cluster))
    many = np.bincount(cluster, minlength=len(cluster))
    means: Shares = (total / np.maximum(many, 1))[cluster]
    return means


def _summed(
    figure: Amounts, cluster: NDArray[np.int64], counts: NDArray[np.bool_], bound: str
) -> float:
    """Return the sum over clusters that count: their least, lower-median or greatest figures."""
    which = counts & ~np.isnan(figure)
    order = np.lexsort((figure[which], cluster[which]))
    ordered, owner = figure[which][order], cluster[which][order]
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    ends = np.append(starts[1:], len(owner)) - 1
    middle = {"low": starts, "best": (starts + ends) // 2, "high": ends}[bound]
    return float(ordered[middle].sum()) if len(owner) else 0.0


def _total(incidents: TollIncidents, group: str, sums: Amounts) -> DrawnTotal:
    low, best, high = (incidents.figures[f"{group}_{bound}"] for bound in ("low", "best", "high"))
    points = [float(np.quantile(sums[:, at], tail)) for at, tail in enumerate(_TAILS)]
    there = incidents.overlaps
    found = DrawnTotal(points[0], points[1], points[2], len(sums))
    if not np.any(~np.isnan(low[there])):
        found = replace(found, low=None)
    if not np.any(~np.isnan(best[there])):
        found = replace(found, middle=None)
    if not there.any() or np.any(np.isnan(high[there])):
        found = replace(found, high=None)
    return found
