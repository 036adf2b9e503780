"""
Stretches meant: the windows, and the times a length away, that words can mean.

A window is ``[start, end)``. Where one of its ends is known only to a day or a month, the reading
reaches from the first instant that can belong to it to the last, and the mention of that end
holds what is known of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from trucewatch.definitions.time_mentions import (
    VAGUE,
    LengthMeant,
    Precision,
    RestsOn,
    Span,
    Tense,
    TextTrouble,
    TimeKind,
    TimeMention,
    TimeReading,
)
from trucewatch.definitions.wording.meant_away import ago, ahead, then, trailing
from trucewatch.definitions.wording.nodes import Ending, Moment, Period, Point, Sort, Stretch
from trucewatch.definitions.wording.point_mentions import (
    basis_of,
    length_mention,
    meant_length,
    point_mention,
    words_at,
)
from trucewatch.definitions.wording.scene import (
    MOST_READINGS,
    STATED,
    Notes,
    Scene,
    joined_way,
)
from trucewatch.definitions.wording.senses import Sense

_ORDER = list(Precision)
_EXACT = (Precision.INSTANT, Precision.HOUR)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What has been found out of a stretch."""

    kind: TimeKind
    readings: list[TimeReading]
    start: TimeMention | None = None
    end: TimeMention | None = None


def stretch_mention(stretch: Stretch, scene: Scene) -> TimeMention:
    """Return a stretch of time with everything that it can mean."""
    is_unsure = stretch.sort is Sort.AHEAD and stretch.sign == 0
    if is_unsure and stretch.length is not None and scene.tense is not Tense.FUTURE:
        # "in two days" tells how long it took, unless it lies ahead.
        return length_mention(stretch.length, scene)
    notes = Notes()
    if _comes_again(stretch, scene):
        notes.trouble = TextTrouble.RECURS
    drawn = _READERS[stretch.sort](stretch, scene, notes)
    for nested in (drawn.start, drawn.end):
        _take_notes(nested, notes)
    length = None if stretch.length is None else meant_length(stretch.length)
    if length is not None and length.exactly is None and length.unit not in ("month", "year"):
        notes.flag(VAGUE)
    span = scene.block.span(*stretch.reach)
    readings = [] if notes.trouble is TextTrouble.RECURS else drawn.readings[:MOST_READINGS]
    return TimeMention(
        drawn.kind,
        span,
        words_at(scene, span),
        tuple(readings),
        basis_of(notes),
        tuple(notes.rests),
        _parts(stretch, scene),
        None if readings else notes.trouble or TextTrouble.ENDS_BEFORE_IT_STARTS,
        tuple(notes.flags),
        scene.tense,
        start=drawn.start,
        end=drawn.end,
        length=length,
    )


def _comes_again(stretch: Stretch, scene: Scene) -> bool:
    """Say whether "daily" or "every day" stands beside it."""
    t, (first, after) = scene.block.tokens, stretch.reach
    return Sense.EVERY in t[first - 1].senses or Sense.EVERY in t[after].senses


def _take_notes(nested: TimeMention | None, notes: Notes) -> None:
    if nested is None:
        return
    for rest in nested.rests_on:
        notes.rest(rest.on, rest.span)
    for flag in nested.flags:
        notes.flag(flag)
    if nested.trouble is not None:
        notes.fail(nested.trouble)


def _parts(stretch: Stretch, scene: Scene) -> tuple[tuple[str, Span], ...]:
    found = []
    for role, node in (
        ("start", stretch.start),
        ("end", stretch.end),
        ("length", stretch.length),
    ):
        if node is not None:
            found.append((role, scene.block.span(*node.reach)))
    return tuple(found)


# From one time to another.


def _between(stretch: Stretch, scene: Scene, _notes: Notes) -> _Drawn:
    start_point, end_point = _shared(stretch.start, stretch.end)
    announced = scene.announced()
    start = point_mention(start_point, announced)
    readings: list[TimeReading] = []
    end: TimeMention | None = None
    for one in start.readings:
        here = announced.after(one.day) if one.day is not None else announced
        end = point_mention(end_point, here)
        readings += _to_each_end(one, end, stretch)
    if end is None:
        end = point_mention(end_point, announced)
    elif len(start.readings) > 1 and not _is_unsaid(end_point):
        end = _plain(end, point_mention(end_point, announced))
    return _Drawn(TimeKind.WINDOW, readings, start, end)


def _plain(end: TimeMention, alone: TimeMention) -> TimeMention:
    """Return the end as it reads alone where the start leaves it open."""
    return alone if alone.readings else end


def _to_each_end(one: TimeReading, end: TimeMention, stretch: Stretch) -> list[TimeReading]:
    found = []
    for other in end.readings:
        # "from 10 pm to 2 am" ends on the day after.
        rolls = _is_unsaid(stretch.end) and _is_after(one.earliest, other.latest)
        shift = timedelta(days=1 if rolls else 0)
        for way, at in _ends(other, stretch.ending, is_pair=True):
            last = at + shift
            if one.earliest is not None and last > one.earliest:
                precision = _worst(one.precision, other.precision)
                named = joined_way(one.way, other.way, way)
                found.append(TimeReading(named, one.earliest, last, precision, one.day))
    return found


def _is_after(start: datetime | None, end: datetime | None) -> bool:
    return start is not None and end is not None and end <= start


def _is_unsaid(point: Point | None) -> bool:
    return isinstance(point, Moment) and point.day is None and point.clock is not None


def _shared(start: Point | None, end: Point | None) -> tuple[Point, Point]:
    """Return both ends, each with what is said only once: the day, the zone, the year."""
    if isinstance(start, Moment) and isinstance(end, Moment):
        if start.day is None and end.day is not None and start.part is None:
            start = replace(start, day=end.day)
            end = replace(end, day=None)
        if start.zone is None and end.zone is not None and start.clock is not None:
            start = replace(start, zone=end.zone)
        elif end.zone is None and start.zone is not None and end.clock is not None:
            end = replace(end, zone=start.zone)
        if start.day is not None and end.day is not None and end.day.dates and start.day.dates:
            year = end.day.dates[0].year
            if start.day.dates[0].year is None and year is not None:
                dates = tuple(replace(each, year=year) for each in start.day.dates)
                start = replace(start, day=replace(start.day, dates=dates))
    elif isinstance(start, Period) and isinstance(end, Period):
        start = _with_year_of(start, end)
    if start is None or end is None:
        raise AssertionError("a window between two times has both")
    return start, end


def _with_year_of(start: Period, end: Period) -> Period:
    if start.year is not None or start.month is None or end.year is None:
        return start
    return replace(start, year=end.year - ((end.month or 12) < start.month))


def _ends(
    reading: TimeReading, ending: Ending, *, is_pair: bool = False
) -> list[tuple[str, datetime]]:
    """Return the instants at which a window that reaches to *reading* can end."""
    first, after = reading.earliest, reading.latest
    if first is None or after is None:
        return []
    if first == after or reading.precision in (*_EXACT, Precision.PART_OF_DAY):
        return [(STATED, after)]
    is_long = reading.precision is not Precision.DAY
    if ending is Ending.WITH or (is_pair and is_long):
        return [(STATED, after)]
    if ending is Ending.WITHOUT:
        return [(STATED, first)]
    name = "day" if not is_long else "part"
    with_it, without = f"with its last {name}", f"up to its last {name}"
    return [(with_it, after), (without, first)]


def _worst(*precisions: Precision) -> Precision:
    return max(precisions, key=_ORDER.index)


# With one end.


def _from(stretch: Stretch, scene: Scene, _notes: Notes) -> _Drawn:
    start = point_mention(_point(stretch.start), scene.announced())
    return _Drawn(TimeKind.WINDOW, [replace(each, latest=None) for each in start.readings], start)


def _since(stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
    start = point_mention(_point(stretch.start), _looking_back(scene))
    now = scene.context.latest
    if now is not None:
        notes.rest(RestsOn.PUBLICATION)
    readings = [
        replace(each, latest=now)
        for each in start.readings
        if now is None or (each.earliest is not None and each.earliest < now)
    ]
    return _Drawn(TimeKind.WINDOW, readings, start)


def _looking_back(scene: Scene) -> Scene:
    """Return the scene of "since X", which is past whatever the verb near it says."""
    cue = scene.cue
    return scene if cue is None else replace(scene, cue=replace(cue, tense="past"))


def _after(stretch: Stretch, scene: Scene, _notes: Notes) -> _Drawn:
    start = point_mention(_point(stretch.start), scene)
    readings = [replace(each, earliest=each.latest, latest=None) for each in start.readings]
    return _Drawn(TimeKind.WINDOW, readings, start)


def _until(stretch: Stretch, scene: Scene, _notes: Notes) -> _Drawn:
    end = point_mention(_point(stretch.end), scene.announced())
    readings = [
        TimeReading(joined_way(each.way, way), None, at, each.precision)
        for each in end.readings
        for way, at in _ends(each, _ending_of(stretch))
    ]
    return _Drawn(TimeKind.WINDOW, readings, end=end)


def _ending_of(stretch: Stretch) -> Ending:
    if isinstance(stretch.end, Period) and stretch.end.edge in ("end", "late"):
        return Ending.WITH
    return Ending.WITHOUT if stretch.sort is Sort.BEFORE else stretch.ending


def _point(point: Point | None) -> Point:
    if point is None:
        raise AssertionError("this stretch has the point that it is named after")
    return point


# With a length.


def _lasting(stretch: Stretch, scene: Scene, _notes: Notes) -> _Drawn:
    start = point_mention(_point(stretch.start), scene.announced())
    length = _length(stretch)
    most = length.most if length.most is not None else length.least
    readings = [
        replace(each, latest=each.latest + most)
        for each in start.readings
        if each.latest is not None
    ]
    return _Drawn(TimeKind.WINDOW, readings, start)


def _length(stretch: Stretch) -> LengthMeant:
    if stretch.length is None:
        raise AssertionError("this stretch has a length")
    return meant_length(stretch.length)


def _last(stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
    return _Drawn(TimeKind.WINDOW, trailing(stretch, scene, notes))


def _next(stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
    if stretch.start is not None:
        return _lasting(stretch, scene, notes)
    if not stretch.sign:
        # "within 72 hours of the signing": nobody says here when that was.
        notes.fail(TextTrouble.NO_ANCHOR)
        return _Drawn(TimeKind.WINDOW, [])
    context, length = scene.context, _length(stretch)
    if context.earliest is None or context.latest is None:
        notes.fail(TextTrouble.NO_ANCHOR)
        return _Drawn(TimeKind.WINDOW, [])
    notes.rest(RestsOn.PUBLICATION)
    is_exact = context.earliest == context.latest
    precision = Precision.INSTANT if is_exact else Precision.DAY
    last = None if length.most is None else context.latest + length.most
    return _Drawn(TimeKind.WINDOW, [TimeReading(STATED, context.earliest, last, precision)])


def _recent(_stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
    notes.flag(VAGUE)
    if scene.context.latest is None:
        notes.fail(TextTrouble.NO_ANCHOR)
        return _Drawn(TimeKind.WINDOW, [])
    notes.rest(RestsOn.PUBLICATION)
    reading = TimeReading(STATED, None, scene.context.latest, Precision.VAGUE)
    return _Drawn(TimeKind.WINDOW, [reading])


def _away(
    reader: Callable[[Stretch, Scene, Notes], tuple[TimeKind, list[TimeReading]]],
) -> Callable[[Stretch, Scene, Notes], _Drawn]:
    def drawn(stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
        kind, readings = reader(stretch, scene, notes)
        return _Drawn(kind, readings)

    return drawn


def _then(stretch: Stretch, scene: Scene, notes: Notes) -> _Drawn:
    start = None if stretch.start is None else point_mention(stretch.start, scene)
    kind, readings = then(stretch, scene, notes, start)
    return _Drawn(kind, readings, start)


_READERS: dict[Sort, Callable[[Stretch, Scene, Notes], _Drawn]] = {
    Sort.BETWEEN: _between,
    Sort.FROM: _from,
    Sort.SINCE: _since,
    Sort.AFTER: _after,
    Sort.UNTIL: _until,
    Sort.BEFORE: _until,
    Sort.BY: _until,
    Sort.LASTING: _lasting,
    Sort.LAST: _last,
    Sort.NEXT: _next,
    Sort.RECENT: _recent,
    Sort.AGO: _away(ago),
    Sort.AHEAD: _away(ahead),
    Sort.THEN: _then,
}


def days_told(mention: TimeMention) -> tuple[date, ...]:
    """Return the days that a mention speaks of, for what is told after it."""
    if mention.days:
        return mention.days
    for nested in (mention.start, mention.end):
        if nested is not None and nested.days:
            return nested.days
    return tuple(dict.fromkeys(each.day for each in mention.readings if each.day is not None))
