"""
Numbers of people in figures and in words.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.counts import LARGEST, UNKNOWN, Count
from trucewatch.definitions.number_wording import read_count


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12", 12, 12, 12),
        ("twelve", 12, 12, 12),
        ("Twenty-three", 23, 23, 23),
        ("1,200", 1200, 1200, 1200),
        ("1 200", 1200, 1200, 1200),
        ("10-15", 10, None, 15),
        ("10 to 15", 10, None, 15),
        ("between 10 and 15", 10, None, 15),
        ("nearly 300", 270, None, 300),
        ("almost twenty", 18, None, 20),
        ("about 50", 45, None, 55),
        ("over 70", 71, None, None),
        ("more than 1,000", 1001, None, None),
        ("at least 5", 5, None, None),
        ("300+", 300, None, None),
        ("12 or more", 12, None, None),
        ("up to 40", 0, None, 40),
        ("fewer than 10", 0, None, 9),
        ("dozens", 24, None, 99),
        ("several", 3, None, 9),
        ("a dozen", 12, None, 12),
        ("none", 0, 0, 0),
        ("٣٠٠", 300, 300, 300),
        ("", None, None, None),
    ],
)
def test_the_wordings_of_the_table(
    words: str, low: int | None, best: int | None, high: int | None
) -> None:
    """
    Every wording of the documented table has its interval.
    """
    assert Count(low, best, high) == read_count(words)


@pytest.mark.parametrize(
    "words",
    ["-3", "3.5", "1e3", "0x10", "many", "15-10", "1,20", "12,00", "²", "9999999999", "NaN", "3 4",
     "nearly many", "about -3", "+5"],
)  # fmt: skip
def test_what_is_no_number_of_people(words: str) -> None:
    """
    Fractions, negatives, other notations and reversed ranges are not read.
    """
    assert None is read_count(words)


def test_the_decimal_sign_decides_what_parts_thousands() -> None:
    """
    1.200 is 1200 where fractions have a comma, and nothing where they have a point.
    """
    assert [Count.exactly(1200), None] == [read_count("1.200", "comma"), read_count("1.200")]
    assert None is read_count("1,200", "comma")


@given(st.integers(0, LARGEST))
def test_a_plain_figure_is_itself(number: int) -> None:
    """
    Every whole number that a column can hold is read exactly.
    """
    assert Count.exactly(number) == read_count(str(number))


@given(st.integers(0, 10**6), st.sampled_from(["nearly", "about", "over", "up to", "fewer than"]))
def test_bounds_of_words_are_in_order(number: int, how: str) -> None:
    """
    No wording gives a low bound above its high one, and unknown is not zero.
    """
    count = read_count(f"{how} {number}")

    assert count is not None
    assert count.in_order
    assert count != UNKNOWN


@pytest.mark.parametrize(
    "words", ["1" * 100_000, "1," * 50_000, "nearly " * 20_000, "1-" * 50_000]
)
def test_endless_wordings_cost_no_time(words: str) -> None:
    """
    No text makes a pattern run in circles.
    """
    before = time.process_time()
    read_count(words)

    assert time.process_time() - before < 1
