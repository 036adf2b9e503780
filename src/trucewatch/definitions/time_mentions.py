"""
Time mentions: what running text says of time, where it says it, and all that it can mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from trucewatch.definitions.time_wording import day_bounds

Span = tuple[int, int]
"""``[start, end)`` in code points of the text as given."""

_MOST_REFERENCE_DAYS = 2


class Tense(StrEnum):
    """Whether a sentence tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class TimeKind(StrEnum):
    """What kind of time was found."""

    INSTANT = "instant"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WINDOW = "window"
    LENGTH = "length"


class Precision(StrEnum):
    """How exactly a reading is known; the worst of its parts."""

    INSTANT = "instant"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"


class TimeBasis(StrEnum):
    """What the readings of a mention rest on, the weakest of them."""

    STATED = "stated"
    INFERRED = "inferred"
    DEFAULT = "default"


class RestsOn(StrEnum):
    """What a reading can rest on beside its own words."""

    PUBLICATION = "publication"  # the day of speaking
    TENSE = "tense"  # the tense of its sentence
    TOLD = "told"  # a day that was spoken of before
    ZONE = "zone"  # the zone of the place
    SECOND_STATEMENT = "second_statement"  # the same time in another zone
    CONVENTION = "convention"  # hours that we give to "evening" and the like


class TextTrouble(StrEnum):
    """Why a mention has no reading."""

    NO_ZONE = "no_zone"
    NO_ANCHOR = "no_anchor"
    NO_SUCH_TIME = "no_such_time"
    SKIPPED_HOUR = "skipped_hour"
    OTHER_CALENDAR = "other_calendar"
    RECURS = "recurs"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"


@dataclass(frozen=True, slots=True)
class TimeContext:
    """
    What is known of a text before its times are read.

    Attributes:
        earliest: First instant at which the text can have been written, aware; ``None`` where
            nothing is known.
        latest: First instant after the last; equal to *earliest* where the instant is known.
        zone: Zone of the place that the text speaks of; hours and days without a zone are its.
        language: ``en``, ``ru``, ``uk`` or ``ar``; empty: as the letters say.
        tense: Tense of the text, where it is a sentence whose tense is known.
        told: Day that was spoken of last before this text.
    """

    earliest: datetime | None = None
    latest: datetime | None = None
    zone: tzinfo | None = None
    language: str = ""
    tense: Tense = Tense.UNKNOWN
    told: date | None = None

    @classmethod
    def on(cls, day: date, zone: tzinfo, language: str = "") -> TimeContext:
        """Return the context of a text that was written on *day* of *zone*."""
        first, after = day_bounds(day, zone)
        return cls(first, after, zone, language)

    @classmethod
    def at(cls, instant: datetime, zone: tzinfo, language: str = "") -> TimeContext:
        """Return the context of a text that was written at *instant*."""
        return cls(instant, instant, zone, language)

    @property
    def days(self) -> tuple[date, ...]:
        """Days on which the text can have been written; none where more than two are possible."""
        if self.earliest is None or self.latest is None:
            return ()
        zone = self.zone or UTC
        last_instant = max(self.earliest, self.latest - timedelta(microseconds=1))
        first = self.earliest.astimezone(zone).date()
        last = last_instant.astimezone(zone).date()
        length = (last - first).days + 1
        if length > _MOST_REFERENCE_DAYS:
            return ()
        return tuple(first + timedelta(days=step) for step in range(length))


@dataclass(frozen=True, slots=True)
class TimeReading:
    """
    One thing that a mention can mean.

    Attributes:
        way: Short name of this way of reading the words; ``stated`` where there is no other.
        earliest: First instant, UTC; ``None`` where a window has no start, or none that is said.
        latest: First instant after it; equal to *earliest* for an instant; ``None`` where a
            window has no end, or none that is said.
        precision: How exactly this is known.
        day: The day of the place on which it starts, where it is one day or a time within one.
    """

    way: str
    earliest: datetime | None
    latest: datetime | None
    precision: Precision
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """
    Something that readings rest on beside their own words.

    Attributes:
        on: What it is.
        span: The words of the text that say so, where there are any.
    """

    on: RestsOn
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class LengthMeant:
    """
    What a length of time can mean.

    Attributes:
        least: At least so long.
        most: At most so long; ``None`` is not said.
        unit: The unit that was used: a month has 28 to 31 days, a year 365 or 366.
    """

    least: timedelta
    most: timedelta | None
    unit: str

    @property
    def exactly(self) -> timedelta | None:
        """The length, where it is one."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """
    What is said of the calendar, before anything is inferred.

    Attributes:
        year: The year.
        month: 1 to 12.
        day: Day of the month.
        weekday: 0 is Monday.
        from_speaking: Days from the day of speaking: 0 is today.
        can_be_swapped: Whether month and day can be exchanged, as in 5/4/2016.
        is_relative: Whether the weekday has "last" or "next" beside it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    from_speaking: int | None = None
    can_be_swapped: bool = False
    is_relative: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """
    A time that running text speaks of.

    Attributes:
        kind: What kind of time it is.
        span: Where its words stand.
        words: Its words as given.
        readings: Everything that it can mean, the first being the plainest; none where *trouble*
            says why, and none for a length.
        basis: What the readings rest on at the weakest.
        rests_on: Each thing that they rest on, with the words that say so.
        parts: The spans of its parts, by role: ``clock``, ``zone``, ``day``, ``part_of_day``,
            ``again`` (the same time in another zone), ``start``, ``end``, ``length``.
        trouble: Why there is no reading.
        flags: Short words for a reviewer: ``stated twice, agreeing``, ``stated twice,
            disagreeing``, ``weekday and date disagree``, ``vague``, ``day not said``.
        tense: Tense of its sentence, as far as a word near it says.
        calendar: What its day says, before anything is inferred.
        again: The same of the second statement, where a time is stated twice.
        start: The time that a window starts with.
        end: The time that a window ends with.
        length: How long, for a length or a window that has one.
        days: Days that it can mean, known even where no zone is.
    """

    kind: TimeKind
    span: Span
    words: str
    readings: tuple[TimeReading, ...] = ()
    basis: TimeBasis = TimeBasis.STATED
    rests_on: tuple[Rest, ...] = ()
    parts: tuple[tuple[str, Span], ...] = ()
    trouble: TextTrouble | None = None
    flags: tuple[str, ...] = ()
    tense: Tense = Tense.UNKNOWN
    calendar: CalendarWords | None = None
    again: CalendarWords | None = None
    start: TimeMention | None = None
    end: TimeMention | None = None
    length: LengthMeant | None = None
    days: tuple[date, ...] = ()

    @property
    def agrees(self) -> bool | None:
        """Whether the two statements of a time that is stated twice agree; else ``None``."""
        if AGREEING in self.flags:
            return True
        return False if DISAGREEING in self.flags else None


AGREEING = "stated twice, agreeing"
"""Flag: two zones are given for one instant, and both mean the same."""

DISAGREEING = "stated twice, disagreeing"
"""Flag: two zones are given for one instant, and they mean two instants."""

WEEKDAY_DISAGREES = "weekday and date disagree"
"""Flag: the date is another day of the week than the one that stands beside it."""

VAGUE = "vague"
"""Flag: the words bound nothing exactly."""

DAY_NOT_SAID = "day not said"
"""Flag: an hour, or a part of a day, whose day is taken from elsewhere."""
