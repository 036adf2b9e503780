"""
When a row of a table happened: instants, days, months, ends and requests.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.builders import (
    DAMASCUS,
    codes_of,
    csv_mapping,
    flags_of,
    only_row,
    read_cell,
    read_csv,
)
from trucewatch.definitions.instants import written
from trucewatch.reports.mapping import ISO
from trucewatch.reports.rows import RowFault
from trucewatch.reports.times import read_time

ENDS = {
    "latest_at": "until",
    "form": "form",
    "end_earliest_at": "end1",
    "end_latest_at": "end2",
    "requested_at": "asked",
}


def _row(until: str = "", form: str = "", end1: str = "", end2: str = "", asked: str = "") -> Any:
    act = "access_refused" if form == "omission" else "shelling"
    head = "id,at,act,until,form,end1,end2,asked\n"
    return read_csv(
        head + f"1,2016-05-05,{act},{until},{form},{end1},{end2},{asked}\n", csv_mapping(ENDS)
    )


@pytest.mark.parametrize(
    ("cell", "earliest", "latest", "precision"),
    [
        ("2016-05-05T01:00+03:00", "2016-05-04T22:00:00Z", "2016-05-04T22:00:00Z", "instant"),
        ("2016-05-05 01:00:30Z", "2016-05-05T01:00:30Z", "2016-05-05T01:00:30Z", "instant"),
        (
            "2016-05-05T01:00:00.000+03:00",
            "2016-05-04T22:00:00Z",
            "2016-05-04T22:00:00Z",
            "instant",
        ),
        ("2016-05-05T01:00:00.250Z", "2016-05-05T01:00:00.250000Z", None, "instant"),
        ("2016-05-05", "2016-05-04T21:00:00Z", "2016-05-05T21:00:00Z", "day"),
        ("2016-05-05T10:24:00Z", "2016-05-05T10:24:00Z", None, "instant"),
        ("2016-05-05 03:24:00", "2016-05-05T00:24:00Z", None, "instant"),
        ("2016-05", "2016-04-30T21:00:00Z", "2016-05-31T21:00:00Z", "month"),
        ("sometime on 2016-05-05", "2016-05-04T21:00:00Z", "2016-05-05T21:00:00Z", "day"),
    ],
)
def test_times_are_intervals_of_what_they_can_mean(
    cell: str, earliest: str, latest: str | None, precision: str
) -> None:
    """
    An instant is known; a day and a month are all of their instants.
    """
    row = only_row(read_cell("earliest_at", cell))

    assert (earliest, latest or earliest, precision) == (
        written(row["earliest_at"]),
        written(row["latest_at"]),
        row["time_precision"],
    )


@pytest.mark.parametrize(
    ("cell", "times", "code"),
    [
        ("2016-13", ISO, "RPT-213"),
        ("2016-05-05T25:00Z", ISO, "RPT-213"),
        ("2016-05-05T25:00:00.5Z", ISO, "RPT-213"),
        ("open", ISO, "RPT-211"),
        ("2016-05-05", "excel-serial", "RPT-211"),
        ("42495.5.5", "excel-serial", "RPT-211"),
        ("31/02/2016", "%d/%m/%Y", "RPT-211"),
        ("01/01/0001", "%d/%m/%Y", "RPT-213"),
        ("0001-01-01", ISO, "RPT-213"),
        ("9999-12-31", ISO, "RPT-213"),
        ("9999-12", ISO, "RPT-213"),
        ("0001-01-01T00:00:00.5+14:00", ISO, "RPT-213"),
        ("2016-05-05T24:00+15:00", ISO, "RPT-213"),
        ("2016-05-05", "%d/%m/%Y", "RPT-211"),
        ("1437-07-28", ISO, "RPT-216"),
    ],
)
def test_what_a_declared_form_does_not_hold_is_no_time(cell: str, times: str, code: str) -> None:
    """
    A time is read in the declared form, and in no other.
    """
    assert {code} == codes_of(read_cell("earliest_at", cell, times=times))


@pytest.mark.parametrize(
    ("cell", "times", "earliest"),
    [
        ("42495.25", "excel-serial", "2016-05-05T03:00:00Z"),
        ("05.05.2016 01:30:15", "%d.%m.%Y %H:%M:%S", "2016-05-04T22:30:15Z"),
        ("2016-05-05T01:00+0500", "%Y-%m-%dT%H:%M%z", "2016-05-04T20:00:00Z"),
        ("05/05/2016", "%d/%m/%Y", "2016-05-04T21:00:00Z"),
    ],
)
def test_declared_forms_are_read_in_the_zone(cell: str, times: str, earliest: str) -> None:
    """
    Serial numbers and patterns give hours of the mapping's zone, unless an offset is written.
    """
    assert earliest == written(
        only_row(read_cell("earliest_at", cell, times=times))["earliest_at"]
    )


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("2016-05-06T24:00", "2016-05-05T21:00:00Z", "2016-05-06T21:00:00.000001Z"),
        ("24:00 on 2016-05-06 Z", "2016-05-06T00:00:00Z", "2016-05-07T00:00:00.000001Z"),
        ("2016-10-27T24:00", "2016-10-26T21:00:00Z", "2016-10-27T22:00:00.000001Z"),
    ],
)
def test_24_00_can_mean_either_end_of_its_day(cell: str, start: str, end: str) -> None:
    """
    The first and the last instant of the day are both kept, also where a day has 25 hours.
    """
    row = only_row(read_cell("earliest_at", cell))

    assert (start, end) == (written(row["earliest_at"]), written(row["latest_at"]))


def test_a_last_day_is_the_end_of_that_day() -> None:
    """
    From 5 to 7 May holds all of 7 May.
    """
    row = only_row(_row(until="2016-05-07"))

    assert ("2016-05-07T21:00:00Z", "days") == (written(row["latest_at"]), row["time_precision"])


@pytest.mark.parametrize(
    ("end1", "end2", "ends"),
    [
        ("2016-05-06T00:00Z", "", ("2016-05-06T00:00:00Z", "2016-05-06T00:00:00Z")),
        ("", "2016-05-06", ("2016-05-05T21:00:00Z", "2016-05-06T21:00:00Z")),
        ("2016-05-06", "2016-05-07", ("2016-05-05T21:00:00Z", "2016-05-07T21:00:00Z")),
    ],
)
def test_a_lasting_act_ends_within_its_bounds(end1: str, end2: str, ends: tuple[str, str]) -> None:
    """
    One end given stands for both.
    """
    row = only_row(_row(form="lasting", end1=end1, end2=end2))

    assert ends == (written(row["end_earliest_at"]), written(row["end_latest_at"]))


@pytest.mark.parametrize(
    ("end1", "end2"),
    [("2016-05-04", "2016-05-07"), ("2016-05-05", "2016-05-05"), ("", "2016-05-05")],
)
def test_an_end_that_may_come_first_is_kept_apart(end1: str, end2: str) -> None:
    """
    Where the latest beginning follows the earliest end, the two cannot be weighed apart.
    """
    assert {"RPT-217"} == codes_of(_row(form="lasting", end1=end1, end2=end2))


@pytest.mark.parametrize(
    ("end1", "end2"), [("2016-05-07", "2016-05-06"), ("", "2016-05-04"), ("2016-05-03", "")]
)
def test_an_end_before_the_beginning_is_kept_apart(end1: str, end2: str) -> None:
    """
    What ends before it starts did neither.
    """
    assert {"RPT-215"} == codes_of(_row(form="lasting", end1=end1, end2=end2))


def test_an_end_that_is_not_given_is_told() -> None:
    """
    Of a lasting act only the beginning is known; an omission is still going on.
    """
    lasting, omission = _row(form="lasting"), _row(form="omission", asked="2016-05-04")

    assert ({"RPT-328"}, {"RPT-328"}) == (flags_of(lasting), flags_of(omission))
    assert "2016-05-05T21:00:00Z" == written(only_row(lasting)["end_latest_at"])
    assert None is only_row(omission)["end_latest_at"]
    assert "2016-05-03T21:00:00Z" == written(only_row(omission)["requested_at"])


@given(st.datetimes().map(lambda at: at.isoformat()[:16]))
def test_every_hour_is_one_instant_two_or_none(words: str) -> None:
    """
    In a zone with summer time an hour strikes once, twice or never, and the reader says which.
    """
    read = read_time(words, ISO, DAMASCUS)

    assert isinstance(read, RowFault) or read.earliest_at <= read.latest_at


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_a_reason(text: str) -> None:
    """
    No text makes the reader of times fail.
    """
    for times in (ISO, "excel-serial", "%d/%m/%Y %H:%M"):
        assert read_time(text, times, DAMASCUS) is not None
