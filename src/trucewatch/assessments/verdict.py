"""
Did it fall? Fell, rose, or cannot tell, with everything that the answer rests on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.assessments.overdispersed import negative_binomial, quasi_poisson
from trucewatch.assessments.placebo import (
    EARLIER,
    Drift,
    PlaceboP,
    Placebos,
    drift_at,
    drift_interval,
    placebo_p,
)
from trucewatch.assessments.rate_ratio import Compared, RatioInterval, exact_poisson
from trucewatch.assessments.series import Amounts, DailySeries, Total, total
from trucewatch.assessments.smallest import smallest_fall
from trucewatch.assessments.windows import Ratios, Shape, window_ratios

RELIABLE = 0.8
"""Chance with which a fall of the size called reliable would be shown."""


class Verdict(StrEnum):
    """What may be said of a rate during a stretch against the rate before it."""

    FELL = "fell"
    ROSE = "rose"
    CANNOT_TELL = "cannot_tell"


class Doubt(StrEnum):
    """Why nothing can be told."""

    TOO_FEW_REPORTED = "too_few_reported"
    PAST_TOO_SHORT = "past_too_short"
    WITHIN_DRIFT = "within_drift"


@dataclass(frozen=True, slots=True)
class Trend:
    """
    An answer with what it rests on; no ratio without its counts.

    Attributes:
        verdict: What may be said.
        doubt: Why nothing can be told; ``None`` where something can.
        before: The sum over the baseline.
        during: The sum over the stretch asked about.
        interval: The ratio with the interval that the verdict follows.
        plain: The same by exact Poisson, quasi-Poisson and negative binomial, for comparison.
        drift: How far ratios of this series stray by themselves.
        p: Where the ratio stands among those of all other days.
        smallest_fall: Smallest fall for which the interval leaves out 1; a smaller one can not be
            told. ``None``: not even silence.
        reliable_fall: Smallest fall that is shown four times in five; ``None``: no such fall.
    """

    verdict: Verdict
    doubt: Doubt | None
    before: Total
    during: Total
    interval: RatioInterval
    plain: tuple[RatioInterval, ...]
    drift: Drift
    p: PlaceboP
    smallest_fall: float | None
    reliable_fall: float | None


def trend(series: DailySeries, at: int, shape: Shape, placebos: Placebos = EARLIER) -> Trend:
    """
    Return whether the rate fell from day *at* on.

    Args:
        series: What was counted.
        at: Position of the first day of the stretch asked about.
        shape: Which days are compared with which.
        placebos: Which other days serve, and what is held of drift before.

    Raises:
        ValueError: When one of the two stretches reaches beyond the series.
    """
    end = at - shape.gap_days
    before = total(series, end - shape.before_days, end)
    during = total(series, at, at + shape.during_days)
    ratios = window_ratios(series, shape)
    drift = drift_at(ratios, at, placebos)
    interval = drift_interval(ratios, at, drift)
    verdict, doubt = judged(interval, drift)
    return Trend(
        verdict,
        doubt,
        before,
        during,
        interval,
        _plain(series, (end - shape.before_days, end), (at, at + shape.during_days)),
        drift,
        placebo_p(ratios, at, placebos.left_out),
        *_falls(ratios, at, drift),
    )


def judged(interval: RatioInterval, drift: Drift) -> tuple[Verdict, Doubt | None]:
    """Return what an interval allows to say, and why it allows nothing."""
    if math.isnan(interval.ratio):
        return Verdict.CANNOT_TELL, Doubt.TOO_FEW_REPORTED
    if not drift.is_known:
        return Verdict.CANNOT_TELL, Doubt.PAST_TOO_SHORT
    if interval.high < 1:
        return Verdict.FELL, None
    return (Verdict.ROSE, None) if interval.low > 1 else (Verdict.CANNOT_TELL, Doubt.WITHIN_DRIFT)


def _falls(ratios: Ratios, at: int, drift: Drift) -> tuple[float | None, float | None]:
    return smallest_fall(ratios, at, drift), smallest_fall(ratios, at, drift, RELIABLE)


def _plain(
    series: DailySeries, before: tuple[int, int], during: tuple[int, int]
) -> tuple[RatioInterval, ...]:
    """Return the intervals that everybody knows, or none where a stretch has no report."""
    first, second = (_reported(series, *each) for each in (before, during))
    if not (len(first) and len(second)):
        return ()
    compared = Compared(
        float(first.sum()),
        float(second.sum()),
        float(series.reporting[slice(*before)].sum()),
        float(series.reporting[slice(*during)].sum()),
    )
    return (
        exact_poisson(compared),
        quasi_poisson(first, second),
        negative_binomial(first, second),
    )


def _reported(series: DailySeries, first: int, end: int) -> Amounts:
    count, reporting = series.count[first:end], series.reporting[first:end]
    return count[reporting > 0]
