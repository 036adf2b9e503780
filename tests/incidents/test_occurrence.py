"""
Occurrence: a documented convention that a case may replace, cell by cell.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.incidents.occurrence import BY_CREDIBILITY, BY_RELIABILITY, occurred

LETTERS = st.sampled_from("ABCDE")
GRADES = st.sampled_from([1, 2, 3, 4, 5])
VOICES = st.integers(1, 4)


@given(LETTERS, LETTERS, GRADES, GRADES, VOICES)
def test_a_worse_source_or_statement_never_raises_the_chance(
    one: str, other: str, grade: int, lower: int, voices: int
) -> None:
    """
    Worse grades give chances that are no higher at either end.
    """
    better = occurred(min(one, other), min(grade, lower), voices, {})
    worse = occurred(max(one, other), max(grade, lower), voices, {})

    assert worse[0] <= better[0]
    assert worse[1] <= better[1]


@given(st.sampled_from(sorted(BY_RELIABILITY)), st.sampled_from(sorted(BY_CREDIBILITY)), VOICES)
def test_one_voice_more_never_lowers_the_chance(letter: str, grade: int, voices: int) -> None:
    """
    Another independent voice adds its own chance of being right.
    """
    fewer, more = (occurred(letter, grade, n, {}) for n in (voices, voices + 1))

    assert 0 <= fewer[0] <= more[0] <= more[1] <= 1


def test_a_source_that_cannot_be_judged_leaves_everything_open() -> None:
    """
    F and 6 say nothing, so the chance is anything.
    """
    assert (0.0, 1.0) == occurred("F", 6, 1, {})


@pytest.mark.parametrize(
    ("voices", "expected"), [(1, (0.6, 0.9)), (2, (0.7, 0.95)), (5, (0.7, 0.95))]
)
def test_a_case_sets_its_own_cells_and_the_last_number_of_voices_stands_for_more(
    voices: int, expected: tuple[float, float]
) -> None:
    """
    What the mission wrote goes before the convention.
    """
    own = {("B", 2, 1): (0.6, 0.9), ("B", 2, 2): (0.7, 0.95)}

    assert expected == occurred("B", 2, voices, own)
