"""
Daily series: what was counted, day by day, and on which days anybody could have counted.

A day without reporting is a gap and never a zero. A row that covers several days, or that may lie
outside the area, is spread; it is never put on its first day, and how much of a sum rests on such
rows is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64]
"""Amounts by day or by row, shape (n,); fractions come from rows that are spread."""

Days = NDArray[np.int64]
"""Days since 1970-01-01, shape (n,)."""

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DailySeries:
    """
    A count for each of consecutive days.

    Attributes:
        first_on: The first day; the zone is that of whoever counted.
        count: Best figure of each day, 0 or more; what stands on a gap counts for nothing.
        low: Least figure of each day.
        high: Greatest figure of each day.
        reporting: How much of the usual reporting there was, 0 (a gap) to 1, by day.
        spread: The part of *count* that comes from rows spread over days or places.
    """

    first_on: date
    count: Amounts
    low: Amounts
    high: Amounts
    reporting: Amounts
    spread: Amounts

    def __post_init__(self) -> None:
        """Refuse columns of different lengths, negative or missing amounts, and shares past 1."""
        columns = (self.count, self.low, self.high, self.reporting, self.spread)
        if len({each.shape for each in columns}) != 1 or self.count.ndim != 1:
            raise ValueError("the columns of a daily series have one amount for each day")
        if not all(np.all(np.isfinite(each) & (each >= 0)) for each in columns):
            raise ValueError("amounts are finite and not below 0; a day not known is a gap")
        if np.any(self.reporting > 1):
            raise ValueError("reporting is a share, 0 to 1")

    @property
    def days(self) -> int:
        """Number of days, gaps included."""
        return len(self.count)

    @property
    def last_on(self) -> date:
        """The last day, which belongs to the series."""
        return self.first_on + timedelta(days=self.days - 1)

    def position(self, on: date) -> int:
        """Return how many days *on* lies after the first day; it may lie outside."""
        return (on - self.first_on).days

    def with_gaps(self, gap: NDArray[np.bool_]) -> DailySeries:
        """Return the series in which nobody reported on the days of *gap*, shape (days,)."""
        reporting = np.where(gap, 0.0, self.reporting)
        return DailySeries(self.first_on, self.count, self.low, self.high, reporting, self.spread)


@dataclass(frozen=True, slots=True)
class DatedRows:
    """
    Rows that are counted, each with the days on which it can lie.

    Attributes:
        first: First possible day of each row, shape (n,).
        last: Last possible day, which belongs to it, shape (n,).
        count: Best amount of each row: 1 for an incident, or a number of people, shape (n,).
        low: Least amount, shape (n,).
        high: Greatest amount, shape (n,).
        share: Share of the row that lies in the area asked about, 0 to 1, shape (n,).
    """

    first: Days
    last: Days
    count: Amounts
    low: Amounts
    high: Amounts
    share: Amounts

    @classmethod
    def of(cls, first: Days, last: Days, count: Amounts | None = None) -> DatedRows:
        """Return rows that lie wholly in the area, one incident each where *count* is missing."""
        amounts = np.ones(len(first)) if count is None else count
        return cls(first, last, amounts, amounts, amounts, np.ones(len(first)))


@dataclass(frozen=True, slots=True)
class Total:
    """
    A sum over a stretch of days.

    Attributes:
        count: Sum of the best figures on days with reporting.
        low: Sum of the least figures.
        high: Sum of the greatest figures.
        exposure_days: Days of usual reporting: the sum of the shares of reporting.
        gap_days: Days without any reporting.
        spread_share: Share of *count* that rests on rows spread over days or places; 0 of nothing.
    """

    count: float
    low: float
    high: float
    exposure_days: float
    gap_days: int
    spread_share: float


def plain_series(first_on: date, count: Amounts, reporting: Amounts | None = None) -> DailySeries:
    """
    Return a series of exact counts.

    Args:
        first_on: The first day.
        count: Count of each day, shape (n,).
        reporting: Share of the usual reporting, 0 to 1; every day where it is missing.

    Raises:
        ValueError: When an amount is negative, missing, or a share lies beyond 1.
    """
    amounts = np.asarray(count, dtype=np.float64)
    shares = np.ones(len(amounts)) if reporting is None else reporting
    return DailySeries(first_on, amounts, amounts, amounts, shares, np.zeros(len(amounts)))


def spread_series(rows: DatedRows, first_on: date, last_on: date) -> DailySeries:
    """
    Return the series of *rows*, each spread evenly over its possible days.

    The part of a row that lies before *first_on* or after *last_on* is left out.

    Args:
        rows: What is counted; a row's last day is not before its first.
        first_on: First day of the series.
        last_on: Last day of the series; reporting is taken as whole from the first to the last.

    Raises:
        ValueError: When a row ends before it begins, or the series does.
    """
    days = (last_on - first_on).days + 1
    if days < 1 or np.any(rows.last < rows.first):
        raise ValueError("a row, and a series, ends on or after the day on which it begins")
    start = (first_on - _EPOCH).days
    length = (rows.last - rows.first + 1).astype(np.float64)
    bounds = (
        np.clip(rows.first - start, 0, days),
        np.clip(rows.last + 1 - start, 0, days),
    )
    vague = (length > 1) | (rows.share < 1)
    by_day = rows.share / length
    count, low, high, spread = (
        _laid(amount * by_day, bounds, days)
        for amount in (rows.count, rows.low, rows.high, np.where(vague, rows.count, 0.0))
    )
    return DailySeries(first_on, count, low, high, np.ones(days), spread)


def total(series: DailySeries, first: int, end: int) -> Total:
    """
    Return the sum from position *first* up to *end*, which does not belong to it.

    Raises:
        ValueError: When the stretch is empty or reaches beyond the series.
    """
    if not 0 <= first < end <= series.days:
        raise ValueError(f"days {first} to {end} do not lie in a series of {series.days} days")
    part = slice(first, end)
    told = series.reporting[part] > 0
    count, low, high, spread = (
        float(each[part][told].sum())
        for each in (series.count, series.low, series.high, series.spread)
    )
    return Total(
        count,
        low,
        high,
        float(series.reporting[part].sum()),
        int(np.count_nonzero(~told)),
        spread / count if count > 0 else 0.0,
    )


def _laid(amount: Amounts, bounds: tuple[Days, Days], days: int) -> Amounts:
    """Return the sum by day of amounts that lie on every day between their bounds."""
    first, end = bounds
    lengths = end - first
    row = np.repeat(np.arange(len(first)), lengths)
    day = first[row] + np.arange(len(row)) - (np.cumsum(lengths) - lengths)[row]
    return np.bincount(day, weights=amount[row], minlength=days).astype(np.float64)
