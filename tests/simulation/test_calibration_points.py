"""Brier's score and its parts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import tried
from tests.simulation.forecasts import chances, generator, surer, truth_of
from trucewatch.simulation.calibration_points import (
    brier_parts,
    class_brier_parts,
    curve_of,
    reliability_by_luck,
    rising,
)

rows = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.8, 0.999, 1.0]), st.booleans()), min_size=1
)


@given(rows)
@tried()
def test_the_parts_add_up_to_the_score(forecasts: list[tuple[float, bool]]) -> None:
    """
    Reliability minus resolution plus uncertainty is the score, and no part is below 0.
    """
    chance = np.array([each for each, _ in forecasts])
    came_true = np.array([each for _, each in forecasts])

    parts = brier_parts(chance, came_true)

    assert pytest.approx(((chance - came_true) ** 2).mean(), abs=1e-12) == parts.score
    total = parts.reliability - parts.resolution + parts.uncertainty
    assert pytest.approx(total, abs=1e-12) == parts.score
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


@given(st.integers(min_value=0, max_value=2**32 - 1))
@tried()
def test_the_parts_of_several_classes_add_up(seed: int) -> None:
    """
    Brier's score over the classes is the sum of what each class costs.
    """
    draws = generator(seed)
    said = chances(40, 4, draws)
    truth = truth_of(said, draws)

    parts = class_brier_parts(said, truth)

    assert pytest.approx(((said - np.eye(4)[truth]) ** 2).sum(axis=1).mean()) == parts.score
    total = parts.reliability - parts.resolution + parts.uncertainty
    assert pytest.approx(total, abs=1e-12) == parts.score


def test_a_worked_decomposition() -> None:
    """
    Ten rows by hand: .2 said five times came true once, .6 said five times came true four times.
    """
    chance = np.array([0.2] * 5 + [0.6] * 5)
    came_true = np.array([True] + [False] * 4 + [True] * 4 + [False])

    parts = brier_parts(chance, came_true)

    assert pytest.approx(0.5 * 0.2**2) == parts.reliability
    assert pytest.approx(0.3**2) == parts.resolution
    assert pytest.approx(0.25) == parts.uncertainty
    assert pytest.approx(0.02 - 0.09 + 0.25) == parts.score


def test_the_base_rate_has_no_resolution() -> None:
    """
    Who always says the frequency is reliable and tells nothing apart.
    """
    parts = brier_parts(np.full(4, 0.25), np.array([True, False, False, False]))

    assert (0.0, 0.0, 0.1875) == (parts.reliability, parts.resolution, parts.score)


@given(rows)
@tried()
def test_a_recalibrated_forecast_needs_no_further_calibration(
    forecasts: list[tuple[float, bool]],
) -> None:
    """
    Isotonic regression of its own result changes nothing, and the result never falls.
    """
    chance = np.array([each for each, _ in forecasts])
    curve = curve_of(chance, np.array([each for _, each in forecasts]))
    hits = curve.frequency * curve.rows

    assert (np.diff(curve.frequency) >= 0).all()
    np.testing.assert_allclose(curve.frequency, rising(hits, curve.rows), atol=1e-12)
    assert len(chance) == curve.rows.sum()


def test_reliability_of_right_chances_is_luck() -> None:
    """
    Chances that mean what they say lie inside what luck gives; surer ones lie outside.
    """
    draws = generator(1)
    said = chances(4000, 2, draws)
    came_true = truth_of(said, draws) == 1
    wrong = surer(said, 1.5)[:, 1]

    luck = reliability_by_luck(said[:, 1], 200, draws)
    luck_of_wrong = reliability_by_luck(wrong, 200, draws)

    assert brier_parts(said[:, 1], came_true).reliability < luck[-1]
    assert brier_parts(wrong, came_true).reliability > 2 * luck_of_wrong[-1]
