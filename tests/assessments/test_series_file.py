"""Any daily series as a file: what is read, what is a gap, what is refused and why."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assessments.series import plain_series, total
from trucewatch.assessments.series_file import read_series, series_lines
from trucewatch.publication.wording import Catalogue

FIRST = date(2016, 1, 1)


def test_a_day_without_a_line_a_count_or_reporting_is_a_gap() -> None:
    """Three kinds of silence, and one zero that was written."""
    series, problems = read_series(
        "on,count,reporting\n2016-01-01,0,1\n2016-01-03,,\n2016-01-04,5,0\n2016-01-05,4,0.5\n"
    )

    assert series is not None
    assert [1.0, 0.0, 0.0, 0.0, 0.5] == series.reporting.tolist()
    assert (4.0, 1.5, 3) == (
        total(series, 0, 5).count,
        total(series, 0, 5).exposure_days,
        total(series, 0, 5).gap_days,
    )
    assert ["ASM-108"] == [each.code.id for each in problems]


def test_columns_and_days_stand_in_any_order() -> None:
    """A header says what is what, with a byte order mark before it too."""
    series, problems = read_series(
        "\ufeffhigh, count ,on,low\n9,7,2016-01-02,5\n3,2,2016-01-01,1\n\n"
    )

    assert series is not None
    assert ([2.0, 7.0], [1.0, 5.0], [3.0, 9.0]) == (
        series.count.tolist(),
        series.low.tolist(),
        series.high.tolist(),
    )
    assert [] == problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("on,number\n2016-01-01,1\n", "ASM-101"),
        ("on,count,count\n2016-01-01,1,2\n", "ASM-101"),
        ("on,count\n01.02.2016,1\n", "ASM-102"),
        ("on,count\n2016-02-30,1\n", "ASM-102"),
        ("on,count\n2016-02-01,-1\n", "ASM-103"),
        ("on,count\n2016-02-01,nan\n", "ASM-103"),
        ("on,count\n2016-02-01,1e3\n", "ASM-103"),
        ("on,count\n2016-02-01,dozens\n", "ASM-103"),
        ("on,count\n2016-02-01,1\n2016-02-01,1\n", "ASM-104"),
        ("on,count,reporting\n2016-02-01,1,80\n", "ASM-105"),
        ("on,count,low\n2016-02-01,1,2\n", "ASM-106"),
        ("on,count,high\n2016-02-01,1,0\n", "ASM-106"),
        ("on,count\n2016-02-01,1,5\n", "ASM-112"),
        ("on,count\n2016-02-01\n", "ASM-112"),
        ("on,count,low,low\n2016-02-01,1,1,0\n", "ASM-101"),
        ("", "ASM-109"),
        ("on,count\n", "ASM-109"),
        ("on,count\n1016-02-01,1\n2016-02-01,1\n", "ASM-110"),
        ('on,count\n"2016-02-01,1\n', "ASM-111"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_guessed(text: str, code: str) -> None:
    """No series comes of a file with an error, and the words of its problem can be said."""
    series, problems = read_series(text, "counts.csv")

    assert series is None
    assert code in [each.code.id for each in problems]
    words = Catalogue.load("en").code_words(code)
    for each in problems:
        if each.code.id == code:
            assert words.words.format(**each.values)


def test_a_column_that_is_not_known_is_said_and_left() -> None:
    """Notes do no harm."""
    series, problems = read_series("on,count,remark\n2016-02-01,1,none\n")

    assert series is not None
    assert ["ASM-107"] == [each.code.id for each in problems]


@given(st.lists(st.tuples(st.integers(0, 999), st.sampled_from([0.0, 0.25, 1.0])), min_size=1))
def test_a_series_that_is_written_is_read_back(days: list[tuple[int, float]]) -> None:
    """Counts and gaps survive the file."""
    told = np.array(days, dtype=float)
    series = plain_series(FIRST, told[:, 0], told[:, 1])
    again, problems = read_series("\n".join(series_lines(series)))

    assert again is not None
    assert (series.count.tolist(), series.reporting.tolist(), []) == (
        again.count.tolist(),
        again.reporting.tolist(),
        problems,
    )
