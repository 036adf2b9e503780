"""
How precisely a stretch of possible time is known.
"""

from __future__ import annotations

from datetime import datetime, timedelta

_PRECISIONS = (
    (timedelta(0), "instant"),
    (timedelta(hours=1), "hour"),
    # The day on which the clocks go back has 25 hours; a week may hold such a day.
    (timedelta(hours=25), "day"),
    (timedelta(days=6, hours=1), "days"),
    (timedelta(days=8, hours=1), "week"),
    (timedelta(days=31, hours=1), "month"),
)


def precision_of(earliest_at: datetime, latest_at: datetime) -> str:
    """Name the precision of a stretch: instant, hour, day, days, week, month or year."""
    length = latest_at - earliest_at
    return next((name for most, name in _PRECISIONS if length <= most), "year")
