"""
Time cells: which of many stretches of time can hold, looked up by cell and by bucket of time.

A unit stands in every bucket of time that it reaches and in every cell that it is given. Looking
up costs two steps of arithmetic and one of reading, however many units there are; what it gives
are candidates, whose times are then compared exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings.ragged import Numbers, offsets_of, product

MOST_BUCKETS = 128
"""Buckets into which all of the time of the terms is cut."""

MOST_ENTRIES = 4_000_000
"""Entries of one table of cells; with more units the buckets become wider."""


@dataclass(frozen=True, slots=True)
class Clock:
    """
    Time in buckets of equal length; the first and the last are open.

    Attributes:
        start: First instant of the second bucket, less one length, UTC microseconds.
        shift: A bucket is 2 ** shift microseconds long.
        buckets: How many there are.
    """

    start: int
    shift: int
    buckets: int

    @classmethod
    def of(cls, bounds: Numbers, most: int = MOST_BUCKETS) -> Clock:
        """Return at most *most* buckets for instants, of which open ends do not count."""
        finite = bounds[np.abs(bounds) < UNTIL_FURTHER]
        if not len(finite):
            return cls(0, 62, 1)
        start, length = int(finite.min()), int(finite.max()) - int(finite.min())
        shift = max(0, (length // most).bit_length())
        return cls(start, shift, (length >> shift) + 1)

    def buckets_of(self, instants: Numbers) -> Numbers:
        """Return the bucket of each instant, shape (n,)."""
        found = np.subtract(instants, self.start)
        np.right_shift(found, self.shift, out=found)
        return np.clip(found, 0, self.buckets - 1, out=found)


@dataclass(frozen=True, slots=True)
class TimeCells:
    """
    Units by cell and bucket.

    Attributes:
        clock: The buckets.
        used: Number of each cell among those that hold a unit, or -1, shape (cells,).
        offsets: Where the units of each used cell and bucket start.
        units: The units, in order in each cell and bucket.
        first: First bucket of each unit, shape (units,).
    """

    clock: Clock
    used: Numbers
    offsets: Numbers
    units: Numbers
    first: Numbers

    @classmethod
    def of(
        cls, reach: tuple[Numbers, Numbers], unit: Numbers, cell: Numbers, cells: int
    ) -> TimeCells:
        """
        Return the look-up of some units.

        Args:
            reach: First and last instant of every unit, shape (units,) each.
            unit: A unit, once for each of its cells.
            cell: The cell, shape as *unit*.
            cells: How many cells there are.
        """
        clock = _clock(reach, unit)
        first, last = (clock.buckets_of(each) for each in reach)
        used = np.full(cells, -1, dtype=np.int64)
        present = np.unique(cell)
        used[present] = np.arange(len(present))
        entry, (i,) = product([(last - first + 1)[unit]])
        slot = used[cell[entry]] * clock.buckets + first[unit[entry]] + i
        order = np.lexsort((unit[entry], slot))
        counts = np.bincount(slot, minlength=len(present) * clock.buckets).astype(np.int64)
        return cls(clock, used, offsets_of(counts), unit[entry][order], first)

    def candidates(
        self, cell: Numbers, earliest: Numbers, latest: Numbers
    ) -> tuple[Numbers, Numbers]:
        """
        Return the units that may reach each row's time in its cell.

        Args:
            cell: Cell of each row, or -1, shape (n,).
            earliest: First instant of the row, UTC microseconds.
            latest: Last instant.

        Returns:
            Row and unit, in order of row, each pair once.
        """
        if not len(self.units):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        place = self.used[cell]
        if cell.min(initial=0) < 0:
            place = np.where(cell >= 0, place, -1)
        row = np.flatnonzero(place >= 0)
        one, other = (self.clock.buckets_of(each[row]) for each in (earliest, latest))
        slot = place[row] * self.clock.buckets + one
        if np.array_equal(one, other):
            hit, (i,) = product([self.offsets[slot + 1] - self.offsets[slot]])
            return row[hit], self.units[self.offsets[slot[hit]] + i]
        spread, (later,) = product([other - one + 1])
        slot = slot[spread] + later
        hit, (i,) = product([self.offsets[slot + 1] - self.offsets[slot]])
        unit = self.units[self.offsets[slot[hit]] + i]
        # A unit that reaches several buckets of the row is taken in the first that both share.
        fresh = np.maximum(self.first[unit], one[spread[hit]]) == (one[spread] + later)[hit]
        return row[spread[hit[fresh]]], unit[fresh]


def _clock(reach: tuple[Numbers, Numbers], unit: Numbers) -> Clock:
    """Return buckets so wide that the table stays small."""
    most = MOST_BUCKETS
    while True:
        clock = Clock.of(np.concatenate(reach), most)
        first, last = (clock.buckets_of(each) for each in reach)
        if most == 1 or int((last - first + 1)[unit].sum()) <= MOST_ENTRIES:
            return clock
        most //= 2
