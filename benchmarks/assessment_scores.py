"""Scores of intervals on days on which nothing began: the true logarithm of the ratio is 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.assessment_methods import Asked, Ends, Own, reaches
from trucewatch.assessments.series import Amounts
from trucewatch.assessments.smallest import smallest_fall
from trucewatch.assessments.windows import Ratios

REPLICATES = 4000
BLOCK_DAYS = 90
"""Days of a block: three times the longest stretch, so that neighbours stay together."""

THINNED = 20
WIDEST = 10.0
"""An interval without an end counts as this wide on either side, on the logarithm."""


@dataclass(frozen=True, slots=True)
class Score:
    """
    How intervals did.

    Attributes:
        coverage: Share that held the truth.
        low: Lower end of the 95 % block-bootstrap interval of *coverage*.
        high: Upper end.
        interval_score: Mean Winkler score on the logarithm of the ratio; smaller is better.
        width: Mean width, on the same scale.
        days: Placebo days.
    """

    coverage: float
    low: float
    high: float
    interval_score: float
    width: float
    days: int


def score(ends: Ends, at: Amounts | np.ndarray[tuple[int], np.dtype[np.int64]]) -> Score:
    """Return the score of *ends* at positions *at*."""
    low, high = (np.clip(each, -WIDEST, WIDEST) for each in ends)
    held = ((low <= 0) & (high >= 0)).astype(np.float64)
    drawn = redrawn_mean(held, np.asarray(at, dtype=np.int64))
    scores = winkler(ends)
    return Score(
        float(held.mean()),
        float(np.quantile(drawn, 0.025)),
        float(np.quantile(drawn, 0.975)),
        float(scores.mean()),
        float((high - low).mean()),
        len(held),
    )


def winkler(ends: Ends) -> Amounts:
    """
    Return the interval score of each: its width, and 40 times by how far it missed.

    Source: Gneiting and Raftery, Journal of the American Statistical Association 102 (2007) 359.
    """
    low, high = (np.clip(each, -WIDEST, WIDEST) for each in ends)
    return np.asarray(high - low + 40 * (np.maximum(0, low) + np.maximum(0, -high)))


def redrawn_mean(value: Amounts, at: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Amounts:
    """Return means of circular blocks of the calendar, drawn anew; days left out stay out."""
    days = int(at.max() - at.min()) + 1
    sums, known = np.zeros(days), np.zeros(days)
    sums[at - at.min()], known[at - at.min()] = value, 1
    draw = np.random.default_rng(11)
    first = draw.integers(0, days, (REPLICATES, -(-days // BLOCK_DAYS)))
    taken = (first[:, :, None] + np.arange(BLOCK_DAYS)).reshape(REPLICATES, -1)[:, :days] % days
    return np.asarray(sums[taken].sum(axis=1) / np.maximum(1, known[taken].sum(axis=1)))


def power(method: Own, asked: Asked, true_ratio: float) -> float:
    """Return how often a fall is told where the days during are thinned to *true_ratio*."""
    ratios, drifts = method.ratios(asked.series, asked.shape), method.drifts(asked)
    at, draw = asked.at, np.random.default_rng(13)
    whole = np.round(ratios.during[at]).astype(np.int64)
    told = 0.0
    for _ in range(THINNED):
        during = draw.binomial(whole, true_ratio).astype(np.float64)
        middle, noise = _with_during(ratios, at, during)
        told += float((middle + reaches(drifts, noise) < 0).mean())
    return told / THINNED


def smallest(method: Own, asked: Asked, chance: float) -> tuple[float, float]:
    """Return the median of the smallest falls, and the share of days that can show none."""
    ratios = method.ratios(asked.series, asked.shape)
    falls = [
        smallest_fall(ratios, at, drift, chance)
        for at, drift in zip(asked.at.tolist(), method.drifts(asked), strict=True)
    ]
    known = [1.0 if each is None else each for each in falls]
    return float(np.median(known)), float(np.mean([each is None for each in falls]))


def _with_during(
    ratios: Ratios, at: np.ndarray[tuple[int], np.dtype[np.int64]], during: Amounts
) -> tuple[Amounts, Amounts]:
    was = ratios.during[at] + 0.5
    middle = ratios.log_ratio[at] + np.log((during + 0.5) / was)
    return middle, ratios.noise[at] + 1 / (during + 0.5) - 1 / was
