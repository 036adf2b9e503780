"""
Every sentence of the tables is read as it stands there, whole: nothing missing, nothing more.
"""

from __future__ import annotations

import pytest

from tests.definitions.wording.tables import CONTEXT, cases, number_line, time_line
from trucewatch.definitions.numbers_in_text import numbers_in, times_and_numbers_in
from trucewatch.definitions.times_in_text import times_in

TIMES = [case for name in ("times_en", "times_ru", "times_ar") for case in cases(name)]
NUMBERS = cases("numbers")


@pytest.mark.parametrize(("sentence", "lines"), TIMES)
def test_the_times_of_a_sentence(sentence: str, lines: list[str]) -> None:
    """
    A sentence of a wire, a ministry or a monitor gives these times and no others.
    """
    assert lines == [time_line(each) for each in times_in(sentence, CONTEXT)]


@pytest.mark.parametrize(("sentence", "lines"), NUMBERS)
def test_the_numbers_of_a_sentence(sentence: str, lines: list[str]) -> None:
    """
    A sentence gives these counts with their bounds, and these numbers that are no counts.
    """
    assert lines == [number_line(each) for each in numbers_in(sentence)]


@pytest.mark.parametrize(("sentence", "lines"), [*TIMES, *NUMBERS])
def test_one_pass_reads_the_same(sentence: str, lines: list[str]) -> None:
    """
    Times and numbers read together are those that are read one after the other.
    """
    expected = (times_in(sentence, CONTEXT), numbers_in(sentence))

    assert expected == times_and_numbers_in(sentence, CONTEXT), lines


@pytest.mark.parametrize(
    ("name", "least"), [("times_en", 120), ("times_ru", 60), ("times_ar", 60), ("numbers", 60)]
)
def test_the_tables_are_long_enough(name: str, least: int) -> None:
    """
    A table that lost its sentences would pass without testing anything.
    """
    assert least <= len(cases(name))
