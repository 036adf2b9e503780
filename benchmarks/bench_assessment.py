"""
Do intervals of before and during hold? Tuned on 2016 and 2017, scored on 2018 and 2019.

On days about which no truce is known nothing began: the true ratio is 1, as far as anybody can
say, and an interval of 95 % has to hold it in 95 of 100.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from benchmarks.assessment_methods import PLAIN, Asked, Ends, Own
from benchmarks.assessment_scores import power, redrawn_mean, score, smallest, winkler
from benchmarks.assessment_series import (
    CONTROLS,
    FILE,
    SCORED_FROM,
    areas,
    death_series,
    pair_series,
    truce_days,
)
from benchmarks.figures import Figure
from trucewatch.assessments.control import ratio_of_ratios
from trucewatch.assessments.placebo import PRIOR, PRIOR_OF_DEATHS, Placebos, Prior
from trucewatch.assessments.series import DailySeries
from trucewatch.assessments.windows import Shape, window_ratios

TAKES = "a minute"
LENGTHS = (14, 28)
REACH_DAYS = 14
"""A day is no placebo when a truce was to begin within as many days of it."""

WARM_LENGTHS = 10
"""Lengths of a stretch that methods may look back on before they are asked for the first time."""

RATIOS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SDS = (0.2, 0.3, 0.4, 0.5)
SDS_OF_DEATHS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
STRETCHES = (1.0, 2.0, 3.0, 5.0, 8.0)
HALF_LIVES = (7.0, 14.0, 21.0, 28.0)


def measure() -> list[Figure]:
    """Tune, score, and say what power is left."""
    if not FILE.is_file():
        return [Figure("coverage of 95 % intervals", None, "share", note="the file is not here")]
    series = pair_series()
    tuned = {name: best(series, candidates) for name, candidates in grids().items()}
    dead = best(death_series(), [Own(Prior(sd, n)) for sd, n in product(SDS_OF_DEATHS, STRETCHES)])
    figures = [
        _prior_figure("placebo", tuned["placebo"], PRIOR),
        _prior_figure("the dead", dead, PRIOR_OF_DEATHS),
    ]
    for length in LENGTHS:
        asked = placebos(series, length, is_scored=True)
        ends = {name: make(asked) for name, make in PLAIN.items()}
        ends |= {name: method.ends(asked) for name, method in tuned.items()}
        figures += _scores(ends, asked, length)
        figures += _powers(tuned["placebo"], asked, length)
        figures += _beside(tuned["placebo"], series, length)
        figures.append(_of_deaths(length))
        figures += [_against(pair, asked, tuned["placebo"].prior) for pair in CONTROLS]
    return figures


def grids() -> dict[str, list[Own]]:
    """Return the methods that are tuned, each with what it may be tuned to."""
    priors = [Prior(sd, stretches) for sd, stretches in product(SDS, STRETCHES)]
    return {
        "placebo": [Own(prior) for prior in priors],
        "level": [Own(prior, life) for prior, life in product(priors, HALF_LIVES)],
        "random walk": [Own(prior, is_walk=True) for prior in priors],
    }


def placebos(
    series: DailySeries, length: int, *, is_scored: bool, reach_days: int = REACH_DAYS
) -> Asked:
    """Return the placebo days of a period; neither stretch reaches into the other period."""
    split = series.position(SCORED_FROM)
    first, end = (split + length, series.days) if is_scored else (WARM_LENGTHS * length, split)
    left_out = truce_days(series, reach_days)
    at = np.arange(first, end - length + 1)
    return Asked(series, Shape(length, length), left_out, at[~left_out[at]])


def best(series: DailySeries, candidates: list[Own]) -> Own:
    """
    Return the candidate with the least mean interval score on the first period.

    Among those that cover 95 % there; the period that is scored is not looked at.
    """
    found = []
    for each in candidates:
        scores = [score(each.ends(asked), asked.at) for asked in _tuning(series)]
        covers = float(np.mean([one.coverage for one in scores])) >= 0.95
        found.append((not covers, float(np.mean([one.interval_score for one in scores]))))
    return candidates[min(range(len(found)), key=found.__getitem__)]


def _tuning(series: DailySeries) -> list[Asked]:
    return [placebos(series, length, is_scored=False) for length in LENGTHS]


def _prior_figure(name: str, method: Own, own: Prior) -> Figure:
    held = "as in the code" if method.prior == own else f"the code holds {own}"
    note = f"worth {method.prior.stretches:g} stretches; {held}"
    return Figure(f"{name}: prior of drift, tuned", method.prior.sd, "log ratio", note=note)


def _scores(ends: dict[str, Ends], asked: Asked, length: int) -> list[Figure]:
    figures = []
    least = min(score(each, asked.at).interval_score for each in ends.values())
    for name, each in ends.items():
        found = score(each, asked.at)
        told = f"{found.low:.2f} to {found.high:.2f}, {found.days} days, width {found.width:.2f}"
        better = winkler(ends["quasi-Poisson"]) - winkler(each)
        gain = np.quantile(redrawn_mean(better, asked.at), [0.025, 0.975])
        beside = (
            f"better than quasi-Poisson by {better.mean():.2f} ({gain[0]:.2f} to {gain[1]:.2f})"
        )
        is_ours = name == "placebo"
        title = f"{length} d, {name}"
        figures += [
            Figure(f"{title}: coverage", found.coverage, "share", note=told),
            Figure(
                f"{title}: interval score",
                found.interval_score,
                "log ratio",
                goal=least if is_ours else None,
                note=beside,
            ),
        ]
        if is_ours:
            far = max(0.0, found.low - 0.95, 0.95 - found.high)
            figures.append(Figure(f"{title}: 0.95 outside its interval by", far, "", goal=0.0))
    return figures


def _powers(method: Own, asked: Asked, length: int) -> list[Figure]:
    figures = [
        Figure(f"{length} d, placebo: power at {ratio:g}", power(method, asked, ratio), "share")
        for ratio in (*RATIOS, 1.0)
    ]
    for chance in (0.5, 0.8):
        fall, none = smallest(method, asked, chance)
        note = f"median; {none:.0%} of days can show none"
        figures.append(
            Figure(f"{length} d, smallest fall, power {chance:g}", fall, "share", note=note)
        )
    return figures


def _beside(method: Own, series: DailySeries, length: int) -> list[Figure]:
    """Return what was not tuned for: days farther from truces, and each governorate by itself."""
    far = placebos(series, length, is_scored=True, reach_days=length * 2)
    asked = [placebos(pair_series(area), length, is_scored=True) for area in areas()]
    figures = [_coverage(f"{length} d, placebo, {2 * length} d from truces", method, [far])]
    back, near = replace(method, looks_back=True), placebos(series, length, is_scored=True)
    figures.append(_coverage(f"{length} d, placebo, later days too", back, [near]))
    for name, low, high in (("1 and more", 1.0, np.inf), ("0.2 to 1", 0.2, 1.0)):
        chosen = [each for each in asked if low <= _rate(each) < high]
        figures.append(
            _coverage(f"{length} d, placebo, governorates of {name} a day", method, chosen)
        )
    return figures


def _of_deaths(length: int) -> Figure:
    """Return how often intervals of the dead held 1, with the prior tuned for the dead."""
    asked = placebos(death_series(), length, is_scored=True)
    held = score(Own(PRIOR_OF_DEATHS).ends(asked), asked.at)
    note = f"{held.low:.2f} to {held.high:.2f}, width {held.width:.2f}"
    return Figure(f"{length} d, placebo, the dead: coverage", held.coverage, "share", note=note)


def _against(pair: str, asked: Asked, prior: Prior) -> Figure:
    """Return how often the ratio of ratios against a control held 1."""
    bound = window_ratios(asked.series, asked.shape)
    control = window_ratios(pair_series(pair=pair), asked.shape)
    others = Placebos(asked.left_out, prior)
    found = [ratio_of_ratios(bound, control, at, others) for at in asked.at.tolist()]
    with np.errstate(divide="ignore"):
        ends = np.log([each.low for each in found]), np.log([each.high for each in found])
    held = score(ends, asked.at)
    note = f"{held.low:.2f} to {held.high:.2f}, width {held.width:.2f}"
    length = asked.shape.during_days
    return Figure(f"{length} d, against {pair}: coverage", held.coverage, "share", note=note)


def _coverage(name: str, method: Own, asked: list[Asked]) -> Figure:
    if not any(len(each.at) for each in asked):
        return Figure(f"{name}: coverage", None, "share", note="no such days")
    scores = [(score(method.ends(each), each.at), len(each.at)) for each in asked if len(each.at)]
    held = sum(one.coverage * days for one, days in scores) / sum(days for _, days in scores)
    note = f"{len(scores)} series, {sum(days for _, days in scores)} days"
    return Figure(f"{name}: coverage", held, "share", note=note)


def _rate(asked: Asked) -> float:
    """Return incidents a day in the period that methods are tuned on."""
    return float(asked.series.count[: asked.series.position(SCORED_FROM)].mean())
