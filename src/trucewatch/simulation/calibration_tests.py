"""
Tests of chances that are points: could chances that mean what they say have done this badly?

Spiegelhalter (1986, Statistics in Medicine 5: 421-433) compares Brier's score with what it would
be on average if every chance were right. The test is written here for any number of classes; with
two it is his.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from trucewatch.findings.ragged import Numbers, Shares


@dataclass(frozen=True, slots=True)
class CalibrationTest:
    """
    Answer of an overall test of calibration.

    Attributes:
        rows: Rows that were tested.
        z: Distance of the score from its mean under right chances, in standard deviations; above
            0 the chances were surer than they should be, below 0 less sure.
        p: Chance of a distance as great or greater if the chances are right; two-sided.
        impossible: Rows in which a class came true whose chance was 0; one such row refutes the
            chances, so *p* is 0 then.
    """

    rows: int
    z: float
    p: float
    impossible: int


def spiegelhalter(chances: Shares, truth: Numbers) -> CalibrationTest:
    """
    Test whether *chances* mean what they say, for rows that are independent given the reports.

    It asks one question of all rows together, so chances that are too sure in one place and not
    sure enough in another can pass; `calibration_points.reliability_by_luck` looks at the shape.

    Args:
        chances: Chance of each class, shape (n, k); each row sums to 1.
        truth: The class that was true, as a column of *chances*, shape (n,).
    """
    excess, variance = _excess(chances, truth)
    return _test(chances, truth, float(excess.sum()), float(variance.sum()))


def clustered_spiegelhalter(chances: Shares, truth: Numbers, cluster: Numbers) -> CalibrationTest:
    """
    Test the same where rows of one cluster may hang together, and clusters do not.

    The variance is taken from the clusters themselves, so *z* is Student's t with one degree of
    freedom less than there are clusters.

    Args:
        chances: Chance of each class, shape (n, k).
        truth: The class that was true, shape (n,).
        cluster: The simulated conflict, or incident, of each row, shape (n,).
    """
    excess, _ = _excess(chances, truth)
    impossible = _impossible(chances, truth)
    t, degrees = over_conflicts(excess, cluster)
    p = 0.0 if impossible else student_two_sided(t, degrees)
    return CalibrationTest(len(truth), t, p, impossible)


def over_conflicts(excess: Shares, cluster: Numbers) -> tuple[float, int]:
    """
    Return Student's t of the sums of *excess* over the clusters, and its degrees of freedom.

    Args:
        excess: By how much each row lies off, 0 on average if the chances are right, shape (n,).
        cluster: The simulated conflict, or incident, of each row, shape (n,).

    Returns:
        t is 0 where nothing lies off, and infinite where everything lies off alike.
    """
    _, place = np.unique(cluster, return_inverse=True)
    sums = np.bincount(place, weights=excess)
    if len(sums) < 2 or not sums.any():
        return 0.0, 1
    deviation = float(sums.std(ddof=1))
    mean = float(sums.mean())
    t = mean / deviation * math.sqrt(len(sums)) if deviation > 0 else math.copysign(math.inf, mean)
    return t, len(sums) - 1


def two_classes(chance: Shares) -> Shares:
    """Return the chances of "no" and "yes", shape (n, 2), so that *truth* is 0 or 1."""
    return np.stack([1 - chance, chance], axis=1)


def normal_two_sided(z: float) -> float:
    """Return the chance that a standard normal lies as far from 0 as *z*, or farther."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_two_sided(t: float, degrees: int) -> float:
    """
    Return the chance that Student's t lies as far from 0 as *t*, or farther.

    By Hill's approximation of the equivalent normal deviate (1970, Communications of the ACM 13:
    617-619); off by less than 0.001 from 5 degrees on.
    """
    if math.isinf(t):
        return 0.0
    a = degrees - 0.5
    w = a * math.log1p(t * t / degrees)
    b = 48 * a * a
    z = math.sqrt(w)
    z += (z**3 + 3 * z) / b
    z -= (4 * z**7 + 33 * z**5 + 240 * z**3 + 855 * z) / (10 * b * (b + 0.8 * z**4 + 100))
    return normal_two_sided(z)


def _excess(chances: Shares, truth: Numbers) -> tuple[Shares, Shares]:
    """Return by how much each row's score lies above its mean, and that score's variance."""
    squares = (chances**2).sum(axis=1)
    said = chances[np.arange(len(truth)), truth]
    variance = 4 * ((chances**3).sum(axis=1) - squares**2)
    return 2 * (squares - said), np.maximum(variance, 0)


def _test(chances: Shares, truth: Numbers, total: float, variance: float) -> CalibrationTest:
    impossible = _impossible(chances, truth)
    # Without any doubt there is nothing to divide by; a surprise is then infinitely far off.
    z = total / math.sqrt(variance) if variance > 0 else (math.inf if impossible else 0.0)
    p = 0.0 if impossible else normal_two_sided(z)
    return CalibrationTest(len(truth), z, p, impossible)


def _impossible(chances: Shares, truth: Numbers) -> int:
    return int((chances[np.arange(len(truth)), truth] <= 0).sum())
