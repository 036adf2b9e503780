"""
Occurring: how likely a report is of something that happened, by who tells of it.

Reckoned from the settings alone: how often each source sees and tells, how often it thinks up
what never was, and how often another falls for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.happening import REFUSED_BY, expected_refusals
from trucewatch.simulation.law_of_acts import HOUR
from trucewatch.simulation.stretches import Stretches
from trucewatch.simulation.telling import Scene, left_in, remembered, time_shares

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Occurring:
    """
    Expected numbers of reports, true and false.

    Attributes:
        true: Expected true reports of each source, shape (sources,).
        false: Expected false ones that it thinks up itself, shape (sources,).
        by_tellers: Chance that something happened, by which sources tell of it; number of the
            set, in binary by source, shape (2 ** sources,).
        by_source: Chance that a report of each source is true, shape (sources,).
    """

    true: Shares
    false: Shares
    by_tellers: Shares
    by_source: Shares


def occurring(scene: Scene, false_reports: float) -> Occurring:
    """
    Return what the settings lead to expect.

    Args:
        scene: Knobs, law and calendar.
        false_reports: Share of false ones among the reports that a source finds itself: the true
            one, or the one that is believed.
    """
    weight, tells = _tells(scene)
    refused, tells_refusal = _tells_of_refusals(scene)
    weight = np.concatenate([weight, refused])
    tells = np.concatenate([tells, tells_refusal], axis=1)
    true = (tells * weight).sum(axis=1)
    thought_up = true * false_reports / (1 - false_reports)
    falls = scene.settings.false_pickup * (1 - scene.settings.dropout)
    by_tellers = np.zeros(2 ** len(true))
    for members in product((False, True), repeat=len(true)):
        chosen = np.array(members)
        real = (np.where(chosen[:, None], tells, 1 - tells).prod(axis=0) * weight).sum()
        others = len(true) - chosen.sum()
        false = (
            thought_up[chosen].sum() * falls ** max(0, chosen.sum() - 1) * (1 - falls) ** others
        )
        number = int((chosen * 2 ** np.arange(len(true))).sum())
        by_tellers[number] = real / (real + false) if real + false > 0 else 1.0
    picked = falls * (thought_up.sum() - thought_up)
    return Occurring(true, thought_up, by_tellers, true / (true + thought_up + picked))


def _tells(scene: Scene) -> tuple[Shares, Shares]:
    """Return expected acts by kind, and the chance that each source tells of one of that kind."""
    pieces = Stretches.of(scene.calendar, by_date=False)
    hours = np.diff(pieces.bounds) / HOUR
    rates = scene.law.who[:, pieces.phase, pieces.part] * hours[:, None]
    night_or_day = np.zeros((2, len(country.FIGHTERS)))
    np.add.at(night_or_day, pieces.part, rates.sum(axis=0))
    late = time_shares(scene.settings)[3:].sum()
    remembers = 1 - late + late * remembered(scene.law)
    seen = scene.settings.seen * (1 - scene.settings.dropout)
    tells = [
        (seen * left_in(teller, scene.settings.silence) * remembers).ravel()
        for teller in country.TELLERS
    ]
    return night_or_day.ravel(), np.stack(tells)


def _tells_of_refusals(scene: Scene) -> tuple[Shares, Shares]:
    seen = scene.settings.seen * (1 - scene.settings.dropout)
    tells = [seen * left_in(teller, scene.settings.silence) for teller in country.TELLERS]
    return expected_refusals(scene.settings) * REFUSED_BY, np.stack(tells)
