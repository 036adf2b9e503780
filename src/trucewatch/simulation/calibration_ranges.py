"""
Chances that are ranges, held against what came true: coverage.

A range [least, greatest] says nothing of its middle, so it has no Brier score and no single point
is ever made of it. What it does say: over many rows that are independent given the reports, the
frequency lies no lower than the mean of the least chances and no higher than the mean of the
greatest, but for luck. Luck is reckoned exactly: a sum of unlike coins (Poisson's binomial) grows
with each coin's chance, so the worst case on either side is the end of every range.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.simulation.calibration_tests import over_conflicts, student_two_sided

Flags = NDArray[np.bool_]

EXACT_UP_TO = 20_000
"""Open rows up to which the sum of coins is laid out in full; above it is approximated."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Ranges of chances beside the frequency.

    Attributes:
        rows: Rows that were looked at.
        least: Mean of the least chances.
        greatest: Mean of the greatest chances.
        frequency: Share of the rows in which it came true.
        p_below: Chance of so low a frequency or a lower one, if every least chance were right;
            small: the ranges promise too much.
        p_above: Chance of so high a frequency or a higher one, if every greatest chance were
            right; small: the ranges promise too little.
    """

    rows: int
    least: float
    greatest: float
    frequency: float
    p_below: float
    p_above: float

    @property
    def p(self) -> float:
        """Chance of being so far outside on either end; the smaller of the two, doubled."""
        return min(1.0, 2 * min(self.p_below, self.p_above))


def coverage(least: Shares, greatest: Shares, came_true: Flags) -> Coverage:
    """
    Hold ranges against what came true.

    Args:
        least: Least chance of each row, from 0 to 1, shape (n,), at least one row.
        greatest: Greatest chance of each row, shape (n,); equal to *least* where it is a point.
        came_true: Whether it came true, shape (n,).
    """
    hits = int(came_true.sum())
    return Coverage(
        rows=len(came_true),
        least=float(least.mean()),
        greatest=float(greatest.mean()),
        frequency=hits / len(came_true),
        p_below=at_most(hits, least),
        p_above=1 - at_most(hits - 1, greatest) if hits else 1.0,
    )


def clustered_coverage(
    least: Shares, greatest: Shares, came_true: Flags, cluster: Numbers
) -> Coverage:
    """
    Hold ranges against what came true where rows of one conflict may hang together.

    Args:
        least: Least chance of each row, shape (n,), at least one row.
        greatest: Greatest chance of each row, shape (n,).
        came_true: Whether it came true, shape (n,).
        cluster: The simulated conflict of each row, shape (n,).

    Returns:
        The two chances of luck are those of one-sided tests of Student's over the conflicts.
    """
    hits = came_true.astype(np.float64)
    return Coverage(
        rows=len(came_true),
        least=float(least.mean()),
        greatest=float(greatest.mean()),
        frequency=float(hits.mean()),
        p_below=_one_sided(hits - least, cluster),
        p_above=_one_sided(greatest - hits, cluster),
    )


def _one_sided(excess: Shares, cluster: Numbers) -> float:
    """Return the chance of so low a sum of *excess*, or a lower one, if it is 0 on average."""
    t, degrees = over_conflicts(excess, cluster)
    tail = student_two_sided(t, degrees) / 2
    return tail if t < 0 else 1 - tail


def at_most(hits: int, chance: Shares) -> float:
    """
    Return the chance that at most *hits* of independent things happen.

    Args:
        hits: How many happened.
        chance: Chance of each, shape (n,).

    Returns:
        A share from 0 to 1; exact where at most `EXACT_UP_TO` of the chances lie between 0 and
        1, else by the normal distribution with a correction for skewness (Volkova 1996).
    """
    sure = int((chance >= 1).sum())
    open_ = chance[(chance > 0) & (chance < 1)]
    left = hits - sure
    if left < 0:
        return 0.0
    if left >= len(open_):
        return 1.0
    if len(open_) <= EXACT_UP_TO:
        return float(min(_number_of_heads(open_)[: left + 1].sum(), 1.0))
    return _refined_normal(left, open_)


def _number_of_heads(chance: Shares) -> Shares:
    """Return the chance of each number of heads, from 0 to n, of n unlike coins."""
    if not len(chance):
        return np.ones(1)
    pieces = [np.array([1 - each, each]) for each in chance]
    while len(pieces) > 1:
        odd = pieces[-1:] if len(pieces) % 2 else []
        pairs = zip(pieces[::2], pieces[1::2], strict=False)
        pieces = [np.convolve(one, other) for one, other in pairs] + odd
    return pieces[0]


def _refined_normal(hits: int, chance: Shares) -> float:
    spread = chance * (1 - chance)
    deviation = math.sqrt(float(spread.sum()))
    skew = float((spread * (1 - 2 * chance)).sum()) / deviation**3
    x = (hits + 0.5 - float(chance.sum())) / deviation
    density = math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    below = math.erfc(-x / math.sqrt(2)) / 2
    return min(1.0, max(0.0, below + skew * (1 - x * x) * density / 6))
