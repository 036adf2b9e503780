"""The methods that are compared: each gives ends of intervals for the logarithm of the ratio."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from trucewatch.assessments.overdispersed import negative_binomial, quasi_poisson
from trucewatch.assessments.placebo import Drift, Flags, Placebos, Prior, drift_at
from trucewatch.assessments.rate_ratio import Compared, RatioInterval, exact_poisson
from trucewatch.assessments.series import Amounts, DailySeries
from trucewatch.assessments.special import student_quantile
from trucewatch.assessments.windows import Ratios, Shape, level_ratios, window_ratios

Ends = tuple[Amounts, Amounts]
"""Lower and upper ends, logarithms, by asked day."""

BLOCK_DAYS = 7
DRAWS = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """
    Placebo days of one series.

    Attributes:
        series: What was counted.
        shape: Which days are compared with which.
        left_out: Days about known truces.
        at: Positions of the first days during.
    """

    series: DailySeries
    shape: Shape
    left_out: Flags
    at: np.ndarray[tuple[int], np.dtype[np.int64]]

    def counts(self, at: int) -> tuple[Amounts, Amounts]:
        """Return the days before and during."""
        end = at - self.shape.gap_days
        count = self.series.count
        return count[end - self.shape.before_days : end], count[at : at + self.shape.during_days]


@dataclass(frozen=True, slots=True)
class Own:
    """
    A method that learns its width from the series' own past.

    Attributes:
        prior: What it holds of drift before.
        half_life_days: Of the level expected; 0 takes the plain rate of the days before.
        is_walk: Whether it learns from weeks, and lets drift grow as a random walk's does.
        looks_back: Whether it learns from later days too, as who looks back can.
    """

    prior: Prior
    half_life_days: float = 0.0
    is_walk: bool = False
    looks_back: bool = False

    def ratios(self, series: DailySeries, shape: Shape) -> Ratios:
        """Return the ratios that it speaks of."""
        if self.half_life_days:
            return level_ratios(series, shape, self.half_life_days)
        return window_ratios(series, shape)

    def drifts(self, asked: Asked) -> list[Drift]:
        """Return how far ratios stray, at each asked day."""
        ratios = self.ratios(asked.series, asked.shape)
        if not self.is_walk:
            others = Placebos(asked.left_out, self.prior, self.looks_back)
            return [drift_at(ratios, at, others) for at in asked.at.tolist()]
        # A mean of n days of a walk differs from that of the n before by 2 n / 3 of its steps'
        # variance, so what weeks show is stretched by the length of the stretches.
        stretch = (asked.shape.before_days + asked.shape.during_days) / 14
        week = window_ratios(asked.series, Shape(7, 7))
        prior = Prior(self.prior.sd / math.sqrt(stretch), self.prior.stretches)
        found = [drift_at(week, at, Placebos(asked.left_out, prior)) for at in asked.at.tolist()]
        noise = ratios.noise[asked.at].tolist()
        return [
            replace(each, sd=each.sd * math.sqrt(stretch), noise=own)
            for each, own in zip(found, noise, strict=True)
        ]

    def ends(self, asked: Asked, drifts: list[Drift] | None = None) -> Ends:
        """Return the intervals at the asked days."""
        ratios = self.ratios(asked.series, asked.shape)
        middle = ratios.log_ratio[asked.at]
        reach = reaches(self.drifts(asked) if drifts is None else drifts, ratios.noise[asked.at])
        return middle - reach, middle + reach


def reaches(drifts: list[Drift], noise: Amounts) -> Amounts:
    """Return how far each interval reaches."""
    wide = np.array([_quantile(each.freedom) if each.is_known else math.inf for each in drifts])
    sd = np.array([each.sd for each in drifts])
    return np.asarray(wide * np.sqrt(sd**2 + noise), dtype=np.float64)


def plain(make: Callable[[Amounts, Amounts], RatioInterval]) -> Callable[[Asked], Ends]:
    """Return the method that asks *make* at every day."""

    def ends(asked: Asked) -> Ends:
        found = [make(*asked.counts(at)) for at in asked.at.tolist()]
        with np.errstate(divide="ignore"):
            return (
                np.log(np.array([each.low for each in found])),
                np.log(np.array([each.high for each in found])),
            )

    return ends


def poisson(before: Amounts, during: Amounts) -> RatioInterval:
    """Return the exact Poisson interval of two stretches."""
    return exact_poisson(
        Compared(float(before.sum()), float(during.sum()), float(len(before)), float(len(during)))
    )


def block_bootstrap(before: Amounts, during: Amounts) -> RatioInterval:
    """
    Return the interval of a moving-block bootstrap of the days, blocks of a week.

    Source: Kuensch, Annals of Statistics 17 (1989) 1217-1241.
    """
    draw = np.random.default_rng(7)
    sums = [_redrawn(each, draw) for each in (before, during)]
    logs = np.log((sums[1] + 0.5) / (sums[0] + 0.5) * len(before) / len(during))
    low, high = np.exp(np.quantile(logs, [0.025, 0.975]))
    return RatioInterval("block_bootstrap", math.nan, float(low), float(high), 0.95)


PLAIN: dict[str, Callable[[Asked], Ends]] = {
    "plain Poisson": plain(poisson),
    "quasi-Poisson": plain(quasi_poisson),
    "negative binomial": plain(negative_binomial),
    "block bootstrap": plain(block_bootstrap),
}
"""Methods that look at the days compared and at no others."""


def _redrawn(days: Amounts, draw: np.random.Generator) -> Amounts:
    starts = len(days) - BLOCK_DAYS + 1
    many = math.ceil(len(days) / BLOCK_DAYS)
    first = draw.integers(0, starts, (DRAWS, many))
    taken = (first[:, :, None] + np.arange(BLOCK_DAYS)).reshape(DRAWS, -1)[:, : len(days)]
    return np.asarray(days[taken].sum(axis=1), dtype=np.float64)


@lru_cache(maxsize=200_000)
def _quantile(freedom: float) -> float:
    return student_quantile(0.975, freedom)
