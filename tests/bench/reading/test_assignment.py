"""Tests of who goes with whom."""

from __future__ import annotations

from itertools import permutations

import pytest
from benchmarks.reading.assignment import best_pairs
from hypothesis import given
from hypothesis import strategies as st

_TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0.0]], []),
        ([[1.0]], [(0, 0)]),
        ([[5, 9], [9, 5]], [(0, 1), (1, 0)]),
        ([[9, 8], [8, 1]], [(0, 1), (1, 0)]),
        ([[1], [3], [2]], [(1, 0)]),
        ([[1, 3, 2]], [(0, 1)]),
    ],
)
def test_pairs_add_up_to_the_most(
    weights: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    """The greatest single weight gives way where two others add up to more."""
    assert pairs == best_pairs(weights)


@given(_TABLES)
def test_no_other_pairs_add_up_to_more(weights: list[list[int]]) -> None:
    """Whatever the weights, trying every way of pairing finds nothing better."""
    pairs = best_pairs(weights)

    assert _most(weights) == sum(weights[row][column] for row, column in pairs)
    assert len(pairs) == len({row for row, _ in pairs}) == len({column for _, column in pairs})


def _most(weights: list[list[int]]) -> int:
    tall = weights if len(weights) >= len(weights[0]) else list(zip(*weights, strict=True))
    return max(
        sum(tall[row][column] for column, row in enumerate(rows))
        for rows in permutations(range(len(tall)), len(tall[0]))
    )
