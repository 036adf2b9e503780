"""
Counts of people, each with its bounds: a published figure is never one number.
"""

from __future__ import annotations

from dataclasses import dataclass


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
