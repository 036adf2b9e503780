"""
Date-time groups: how patrols write an instant, "042200ZMAY16" or "042200C MAY 2016".

Two figures of the day, four of the hour, a letter for the zone (Z is UTC, A to M lie east of it,
N to Y west, J is the place's own), the month and the year.
"""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

from trucewatch.definitions.wording.nodes import (
    CalendarDate,
    Clock,
    Day,
    Moment,
    ZoneWords,
)
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_EAST = "ABCDEFGHIKLM"
_WEST = "NOPQRSTUVWXY"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEST_SHORT_YEAR = 70


def date_time_group_at(block: Block, at: int) -> Moment | None:
    """Return the date-time group that starts with token *at*."""
    t = block.tokens
    letters = t[at + 1].key
    if t[at].digits != 6 or t[at + 1].gap or not letters.isascii() or not letters[:1].isalpha():
        return None
    month, after = _month(block, at + 1)
    zone = _zone(letters[0].upper())
    year = t[after].number if month else -1
    if zone is None or t[after].digits not in (2, 4):
        return None
    if t[after].digits == 2:
        year += 2000 if year < _LATEST_SHORT_YEAR else 1900
    day, clock = divmod(t[at].number, 10_000)
    hour, minute = divmod(clock, 100)
    if not 0 < day <= 31 or hour > 23 or minute > 59:
        return None
    whole = (at, after + 1)
    return Moment(
        whole,
        Clock((at, at + 1), hour, minute),
        ZoneWords((at + 1, at + 2), zone),
        Day((at, after + 1), (CalendarDate(year, month, day),)),
    )


def _month(block: Block, at: int) -> tuple[int, int]:
    """Return the month that the letters end with, or that follows them, and the token behind."""
    t = block.tokens
    letters = t[at].key
    if len(letters) == 4 and letters[1:] in _MONTHS:
        return _MONTHS.index(letters[1:]) + 1, at + 1
    following = t[at + 1]
    senses = (Sense.MONTH, Sense.MONTH_WEAK, Sense.MONTH_SHORT)
    month = next((each for each in map(following.number_of, senses) if each), 0)
    return (month, at + 2) if len(letters) == 1 else (0, at + 1)


def _zone(letter: str) -> tuple[timezone, ...] | None:
    """Return the zone of a letter; none for the place's own, ``None`` where it is no zone."""
    if letter == "J":
        return ()
    if letter == "Z":
        return (UTC,)
    hours = _EAST.find(letter) + 1 or -(_WEST.find(letter) + 1)
    return (timezone(timedelta(hours=hours)),) if hours else None
