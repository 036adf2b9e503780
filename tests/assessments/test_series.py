"""Daily series: nothing on its first day that may lie elsewhere, and no zero for silence."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.assessments.series import (
    DailySeries,
    DatedRows,
    plain_series,
    spread_series,
    total,
)

FIRST = date(2016, 1, 1)
DAY_0 = (FIRST - date(1970, 1, 1)).days
ROWS = st.lists(st.tuples(st.integers(-40, 80), st.integers(0, 50)), min_size=1, max_size=30)


def rows_of(*rows: tuple[int, int]) -> DatedRows:
    """Return one incident for each pair of a first and a last day, counted from FIRST."""
    days = np.array(rows, dtype=np.int64).reshape(-1, 2) + DAY_0
    return DatedRows.of(days[:, 0], days[:, 1])


def test_a_row_of_a_year_does_not_move_january() -> None:
    """A row of 366 days and 3,660 dead puts ten on each day, and says that they were spread."""
    people = np.array([3660.0])
    year = DatedRows.of(np.array([DAY_0]), np.array([DAY_0 + 365]), people)
    series = spread_series(year, FIRST, date(2016, 12, 31))

    january = total(series, 0, 31)
    assert pytest.approx(310.0) == january.count
    assert pytest.approx(1.0) == january.spread_share


@given(ROWS)
def test_every_row_is_counted_once(rows: list[tuple[int, int]]) -> None:
    """What lies inside, before and after the series adds up to the number of rows."""
    told = rows_of(*((first, first + length) for first, length in rows))
    series = spread_series(told, date(2015, 1, 1), date(2017, 1, 1))

    assert pytest.approx(len(rows)) == float(series.count.sum())
    assert np.all(series.spread <= series.count + 1e-12)


def test_a_row_that_reaches_out_of_the_series_counts_for_what_lies_inside() -> None:
    """Four days, two of them before the first day: half an incident."""
    series = spread_series(rows_of((-2, 1), (1, 1)), FIRST, date(2016, 1, 3))

    assert [0.25, 1.25, 0.0] == series.count.tolist()
    assert [0.25, 0.25, 0.0] == series.spread.tolist()


def test_a_row_that_may_lie_elsewhere_counts_for_its_share() -> None:
    """A row of a governorate of which a tenth lies in the area is a tenth, and marked."""
    one = np.array([DAY_0])
    rows = DatedRows(one, one, np.array([5.0]), np.array([4.0]), np.array([9.0]), np.array([0.1]))
    found = total(spread_series(rows, FIRST, FIRST), 0, 1)

    assert pytest.approx((0.5, 0.4, 0.9, 1.0)) == (
        found.count,
        found.low,
        found.high,
        found.spread_share,
    )


def test_a_day_without_reporting_is_a_gap_and_no_zero() -> None:
    """A gap adds neither to the sum nor to the days that it is held against."""
    series = plain_series(FIRST, np.array([4.0, 0.0, 2.0]))
    quiet, silent = total(series, 0, 3), total(series.with_gaps(series.count == 0), 0, 3)

    assert (6.0, 3.0, 0) == (quiet.count, quiet.exposure_days, quiet.gap_days)
    assert (6.0, 2.0, 1) == (silent.count, silent.exposure_days, silent.gap_days)


def test_a_series_knows_its_days() -> None:
    """First, last and any day by its position."""
    series = plain_series(FIRST, np.zeros(31))

    assert (31, date(2016, 1, 31)) == (series.days, series.last_on)
    assert (14, -1) == (series.position(date(2016, 1, 15)), series.position(date(2015, 12, 31)))


@pytest.mark.parametrize("count", [[-1.0], [np.nan], [np.inf]])
def test_amounts_that_are_none_are_refused(count: list[float]) -> None:
    """Nothing negative, nothing that is not known."""
    with pytest.raises(ValueError, match="amounts"):
        plain_series(FIRST, np.array(count))


def test_columns_that_do_not_fit_are_refused() -> None:
    """One amount for each day, and reporting a share."""
    one, two = np.zeros(1), np.zeros(2)
    with pytest.raises(ValueError, match="one amount for each day"):
        DailySeries(FIRST, one, one, one, two, one)
    with pytest.raises(ValueError, match="share"):
        plain_series(FIRST, one, np.array([1.5]))


@pytest.mark.parametrize(("first", "end"), [(0, 0), (-1, 1), (0, 3)])
def test_a_stretch_lies_in_its_series(first: int, end: int) -> None:
    """Nothing is added up beyond what was counted."""
    with pytest.raises(ValueError, match="do not lie"):
        total(plain_series(FIRST, np.zeros(2)), first, end)


def test_rows_and_series_end_after_they_begin() -> None:
    """What ends before it begins is refused."""
    with pytest.raises(ValueError, match="ends on or after"):
        spread_series(rows_of((2, 1)), FIRST, FIRST)
    with pytest.raises(ValueError, match="ends on or after"):
        spread_series(rows_of((0, 0)), FIRST, date(2015, 1, 1))


def test_nothing_counted_rests_on_nothing_spread() -> None:
    """The share of nothing is 0."""
    assert 0.0 == total(plain_series(FIRST, np.zeros(2)), 0, 2).spread_share
