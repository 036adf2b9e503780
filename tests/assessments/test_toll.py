"""Tolls: worked numbers, laws that hold for all rows, and the real file."""

from __future__ import annotations

import json
import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.tolls import SYRIA, rows_of, syria
from trucewatch.assessments.toll import Portion, Toll, Total, Way, toll
from trucewatch.assessments.toll_asked import (
    Asked,
    DiscAsked,
    NamedPlaces,
    SharesGiven,
    place_shares,
    shares_asked,
)
from trucewatch.assessments.toll_conventions import Convention
from trucewatch.assessments.toll_rows import TollRows, read_toll_rows
from trucewatch.assessments.toll_view import toll_view

FORTNIGHT = Asked(date(2016, 4, 22), date(2016, 5, 4))
needs_syria = pytest.mark.skipif(not SYRIA.exists(), reason="needs ucdp-syria of the shared data")

THREE = """
id | first_on   | last_on    | place  | side_a | side_b | killed_low | killed_best | killed_high
a  | 2016-04-22 | 2016-04-22 | Aleppo | Army   | Rebels | 8          | 10          | 12
b  | 2016-05-03 | 2016-05-06 | Aleppo | Army   | Rebels | 4          | 4           | 4
c  | 2016-01-01 | 2016-12-31 | Syria  | Army   | IS     | 366        | 732         | 732
"""


def _killed(found: Toll) -> dict[str, tuple[float | None, float | None, float | None]]:
    totals = {way: found.people[way]["killed"] for way in Way}
    return {way.value: (each.low, each.best, each.high) for way, each in totals.items()}


def test_rows_partly_in_the_window_are_told_three_ways() -> None:
    """
    A four-day row with two days inside counts whole, by half, or not; a year-long one by 13/366.
    """
    expected = {
        "overlapping": (378.0, 746.0, 748.0),
        "prorated": (8 + 2 + 13.0, 10 + 2 + 26.0, 12 + 2 + 26.0),
        "inside": (8.0, 10.0, 12.0),
    }

    assert expected == _killed(toll(rows_of(THREE), FORTNIGHT))


def test_a_pair_of_sides_that_is_bound_leaves_the_others_out() -> None:
    """
    Asked for one pair, in either order, the row between others is outside.
    """
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, pairs=(("Rebels", "Army"),))

    assert {
        "overlapping": (12.0, 14.0, 16.0),
        "prorated": (10.0, 12.0, 14.0),
        "inside": (8.0, 10.0, 12.0),
    } == _killed(toll(rows_of(THREE), asked))


def test_a_row_of_a_larger_place_may_lie_in_the_smaller() -> None:
    """
    A row placed in the country overlaps the town, is not inside it, and is said to be unplaced.
    """
    town = NamedPlaces(("Aleppo",), ("Syria",))
    found = toll(rows_of(THREE), Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, town))

    assert (746.0, 12.0) == (_killed(found)["overlapping"][1], _killed(found)["prorated"][1])
    assert Portion(1, 732.0, 0.0) == found.conventions[Convention.UNPLACED]
    assert Portion(1, 732.0, 0.0) == found.conventions[Convention.LONG]


def test_no_row_is_nothing_said_and_not_zero() -> None:
    """
    Where no row lies the figures are null.
    """
    found = toll(rows_of(THREE), Asked(date(2020, 1, 1), date(2020, 1, 2)))

    assert Total(None, None, None, 0.0, 0.0) == found.people[Way.OVERLAPPING]["killed"]


def test_what_a_source_does_not_number_stays_open() -> None:
    """
    One of two incidents gives injured: a low sum, the silent one counted, and no high bound.
    """
    rows = rows_of(
        """
        id | first_on   | last_on    | injured_low | injured_best | injured_high
        a  | 2016-04-22 | 2016-04-22 | 5           | 6            | 7
        b  | 2016-04-22 | 2016-04-22 |             |              |
        """
    )
    found = toll(rows, FORTNIGHT).people[Way.INSIDE]

    assert Total(5.0, 6.0, None, 2.0, 1.0) == found["injured"]
    assert Total(None, None, None, 2.0, 2.0) == found["missing"]


def test_reports_of_one_incident_count_once() -> None:
    """
    Three reports with one id give the least low, the lower median and the greatest high.
    """
    rows = rows_of(
        """
        id | first_on   | last_on    | killed_low | killed_best | killed_high
        a  | 2016-04-22 | 2016-04-22 | 5          | 6           | 9
        a  | 2016-04-22 | 2016-04-23 | 7          | 8           | 8
        a  | 2016-04-22 | 2016-04-22 |            | 20          |
        """
    )
    found = toll(rows, FORTNIGHT)

    assert Total(5.0, 8.0, 20.0, 1.0, 0.0) == found.people[Way.INSIDE]["killed"]
    assert (3, 1) == (found.rows, found.incidents)
    assert Portion(1, 8.0, 8.0) == found.conventions[Convention.SEVERAL_REPORTS]


def test_conventions_are_flagged() -> None:
    """
    Two and two on both sides, and rows that differ in their id alone, are said with their weight.
    """
    rows = rows_of(
        """
        id | first_on   | last_on    | side_a | side_b | killed_best |killed_side_a|killed_side_b
        a  | 2016-04-22 | 2016-04-22 | Army   | Rebels | 4           | 2           | 2
        b  | 2016-04-22 | 2016-04-22 | Army   | Rebels | 4           | 2           | 2
        c  | 2016-04-22 | 2016-04-22 | Rebels | IS     | 4           | 1           | 3
        """
    )
    found = toll(rows, FORTNIGHT)

    assert Portion(2, 8.0, 8.0) == found.conventions[Convention.TWO_AND_TWO]
    assert Portion(2, 8.0, 8.0) == found.conventions[Convention.ALIKE]
    sides = found.killed_by_side[Way.INSIDE]
    assert {"Army": 4.0, "IS": 3.0, "Rebels": 5.0} == {name: sides[name].best for name in sides}


@pytest.mark.parametrize(
    ("asked", "lon", "radius", "share"),
    [
        (10.0, 0.0, 0.0, 1.0),  # a point at the centre
        (10.0, 0.1, 0.0, 0.0),  # 11 km away
        (10.0, 0.0, 20.0, 0.25),  # asked lies within the row: areas are as 100 to 400
        (10.0, 0.0, 5.0, 1.0),
        (10.0, 1.0, 50.0, 0.0),
        # Two equal discs, centres one radius apart, share 2/3 - sqrt(3)/(2 pi) of each.
        (10.0, math.degrees(10 / 6371.0088), 10.0, 2 / 3 - math.sqrt(3) / (2 * math.pi)),
    ],
)
def test_discs_overlap_by_area(asked: float, lon: float, radius: float, share: float) -> None:
    """
    The share of a row's disc in the disc asked is that of their areas.
    """
    rows = rows_of(
        f"""
        id | first_on   | last_on    | lon   | lat | radius_km
        a  | 2016-04-22 | 2016-04-22 | {lon:.12f} | 0   | {radius}
        """
    )

    assert share == pytest.approx(float(place_shares(rows, DiscAsked(0, 0, asked))[0]), abs=1e-9)


def test_a_row_without_a_place_may_lie_anywhere() -> None:
    """
    Without a position the share in a disc is not known; a day outside settles it all the same.
    """
    rows = rows_of(
        """
        id | first_on   | last_on
        a  | 2016-04-22 | 2016-04-22
        b  | 2015-04-22 | 2015-04-22
        """
    )
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, DiscAsked(0, 0, 10))

    assert ["nan", "0.0"] == [str(each) for each in shares_asked(rows, asked).tolist()]


def test_shares_measured_elsewhere_are_taken() -> None:
    """
    Shares by id count as they are given; an id without one may or may not lie there.
    """
    area = SharesGiven("Aleppo's frontline", {"a": 0.5, "b": 1.0})
    found = toll(rows_of(THREE), Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, area))

    assert {
        "overlapping": (378.0, 746.0, 748.0),
        "prorated": (4.0 + 2, 5.0 + 2, 6.0 + 2),
        "inside": (None, None, None),
    } == _killed(found)


def test_shares_are_shares() -> None:
    """
    A share above 1 and a window that ends before it begins are refused.
    """
    with pytest.raises(ValueError, match="a share is from 0 to 1"):
        SharesGiven("x", {"a": 1.5})
    with pytest.raises(ValueError, match="before the first"):
        Asked(date(2016, 1, 2), date(2016, 1, 1))


_figures = st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=3, max_size=3)
_row = st.tuples(
    st.sampled_from("abcd"),
    st.integers(1, 28),
    st.integers(0, 40),
    st.sampled_from(["Aleppo", "Syria", "Homs", ""]),
    _figures,
)


def _table(rows: list[tuple[str, int, int, str, list[int | None]]]) -> TollRows:
    first = [date(2016, 4, row[1]) for row in rows]
    columns: dict[str, list[object]] = {
        "id": [row[0] for row in rows],
        "first_on": list(first),
        "last_on": [
            date.fromordinal(d.toordinal() + r[2]) for d, r in zip(first, rows, strict=True)
        ],
        "place": [row[3] for row in rows],
        **{
            f"killed_{bound}": [row[4][place] for row in rows]
            for place, bound in enumerate(("low", "best", "high"))
        },
    }
    return read_toll_rows(columns)[0]


@given(st.lists(_row, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    rows: list[tuple[str, int, int, str, list[int | None]]], chance: object
) -> None:
    """
    The same rows in another order give the same toll, to the last digit.
    """
    other = list(rows)
    chance.shuffle(other)  # type: ignore[attr-defined]
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, NamedPlaces(("Aleppo",), ("Syria",)))

    assert toll_view(toll(_table(rows), asked)) == toll_view(toll(_table(other), asked))


@given(st.lists(_row, max_size=8))
def test_inside_is_least_and_overlapping_most(
    rows: list[tuple[str, int, int, str, list[int | None]]],
) -> None:
    """
    Inside <= prorated <= overlapping, and low <= best <= high where all incidents give all.
    """
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, NamedPlaces(("Aleppo",), ("Syria",)))
    found = toll(_table(rows), asked)
    best = [found.people[way]["killed"].best or 0.0 for way in (Way.INSIDE, *Way)]

    assert best[0] <= best[2] + 1e-9
    assert best[2] <= best[1] + 1e-9
    for way in Way:
        total = found.people[way]["killed"]
        if not total.silent and None not in (total.low, total.high):
            given_all = [total.low or 0.0, total.best or 0.0, total.high or 0.0]
            assert all(np.diff(given_all) >= -1e-9)


@given(st.lists(_row, max_size=8))
def test_a_row_told_twice_changes_no_figure(
    rows: list[tuple[str, int, int, str, list[int | None]]],
) -> None:
    """
    The whole table given twice has the people of the table given once.
    """
    once, twice = toll(_table(rows), FORTNIGHT), toll(_table([*rows, *rows]), FORTNIGHT)

    assert toll_view(once)["people"] == toll_view(twice)["people"]


def test_the_view_keeps_the_definition_beside_the_number() -> None:
    """
    The JSON view has days, place and pairs with the three totals, and can be written.
    """
    view = toll_view(toll(rows_of(THREE), FORTNIGHT))

    assert {
        "first_on": "2016-04-22",
        "last_on": "2016-05-04",
        "where": {"kind": "everywhere"},
        "pairs": "all",
    } == view["definition"]
    assert {"low": 23, "best": 38, "high": 40, "incidents": 1.5, "silent": 0} == view["people"][
        "prorated"
    ]["killed"]
    assert view == json.loads(json.dumps(view, allow_nan=False))


@needs_syria
def test_the_whole_of_syria() -> None:
    """
    16,566 rows have 112,337 dead by the best figures; 1,982 rows are two and two.
    """
    found = toll(syria(), Asked(date(2016, 1, 1), date(2019, 12, 31)))

    assert 16_566 == found.incidents
    assert 112_337.0 == found.people[Way.INSIDE]["killed"].best
    assert Portion(1982, 7928.0, 7928.0) == found.conventions[Convention.TWO_AND_TWO]


@needs_syria
def test_year_long_rows_do_not_move_january() -> None:
    """
    Six rows of the whole of 2016 stand in January's overlapping toll only, and by 31/366.
    """
    rows = syria()
    lasts = rows.last - rows.first + 1
    year = (lasts == 366) & (rows.first == 16_801)
    keep = {"id": [each for each, is_year in zip(rows.texts["id"], year, strict=True) if is_year]}
    january = Asked(date(2016, 1, 1), date(2016, 1, 31))
    without = SharesGiven(
        "without", dict.fromkeys(rows.texts["id"], 1.0) | dict.fromkeys(keep["id"], 0.0)
    )
    whole = _killed(toll(rows, january))
    least = _killed(toll(rows, Asked(january.first_on, january.last_on, without)))

    assert (6, 16_517.0) == (int(year.sum()), float(rows.figures["killed_best"][year].sum()))
    assert (19_358.0, 2_794.0) == (whole["overlapping"][1], whole["inside"][1])
    assert least["inside"] == whole["inside"]
    assert 16_517.0 == (whole["overlapping"][1] or 0) - (least["overlapping"][1] or 0)
    prorated = (whole["prorated"][1] or 0) - (least["prorated"][1] or 0)
    assert 16_517 * 31 / 366 == pytest.approx(prorated)


@needs_syria
@pytest.mark.parametrize(
    ("where", "overlapping", "prorated", "inside"),
    [
        (NamedPlaces(("Aleppo town",)), 424, 304.1, 279),
        (DiscAsked(37.16, 36.2, 15), 459, 329.5, 290),
    ],
)
def test_the_thirteen_days_of_aleppo(
    where: NamedPlaces | DiscAsked, overlapping: int, prorated: float, inside: int
) -> None:
    """
    22 April to 4 May 2016: what the town's name gives, and what 15 km around it give.
    """
    asked = Asked(FORTNIGHT.first_on, FORTNIGHT.last_on, where)
    view = toll_view(toll(syria(), asked))["people"]

    assert [overlapping, prorated, inside] == [view[way.value]["killed"]["best"] for way in Way]
