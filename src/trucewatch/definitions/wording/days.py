"""
Days: dates in the orders in which they are written, weekdays, and days told from another day.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.definitions.time_wording import FIRST_YEAR, LAST_YEAR
from trucewatch.definitions.wording.figures import figure_at
from trucewatch.definitions.wording.nodes import CalendarDate, Day
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_EVIDENCE = (
    *(Sense.FROM, Sense.SINCE, Sense.UNTIL, Sense.TO, Sense.DURING, Sense.EDGE, Sense.START),
    *(Sense.END, Sense.SHIFT, Sense.BY, Sense.OF, Sense.ON, Sense.BETWEEN, Sense.AND),
    *(Sense.BEFORE, Sense.AFTER, Sense.MONTH_WORD),
)
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500


def day_at(block: Block, at: int) -> Day | None:
    """Return the day that starts with token *at*."""
    t = block.tokens
    senses = t[at].senses
    if Sense.DAY_WORD in senses:
        return Day((at, at + 1), from_speaking=t[at].number_of(Sense.DAY_WORD))
    if Sense.SAME_DAY in senses:
        return Day((at, at + 1), from_told=t[at].number_of(Sense.SAME_DAY))
    return date_at(block, at) or _weekday_at(block, at)


def date_at(block: Block, at: int) -> Day | None:
    """Return the date that starts with token *at*: "4 May 2016", "May 4", "04.05.2016"."""
    t = block.tokens
    if t[at].number >= 0:
        found = _numeric(block, at) or _day_first(block, at)
    elif Sense.ORDINAL in t[at].senses or Sense.NUMBER in t[at].senses:
        found = _day_first(block, at)
    else:
        found = _month_first(block, at)
    return None if found is None or names_it(block, found.reach[1]) else found


def month_at(block: Block, at: int, *, beside_number: bool) -> tuple[int, int] | None:
    """
    Return the month at token *at* and the first token behind it.

    Args:
        block: The paragraph.
        at: Token.
        beside_number: Whether a number stands beside it, so that "May" is no verb.
    """
    t = block.tokens
    if not t[at].senses:
        return None
    month = t[at].number_of(Sense.MONTH)
    weak, short = t[at].number_of(Sense.MONTH_WEAK), t[at].number_of(Sense.MONTH_SHORT)
    is_name = t[at].is_capital or not t[at].key.isascii()
    if month is None and weak is not None and (is_name or beside_number):
        month = weak if beside_number or _has_evidence(block, at) else None
    if month is None and short is not None and beside_number and is_name:
        month = short
        if t[at + 1].key == "." and not t[at + 1].gap:
            return month, at + 2
    return None if month is None else (month, _twice_named(block, at + 1))


def _has_evidence(block: Block, at: int) -> bool:
    t = block.tokens
    before = t[at - 2 if t[at - 1].key == "-" else at - 1].senses
    if not any(sense in before for sense in _EVIDENCE):
        return t[at + 1].digits == 4
    # "In May" is a month, "by May Hassan" a name.
    is_name = t[at + 1].is_capital and not t[at + 1].senses and t[at].key.isascii()
    return not is_name


def _twice_named(block: Block, at: int) -> int:
    """Return the token behind a second name of the month, as in "Ayyar/Mayu"."""
    t = block.tokens
    months = (Sense.MONTH, Sense.MONTH_WEAK)
    if t[at].key in ("/", "-") and any(sense in t[at + 1].senses for sense in months):
        return at + 2 if not t[at + 1].key.isascii() else at
    if t[at].key == "(" and any(sense in t[at + 1].senses for sense in months):
        return at + 3 if t[at + 2].key == ")" else at
    return at


def year_behind(block: Block, at: int) -> tuple[int | None, int]:
    """Return the year at token *at*, behind a comma or "of", and the token behind it."""
    t = block.tokens
    first = at
    for _ in range(3):
        if (
            t[first].key == ","
            or Sense.OF in t[first].senses
            or Sense.YEAR_WORD in t[first].senses
        ):
            first += 1
    if t[first].key in ("'", "\u2018", "\u2019") and t[first + 1].digits == 2:
        return 2000 + t[first + 1].number, first + 2
    year = year_at(block, first)
    if year is None:
        return None, at
    after = first + 1
    if Sense.YEAR_WORD in t[after].senses and (not t[after].key.isascii()):
        after += 1
        if t[after].key == "." and len(t[after - 1].key) <= 2:
            after += 1
    return year, after


def year_at(block: Block, at: int) -> int | None:
    """Return the year of four digits at token *at*, unless it is a number of people."""
    t = block.tokens
    number = t[at].number
    if t[at].digits != 4 or not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    if Sense.PEOPLE in t[at + 1].senses or Sense.MEASURE in t[at + 1].senses:
        return None
    if Sense.O_CLOCK in t[at + 1].senses and t[at + 1].key.isascii():
        return None
    is_parted = t[at + 1].key in (",", ".", ":") and not t[at + 1].gap and t[at + 2].number >= 0
    return None if is_parted and not t[at + 2].gap else number


def _day_number(block: Block, at: int) -> tuple[int, int] | None:
    """Return the day of the month at token *at*, "4", "4th", "fifth", and the token behind it."""
    found = _day_in_digits(block, at) if block.tokens[at].number >= 0 else _day_spelt(block, at)
    return found if found is not None and 0 < found[0] <= 31 else None


def _day_in_digits(block: Block, at: int) -> tuple[int, int] | None:
    t = block.tokens
    if t[at].digits > 2 or _is_inside_number(block, at):
        return None
    after = at + 1
    if t[after].key == "-" and Sense.ORDINAL_END in t[after + 1].senses and not t[after].gap:
        after += 1
    if Sense.ORDINAL_END in t[after].senses and not t[after].gap:
        after += 1
    return t[at].number, after


def _day_spelt(block: Block, at: int) -> tuple[int, int] | None:
    """Return "fifth", "twenty-first", "dvadtsat' pervogo", "ath-thani wal-'ishrin"."""
    t = block.tokens
    day = t[at].number_of(Sense.ORDINAL)
    if day is not None:
        # Arabic says "the second and twentieth".
        tens = t[at + 2].number_of(Sense.ORDINAL) if t[at + 1].key == "\u0648" else None
        return (tens + day, at + 3) if tens in (20, 30) and day < 10 else (day, at + 1)
    figure = figure_at(block, at)
    if figure is None or figure.whole is None:
        return None
    place = figure.after + (t[figure.after].key == "-")
    last = t[place].number_of(Sense.ORDINAL)
    if last is None:
        return figure.whole, figure.after
    return (figure.whole + last, place + 1) if last < 10 and figure.whole in (20, 30) else None


def _is_inside_number(block: Block, at: int) -> bool:
    """Say whether the figures at *at* are the end of a longer number, as in "1,200 May"."""
    t = block.tokens
    return (
        at > 1
        and not t[at].gap
        and t[at - 1].key in (",", ".", ":")
        and not t[at - 1].gap
        and t[at - 2].number >= 0
    )


def _day_first(block: Block, at: int) -> Day | None:
    """Return "4 May 2016", "the fifth of May", "5-go maya", "al-khamis min ayyar"."""
    t = block.tokens
    found = _day_number(block, at)
    if found is None:
        return None
    day, after = found
    for _ in range(3):
        is_joint = Sense.OF in t[after].senses and t[after].key != "in"
        if is_joint or Sense.MONTH_WORD in t[after].senses:
            after += 1
    if t[after].key == "." and not t[after].gap and t[after + 1].gap:
        after += 1
    hijri = _hijri(block, at, after)
    if hijri:
        return hijri
    month = month_at(block, after, beside_number=True)
    if month is None:
        return None
    year, end = year_behind(block, month[1])
    return Day((at, end), (CalendarDate(year, month[0], day),))


def _hijri(block: Block, at: int, month: int) -> Day | None:
    t = block.tokens
    if Sense.HIJRI_MONTH not in t[month].senses:
        return None
    after = month + 1
    if t[after].key == ",":
        after += 1
    if Sense.YEAR_WORD in t[after].senses:
        after += 1
    if not _FIRST_HIJRI <= t[after].number <= _LAST_HIJRI:
        return Day((at, month + 1), is_hijri=True)
    after += 1
    if Sense.YEAR_WORD in t[after].senses or t[after].key in ("ah", "\u0647"):
        after += 1
    return Day((at, after), is_hijri=True)


def _month_first(block: Block, at: int) -> Day | None:
    """Return "May 4, 2016" or "May 4th"."""
    t = block.tokens
    if Sense.HIJRI_MONTH in t[at].senses and _day_number(block, at + 1) is not None:
        last = at + 2 + (t[at + 2].key == ",")
        is_dated = _FIRST_HIJRI <= t[last].number <= _LAST_HIJRI
        return Day((at, last + 1), is_hijri=True) if is_dated else None
    month = month_at(block, at, beside_number=t[at + 1].number >= 0 or t[at + 2].number >= 0)
    if month is None or t[month[1]].number < 0:
        return None
    found = _day_number(block, month[1])
    if found is None or not _is_day_here(block, at, found[1]):
        return None
    year, end = year_behind(block, found[1])
    return Day((at, end), (CalendarDate(year, month[0], found[0]),))


def _is_day_here(block: Block, at: int, after: int) -> bool:
    """Say whether "May 9" is a day; "in May 9 people" and "May 10:00" are none."""
    t = block.tokens
    if t[after].key in (":", ".", ",") and not t[after].gap and t[after + 1].number >= 0:
        return t[after + 1].gap or t[after + 1].digits == 4
    if any(sense in t[after].senses for sense in (Sense.PEOPLE, Sense.MEASURE, Sense.SCALE)):
        return at > 0 and t[at - 1].key in ("on", "until", "from", "by")
    return True


def _numeric(block: Block, at: int) -> Day | None:
    """Return "04.05.2016", "2016-05-04", "5/4/2016": three numbers with one sign between."""
    t = block.tokens
    sign = t[at + 1].key
    if sign not in (".", "-", "/", "\u2010", "\u2011") or t[at + 3].key != sign:
        return None
    if any(t[at + step].gap for step in range(1, 5)) or not _are_numbers(block, at):
        return None
    if _goes_on(block, at):
        return None
    numbers = t[at].number, t[at + 2].number, t[at + 4].number
    dates = _orders(block, at, numbers, sign)
    after = at + 5
    if Sense.YEAR_WORD in t[after].senses and not t[after].key.isascii():
        after += 2 if t[after + 1].key == "." and len(t[after].key) == 1 else 1
    return Day((at, after), dates) if dates else None


def _are_numbers(block: Block, at: int) -> bool:
    t = block.tokens
    return t[at + 2].number >= 0 and t[at + 4].number >= 0


def _goes_on(block: Block, at: int) -> bool:
    """Say whether a fourth number follows, as in an address, or a number stands before."""
    t = block.tokens
    behind = t[at + 5].key == t[at + 1].key and not t[at + 5].gap and t[at + 6].number >= 0
    before = at > 1 and not t[at].gap and t[at - 1].key == t[at + 1].key and t[at - 2].number >= 0
    return (behind and not t[at + 6].gap) or before


def _orders(
    block: Block, at: int, numbers: tuple[int, int, int], sign: str
) -> tuple[CalendarDate, ...]:
    t = block.tokens
    first, second, third = numbers
    if t[at].digits == 4:
        return _possible((first, second, third))
    if t[at + 4].digits not in (2, 4) or t[at].digits > 2 or t[at + 2].digits > 2:
        return ()
    year = third if t[at + 4].digits == 4 else 2000 + third
    if t[at + 4].digits == 2 and (sign == "-" or third > 60):
        return ()
    day_first = _possible((year, second, first))
    if sign == "." or block.is_foreign or first == second:
        return day_first
    return day_first + _possible((year, first, second))


def _possible(numbers: tuple[int, int, int]) -> tuple[CalendarDate, ...]:
    year, month, day = numbers
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return ()
    return (CalendarDate(year, month, day),)


def _weekday_at(block: Block, at: int) -> Day | None:
    """Return "Wednesday", "next Monday", "this coming Friday", "Wednesday last week"."""
    t = block.tokens
    shift: int | None = None
    first = at
    for _ in range(2):
        if Sense.SHIFT in t[at].senses:
            shift, at = t[at].number_of(Sense.SHIFT) or shift or 0, at + 1
    weekday = t[at].number_of(Sense.WEEKDAY)
    after = at + 1
    if weekday is None:
        weekday, after = _short_weekday(block, at)
    if weekday is None or _is_in_name(block, at, after):
        return None
    if Sense.SHIFT in t[after].senses and not t[after].key.isascii():
        shift, after = t[after].number_of(Sense.SHIFT), after + 1
    elif Sense.SHIFT in t[after].senses and t[after + 1].word_of(Sense.UNIT) == "week":
        shift, after = 2 * (t[after].number_of(Sense.SHIFT) or 0), after + 2
    found = Day((first, after), weekday=weekday, shift=shift)
    return _dated(block, found)


def _short_weekday(block: Block, at: int) -> tuple[int | None, int]:
    t = block.tokens
    weekday = t[at].number_of(Sense.WEEKDAY_SHORT)
    after = at + 1
    while t[after].key in (".", ",") and after < at + 3:
        after += 1
    is_beside = date_at(block, after) is not None
    is_name = t[at].is_capital or not t[at].key.isascii()
    return (weekday, at + 1) if weekday is not None and is_beside and is_name else (None, at)


def _is_in_name(block: Block, at: int, after: int) -> bool:
    t = block.tokens
    if at and Sense.NAME_BEFORE in t[at - 1].senses and t[at - 1].is_capital:
        return True
    return names_it(block, after)


def names_it(block: Block, at: int) -> bool:
    """Say whether token *at* makes a name of the day before it, as in "March 14 alliance"."""
    token = block.tokens[at]
    how = token.number_of(Sense.NAME_AFTER)
    return how is not None and (how > 1 or token.is_capital)


def _dated(block: Block, weekday: Day) -> Day:
    """Return *weekday* with the date behind it, as in "Wednesday, May 4"."""
    t, after = block.tokens, weekday.reach[1]
    for _ in range(2):
        if t[after].key in (",", ".", "(") or Sense.THE in t[after].senses:
            after += 1
    date = date_at(block, after)
    if date is None:
        return weekday
    end = date.reach[1]
    if t[after - 1].key == "(":
        if t[end].key != ")":
            return weekday
        end += 1
    return replace(date, reach=(weekday.reach[0], end), weekday=weekday.weekday)
