"""
Times a length away: "three days ago", "in two days", "an hour later", "the last 13 days".
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.definitions.time_mentions import (
    Precision,
    RestsOn,
    TextTrouble,
    TimeKind,
    TimeMention,
    TimeReading,
)
from trucewatch.definitions.time_wording import day_bounds
from trucewatch.definitions.wording.nodes import Length, Stretch
from trucewatch.definitions.wording.point_mentions import meant_length
from trucewatch.definitions.wording.scene import STATED, Notes, Scene, zone_of

_SHORT = ("second", "minute", "hour")
_PRECISION = {
    "second": Precision.HOUR,
    "minute": Precision.HOUR,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}
_KIND = {
    Precision.HOUR: TimeKind.INSTANT,
    Precision.DAY: TimeKind.DAY,
    Precision.WEEK: TimeKind.WEEK,
    Precision.MONTH: TimeKind.MONTH,
    Precision.YEAR: TimeKind.YEAR,
}
_COUNTED_IN = "counting the day of speaking"
_COUNTED_OUT = "before the day of speaking"
_ONE_DAY = timedelta(days=1)

Found = tuple[TimeKind, list[TimeReading]]
"""What kind of time was found, and everything that it can mean."""


def ago(stretch: Stretch, scene: Scene, notes: Notes) -> Found:
    """Return "three days ago", from the day of speaking."""
    return _from_now(stretch, scene, notes, -1)


def ahead(stretch: Stretch, scene: Scene, notes: Notes) -> Found:
    """Return "in two days", from the day of speaking."""
    if stretch.sign < 0:
        # "an hour after the start of ...": nobody says here when that was.
        notes.fail(TextTrouble.NO_ANCHOR)
        return _KIND[_PRECISION[_length(stretch).unit]], []
    return _from_now(stretch, scene, notes, 1)


def _from_now(stretch: Stretch, scene: Scene, notes: Notes, sign: int) -> Found:
    length = _length(stretch)
    precision = _PRECISION[length.unit]
    context = scene.context
    if context.earliest is None or context.latest is None or not scene.reference:
        notes.fail(TextTrouble.NO_ANCHOR)
        return _KIND[precision], []
    notes.rest(RestsOn.PUBLICATION)
    if length.unit in _SHORT:
        meant = meant_length(length)
        most = meant.most or meant.least
        near, far = sorted((sign * meant.least, sign * most))
        reading = TimeReading(
            STATED, context.earliest + near, context.latest + far, Precision.HOUR
        )
        return TimeKind.INSTANT, [reading]
    return _KIND[precision], _by_calendar(length, scene, notes, sign)


def _by_calendar(length: Length, scene: Scene, notes: Notes, sign: int) -> list[TimeReading]:
    zone = zone_of(scene, notes)
    high = length.high if length.high is not None else length.low
    bounds = []
    for here in scene.reference:
        ends = (_moved(here, length, sign * length.low), _moved(here, length, sign * high))
        first, last = min(ends), max(ends)
        bounds.append(_widened(first, last, length.unit))
    if zone is None or not bounds:
        return []
    is_vague = length.low != length.high
    precision = Precision.VAGUE if is_vague else _PRECISION[length.unit]
    named = [STATED] if len(bounds) == 1 else [f"written on {day}" for day in scene.reference]
    return [
        TimeReading(way, day_bounds(first, zone)[0], day_bounds(last, zone)[1], precision, first)
        for way, (first, last) in zip(named, bounds, strict=True)
    ]


def _widened(first: date, last: date, unit: str) -> tuple[date, date]:
    """Return the days around a day that is told in weeks, months or years only."""
    if unit in ("week", "fortnight"):
        return first - timedelta(days=3), last + timedelta(days=3)
    if unit == "month":
        after = (last.replace(day=1) + timedelta(days=31)).replace(day=1)
        return first.replace(day=1), after - _ONE_DAY
    if unit in ("year", "decade"):
        return date(first.year, 1, 1), date(last.year, 12, 31)
    return first, last


def _moved(here: date, length: Length, count: float) -> date:
    """Return the day that lies *count* units of the calendar away."""
    if length.unit in ("month", "year", "decade"):
        months = {"month": 1, "year": 12, "decade": 120}[length.unit] * count
        whole = here.year * 12 + here.month - 1 + int(max(-1200, min(1200, months)))
        first = date(whole // 12, whole % 12 + 1, 1)
        last = ((first + timedelta(days=31)).replace(day=1) - _ONE_DAY).day
        return first.replace(day=min(here.day, last))
    days = {"week": 7, "fortnight": 14}.get(length.unit, 1) * count
    return here + timedelta(days=max(-36_525, min(36_525, int(days))))


def trailing(stretch: Stretch, scene: Scene, notes: Notes) -> list[TimeReading]:
    """
    Return "the last 13 days".

    Days are counted with the day of speaking, or as so many whole ones before it; hours are
    counted back from the instant of speaking.
    """
    length, context = _length(stretch), scene.context
    now, earliest = context.latest, context.earliest
    if now is None or earliest is None or not scene.reference:
        notes.fail(TextTrouble.NO_ANCHOR)
        return []
    notes.rest(RestsOn.PUBLICATION)
    meant = meant_length(length)
    if length.unit in _SHORT or length.high is None:
        first = earliest - (meant.most or meant.least)
        precision = Precision.INSTANT if earliest == now else Precision.DAY
        return [TimeReading(STATED, first, now, precision)]
    zone = zone_of(scene, notes)
    if zone is None:
        return []
    here = scene.reference[-1]
    start = _moved(here, length, -length.high)
    is_vague = length.low != length.high
    precision = Precision.VAGUE if is_vague else _PRECISION[length.unit]
    counted = TimeReading(
        _COUNTED_IN, day_bounds(start + _ONE_DAY, zone)[0], now, precision, start + _ONE_DAY
    )
    if is_vague or length.unit in ("month", "year", "decade"):
        return [TimeReading(STATED, day_bounds(start, zone)[0], now, precision, start)]
    before = TimeReading(
        _COUNTED_OUT, day_bounds(start, zone)[0], day_bounds(here, zone)[0], precision, start
    )
    return [counted, before]


def then(stretch: Stretch, scene: Scene, notes: Notes, start: TimeMention | None) -> Found:
    """Return "two hours before midnight on Friday", or "two days later" than what was told."""
    length = _length(stretch)
    precision = _PRECISION[length.unit]
    if start is not None:
        meant = meant_length(length)
        # "hours after midnight": how many is not said, a day of them would be "a day after".
        most = _ONE_DAY if meant.most is None else meant.most
        moved = [
            _away(each, stretch.sign * meant.least, stretch.sign * max(most, meant.least))
            for each in start.readings
        ]
        return start.kind, [each for each in moved if each is not None]
    told = scene.told
    if told is None:
        notes.fail(TextTrouble.NO_ANCHOR)
        return _KIND[precision], []
    notes.rest(RestsOn.TOLD, told.span)
    if length.unit in _SHORT:
        return _hours_from_told(length, told.day, scene, notes)
    zone = zone_of(scene, notes)
    if zone is None:
        return _KIND[precision], []
    high = length.high if length.high is not None else length.low
    ends = sorted(_moved(told.day, length, stretch.sign * each) for each in (length.low, high))
    first, last = _widened(ends[0], ends[1], length.unit)
    reading = TimeReading(
        STATED, day_bounds(first, zone)[0], day_bounds(last, zone)[1], precision, first
    )
    return _KIND[precision], [reading]


def _hours_from_told(length: Length, day: date, scene: Scene, notes: Notes) -> Found:
    """Return the day, of which the hour that was told before is not kept."""
    zone = zone_of(scene, notes)
    if zone is None:
        return TimeKind.INSTANT, []
    first, after = day_bounds(day, zone)
    most = meant_length(length).most or _ONE_DAY
    reading = TimeReading(STATED, first, after + min(most, _ONE_DAY), Precision.DAY, day)
    return TimeKind.INSTANT, [reading]


def _away(each: TimeReading, least: timedelta, most: timedelta) -> TimeReading | None:
    if each.earliest is None or each.latest is None:
        return None
    near, far = sorted((least, most))
    first: datetime = each.earliest + near
    return TimeReading(each.way, first, each.latest + far, each.precision, None)


def _length(stretch: Stretch) -> Length:
    if stretch.length is None:
        raise AssertionError("a time that is a length away has its length")
    return stretch.length
