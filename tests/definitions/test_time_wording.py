"""Time wording: what people write for instants and lengths, and all that it can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.instants import written
from trucewatch.definitions.length_wording import read_length, written_length
from trucewatch.definitions.time_wording import (
    Stated,
    TimeTrouble,
    day_bounds,
    read_instant,
    read_zone,
)

DAMASCUS = read_zone("Asia/Damascus")


def meant(words: str, zone: str = "Asia/Damascus") -> list[tuple[str, str | None]]:
    """Return every way of reading *words*, with its instant."""
    found = read_instant(words, read_zone(zone) if zone else None)
    assert isinstance(found, Stated), found
    return list(zip(found.ways, map(written, found.instants), strict=True))


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2016-05-05T01:00+03:00", "2016-05-04T22:00:00Z"),
        ("2016-05-05 01:00 +03:00", "2016-05-04T22:00:00Z"),
        ("2016-05-05T01:00:30Z", "2016-05-05T01:00:30Z"),
        ("2016-05-05T01:00-05:30", "2016-05-05T06:30:00Z"),
        ("2016-05-05T01:00", "2016-05-04T22:00:00Z"),
        ("2016-05-11T24:00+03:00", "2016-05-11T21:00:00Z"),
        ("2016-05-11T24:00:00+03:00", "2016-05-11T21:00:00Z"),
        ("24:00 on 2016-05-11", "2016-05-11T21:00:00Z"),
        ("00:01 on 2016-05-05", "2016-05-04T21:01:00Z"),
        ("00:01 on 2016-05-05 Z", "2016-05-05T00:01:00Z"),
        ("2016-03-24T23:30", "2016-03-24T21:30:00Z"),
        ("2016-03-25T01:00", "2016-03-24T22:00:00Z"),
        ("24:00 on 2016-03-24", "2016-03-24T22:00:00Z"),
        ("24:00 on 2016-10-27", "2016-10-27T22:00:00Z"),
    ],
)
def test_words_with_one_meaning(words: str, instant: str) -> None:
    """
    An offset, or the document's zone, makes an instant; 24:00 on D is the end of D.
    """
    assert [("stated", instant)] == meant(words)


@pytest.mark.parametrize(
    ("words", "zone", "expected"),
    [
        (
            "midnight on 2016-05-06",
            "Asia/Damascus",
            [
                ("start of the day", "2016-05-05T21:00:00Z"),
                ("end of the day", "2016-05-06T21:00:00Z"),
            ],
        ),
        (
            "midnight on 2016-05-04 +04:00",
            "",
            [
                ("start of the day", "2016-05-03T20:00:00Z"),
                ("end of the day", "2016-05-04T20:00:00Z"),
            ],
        ),
        (
            "sometime on 2016-03-25",
            "Asia/Damascus",
            [
                ("first instant of the day", "2016-03-24T22:00:00Z"),
                ("last instant of the day", "2016-03-25T21:00:00Z"),
            ],
        ),
        (
            "2016-10-27T23:30",
            "Asia/Damascus",
            [("first time", "2016-10-27T20:30:00Z"), ("second time", "2016-10-27T21:30:00Z")],
        ),
    ],
)
def test_words_with_two_meanings_keep_both(
    words: str, zone: str, expected: list[tuple[str, str]]
) -> None:
    """
    Midnight, an unknown hour, and an hour that strikes twice are never settled here.
    """
    assert expected == meant(words, zone)


def test_an_open_end_is_a_statement() -> None:
    """
    "Open" has no instant, and is not silence.
    """
    assert Stated("open", (), (), is_open=True) == read_instant("open")


@pytest.mark.parametrize(
    ("words", "zone", "trouble"),
    [
        ("2016-05-05T01:00", "", TimeTrouble.NO_ZONE),
        ("midnight on 2016-05-06", "", TimeTrouble.NO_ZONE),
        ("2016-02-30T01:00Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T24:01Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T24:00:01Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T01:60Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T01:00:60Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T01:00+15:00", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-05-05T01:00+03:60", "", TimeTrouble.NO_SUCH_TIME),
        ("0001-01-01T00:00+03:00", "", TimeTrouble.NO_SUCH_TIME),
        ("9999-12-31T24:00Z", "", TimeTrouble.NO_SUCH_TIME),
        ("2016-03-25T00:30", "Asia/Damascus", TimeTrouble.SKIPPED_HOUR),
        ("2016-05-06", "Asia/Damascus", TimeTrouble.NOT_UNDERSTOOD),
        ("22:00:00", "Asia/Damascus", TimeTrouble.NOT_UNDERSTOOD),
        ("06/05/2016 01:00", "Asia/Damascus", TimeTrouble.NOT_UNDERSTOOD),
        ("٢٠١٦-٠٥-٠٥T01:00Z", "", TimeTrouble.NOT_UNDERSTOOD),
        ("Friday", "Asia/Damascus", TimeTrouble.NOT_UNDERSTOOD),
        ("2016-05-05T01:00+0300", "", TimeTrouble.NOT_UNDERSTOOD),
        ("Open", "", TimeTrouble.NOT_UNDERSTOOD),
        ("", "", TimeTrouble.NOT_UNDERSTOOD),
    ],
)
def test_words_that_mean_no_instant(words: str, zone: str, trouble: TimeTrouble) -> None:
    """
    What is ambiguous without a zone, impossible, or not understood is refused, each by its name.
    """
    assert trouble is read_instant(words, read_zone(zone) if zone else None)


@pytest.mark.parametrize(
    ("words", "offset"),
    [("Z", 0), ("+03:00", 3), ("-05:00", -5), ("UTC", 0), ("Asia/Damascus", 3)],
)
def test_zones_by_name_and_by_offset(words: str, offset: int) -> None:
    """
    A zone is a name of the IANA tables or an offset.
    """
    zone = read_zone(words)
    assert zone is not None

    assert timedelta(hours=offset) == zone.utcoffset(datetime(2016, 5, 5))  # noqa: DTZ001


@pytest.mark.parametrize(
    "words", ["Asia/Aleppo", "Asia", "../etc/passwd", "+3", "+15:00", "", "a", "/Asia/Damascus"]
)
def test_zones_that_do_not_exist(words: str) -> None:
    """
    A zone that no table has is none, whatever it looks like.
    """
    assert None is read_zone(words)


def test_a_day_may_have_23_or_25_hours() -> None:
    """
    The bounds of a day follow the clocks of its place.
    """
    assert DAMASCUS is not None
    short = day_bounds(date(2016, 3, 25), DAMASCUS)
    long = day_bounds(date(2016, 10, 27), DAMASCUS)

    assert (23, 25) == tuple((b - a) / timedelta(hours=1) for a, b in (short, long))


@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_a_written_instant_is_read_back(moment: datetime, minutes: int) -> None:
    """
    An instant written with any offset is the same instant.
    """
    zone = timezone(timedelta(minutes=minutes))
    aware = moment.replace(microsecond=0, tzinfo=zone)
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    found = read_instant(f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{hours:02}:{rest:02}")
    assert isinstance(found, Stated)

    assert (aware.astimezone(UTC),) == found.instants


@given(st.dates(date(1900, 1, 2), date(2199, 12, 30)), st.sampled_from(["Asia/Damascus", "Z"]))
def test_midnights_meet(day: date, zone: str) -> None:
    """
    The end of a day is the start of the next one.
    """
    after = day + timedelta(days=1)

    assert meant(f"midnight on {day}", zone)[1][1] == meant(f"midnight on {after}", zone)[0][1]
    assert meant(f"midnight on {day}", zone)[1][1] == meant(f"24:00 on {day}", zone)[0][1]


@given(st.text(max_size=30))
def test_no_words_crash_the_reading_of_time(words: str) -> None:
    """
    Any words are an instant, a length, a zone, or refused.
    """
    assert isinstance(read_instant(words, UTC), (Stated, TimeTrouble))
    read_length(words)
    read_zone(words)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("48h", 48),
        ("48 h", 48),
        ("72 hours", 72),
        ("1 hour", 1),
        ("an hour", 1),
        ("2 days", 48),
        ("two days", 48),
        ("two weeks", 336),
        ("a week", 168),
        ("seventy-two hours", 72),
        ("48-hour", 48),
        ("2d", 48),
        ("90 minutes", 1.5),
        ("30min", 0.5),
        ("PT48H", 48),
        ("P2D", 48),
        ("P1W", 168),
        ("P1DT12H30M", 36.5),
    ],
)
def test_lengths(words: str, hours: float) -> None:
    """
    A day is 24 hours and a week seven days.
    """
    assert timedelta(hours=hours) == read_length(words)


@pytest.mark.parametrize(
    "words",
    ["0h", "PT0H", "P", "PT", "-2 days", "one month", "P1M", "1.5h", "48", "hours", "several days",
     "999999 days", "٤٨h", "48H", ""],
)  # fmt: skip
def test_what_is_no_length(words: str) -> None:
    """
    Nothing, fractions, months and words without a number are refused.
    """
    assert None is read_length(words)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=48), "48 h"),
        (timedelta(hours=24, minutes=59), "24 h 59 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(seconds=61), "1 min 1 s"),
        (timedelta(0), "0 h"),
    ],
)
def test_lengths_are_written_in_hours(length: timedelta, words: str) -> None:
    """
    Hours, and minutes if there are any; never days, which clocks make longer and shorter.
    """
    assert words == written_length(length)
