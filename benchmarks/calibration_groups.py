"""
Under the model's own assumptions, is any kind of report off?  Group by group, class by class.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration_worlds import World
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.simulation.calibration_ranges import clustered_coverage
from trucewatch.simulation.calibration_tests import clustered_spiegelhalter
from trucewatch.simulation.calibration_trials import Trial, trial
from trucewatch.simulation.simulate import simulate

FEWEST = 200
"""Rows of the smallest group that is tested."""

COLUMNS = ("source", "time_precision", "place_precision", "named")


def groups(world: World, seeds: range) -> dict[str, Any]:
    """Return how many groups of *world* were tested, and how many luck explains badly."""
    tested = trial(world.settings, seeds)
    found = [p for mine in _rows_of_groups(tested, world, seeds) for p in _tests(tested, mine)]
    return {
        "tests": len(found),
        "below_05": sum(p < 0.05 for p in found),
        "below_01": sum(p < 0.01 for p in found),
        "least": min(found),
    }


def _rows_of_groups(tested: Trial, world: World, seeds: range) -> Iterator[NDArray[np.bool_]]:
    forecasts, truths = tested.forecasts, tested.truths
    scored = truths.occurred & forecasts.points
    reading = [" ".join(each) for each in zip(forecasts.regime, forecasts.reading, strict=True)]
    said = _reports(world, seeds)
    keys = list(zip(truths.conflict.tolist(), forecasts.incident, strict=True))
    labels = [reading, *([said[key][i] for key in keys] for i in range(len(COLUMNS)))]
    for column in labels:
        names = np.array(column)
        for name in np.unique(names):
            mine = scored & (names == name)
            if mine.sum() >= FEWEST:
                yield mine


def _reports(world: World, seeds: range) -> dict[tuple[int, str], tuple[str, ...]]:
    """Return what the files of reports say of each, by conflict and report."""
    said: dict[tuple[int, str], tuple[str, ...]] = {}
    for seed in seeds:
        told = simulate(world.settings, seed).reports
        columns = (told.column(name).to_pylist() for name in COLUMNS)
        for report, *each in zip(told.column("report").to_pylist(), *columns, strict=True):
            said[seed, report] = tuple(map(str, each))
    return said


def _tests(tested: Trial, mine: NDArray[np.bool_]) -> list[float]:
    """Return the chances of luck: the overall test, and the average of each class with doubt."""
    least = tested.forecasts.least[mine]
    chances: Shares = least / least.sum(axis=1, keepdims=True)
    truth: Numbers = tested.truths.true_class[mine]
    conflict = tested.truths.conflict[mine]
    found = [clustered_spiegelhalter(chances, truth, conflict).p]
    for place in range(chances.shape[1]):
        chance = chances[:, place]
        if ((chance > 0) & (chance < 1)).any():
            found.append(clustered_coverage(chance, chance, truth == place, conflict).p)
    return found
