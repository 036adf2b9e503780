"""Before against during at every day: sums, gaps, noise, and what can not be compared."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assessments.series import plain_series
from trucewatch.assessments.windows import (
    Shape,
    against_control,
    level_ratios,
    weekly_dispersion,
    window_ratios,
)

FIRST = date(2016, 1, 1)
SHAPES = st.builds(Shape, st.integers(1, 9), st.integers(1, 9), st.integers(0, 4))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), SHAPES)
def test_the_ratio_is_that_of_the_sums(counts: list[int], shape: Shape) -> None:
    """Every day has the sums of its own two stretches, and none beyond the series."""
    found = window_ratios(plain_series(FIRST, np.array(counts, dtype=float)), shape)
    for at in range(len(counts)):
        end = at - shape.gap_days
        inside = end - shape.before_days >= 0 and at + shape.during_days <= len(counts)
        assert inside == math.isfinite(found.log_ratio[at])
        if inside:
            before = sum(counts[end - shape.before_days : end])
            during = sum(counts[at : at + shape.during_days])
            rates = (during + 0.5) / shape.during_days, (before + 0.5) / shape.before_days
            assert pytest.approx(math.log(rates[0] / rates[1])) == found.log_ratio[at]


def test_silence_is_not_a_fall() -> None:
    """Four of seven days without a report leave the rate where it was; seven leave nothing."""
    count = np.full(28, 6.0)
    gap = np.zeros(28, dtype=np.bool_)
    gap[14:17] = True
    partly = window_ratios(plain_series(FIRST, count).with_gaps(gap), Shape(14, 7))
    gap[14:21] = True
    wholly = window_ratios(plain_series(FIRST, count).with_gaps(gap), Shape(14, 7))

    assert abs(partly.log_ratio[14]) < 0.02
    assert partly.noise[14] > partly.noise[21]
    assert math.isnan(wholly.log_ratio[14])


def test_noise_is_that_of_negative_binomial_days() -> None:
    """Level days have the Poisson variance 1 / n0 + 1 / n1, with the halves; bursts add 1 / k."""
    level = window_ratios(plain_series(FIRST, np.full(60, 2.0)), Shape(14, 7))
    bursts = window_ratios(plain_series(FIRST, np.tile([10.0, 0.0], 100)), Shape(14, 14))

    assert (0.0, 0.0) == (level.dispersion[40], level.excess[40])
    assert pytest.approx(1 / 28.5 + 1 / 14.5) == level.noise[40]
    assert bursts.excess[150] > 0.7
    assert pytest.approx(2 / 70.5 + 2 * bursts.excess[150] / 14) == bursts.noise[150]


def test_dispersion_is_that_of_days_within_their_weeks() -> None:
    """Bursts every other day vary far more than Poisson's; a slow rise does not count."""
    bursts = plain_series(FIRST, np.tile([10.0, 0.0], 100))
    rising = plain_series(FIRST, np.repeat(np.arange(1.0, 31.0), 7))

    week = np.array([10.0, 0, 10, 0, 10, 0, 10]), np.array([0.0, 10, 0, 10, 0, 10, 0])
    expected = np.mean([each.var(ddof=1) / each.mean() for each in week])
    assert pytest.approx(expected, rel=0.01) == weekly_dispersion(bursts)[0][-1]
    assert weekly_dispersion(rising)[0][-1] < 0.1
    assert [1.0, 1.0] == weekly_dispersion(plain_series(FIRST, np.zeros(2)))[0].tolist()


def test_excess_is_one_over_the_shape_that_days_were_drawn_with() -> None:
    """Negative binomial days of the shape 4 have an excess of a quarter, at any level."""
    draw = np.random.default_rng(3)
    for mean in (2.0, 20.0):
        days = draw.negative_binomial(4, 4 / (4 + mean), 40_000).astype(float)
        found = weekly_dispersion(plain_series(FIRST, days))[1][180:]

        assert pytest.approx(0.25, abs=0.02) == float(found.mean())


def test_the_level_forgets_by_halves() -> None:
    """After one half-life the days before weigh as much as those since."""
    count = np.concatenate([np.full(4000, 2.0), np.full(14, 6.0), np.zeros(14)])
    found = level_ratios(plain_series(FIRST, count), Shape(14, 14), 14)

    assert pytest.approx(4.0 * 14) == found.before[4014]
    assert found.log_ratio[4014] < -3


def test_what_moves_both_drops_out_against_a_control() -> None:
    """A source that falls silent halves both pairs, and the ratio of ratios stays at 1."""
    count = np.concatenate([np.full(30, 8.0), np.full(30, 4.0)])
    bound = window_ratios(plain_series(FIRST, count), Shape(14, 14))
    control = window_ratios(plain_series(FIRST, count * 2), Shape(14, 14))
    found = against_control(bound, control)

    assert bound.log_ratio[30] < -0.6
    assert abs(found.log_ratio[30]) < 0.01
    assert pytest.approx(bound.noise[30] + control.noise[30]) == found.noise[30]


def test_a_control_is_compared_alike() -> None:
    """Another shape, or other days, is no control."""
    series = plain_series(FIRST, np.ones(60))
    with pytest.raises(ValueError, match="control"):
        against_control(window_ratios(series, Shape(7, 7)), window_ratios(series, Shape(7, 8)))


@pytest.mark.parametrize("days", [(0, 1, 0), (1, 0, 0), (1, 1, -1)])
def test_shapes_that_are_none_are_refused(days: tuple[int, int, int]) -> None:
    """Both stretches have a day."""
    with pytest.raises(ValueError, match="stretches"):
        Shape(*days)
    assert 12 == Shape(7, 3, 2).whole_days
