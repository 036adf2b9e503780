"""
Moments: clock, zone, day and part of the day as they stand together, in any order.

"1:00 am on Thursday", "Thursday at 1:00 am", "fajr al-khamis" are one moment each. The same time
in a second zone, in brackets or behind "or", belongs to its moment and does not make another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.definitions.wording.clocks import clock_at, hour_in_part, zone_at
from trucewatch.definitions.wording.date_time_groups import date_time_group_at
from trucewatch.definitions.wording.days import date_at, day_at
from trucewatch.definitions.wording.nodes import Clock, Day, Moment, Part, ZoneWords
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block, Token

_MOST_GLUE = 3
_MOST_PIECES = 8
_OPEN = {"[": "]", "(": ")"}
_NIGHTS = frozenset(("night", "overnight", "arabic night", "russian night", "late night"))
_SURE_ALONE = frozenset(
    (
        *("утром", "вечером", "ночью", "вранці", "ввечері", "увечері", "вночі", "уночі"),
        *("فجرا", "صباحا", "ليلا", "ظهرا", "عصرا"),
    )
)


@dataclass(slots=True)
class _Draft:
    """What has been taken of a moment so far."""

    block: Block
    first: int
    after: int
    clock: Clock | None = None
    zone: ZoneWords | None = None
    day: Day | None = None
    part: Part | None = None
    later: int = 0
    edge: str = ""
    again: Moment | None = None

    def take(self, at: int) -> bool:
        """Take the piece that starts with token *at*, if there is one and its place is free."""
        takers = (self._zone, self._later, self._edge, self._two_nights, self._part)
        return any(taker(at) for taker in takers) or self._clock(at) or self._day(at)

    def _zone(self, at: int) -> bool:
        if self.clock is None or self.zone is not None:
            return False
        t = self.block.tokens
        is_open = t[at].key == "("
        found = zone_at(self.block, at + is_open)
        if found is None or (is_open and t[found.reach[1]].key != ")"):
            return False
        self.zone, self.after = found, found.reach[1] + is_open
        return True

    def _later(self, at: int) -> bool:
        t = self.block.tokens
        sign = t[at].number_of(Sense.LATER)
        if sign is None or self.later:
            return False
        place = at + 1
        while place < at + _MOST_GLUE and _is_glue(t, place):
            place += 1
        if t[place].word_of(Sense.UNIT) == "day" and place > at + 1 and t[place].key == "day":
            self.day = Day((place, place + 1), from_told=0)
            self.after = place + 1
        elif day_at(self.block, place) is not None or (
            not t[at].key.isascii() and self.day is not None
        ):
            self.after = at + 1
        else:
            return False
        self.later = sign
        return True

    def _edge(self, at: int) -> bool:
        t = self.block.tokens
        edge = t[at].word_of(Sense.EDGE)
        if edge not in ("early", "late") or self.edge or self.part or not t[at].key.isascii():
            return False
        place = at + 1
        while place < at + _MOST_GLUE and _is_glue(t, place):
            place += 1
        is_day = day_at(self.block, place) is not None
        if not is_day and not (self.day is not None and place == at + 1):
            return False
        if is_day and date_at(self.block, place) is None and Sense.SHIFT in t[place].senses:
            return False
        self.edge, self.after = edge, at + 1
        return True

    def _two_nights(self, at: int) -> bool:
        """Take "the night between 4 and 5 May", "v noch' s 4 na 5 maya", "layl al-khamis/..."."""
        found = None if self.part or self.day else night_at(self.block, at)
        if found is None:
            return False
        self.part, self.day, self.after = found[0], found[1], found[1].reach[1]
        if found[0].name == "midnight":
            self.part, self.clock = None, Clock(found[0].reach, 0)
        return True

    def _part(self, at: int) -> bool:
        token = self.block.tokens[at]
        if self.part is not None:
            return False
        name = token.word_of(Sense.PART)
        told = token.of(Sense.PART_ON)
        if isinstance(told, tuple) and isinstance(told[1], int):
            self.part = Part((at, at + 1), str(told[0]), told[1])
        elif name == "night" and self.block.tokens[at + 1].key == "\u043d\u0430":
            # "noch' na 5 maya" is the night that leads to it.
            self.part, self.after = Part((at, at + 2), "eve"), at + 2
            return True
        elif name:
            self.part = Part((at, at + 1), name)
        else:
            return False
        self.after = at + 1
        return True

    def _clock(self, at: int) -> bool:
        found = None if self.clock else clock_at(self.block, at)
        if found is None:
            return False
        self.clock, self.after = found, found.reach[1]
        return True

    def _day(self, at: int) -> bool:
        found = day_at(self.block, at)
        if found is None:
            return False
        if self.day is not None:
            merged = _merged(self.day, found)
            if merged is None:
                return False
            found = merged
        self.day, self.after = found, found.reach[1]
        return True


def moment_at(block: Block, at: int) -> Moment | None:
    """Return the moment that starts with token *at*."""
    group = date_time_group_at(block, at) if block.tokens[at].digits == 6 else None
    if group is not None:
        return group
    draft = _Draft(block, at, at)
    _collect(draft)
    if draft.after == at:
        return None
    if draft.clock is not None and draft.again is None:
        again = _again(draft)
        if again is not None:
            draft.again = again
            _collect(draft)
    _in_other_calendar(draft)
    return _finished(draft)


def _collect(draft: _Draft) -> None:
    """Take pieces one after the other, with a few small words between them."""
    for _ in range(_MOST_PIECES):
        place = draft.after
        if not draft.take(place):
            if place == draft.first:
                return
            t = draft.block.tokens
            while place < draft.after + _MOST_GLUE and _is_glue(t, place):
                place += 1
            if place == draft.after and _is_stamp_dash(draft):
                place += 1
            if place == draft.after or not draft.take(place):
                return


def _is_stamp_dash(draft: _Draft) -> bool:
    """Say whether a dash parts a date and its hour, as in "5 May 2016 - 10:15"."""
    t, at = draft.block.tokens, draft.after
    has_date = draft.day is not None and bool(draft.day.dates) and draft.clock is None
    is_dash = t[at].key in ("-", "\u2013", "|") and t[at].gap and t[at + 1].gap
    return has_date and is_dash and t[at + 2].key == ":"


def _is_glue(t: list[Token], at: int) -> bool:
    if t[at].key == ",":
        return True
    if t[at].key == "t" and not t[at].gap and not t[at + 1].gap and t[at + 1].number >= 0:
        return True
    return any(sense in t[at].senses for sense in (Sense.ON, Sense.AT, Sense.OF, Sense.THE))


def _merged(one: Day, other: Day) -> Day | None:
    """Return both as one day, where one is a weekday or "today" and the other its date."""
    if one.dates and other.dates:
        return None
    if other.from_told is not None or one.from_told is not None:
        return None
    if one.weekday is not None and other.weekday is not None:
        return None
    if one.from_speaking is not None and other.from_speaking is not None:
        return None
    return Day(
        (one.reach[0], other.reach[1]),
        one.dates or other.dates,
        one.weekday if one.weekday is not None else other.weekday,
        one.shift if one.shift is not None else other.shift,
        one.from_speaking if one.from_speaking is not None else other.from_speaking,
        is_hijri=one.is_hijri or other.is_hijri,
    )


def _again(draft: _Draft) -> Moment | None:
    """Return the same time said again behind the draft, and move the draft behind it."""
    block, at = draft.block, draft.after
    t = block.tokens
    closing = _OPEN.get(t[at].key, "")
    if closing or (t[at].key in ("/", ",", "-", "\u2013") and _joins(t, at)):
        at += 1
    elif Sense.SAME_AS not in t[at].senses:
        return None
    while at < draft.after + _MOST_GLUE + 2 and (
        Sense.SAME_AS in t[at].senses or Sense.AT in t[at].senses
    ):
        at += 1
    other = _Draft(block, at, at)
    _collect(other)
    if other.clock is None or not _says_same(draft, other, closing):
        return None
    if closing and t[other.after].key != closing:
        return None
    draft.after = other.after + bool(closing)
    return _finished(other)


def _joins(t: list[Token], at: int) -> bool:
    return t[at].key == "/" or any(
        Sense.SAME_AS in t[at + step].senses or t[at + step].number >= 0 for step in (1, 2)
    )


def _says_same(one: _Draft, other: _Draft, closing: str) -> bool:
    """Say whether the second clock can be the first one in another zone."""
    if other.zone is None and one.zone is None:
        return False
    if not closing and (other.zone is None) != (one.zone is None):
        # Without brackets "from 10:00, 22:00 GMT" may be two times.
        return other.zone is not None and one.zone is None and other.day is None
    return True


def _in_other_calendar(draft: _Draft) -> None:
    """Take the date in the other calendar, as in "28 Rajab 1437 (5 May 2016)"."""
    if draft.day is None or not (draft.day.is_hijri or draft.day.dates):
        return
    t, at = draft.block.tokens, draft.after
    closing = _OPEN.get(t[at].key, "")
    is_joined = closing or t[at].key in ("/", ",") or Sense.SAME_AS in t[at].senses
    if not is_joined:
        return
    at += 1
    if Sense.SAME_AS in t[at].senses:
        at += 1
    while at < draft.after + _MOST_GLUE + 1 and Sense.ON in t[at].senses:
        at += 1
    other = date_at(draft.block, at)
    if other is None or other.is_hijri == draft.day.is_hijri:
        return
    if closing and t[other.reach[1]].key != closing:
        return
    day = other if draft.day.is_hijri else draft.day
    weekday = day.weekday if day.weekday is not None else draft.day.weekday
    draft.after = other.reach[1] + bool(closing)
    draft.day = replace(day, weekday=weekday)


def night_at(block: Block, at: int) -> tuple[Part, Day] | None:
    """
    Return a night, or midnight, that is told by the two days it lies between.

    The day is the second one, in which the night ends.
    """
    t = block.tokens
    part = _night_word(t[at])
    if not part:
        return None
    place = at + 1
    while place < at + _MOST_GLUE and (
        Sense.BETWEEN in t[place].senses or Sense.FROM in t[place].senses or _is_glue(t, place)
    ):
        place += 1
    first = day_at(block, place)
    after = place + 1 if first is None and 0 < t[place].number <= 31 else 0
    after = first.reach[1] if first is not None else after
    if not after:
        return None
    joint = 0
    if t[after].key in ("-", "/", "\u2013") or any(
        sense in t[after].senses for sense in (Sense.AND, Sense.TO, Sense.ON)
    ):
        joint = 1
    second = day_at(block, after + joint)
    if second is None or not _is_next_day(t[place], first, second):
        return None
    name = "midnight" if part == "midnight" else "eve"
    return Part((at, at + 1), name), second


def _night_word(token: Token) -> str:
    told = token.of(Sense.PART_ON)
    if told == ("eve", 1):
        return "eve"
    name = token.word_of(Sense.PART)
    if name in _NIGHTS:
        return name
    return "midnight" if token.word_of(Sense.CLOCK_NAME) == "midnight" else ""


def _is_next_day(token: Token, first: Day | None, second: Day) -> bool:
    if first is None:
        return bool(second.dates) and second.dates[0].day in (token.number + 1, 1)
    if first.weekday is not None and second.weekday is not None:
        return (first.weekday + 1) % 7 == second.weekday
    if first.dates and second.dates:
        return second.dates[0].day in (first.dates[0].day + 1, 1)
    return False


def _finished(draft: _Draft) -> Moment | None:
    part, clock = draft.part, draft.clock
    if draft.edge:
        part = _edged(draft)
    if clock is not None and part is not None:
        told = part.days
        if clock.name == "midnight" and part.name in ("night", "late night"):
            # "midnight on Tuesday night" is the end of Tuesday.
            clock = Clock(clock.reach, 24)
        clock = hour_in_part(clock, part.name)
        if draft.day is None and told is not None:
            draft.day = Day(part.reach, from_speaking=_day_of_hour(clock, part))
        part = None if part.name != "eve" else part
    if clock is None and draft.day is None and part is not None and not _may_stand(draft, part):
        return None
    return Moment(
        (draft.first, draft.after),
        *(clock, draft.zone, draft.day, part, draft.later, draft.again),
        every=Sense.EVERY in draft.block.tokens[draft.first - 1].senses,
    )


def _edged(draft: _Draft) -> Part:
    """Return the part with "early" or "late" in it."""
    reach = (draft.first, draft.after)
    if draft.part is None:
        return Part(reach, f"{draft.edge} in the day")
    name = {
        ("early", "morning"): "early morning",
        ("late", "evening"): "late evening",
        ("late", "night"): "late night",
        ("late", "afternoon"): "late afternoon",
        ("late", "morning"): "late morning",
    }.get((draft.edge, draft.part.name), draft.part.name)
    return replace(draft.part, name=name)


def _day_of_hour(clock: Clock, part: Part) -> int:
    """Return the day of "1:00 am last night": small hours belong to the day that follows."""
    days = part.days or 0
    return days + 1 if part.name == "night" and clock.hour < 12 else days


def _may_stand(draft: _Draft, part: Part) -> bool:
    """Say whether a part of a day alone is a time: "at dawn" is, "morning prayers" is not."""
    t, at = draft.block.tokens, draft.first
    if part.days is not None or part.name in ("overnight", "russian night"):
        return part.name != "eve"
    if part.name == "small hours" or t[at].key in _SURE_ALONE:
        return True
    steps = (1, 2) if Sense.THE in t[at - 1].senses else (1,)
    leads = (Sense.AT, Sense.DURING, Sense.OF, Sense.FROM, Sense.UNTIL, Sense.TO, Sense.BY)
    return any(sense in t[at - steps[-1]].senses for sense in leads)
