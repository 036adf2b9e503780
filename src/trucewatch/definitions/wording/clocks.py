"""
Clocks: hours of the day and the zones that they are told in, as words have them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

from trucewatch.definitions.wording.figures import figure_at
from trucewatch.definitions.wording.nodes import Clock, ZoneWords
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block
from trucewatch.definitions.wording.zones_by_name import zone_of_place, zones_of

_LEADS = (Sense.AT, Sense.FROM, Sense.UNTIL, Sense.TO, Sense.BY, Sense.SINCE, Sense.CLOCK_SIGN)
_MOST_OFFSET_H = 14
_OF_DAY = "\u0434\u043d\u044f"  # "dnya": in the afternoon behind an hour, else "days"
_BEFORE_NOON = frozenset(("dawn", "morning", "early morning", "small hours", "late morning"))
_NIGHTS = frozenset(("night", "late night", "russian night", "arabic night"))


def clock_at(block: Block, at: int) -> Clock | None:
    """Return the hour that starts with token *at*."""
    t = block.tokens
    name = t[at].word_of(Sense.CLOCK_NAME)
    if name:
        return Clock((at, at + 1), 12 if name == "noon" else 0, name=name)
    if Sense.CLOCK_SIGN in t[at].senses:
        if Sense.CLOCK_SIGN in t[at + 1].senses:
            return None
        found = clock_at(block, at + 1) or _bare(block, at + 1)
        return found and replace(found, reach=(at, found.reach[1]))
    if t[at].number >= 0:
        return _in_digits(block, at)
    minute = t[at].number_of(Sense.HALF_PAST)
    if minute is not None and t[at].key.isascii():
        hour = _bare(block, at + 1)
        return hour and _halved(block, replace(hour, reach=(at, hour.reach[1]), minute=minute))
    return _in_words(block, at)


def bare_hour_at(block: Block, at: int) -> Clock | None:
    """Return an hour of one or two digits that nothing marks as one, as in "8 to 10 pm"."""
    t = block.tokens
    if 0 <= t[at].number <= 24 and t[at].digits <= 2 and not _goes_on(block, at + 1):
        return Clock((at, at + 1), t[at].number)
    return None


def _goes_on(block: Block, at: int) -> bool:
    t = block.tokens
    return (
        t[at].key in (".", ",", ":", "/", "-")
        and not t[at].gap
        and not t[at + 1].gap
        and (t[at + 1].number >= 0)
    )


def _in_digits(block: Block, at: int) -> Clock | None:
    t = block.tokens
    if at and not t[at].gap and t[at - 1].key in (":", ".", ",", "/"):
        return None
    if t[at].digits == 4:
        return _of_four(block, at)
    if t[at].digits > 2 or t[at].number > 24:
        return None
    if t[at].number == 12 and Sense.CLOCK_NAME in t[at + 1].senses:
        named = clock_at(block, at + 1)
        return named and replace(named, reach=(at, at + 2))
    found = _parted(block, at) or _marked(block, at)
    return found and _halved(block, found)


def _of_four(block: Block, at: int) -> Clock | None:
    """Return "2200 GMT", "0001 hours" or "1300 local time"."""
    t = block.tokens
    hour, minute = divmod(t[at].number, 100)
    is_told = Sense.O_CLOCK in t[at + 1].senses and (
        t[at].number < 1000 or Sense.AT in t[at - 1].senses or _leads(block, at)
    )
    if not is_told and not _is_led_hour(block, at) and zone_at(block, at + 1) is None:
        return None
    return _valid((at, at + 2 if is_told else at + 1), hour, minute)


def _is_led_hour(block: Block, at: int) -> bool:
    """Say whether "at 0001" or "at 1800 Friday" stands here."""
    t = block.tokens
    starts_with_zero = block.plain.text[t[at].start] in "0\u0660\u06f0"
    return _leads(block, at) and (starts_with_zero or Sense.WEEKDAY in t[at + 1].senses)


def _parted(block: Block, at: int) -> Clock | None:
    """Return "22:00", "22:00:30", or "22.00" where something beside it says that it is an hour."""
    t = block.tokens
    sign = t[at + 1].key
    if sign not in (":", ".", "h", "\u0447") or t[at + 1].gap or t[at + 2].gap:
        return None
    if t[at + 2].digits != 2 or t[at + 2].number > 59:
        return None
    after, second = at + 3, 0
    if t[after].key == sign and not t[after].gap and not t[after + 1].gap:
        if t[after + 1].number >= 0 and (sign != ":" or t[after + 1].digits != 2):
            return None
        if t[after + 1].digits == 2:
            second, after = t[after + 1].number, after + 2
    if sign == "." and not _is_hour_beside(block, at, after):
        return None
    name = t[after].word_of(Sense.CLOCK_NAME)
    if name and (t[at].number, t[at + 2].number) == (12, 0):
        # "12:00 noon", "12:00 midnight".
        return Clock((at, after + 1), 12 if name == "noon" else 0, name=name)
    if Sense.O_CLOCK in t[after].senses and sign != "h":
        after += 1
    found = _valid((at, after), t[at].number, t[at + 2].number, second)
    is_short = t[at].digits == 1 and not block.is_foreign
    return found and replace(found, is_half_day=is_short and t[at].number > 0)


def _is_hour_beside(block: Block, first: int, after: int) -> bool:
    t = block.tokens
    if any(sense in t[after].senses for sense in (Sense.HALF, Sense.O_CLOCK, Sense.PART)):
        return True
    if zone_at(block, after):
        return True
    is_other = any(
        sense in t[after].senses
        for sense in (Sense.MEASURE, Sense.SCALE, Sense.UNIT, Sense.PEOPLE)
    )
    return not is_other and t[first].digits == 2 and first > 0 and _leads(block, first)


def _leads(block: Block, at: int) -> bool:
    before = block.tokens[at - 1]
    # Arabic "wa" joins two hours, "bayna 9 sabahan wa 3 'asran".
    return before.key == "\u0648" or any(sense in before.senses for sense in _LEADS)


def _marked(block: Block, at: int) -> Clock | None:
    """Return "10 pm", "10 o'clock", "10 in the evening", "22 chasa 30 minut"."""
    t = block.tokens
    beside = t[at + 1]
    if Sense.HALF in beside.senses and (beside.key.isascii() or _is_half_led(block, at)):
        return _valid((at, at + 1), t[at].number)
    if Sense.O_CLOCK in beside.senses and _is_o_clock(block, at):
        return _with_minutes(block, Clock((at, at + 2), t[at].number))
    part_at = part_behind(block, at + 1)
    if part_at and t[at].number <= 12 and _leads(block, at):
        return Clock((at, at + 1), t[at].number, is_half_day=True)
    return None


def _is_half_led(block: Block, at: int) -> bool:
    """Say whether "3 dnya" or "3 m" is an hour: the words can mean "three days" and more."""
    return block.tokens[at + 1].key != _OF_DAY and _leads(block, at)


def _is_o_clock(block: Block, at: int) -> bool:
    t = block.tokens
    if not block.is_foreign or t[at + 1].key.isascii():
        return t[at + 1].key.startswith("o")
    if not _leads(block, at) or t[at].number > 24:
        return False
    # "do 10 chasov" can be "up to ten hours".
    return Sense.HOW_BEFORE not in t[at - 1].senses or t[at].digits == 2


def _with_minutes(block: Block, clock: Clock) -> Clock:
    t, after = block.tokens, clock.reach[1]
    if 0 <= t[after].number < 60 and t[after + 1].word_of(Sense.UNIT) == "minute":
        return replace(clock, reach=(clock.reach[0], after + 2), minute=t[after].number)
    is_half = clock.hour <= 12 and block.tokens[clock.reach[0]].digits == 1
    return replace(clock, is_half_day=is_half)


def _in_words(block: Block, at: int) -> Clock | None:
    """Return "eight in the evening", "v chas nochi", "al-wahida sabahan"."""
    t = block.tokens
    if Sense.O_CLOCK in t[at].senses and _leads(block, at) and not t[at].key.isascii():
        # "v chas nochi" is one at night; the word alone can be "hour" too.
        is_half = Sense.HALF in t[at + 1].senses
        if (is_half or part_behind(block, at + 1)) and t[at].key in (
            "\u0447\u0430\u0441",
            "\u0433\u043e\u0434\u0438\u043d\u0443",
        ):
            return _halved(block, Clock((at, at + 1), 1, is_half_day=True))
        return None
    found = _bare(block, at)
    if found is None:
        return None
    after = found.reach[1]
    if Sense.O_CLOCK in t[after].senses and (_leads(block, at) or t[after].key == "o"):
        return replace(found, reach=(at, after + 1))
    if Sense.HALF in t[after].senses and t[after].key != _OF_DAY:
        return _halved(block, found)
    is_led = _leads(block, at) or Sense.ORDINAL in t[at].senses
    return found if part_behind(block, after) and is_led else None


def _bare(block: Block, at: int) -> Clock | None:
    """Return the hour that a number in words or digits gives, with "and a half"."""
    t = block.tokens
    hour, after = t[at].number_of(Sense.ORDINAL), at + 1
    if hour is None or not block.is_foreign:
        figure = figure_at(block, at)
        if figure is None or figure.whole is None:
            return None
        hour, after = figure.whole, figure.after
    if not 0 < hour <= 24:
        return None
    minute = 0
    if Sense.AND in t[after].senses and Sense.HALF_PAST in t[after + 1].senses:
        minute, after = t[after + 1].number_of(Sense.HALF_PAST) or 0, after + 2
    return Clock((at, after), hour, minute, is_half_day=hour <= 12)


def _halved(block: Block, clock: Clock) -> Clock | None:
    """Return *clock* with the "am" or "pm" behind it."""
    after = clock.reach[1]
    half = block.tokens[after].word_of(Sense.HALF)
    if not half:
        return clock
    if not 0 < clock.hour <= 12:
        # "22:00 pm" says one thing twice.
        return replace(clock, reach=(clock.reach[0], after + 1))
    hour = clock.hour % 12 + (12 if half == "pm" else 0)
    reach = (clock.reach[0], after + 1)
    return replace(clock, reach=reach, hour=hour, is_half_day=False, is_told_by_half=True)


def hour_in_part(clock: Clock, part: str) -> Clock:
    """Return *clock* with the half of the day that *part* says: "10 in the evening" is 22:00."""
    hour = clock.hour
    if clock.name or hour > 12:
        return replace(clock, is_half_day=False)
    if part in _BEFORE_NOON:
        hour %= 12
    elif part in _NIGHTS:
        hour = hour % 12 if hour == 12 or hour < 6 else hour + 12
    elif part in ("noon", "daytime"):
        hour = hour if hour >= 9 else hour + 12
    elif part:
        hour = hour % 12 + 12
    return replace(clock, hour=hour, is_half_day=False, is_told_by_half=bool(part))


def part_behind(block: Block, at: int) -> int | None:
    """Return where a part of a day stands at *at* or behind "in the", or ``None``."""
    t = block.tokens
    for step in range(3):
        if Sense.PART in t[at + step].senses:
            return at + step
        skips = (Sense.THE, Sense.OF, Sense.AT, Sense.ON)
        if not any(sense in t[at + step].senses for sense in skips):
            return None
    return None


def _valid(reach: tuple[int, int], hour: int, minute: int = 0, second: int = 0) -> Clock | None:
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        return None
    return Clock(reach, hour, minute, second)


def zone_at(block: Block, at: int) -> ZoneWords | None:
    """Return the zone that is named at token *at*."""
    t = block.tokens
    if Sense.LOCAL_TIME in t[at].senses:
        return ZoneWords((at, at + 1), ())
    name = t[at].word_of(Sense.ZONE)
    if name and _is_written_as_zone(block, at):
        return _with_offset(block, at) or ZoneWords((at, at + 1), zones_of(name))
    if t[at].key in ("+", "-", "\u2212") and _is_offset_tight(block, at):
        return _offset(block, at, at)
    return _of_place(block, at)


def _is_written_as_zone(block: Block, at: int) -> bool:
    t = block.tokens
    if not t[at].key.isascii():
        return True
    if t[at].key == "z":
        return at > 0 and not t[at].gap and t[at - 1].number >= 0
    written = block.plain.text[t[at].start : t[at].end]
    # "est", "cat", "eat" in small letters are words.
    return written.isupper() or len(written) > 4 or written in ("gmt", "utc", "msk")


def _of_place(block: Block, at: int) -> ZoneWords | None:
    t = block.tokens
    if not t[at].is_capital:
        return None
    for words in (1, 2):
        behind = t[at + words].senses
        if Sense.TIME_WORD in behind or Sense.LOCAL_TIME in behind:
            name = " ".join(each.key for each in t[at : at + words])
            zone = zone_of_place(name)
            if zone is not None:
                return ZoneWords((at, at + words + 1), (zone,))
    return None


def _with_offset(block: Block, at: int) -> ZoneWords | None:
    """Return "GMT+3" or "UTC +03:00"."""
    t = block.tokens
    if t[at + 1].key not in ("+", "-", "\u2212") or t[at + 2].gap or t[at + 2].number < 0:
        return None
    return _offset(block, at, at + 1)


def _is_offset_tight(block: Block, at: int) -> bool:
    t = block.tokens
    is_long = t[at + 1].digits == 4 or (t[at + 1].digits == 2 and t[at + 2].key == ":")
    return (
        at > 0
        and t[at - 1].number >= 0
        and not t[at + 1].gap
        and is_long
        and (t[at].key == "+" or (not t[at].gap and _is_in_stamp(block, at)))
    )


def _is_in_stamp(block: Block, at: int) -> bool:
    """Say whether the hour before *at* is of "2016-05-04T22:00": else "8:00-10:00" is two."""
    return any(at > step and block.tokens[at - step].key == "t" for step in (4, 6))


def _offset(block: Block, first: int, sign: int) -> ZoneWords | None:
    t = block.tokens
    hours, minutes, after = t[sign + 1].number, 0, sign + 2
    if t[sign + 1].digits == 4:
        hours, minutes = divmod(hours, 100)
    elif t[after].key == ":" and not t[after].gap and t[after + 1].digits == 2:
        minutes, after = t[after + 1].number, after + 2
    if hours > _MOST_OFFSET_H or minutes > 59:
        return None
    length = timedelta(hours=hours, minutes=minutes)
    zone = timezone(length if t[sign].key == "+" else -length)
    return ZoneWords((first, after), (zone,))
