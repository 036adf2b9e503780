"""Two rates compared, against worked figures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assessments.overdispersed import (
    dispersion,
    most_likely_shape,
    negative_binomial,
    quasi_poisson,
)
from trucewatch.assessments.rate_ratio import Compared, chance_fell_by, exact_p, exact_poisson

COUNTS = st.integers(0, 200)
DAYS = st.floats(1, 100)

MITES = np.repeat(np.arange(8.0), [70, 38, 17, 10, 9, 3, 2, 1])
"""European red mites on 150 apple leaves: Bliss and Fisher, Biometrics 9 (1953) 176-200."""


def test_the_exact_interval_is_the_one_that_r_prints() -> None:
    """
    The example of poisson.test in R's manual: 11 in 800 against 21 in 3,011 gives 1.971, .858 to
    4.277.
    """
    found = exact_poisson(Compared(21, 11, 3011, 800))

    assert pytest.approx((1.971488, 0.8584264, 4.2772659), rel=1e-6) == (
        found.ratio,
        found.low,
        found.high,
    )


@given(COUNTS, COUNTS, DAYS, DAYS)
def test_the_other_way_round_is_the_interval_turned_over(
    before: int, during: int, first: float, second: float
) -> None:
    """Who is compared with whom does not change what is known."""
    one = exact_poisson(Compared(before, during, first, second))
    other = exact_poisson(Compared(during, before, second, first))

    low = 0.0 if math.isinf(other.high) else 1 / other.high
    assert pytest.approx(low, rel=1e-6, abs=1e-9) == one.low


@given(COUNTS, COUNTS, DAYS, DAYS)
def test_p_is_below_five_per_cent_where_the_interval_leaves_out_one(
    before: int, during: int, first: float, second: float
) -> None:
    """The exact test and the exact interval say the same."""
    compared = Compared(before, during, first, second)
    found, p = exact_poisson(compared), exact_p(compared)
    if abs(p - 0.05) > 1e-9:
        assert (p < 0.05) == (found.high < 1 or found.low > 1)


@given(COUNTS, COUNTS, DAYS, DAYS)
def test_a_larger_fall_is_less_likely(
    before: int, during: int, first: float, second: float
) -> None:
    """The chance of having fallen by at least so much only shrinks with so much."""
    compared = Compared(before, during, first, second)
    chances = [chance_fell_by(compared, fall) for fall in (0, 0.1, 0.3, 0.5, 0.9)]

    assert sorted(chances, reverse=True) == chances


def test_the_posterior_is_that_of_two_gammas() -> None:
    """A million draws of both rates fall by 30 % as often as the formula says."""
    compared = Compared(40, 20, 28, 14)
    draw = np.random.default_rng(5)
    before = draw.gamma(40.5, 1 / 28, 1_000_000)
    during = draw.gamma(20.5, 1 / 14, 1_000_000)

    drawn = float((during <= 0.7 * before).mean())
    assert pytest.approx(drawn, abs=0.002) == chance_fell_by(compared, 0.3)


def test_nothing_counted_says_nothing() -> None:
    """Without an incident the interval is everything, and the ratio is none."""
    found = exact_poisson(Compared(0, 0, 14, 14))

    assert (0.0, math.inf) == (found.low, found.high)
    assert math.isnan(found.ratio)
    assert math.inf == Compared(0, 3, 14, 14).ratio
    assert pytest.approx(1.0) == exact_p(Compared(0, 0, 14, 14))


@pytest.mark.parametrize("told", [(-1, 1, 1, 1), (1, math.nan, 1, 1), (1, 1, 0, 1)])
def test_counts_that_are_none_are_refused(told: tuple[float, float, float, float]) -> None:
    """A negative count, one that is not known, and a stretch without reporting."""
    with pytest.raises(ValueError, match=r"counts|reporting"):
        Compared(*told)


@pytest.mark.parametrize("fall", [-0.1, 1.0, math.nan])
def test_a_fall_is_a_share(fall: float) -> None:
    """Nothing falls by all or by less than nothing."""
    with pytest.raises(ValueError, match="a fall"):
        chance_fell_by(Compared(1, 1, 1, 1), fall)


def test_the_shape_of_the_mites_is_the_published_one() -> None:
    """Bliss and Fisher give 1.02459 as the most likely k of their mites."""
    assert pytest.approx(1.02459, rel=1e-4) == most_likely_shape(MITES)


def test_dispersion_is_pearsons() -> None:
    """Two and four round three: (1 + 1) / 3 over one degree of freedom, twice."""
    days = np.array([2.0, 4.0])

    assert pytest.approx(2 / 3) == dispersion(days, days)
    assert math.isnan(dispersion(np.zeros(5), np.zeros(5)))


def test_quasi_poisson_is_the_textbook_formula() -> None:
    """The logarithm of the ratio, give or take 1.96 root of d (1 / n0 + 1 / n1)."""
    before, during = np.array([0.0, 10.0, 2.0, 8.0]), np.array([1.0, 7.0, 0.0, 2.0])
    found = quasi_poisson(before, during)
    spread = dispersion(before, during)
    reach = 1.959963985 * math.sqrt(spread * (1 / 20 + 1 / 10))

    assert pytest.approx((0.5 * math.exp(-reach), 0.5 * math.exp(reach))) == (
        found.low,
        found.high,
    )
    assert spread == found.dispersion > 1


def test_where_days_vary_no_more_than_poisson_the_fallback_is_named() -> None:
    """A shape that grows without end gives quasi-Poisson, whose name stands in the result."""
    level = np.array([3.0, 3.0, 3.0, 2.0])

    assert "quasi_poisson" == negative_binomial(level, level).method
    assert "quasi_poisson" == negative_binomial(level, np.zeros(4)).method
    assert "negative_binomial" == negative_binomial(MITES, MITES).method
    assert math.inf == most_likely_shape(np.zeros(4))


def test_without_an_incident_in_a_stretch_the_interval_is_everything() -> None:
    """A variance of 1 / 0 is not made up."""
    found = quasi_poisson(np.array([3.0, 1.0]), np.zeros(2))

    assert (0.0, 0.0, math.inf) == (found.ratio, found.low, found.high)
