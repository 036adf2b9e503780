"""
Senses: what a word can be to the grammar of times and numbers, whatever its language.

The grammar knows senses and no words; the words of a language stand in its table, one module for
each language. A word can have several senses: "second" is an ordinal and a unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Sense(StrEnum):
    """What a word can be; the remark says what its value holds."""

    MONTH = "month"  # 1 to 12; a word that is nothing else
    MONTH_WEAK = "month_weak"  # 1 to 12; also a verb or a name: needs evidence beside it
    MONTH_SHORT = "month_short"  # 1 to 12; an abbreviation: needs a number beside it
    HIJRI_MONTH = "hijri_month"  # 1 to 12
    WEEKDAY = "weekday"  # 0 is Monday
    WEEKDAY_SHORT = "weekday_short"  # 0 is Monday; needs a number or a date beside it
    UNIT = "unit"  # name of a unit of time: "hour"
    UNIT_SHORT = "unit_short"  # the same; needs a number in figures before it
    PLURAL = "plural"  # a unit that can mean several without a number: "recent days"
    SOME_UNITS = "some_units"  # (how many, unit): a dual, or "sutki"
    DAY_WORD = "day_word"  # days from the day of speaking
    SAME_DAY = "same_day"  # days from the day that was spoken of last
    PART = "part"  # part of a day, a key of `PARTS`
    PART_ON = "part_on"  # (part, days from the day of speaking): "tonight"
    CLOCK_NAME = "clock_name"  # "noon" or "midnight"
    HALF = "half"  # "am" or "pm"
    O_CLOCK = "o_clock"  # follows an hour
    CLOCK_SIGN = "clock_sign"  # stands before an hour
    HALF_PAST = "half_past"  # minutes: "wa an-nisf"
    ZONE = "zone"  # a key of zones_by_name
    LOCAL_TIME = "local_time"  # the zone of the place
    TIME_WORD = "time_word"  # "time", after or before a place's name
    FROM = "from"
    SINCE = "since"
    UNTIL = "until"  # "unsure", "with" or "without" its last day
    TO = "to"  # the same
    BETWEEN = "between"
    AND = "and"
    AFTER = "after"
    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    DURING = "during"
    AGO = "ago"
    AGO_FIRST = "ago_first"  # "ago" that stands before the length
    AHEAD = "ahead"  # "in", "after": before a length, from now
    LATER = "later"  # 1 later, -1 earlier
    SHIFT = "shift"  # -1 last, 0 this, 1 next
    RECENT = "recent"
    VAGUE = "vague"  # (low, high or None): "several"
    EDGE = "edge"  # "early", "mid" or "late"
    END = "end"  # the very end of a period
    START = "start"  # the very start of a period
    EVERY = "every"
    ON = "on"
    AT = "at"
    OF = "of"
    THE = "the"
    ARTICLE = "article"
    FOR = "for"
    LASTING = "lasting"
    YEAR_WORD = "year_word"
    MONTH_WORD = "month_word"
    SAME_AS = "same_as"  # joins one date in two calendars, one time in two zones
    TENSE = "tense"  # "past", "future" or "tells"
    NUMBER = "number"  # a spelt number
    SCALE = "scale"  # a number that multiplies the one before it
    ORDINAL = "ordinal"  # its number
    ORDINAL_END = "ordinal_end"  # follows figures: "th"
    HOW_BEFORE = "how_before"  # a `How`, before its number
    HOW_AFTER = "how_after"  # a `How`, after its number
    LOOSE = "loose"  # (low, high): "dozens"
    LOOSE_WEAK = "loose_weak"  # the same; also a verb or a noun: needs people after it
    NO_ONE = "no_one"  # zero, where people follow it
    PEOPLE = "people"  # a noun that is counted
    MANY = "many"  # a noun with its number in it: a dual
    MEASURE = "measure"  # a unit that is no time
    NAMED = "named"  # stands before a number that names something
    NAMED_AFTER = "named_after"  # stands after one
    AGE = "age"  # before or after a number of years lived
    NAME_BEFORE = "name_before"  # before a day that is part of a name: "Black Friday"
    NAME_AFTER = "name_after"  # after one: 1 in capitals only, "Friday Mosque"; 2 always


Value = int | float | str | tuple[int, int] | tuple[int, str] | tuple[str, int]
"""What a sense can hold."""

Table = Mapping[Sense, Mapping[Value, str]]
"""
Words of a language: for each sense and value the words, parted by spaces; ``_`` joins the words
of a phrase.
"""

PARTS: dict[str, tuple[float, float]] = {
    "small hours": (0, 6),
    "dawn": (3, 8),
    "morning": (5, 12),
    "early morning": (3, 9),
    "late morning": (9, 12),
    "noon": (11, 15),
    "afternoon": (12, 19),
    "late afternoon": (15, 20),
    "dusk": (16, 21),
    "evening": (16, 24),
    "late evening": (20, 25),
    "night": (18, 30),
    "late night": (21, 30),
    "early in the day": (0, 10),
    "late in the day": (15, 26),
    "daytime": (6, 20),
}
"""
Parts of a day in hours of the local clock, ``[from, to)``; beyond 24 is the next day.

They are wide on purpose: whoever writes "in the evening" must find the hour inside.
"""
