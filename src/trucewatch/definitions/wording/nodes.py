"""
Nodes: what the words of a time say, before anything is known of when they were written.

Token numbers are those of one block; ``first`` is the first token and ``after`` the first one
behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum

Reach = tuple[int, int]
"""``[first, after)`` in tokens of a block."""


class Ending(StrEnum):
    """Whether a stretch that ends with a day holds that day."""

    WITH = "with"
    WITHOUT = "without"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Clock:
    """
    What a clock shows.

    Attributes:
        reach: Its tokens.
        hour: 0 to 24.
        minute: 0 to 59.
        second: 0 to 59.
        name: ``midnight``, where that word was used: it may be the start or the end of its day.
        is_half_day: Whether the hour can be before noon or after it.
        is_told_by_half: Whether "pm", or the evening, makes it the hour that it is.
    """

    reach: Reach
    hour: int
    minute: int = 0
    second: int = 0
    name: str = ""
    is_half_day: bool = False
    is_told_by_half: bool = False


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """
    A zone that is named.

    Attributes:
        reach: Its tokens.
        zones: Every zone that the words can mean; empty is the zone of the place.
    """

    reach: Reach
    zones: tuple[tzinfo, ...]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day of a month; the year, and in a list such as "4-6 May" the month, can be missing."""

    year: int | None
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Day:
    """
    A day, in any of the ways in which days are named.

    Attributes:
        reach: Its tokens.
        dates: Dates that the words can mean: two where month and day can be exchanged.
        weekday: 0 is Monday.
        shift: With a weekday: -1 last, 0 this, 1 next, ``None`` not said.
        from_speaking: Days from the day of speaking: 0 is today.
        from_told: Days from the day that was spoken of last.
        is_hijri: Whether it is a date of the Hijri calendar, which is not read.
    """

    reach: Reach
    dates: tuple[CalendarDate, ...] = ()
    weekday: int | None = None
    shift: int | None = None
    from_speaking: int | None = None
    from_told: int | None = None
    is_hijri: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """
    A part of a day.

    Attributes:
        reach: Its tokens.
        name: A key of `PARTS`, or one of the nights that need their days: ``overnight``,
            ``eve``, ``arabic night``, ``russian night``.
        days: For "tonight" and the like: days from the day of speaking.
    """

    reach: Reach
    name: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """
    A length of time.

    Attributes:
        reach: Its tokens.
        low: At least so many units.
        high: At most so many; ``None`` is not said.
        unit: ``second`` to ``year``.
    """

    reach: Reach
    low: float
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Moment:
    """
    A time within a day, or a whole day.

    Attributes:
        reach: Its tokens.
        clock: What the clock shows.
        zone: Whose clock.
        day: Which day.
        part: Which part of it.
        later: 1 "later in the day", -1 "earlier"; 0 not said.
        again: The same time in other words, as in "1:00 am (2200 GMT)".
        every: Whether it comes again and again.
    """

    reach: Reach
    clock: Clock | None = None
    zone: ZoneWords | None = None
    day: Day | None = None
    part: Part | None = None
    later: int = 0
    again: Moment | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """
    A week, a month, a year, or a part of one.

    Attributes:
        reach: Its tokens.
        unit: ``week``, ``weekend``, ``month``, ``year`` or ``decade``.
        year: Which year.
        month: Which month.
        shift: -1 last, 0 this, 1 next; ``None`` not said.
        edge: ``early``, ``mid``, ``late``, ``start`` or ``end``; empty is the whole.
        is_hijri: Whether it is a month of the Hijri calendar.
    """

    reach: Reach
    unit: str
    year: int | None = None
    month: int | None = None
    shift: int | None = None
    edge: str = ""
    is_hijri: bool = False


class Sort(StrEnum):
    """How a stretch of time is worded."""

    BETWEEN = "between"  # from one time to another
    FROM = "from"  # from a time, with no end said
    SINCE = "since"  # from a time to the day of speaking
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    LASTING = "lasting"  # so long, from a time
    LAST = "last"  # the last so long
    NEXT = "next"  # the next so long, or within so long
    RECENT = "recent"
    AGO = "ago"
    AHEAD = "ahead"  # so long from now
    THEN = "then"  # so long after, or before, what was told last


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A stretch of time, or a time that is reached by a length.

    Attributes:
        reach: Its tokens.
        sort: How it is worded.
        start: Where it starts.
        end: Where it ends.
        length: How long it is.
        ending: Whether its last day belongs to it.
        sign: With `Sort.THEN`: 1 later, -1 earlier.
    """

    reach: Reach
    sort: Sort
    start: Point | None = None
    end: Point | None = None
    length: Length | None = None
    ending: Ending = Ending.UNSURE
    sign: int = 1
    nested: tuple[Reach, ...] = field(default=())


Point = Moment | Period
"""What a stretch can start or end with."""

Node = Moment | Period | Stretch | Length
"""A time that was found."""
