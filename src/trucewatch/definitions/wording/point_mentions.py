"""
Point mentions: a moment, a period or a length as a mention, with its parts and what it rests on.
"""

from __future__ import annotations

from datetime import timedelta

from trucewatch.definitions.time_mentions import (
    CalendarWords,
    LengthMeant,
    RestsOn,
    Span,
    TextTrouble,
    TimeBasis,
    TimeKind,
    TimeMention,
)
from trucewatch.definitions.wording.meant_moments import readings_of_moment
from trucewatch.definitions.wording.meant_periods import readings_of_period
from trucewatch.definitions.wording.nodes import Day, Length, Moment, Period, Point
from trucewatch.definitions.wording.scene import Notes, Scene

LONGEST_LENGTH = timedelta(days=36_525)
"""A longer time than a hundred years is taken for a slip, and read as a hundred years."""

Parts = tuple[tuple[str, Span], ...]
"""Spans of the parts of a mention, by role."""

_INFERRED = frozenset((RestsOn.PUBLICATION, RestsOn.TENSE, RestsOn.TOLD, RestsOn.SECOND_STATEMENT))
_UNIT_DAYS: dict[str, tuple[float, float]] = {
    "second": (1 / 86_400, 1 / 86_400),
    "minute": (1 / 1_440, 1 / 1_440),
    "hour": (1 / 24, 1 / 24),
    "day": (1, 1),
    "week": (7, 7),
    "fortnight": (14, 14),
    "month": (28, 31),
    "year": (365, 366),
    "decade": (3652, 3653),
}
_PERIOD_KINDS = {
    "week": TimeKind.WEEK,
    "weekend": TimeKind.WINDOW,
    "month": TimeKind.MONTH,
    "year": TimeKind.YEAR,
    "decade": TimeKind.WINDOW,
}


def point_mention(point: Point, scene: Scene) -> TimeMention:
    """Return a moment or a period with everything that it can mean."""
    notes = Notes()
    parts: Parts = ()
    calendar: CalendarWords | None
    if isinstance(point, Period):
        readings, days = readings_of_period(point, scene, notes)
        kind, calendar = _PERIOD_KINDS[point.unit], CalendarWords(point.year, point.month)
    else:
        readings, days = readings_of_moment(point, scene, notes)
        kind, parts = _kind(point), _parts(point, scene)
        calendar = _calendar(point.day)
        if point.every:
            readings, notes.trouble = [], TextTrouble.RECURS
    span = scene.block.span(*point.reach)
    return TimeMention(
        kind,
        span,
        words_at(scene, span),
        tuple(readings),
        basis_of(notes),
        tuple(notes.rests),
        parts,
        None if readings else notes.trouble or TextTrouble.NO_ANCHOR,
        tuple(notes.flags),
        scene.tense,
        calendar,
        _calendar_again(point),
        days=tuple(dict.fromkeys(days)),
    )


def length_mention(length: Length, scene: Scene) -> TimeMention:
    """Return a length of time as a mention; it has no readings."""
    span = scene.block.span(*length.reach)
    meant = meant_length(length)
    flags = () if meant.exactly is not None else ("vague",)
    return TimeMention(
        TimeKind.LENGTH,
        span,
        words_at(scene, span),
        flags=() if length.low == length.high else flags,
        tense=scene.tense,
        length=meant,
    )


def meant_length(length: Length) -> LengthMeant:
    """Return how long *length* is at least and at most."""
    least, most = _UNIT_DAYS[length.unit]
    return LengthMeant(
        _days(length.low * least),
        None if length.high is None else _days(length.high * most),
        length.unit,
    )


def _days(days: float) -> timedelta:
    if days >= LONGEST_LENGTH.days:
        return LONGEST_LENGTH
    return timedelta(seconds=round(days * 86_400))


def words_at(scene: Scene, span: Span) -> str:
    """Return the words at *span*, as given."""
    return scene.text[span[0] : span[1]]


def basis_of(notes: Notes) -> TimeBasis:
    """Return what readings rest on at the weakest."""
    if any(rest.on in _INFERRED for rest in notes.rests):
        return TimeBasis.INFERRED
    return TimeBasis.DEFAULT if notes.rests else TimeBasis.STATED


def _kind(moment: Moment) -> TimeKind:
    if moment.clock is not None:
        return TimeKind.INSTANT
    return TimeKind.DAY if moment.part is None else TimeKind.PART_OF_DAY


def _parts(moment: Moment, scene: Scene) -> Parts:
    pieces = (
        ("clock", moment.clock),
        ("zone", moment.zone),
        ("day", moment.day),
        ("part_of_day", moment.part),
        ("again", moment.again),
    )
    return tuple(
        (role, scene.block.span(*piece.reach)) for role, piece in pieces if piece is not None
    )


def _calendar_again(point: Point) -> CalendarWords | None:
    if isinstance(point, Period) or point.again is None:
        return None
    return _calendar(point.again.day)


def _calendar(day: Day | None) -> CalendarWords | None:
    if day is None:
        return None
    year = month = number = None
    if day.dates:
        year, month, number = day.dates[0].year, day.dates[0].month, day.dates[0].day
    return CalendarWords(
        *(year, month, number),
        day.weekday,
        day.from_speaking,
        can_be_swapped=len(day.dates) > 1,
        is_relative=day.shift is not None,
    )
