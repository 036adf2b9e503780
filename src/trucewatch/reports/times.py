"""
Times in a cell: an instant, an hour that can mean two, a day or a month, as an interval.

A day is a day of the zone that the mapping names. An hour without an offset is an hour of that
zone, and one that the clocks skipped does not exist. Two meanings of one wording are both kept:
the interval holds them and a doubt says so (bad-inputs 3 to 15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from trucewatch.definitions.number_wording import western_digits
from trucewatch.definitions.problems import Code
from trucewatch.definitions.time_wording import (
    FIRST_YEAR,
    LAST_YEAR,
    Stated,
    TimeTrouble,
    day_bounds,
    read_instant,
)
from trucewatch.reports import codes
from trucewatch.reports.mapping import EXCEL_SERIAL, ISO
from trucewatch.reports.rows import RowFault

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_OTHER_YEAR = re.compile(r"1[34][0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?(?:[T ].*)?")
_FRACTION = re.compile(r"(?<=:[0-9]{2})\.0+(?=$|[Z+-])")
_PRECISE = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}){2}[T ][0-9:]{8}\.[0-9]{1,6}(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_ENDS_DAY = re.compile(
    r"(?:(?P<day>[0-9-]{10})[T ]24:00(?::00)?|24:00(?::00)? on (?P<on>[0-9-]{10}))"
    r" ?(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]{1,12})?")
_SERIAL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_ONE_CLOCK_SECOND = timedelta(seconds=1)

_FAULT_OF = {
    TimeTrouble.NOT_UNDERSTOOD: codes.TIME_NOT_UNDERSTOOD,
    TimeTrouble.NO_ZONE: codes.NO_ZONE,
    TimeTrouble.NO_SUCH_TIME: codes.NO_SUCH_TIME,
    TimeTrouble.SKIPPED_HOUR: codes.NO_SUCH_TIME,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """
    What a cell says of time.

    Attributes:
        earliest_at: First instant that it can mean.
        latest_at: First instant that it can not; equal to *earliest_at* where it is known.
        doubts: What to beware of.
    """

    earliest_at: datetime
    latest_at: datetime
    doubts: tuple[Code, ...] = ()


def read_time(cell: str, times: str, zone: tzinfo | None) -> Interval | RowFault:
    """
    Read a time as the mapping declares it.

    Args:
        cell: What stands there, not blank.
        times: `ISO`, `EXCEL_SERIAL` or a pattern of the mapping.
        zone: Zone of days and of hours without an offset.
    """
    text = western_digits(cell.strip())
    digits = () if text == cell.strip() else (codes.OTHER_DIGITS,)
    read = _in_calendar(text, times, zone)
    if isinstance(read, Code):
        values = {"written": cell[:80], "times": times}
        return RowFault(read, "", cell[:80], values)
    return Interval(read.earliest_at, read.latest_at, (*read.doubts, *digits))


def _in_calendar(text: str, times: str, zone: tzinfo | None) -> Interval | Code:
    # Outside these years zones have no rules, and the calendar of the machine has ends.
    try:
        read = _as_declared(text, times, zone)
    except OverflowError:
        return codes.NO_SUCH_TIME
    if isinstance(read, Interval) and not FIRST_YEAR <= read.earliest_at.year <= LAST_YEAR:
        return codes.NO_SUCH_TIME
    return read


def _as_declared(text: str, times: str, zone: tzinfo | None) -> Interval | Code:
    if times == ISO:
        return _iso(_FRACTION.sub("", text), zone)
    if times == EXCEL_SERIAL:
        return _serial(text, zone)
    return _patterned(text, times, zone)


def _iso(text: str, zone: tzinfo | None) -> Interval | Code:
    if _OTHER_YEAR.fullmatch(text):
        return codes.OTHER_CALENDAR
    if _DAY.fullmatch(text) or _MONTH.fullmatch(text):
        return _days(text, zone)
    if _PRECISE.fullmatch(text):
        return _precise(text)
    stated = read_instant(text, zone)
    if isinstance(stated, TimeTrouble):
        return _FAULT_OF[stated]
    if not stated.instants:
        return codes.TIME_NOT_UNDERSTOOD
    ends_day = _ENDS_DAY.fullmatch(text)
    return _either_end(ends_day, zone) if ends_day else _stated(stated)


def _either_end(found: re.Match[str], zone: tzinfo | None) -> Interval | Code:
    # Whoever writes "until 24:00 on the 6th" can mean the start of that day as well.
    day = found["day"] or found["on"]
    stated = read_instant(f"midnight on {day}{found['offset'] or ''}", zone)
    if isinstance(stated, TimeTrouble):
        return _FAULT_OF[stated]
    start, end = stated.instants
    return Interval(start, end + _TICK, (codes.DAY_ENDS_OR_BEGINS,))


def _precise(text: str) -> Interval | Code:
    try:
        instant = datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return codes.NO_SUCH_TIME
    return Interval(instant, instant)


def _stated(stated: Stated) -> Interval:
    first, last = stated.instants[0], stated.instants[-1]
    if len(stated.instants) == 1:
        return Interval(first, first)
    if stated.words.startswith("sometime"):
        return Interval(first, last)
    struck_twice = stated.ways[0] == "first time"
    doubt = codes.HOUR_STRUCK_TWICE if struck_twice else codes.DAY_ENDS_OR_BEGINS
    return Interval(first, last + _TICK, (doubt,))


def _days(text: str, zone: tzinfo | None) -> Interval | Code:
    try:
        first = date.fromisoformat(text if _DAY.fullmatch(text) else f"{text}-01")
    except ValueError:
        return codes.NO_SUCH_TIME
    if zone is None:
        return codes.NO_ZONE
    last = first
    if not _DAY.fullmatch(text):
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Interval(day_bounds(first, zone)[0], day_bounds(last, zone)[1])


def _serial(text: str, zone: tzinfo | None) -> Interval | Code:
    if not _SERIAL.fullmatch(text):
        return codes.TIME_NOT_UNDERSTOOD
    clock = _SERIAL_ZERO + timedelta(days=float(text))
    # Serial numbers are fractions of days and miss the second by rounding.
    clock = (clock + _ONE_CLOCK_SECOND / 2).replace(microsecond=0, tzinfo=None)
    if "." not in text:
        return _days(clock.date().isoformat(), zone)
    return _iso(clock.isoformat(), zone)


def _patterned(text: str, pattern: str, zone: tzinfo | None) -> Interval | Code:
    try:
        clock = datetime.strptime(text, pattern)  # noqa: DTZ007
    except ValueError:
        return codes.TIME_NOT_UNDERSTOOD
    if clock.tzinfo is not None:
        return Interval(clock.astimezone(UTC), clock.astimezone(UTC))
    if "%H" not in pattern:
        return _days(clock.date().isoformat(), zone)
    return _iso(clock.isoformat(), zone)
