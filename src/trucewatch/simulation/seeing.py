"""
Seeing: on which days each source sees each province; drop-outs come in stretches of days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.law_of_acts import DAY, Calendar
from trucewatch.simulation.settings import SimulationSettings

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Seeing:
    """
    What each source can see.

    Attributes:
        begins: First instant of the conflict, UTC microseconds.
        up: Whether a source sees a province on a day, shape (sources, provinces, days).
        since: First day of the stretch without a change that each day belongs to, same shape.
        until: First day after that stretch, same shape.
    """

    begins: int
    up: Flags
    since: Numbers
    until: Numbers

    def sees(self, source: Numbers, town: Numbers, at: Numbers) -> Flags:
        """Return whether a source sees a town at an instant, shape (n,)."""
        return np.asarray(self.up[self._key(source, town, at)])

    def within(
        self, key: tuple[Numbers, Numbers, Numbers], first: Numbers, last: Numbers
    ) -> tuple[Numbers, Numbers]:
        """
        Shorten windows to the stretch in which the source saw the place.

        Which stretches there are is known to everybody, so a shortened window tells no more of
        the instant than the window and the drop-out do.

        Args:
            key: Source, town and true instant, each of shape (n,).
            first: First instant of each window, UTC microseconds.
            last: First instant after it.
        """
        place = self._key(*key)
        since = self.begins + self.since[place] * DAY
        until = self.begins + self.until[place] * DAY
        return np.maximum(first, since), np.minimum(last, until)

    def _key(
        self, source: Numbers, town: Numbers, at: Numbers
    ) -> tuple[Numbers, Numbers, Numbers]:
        return source, country.PROVINCE_OF[town], (at - self.begins) // DAY


def seeing(
    settings: SimulationSettings, calendar: Calendar, random: np.random.Generator
) -> Seeing:
    """Draw the drop-outs of every source: a chain of days that is settled from the first day."""
    shape = (len(country.TELLERS), len(country.PROVINCES), settings.days)
    falls, mends = _chances(settings)
    tickets = random.random(shape)
    up = np.empty(shape, dtype=np.bool_)
    up[:, :, 0] = tickets[:, :, 0] >= settings.dropout
    for day in range(1, settings.days):
        before = up[:, :, day - 1]
        up[:, :, day] = np.where(before, tickets[:, :, day] >= falls, tickets[:, :, day] < mends)
    return Seeing(calendar.begins, up, *_stretches(up))


def _chances(settings: SimulationSettings) -> tuple[float, float]:
    """Return the chances a day to drop out and to come back."""
    if settings.dropout == 0:
        return 0.0, 1.0
    odds = settings.dropout / (1 - settings.dropout)
    mends = min(1 / settings.dropout_days, 1 / odds)
    return mends * odds, mends


def _stretches(up: Flags) -> tuple[Numbers, Numbers]:
    days = up.shape[2]
    number = np.broadcast_to(np.arange(days), up.shape)
    changes = np.zeros(up.shape, dtype=np.bool_)
    changes[:, :, 1:] = up[:, :, 1:] != up[:, :, :-1]
    since = np.maximum.accumulate(np.where(changes, number, 0), axis=2)
    later = np.where(changes, number, days)
    ahead = np.minimum.accumulate(later[:, :, ::-1], axis=2)[:, :, ::-1]
    until = np.full(up.shape, days)
    until[:, :, :-1] = ahead[:, :, 1:]
    return since, until
