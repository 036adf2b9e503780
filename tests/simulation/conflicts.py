"""Simulated conflicts for tests, and the questions that many tests ask of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.settings import FindingSettings
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.simulate import simulate
from trucewatch.simulation.simulated import Simulated

CALM = SimulationSettings(days=30, truce_after_days=7, calm_after_days=14)
"""A short conflict with every knob at its default otherwise."""

DENSE = replace(CALM, acts_per_day=150.0, flare=0.0)
"""The same with many acts, for shares that are counted."""


@cache
def conflict(seed: int = 1, **knobs: Any) -> Simulated:
    """Return the short conflict with some knobs turned."""
    return simulate(replace(CALM, **knobs), seed)


@cache
def dense(seed: int = 1, **knobs: Any) -> Simulated:
    """Return the conflict of many acts with some knobs turned."""
    return simulate(replace(DENSE, **knobs), seed)


def counted(column: pa.ChunkedArray[Any]) -> dict[Any, int]:
    """Return how often each value stands in a column."""
    found: Any = column.value_counts()
    return {each["values"]: each["counts"] for each in found.to_pylist()}


def strays(hits: NDArray[Any], chances: NDArray[np.float64]) -> float:
    """
    Return by how many standard errors hits stray from what their chances promise.

    Args:
        hits: Whether it was so, shape (n,).
        chances: The chance that was stated for each, shape (n,).
    """
    spread = np.sqrt((chances * (1 - chances)).sum())
    return float((np.asarray(hits, dtype=np.float64) - chances).sum() / spread)


def precise(acts: pa.Table) -> pa.Table:
    """Return what happened as incidents of which everything is known."""
    rows = [
        {
            "incident": act["act"],
            "act": 1,
            "form": act["form"],
            "reports": [act["act"]],
            "voices": 1,
            "occurred_low": 1.0,
            "occurred_high": 1.0,
            "requested_at": act["requested_at"],
            "defences": [],
            "stories": [
                {
                    "low": 1.0,
                    "high": 1.0,
                    "earliest_at": act["at"],
                    "latest_at": act["at"],
                    "end_earliest_at": act["ends_at"],
                    "end_latest_at": act["ends_at"],
                    "lon": act["lon"],
                    "lat": act["lat"],
                    "radius_km": 0.0,
                    "area": None,
                    "who": [{"name": act["who"], "low": 1.0, "high": 1.0}],
                    "at_whom": [{"members": act["at_whom"], "low": 1.0, "high": 1.0}],
                    "what": [{"name": act["what"], "low": 1.0, "high": 1.0}],
                }
            ],
        }
        for act in acts.to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=INCIDENTS)


def findings(
    simulated: Simulated, incidents: pa.Table, judged: Any = None
) -> list[dict[str, Any]]:
    """Return what the kernel finds of *incidents*, under every regime."""
    regimes = simulated.judged if judged is None else judged
    terms = compile_terms(regimes, simulated.areas, simulated.actors)
    settings = FindingSettings(every_regime=True)
    batches = incidents.combine_chunks().to_batches(max_chunksize=8192)
    return [row for each in batches for row in adjudicate(each, terms, settings).to_pylist()]
