"""
Before against during, at every day at once: the asked day, and all others as its placebos.

The ratio on a day on which nothing began says how far rates of this series move by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.series import Amounts, DailySeries

LEAST_REPORTED = 0.5
"""Share of a stretch's usual reporting below which the stretch is not compared."""

_WEEK = 7
_MEMORY_DAYS = 180
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Shape:
    """
    Which days are compared with which.

    Attributes:
        before_days: Days of the baseline, 1 or more.
        during_days: Days of the stretch asked about, 1 or more.
        gap_days: Days between the two that belong to neither, such as those between the
            declaration of a truce and its beginning: fighting often swells there.
    """

    before_days: int
    during_days: int
    gap_days: int = 0

    def __post_init__(self) -> None:
        """Refuse stretches without a day."""
        if min(self.before_days, self.during_days) < 1 or self.gap_days < 0:
            raise ValueError("both stretches have a day or more, and the gap is not negative")

    @property
    def whole_days(self) -> int:
        """Days from the first of the baseline to the last of the stretch asked about."""
        return self.before_days + self.gap_days + self.during_days


@dataclass(frozen=True, slots=True)
class Ratios:
    """
    Ratios of one shape at every day of a series; ``nan`` where a stretch can not be compared.

    Attributes:
        shape: Which days are compared with which.
        log_ratio: Logarithm of the rate during over the rate before, by the first day during.
        noise: Variance of `log_ratio` from counting alone, were both rates level.
        before: Count before; for `level_ratios`, expected per day times the days before.
        during: Count during.
        before_days: Days of usual reporting before.
        during_days: Days of usual reporting during.
        dispersion: Dispersion of days within their weeks, in the 180 days before.
        excess: The same as a negative binomial's 1 / k, at least 0: variance m + m^2 / k.
    """

    shape: Shape
    log_ratio: Amounts
    noise: Amounts
    before: Amounts
    during: Amounts
    before_days: Amounts
    during_days: Amounts
    dispersion: Amounts
    excess: Amounts


def window_ratios(series: DailySeries, shape: Shape) -> Ratios:
    """
    Return the ratio of the plain rates at every day.

    log((during + 1/2) / days1) - log((before + 1/2) / days0): with the halves it is nearly
    without bias and exists where a count is 0. Its noise is that of negative binomial days, each
    stretch 1 / (count + 1/2) + 1 / (k days), with 1 / k from the weeks before: days vary by more
    than Poisson's the more there is to vary.

    Source: Haldane, Annals of Human Genetics 20 (1956) 309-311, for the halves; Lawless, Canadian
    Journal of Statistics 15 (1987) 209-225, for the variance.
    """
    count, reported = _told(series)
    end = np.arange(series.days) - shape.gap_days
    before, before_days = (_sums(each, end, shape.before_days) for each in (count, reported))
    return _ratios(series, shape, (before, before_days), (before, before_days))


def level_ratios(series: DailySeries, shape: Shape, half_life_days: float) -> Ratios:
    """
    Return the ratio of the rate during to the level expected from all days before, at every day.

    The level is the mean of all earlier days with weights that halve every *half_life_days*: the
    best forecast where a rate walks at random and is seen through noise. A baseline that was
    unusual for a few days counts for less.

    Source: Muth, Journal of the American Statistical Association 55 (1960) 299-306.
    """
    count, reported = _told(series)
    rate = 0.5 ** (1 / half_life_days)
    level, weight, squares = np.full((3, series.days), np.nan)
    seen = told = told_twice = 0.0
    for day in range(series.days):
        level[day], weight[day], squares[day] = seen, told, told_twice
        seen = seen * rate + count[day]
        told = told * rate + reported[day]
        told_twice = told_twice * rate**2 + reported[day]
    past = np.arange(series.days) - shape.gap_days
    level, weight, squares = (
        np.where(past >= shape.before_days, each[np.maximum(past, 0)], np.nan)
        for each in (level, weight, squares)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        mean, alike = level / weight, weight**2 / squares
    days = np.full(series.days, float(shape.before_days))
    return _ratios(series, shape, (mean * days, days), (mean * alike, alike))


def against_control(bound: Ratios, control: Ratios) -> Ratios:
    """
    Return the ratio of two ratios at every day: that of the sides bound over that of the control.

    The control is a pair of sides that the truce does not bind. What moves both (a season, a
    source that falls silent) drops out; the noise of both adds up.

    Raises:
        ValueError: When the two were not made by one shape over the same days.
    """
    if bound.shape != control.shape or bound.log_ratio.shape != control.log_ratio.shape:
        raise ValueError("a control is compared over the same days and by the same shape")
    return Ratios(
        bound.shape,
        bound.log_ratio - control.log_ratio,
        bound.noise + control.noise,
        bound.before,
        bound.during,
        bound.before_days,
        bound.during_days,
        bound.dispersion,
        bound.excess,
    )


def weekly_dispersion(series: DailySeries) -> tuple[Amounts, Amounts]:
    """
    Return how days vary within their weeks, over the 180 days before each day.

    Each week round its own mean, so that drift from week to week stays out of it. Weeks with a
    gap, or without an incident, are left out.

    Returns:
        Pearson's dispersion, 1 where no week is left; and 1 / k of a negative binomial by its
        moments, the sum of (variance - mean) over that of (mean^2 - variance / 7), at least 0.
    """
    count, reported = _told(series)
    weeks = max(0, series.days - _WEEK + 1)
    sums = np.zeros((4, series.days + 1))
    if weeks:
        week = np.lib.stride_tricks.sliding_window_view(count, _WEEK)
        whole = np.lib.stride_tricks.sliding_window_view(reported, _WEEK).min(axis=1) > 0
        mean, variance = week.mean(axis=1), week.var(axis=1, ddof=1)
        used = whole & (mean > 0)
        pearson = variance / np.where(used, mean, 1)
        told = np.stack([pearson, variance - mean, mean**2 - variance / _WEEK, np.ones(weeks)])
        sums[:, _WEEK:] = np.where(used, told, 0)
    sums = np.cumsum(sums, axis=1)
    day = np.arange(series.days)
    pearson, over, squares, known = sums[:, day] - sums[:, np.maximum(0, day - _MEMORY_DAYS)]
    dispersion = np.where(known > 0, pearson / np.maximum(known, 1), 1.0)
    excess = np.maximum(0, over) / np.where(squares > 0, squares, 1)
    return dispersion, np.where(squares > 0, excess, 0.0)


def _ratios(
    series: DailySeries,
    shape: Shape,
    base: tuple[Amounts, Amounts],
    known: tuple[Amounts, Amounts],
) -> Ratios:
    """Return the ratios over *base*, a count and its days, known as from those of *known*."""
    count, reported = _told(series)
    before, before_days = base
    end = np.arange(series.days) + shape.during_days
    during, during_days = (_sums(each, end, shape.during_days) for each in (count, reported))
    enough = (before_days >= LEAST_REPORTED * shape.before_days) & (
        during_days >= LEAST_REPORTED * shape.during_days
    )
    dispersion, excess = weekly_dispersion(series)
    with np.errstate(invalid="ignore", divide="ignore"):
        logs = np.log((during + _HALF) / during_days) - np.log((before + _HALF) / before_days)
        noise = _variance(during, during_days, excess) + _variance(*known, excess)
    usable = enough & np.isfinite(logs) & np.isfinite(noise)
    log_ratio, noise = (np.where(usable, each, np.nan) for each in (logs, noise))
    return Ratios(
        shape, log_ratio, noise, before, during, before_days, during_days, dispersion, excess
    )


def _variance(count: Amounts, days: Amounts, excess: Amounts) -> Amounts:
    return 1 / (count + _HALF) + excess / days


def _told(series: DailySeries) -> tuple[Amounts, Amounts]:
    """Return counts, none on gaps, and the shares of reporting."""
    return np.where(series.reporting > 0, series.count, 0.0), series.reporting


def _sums(amount: Amounts, end: NDArray[np.int64], length: int) -> Amounts:
    """Return the sums of *length* days up to each of *end*; ``nan`` beyond the series."""
    sums = np.concatenate([[0.0], np.cumsum(amount)])
    inside = (end - length >= 0) & (end <= len(amount))
    held = np.clip(end, length, len(amount)) if len(amount) >= length else np.full(len(end), 0)
    found = sums[held] - sums[np.maximum(held - length, 0)]
    return np.where(inside, found, np.nan)
