"""
Windows: stretches of time that hold at their first instant and not at their last.

So a shell at the changeover belongs to exactly one of two windows that meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER, from_micros, to_micros


class EmptyWindowError(ValueError):
    """A window was given that ends before or when it starts."""


@dataclass(frozen=True, slots=True)
class Window:
    """
    A half-open stretch ``[start, end)``; ``None`` is an end that nobody bounds.

    Raises:
        EmptyWindowError: When the end does not come after the start.
    """

    start: datetime | None
    end: datetime | None

    def __post_init__(self) -> None:
        if self.first >= self.last:
            raise EmptyWindowError(f"{self.start} .. {self.end}")

    @classmethod
    def lasting(cls, start: datetime, length: timedelta) -> Window:
        """Return the window of *length* from *start*."""
        return cls(start, start + length)

    @property
    def first(self) -> int:
        """First instant as UTC microseconds."""
        return SINCE_EVER if self.start is None else to_micros(self.start)

    @property
    def last(self) -> int:
        """First instant after the window as UTC microseconds."""
        return UNTIL_FURTHER if self.end is None else to_micros(self.end)

    def __contains__(self, instant: datetime) -> bool:
        return self.first <= to_micros(instant) < self.last

    def overlap(self, other: Window) -> Window | None:
        """Return the instants that both windows hold, or ``None``."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return None if first >= last else Window(from_micros(first), from_micros(last))


def union(windows: Iterable[Window]) -> list[Window]:
    """
    Return the instants that any window holds, as windows in order that neither meet nor
    overlap.
    """
    merged: list[tuple[int, int]] = []
    for window in sorted(windows, key=lambda each: (each.first, each.last)):
        if merged and window.first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], window.last))
        else:
            merged.append((window.first, window.last))
    return [Window(from_micros(first), from_micros(last)) for first, last in merged]


def intersection(left: Iterable[Window], right: Iterable[Window]) -> list[Window]:
    """Return the instants that a window of each side holds."""
    others = union(right)
    pairs = (one.overlap(other) for one in union(left) for other in others)
    return [each for each in pairs if each is not None]


def difference(left: Iterable[Window], right: Iterable[Window]) -> list[Window]:
    """Return the instants that the left side holds and the right side does not."""
    return intersection(left, complement(right))


def complement(windows: Iterable[Window]) -> list[Window]:
    """Return the instants that no window holds."""
    gaps: list[Window] = []
    cursor = SINCE_EVER
    for window in union(windows):
        if window.first > cursor:
            gaps.append(Window(from_micros(cursor), window.start))
        cursor = window.last
    if cursor < UNTIL_FURTHER:
        gaps.append(Window(from_micros(cursor), None))
    return gaps
