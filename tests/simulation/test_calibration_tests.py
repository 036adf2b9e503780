"""Spiegelhalter's test over classes and over conflicts that hang together."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.simulation.forecasts import chances, generator, surer, truth_of
from trucewatch.simulation.calibration_points import brier_parts, reliability_by_luck
from trucewatch.simulation.calibration_tests import (
    clustered_spiegelhalter,
    spiegelhalter,
    student_two_sided,
    two_classes,
)


def test_two_classes_give_spiegelhalters_own_figure() -> None:
    """
    With two classes the test is the one of 1986, by its formula.
    """
    chance = np.array([0.1, 0.7, 0.4, 0.9])
    truth = np.array([0, 1, 1, 0])
    weight = 1 - 2 * chance
    z = ((truth - chance) * weight).sum() / math.sqrt((weight**2 * chance * (1 - chance)).sum())

    tested = spiegelhalter(two_classes(chance), truth)

    assert pytest.approx(z) == tested.z
    assert pytest.approx(math.erfc(abs(z) / math.sqrt(2))) == tested.p


@pytest.mark.parametrize("classes", [2, 4])
def test_right_chances_are_refused_five_times_of_a_hundred(classes: int) -> None:
    """
    At a level of .05 the test refuses right chances about that often: 400 trials of 300 rows.
    """
    draws = generator(3)
    refused = 0
    for _ in range(400):
        said = chances(300, classes, draws)
        refused += spiegelhalter(said, truth_of(said, draws)).p < 0.05

    assert 8 <= refused <= 34


@pytest.mark.parametrize(("power", "sign"), [(1.25, 1), (0.8, -1)])
def test_chances_that_are_too_sure_or_not_sure_enough_are_found(power: float, sign: int) -> None:
    """
    With 1,000 rows odds raised to 1.25 or .8 are refused in 95 of 100 trials, on the right side.
    """
    draws = generator(4)
    found = 0
    for _ in range(100):
        said = chances(1000, 4, draws)
        tested = spiegelhalter(surer(said, power), truth_of(said, draws))
        found += tested.p < 0.05 and tested.z * sign > 0

    assert found >= 95


def test_the_overall_test_is_blind_in_one_direction() -> None:
    """
    Where .2 and .4 are said and both come true 25 times of 100 it sees nothing; the shape does.
    """
    draws = generator(5)
    said = np.repeat([0.2, 0.4], 4000)
    came_true = draws.random(8000) < 0.25

    luck = reliability_by_luck(said, 200, draws)

    assert spiegelhalter(two_classes(said), came_true.astype(np.int64)).p > 0.05
    assert brier_parts(said, came_true).reliability > 3 * luck[-1]


def test_what_was_called_impossible_refutes() -> None:
    """
    One row of chance 0 that came true leaves no doubt, whatever the others say.
    """
    tested = spiegelhalter(two_classes(np.array([0.0, 0.5, 1.0])), np.array([1, 1, 1]))
    sure = spiegelhalter(two_classes(np.array([0.0, 1.0])), np.array([0, 1]))

    assert (1, 0.0) == (tested.impossible, tested.p)
    assert (0, 0.0, 1.0) == (sure.impossible, sure.z, sure.p)


def test_rows_that_hang_together_need_their_conflicts_counted() -> None:
    """
    One coin for each conflict: the plain test refuses far too often, the clustered one does not.
    """
    draws = generator(6)
    plain, clustered = 0, 0
    cluster = np.repeat(np.arange(30), 40)
    said = np.full((1200, 2), [0.7, 0.3])
    for _ in range(300):
        truth = np.repeat((draws.random(30) < 0.3).astype(np.int64), 40)
        plain += spiegelhalter(said, truth).p < 0.05
        clustered += clustered_spiegelhalter(said, truth, cluster).p < 0.05

    assert plain > 200
    assert 3 <= clustered <= 30


def test_students_t_is_as_in_the_tables() -> None:
    """
    The printed 5 % points of Student's t for 5, 10 and 39 degrees.
    """
    assert pytest.approx(0.05, abs=1e-3) == student_two_sided(2.5706, 5)
    assert pytest.approx(0.05, abs=1e-4) == student_two_sided(2.2281, 10)
    assert pytest.approx(0.05, abs=1e-4) == student_two_sided(2.0227, 39)
