"""Reports of one incident joined to one, so that nobody is counted twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.toll_asked import Shares
from trucewatch.assessments.toll_rows import BOUNDS, GROUPS, Amounts, TollRows


@dataclass(frozen=True, slots=True)
class TollIncidents:
    """
    Incidents of a table of people, in the order of their ids.

    Attributes:
        of_row: Incident of each row of the table.
        reports: Rows of each incident.
        share: Mean share of an incident's rows in what is asked; what is not known adds nothing.
        overlaps: Whether some row lies, or may lie, partly in what is asked.
        inside: Whether every row lies wholly in it.
        unplaced: Whether it overlaps and it is not known of some row how far it lies there.
        figures: Columns of people by name; NaN is not said.
        sides: People killed of each side, by its name; NaN is not said.
    """

    of_row: NDArray[np.int64]
    reports: NDArray[np.int64]
    share: Shares
    overlaps: NDArray[np.bool_]
    inside: NDArray[np.bool_]
    unplaced: NDArray[np.bool_]
    figures: Mapping[str, Amounts]
    sides: Mapping[str, Amounts]

    @property
    def count(self) -> int:
        """Number of incidents."""
        return len(self.reports)


def joined(rows: TollRows, shares: Shares) -> TollIncidents:
    """
    Join the reports of each incident.

    Args:
        rows: Rows of people.
        shares: How much of each row lies in what is asked; NaN is not known.

    Returns:
        The incidents. Their order, and so every sum, does not depend on the order of the rows.
    """
    ids = np.array(rows.texts["id"], dtype=np.str_)
    names, of_row = np.unique(ids, return_inverse=True)
    count = len(names)
    reports = np.bincount(of_row, minlength=count)
    unknown = np.isnan(shares)
    known = np.where(unknown, 0.0, shares)
    overlaps = np.bincount(of_row[(known > 0) | unknown], minlength=count) > 0
    inside = np.bincount(of_row[known == 1], minlength=count) == reports
    # Summed in order of size: the same to the last digit, however the rows are ordered.
    order = np.argsort(known, kind="stable")
    summed = np.bincount(of_row[order], known[order], minlength=count)
    share = np.where(inside, 1.0, summed / np.maximum(reports, 1))
    unplaced = overlaps & (np.bincount(of_row[unknown], minlength=count) > 0)
    return TollIncidents(
        of_row,
        reports,
        share,
        overlaps,
        inside,
        unplaced,
        _figures(rows, of_row, count),
        _sides(rows, of_row, count),
    )


def _figures(rows: TollRows, of_row: NDArray[np.int64], count: int) -> dict[str, Amounts]:
    figures: dict[str, Amounts] = {}
    for group in GROUPS:
        low, best, high = (rows.figures[f"{group}_{bound}"] for bound in BOUNDS)
        figures[f"{group}_low"] = _bound(low, best, of_row, count)
        figures[f"{group}_best"] = _lower_median(best, of_row, count)
        figures[f"{group}_high"] = -_bound(-high, -best, of_row, count)
    return figures


def _sides(rows: TollRows, of_row: NDArray[np.int64], count: int) -> dict[str, Amounts]:
    one, other = (np.array(rows.texts[name], dtype=np.str_) for name in ("side_a", "side_b"))
    killed_a, killed_b = rows.figures["killed_side_a"], rows.figures["killed_side_b"]
    sides: dict[str, Amounts] = {}
    for name in sorted({*one.tolist(), *other.tolist()} - {""}):
        figure = np.full(rows.count, np.nan)
        figure[one == name] = killed_a[one == name]
        second = (other == name) & ~np.isnan(killed_b)
        figure[second] = np.nan_to_num(figure[second]) + killed_b[second]
        sides[name] = _lower_median(figure, of_row, count)
    return sides


def _bound(low: Amounts, best: Amounts, of_row: NDArray[np.int64], count: int) -> Amounts:
    """Return the least that the reports of each incident give, NaN where none gives a bound."""
    bounded = np.bincount(of_row[~np.isnan(low)], minlength=count) > 0
    figure = np.fmin(low, best)
    given = ~np.isnan(figure)
    least = np.full(count, np.inf)
    np.minimum.at(least, of_row[given], figure[given])
    return np.where(bounded, least, np.nan)


def _lower_median(figure: Amounts, of_row: NDArray[np.int64], count: int) -> Amounts:
    """Return the lower median of what the reports of each incident give, NaN where none does."""
    given = ~np.isnan(figure)
    order = np.lexsort((figure[given], of_row[given]))
    ordered, owner = figure[given][order], of_row[given][order]
    many = np.bincount(owner, minlength=count)
    start = np.cumsum(many) - many
    medians = np.full(count, np.nan)
    has = many > 0
    medians[has] = ordered[start[has] + (many[has] - 1) // 2]
    return medians
