"""
Time wording: what people write for instants, days and lengths of time, and what it can mean.

Words that have two meanings keep both, named; nothing is settled here. ``24:00 on D`` is the end
of the day D; ``midnight on D`` may be its start or its end; ``sometime on D`` is anything from its
first instant to its last. An hour without a zone means nothing until the document names its zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ONE_WAY = ("stated",)
"""Ways of wording that can be understood in one way only."""

STRIKES_TWICE = ("first time", "second time")
"""Ways of an hour that strikes twice because the clocks go back."""

_DATE = r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
_OFFSET = r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?"
_STAMP = re.compile(rf"{_DATE}[T ]{_CLOCK} ?{_OFFSET}")
_CLOCK_ON = re.compile(rf"{_CLOCK} on {_DATE} ?{_OFFSET}")
_SOME_TIME_ON = re.compile(rf"(?P<word>midnight|sometime) on {_DATE} ?{_OFFSET}")
_WAYS_OF = {
    "midnight": ("start of the day", "end of the day"),
    "sometime": ("first instant of the day", "last instant of the day"),
}
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of which times are read."""

_FURTHEST_OFFSET = timedelta(hours=14)


class TimeTrouble(StrEnum):
    """Why words cannot be read as a time; the value names the message."""

    NOT_UNDERSTOOD = "not_understood"
    NO_ZONE = "no_zone"
    NO_SUCH_TIME = "no_such_time"
    SKIPPED_HOUR = "skipped_hour"


@dataclass(frozen=True, slots=True)
class Stated:
    """
    A point in time as it was stated, with every instant that the words can mean.

    Attributes:
        words: The wording as written in the file.
        instants: Aware instants, one for each way of reading the words, in order; empty when open.
        ways: A short name for each way of reading, in the same order; one unnamed way is
            ``stated``.
        is_open: Whether an open end was stated (which is not the same as silence).
    """

    words: str
    instants: tuple[datetime, ...]
    ways: tuple[str, ...] = ONE_WAY
    is_open: bool = False


def read_zone(words: str) -> tzinfo | None:
    """
    Return the zone of a name such as ``Asia/Damascus``, or of an offset such as ``+03:00``.

    The rules of a named zone come from the system's or the package's IANA tables.
    """
    if re.fullmatch(r"Z|[+-][0-9]{2}:[0-9]{2}", words):
        return _offset_of(words)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]{1,59}", words):
        return None
    try:
        return ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=256)
def day_bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the first instant of *day* in *zone* and the first instant after it, in UTC."""
    first = datetime(day.year, day.month, day.day, tzinfo=zone)
    after = day + timedelta(days=1)
    return first.astimezone(UTC), datetime(
        after.year, after.month, after.day, tzinfo=zone
    ).astimezone(UTC)


def read_instant(words: str, zone: tzinfo | None = None) -> Stated | TimeTrouble:
    """
    Return what *words* can mean as a point in time, or why they mean none.

    Args:
        words: ``2016-05-05T01:00+03:00``, ``2016-05-11T24:00Z``, ``24:00 on 2016-05-11``,
            ``midnight on 2016-05-06``, ``sometime on 2016-05-04`` or ``open``.
        zone: Zone of the document, for words that carry no offset.

    Returns:
        Instants in UTC. An hour that strikes twice when the clocks go back has two ways,
        ``first time`` and ``second time``.
    """
    if words == "open":
        return Stated(words, (), (), is_open=True)
    found = _STAMP.fullmatch(words) or _CLOCK_ON.fullmatch(words) or _SOME_TIME_ON.fullmatch(words)
    if found is None:
        return TimeTrouble.NOT_UNDERSTOOD
    day = _day_of(found["date"])
    where = _offset_of(found["offset"]) if found["offset"] else zone
    if day is None or (found["offset"] and where is None):
        return TimeTrouble.NO_SUCH_TIME
    if where is None:
        return TimeTrouble.NO_ZONE
    word = found.groupdict().get("word")
    if word:
        return Stated(words, day_bounds(day, where), _WAYS_OF[word])
    return _at_clock(words, day, where, found)


def instants_at(
    day: date, clock: tuple[int, int, int], zone: tzinfo
) -> tuple[datetime, ...] | TimeTrouble:
    """
    Return the instants at which a clock in *zone* shows an hour of *day*, in UTC.

    Args:
        day: Day of the zone.
        clock: Hour, minute and second; 24:00:00 is the end of the day.
        zone: Zone of the clock.

    Returns:
        One instant; two where the hour strikes twice because the clocks go back; or why there is
        none.
    """
    hour, minute, second = clock
    if clock == (24, 0, 0):
        return (day_bounds(day, zone)[1],)
    if hour > 23 or minute > 59 or second > 59:
        return TimeTrouble.NO_SUCH_TIME
    shown = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    first = shown.astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) != shown.replace(tzinfo=None):
        return TimeTrouble.SKIPPED_HOUR
    again = shown.replace(fold=1).astimezone(UTC)
    return (first,) if again == first else (first, again)


def _at_clock(words: str, day: date, zone: tzinfo, found: re.Match[str]) -> Stated | TimeTrouble:
    """Return the instant at which a clock in *zone* shows the hour found."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    instants = instants_at(day, (hour, minute, second), zone)
    if isinstance(instants, TimeTrouble):
        return instants
    return Stated(words, instants, ONE_WAY if len(instants) == 1 else STRIKES_TWICE)


def _day_of(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _offset_of(words: str) -> tzinfo | None:
    """Return the fixed zone of ``Z`` or ``+03:00``; none lies further than 14 hours from UTC."""
    if words == "Z":
        return UTC
    length = timedelta(hours=int(words[1:3]), minutes=int(words[4:6]))
    if length > _FURTHEST_OFFSET or int(words[4:6]) > 59:
        return None
    return timezone(-length if words[0] == "-" else length)
