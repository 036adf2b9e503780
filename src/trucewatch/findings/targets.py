"""
Target sets: whom an act hit together, and what the terms say of all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TargetSets:
    """
    The distinct target sets of a batch.

    Attributes:
        offsets: Where each set's members start, shape (sets + 1,).
        members: Numbers of names, one set after another.
        slots: First member of each set, second, and so on; -1 where there is none, shape
            (most members, sets).
        other: Number of the member that nobody named.
    """

    offsets: Numbers
    members: Numbers
    slots: Numbers
    other: int

    @classmethod
    def of(cls, offsets: Numbers, members: Numbers, other: int) -> TargetSets:
        """Return sets side by side; each has at least one member."""
        lengths = np.diff(offsets)
        slots = np.full((max(int(lengths.max(initial=1)), 1), len(lengths)), -1, dtype=np.int64)
        row = np.repeat(np.arange(len(lengths)), lengths)
        slots[np.arange(len(members)) - offsets[:-1][row], row] = members
        return cls(offsets, members, slots, other)

    @property
    def most(self) -> int:
        """Most members of any set."""
        return len(self.slots)

    def member(self, slot: int) -> Numbers:
        """Return the member in a slot of every set, -1 where there is none, shape (sets,)."""
        return np.asarray(self.slots[slot], dtype=np.int64)

    def contain(self, target: Numbers, name: Numbers) -> Flags:
        """Return whether a set has a name as a member, shape (n,)."""
        return np.asarray((self.slots[:, target] == name).any(axis=0), dtype=np.bool_)
