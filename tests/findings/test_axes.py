"""
Axes: given, any and ranges of weights, as extreme points.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from trucewatch.findings.axes import ImpossibleWeightsError, axis_of, corners

SHARES = st.floats(0, 1)
RANGES = st.tuples(SHARES, SHARES).map(lambda pair: (min(pair), max(pair)))


@given(
    st.lists(RANGES, min_size=1, max_size=4), st.lists(st.floats(-1, 1), min_size=4, max_size=4)
)
def test_least_and_greatest_mixtures_lie_at_extreme_points(
    ranges: list[tuple[float, float]], values: list[float]
) -> None:
    """
    No allowed weighing gives less or more than the extreme points do.
    """
    low, high = (np.array(each) for each in zip(*ranges, strict=True))
    assume(low.sum() <= 1 <= high.sum())
    worth = np.array(values[: len(ranges)])

    found = [float(point @ worth) for point in corners(low, high)]
    greedy = _greedy(low, high, worth)

    assert pytest.approx(greedy, abs=1e-6) == max(found)
    assert pytest.approx(-_greedy(low, high, -worth), abs=1e-6) == min(found)


def _greedy(low: np.ndarray, high: np.ndarray, worth: np.ndarray) -> float:
    """Fill what is worth most first: the greatest mixture of a box cut by one plane."""
    weights, rest = low.copy(), 1.0 - low.sum()
    for i in np.argsort(-worth):
        added = min(rest, high[i] - low[i])
        weights[i] += added
        rest -= added
    return float(weights @ worth)


def test_candidates_with_the_same_answers_share_a_value() -> None:
    """
    Weights of candidates of one class add up.
    """
    axis = axis_of(
        np.array([0, 3]), np.array([4, 7, 4]), np.array([0.2, 0.5, 0.3]), np.array([0.2, 0.5, 0.3])
    )

    assert [4, 7] == axis.value_class.tolist()
    assert [pytest.approx(0.5), pytest.approx(0.5)] == axis.cell_weight.tolist()


def test_any_weights_have_one_weighing_for_each_class() -> None:
    """
    Where no weight is known each class may have it all.
    """
    axis = axis_of(np.array([0, 3]), np.array([4, 7, 4]), np.zeros(3), np.ones(3))

    assert ([0, 2], [1.0, 1.0]) == (axis.weighings.tolist(), axis.cell_weight.tolist())


def test_weights_that_cannot_sum_to_one_are_refused() -> None:
    """
    Weights of .3 and at most .3 leave .4 to nobody.
    """
    with pytest.raises(ImpossibleWeightsError):
        axis_of(np.array([0, 2]), np.array([0, 1]), np.array([0.3, 0.0]), np.array([0.3, 0.3]))
