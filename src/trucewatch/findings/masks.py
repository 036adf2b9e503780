"""
Masks: which clauses of a regime say something, one bit for each clause.

A regime's clauses and duties are numbered in their order; bit ``i`` of a mask is clause ``i``. So
one operation on one number asks all clauses of a regime, and a column asks those of a million
pairs of incident and regime. A regime with more clauses than a word has bits is asked word by
word, and the gravest of all words counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Masks = NDArray[np.int64]

WORD = 62
"""Clauses in one word; two bits are left so that no mask is negative or reads as all bits."""

EVERY = (1 << WORD) - 1
"""The mask of every clause that a word can hold."""


@dataclass(frozen=True, slots=True)
class ClauseMasks:
    """
    Up to `WORD` clauses of every regime.

    Attributes:
        first: Number of the clause that bit 0 stands for.
        acts: Clauses that speak of an act, shape (regimes, acts).
        protects: Clauses that protect a member whoever accepted, shape (regimes, names); the
            target that nobody named is protected by none.
        protects_perhaps: Likewise, where that target is protected by all that protect anybody.
        accepting: Clauses that protect every party that has accepted, shape (regimes,).
        prohibitions: Clauses that are no duties, shape (regimes,).
        duties: Duties, shape (regimes,).
        at_window_end: Duties that fall due when the window ends, shape (regimes,).
        on_request: Duties that are due on request, shape (regimes,).
        after_request: Duties due so many microseconds after a request, shape (regimes,) each.
        owed: Clauses that a party owes, every prohibition among them, shape (regimes, names).
        owed_perhaps: Likewise, where the party that nobody named owes every duty.
        limited: Clauses that are limited to an area, shape (regimes,).
        speaks_in: Clauses limited to the regime's area in that place, shape (regimes, areas).
        silenced_in: Clauses over which another has precedence there, shape (regimes, areas).
        admits: Clauses that admit a kind of defence, by kind, shape (regimes,) each.
    """

    first: int
    acts: Masks
    protects: Masks
    protects_perhaps: Masks
    accepting: Masks
    prohibitions: Masks
    duties: Masks
    at_window_end: Masks
    on_request: Masks
    after_request: dict[int, Masks]
    owed: Masks
    owed_perhaps: Masks
    limited: Masks
    speaks_in: Masks
    silenced_in: Masks
    admits: dict[str, Masks]

    @property
    def has_duties(self) -> bool:
        """Whether any regime has a duty among these clauses."""
        return bool(self.duties.any())

    @property
    def has_limits(self) -> bool:
        """Whether a clause of any regime is limited to an area."""
        return bool(self.limited.any())
