"""
Reporting: the reports of all sources in the order in which each published them, copies included.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.happening import SECOND, Happened
from trucewatch.simulation.law_of_acts import HOUR
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.telling import Told

Numbers = NDArray[np.int64]

WIRE = len(country.TELLERS)
"""Number of the source that only repeats."""

SOURCES = (*country.TELLERS, country.WIRE)
"""Every source, by number."""

_ORDER = sorted(range(len(SOURCES)), key=lambda number: SOURCES[number].letter)


@dataclass(frozen=True, slots=True)
class Reports:
    """
    Reports in columns, source by source in order of publication, each of shape (n,).

    Attributes:
        told: Row of what the source, or the one that it repeats, tells.
        source: Number of the source among SOURCES.
        copy_of: Row of the report that it repeats, or -1.
        published: When it was published, UTC microseconds.
        id: Id of the report in the case.
        killed: People killed by the report: low, best, high; shape (n, 3).
    """

    told: Numbers
    source: Numbers
    copy_of: Numbers
    published: Numbers
    id: tuple[str, ...]
    killed: Numbers

    def __len__(self) -> int:
        return len(self.told)


def reports(
    settings: SimulationSettings, happened: Happened, told: Told, random: np.random.Generator
) -> Reports:
    """
    Publish what was told.

    A report is published some time after its stated window is over, so the time of publication
    tells nothing of the instant inside the window.
    """
    n = len(told)
    over = np.maximum(told.last, happened.ends[told.subject])
    published = over + _delays(settings.delay_hours, n, random)
    killed = _killed(happened.killed[told.subject], settings.count_noise, random)
    repeated = np.flatnonzero(random.random(n) < settings.copies)
    later = published[repeated] + _delays(settings.delay_hours / 4, len(repeated), random)
    row = np.concatenate([np.arange(n), repeated])
    source = np.concatenate([told.source, np.full(len(repeated), WIRE)])
    when = np.concatenate([published, later + SECOND])
    rank = np.argsort(_ORDER)[source]
    order = np.lexsort((np.arange(len(row)), when, rank))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    copy_of = np.where(order < n, -1, place[row[order]])
    return Reports(
        row[order], source[order], copy_of, when[order], _ids(source[order]), killed[row[order]]
    )


def _ids(source: Numbers) -> tuple[str, ...]:
    made: list[str] = []
    for number in _ORDER:
        count = int((source == number).sum())
        made += [f"{SOURCES[number].id}:{i:06d}" for i in range(1, count + 1)]
    return tuple(made)


def _delays(hours: float, n: int, random: np.random.Generator) -> Numbers:
    delay = (random.exponential(1.0, n) * hours * HOUR).astype(np.int64)
    return np.asarray(delay - delay % SECOND)


def _killed(true: Numbers, noise: float, random: np.random.Generator) -> Numbers:
    """Return low, best and high: the figure strays by a factor, the range is its usual spread."""
    best = np.rint(true * np.exp(noise * random.standard_normal(len(true))))
    spread = np.exp(noise)
    low, high = np.floor(best / spread), np.ceil(best * spread)
    return np.stack([low, best, high], axis=1).astype(np.int64)
