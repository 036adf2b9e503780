"""
Trials: a simulated conflict judged as a mission would judge it, beside its truth.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.settings import FindingSettings
from trucewatch.simulation.calibration_forecasts import Flags, Forecasts, forecasts_of
from trucewatch.simulation.calibration_ranges import Coverage, clustered_coverage
from trucewatch.simulation.calibration_truths import Truths, joined, truths_of, under_some_regime
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.simulate import simulate


@dataclass(frozen=True, slots=True)
class Trial:
    """
    Simulated conflicts under the same settings, judged.

    Attributes:
        forecasts: What the readings say.
        truths: What was true, row by row beside *forecasts*.
        some_least: Least chance of "breached under some regime", of each thing that happened.
        some_greatest: Greatest chance of the same.
        some_true: Whether it was truly breached under some regime.
        some_conflict: The simulated conflict that it comes from.
    """

    forecasts: Forecasts
    truths: Truths
    some_least: Shares
    some_greatest: Shares
    some_true: Flags
    some_conflict: Numbers

    @property
    def under_some_regime(self) -> Coverage:
        """The chance of "breached under some regime" held against the truth."""
        return clustered_coverage(
            self.some_least, self.some_greatest, self.some_true, self.some_conflict
        )


def trial(settings: SimulationSettings, seeds: Iterable[int], *, together: bool = False) -> Trial:
    """
    Simulate a conflict for every seed, judge what is told of it, and put the truth beside it.

    Args:
        settings: The knobs.
        seeds: Whole numbers from 0; each gives one conflict.
        together: Whether the reports of one act make one incident, with all its voices; else
            every report is an incident of its own.
    """
    rows: list[tuple[Forecasts, Truths]] = []
    some: list[tuple[Shares, Shares, Flags, Numbers]] = []
    for seed in seeds:
        findings, truth = _judged(settings, seed, together=together)
        forecasts = forecasts_of(findings)
        rows.append((forecasts, truths_of(forecasts, truth, seed)))
        some.append(under_some_regime(findings, truth, seed))
    least, greatest, came_true, conflict = zip(*some, strict=True)
    return Trial(
        *joined(rows),
        np.concatenate(least),
        np.concatenate(greatest),
        np.concatenate(came_true),
        np.concatenate(conflict),
    )


def _judged(
    settings: SimulationSettings, seed: int, *, together: bool
) -> tuple[pa.RecordBatch, pa.Table]:
    simulated = simulate(settings, seed)
    incidents = simulated.joined if together else simulated.incidents
    truth = simulated.joined_truth if together else simulated.truth
    terms = compile_terms(simulated.judged, simulated.areas, simulated.actors)
    whole = incidents.combine_chunks().to_batches()
    found = [adjudicate(each, terms, FindingSettings()) for each in whole]
    return pa.Table.from_batches(found).combine_chunks().to_batches()[0], truth
