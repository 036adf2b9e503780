"""
Days meant: which days of the calendar a day's words can mean.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from trucewatch.definitions.time_mentions import (
    WEEKDAY_DISAGREES,
    RestsOn,
    Tense,
    TextTrouble,
)
from trucewatch.definitions.wording.nodes import CalendarDate, Day
from trucewatch.definitions.wording.scene import STATED, Notes, Scene, joined_way

NamedDay = tuple[str, date]
"""A way of reading and the day that it gives."""

_BEFORE, _AFTER = "the one before", "the one after"
_SURELY_NEAR = timedelta(days=31)
_NEAR = timedelta(days=150)


def days_of(day: Day, scene: Scene, notes: Notes) -> list[NamedDay]:
    """Return the days that *day* can mean; none where the notes say why."""
    if day.is_hijri and not day.dates:
        notes.fail(TextTrouble.OTHER_CALENDAR)
        return []
    if day.dates:
        return _checked(_dates_of(day, scene, notes), day, notes)
    if day.from_told is not None:
        return _from_told(day.from_told, scene, notes)
    if not scene.reference:
        notes.fail(TextTrouble.NO_ANCHOR)
        return []
    if not scene.has_started:
        notes.rest(RestsOn.PUBLICATION)
    if day.from_speaking is not None:
        shift = timedelta(days=day.from_speaking)
        return _checked(_named(scene, lambda here: [(STATED, here + shift)]), day, notes)
    return _weekdays_of(day, scene, notes)


def _dates_of(day: Day, scene: Scene, notes: Notes) -> list[NamedDay]:
    names = ("day first", "month first") if len(day.dates) > 1 else (STATED,)
    found: list[NamedDay] = []
    for name, each in zip(names, day.dates, strict=True):
        if each.year is not None:
            real = _real(each.year, each)
            found += [] if real is None else [(name, real)]
        else:
            dated = _in_some_year(each, day, scene, notes)
            found += [(joined_way(name, way), meant) for way, meant in dated]
    if not found:
        notes.fail(TextTrouble.NO_SUCH_TIME)
    return found


def _real(year: int, each: CalendarDate) -> date | None:
    try:
        return date(year, each.month, each.day)
    except ValueError:
        return None


def _in_some_year(each: CalendarDate, day: Day, scene: Scene, notes: Notes) -> list[NamedDay]:
    """Return the date in the year, or the years, that the day of speaking makes likely."""
    reference = scene.reference[0] if scene.reference else None
    if reference is not None and not scene.has_started:
        notes.rest(RestsOn.PUBLICATION)
    if reference is None and scene.told is not None:
        notes.rest(RestsOn.TOLD, scene.told.span)
        reference = scene.told.day
    if reference is None:
        notes.fail(TextTrouble.NO_ANCHOR)
        return []
    years = (reference.year + step for step in range(-4, 5))
    dates = [real for real in (_real(year, each) for year in years) if real is not None]
    if not dates:
        return []
    if scene.has_started:
        later = [one for one in dates if one >= reference]
        return [(STATED, later[0])] if later else []
    by_weekday = [one for one in dates if one.weekday() == day.weekday]
    near = [one for one in by_weekday if abs(one - reference) <= timedelta(days=400)]
    closest = min(dates, key=lambda one: abs(one - reference))
    if near and closest not in near and abs(closest - reference) <= _SURELY_NEAR:
        # Both agree in another year only: as likely one of the two is a slip.
        notes.flag(WEEKDAY_DISAGREES)
        agreeing = min(near, key=lambda one: abs(one - reference))
        return [("the date", closest), ("both in another year", agreeing)]
    return nearest(near or dates, reference, scene, notes)


def nearest(dates: list[date], reference: date, scene: Scene, notes: Notes) -> list[NamedDay]:
    """Return the dates that can be meant where the year is not said, the likeliest first."""
    first = min(dates, key=lambda one: (abs(one - reference), one))
    distance = abs(first - reference)
    if distance <= _SURELY_NEAR:
        return [(STATED, first)]
    tense = scene.tense
    if tense is not Tense.UNKNOWN:
        notes.rest(RestsOn.TENSE, scene.cue.span if scene.cue else None)
        sided = [one for one in dates if (one <= reference) == (tense is Tense.PAST)]
        likely = min(sided, key=lambda one: abs(one - reference), default=first)
        if likely == first:
            return [(STATED, first)]
        return [(str(likely.year), likely), (str(first.year), first)]
    if distance <= _NEAR:
        return [(STATED, first)]
    rest = [one for one in dates if one != first]
    if not rest:
        return [(STATED, first)]
    second = min(rest, key=lambda one: abs(one - reference))
    return [(str(first.year), first), (str(second.year), second)]


def _checked(found: list[NamedDay], day: Day, notes: Notes) -> list[NamedDay]:
    """Keep the days that are of the weekday beside them; where none is, say so."""
    if day.weekday is None or not found:
        return found
    agreeing = [each for each in found if each[1].weekday() == day.weekday]
    if agreeing and WEEKDAY_DISAGREES in notes.flags:
        return [found[0], ("the weekday", _beside(found[0][1], day.weekday)), *agreeing]
    if agreeing:
        return [(STATED, agreeing[0][1])] if len(agreeing) == 1 else agreeing
    notes.flag(WEEKDAY_DISAGREES)
    by_date = found[0][1]
    return [("the date", by_date), ("the weekday", _beside(by_date, day.weekday))]


def _beside(day: date, weekday: int) -> date:
    """Return the day of that weekday that lies nearest to *day*."""
    steps = (timedelta(days=step) for step in range(-3, 4))
    return next(day + step for step in steps if (day + step).weekday() == weekday)


def _from_told(shift: int, scene: Scene, notes: Notes) -> list[NamedDay]:
    told = scene.told
    # What has happened is not counted from a day that was still ahead.
    is_ahead = (
        told is not None
        and scene.tense is Tense.PAST
        and bool(scene.reference)
        and told.day > max(scene.reference)
    )
    if told is not None and not is_ahead:
        notes.rest(RestsOn.TOLD, told.span)
        return [(STATED, told.day + timedelta(days=shift))]
    if scene.reference:
        notes.rest(RestsOn.PUBLICATION)
        return [(STATED, scene.reference[0] + timedelta(days=shift))]
    notes.fail(TextTrouble.NO_ANCHOR)
    return []


def _weekdays_of(day: Day, scene: Scene, notes: Notes) -> list[NamedDay]:
    weekday = day.weekday or 0
    if day.shift is not None:
        return _named(scene, lambda here: _shifted(here, weekday, day.shift or 0))
    tense = scene.tense
    if tense is not Tense.UNKNOWN and not scene.has_started:
        notes.rest(RestsOn.TENSE, scene.cue.span if scene.cue else None)
    found = _named(scene, lambda here: _by_tense(here, weekday, tense))
    return found[::-1] if scene.is_schedule else found


def _named(scene: Scene, meant: Callable[[date], list[NamedDay]]) -> list[NamedDay]:
    """Return what is meant for each day on which the text can have been written, once each."""
    found: dict[date, str] = {}
    for here in scene.reference:
        several = len(scene.reference) > 1
        for way, day in meant(here):
            found.setdefault(day, joined_way(way, f"written on {here}") if several else way)
    if len(found) == 1:
        return [(STATED, day) for day in found]
    return [(way, day) for day, way in found.items()]


def _by_tense(here: date, weekday: int, tense: Tense) -> list[NamedDay]:
    back = here - timedelta(days=(here.weekday() - weekday) % 7)
    ahead = here + timedelta(days=(weekday - here.weekday()) % 7)
    if tense is Tense.PAST:
        return [(STATED, back)]
    if tense is Tense.FUTURE:
        return [(STATED, ahead)]
    return [(STATED, here)] if back == ahead else [(_BEFORE, back), (_AFTER, ahead)]


def _shifted(here: date, weekday: int, shift: int) -> list[NamedDay]:
    """Return "last", "this" or "next" weekday: the nearest one, or that of the calendar's week."""
    monday = here - timedelta(days=here.weekday())
    weeks = shift if abs(shift) < 2 else shift // 2
    of_week = monday + timedelta(days=weekday + 7 * weeks)
    if shift in (0, -2, 2):
        return [(STATED, of_week)]
    step = timedelta(days=(weekday - here.weekday()) % 7 or 7)
    close = here + step if shift > 0 else here - (timedelta(days=7) - step or timedelta(days=7))
    if close == of_week:
        return [(STATED, close)]
    return [("the nearest one", close), ("the one of that week", of_week)]
