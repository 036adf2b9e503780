"""
Chances that are points, held against what came true: Brier's score and its three parts.

The parts are those of the CORP approach (Dimitriadis, Gneiting and Jordan 2021, PNAS 118,
e2016191118): the chances are recalibrated by isotonic regression, and the score is taken apart at
that. No bins are chosen, so nobody can choose them well; the parts add up exactly and two of them
can not be negative. Why not bins: docs/decisions/024-calibration.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class BrierParts:
    """
    A Brier score taken apart: ``score = reliability - resolution + uncertainty``.

    Attributes:
        score: Mean squared distance between chance and truth; 0 is best. Over several classes it
            is the sum over the classes, from 0 to 2 (Brier 1950).
        reliability: What is lost because the chances do not mean what they say; 0 is best. On few
            rows it lies above 0 even for perfect chances, see `reliability_by_luck`.
        resolution: What is gained by telling cases apart; more is better.
        uncertainty: Score of always saying the frequency of the class; no forecaster's merit.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float

    def __add__(self, other: BrierParts) -> BrierParts:
        """Return the parts of two classes of the same rows together."""
        return BrierParts(
            self.score + other.score,
            self.reliability + other.reliability,
            self.resolution + other.resolution,
            self.uncertainty + other.uncertainty,
        )


@dataclass(frozen=True, slots=True)
class ReliabilityCurve:
    """
    How often it came true, by what was said; shape (m,) each, in order of the chance.

    Attributes:
        chance: The different chances that were said.
        frequency: Recalibrated chance: how often it came true, made to rise with the chance.
        rows: How many rows said this chance.
    """

    chance: Shares
    frequency: Shares
    rows: Numbers


def curve_of(chance: Shares, came_true: Flags) -> ReliabilityCurve:
    """
    Return the reliability curve of *chance*, by isotonic regression (pool adjacent violators).

    Args:
        chance: What was said, from 0 to 1, shape (n,), at least one row.
        came_true: Whether it came true, shape (n,).
    """
    said, hits, rows = _grouped(chance, came_true)
    return ReliabilityCurve(said, rising(hits, rows), rows)


def rising(hits: Shares, rows: Numbers) -> Shares:
    """
    Return the shares ``hits / rows``, pooled until they never fall.

    Neighbours of which the first is above the second become one block with their common share.
    """
    block_hits: list[float] = []
    block_rows: list[float] = []
    members: list[int] = []
    for more_hits, more_rows in zip(hits.tolist(), rows.tolist(), strict=True):
        hit, row, count = more_hits, more_rows, 1
        while block_rows and block_hits[-1] * row >= hit * block_rows[-1]:
            hit += block_hits.pop()
            row += block_rows.pop()
            count += members.pop()
        block_hits.append(hit)
        block_rows.append(row)
        members.append(count)
    return np.repeat(np.array(block_hits) / np.array(block_rows), members)


def brier_parts(chance: Shares, came_true: Flags) -> BrierParts:
    """
    Return Brier's score of *chance* and its parts.

    Args:
        chance: What was said, from 0 to 1, shape (n,), at least one row.
        came_true: Whether it came true, shape (n,).
    """
    return _parts(*_grouped(chance, came_true))


def class_brier_parts(chances: Shares, truth: Numbers) -> BrierParts:
    """
    Return Brier's score over several classes and its parts, summed class by class.

    Args:
        chances: Chance of each class, shape (n, k); each row sums to 1.
        truth: The class that was true, as a column of *chances*, shape (n,).
    """
    each = [brier_parts(chances[:, k], truth == k) for k in range(chances.shape[1])]
    total = each[0]
    for parts in each[1:]:
        total += parts
    return total


def _grouped(chance: Shares, came_true: Flags) -> tuple[Shares, Shares, Numbers]:
    """Return the different chances, how often each came true, and how many rows said it."""
    said, group = np.unique(chance, return_inverse=True)
    rows = np.bincount(group, minlength=len(said)).astype(np.int64)
    hits = np.bincount(group, weights=came_true.astype(np.float64), minlength=len(said))
    return said, np.asarray(hits, dtype=np.float64), rows


def _parts(said: Shares, hits: Shares, rows: Numbers) -> BrierParts:
    total = rows.sum()
    base = hits.sum() / total
    score = _score(said, hits, rows)
    recalibrated = _score(rising(hits, rows), hits, rows)
    uncertainty = _score(np.full(len(said), base), hits, rows)
    return BrierParts(
        float(score),
        float(max(score - recalibrated, 0.0)),
        float(max(uncertainty - recalibrated, 0.0)),
        float(uncertainty),
    )


def _score(said: Shares, hits: Shares, rows: Numbers) -> float:
    """Mean of (said - truth) squared, where groups of rows say the same."""
    return float((hits * (1 - said) ** 2 + (rows - hits) * said**2).sum() / rows.sum())


def reliability_by_luck(chance: Shares, trials: int, generator: np.random.Generator) -> Shares:
    """
    Return the reliability parts that perfect chances would show by luck, sorted.

    The truth is drawn anew from the chances themselves, *trials* times. Where the part that was
    measured is greater than nearly all of them, the chances do not mean what they say.

    Args:
        chance: What was said, shape (n,).
        trials: How many times truth is drawn.
        generator: Where the draws come from.
    """
    said, _, rows = _grouped(chance, np.zeros(len(chance), dtype=np.bool_))
    drawn = generator.binomial(rows, said, size=(trials, len(said))).astype(np.float64)
    return np.sort([_parts(said, hits, rows).reliability for hits in drawn])
