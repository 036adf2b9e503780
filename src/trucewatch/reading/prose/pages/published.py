"""
When a text was published: as somebody says, else as its weekdays and dates agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from trucewatch.definitions.publication_day import DayCandidate
from trucewatch.definitions.time_mentions import TimeContext
from trucewatch.definitions.time_wording import day_bounds
from trucewatch.reading.document import Published

_DAY = timedelta(days=1)
_FIRST_ZONE, _LAST_ZONE = timedelta(hours=14), timedelta(hours=12)


def inferred(candidates: Sequence[DayCandidate], zone: tzinfo | None) -> Published | None:
    """
    Return when a text was published where its own words settle the day; else ``None``.

    Without a zone the day can have been a day of any place on Earth.
    """
    if len(candidates) != 1:
        return None
    day = candidates[0].day
    why = "; ".join(dict.fromkeys(each.why for each in candidates[0].evidence))
    spans = sorted({span for each in candidates[0].evidence for span in each.spans})
    return Published(*_bounds(day, zone), inferred_from=why, evidence=tuple(spans))


def time_context(published: Published | None, zone: tzinfo | None, language: str) -> TimeContext:
    """Return what the times of a text are read with."""
    if published is None:
        return TimeContext(zone=zone, language=language)
    first, after = published.earliest, published.latest
    if after - first > _DAY + _FIRST_ZONE + _LAST_ZONE:
        return TimeContext(first, after, zone, language)
    if after - first > _DAY:
        # A day of a place that is not known: the same day of the place that is.
        first, after = day_bounds(
            (first + (after - first) / 2).astimezone(UTC).date(), zone or UTC
        )
    return TimeContext(first, after, zone, language)


def _bounds(day: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    if zone is not None:
        return day_bounds(day, zone)
    first, after = day_bounds(day, UTC)
    return first - _FIRST_ZONE, after + _LAST_ZONE
