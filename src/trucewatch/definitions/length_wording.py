"""
Length wording: what people write for a length of time.

A day is 24 hours and a week seven days: announcers count hours, not midnights, so "two days" over
a change of the clocks is still 48 hours. Months and years have no fixed length and are refused.
"""

from __future__ import annotations

import re
from datetime import timedelta

LONGEST = timedelta(days=36_525)
"""A longer time than a hundred years is taken for a slip."""

_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty-four": 24,
    "thirty-six": 36,
    "forty-eight": 48,
    "seventy-two": 72,
}
_UNITS = {
    "minute": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "h": timedelta(hours=1),
    "day": timedelta(days=1),
    "d": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_NUMBER = r"(?P<number>[0-9]{1,6}|[a-z]+(?:-[a-z]+)?)"
_WRITTEN = re.compile(rf"{_NUMBER}(?:[ -]?(?P<unit>minute|min|hour|h|day|d|week)s?)")
_ISO = re.compile(
    r"P(?=.)(?:(?P<weeks>[0-9]{1,4})W)?(?:(?P<days>[0-9]{1,6})D)?"
    r"(?:T(?=.)(?:(?P<hours>[0-9]{1,6})H)?(?:(?P<minutes>[0-9]{1,6})M)?)?"
)


def read_length(words: str) -> timedelta | None:
    """
    Return the length of time that *words* mean, or ``None``.

    Args:
        words: ``48h``, ``72 hours``, ``2 days``, ``two weeks``, ``90 minutes`` or ``PT48H``.

    Returns:
        More than nothing and at most `LONGEST`.
    """
    iso = _ISO.fullmatch(words)
    found = None if iso else _WRITTEN.fullmatch(words)
    if iso:
        length = timedelta(**{unit: int(count) for unit, count in iso.groupdict("0").items()})
    elif found:
        number = found["number"]
        count = int(number) if number.isdigit() else _WORDS.get(number, 0)
        length = count * _UNITS[found["unit"]]
    else:
        return None
    return length if timedelta(0) < length <= LONGEST else None


def written_length(length: timedelta) -> str:
    """Write a length as ``48 h`` or ``24 h 59 min``: hours, and minutes if any."""
    minutes, rest = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 h"
