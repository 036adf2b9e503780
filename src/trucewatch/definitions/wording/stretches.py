"""
Stretches: lengths of time, windows with one end or two, and times that a length away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.definitions.wording.away import (
    led_length_at,
    length_or_away_at,
    shifted_length_at,
)
from trucewatch.definitions.wording.clocks import bare_hour_at
from trucewatch.definitions.wording.days import date_at, month_at
from trucewatch.definitions.wording.lengths import DASHES, length_of
from trucewatch.definitions.wording.moments import moment_at
from trucewatch.definitions.wording.nodes import (
    Day,
    Ending,
    Length,
    Moment,
    Node,
    Period,
    Point,
    Sort,
    Stretch,
)
from trucewatch.definitions.wording.periods import period_at
from trucewatch.definitions.wording.points import point_at
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_LEADS = frozenset(
    (
        *(Sense.FROM, Sense.SINCE, Sense.UNTIL, Sense.BETWEEN, Sense.AFTER, Sense.BEFORE),
        *(Sense.BY, Sense.WITHIN, Sense.AGO_FIRST, Sense.AHEAD),
    )
)
_STARTS = frozenset(
    (
        *(Sense.MONTH, Sense.MONTH_WEAK, Sense.MONTH_SHORT, Sense.HIJRI_MONTH, Sense.WEEKDAY),
        *(Sense.WEEKDAY_SHORT, Sense.UNIT, Sense.SOME_UNITS, Sense.DAY_WORD, Sense.SAME_DAY),
        *(Sense.PART, Sense.PART_ON, Sense.CLOCK_NAME, Sense.CLOCK_SIGN, Sense.O_CLOCK),
        *(Sense.LATER, Sense.SHIFT, Sense.RECENT, Sense.VAGUE, Sense.EDGE, Sense.END),
        *(Sense.START, Sense.YEAR_WORD, Sense.MONTH_WORD, Sense.NUMBER, Sense.SCALE),
        *(Sense.ORDINAL, Sense.ARTICLE, Sense.HALF_PAST),
    )
)
"""A time that no word leads to starts with one of these, or with figures."""


def node_at(block: Block, at: int) -> Node | None:
    """Return the time that starts with token *at*: the longest wording that is one."""
    token = block.tokens[at]
    found: Node | None = None
    if not _LEADS.isdisjoint(token.senses):
        found = _led(block, at)
    if found is not None or (token.number < 0 and _STARTS.isdisjoint(token.senses)):
        return found
    if token.number_of(Sense.SAME_DAY) == -1:
        found = _day_before(block, at)
        if found is not None:
            return found
    readers: tuple[Callable[[Block, int], Node | None], ...]
    readers = (_day_range, length_or_away_at, shifted_length_at, _of_points)
    for reader in readers:
        found = reader(block, at)
        if found is not None:
            return found
    return None


def _day_before(block: Block, at: int) -> Stretch | None:
    """Return "the day before 9 May", "nakanune 9 maya"."""
    start = moment_at(block, at + 1)
    if start is None or start.day is None or not start.day.dates:
        return None
    length = Length((at, at + 1), 1.0, 1.0, "day")
    return Stretch((at, start.reach[1]), Sort.THEN, start, length=length, sign=-1)


# Windows that a word announces: from, until, since, between, after, within.


def _led(block: Block, at: int) -> Stretch | None:
    senses = block.tokens[at].senses
    if Sense.AGO_FIRST in senses or Sense.WITHIN in senses or Sense.AHEAD in senses:
        found = led_length_at(block, at)
        if found is not None:
            return found
    if Sense.BETWEEN in senses:
        return _pair(block, at, at + 1, (Sense.AND,))
    if Sense.FROM in senses or Sense.SINCE in senses:
        return _from(block, at)
    for sense, sort in (
        (Sense.UNTIL, Sort.UNTIL),
        (Sense.BEFORE, Sort.BEFORE),
        (Sense.AFTER, Sort.AFTER),
        (Sense.BY, Sort.BY),
    ):
        if sense in senses:
            return _one_ended(block, at, sort)
    return None


def _from(block: Block, at: int) -> Stretch | None:
    t = block.tokens
    found = _pair(block, at, at + 1, (Sense.TO, Sense.UNTIL))
    if found is not None:
        return found
    is_since = Sense.SINCE in t[at].senses
    start = point_at(block, at + 1)
    if start is None or _is_name_not_time(block, at, start):
        return None
    after = start.reach[1]
    lasting = _lasting(block, after)
    if lasting is not None:
        return Stretch((at, lasting.reach[1]), Sort.LASTING, start, length=lasting)
    has_clock = isinstance(start, Moment) and start.clock is not None
    if Sense.OF in t[at].senses and not has_clock:
        # Arabic "min" is "of" more often than "from": it needs its other end, or an hour.
        return None
    return Stretch((at, after), Sort.SINCE if is_since else Sort.FROM, start)


def _is_name_not_time(block: Block, at: int, start: Point) -> bool:
    """Say whether "from" leads to a thing of that time: "from Friday's talks"."""
    after = start.reach[1]
    t = block.tokens
    is_possessive = t[after].key in ("'", "\u2019") and t[after + 1].key == "s"
    return is_possessive and Sense.SINCE not in t[at].senses


def _lasting(block: Block, at: int) -> Length | None:
    """Return the length behind "from X", as in ", for 48 hours" or "and lasting two days"."""
    t = block.tokens
    place = at
    if t[place].key == "," or Sense.AND in t[place].senses:
        place += 1
    is_told = False
    while place < at + 4 and (Sense.FOR in t[place].senses or Sense.LASTING in t[place].senses):
        place, is_told = place + 1, True
    return length_of(block, place) if is_told else None


def _pair(block: Block, first: int, at: int, joints: tuple[Sense, ...]) -> Stretch | None:
    """Return a window from one time to another, the words between them being *joints*."""
    t = block.tokens
    shared = _shared_day_number(block, at, joints)
    if shared is not None:
        return replace(shared, reach=(first, shared.reach[1]))
    start = point_at(block, at) or _bare(block, at)
    if start is None:
        return None
    place = start.reach[1]
    if t[place].key == ",":
        place += 1
    is_dash = t[place].key in DASHES
    if not is_dash and not any(joint in t[place].senses for joint in joints):
        return None
    end = point_at(block, place + 1)
    if end is None or not _are_alike(start, end):
        return None
    if isinstance(start, Moment) and start.clock is not None and start.clock.is_half_day:
        start = _with_half_of(start, end)
    if start is None:
        return None
    return Stretch((first, end.reach[1]), Sort.BETWEEN, start, end, ending=_ending(block, place))


def _bare(block: Block, at: int) -> Moment | None:
    """Return "8" of "8 to 10 pm", which has its half of the day from the end."""
    hour = bare_hour_at(block, at + 1 if Sense.AT in block.tokens[at].senses else at)
    return None if hour is None else Moment(hour.reach, replace(hour, is_half_day=True))


def _are_alike(start: Point, end: Point) -> bool:
    """Say whether two times can be the ends of one window: "from Monday to 2018" are not."""
    if isinstance(start, Moment) and isinstance(end, Moment):
        return True
    if isinstance(start, Period) and isinstance(end, Period):
        return True
    return isinstance(start, Period) or isinstance(end, Period)


def _with_half_of(start: Moment, end: Point) -> Moment | None:
    """Return "8" of "8 to 10 pm" with the half of the day that the end says."""
    if not isinstance(end, Moment) or end.clock is None or start.clock is None:
        return None
    hour, last = start.clock.hour, end.clock.hour
    is_afternoon = last > 12 and end.clock.is_told_by_half and hour + 12 <= last
    clock = replace(start.clock, hour=hour + 12 if is_afternoon else hour, is_half_day=False)
    return replace(start, clock=clock)


def _shared_day_number(block: Block, at: int, joints: tuple[Sense, ...]) -> Stretch | None:
    """Return "from 10 to 12 May", "s 5 po 7 maya": the month stands once, at the end."""
    t = block.tokens
    while Sense.THE in t[at].senses or (Sense.ON in t[at].senses and t[at + 1].number >= 0):
        at += 1
    place = at + 1
    while not t[place].gap and (
        Sense.ORDINAL_END in t[place].senses
        or (t[place].key == "-" and Sense.ORDINAL_END in t[place + 1].senses)
    ):
        place += 1
    number = t[at].number if t[at].digits <= 2 else -1
    is_dash = t[place].key in DASHES
    if not 0 < number <= 31 or not (is_dash or any(each in t[place].senses for each in joints)):
        return None
    ending = _ending(block, place)
    place += 1
    while Sense.THE in t[place].senses:
        place += 1
    end = moment_at(block, place)
    day = end.day if end is not None and end.clock is None else None
    if end is None or day is None or not day.dates or day.dates[0].day <= number:
        return None
    if t[place].number < 0:
        return None
    dates = tuple(replace(date, day=number) for date in day.dates)
    start = Moment((at, at + 1), day=Day((at, at + 1), dates))
    return Stretch((at, end.reach[1]), Sort.BETWEEN, start, end, ending=ending)


def _ending(block: Block, joint: int) -> Ending:
    token = block.tokens[joint]
    value = token.word_of(Sense.UNTIL) or token.word_of(Sense.TO)
    if Sense.AND in token.senses or token.key in DASHES or value == "with":
        return Ending.WITH
    return Ending.UNSURE


def _one_ended(block: Block, at: int, sort: Sort) -> Stretch | None:
    """Return "until midnight on May 6", "before noon", "after 22:00", "by Friday"."""
    end = point_at(block, at + 1)
    if end is None:
        return None
    if sort is Sort.AFTER and _is_name_not_time(block, at, end):
        return None
    ending = _ending(block, at) if sort is Sort.UNTIL else Ending.UNSURE
    after = end.reach[1]
    if block.tokens[after].key in (
        "inclusive",
        "\u0432\u043a\u043b\u044e\u0447\u0438\u0442\u0435\u043b\u044c\u043d\u043e",
    ):
        ending, after = Ending.WITH, after + 1
    if sort is Sort.AFTER:
        return Stretch((at, after), sort, start=end)
    return Stretch((at, after), sort, end=end, ending=ending)


def _day_range(block: Block, at: int) -> Stretch | None:
    """Return "4-6 May", "May 4-6" and "May 4 to 6"."""
    if block.tokens[at].number >= 0:
        return _shared_day_number(block, at, (Sense.TO,))
    return _month_range(block, at)


def _month_range(block: Block, at: int) -> Stretch | None:
    t = block.tokens
    month = month_at(block, at, beside_number=t[at + 1].number >= 0 or t[at + 2].number >= 0)
    if month is None:
        return None
    place = month[1]
    joint = t[place + 1]
    number, last = t[place].number, t[place + 2].number
    if joint.key not in DASHES and Sense.TO not in joint.senses:
        return None
    is_clock = t[place + 3].key == ":" and not t[place + 3].gap
    if not 0 < number < last <= 31 or t[place].digits > 2 or is_clock:
        return None
    # The dates are read from their own tokens: "May 4" as it stands, and "6" with the month.
    start = date_at(block, at)
    if start is None or not start.dates:
        return None
    date = replace(start.dates[0], day=number)
    end_day = Day((place + 2, place + 3), (replace(date, day=last),))
    return Stretch(
        (at, place + 3),
        Sort.BETWEEN,
        Moment((at, place + 1), day=Day((at, place + 1), (date,))),
        Moment((place + 2, place + 3), day=end_day),
        ending=Ending.WITH,
    )


def _of_points(block: Block, at: int) -> Point | Stretch | None:
    """Return a point, or a window of two: "Monday to Friday", "10:00-14:00"."""
    start = moment_at(block, at) or period_at(block, at)
    if start is None:
        return None
    t, after = block.tokens, start.reach[1]
    is_dash = t[after].key in DASHES
    if not is_dash and Sense.TO not in t[after].senses:
        lasting = _lasting(block, after) if isinstance(start, Moment) and start.clock else None
        if lasting is not None:
            return Stretch((at, lasting.reach[1]), Sort.LASTING, start, length=lasting)
        return start
    end = point_at(block, after + 1)
    if end is None or not _may_be_end(start, end):
        return start
    if t[after].word_of(Sense.TO) == "unsure" and not _is_same_kind(start, end):
        return start
    return Stretch((at, end.reach[1]), Sort.BETWEEN, start, end, ending=_ending(block, after))


def _may_be_end(start: Point, end: Point) -> bool:
    if isinstance(start, Period) or isinstance(end, Period):
        return isinstance(start, Period) and isinstance(end, Period) and start.unit == end.unit
    return (start.clock is None) == (end.clock is None)


def _is_same_kind(start: Point, end: Point) -> bool:
    if isinstance(start, Moment) and isinstance(end, Moment):
        one, other = start.day, end.day
        if one is not None and other is not None:
            return bool(one.dates) == bool(other.dates)
    return True
