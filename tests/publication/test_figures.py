"""Figures: people with their bounds, chances that never round to certainty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publication.figures import chance, people
from trucewatch.publication.wording import Catalogue

SAY = Catalogue.load("en")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.0, 0.0, "0 %"),
        (1.0, 1.0, "100 %"),
        (0.622917, 0.622917, "62 %"),
        (0.3, 0.45, "30–45 %"),
        (0.0, 1.0, "0–100 %"),
        (0.996, 0.996, ">99 %"),
        (0.004, 0.004, "<1 %"),
        (0.451, 0.452, "45 %"),
    ],
)
def test_chances_are_told_in_per_cent(low: float, high: float, words: str) -> None:
    """
    One figure where the weights are known, a range where they are not.
    """
    assert words == chance(low, high)


@given(st.floats(1e-6, 1 - 1e-6))
def test_what_is_not_certain_never_looks_certain(share: float) -> None:
    """
    Only 0 and 1 are written as 0 and 100.
    """
    assert chance(share, share) not in {"0 %", "100 %"}


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (None, None, None, "–"),
        (3, 5, 9, "5 (3 to 9)"),
        (5, 5, 5, "5"),
        (3, None, None, "at least 3"),
        (None, None, 9, "at most 9"),
        (3, None, 9, "3 to 9"),
        (4, None, 4, "4"),
        (None, 5, None, "5 (no bounds given)"),
        (3, 5, None, "5 (at least 3)"),
        (None, 5, 9, "5 (at most 9)"),
        (None, 5, 5, "5"),
    ],
)
def test_people_keep_their_bounds(
    low: int | None, best: int | None, high: int | None, words: str
) -> None:
    """
    A figure never loses the bounds that its source gave it.
    """
    assert words == people(SAY, low, best, high)
