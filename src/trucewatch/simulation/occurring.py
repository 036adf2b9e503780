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
        false: Expected acts that it thinks up itself, told or forgotten, shape (sources,).
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
    weight, tells, kept = _tells(scene)
    thinks_up = _thinks_up(weight)
    refused, tells_refusal = _tells_of_refusals(scene)
    weight = np.concatenate([weight, refused])
    tells = np.concatenate([tells, tells_refusal], axis=1)
    true = (tells * weight).sum(axis=1)
    # What never was is forgotten like what was, so more is thought up than is told.
    counts = true * false_reports / (1 - false_reports) / (thinks_up @ kept)
    expected = counts[:, None] * thinks_up
    falls = scene.settings.false_pickup * (1 - scene.settings.dropout)
    repeats = np.where(np.eye(len(true), dtype=np.bool_), 1.0, falls)[:, :, None] * kept
    by_tellers = np.zeros(2 ** len(true))
    for members in product((False, True), repeat=len(true)):
        chosen = np.array(members)
        real = (np.where(chosen[:, None], tells, 1 - tells).prod(axis=0) * weight).sum()
        told = np.where(chosen[None, :, None], repeats, 1 - repeats).prod(axis=1)
        false = (told * expected).sum()
        number = int((chosen * 2 ** np.arange(len(true))).sum())
        by_tellers[number] = real / (real + false) if real + false > 0 else 1.0
    false_told = (repeats * expected[:, None, :]).sum(axis=(0, 2))
    return Occurring(true, counts, by_tellers, true / (true + false_told))


def _thinks_up(weight: Shares) -> Shares:
    """Return what each source thinks up, by kind of act; shape (sources, kinds), rows sum to 1."""
    fighters = np.arange(len(country.FIGHTERS))
    rows = [
        (weight.reshape(2, -1) * (np.isin(fighters, t.enemies) if t.enemies else 1.0)).ravel()
        for t in country.TELLERS
    ]
    return np.asarray(np.stack([row / row.sum() for row in rows]))


def _tells(scene: Scene) -> tuple[Shares, Shares, Shares]:
    """
    Return expected acts by kind, the chance that each source tells of one, and of its being kept.

    A kind is a part of the day and a fighter; shapes (kinds,), (sources, kinds), (kinds,).
    """
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
    return night_or_day.ravel(), np.stack(tells), remembers.ravel()


def _tells_of_refusals(scene: Scene) -> tuple[Shares, Shares]:
    seen = scene.settings.seen * (1 - scene.settings.dropout)
    tells = [seen * left_in(teller, scene.settings.silence) for teller in country.TELLERS]
    return expected_refusals(scene.settings) * REFUSED_BY, np.stack(tells)
