"""Tests of what assessments are scored with: scores, placebo days, and what methods may see."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from benchmarks.assessment_methods import PLAIN, Asked, Own
from benchmarks.assessment_scores import power, redrawn_mean, score, smallest, winkler
from benchmarks.assessment_series import FILE, FIRST, LAST, SCORED_FROM, pair_series
from benchmarks.bench_assessment import grids, placebos

from trucewatch.assessments.placebo import PRIOR, Prior
from trucewatch.assessments.series import DailySeries, plain_series
from trucewatch.assessments.windows import Shape


def steady(rate: float = 10.0) -> DailySeries:
    """Return Poisson days at one rate over the days of the real series."""
    days = (LAST - FIRST).days + 1
    return plain_series(FIRST, np.random.default_rng(1).poisson(rate, days).astype(float))


def test_an_interval_is_fined_forty_times_for_what_it_misses() -> None:
    """Width alone where it holds 0; at 95 % a miss of .1 costs 4."""
    found = winkler((np.array([-0.5, 0.1, -1.0]), np.array([0.5, 0.6, -0.1])))

    assert pytest.approx([1.0, 0.5 + 4.0, 0.9 + 4.0]) == found.tolist()


def test_an_interval_without_an_end_is_very_wide() -> None:
    """It holds everything, and is no bargain."""
    ends = (np.array([-math.inf]), np.array([math.inf]))
    found = score(ends, np.array([5]))

    assert (1.0, 20.0) == (found.coverage, found.interval_score)


def test_blocks_keep_neighbours_together() -> None:
    """A mean of days that hang together is far less certain than one of days that do not."""
    at = np.arange(720)
    alone = np.tile([0.0, 1.0], 360)
    together = np.repeat([0.0, 1.0, 0.0, 1.0, 0.0, 1.0], 120)

    assert redrawn_mean(together, at).std() > 5 * redrawn_mean(alone, at).std()


@pytest.mark.parametrize("length", [14, 28])
def test_no_stretch_reaches_into_the_other_period(length: int) -> None:
    """What is tuned ends in 2017, what is scored begins in 2018, and truces are kept out."""
    series = steady()
    split = series.position(SCORED_FROM)
    tuned = placebos(series, length, is_scored=False)
    scored = placebos(series, length, is_scored=True)

    assert tuned.at.max() + length <= split <= scored.at.min() - length
    assert scored.at.max() + length <= series.days
    assert not np.any(scored.left_out[scored.at])
    assert series.position(date(2018, 7, 6)) not in scored.at


def test_where_rates_are_steady_every_method_but_the_bootstrap_holds() -> None:
    """The yardstick itself is straight: without drift plain Poisson covers some 95 %."""
    series = steady()
    at = np.arange(400, 1400, 7)
    asked = Asked(series, Shape(14, 14), np.zeros(series.days, dtype=np.bool_), at)
    held = {name: score(make(asked), at).coverage for name, make in PLAIN.items()}

    assert 0.9 <= held["plain Poisson"] <= 1.0
    assert held["quasi-Poisson"] >= 0.9
    assert held["negative binomial"] >= 0.9
    assert held["block bootstrap"] < 0.9


def test_power_grows_with_the_fall_and_the_smallest_fall_is_where_it_is_a_half() -> None:
    """Thinned to the smallest fall, every second fall is told, give or take."""
    series = steady()
    at = np.arange(400, 1400, 29)
    asked = Asked(series, Shape(14, 14), np.zeros(series.days, dtype=np.bool_), at)
    method = Own(Prior(0.1, 3.0))
    powers = [power(method, asked, ratio) for ratio in (0.3, 0.5, 0.7, 1.0)]
    fall, none = smallest(method, asked, 0.5)

    assert sorted(powers, reverse=True) == powers
    assert 0.0 == none
    assert 0.3 < power(method, asked, 1 - fall) < 0.7


def test_the_prior_of_the_house_is_among_those_that_are_tried() -> None:
    """What the code holds can come out of the tuning."""
    assert PRIOR in [each.prior for each in grids()["placebo"]]


@pytest.mark.skipif(not FILE.is_file(), reason="the UCDP file of Syria is not here")
def test_the_series_counts_every_row_of_the_pair_once() -> None:
    """8,723 rows, of which what reaches beyond November 2019 is left out."""
    series = pair_series()

    assert pytest.approx(8723, abs=5) == float(series.count.sum())
    assert (FIRST, LAST) == (series.first_on, series.last_on)
