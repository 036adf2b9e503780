"""Tolls drawn by lot: what is known is not drawn, and what may be one is summed after matching."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessments.tolls import SYRIA, rows_of, syria
from trucewatch.assessments.toll import Way, toll
from trucewatch.assessments.toll_asked import Asked, DiscAsked, NamedPlaces
from trucewatch.assessments.toll_drawn import DrawnTotal, SamePair, drawn_toll

FORTNIGHT = Asked(date(2016, 4, 22), date(2016, 5, 4))
TWO = """
id | first_on   | last_on    | place  | killed_low | killed_best | killed_high
a  | 2016-04-22 | 2016-04-22 | Aleppo | 8          | 10          | 12
b  | 2016-04-22 | 2016-04-22 | Aleppo | 6          | 9           | 15
"""
HALF = """
id | first_on   | last_on    | place  | killed_low | killed_best | killed_high
a  | 2016-05-04 | 2016-05-05 | Aleppo | 100        | 100         | 100
b  | 2016-04-22 | 2016-04-22 | Syria  | 7          | 7           | 7
"""


def test_what_is_known_is_not_drawn() -> None:
    """
    Incidents that lie wholly inside and are surely two give their plain sums.
    """
    found = drawn_toll(rows_of(TWO), FORTNIGHT, seed=1, draws=20)

    assert DrawnTotal(14.0, 19.0, 27.0, 20) == found["killed"]
    assert DrawnTotal(None, None, None, 20) == found["injured"]


@pytest.mark.parametrize(
    ("chance", "expected"),
    [(0.0, (14.0, 19.0, 27.0)), (1.0, (6.0, 9.0, 15.0)), (0.5, (6.0, None, 27.0))],
)
def test_what_may_be_one_is_summed_after_matching(
    chance: float, expected: tuple[float, float | None, float]
) -> None:
    """
    Surely one counts once; as likely as not gives a range from one to two.
    """
    pairs = [SamePair("b", "a", chance), SamePair("a", "nobody", 1.0)]
    found = drawn_toll(rows_of(TWO), FORTNIGHT, pairs, seed=2, draws=400)["killed"]

    assert (expected[0], expected[2]) == (found.low, found.high)
    assert expected[1] in (None, found.middle)


def test_an_incident_lies_there_as_a_whole_or_not_at_all() -> None:
    """
    Half the days of 100 dead give 0 to 100 and not 50; a row that may lie there, only the high.
    """
    town = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, NamedPlaces(("Aleppo",), ("Syria",)))
    found = drawn_toll(rows_of(HALF), town, seed=3, draws=400)["killed"]

    assert (0.0, 107.0) == (found.low, found.high)


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 1), st.integers(0, 5))
def test_draws_stay_between_inside_and_overlapping(chance: float, seed: int) -> None:
    """
    Without pairs no draw is below the inside sum or above the overlapping one; seeds repeat.
    """
    rows = rows_of(HALF)
    whole = toll(rows, FORTNIGHT).people
    found = drawn_toll(rows, FORTNIGHT, [SamePair("a", "b", chance)], seed=seed, draws=30)
    alone = drawn_toll(rows, FORTNIGHT, seed=seed, draws=30)["killed"]

    assert found == drawn_toll(rows, FORTNIGHT, [SamePair("b", "a", chance)], seed=seed, draws=30)
    least, most = whole[Way.INSIDE]["killed"].low, whole[Way.OVERLAPPING]["killed"].high
    assert None not in (least, most, alone.low, alone.high)
    assert all(np.diff([least or 0, alone.low or 0, alone.high or 0, most or 0]) >= 0)


@pytest.mark.parametrize(("chance", "draws"), [(1.5, 10), (-0.1, 10), (0.5, 0)])
def test_chances_are_chances(chance: float, draws: int) -> None:
    """
    A chance beyond 0 to 1 and no draws at all are refused.
    """
    with pytest.raises(ValueError, match="from 0 to 1"):
        drawn_toll(rows_of(TWO), FORTNIGHT, [SamePair("a", "b", chance)], seed=1, draws=draws)


@pytest.mark.skipif(not SYRIA.exists(), reason="needs ucdp-syria of the shared data")
def test_the_thirteen_days_of_aleppo_drawn() -> None:
    """
    Within 15 km, 22 April to 4 May 2016: between the inside and the overlapping figures.
    """
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, DiscAsked(37.16, 36.2, 15))
    found = drawn_toll(syria(), asked, seed=4, draws=100)["killed"]

    assert (290.0, True) == (found.low, 299.0 <= (found.high or 0) <= 468.0)
