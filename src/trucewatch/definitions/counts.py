"""
Counts of people, each with its bounds: a published figure is never one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LARGEST = 2**31 - 1
"""Largest number that a column of people can hold."""


class How(StrEnum):
    """How the words before or after a number bound it; the conventions stand in `bounded`."""

    EXACTLY = "exactly"
    NEAR = "near"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Count:
    """
    A number of people as somebody gives it.

    Attributes:
        low: At least so many; ``None`` is not said.
        best: The figure given, where one figure is given.
        high: At most so many; ``None`` is not said: there may be any number more.
    """

    low: int | None
    best: int | None
    high: int | None

    @classmethod
    def exactly(cls, number: int) -> Count:
        """Return the count of a single plain figure."""
        return cls(number, number, number)

    @property
    def in_order(self) -> bool:
        """Whether low, best and high, as far as they are given, do not fall."""
        given = [each for each in (self.low, self.best, self.high) if each is not None]
        return given == sorted(given)


UNKNOWN = Count(None, None, None)
"""Nothing is said: this is not zero."""


def bounded(how: How, low: int, high: int) -> Count:
    """
    Return what a number means with the words that bound it.

    Args:
        how: ``NEAR`` is nine tenths of the number, to the number; ``ABOUT`` reaches to eleven
            tenths; ``OVER`` starts one above and is open; ``AT_LEAST`` is open; ``UP_TO`` starts
            at 0; ``FEWER`` ends one below.
        low: The number, or the lower end of a range.
        high: The same number, or the upper end.

    Returns:
        The bounds; a best figure only where one figure is given plainly.
    """
    if how is How.EXACTLY:
        return Count(low, low if low == high else None, high)
    bounds: dict[How, tuple[int | None, int | None]] = {
        How.NEAR: (low - low // 10, high),
        How.ABOUT: (low - low // 10, high + high // 10),
        How.OVER: (low + 1, None),
        How.AT_LEAST: (low, None),
        How.UP_TO: (0, high),
        How.FEWER: (0, max(0, high - 1)),
    }
    first, last = bounds[how]
    return Count(first, None, last if last is None else min(last, LARGEST))
