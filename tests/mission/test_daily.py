"""Daily rates: no day is made up, and none is lost."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import at_point, batch_of, instant, story
from tests.findings.builders import given as weights
from tests.findings.reference_facts import Incident, Story
from trucewatch.definitions.acts import Form
from trucewatch.definitions.instants import from_micros
from trucewatch.mission.daily import DAILY, TALLIES, daily, joined, tally
from trucewatch.mission.day_ranges import day_ranges, days_of

ZONE = "Asia/Damascus"
HERE = at_point({"city": (37.0, 37.3)}, 37.1)
FLAT = pa.schema([DAILY.field("regime"), DAILY.field("outcome")])


def told(*intervals: tuple[str, str], number: int = 1) -> Incident:
    """Return an act that lies in one of *intervals*."""
    share = 1.0 / len(intervals)
    stories = tuple(story(each, HERE, weights(X=1.0), weight=(share, share)) for each in intervals)
    return Incident(str(number), Form.INSTANT, stories)


def found(*rows: tuple[str, str, str]) -> pa.RecordBatch:
    """Return the columns of findings that are counted: incident, regime and outcome."""
    return pa.RecordBatch.from_pylist(
        [{"incident": i, "act": 1, "regime": r, "outcome": o} for i, r, o in rows],
        schema=pa.schema(
            [("incident", pa.string()), ("act", pa.int32()), *((f.name, f.type) for f in FLAT)]
        ),
    )


def rates(incidents: list[Incident], findings: pa.RecordBatch) -> list[tuple[str, int, int]]:
    """Return day, surely and possibly of every row of the daily rates."""
    table = daily(joined([tally(findings, batch_of(incidents), ZONE)]), ZONE)
    return [(str(row["on"]), row["surely"], row["possibly"]) for row in table.to_pylist()]


def test_a_known_instant_counts_on_the_day_of_the_case() -> None:
    """
    At 22:00 UTC in May it is one o'clock of the next day in Damascus.
    """
    known = told(("2016-05-04T22:00Z", "2016-05-04T22:00Z"))

    assert [("2016-05-05", 1, 1)] == rates([known], found(("1", "calm", "no_breach")))


def test_an_act_of_one_of_three_days_is_surely_on_none() -> None:
    """
    What happened some time from the 5th to the 7th is possibly on each and surely on none.
    """
    open_day = told(("2016-05-04T21:00Z", "2016-05-07T21:00Z"))

    assert [("2016-05-05", 0, 1), ("2016-05-06", 0, 1), ("2016-05-07", 0, 1)] == rates(
        [open_day], found(("1", "calm", "no_breach"))
    )


def test_a_night_across_midnight_lies_on_two_days() -> None:
    """
    A night belongs to both of its days, and a whole day surely to that day.
    """
    night = told(("2016-05-04T18:00Z", "2016-05-05T03:00Z"))
    day = told(("2016-05-04T21:00Z", "2016-05-05T21:00Z"), number=2)
    rows = found(("1", "calm", "no_breach"), ("2", "calm", "no_breach"))

    assert [("2016-05-04", 0, 1), ("2016-05-05", 1, 2)] == rates([night, day], rows)


def test_days_between_two_stories_are_not_possible() -> None:
    """
    An act of the 5th or of the 9th is not on the days between; days that meet are one range.
    """
    told_twice = told(
        ("2016-05-05T10:00Z", "2016-05-05T10:00Z"),
        ("2016-05-06T10:00Z", "2016-05-06T10:00Z"),
        ("2016-05-09T10:00Z", "2016-05-09T10:00Z"),
    )

    assert [("2016-05-05", 0, 1), ("2016-05-06", 0, 1), ("2016-05-09", 0, 1)] == rates(
        [told_twice], found(("1", "calm", "no_breach"))
    )


def test_a_story_that_cannot_be_true_has_no_day() -> None:
    """
    A story of no weight adds no possible day, so that the other's day is sure.
    """
    untrue: Story = story(("2016-05-09T10:00Z",) * 2, HERE, weights(X=1.0), weight=(0.0, 0.0))
    true = story(("2016-05-05T10:00Z",) * 2, HERE, weights(X=1.0))
    incident = Incident("1", Form.INSTANT, (untrue, true))

    assert [("2016-05-05", 1, 1)] == rates([incident], found(("1", "calm", "no_breach")))


def test_regimes_and_outcomes_are_counted_apart() -> None:
    """
    One act counts once under each regime, with the outcome that it has there.
    """
    known = told(("2016-05-05T10:00Z", "2016-05-05T10:00Z"))
    rows = found(("1", "calm", "no_breach"), ("1", "pause", "exempt"), ("1", "(some)", "exempt"))
    table = daily(joined([tally(rows, batch_of([known]), ZONE)]), ZONE)

    assert [("(some)", "exempt"), ("calm", "no_breach"), ("pause", "exempt")] == [
        (row["regime"], row["outcome"]) for row in table.to_pylist()
    ]
    assert {ZONE} == set(table["zone"].to_pylist())


def test_nothing_found_gives_empty_tables() -> None:
    """
    Without findings there is no tally and no rate, and the columns are there all the same.
    """
    nothing = tally(found(), batch_of([]), ZONE)

    assert (TALLIES, 0) == (nothing.schema, nothing.num_rows)
    assert (TALLIES, 0) == (joined([]).schema, joined([]).num_rows)
    assert (DAILY, 0) == (daily(nothing, ZONE).schema, daily(nothing, ZONE).num_rows)


instants = st.integers(instant("1990-01-01T00:00+00:00"), instant("2030-01-01T00:00+00:00"))


@given(st.lists(instants, min_size=1, max_size=40), st.sampled_from([ZONE, "Africa/Cairo", "UTC"]))
def test_the_day_of_an_instant_is_that_of_the_calendar(times: list[int], zone: str) -> None:
    """
    Days agree with the standard library's calendar, hours of summer and skipped midnights too.
    """
    by_calendar = [
        (from_micros(each) or datetime.now(UTC)).astimezone(ZoneInfo(zone)).date()
        for each in times
    ]

    counted = days_of(np.array(times, dtype=np.int64), zone)
    assert by_calendar == [date(1970, 1, 1) + timedelta(days=int(each)) for each in counted]


@pytest.mark.parametrize(("at", "day"), [(-(2**62), date(1, 1, 1)), (2**62, date(9998, 12, 31))])
def test_an_open_end_of_time_has_the_calendar_s_last_day(at: int, day: date) -> None:
    """
    What nobody bounds lies on the first or the last day that can be written.
    """
    (counted,) = days_of(np.array([at], dtype=np.int64), "UTC")

    assert day == date(1970, 1, 1) + timedelta(days=int(counted))


intervals = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 100)), min_size=1, max_size=4)


@given(st.lists(intervals, max_size=6), st.data())
def test_rates_add_up_act_by_act(acts: list[list[tuple[int, int]]], draw: st.DataObject) -> None:
    """
    Counted by columns or act by act and day by day, the rates are the same, wherever cut.
    """
    base, hour = instant("2016-03-20T00:00+00:00"), 3_600_000_000
    incidents, possibly, surely = [], Counter[date](), Counter[date]()
    for number, each in enumerate(acts):
        spans = [(base + 3 * hour * a, base + 3 * hour * (a + b)) for a, b in each]
        stories = tuple(story(s, HERE, weights(X=1.0), weight=(0.1, 0.1)) for s in spans)
        incidents.append(Incident(str(number), Form.INSTANT, stories))
        days = {day for span in spans for day in calendar_days(*span)}
        possibly.update(days)
        surely.update(days if len(days) == 1 else ())
    rows = [(str(number), "calm", "exempt") for number in range(len(acts))]
    cut = draw.draw(st.integers(0, len(acts)))
    parts = [
        tally(found(*rows[part]), batch_of(incidents[part]), ZONE)
        for part in (slice(None, cut), slice(cut, None))
    ]

    expected = [(day, surely[day], number) for day, number in sorted(possibly.items())]
    table = daily(joined(parts), ZONE).to_pylist()
    assert expected == [(row["on"], row["surely"], row["possibly"]) for row in table]


def calendar_days(first: int, last: int) -> set[date]:
    """Return the days of Damascus that an interval touches; its end does not belong to it."""
    inside = [first, *range(first, last, 3_600_000_000), *([last - 1] if last > first else [])]
    times = [from_micros(each) for each in inside]
    return {each.astimezone(ZoneInfo(ZONE)).date() for each in times if each is not None}


def test_ranges_of_one_act_never_reach_into_the_next() -> None:
    """
    A wide act before a narrow one does not swallow its day.
    """
    wide = told(("2000-01-01T00:00Z", "2030-01-01T00:00Z"))
    narrow = told(("2016-05-05T10:00Z", "2016-05-05T10:00Z"), number=2)
    ranges = day_ranges(batch_of([wide, narrow]), ZONE)

    assert [0, 1] == list(ranges.act)
    assert [False, True] == list(ranges.surely)
