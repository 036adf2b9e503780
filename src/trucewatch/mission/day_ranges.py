"""
Days on which acts can have begun, counted in the case's zone.

An act whose hour is not known lies on one of several days, and is never put on the first of them.
What can be said of each act is the set of its possible days, as ranges that do not touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.instants import Instants, to_micros

Days = NDArray[np.int64]
"""Days since 1970-01-01, shape (n,)."""

_EPOCH = date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 2, 9998
_APART = 1 << 23
"""More days than the calendar has: keeps the days of one act apart from those of the next."""


@dataclass(frozen=True, slots=True)
class DayRanges:
    """
    Possible days of acts.

    Attributes:
        act: Row of the act that each range belongs to, in order, shape (n,).
        first: First day of each range, shape (n,).
        last: Last day of each range, which belongs to it, shape (n,).
        surely: Whether it is the act's only range and a single day, shape (n,).
    """

    act: NDArray[np.int64]
    first: Days
    last: Days
    surely: NDArray[np.bool_]


def days_of(instants: Instants, zone: str) -> Days:
    """
    Return the day of each instant by the calendar of *zone*.

    A day begins at its first midnight; where the clocks skip midnight, when they do.

    Args:
        instants: UTC microseconds, shape (n,); beyond the years 2 to 9998 the nearest day counts.
        zone: IANA name.
    """
    if not len(instants):
        return np.zeros(0, dtype=np.int64)
    low, high = _year(int(instants.min())) - 1, _year(int(instants.max())) + 1
    decades = [_midnights(zone, each) for each in range(low // 10, high // 10 + 1)]
    midnights = np.concatenate(decades)
    first = (date(max(low // 10 * 10, 1), 1, 1) - _EPOCH).days
    found = np.searchsorted(midnights, instants, side="right") - 1
    return first + np.clip(found, 0, len(midnights) - 1)


def whole(rows: pa.Table | pa.RecordBatch, name: str) -> Any:
    """Return a column in one piece."""
    column = rows.column(name)
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def day_ranges(incidents: pa.Table | pa.RecordBatch, zone: str) -> DayRanges:
    """
    Return the days on which each act can have begun.

    Args:
        incidents: Schema INCIDENTS. Stories that cannot be true are left out; an interval
            reaches up to its end and not into it.
        zone: IANA name of the zone whose days are counted.
    """
    told = whole(incidents, "stories")
    lengths = told.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    stories = told.flatten()
    act = np.repeat(np.arange(len(lengths)), lengths)
    possible = _floats(stories.field("high")) > 0
    begins, ends = _micros(stories.field("earliest_at")), _micros(stories.field("latest_at"))
    first = days_of(begins[possible], zone)
    last = days_of(np.maximum(begins, ends - 1)[possible], zone)
    return _joined(act[possible], first, last)


def _joined(act: NDArray[np.int64], first: Days, last: Days) -> DayRanges:
    """Join the ranges of each act that overlap or meet."""
    if not len(act):
        return DayRanges(act, first, last, np.zeros(0, dtype=np.bool_))
    order = np.lexsort((first, act))
    act, first, last = act[order], first[order], last[order]
    reached = np.maximum.accumulate(act * _APART + last) - act * _APART
    begins = np.ones(len(act), dtype=np.bool_)
    begins[1:] = (act[1:] != act[:-1]) | (first[1:] > reached[:-1] + 1)
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(act)) - 1
    act, first, last = act[starts], first[starts], reached[ends]
    alone = np.bincount(act)[act] == 1
    return DayRanges(act, first, last, alone & (first == last))


@lru_cache(maxsize=64)
def _midnights(zone: str, decade: int) -> Instants:
    """Return the instant at which each day of ten years begins, UTC microseconds."""
    first = date(max(decade * 10, 1), 1, 1)
    count = (date(min(decade * 10 + 10, _LAST_YEAR + 1), 1, 1) - first).days
    place = ZoneInfo(zone)
    days = (first + timedelta(days=each) for each in range(count))
    return np.array(
        [to_micros(datetime(d.year, d.month, d.day, tzinfo=place).astimezone(UTC)) for d in days],
        dtype=np.int64,
    )


def _year(micros: int) -> int:
    """Return about the year of an instant, within those that the calendar has."""
    return int(np.clip(1970 + micros // 31_556_952_000_000, _FIRST_YEAR, _LAST_YEAR))


def _micros(column: Any) -> Instants:
    return np.asarray(column.cast(pa.int64()).to_numpy(zero_copy_only=False), dtype=np.int64)


def _floats(column: Any) -> NDArray[np.float64]:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)
