"""
Publication day: on which day a text was written, where it does not say so.

A story names weekdays and dates that agree on few days only: a weekday told as past and as to
come is today; "in Paris on May 9" and "in Paris on Monday" are one day within a week; what a
caption dates is over. Days on which most of this agrees are candidates, each with its evidence;
a single agreement is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from trucewatch.definitions.time_mentions import (
    CalendarWords,
    Span,
    Tense,
    TimeKind,
    TimeMention,
)

_FURTHEST_DAYS = 45
_MOST_DATES = 40
_MOST_NAMED = 300
_Weekdays = dict[int, list[Span]]
_LEAST_WEIGHT = 3.0
_CLEAR = 1.0
_HEAD = 400
_WEEK = timedelta(days=7)
_DATELINE = re.compile(r"\s{0,3}(?:\([^()\n]{2,30}\)\s{0,3})?(?:\u2014|\u2013|--?|:)")
_STAMPED = re.compile(
    r"(?:published|posted|updated|issued|released|date|опубликован\w{0,2}|обновлено|дата"
    r"|تاريخ النشر|نشر في|نشرت في|التاريخ)\s{0,3}:?\s{0,3}(?:on\s)?$",
    re.IGNORECASE,
)

_ALONE_BEFORE = re.compile(
    r"(?:\A|\n)[ \t]*(?:[^\n.!?]{0,40}[,|\u00b7] {0,2}"
    r"|[^\n.!?]{0,60}\bas (?:of|at) (?:\d\d?[:.]\d\d,? )?(?:on )?)?\Z",
    re.IGNORECASE,
)
_ALONE_BEHIND = re.compile(r"[ \t]*(?:,? ?\d\d?[:.]\d\d[^\n]{0,24})?(?:\r?\n|\Z)")
_LINE = 110


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    Something in a text that speaks for a day of writing.

    Attributes:
        why: A short name of it: ``dateline``, ``weekday told as past``, ``weekday told as past
            and to come``, ``weekday and date within a week``, ``dated as over``, ``today``.
        spans: The words that agree.
    """

    why: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DayCandidate:
    """
    A day on which a text can have been written.

    Attributes:
        day: The day, in the place that the text speaks of.
        evidence: Everything in the text that speaks for it.
    """

    day: date
    evidence: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A day that the text names, as far as it says."""

    words: CalendarWords
    tense: Tense
    span: Span

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are said."""
        return self.words.year is not None and self.is_dated

    @property
    def is_dated(self) -> bool:
        """Whether month and day are said."""
        return self.words.month is not None and self.words.day is not None

    def on(self, year: int) -> date | None:
        """Return the date in *year*, or in its own."""
        if self.words.month is None or self.words.day is None:
            return None
        try:
            return date(self.words.year or year, self.words.month, self.words.day)
        except ValueError:
            return None


def publication_days(text: str, mentions: Sequence[TimeMention]) -> list[DayCandidate]:
    """
    Return the days on which a text is likely to have been written, with their evidence.

    Args:
        text: The whole text.
        mentions: Its times, read without a day of writing.

    Returns:
        One day where the text settles it, several where it does not, none where too little agrees
        or no year is said. Nothing is chosen.
    """
    named = list(islice(_named(mentions), _MOST_NAMED))
    stamped = _stamped(text, named)
    alone = _weekdays(named, Tense.PAST), _weekdays(named, Tense.FUTURE)
    full = [each for each in named if each.is_full][:_MOST_DATES]
    weighed = [
        (_weight(found, day, full), DayCandidate(day, tuple(found)))
        for day in _possible(full)
        for found in [_agreements(day, named, stamped, alone)]
    ]
    best = max((weight for weight, _ in weighed), default=0.0)
    if best < _LEAST_WEIGHT:
        return []
    likely = [each for each in weighed if each[0] > best - _CLEAR]
    return [each for _, each in sorted(likely, key=lambda each: (-each[0], each[1].day))]


def _named(mentions: Iterable[TimeMention]) -> Iterator[_Named]:
    for mention in mentions:
        if mention.calendar is not None and mention.kind not in (TimeKind.MONTH, TimeKind.YEAR):
            yield _Named(mention.calendar, mention.tense, mention.span)
        if mention.again is not None:
            yield _Named(mention.again, mention.tense, mention.span)
        yield from _named(each for each in (mention.start, mention.end) if each is not None)


def _possible(full: Sequence[_Named]) -> list[date]:
    """Return the days near a full date of the text."""
    days: set[date] = set()
    for each in full:
        told = each.on(0)
        if told is not None and date.min + 8 * _WEEK < told < date.max - 8 * _WEEK:
            steps = range(-_FURTHEST_DAYS, _FURTHEST_DAYS + 1)
            days.update(told + timedelta(days=step) for step in steps)
    return sorted(days)


def _stamped(text: str, named: Sequence[_Named]) -> list[_Named]:
    """Return the dates of a dateline, or behind "published"."""
    found = []
    for each in named:
        start, end = each.span
        if not each.is_dated or start > _HEAD:
            continue
        is_line = each.is_full and _stands_alone(text, start, end)
        is_stamp = _DATELINE.match(text, end) and not text[start:end].isdigit()
        if is_line or is_stamp or _STAMPED.search(text[max(0, start - 30) : start]):
            found.append(each)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a date is a line of its own, behind a place, a number or "as of" at most."""
    before = text[max(0, start - _LINE) : start]
    before = before if start <= _LINE or "\n" in before else "?"
    line = before[before.rfind("\n") + 1 :]
    return (
        _ALONE_BEHIND.match(text, end) is not None
        and _ALONE_BEFORE.search(f"\n{line}") is not None
    )


def _agreements(
    day: date,
    named: Sequence[_Named],
    stamped: Sequence[_Named],
    alone: tuple[_Weekdays, _Weekdays],
) -> list[Agreement]:
    past, ahead = alone
    found = []
    dateline = [each.span for each in stamped if each.on(day.year) == day]
    if dateline:
        found.append(Agreement("dateline", tuple(dateline)))
    today = [
        each.span
        for each in named
        if each.words.from_speaking is not None
        and each.is_dated
        and each.on(day.year) == day + timedelta(days=each.words.from_speaking)
    ]
    if today:
        found.append(Agreement("today", tuple(today)))
    here = past.get(day.weekday(), [])
    if here and len(here) == max(map(len, past.values())):
        found.append(Agreement("weekday told as past", tuple(here)))
        if day.weekday() in ahead:
            both = (*here, *ahead[day.weekday()])
            found.append(Agreement("weekday told as past and to come", both))
    return found + _pairs(day, named, past, ahead)


def _weekdays(named: Iterable[_Named], tense: Tense) -> _Weekdays:
    """Return where each weekday stands alone in this tense."""
    found: _Weekdays = {}
    for each in named:
        is_alone = each.words.weekday is not None and not each.is_dated
        if is_alone and not each.words.is_relative and each.tense is tense:
            found.setdefault(each.words.weekday or 0, []).append(each.span)
    return found


def _pairs(
    day: date,
    named: Sequence[_Named],
    past: _Weekdays,
    ahead: _Weekdays,
) -> list[Agreement]:
    """Return the weekdays that are the weekdays of dates within a week of *day*."""
    found = []
    for each in named:
        told = each.on(day.year)
        if told is None or (each.words.weekday is not None and not each.is_full):
            continue
        near = past if told <= day else ahead
        spans = near.get(told.weekday(), []) if abs(told - day) < _WEEK else []
        if spans:
            found.append(Agreement("weekday and date within a week", (each.span, *spans)))
        elif each.is_full and told <= day and each.tense is not Tense.FUTURE:
            found.append(Agreement("dated as over", (each.span,)))
    return found


_WEIGHTS = {
    "dateline": 5.0,
    "today": 4.0,
    "weekday told as past": 2.0,
    "weekday told as past and to come": 2.0,
    "weekday and date within a week": 2.0,
    "dated as over": 0.5,
}


def _weight(found: Sequence[Agreement], day: date, full: Sequence[_Named]) -> float:
    """Return how much speaks for *day*: each kind of evidence once, less what speaks against."""
    kinds = Counter(each.why for each in found)
    weight = sum(_WEIGHTS[why] for why in kinds)
    over = [told for each in full if (told := each.on(0)) and each.tense is not Tense.FUTURE]
    against = sum(told > day for told in over)
    against += sum(
        told < day for each in full if (told := each.on(0)) and each.tense is Tense.FUTURE
    )
    # News is told soon: of two weeks that fit, the one nearer to what is dated.
    latest = max((told for told in over if told <= day), default=None)
    lag = 0.0 if latest is None else (day - latest).days / 7
    return weight - 3.0 * against - min(lag, 6.0) * 0.4
