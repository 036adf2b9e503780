"""
Spans: the windows that one statement can mean, with the name of every choice made on the way.

Start, end and length are kept as stated. Where two of them give the third there is nothing to
choose; where all three are given and disagree, the stated end and the end after the stated length
are two choices, and nobody's mean is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.definitions.length_wording import written_length
from trucewatch.definitions.time_wording import Stated
from trucewatch.terms.model import Announcement

STATED = "stated"
DURATION = "duration"
BY = "by"
TO = "to"
ALSO = "also stated"
FROM_BASE = "end of what it extends"


@dataclass(frozen=True, slots=True)
class Span:
    """
    One window that a statement can mean.

    Attributes:
        start: First instant.
        end: First instant after it; ``None`` is a stated open end.
        start_choice: Which way of reading gives the start.
        end_choice: Which way of reading gives the end.
        basis: Both in words, for the record.
    """

    start: datetime
    end: datetime | None
    start_choice: str
    end_choice: str
    basis: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A start or an end that the words can mean: its choice, its instant, how it was found."""

    choice: str
    instant: datetime | None
    basis: str


@dataclass(frozen=True, slots=True)
class Base:
    """
    What an extension lengthens.

    Attributes:
        end: End of the window that is extended; ``None`` where it is open or not known.
        first_start: Start of the first window of that chain.
    """

    end: datetime | None = None
    first_start: datetime | None = None


NO_BASE = Base()
"""Nothing is extended."""


def spans(announcement: Announcement, base: Base = NO_BASE) -> list[Span]:
    """
    Return every window that *announcement* can mean, each once; none where a bound is missing.

    Args:
        announcement: The statement.
        base: What it extends, already read in one way.
    """
    found: dict[tuple[datetime, datetime | None], Span] = {}
    for start, end in _bounds(announcement, base):
        if start.instant is None or (end.instant is not None and end.instant <= start.instant):
            continue
        basis = f"{start.basis}, {end.basis}"
        span = Span(start.instant, end.instant, start.choice, end.choice, basis)
        found.setdefault((span.start, span.end), span)
    return list(found.values())


def reversed_bounds(
    announcement: Announcement, base: Base = NO_BASE
) -> tuple[datetime, datetime] | None:
    """Return start and end where both are given and no way of reading them leaves a window."""
    given = [(start.instant, end.instant) for start, end in _bounds(announcement, base)]
    if spans(announcement, base):
        return None
    pairs = ((start, end) for start, end in given if start is not None and end is not None)
    return next(pairs, None)


def _bounds(announcement: Announcement, base: Base) -> Iterator[tuple[Bound, Bound]]:
    if announcement.start is None and announcement.lasts and _has_fixed_end(announcement):
        yield from _counted_back(announcement, announcement.lasts)
        return
    for start in _starts(announcement, base):
        for end in _ends(announcement, start, base):
            yield start, end


def _has_fixed_end(announcement: Announcement) -> bool:
    return announcement.end is not None and not announcement.end.is_open


def _counted_back(announcement: Announcement, lasts: timedelta) -> Iterator[tuple[Bound, Bound]]:
    basis = f"start = end - {written_length(lasts)}"
    ends = [*_stated(announcement.end, "end"), *_also(announcement.also_end, "end")]
    for end, instant in [(each, each.instant) for each in ends if each.instant is not None]:
        yield Bound(STATED, instant - lasts, basis), end


def _starts(announcement: Announcement, base: Base) -> list[Bound]:
    stated = [
        *_stated(announcement.start, "start"),
        *_also(announcement.also_start, "start"),
    ]
    if stated or base.end is None:
        return stated
    return [Bound(FROM_BASE, base.end, "start = end of what it extends")]


def _ends(announcement: Announcement, start: Bound, base: Base) -> list[Bound]:
    ends = [*_stated(announcement.end, "end"), *_also(announcement.also_end, "end")]
    lengths = (
        (DURATION, start.instant, announcement.lasts, "start"),
        (BY, base.end, announcement.extended_by, "end of what it extends"),
        (TO, base.first_start, announcement.extended_to, "first start"),
    )
    for choice, origin, length, name in lengths:
        if origin is not None and length is not None:
            basis = f"end = {name} + {written_length(length)}"
            ends.append(Bound(choice, origin + length, basis))
    return ends


def _stated(stated: Stated | None, name: str) -> Iterator[Bound]:
    if stated is None:
        return
    if stated.is_open:
        yield Bound(STATED, None, "open end stated")
    for way, instant in zip(stated.ways, stated.instants, strict=True):
        said = f"{name} stated" if way == STATED else f"{name} stated, {way}"
        yield Bound(way, instant, said)


def _also(stated: Stated | None, name: str) -> Iterator[Bound]:
    for instant in () if stated is None else stated.instants:
        yield Bound(ALSO, instant, f"{name} stated in another zone")
