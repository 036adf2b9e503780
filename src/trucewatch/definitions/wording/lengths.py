"""
Lengths: how long something lasts, as words have it, and what only looks like a length.
"""

from __future__ import annotations

from trucewatch.definitions.time_wording import FIRST_YEAR, LAST_YEAR
from trucewatch.definitions.wording.clocks import clock_at
from trucewatch.definitions.wording.figures import figure_at
from trucewatch.definitions.wording.nodes import Length
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
"""Signs that join the two ends of a range."""

_SHORT_UNITS_TIGHT = frozenset("dh")


def length_of(block: Block, at: int, *, may_be_one: bool = False) -> Length | None:
    """
    Return the length of time that starts with token *at*.

    Args:
        block: The paragraph.
        at: Token.
        may_be_one: Whether a unit alone, or with "a", is one of it, as in "a week ago".
    """
    t = block.tokens
    if Sense.THE in t[at].senses and t[at].key != "the":
        at += 1
    some = t[at].of(Sense.SOME_UNITS)
    if isinstance(some, tuple) and isinstance(some[1], str):
        return Length((at, at + 1), float(some[0]), float(some[0]), some[1])
    vague = t[at].of(Sense.VAGUE)
    if isinstance(vague, tuple) and isinstance(vague[1], int):
        place = at + 1
        if Sense.SCALE in t[place].senses or not unit_at(block, place):
            return None
        return Length((at, place + 1), float(vague[0]), float(vague[1]), unit_at(block, place))
    return _counted(block, at) or (_one_unit(block, at) if may_be_one else None)


def unit_at(block: Block, at: int) -> str:
    """Return the unit of length that token *at* is, or nothing; a weekend is none."""
    unit = block.tokens[at].word_of(Sense.UNIT)
    return "" if unit == "weekend" else unit


def _counted(block: Block, at: int) -> Length | None:
    t = block.tokens
    figure = figure_at(block, at)
    if figure is None or figure.value <= 0 or _is_inside(block, at):
        return None
    if clock_at(block, at) is not None:
        # "at 0001 hours", "v 10 chasov".
        return None
    low = high = figure.value
    place = figure.after
    if t[place].key in DASHES or Sense.TO in t[place].senses:
        other = figure_at(block, place + 1)
        if other is not None and other.value > low:
            high, place = other.value, other.after
            figure = other
    if t[place].key in DASHES and not t[place].gap:
        place += 1
    unit = unit_at(block, place)
    short = t[place].word_of(Sense.UNIT_SHORT)
    if not unit and short and not figure.is_spelt and t[place].key != "\u0447":
        is_tight = not t[place].gap or t[place].key not in _SHORT_UNITS_TIGHT
        unit = short if is_tight or t[place].key == "h" else ""
    elif not unit and short:
        unit = short
    if unit == "year" and figure.is_plain and FIRST_YEAR <= figure.value <= LAST_YEAR:
        return None
    if not unit or (unit == "hour" and figure.value == 0):
        return None
    return Length((at, place + 1), low, high, unit)


def _is_inside(block: Block, at: int) -> bool:
    t = block.tokens
    return t[at].number >= 0 and not t[at].gap and t[at - 1].key in (".", ",", ":", "/", "$")


def _one_unit(block: Block, at: int) -> Length | None:
    t = block.tokens
    place = at + 1 if Sense.ARTICLE in t[at].senses else at
    unit = unit_at(block, place)
    if not unit:
        return None
    if Sense.PLURAL in t[place].senses and place == at:
        return Length((at, place + 1), 2.0, None, unit)
    return Length((at, place + 1), 1.0, 1.0, unit)


def is_age(block: Block, length: Length) -> bool:
    """Say whether *length* is how long somebody has lived, or "24 hours a day"."""
    t, (first, after) = block.tokens, length.reach
    if t[after].key == "-":
        after += 1
    if Sense.AGE in t[after].senses and length.unit in ("year", "month", "week", "day"):
        return True
    if length.unit == "year" and any(
        Sense.AGE in t[first - step].senses for step in (1, 2) if first >= step
    ):
        return True
    return t[after].key in ("a", "per", "an") and unit_at(block, after + 1) != ""
