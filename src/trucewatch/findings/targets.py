"""
Target sets: whom an act hit together, and what the terms say of all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, offsets_of

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TargetSets:
    """
    The distinct target sets of a batch.

    Attributes:
        offsets: Where each set's members start, shape (sets + 1,).
        members: Numbers of names, one set after another.
        other: Number of the member that nobody named.
    """

    offsets: Numbers
    members: Numbers
    other: int

    @classmethod
    def of(cls, sets: Sequence[Numbers], other: int) -> TargetSets:
        """Return *sets* side by side; each has at least one member."""
        lengths = np.array([len(each) for each in sets], dtype=np.int64)
        members = np.concatenate([np.empty(0, np.int64), *sets])
        return cls(offsets_of(lengths), members, other)

    def all_of(self, table: Flags) -> Flags:
        """Return whether *table* holds for every member, shape (epochs, sets)."""
        return self._reduced(np.logical_and, table)

    def any_of(self, table: Flags) -> Flags:
        """Return whether *table* holds for some member, shape (epochs, sets)."""
        return self._reduced(np.logical_or, table)

    def contain(self, name: int) -> Flags:
        """Return whether each set has *name* as a member, shape (sets,)."""
        wanted = np.arange(int(self.members.max()) + 1) == name
        return np.asarray(self.any_of(wanted[None, :])[0], dtype=np.bool_)

    def _reduced(self, operation: np.ufunc, table: Flags) -> Flags:
        return np.asarray(
            operation.reduceat(table[:, self.members], self.offsets[:-1], axis=1), dtype=np.bool_
        )
