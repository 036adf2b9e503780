"""
What is said aloud, held against the truth: outcomes at their thresholds, and named parties.

A chance can be right on average and the outcome that rests on it wrong too often, because an
outcome is said only where the least chance reaches its threshold. So what an outcome promises is
looked at by itself: of all that were said, no more may be wrong than one minus the mean of the
least chances on which they were said.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.simulation.calibration_ranges import clustered_coverage
from trucewatch.simulation.calibration_shares import ShareInterval, clustered_share

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Promise:
    """
    One thing that was said, over many rows.

    Attributes:
        said: In how many rows it was said.
        wrong: How often it was wrong, with an interval over the conflicts.
        promised: How often at most it may be wrong, by the chances on which it was said.
        p: Chance of so many wrong ones or more if the chances are right, over the conflicts.
    """

    said: int
    wrong: ShareInterval
    promised: float
    p: float


def promise_of(said: Flags, right: Flags, least: Shares, cluster: Numbers) -> Promise:
    """
    Hold one thing that was said against the truth.

    Args:
        said: In which rows it was said, shape (n,).
        right: In which rows it would be right to say it, shape (n,).
        least: Least chance on which it is said, shape (n,).
        cluster: The simulated conflict of each row, shape (n,).
    """
    held = right[said]
    wrong = clustered_share(~held, cluster[said])
    if not len(held):
        return Promise(0, wrong, 0.0, 1.0)
    promised = 1 - float(least[said].mean())
    kept = clustered_coverage(least[said], np.ones(len(held)), held, cluster[said])
    return Promise(len(held), wrong, promised, kept.p_below)


@dataclass(frozen=True, slots=True)
class Naming:
    """
    Who was named, over the rows in which somebody bound truly breached, or somebody was named.

    Attributes:
        right: Share of the true breaches in which the one who did it was named.
        other: Share of the true breaches in which another was named.
        nobody: Share of the true breaches in which nobody was named.
        mistaken: Of all rows in which somebody was named, the share in which it was wrong:
            another did it, or it was no breach.
    """

    right: ShareInterval
    other: ShareInterval
    nobody: ShareInterval
    mistaken: ShareInterval


def naming_of(named: Numbers, guilty: Numbers, cluster: Numbers) -> Naming:
    """
    Hold the names against the truth.

    Args:
        named: The party that was named, as a number; -1 where nobody was, shape (n,).
        guilty: The party that truly breached, as a number; -1 where it was no breach, shape (n,).
        cluster: The simulated conflict of each row, shape (n,).
    """
    breach, some = guilty >= 0, named >= 0
    hit = named == guilty
    theirs = cluster[breach]
    return Naming(
        right=clustered_share(hit[breach], theirs),
        other=clustered_share((some & ~hit)[breach], theirs),
        nobody=clustered_share(~some[breach], theirs),
        mistaken=clustered_share(~hit[some], cluster[some]),
    )
