"""
Times told by a length: "48 hours from X", "three days ago", "within a week", "the last 13 days".
"""

from __future__ import annotations

from trucewatch.definitions.wording.figures import figure_at
from trucewatch.definitions.wording.lengths import is_age, length_of, unit_at
from trucewatch.definitions.wording.nodes import Length, Sort, Stretch
from trucewatch.definitions.wording.points import point_at
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block


def led_length_at(block: Block, at: int) -> Stretch | None:
    """Return "within 48 hours", "through two days", "qabla yawmayn"."""
    t = block.tokens
    length = _led(block, at)
    if length is None or is_age(block, length):
        return None
    after = length.reach[1]
    if Sense.WITHIN in t[at].senses:
        return _within(block, at, length)
    is_shifted = Sense.SHIFT in t[after].senses
    if Sense.AGO_FIRST in t[at].senses:
        return None if is_shifted else Stretch((at, after), Sort.AGO, length=length)
    if t[at].key.isascii():
        # "in two days" may be how long it took.
        is_one = length.low == length.high and not is_shifted
        return Stretch((at, after), Sort.AHEAD, length=length, sign=0) if is_one else None
    return _ahead(block, at, length)


def _ahead(block: Block, at: int, length: Length) -> Stretch:
    """Return "cherez dva dnya", "ba'da yawmayn", with what it is counted from if that is said."""
    t, after = block.tokens, length.reach[1]
    if any(sense in t[after].senses for sense in (Sense.AFTER, Sense.OF)):
        start = point_at(block, after + 1)
        if start is None:
            return Stretch((at, after), Sort.AHEAD, length=length, sign=-1)
        return Stretch((at, start.reach[1]), Sort.THEN, start, length=length)
    sort = Sort.THEN if Sense.LATER in t[at].senses else Sort.AHEAD
    return Stretch((at, after), sort, length=length)


def _led(block: Block, at: int) -> Length | None:
    """Return the length behind the word at *at*, unless it belongs to a date."""
    t = block.tokens
    place = at + 1
    while place < at + 3 and Sense.THE in t[place].senses:
        place += 1
    length = length_of(block, place, may_be_one=True)
    if length is None:
        return None
    # "in the month of May" and "mundhu 'am 2011" (since the year 2011) are no lengths.
    is_of_date = place > at + 1 and unit_at(block, length.reach[0]) != ""
    return None if is_of_date or t[length.reach[1]].digits == 4 else length


def _within(block: Block, at: int, length: Length) -> Stretch:
    """Return "within 48 hours", with what it is counted from where that is said."""
    after = length.reach[1]
    is_counted = block.tokens[after].key in ("of", "from", "after", "\u0645\u0646")
    start = point_at(block, after + 1) if is_counted else None
    after = start.reach[1] if start is not None else after
    is_known = start is not None or not is_counted
    return Stretch((at, after), Sort.NEXT, start, length=length, sign=int(is_known))


def length_or_away_at(block: Block, at: int) -> Stretch | Length | None:
    """Return a length, or what is that length away: "48 hours from X", "three days ago"."""
    counted = _of_unit_number(block, at)
    if counted is not None:
        return counted
    length = length_of(block, at, may_be_one=True)
    if length is None or is_age(block, length):
        return None
    found = _away(block, length) or _with_shift(block, length)
    if found is not None:
        return found
    return length if _is_told(block, length) else None


def _with_shift(block: Block, length: Length) -> Stretch | None:
    """Return "13 yawman al-madiya": the "last" stands behind."""
    token = block.tokens[length.reach[1]]
    if Sense.SHIFT not in token.senses or token.key.isascii():
        return None
    return _shifted(block, length, length.reach[1])


def _is_told(block: Block, length: Length) -> bool:
    """Say whether the length stands for itself: "a week" does not, "for a week" does."""
    t, first = block.tokens, length.reach[0]
    has_number = figure_at(block, first) is not None and t[first].key not in ("a", "an")
    if has_number or Sense.SOME_UNITS in t[first].senses or Sense.VAGUE in t[first].senses:
        is_one_day = length.high == 1 and length.unit == "day"
        return not (t[first].key == "one" and is_one_day)
    before = t[first - 1].senses
    # Russian "na" is "for" and "on": a unit alone behind it may be either.
    return Sense.LASTING in before or (Sense.FOR in before and Sense.ON not in before)


def _away(block: Block, length: Length) -> Stretch | None:
    t, (at, after) = block.tokens, length.reach
    token = t[after]
    if Sense.AGO in token.senses:
        return Stretch((at, after + 1), Sort.AGO, length=length)
    if Sense.LATER in token.senses:
        sign = token.number_of(Sense.LATER) or 1
        return Stretch((at, after + 1), Sort.THEN, length=length, sign=sign)
    place = after + 1 if token.key == "," else after
    if Sense.FROM in t[place].senses and Sense.OF not in t[place].senses:
        start = point_at(block, place + 1)
        if start is not None:
            return Stretch((at, start.reach[1]), Sort.LASTING, start, length=length)
    for sense, sign in ((Sense.AFTER, 1), (Sense.BEFORE, -1)):
        start = point_at(block, after + 1) if sense in token.senses else None
        if start is not None:
            return Stretch((at, start.reach[1]), Sort.THEN, start, length=length, sign=sign)
    return None


def _of_unit_number(block: Block, at: int) -> Stretch | None:
    """Return "al-ayyam ath-thalatha 'ashar al-madiya": unit, number, last."""
    t = block.tokens
    unit = unit_at(block, at)
    if not unit or t[at].key.isascii() or Sense.PLURAL not in t[at].senses:
        return None
    place = at + 1
    if t[place].key == "\u0627\u0644":
        place += 1
    figure = figure_at(block, place)
    if figure is None or Sense.SHIFT not in t[figure.after].senses:
        return None
    length = Length((at, figure.after), figure.value, figure.value, unit)
    return _shifted(block, length, figure.after)


def _shifted(block: Block, length: Length, shift_at: int) -> Stretch | None:
    """Return a length with "last" or "next" behind it; a single week or month is a period."""
    sign = block.tokens[shift_at].number_of(Sense.SHIFT)
    if not sign or (length.low == length.high == 1):
        return None
    if length.high is None:
        sort = Sort.RECENT if sign < 0 else Sort.NEXT
    else:
        sort = Sort.LAST if sign < 0 else Sort.NEXT
    return Stretch((length.reach[0], shift_at + 1), sort, length=length)


def shifted_length_at(block: Block, at: int) -> Stretch | None:
    """Return "last 13 days", "next 24 hours", "recent weeks", "past year"."""
    t = block.tokens
    sign = t[at].number_of(Sense.SHIFT)
    if Sense.RECENT in t[at].senses:
        length = length_of(block, at + 1, may_be_one=True)
        return (
            None if length is None else Stretch((at, length.reach[1]), Sort.RECENT, length=length)
        )
    if not sign:
        return None
    place = at + 1
    if sign > 0 and Sense.VAGUE in t[place].senses and not unit_at(block, place + 1):
        return None
    length = length_of(block, place, may_be_one=True)
    if length is None or is_age(block, length):
        return None
    is_single = length.low == length.high == 1 and figure_at(block, place) is None
    if is_single and not _is_rolling(block, at, length):
        return None
    sort = Sort.LAST if sign < 0 else Sort.NEXT
    if length.high is None:
        sort = Sort.RECENT if sign < 0 else Sort.NEXT
    return Stretch((at, length.reach[1]), sort, length=length)


def _is_rolling(block: Block, at: int, length: Length) -> bool:
    """Say whether "past day" counts back from now, where "last week" is one of the calendar."""
    key = block.tokens[at].key
    return length.unit in ("hour", "day", "minute") or key == "past"
