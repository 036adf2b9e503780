"""
Shares over several simulated conflicts, with an interval that knows that rows hang together.

Rows of one conflict share its registers, its sources and its fronts; a register that is wrong is
wrong for all of them. So the conflicts, not the rows, are counted as independent.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]

_NORMAL = 1.959963984540054
"""Deviate that a standard normal exceeds on either side 5 times of 100."""


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """
    A share with its 95 % confidence interval.

    Attributes:
        rows: Rows that were counted.
        yes: In how many of them the answer was yes.
        low: Lower end of the interval.
        high: Upper end of the interval.
    """

    rows: int
    yes: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself; not a number where there was no row."""
        return self.yes / self.rows if self.rows else math.nan


def clustered_share(yes: Flags, cluster: Numbers) -> ShareInterval:
    """
    Return the share of *yes* with an interval by Wilson (1927) on the rows that count.

    Rows that hang together count for less: their number is divided by the design effect, the
    ratio of the variance between clusters to that of independent rows (Kish 1965), where it is
    above 1. With one cluster, or where all rows say the same, rows are taken as independent.

    Args:
        yes: The answer of each row, shape (n,).
        cluster: The simulated conflict of each row, shape (n,).
    """
    rows, hits = len(yes), int(yes.sum())
    if not rows:
        return ShareInterval(0, 0, 0.0, 1.0)
    share = hits / rows
    names, place = np.unique(cluster, return_inverse=True)
    size = np.bincount(place)
    off = np.bincount(place, weights=yes) - share * size
    plain = share * (1 - share) * rows
    clusters = len(names)
    effect = _design_effect(off, plain)
    t = student_deviate(clusters - 1) if clusters > 1 else _NORMAL
    low, high = _wilson(share, rows / effect, t)
    return ShareInterval(rows, hits, low, high)


def student_deviate(degrees: int) -> float:
    """
    Return the deviate that Student's t exceeds on either side 5 times of 100.

    By the expansion of Cornish and Fisher to the third term; off by less than 0.01 from 4 degrees
    on.
    """
    z, v = _NORMAL, float(degrees)
    first = (z**3 + z) / (4 * v)
    second = (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    return z + first + second + third


def _design_effect(off: Shares, plain: float) -> float:
    clusters = len(off)
    if plain <= 0 or clusters < 2:
        return 1.0
    return max(1.0, float((off**2).sum()) / plain * clusters / (clusters - 1))


def _wilson(share: float, rows: float, t: float) -> tuple[float, float]:
    middle = share + t * t / (2 * rows)
    half = t * math.sqrt(share * (1 - share) / rows + t * t / (4 * rows * rows))
    scale = 1 + t * t / rows
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
