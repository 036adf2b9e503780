"""Special functions against known values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assessments.special import (
    beta_quantile,
    beta_share,
    normal_quantile,
    student_quantile,
    student_share,
)

SHAPES = st.floats(0.5, 500)


@pytest.mark.parametrize(
    ("freedom", "share", "value"),
    [
        (1, 0.975, 12.7062),
        (2, 0.975, 4.30265),
        (5, 0.95, 2.01505),
        (10, 0.975, 2.22814),
        (30, 0.995, 2.75000),
        (120, 0.975, 1.97993),
    ],
)
def test_students_quantiles_are_those_of_the_tables(
    freedom: float, share: float, value: float
) -> None:
    """Quantiles of t as every table of them gives them, to five digits."""
    assert pytest.approx(value, rel=3e-6) == student_quantile(share, freedom)
    assert pytest.approx(-value, rel=3e-6) == student_quantile(1 - share, freedom)


def test_the_normal_quantile_is_known() -> None:
    """1.96 is where it should be, and t with many degrees of freedom is normal."""
    assert pytest.approx(1.959963984540054) == normal_quantile(0.975)
    assert pytest.approx(1.9599641, abs=1e-5) == student_quantile(0.975, 1e6)


@given(st.floats(0, 1), st.integers(1, 40), st.integers(1, 40))
def test_the_incomplete_beta_function_is_a_binomial_tail(x: float, a: int, b: int) -> None:
    """I_x(a, b) is the chance of at least a of a + b - 1 (DLMF 8.17.5)."""
    n = a + b - 1
    tail = sum(math.comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))

    assert pytest.approx(tail, abs=1e-12) == beta_share(x, a, b)


@given(st.floats(0.001, 0.999), SHAPES, SHAPES)
def test_a_quantile_is_the_share_turned_round(share: float, a: float, b: float) -> None:
    """Below the quantile of a share lies that share."""
    assert pytest.approx(share, abs=1e-7) == beta_share(beta_quantile(share, a, b), a, b)


@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, 0), (math.nan, 1)])
def test_shapes_that_are_none_are_refused(a: float, b: float) -> None:
    """A beta distribution has two shapes above 0."""
    with pytest.raises(ValueError, match="shapes above 0"):
        beta_share(0.5, a, b)


def test_shares_beyond_the_whole_are_refused() -> None:
    """Quantiles are asked of shares."""
    with pytest.raises(ValueError, match="0 to 1"):
        beta_quantile(1.5, 1, 1)
    with pytest.raises(ValueError, match="strictly"):
        student_quantile(1, 3)
    assert (0.0, 1.0, 0.0) == (beta_share(-1, 1, 1), beta_share(2, 1, 1), student_quantile(0.5, 3))


@given(st.floats(0.01, 0.99), st.floats(0.5, 200))
def test_the_share_below_a_quantile_of_t_is_its_share(share: float, freedom: float) -> None:
    """Student's distribution and its quantiles are one."""
    assert pytest.approx(share, abs=1e-6) == student_share(
        student_quantile(share, freedom), freedom
    )


def test_counts_of_millions_are_no_harder() -> None:
    """Near the middle of a narrow beta distribution the share is that of its normal."""
    a, b = 2e6, 3e6
    deviation = math.sqrt(a * b / (a + b) ** 2 / (a + b + 1))

    assert pytest.approx(0.975, abs=1e-4) == beta_share(a / (a + b) + 1.96 * deviation, a, b)
    assert pytest.approx(0.5, abs=1e-3) == beta_share(a / (a + b), a, b)
