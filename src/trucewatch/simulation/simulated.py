"""
What a simulation gives: the case as a mission would know it, and the truth beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.areas import Areas
from trucewatch.incidents.occurrence import OccurredKey
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.terms.model import JudgedRegime


@dataclass(frozen=True, slots=True)
class Simulated:
    """
    A simulated conflict.

    Attributes:
        settings: Its knobs.
        seed: Its seed; the same seed and settings give the same conflict.
        actors: Actors of the case.
        areas: Areas of the case.
        judged: Regimes with their readings as the case states them.
        true_judged: The same regimes and readings with everyone's true standing; they differ from
            *judged* only where a register is wrong.
        incidents: Schema INCIDENTS, one for each report, as a run over the written case makes
            them; one voice each.
        truth: Schema TRUTH, row by row beside *incidents*.
        joined: Schema INCIDENTS, one for everything that was told of: the reports of one act
            together, with the stories of the first of them and all voices.
        joined_truth: Schema TRUTH, row by row beside *joined*.
        acts: Schema ACTS: everything that happened, told of or not.
        reports: What the files of reports say beside the incidents: schema `TOLD`.
        occurred: Cells of occurrence as the case sets them.
    """

    settings: SimulationSettings
    seed: int
    actors: Actors
    areas: Areas
    judged: tuple[JudgedRegime, ...]
    true_judged: tuple[JudgedRegime, ...]
    incidents: pa.Table
    truth: pa.Table
    joined: pa.Table
    joined_truth: pa.Table
    acts: pa.Table
    reports: pa.Table
    occurred: Mapping[OccurredKey, tuple[float, float]]
