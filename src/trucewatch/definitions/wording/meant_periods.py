"""
Periods meant: weeks, months and years of the calendar, in the zone of the place.
"""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.definitions.time_mentions import Precision, RestsOn, TextTrouble, TimeReading
from trucewatch.definitions.time_wording import day_bounds
from trucewatch.definitions.wording.meant_days import NamedDay, nearest
from trucewatch.definitions.wording.nodes import Period
from trucewatch.definitions.wording.scene import STATED, Notes, Scene, zone_of

_WEEK = timedelta(days=7)
_PRECISION = {
    "week": Precision.WEEK,
    "weekend": Precision.DAY,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}


def readings_of_period(
    period: Period, scene: Scene, notes: Notes
) -> tuple[list[TimeReading], list[date]]:
    """Return what *period* can mean, and its first days, which need no zone."""
    if period.is_hijri:
        notes.fail(TextTrouble.OTHER_CALENDAR)
        return [], []
    bounds = _bounds(period, scene, notes)
    if not bounds:
        return [], []
    firsts = [first for _, first, _ in bounds]
    zone = zone_of(scene, notes)
    if zone is None:
        return [], firsts
    precision = _PRECISION[period.unit]
    found = [
        TimeReading(way, day_bounds(first, zone)[0], day_bounds(after, zone)[0], precision, first)
        for way, first, after in (_edged(each, period) for each in bounds)
    ]
    return found, firsts


def _bounds(period: Period, scene: Scene, notes: Notes) -> list[tuple[str, date, date]]:
    """Return way, first day and first day after, of each that can be meant."""
    if period.unit == "month" and period.month is not None:
        return [(way, day, _month_after(day)) for way, day in _months(period, scene, notes)]
    if period.year is not None:
        years = 10 if period.unit == "decade" else 1
        return [(STATED, date(period.year, 1, 1), date(period.year + years, 1, 1))]
    if not scene.reference:
        notes.fail(TextTrouble.NO_ANCHOR)
        return []
    notes.rest(RestsOn.PUBLICATION)
    return _relative(period, scene.reference[0], scene, notes)


def _months(period: Period, scene: Scene, notes: Notes) -> list[NamedDay]:
    month = period.month or 1
    if period.year is not None:
        return [(STATED, date(period.year, month, 1))]
    reference = _reference(scene, notes)
    if reference is None:
        return []
    here = reference.replace(day=1)
    firsts = [date(reference.year + step, month, 1) for step in (-1, 0, 1)]
    sure = _by_shift(
        firsts, here, 1 if scene.has_started and month != here.month else period.shift
    )
    if sure is not None:
        return [(STATED, sure)]
    if month == reference.month:
        return [(STATED, here)]
    return nearest(firsts, here, scene, notes)


def _reference(scene: Scene, notes: Notes) -> date | None:
    """Return the day from which a month without its year is counted."""
    if scene.reference:
        notes.rest(RestsOn.PUBLICATION)
        return scene.reference[0]
    if scene.told is not None:
        notes.rest(RestsOn.TOLD, scene.told.span)
        return scene.told.day
    notes.fail(TextTrouble.NO_ANCHOR)
    return None


def _by_shift(firsts: list[date], here: date, shift: int | None) -> date | None:
    """Return "last", "this" or "next" March, of the three around *here*."""
    if shift is None:
        return None
    if shift < 0:
        return max(each for each in firsts if each < here)
    if shift > 0:
        return min(each for each in firsts if each > here)
    return firsts[1]


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _relative(
    period: Period, here: date, scene: Scene, notes: Notes
) -> list[tuple[str, date, date]]:
    shift = period.shift or 0
    monday = here - timedelta(days=here.weekday())
    if period.unit == "week":
        first = monday + shift * _WEEK
        return [(STATED, first, first + _WEEK)]
    if period.unit == "weekend":
        return _weekend(period, here, scene, notes)
    if period.unit == "month":
        count = here.year * 12 + here.month - 1 + shift
        first = date(count // 12, count % 12 + 1, 1)
        return [(STATED, first, _month_after(first))]
    years = 10 if period.unit == "decade" else 1
    first_year = here.year // years * years + shift * years
    return [(STATED, date(first_year, 1, 1), date(first_year + years, 1, 1))]


def _weekend(
    period: Period, here: date, scene: Scene, notes: Notes
) -> list[tuple[str, date, date]]:
    """Return Saturday and Sunday; where Friday is the day of rest this is a convention."""
    notes.rest(RestsOn.CONVENTION)
    saturday = here - timedelta(days=here.weekday()) + timedelta(days=5)
    two = timedelta(days=2)
    if period.shift == 1:
        nearest_one = ("the nearest one", saturday, saturday + two)
        return [nearest_one, ("the one of next week", saturday + _WEEK, saturday + _WEEK + two)]
    if period.shift is not None:
        first = saturday + period.shift * _WEEK
        return [(STATED, first, first + two)]
    if here.weekday() >= 5:
        return [(STATED, saturday, saturday + two)]
    before = ("the one before", saturday - _WEEK, saturday - _WEEK + two)
    after = ("the one after", saturday, saturday + two)
    if scene.tense.value == "past":
        return [(STATED, *before[1:])]
    return [(STATED, *after[1:])] if scene.tense.value == "future" else [before, after]


def _edged(bounds: tuple[str, date, date], period: Period) -> tuple[str, date, date]:
    """Return the early, middle or late third of a period."""
    way, first, after = bounds
    days = (after - first).days
    third = days // 3
    if period.edge in ("early", "start"):
        return way, first, first + timedelta(days=max(third, 1))
    if period.edge == "mid":
        return way, first + timedelta(days=third), after - timedelta(days=third)
    if period.edge in ("late", "end"):
        return way, after - timedelta(days=max(third, 1)), after
    return bounds
