"""
Instants: aware datetimes in records, whole UTC microseconds in columns.

The two open ends of time have numbers of their own, so that "since ever" and "until further
notice" can be compared like any other instant.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

Instants = NDArray[np.int64]
"""Column of instants: UTC microseconds since 1970-01-01, shape (n,)."""

SINCE_EVER = -(2**62)
"""Stands in columns for a beginning that nobody bounds."""

UNTIL_FURTHER = 2**62
"""Stands in columns for an end that nobody bounds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NaiveInstantError(ValueError):
    """An instant was given without its zone; it would mean another hour elsewhere."""


def to_micros(instant: datetime) -> int:
    """
    Return *instant* as UTC microseconds since 1970.

    Raises:
        NaiveInstantError: When *instant* carries no offset.
    """
    if instant.tzinfo is None:
        raise NaiveInstantError(instant.isoformat())
    return (instant - _EPOCH) // timedelta(microseconds=1)


def from_micros(micros: int) -> datetime | None:
    """Return the aware UTC datetime of *micros*, or ``None`` for an open end of time."""
    if micros <= SINCE_EVER or micros >= UNTIL_FURTHER:
        return None
    return _EPOCH + timedelta(microseconds=int(micros))


def written(instant: datetime | None) -> str | None:
    """Write an instant as ``2016-05-06T22:00:00Z``; an open end stays ``None``."""
    if instant is None:
        return None
    utc = instant.astimezone(UTC)
    if utc.microsecond:
        return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")
