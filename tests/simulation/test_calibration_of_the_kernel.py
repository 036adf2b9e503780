"""The kernel under its own assumptions, without the simulation, and with each of three broken."""

from __future__ import annotations

from functools import cache

import pytest

from tests.simulation.drawn_worlds import AS_TOLD, How, Tie, drawn, judged
from tests.simulation.forecasts import generator
from trucewatch.simulation.calibration import PointScore, ScoreCard, score
from trucewatch.simulation.calibration_forecasts import BREACH, Forecasts
from trucewatch.simulation.calibration_points import brier_parts, reliability_by_luck
from trucewatch.simulation.calibration_ranges import Coverage
from trucewatch.simulation.calibration_tests import spiegelhalter
from trucewatch.simulation.calibration_truths import Truths, joined, only

CONFLICTS, ROWS = 12, 120


@cache
def conflicts(how: How) -> tuple[Forecasts, Truths]:
    """Return what the kernel says of several conflicts, beside the truth."""
    draws = generator(20)
    return joined([judged(drawn(ROWS, draws, how), number) for number in range(CONFLICTS)])


def card(how: How) -> ScoreCard:
    """Return the score of several conflicts."""
    return score(*conflicts(how))


def points(scored: PointScore | None) -> PointScore:
    """Return the score of chances that are points; there are some."""
    assert scored is not None
    return scored


def ranges(held: Coverage | None) -> Coverage:
    """Return the coverage of ranges; there are some."""
    assert held is not None
    return held


@pytest.mark.parametrize("vague", [False, True])
@pytest.mark.parametrize("name", ["early", "late"])
def test_the_kernel_is_right_under_its_own_assumptions(name: str, *, vague: bool) -> None:
    """
    Of one reading the rows are independent: the plain test passes, and the shape is luck.
    """
    forecasts, truths = conflicts(How(vague=vague))
    chosen, true = only(forecasts, truths, (forecasts.reading == name) & forecasts.points)
    came_true = true.true_class == BREACH

    tested = spiegelhalter(chosen.least, true.true_class)
    luck = reliability_by_luck(chosen.least[:, BREACH], 40, generator(21))

    assert 0 == tested.impossible
    assert tested.p > 0.05
    assert brier_parts(chosen.least[:, BREACH], came_true).reliability < luck[-1]


@pytest.mark.parametrize("vague", [False, True])
def test_nothing_is_refused_under_the_models_own_assumptions(*, vague: bool) -> None:
    """
    Over the conflicts no test of chances, ranges, bounds or promises finds a fault.
    """
    scored = card(How(vague=vague))

    for each in (scored.classes, scored.by_whom):
        assert points(each).test.p > 0.02
        assert points(each).on_average.p > 0.02
    assert ranges(scored.absolute).p > 0.02
    for held in (scored.ranges, scored.bounds, scored.whom_ranges):
        assert ranges(held).p > 0.05
        assert ranges(held).least <= ranges(held).frequency <= ranges(held).greatest
    for promise in scored.promises.values():
        assert promise.p > 0.02


def test_outcomes_are_said_often_enough_to_be_tested() -> None:
    """
    Where reports are sharp enough all four outcomes are said, and parties are named.
    """
    scored = card(AS_TOLD)

    assert min(promise.said for promise in scored.promises.values()) >= 10
    assert scored.naming.mistaken.rows >= 50
    assert scored.naming.right.yes > scored.naming.other.yes


def test_weights_that_are_too_flat_are_found() -> None:
    """
    Where the likelier candidate is likelier still than the report says, the chances are refused.
    """
    tested = points(card(How(lean=3)).classes).test

    assert tested.p < 0.001
    assert tested.z < 0


@pytest.mark.parametrize("tie", [Tie.HOUR, Tie.TRUCE])
def test_coordinates_that_hang_together_are_found_and_the_bounds_hold(tie: Tie) -> None:
    """
    Who acted depends on the hour and the story does not say so: chances fail, bounds do not.
    """
    scored = card(How(tie=tie, vague=True))

    assert points(scored.by_whom).on_average.p < 0.01
    assert ranges(scored.bounds).p > 0.05


def test_ties_that_lean_to_neither_side_are_not_found() -> None:
    """
    Where a tie helps one side as often as the other no test over many rows can see it.
    """
    scored = card(How(tie=Tie.HOUR))

    assert points(scored.classes).test.p > 0.05
    assert points(scored.classes).on_average.p > 0.05


def test_parts_of_a_table_are_scored_alone() -> None:
    """
    Leaving out no row changes nothing; what is left out has no say.
    """
    forecasts, truths = conflicts(AS_TOLD)
    every = forecasts.reading != ""
    early = forecasts.reading == "early"

    assert score(forecasts, truths) == score(*only(forecasts, truths, every))
    assert int(early.sum()) == score(*only(forecasts, truths, early)).rows
