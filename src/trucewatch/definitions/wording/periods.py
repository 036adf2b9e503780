"""
Periods: weeks, months and years, whole or in part.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.definitions.wording.days import month_at, names_it, year_at, year_behind
from trucewatch.definitions.wording.nodes import Period
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_UNITS = ("week", "weekend", "month", "year", "decade")
_YEAR_LEADS = (
    *(Sense.DURING, Sense.SINCE, Sense.FROM, Sense.UNTIL, Sense.TO, Sense.OF, Sense.BY),
    *(Sense.EDGE, Sense.START, Sense.END, Sense.BEFORE, Sense.AFTER, Sense.YEAR_WORD),
    *(Sense.BETWEEN, Sense.MONTH_WORD),
)


def period_at(block: Block, at: int) -> Period | None:
    """Return the week, month or year that starts with token *at*."""
    t = block.tokens
    for sense, edge in ((Sense.EDGE, ""), (Sense.START, "start"), (Sense.END, "end")):
        if sense in t[at].senses:
            found = _behind_edge(block, at)
            if found is not None:
                name = edge or t[at].word_of(Sense.EDGE)
                return replace(found, reach=(at, found.reach[1]), edge=name)
    return _whole(block, at)


def _behind_edge(block: Block, at: int) -> Period | None:
    t = block.tokens
    place = at + 1
    while place < at + 4 and (
        t[place].key == "-" or Sense.THE in t[place].senses or Sense.OF in t[place].senses
    ):
        place += 1
    found = _whole(block, place)
    if found is not None:
        return found
    unit = t[place].word_of(Sense.UNIT)
    is_end = Sense.END in t[at].senses or Sense.START in t[at].senses
    # Russian "nedeli" is "of the week" and "weeks".
    is_one = Sense.PLURAL not in t[place].senses or not t[place].key.isascii()
    if is_end and unit in _UNITS and is_one:
        return Period((place, place + 1), unit, shift=0)
    return None


def _whole(block: Block, at: int) -> Period | None:
    return _hijri(block, at) or _month(block, at) or _year(block, at) or _shifted(block, at)


def _hijri(block: Block, at: int) -> Period | None:
    """Return a month of the Hijri calendar where something says that it is no name."""
    t = block.tokens
    before = t[at - 1].senses
    leads = (
        Sense.DURING,
        Sense.MONTH_WORD,
        Sense.SINCE,
        Sense.UNTIL,
        Sense.END,
        Sense.START,
        Sense.OF,
    )
    if Sense.HIJRI_MONTH not in t[at].senses or not any(lead in before for lead in leads):
        return None
    if t[at + 1].is_capital:
        return None
    return Period((at, at + 1), "month", is_hijri=True)


def _month(block: Block, at: int) -> Period | None:
    t = block.tokens
    shift = t[at].number_of(Sense.SHIFT)
    place = at if shift is None else at + 1
    if Sense.MONTH_WORD in t[place].senses:
        place += 1
    month = month_at(block, place, beside_number=t[place + 1].digits == 4)
    if month is None:
        return None
    year, after = year_behind(block, month[1])
    if Sense.SHIFT in t[after].senses and not t[after].key.isascii():
        shift, after = t[after].number_of(Sense.SHIFT), after + 1
        # "v maye proshlogo goda".
        after += Sense.YEAR_WORD in t[after].senses
    if names_it(block, after):
        return None
    return Period((at, after), "month", year, month[0], shift)


def _year(block: Block, at: int) -> Period | None:
    t = block.tokens
    place = at
    if Sense.YEAR_WORD in t[at].senses and not t[at].key.isascii():
        place += 1
    year = year_at(block, place)
    if year is None:
        return None
    after = place + 1
    if t[after].key == "s" and not t[after].gap and year % 10 == 0:
        return Period((at, after + 1), "decade", year)
    is_told = place > at or any(lead in t[at - 1].senses for lead in _YEAR_LEADS)
    # "between 2012 and 2014", "in 2012-2014".
    is_joint = Sense.AND in t[at - 1].senses or t[at - 1].key in ("-", "\u2013")
    is_told = is_told or (is_joint and t[at - 2].digits == 4)
    if Sense.YEAR_WORD in t[after].senses and not t[after].key.isascii():
        is_told, after = True, after + 1
        if t[after].key == "." and len(t[after - 1].key) <= 2:
            after += 1
    is_told = is_told or (Sense.THE in t[at - 1].senses and not t[after].is_capital)
    if not is_told or Sense.NAMED in t[place - 1].senses:
        return None
    return Period((at, after), "year", year)


def _shifted(block: Block, at: int) -> Period | None:
    """Return "last week", "this month", "the weekend", "al-usbu' al-madi"."""
    t = block.tokens
    shift = t[at].number_of(Sense.SHIFT)
    if shift is not None:
        unit = t[at + 1].word_of(Sense.UNIT)
        if unit in _UNITS and (Sense.PLURAL not in t[at + 1].senses or unit == "weekend"):
            return Period((at, at + 2), unit, shift=shift)
        return None
    unit = t[at].word_of(Sense.UNIT)
    if unit == "weekend" and (Sense.THE in t[at - 1].senses or Sense.DURING in t[at - 1].senses):
        return Period((at, at + 1), unit)
    if unit not in _UNITS or t[at].key.isascii() or Sense.PLURAL in t[at].senses:
        return None
    shift = t[at + 1].number_of(Sense.SHIFT)
    return None if shift is None else Period((at, at + 2), unit, shift=shift)
