"""Tests of figures and their goals."""

from __future__ import annotations

import pytest
from benchmarks.figures import Extent, Figure


@pytest.mark.parametrize(
    ("figure", "aim", "verdict"),
    [
        (Figure("a", 5.0, "s", goal=6), "<= 6", "met"),
        (Figure("a", 7.0, "s", goal=6), "<= 6", "MISSED"),
        (Figure("a", 31.0, "times", least=30), ">= 30", "met"),
        (Figure("a", 29.0, "times", least=30), ">= 30", "MISSED"),
        (Figure("a", None, "s", goal=6), "<= 6", "not measured"),
        (Figure("a", 5.0, "s"), "", ""),
    ],
)
def test_a_figure_is_held_to_its_goal_from_above_and_from_below(
    figure: Figure, aim: str, verdict: str
) -> None:
    """A goal says at most, a least says at least, and without either nothing is judged."""
    assert (aim, verdict) == (figure.aim, figure.verdict)


def test_a_figure_of_fewer_rows_has_no_goal() -> None:
    """Goals speak of the whole extent, so that a quick look can neither meet nor miss them."""
    figure = Figure("a", 7.0, "s", goal=6)

    assert ["MISSED"] == [each.verdict for each in Extent().held([figure])]
    assert [""] == [each.verdict for each in Extent(scale=0.1).held([figure])]
    assert (10_000, 1_000) == (Extent(scale=0.1).rows(100_000), Extent(scale=0.1).rows(10))
