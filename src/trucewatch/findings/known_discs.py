"""
Known discs: how discs lie to areas, kept for a while.

The look-up of what an incident touches and the cut of its place ask the same, one after the other,
and many stories tell of one place.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]
_Bits = NDArray[np.uint64]

MOST = 200_000
"""Answers that are kept; then they are asked afresh."""

_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True)
class DiscsAndAreas:
    """
    Pairs of a disc and an area.

    Attributes:
        spot: Degrees east, degrees north and radius in kilometres, shape (n, 3).
        area: Number of the area, shape (n,).
    """

    spot: Shares
    area: Numbers

    def taken(self, rows: Numbers) -> DiscsAndAreas:
        """Return some of the pairs."""
        return DiscsAndAreas(self.spot[rows], self.area[rows])

    @property
    def keys(self) -> _Bits:
        """Return a number for each pair; equal for equal pairs, and seldom for others."""
        bits = np.ascontiguousarray(self.spot).view(np.uint64)
        mixed = self.area.astype(np.uint64) * np.uint64(_ODD[3])
        for i in range(3):
            mixed = (mixed ^ bits[:, i]) * np.uint64(_ODD[i])
            mixed ^= mixed >> np.uint64(29)
        return mixed

    def equals(self, other: DiscsAndAreas) -> Flags:
        """Say which pairs are the same as those of *other*, row by row."""
        return np.asarray((self.area == other.area) & (self.spot == other.spot).all(axis=1))


@dataclass(frozen=True, slots=True)
class _Answers:
    pairs: DiscsAndAreas
    keys: _Bits
    lies: Codes
    share: Shares


def _nothing() -> _Answers:
    none = DiscsAndAreas(np.empty((0, 3)), np.empty(0, np.int64))
    return _Answers(none, np.empty(0, np.uint64), np.empty(0, np.uint8), np.empty(0))


@dataclass(slots=True)
class KnownDiscs:
    """Answers by pair; threads may ask it at once, and each sees a whole state."""

    _answers: _Answers = field(default_factory=_nothing)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, pairs: DiscsAndAreas) -> tuple[Flags, Codes, Shares]:
        """Return which pairs are known, how they lie, and their shares."""
        known, keys = self._answers, pairs.keys
        lies, share = np.zeros(len(keys), np.uint8), np.zeros(len(keys))
        if not len(known.keys):
            return np.zeros(len(keys), dtype=np.bool_), lies, share
        at = np.minimum(np.searchsorted(known.keys, keys), len(known.keys) - 1)
        found = (known.keys[at] == keys) & known.pairs.taken(at).equals(pairs)
        lies[found], share[found] = known.lies[at[found]], known.share[at[found]]
        return np.asarray(found), lies, share

    def keep(self, pairs: DiscsAndAreas, lies: Codes, share: Shares) -> None:
        """Keep answers; the oldest go when there are too many."""
        with self._lock:
            old = self._answers
            if len(old.keys) + len(lies) > MOST:
                old = _nothing()
            keys = np.concatenate([old.keys, pairs.keys])
            order = np.argsort(keys, kind="stable")
            joined = DiscsAndAreas(
                np.concatenate([old.pairs.spot, pairs.spot])[order],
                np.concatenate([old.pairs.area, pairs.area])[order],
            )
            self._answers = _Answers(
                joined,
                keys[order],
                np.concatenate([old.lies, lies])[order],
                np.concatenate([old.share, share])[order],
            )
