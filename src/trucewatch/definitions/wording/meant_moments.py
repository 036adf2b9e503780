"""
Moments meant: the instants and stretches of a day that clock, zone, day and part can mean.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from trucewatch.definitions.time_mentions import (
    AGREEING,
    DAY_NOT_SAID,
    DISAGREEING,
    Precision,
    RestsOn,
    TextTrouble,
    TimeReading,
)
from trucewatch.definitions.time_wording import (
    STRIKES_TWICE,
    TimeTrouble,
    day_bounds,
    instants_at,
)
from trucewatch.definitions.wording.meant_days import NamedDay, days_of
from trucewatch.definitions.wording.nodes import Clock, Day, Moment, Part
from trucewatch.definitions.wording.scene import (
    MOST_READINGS,
    STATED,
    Notes,
    Scene,
    instant,
    joined_way,
    zone_of,
)
from trucewatch.definitions.wording.senses import PARTS

_NIGHT = PARTS["night"]
_TROUBLES = {
    TimeTrouble.NO_SUCH_TIME: TextTrouble.NO_SUCH_TIME,
    TimeTrouble.SKIPPED_HOUR: TextTrouble.SKIPPED_HOUR,
}
_ONE_DAY = timedelta(days=1)


def readings_of_moment(
    moment: Moment, scene: Scene, notes: Notes
) -> tuple[list[TimeReading], list[date]]:
    """Return what *moment* can mean, and the days that are meant, which need no zone."""
    days = _days(moment, scene, notes)
    if not days:
        return [], []
    again = moment.again
    zones = _zones(moment, scene, notes, may_fail=again is not None)
    readings = [
        reading
        for way, zone in zones
        for name, day in days
        for reading in _within(moment, (joined_way(name, way), day), zone, notes)
    ]
    if again is not None:
        readings = _said_again(readings, again, (scene, notes, days))
    return readings[:MOST_READINGS], [day for _, day in days]


def _days(moment: Moment, scene: Scene, notes: Notes) -> list[NamedDay]:
    if moment.day is not None:
        return days_of(moment.day, scene, notes)
    part = moment.part
    if part is not None and part.days is not None:
        return days_of(Day(part.reach, from_speaking=part.days), scene, notes)
    if moment.again is not None and moment.again.day is not None:
        # "10 pm (1900 GMT Friday)": the day stands in the brackets.
        return days_of(moment.again.day, scene, notes)
    return _unsaid_day(scene, notes)


def _unsaid_day(scene: Scene, notes: Notes) -> list[NamedDay]:
    """Return the day of an hour that has none: that of its sentence, or that of speaking."""
    told = scene.told
    if scene.has_started and scene.reference:
        return [(STATED, scene.reference[0])]
    notes.flag(DAY_NOT_SAID)
    if told is not None and (told.place == scene.sentence or not scene.reference):
        notes.rest(RestsOn.TOLD, told.span)
        return [(STATED, told.day)]
    if not scene.reference:
        notes.fail(TextTrouble.NO_ANCHOR)
        return []
    notes.rest(RestsOn.PUBLICATION)
    if len(scene.reference) == 1:
        return [(STATED, scene.reference[0])]
    return [(f"written on {day}", day) for day in scene.reference]


def _zones(
    moment: Moment, scene: Scene, notes: Notes, *, may_fail: bool
) -> list[tuple[str, tzinfo]]:
    named = moment.zone.zones if moment.zone is not None else ()
    if len(named) == 1:
        return [(STATED, named[0])]
    if named:
        return [(f"at {_written(zone)}", zone) for zone in named]
    if may_fail and scene.context.zone is None:
        return []
    zone = zone_of(scene, notes)
    return [] if zone is None else [(STATED, zone)]


def _written(zone: tzinfo) -> str:
    return str(zone)


def _within(moment: Moment, named: NamedDay, zone: tzinfo, notes: Notes) -> list[TimeReading]:
    """Return the readings of one day in one zone."""
    if moment.clock is not None:
        return _at(moment.clock, named, zone, notes)
    if moment.part is not None:
        notes.rest(RestsOn.CONVENTION)
        return _part(moment.part, named, zone)
    way, day = named
    first, after = day_bounds(day, zone)
    return [TimeReading(way, first, after, Precision.DAY, day)]


def _at(clock: Clock, named: NamedDay, zone: tzinfo, notes: Notes) -> list[TimeReading]:
    way, day = named
    if clock.name == "midnight":
        first, after = day_bounds(day, zone)
        names = (joined_way(way, "start of the day"), joined_way(way, "end of the day"))
        return [instant(names[0], first, day), instant(names[1], after, day)]
    hours = [(STATED, clock.hour)]
    if clock.is_half_day and clock.hour <= 12:
        hours = [("before noon", clock.hour % 12), ("after noon", clock.hour % 12 + 12)]
    found: list[TimeReading] = []
    for name, hour in hours:
        instants = instants_at(day, (hour, clock.minute, clock.second), zone)
        if isinstance(instants, TimeTrouble):
            notes.fail(_TROUBLES[instants])
            continue
        strikes = (STATED,) if len(instants) == 1 else STRIKES_TWICE
        found += [
            instant(joined_way(way, name, strike), at, day)
            for strike, at in zip(strikes, instants, strict=True)
        ]
    if found:
        notes.trouble = None
    return found


def _part(part: Part, named: NamedDay, zone: tzinfo) -> list[TimeReading]:
    way, day = named
    begins = (joined_way(way, "the night that begins that day"), day, _NIGHT)
    ends = (joined_way(way, "the night that ends that day"), day - _ONE_DAY, _NIGHT)
    small = (joined_way(way, "after midnight that day"), day, PARTS["small hours"])
    ways = {
        "overnight": [ends, begins] if part.days is None else [(way, day - _ONE_DAY, _NIGHT)],
        "eve": [(way, day - _ONE_DAY, _NIGHT)],
        "arabic night": [begins, ends],
        "russian night": [small, begins],
    }.get(part.name)
    if ways is None:
        ways = [(way, day, PARTS[part.name])]
    return [
        TimeReading(name, _hour(on, first, zone), _hour(on, last, zone), Precision.PART_OF_DAY, on)
        for name, on, (first, last) in ways
    ]


def _hour(day: date, hours: float, zone: tzinfo) -> datetime:
    # Hours are added on the clock's face, whatever the clock does that night.
    shown = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(hours=hours)
    return shown.astimezone(UTC)


# The same time in two zones.


def _said_again(
    readings: list[TimeReading],
    again: Moment,
    known: tuple[Scene, Notes, list[NamedDay]],
) -> list[TimeReading]:
    """Return the readings on which both statements agree; or, where none is, those of both."""
    scene, notes, days = known
    others = _readings_again(again, scene, notes, days)
    if not readings or not others:
        if others and not readings:
            notes.trouble = None
            notes.rest(RestsOn.SECOND_STATEMENT)
        return readings or others
    agreed_at = {each.earliest for each in others}
    agreeing = [each for each in readings if each.earliest in agreed_at]
    if agreeing:
        notes.flag(AGREEING)
        if len(agreeing) == 1:
            return [replace(agreeing[0], way=STATED)]
        return agreeing
    notes.flag(DISAGREEING)
    closest = _closest(others, readings) if again.day is None else others
    return [
        *(replace(each, way=joined_way("the first statement", each.way)) for each in readings),
        *(replace(each, way=joined_way("the second statement", each.way)) for each in closest),
    ]


def _readings_again(
    again: Moment, scene: Scene, notes: Notes, days: list[NamedDay]
) -> list[TimeReading]:
    """Return what the second statement can mean: without a day, on a day beside the first's."""
    own = Notes()
    named = days_of(again.day, scene, own) if again.day is not None else []
    if not named:
        around = {day + timedelta(days=step) for _, day in days for step in (-1, 0, 1)}
        named = [(STATED, day) for day in sorted(around)]
    for rest in own.rests:
        notes.rest(rest.on, rest.span)
    zones = _zones(again, scene, own, may_fail=True)
    return [
        reading
        for _, zone in zones
        for each in named
        for reading in _within(again, each, zone, own)
    ]


def _closest(others: list[TimeReading], readings: list[TimeReading]) -> list[TimeReading]:
    """Return the reading of the second statement that lies nearest to the first one."""
    first = readings[0].earliest

    def distance(each: TimeReading) -> timedelta:
        return abs(each.earliest - first) if each.earliest and first else timedelta.max

    return [min(others, key=distance)]
