"""Coverage of ranges, what was said aloud, and shares over conflicts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import tried
from tests.simulation.forecasts import generator
from trucewatch.simulation.calibration_promises import naming_of, promise_of
from trucewatch.simulation.calibration_ranges import (
    EXACT_UP_TO,
    at_most,
    clustered_coverage,
    coverage,
)
from trucewatch.simulation.calibration_shares import clustered_share, student_deviate


def test_a_sum_of_like_coins_is_binomial() -> None:
    """
    Where all chances are equal the exact sum is the binomial one.
    """
    below = sum(math.comb(30, k) * 0.3**k * 0.7 ** (30 - k) for k in range(8))

    assert pytest.approx(below) == at_most(7, np.full(30, 0.3))


@given(st.lists(st.sampled_from([0.0, 0.05, 0.5, 0.9, 1.0]), min_size=1, max_size=12))
@tried()
def test_a_sum_of_unlike_coins_is_what_listing_them_gives(coins: list[float]) -> None:
    """
    The chance of at most so many agrees with listing every way in which the coins may fall.
    """
    listed = np.zeros(len(coins) + 1)
    listed[0] = 1.0
    for coin in coins:
        listed[1:], listed[0] = (
            listed[1:] * (1 - coin) + listed[:-1] * coin,
            listed[0] * (1 - coin),
        )

    for hits in range(-1, len(coins) + 1):
        expected = listed[: hits + 1].sum() if hits >= 0 else 0.0
        assert pytest.approx(expected, abs=1e-12) == at_most(hits, np.array(coins))


def test_the_approximation_joins_the_exact_sum() -> None:
    """
    With one row more than is laid out in full the answer hardly moves.
    """
    exact = np.tile([0.02, 0.3, 0.9], EXACT_UP_TO // 3 + 1)[:EXACT_UP_TO]
    rough = np.append(exact, 1e-9)
    for deviations in (-3, -1, 0, 2):
        hits = int(exact.sum() + deviations * math.sqrt((exact * (1 - exact)).sum()))

        assert pytest.approx(at_most(hits, exact), abs=1e-5) == at_most(hits, rough)


@pytest.mark.parametrize(
    ("true", "passes"), [(0.3, True), (0.5, True), (0.7, True), (0.2, False), (0.8, False)]
)
def test_a_range_holds_wherever_the_truth_lies_in_it(true: float, *, passes: bool) -> None:
    """
    Ranges .3 to .7 hold for any chance between their ends, and fail outside, with 500 rows.
    """
    came_true = generator(7).random(500) < true
    held = coverage(np.full(500, 0.3), np.full(500, 0.7), came_true)

    assert passes == (held.p > 0.05)
    assert pytest.approx((0.3, 0.7)) == (held.least, held.greatest)


def test_a_range_from_nothing_to_all_promises_nothing() -> None:
    """
    From 0 to 1 nothing can refute it: such rows have no say in the test.
    """
    held = coverage(np.zeros(9), np.ones(9), np.array([True] * 4 + [False] * 5))

    assert (1.0, 1.0) == (held.p_below, held.p_above)


def test_a_range_at_its_end_is_refused_five_times_of_a_hundred() -> None:
    """
    Where the least chances are just right, the lower test refuses at most at its level.
    """
    draws = generator(8)
    least = draws.uniform(0, 0.6, size=200)
    refused = sum(
        coverage(least, np.ones(200), draws.random(200) < least).p_below < 0.05 for _ in range(400)
    )

    assert 6 <= refused <= 32


def test_a_promise_is_held_to_the_least_chance() -> None:
    """
    Said at .8 and .9: at most .15 may be wrong; 2 of 4 wrong is more, and not yet beyond luck.
    """
    said = np.array([True, True, True, True, False])
    right = np.array([True, True, False, False, True])
    least = np.array([0.8, 0.8, 0.9, 0.9, 0.1])

    promise = promise_of(said, right, least, np.arange(5))

    assert (4, 2) == (promise.said, promise.wrong.yes)
    assert pytest.approx(0.15) == promise.promised
    assert promise.p > 0.05
    assert 0 == promise_of(np.zeros(5, dtype=np.bool_), right, least, np.arange(5)).said


def test_a_range_is_held_to_conflicts_that_hang_together() -> None:
    """
    One coin for each conflict refutes no range at its end; a range above it is refuted.
    """
    draws = generator(10)
    cluster = np.repeat(np.arange(30), 40)
    came_true = np.repeat(draws.random(30) < 0.3, 40)

    right = clustered_coverage(np.full(1200, 0.3), np.ones(1200), came_true, cluster)
    wrong = clustered_coverage(np.full(1200, 0.7), np.ones(1200), came_true, cluster)

    assert right.p_below > 0.05
    assert wrong.p_below < 0.001


def test_names_are_right_other_or_none() -> None:
    """
    Of three breaches one has its author named, one another, one nobody; a fourth name was idle.
    """
    naming = naming_of(np.array([1, 2, -1, 3, -1]), np.array([1, 1, 1, -1, -1]), np.arange(5))

    assert (1, 1, 1, 3) == (
        naming.right.yes,
        naming.other.yes,
        naming.nobody.yes,
        naming.right.rows,
    )
    assert (2, 3) == (naming.mistaken.yes, naming.mistaken.rows)


def test_the_interval_of_a_share_holds_the_truth() -> None:
    """
    Over conflicts with a rate of their own, 95 of 100 intervals hold the rate of all.
    """
    draws = generator(9)
    cluster = np.repeat(np.arange(30), 20)
    held = 0
    for _ in range(300):
        rate = draws.beta(2, 8, size=30)[cluster]
        interval = clustered_share(draws.random(600) < rate, cluster)
        held += interval.low <= 0.2 <= interval.high

    assert 272 <= held <= 298


def test_nothing_wrong_in_few_rows_is_no_proof() -> None:
    """
    0 of 20 leaves room up to one in six; 0 of nothing leaves all open.
    """
    none = clustered_share(np.zeros(20, dtype=np.bool_), np.zeros(20, dtype=np.int64))
    empty = clustered_share(np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.int64))

    assert pytest.approx(0.161, abs=1e-3) == none.high
    assert (0.0, 1.0) == (empty.low, empty.high)
    assert math.isnan(empty.share)


def test_students_deviate_is_as_in_the_tables() -> None:
    """
    The printed 5 % points of Student's t for 9 and 29 degrees.
    """
    assert pytest.approx([2.2622, 2.0452], abs=2e-3) == [student_deviate(9), student_deviate(29)]
