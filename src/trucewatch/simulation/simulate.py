"""
Simulating: settings and a seed in, a conflict with its truth out; no clock, no files.

Every step draws from a stream of its own. So a belief of the settings changes what the case says
and nothing of what happens or is told, and two runs with one seed can be compared row by row.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.incidents.occurrence import OccurredKey
from trucewatch.simulation import country
from trucewatch.simulation.agreements import regimes_of, stated_terms, true_terms
from trucewatch.simulation.columns import (
    Drawn,
    Group,
    act_table,
    incident_table,
    told_table,
    truth_table,
)
from trucewatch.simulation.happening import Happened, acts_of_war, refusals
from trucewatch.simulation.law_of_acts import calendar, law_of_acts
from trucewatch.simulation.occurring import Occurring, occurring
from trucewatch.simulation.reporting import SOURCES, WIRE, Reports, reports
from trucewatch.simulation.seeing import seeing
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.simulated import Simulated
from trucewatch.simulation.telling import Scene, falsehoods, sightings, told
from trucewatch.simulation.true_class import true_classes
from trucewatch.simulation.weighing import stories
from trucewatch.terms.model import JudgedRegime

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]

_STREAMS = ("acts", "refusals", "seeing", "sightings", "false", "pickup", "told", "reports")


def simulate(settings: SimulationSettings, seed: int) -> Simulated:
    """
    Return the conflict that *settings* and *seed* give.

    Args:
        settings: The knobs, as the reader of settings leaves them.
        seed: Any whole number from 0; the same one gives the same conflict.
    """
    areas = country.areas()
    judged, true_judged = (regimes_of(each(settings)) for each in (stated_terms, true_terms))
    scene, drawn = _drawn(settings, seed, true_judged)
    believed = settings.false_reports_believed
    expected = occurring(scene, settings.false_reports if believed < 0 else believed)
    each, joined = _alone(drawn.reports, expected), _joined(drawn, settings, expected)
    return Simulated(
        settings=settings,
        seed=seed,
        actors=country.actors(),
        areas=areas,
        judged=judged,
        true_judged=true_judged,
        incidents=incident_table(drawn, each),
        truth=truth_table(drawn, each),
        joined=incident_table(drawn, joined),
        joined_truth=truth_table(drawn, joined),
        acts=act_table(drawn),
        reports=told_table(drawn),
        occurred=_cells(expected),
    )


def _drawn(
    settings: SimulationSettings, seed: int, judged: tuple[JudgedRegime, ...]
) -> tuple[Scene, Drawn]:
    random = {name: np.random.default_rng([seed, i]) for i, name in enumerate(_STREAMS)}
    law, when = law_of_acts(settings), calendar(settings)
    scene = Scene(settings, law, when, seeing(settings, when, random["seeing"]))
    true = Happened.joined(
        [
            acts_of_war(settings, law, when, random["acts"]),
            refusals(settings, when, random["refusals"]),
        ]
    )
    counts = random["false"].poisson(occurring(scene, settings.false_reports).false)
    false, by = falsehoods(scene, counts, random["false"])
    happened = Happened.joined([true, false])
    seen = sightings(scene, true, random["sightings"])
    picked = _picked_up(scene, false, by, random["pickup"])
    source = np.concatenate([seen[0], by, picked[0]])
    subject = np.concatenate([seen[1], np.arange(len(false)) + len(true), picked[1] + len(true)])
    tells = told(scene, happened, (source, subject), random["told"])
    published = reports(settings, happened, tells, random["reports"])
    classes = true_classes(true, judged, country.areas())
    return scene, Drawn(
        happened, len(true), tells, published, stories(scene, happened, tells), classes
    )


def _picked_up(
    scene: Scene, false: Happened, by: Numbers, random: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Return source and row of each false report that another source falls for."""
    n, sources = len(false), len(country.TELLERS)
    source = np.repeat(np.arange(sources), n)
    row = np.tile(np.arange(n), sources)
    falls = random.random(len(row)) < scene.settings.false_pickup
    falls &= (source != by[row]) & scene.seeing.sees(source, false.town[row], false.at[row])
    return source[falls], row[falls]


def _of_wire(expected: Occurring) -> float:
    """Return the chance that a report of the wire is true: it repeats all alike."""
    everything = (expected.true / expected.by_source).sum()
    return float(expected.true.sum() / everything)


def _by_source(expected: Occurring) -> Shares:
    """Return the chance that a report is true, by number of its source, as cells write it."""
    return np.round(np.append(expected.by_source, _of_wire(expected)), 6)


def _cells(expected: Occurring) -> dict[OccurredKey, tuple[float, float]]:
    chances = _by_source(expected).tolist()
    return {
        (source.letter, 0, 1): (chance, chance)
        for source, chance in sorted(
            zip(SOURCES, chances, strict=True), key=lambda pair: pair[0].letter
        )
    }


def _alone(published: Reports, expected: Occurring) -> Group:
    """Return every report as an incident of its own."""
    n = len(published)
    rows = np.arange(n)
    chance = _by_source(expected)[published.source]
    return Group(rows, rows, np.arange(n + 1), np.ones(n, dtype=np.int64), chance)


def _joined(drawn: Drawn, settings: SimulationSettings, expected: Occurring) -> Group:
    """Return the reports of one thing as one incident, in order of what they tell of."""
    published = drawn.reports
    subject = drawn.told.subject[published.told]
    order = np.lexsort((published.published, subject))
    starts = np.flatnonzero(np.diff(subject[order], prepend=-1))
    offsets = np.append(starts, len(order))
    lead = order[starts]
    number = np.repeat(np.arange(len(starts)), np.diff(offsets))
    if settings.copies_as_voices:
        voices = np.diff(offsets)
        alone = _by_source(expected)[published.source[lead]]
        return Group(lead, order, offsets, voices, 1 - (1 - alone) ** voices)
    own = published.source[order] != WIRE
    tellers = np.zeros(len(starts), dtype=np.int64)
    np.bitwise_or.at(tellers, number[own], 2 ** published.source[order][own])
    voices = np.bincount(number[own], minlength=len(starts))
    return Group(lead, order, offsets, voices, expected.by_tellers[tellers])
