"""
Stretches of time: days, nights, and the pieces in which no rate of the law changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.law_of_acts import BY_DAY, DAY, HOUR, NIGHT, Calendar

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretches:
    """
    Pieces of the conflict's time that meet, each with one phase and one part of the day.

    Attributes:
        bounds: Bounds of the pieces, UTC microseconds, shape (n + 1,).
        phase: Phase of each piece, shape (n,).
        part: Part of the day of each piece, shape (n,).
    """

    bounds: Numbers
    phase: Numbers
    part: Numbers

    @classmethod
    def of(cls, calendar: Calendar, *, by_date: bool) -> Stretches:
        """
        Cut the conflict at dusk, dawn and the bounds of phases.

        Args:
            calendar: The instants of the conflict.
            by_date: Whether midnight cuts too.
        """
        midnights = np.arange(calendar.begins, calendar.ends, DAY)
        cuts = [midnights + hour * HOUR for hour in (country.NIGHT_ENDS, country.NIGHT_BEGINS)]
        cuts += [midnights] if by_date else []
        bounds = np.unique(np.concatenate([*cuts, calendar.phases]))
        starts = bounds[:-1]
        # Phases that are empty share a bound; the last of them is the one that holds.
        phase = np.searchsorted(calendar.phases[1:-1], starts, side="right")
        hour = (starts - calendar.begins) % DAY // HOUR
        day = (hour >= country.NIGHT_ENDS) & (hour < country.NIGHT_BEGINS)
        return cls(bounds, phase, np.where(day, BY_DAY, NIGHT))

    def of_instants(self, at: Numbers) -> Numbers:
        """Return the number of the piece in which each instant lies, shape (n,)."""
        return np.searchsorted(self.bounds, at, side="right") - 1

    def cut(self, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """
        Cut windows into pieces.

        Args:
            first: First instant of each window, UTC microseconds, shape (n,).
            last: First instant after it; equal to *first* for an instant.

        Returns:
            Window, piece, beginning and end of each part, in order.
        """
        from_ = self.of_instants(first)
        until = np.maximum(np.searchsorted(self.bounds, last, side="left"), from_ + 1)
        counts = until - from_
        window = np.repeat(np.arange(len(first)), counts)
        step = np.arange(len(window)) - np.repeat(np.cumsum(counts) - counts, counts)
        piece = from_[window] + step
        begins = np.maximum(self.bounds[piece], first[window])
        return window, piece, begins, np.minimum(self.bounds[piece + 1], last[window])
