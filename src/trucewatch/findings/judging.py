"""
Judging: one regime, some incidents, every reading, in columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.batch import Batch
from trucewatch.findings.boxes import Coordinates, bounds_of
from trucewatch.findings.law import (
    Grade,
    Grades,
    Scene,
    epochs_of,
    grades_at_window_end,
    grades_of,
    gravest_of_worlds,
)
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.outcomes import (
    ClassChances,
    Codes,
    ThresholdColumns,
    outcome_codes,
    reached,
)
from trucewatch.findings.parties import party_ranges
from trucewatch.findings.questions.bound import is_bound, owes
from trucewatch.findings.questions.exempt import all_excluded, defence_found
from trucewatch.findings.questions.in_area import clause_speaks_there, lies_in_area
from trucewatch.findings.questions.in_force import holds_then
from trucewatch.findings.questions.prohibited import speaks_of
from trucewatch.findings.questions.protected import some_protected
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.reasoning import reasons_of
from trucewatch.findings.terms_tables import ReadingTable, RegimeTable

Flags = NDArray[np.bool_]

CLASSES: dict[str, Grade] = {
    "breach": Grade.BREACH,
    "exempt": Grade.EXEMPT,
    "no_breach": Grade.NO_BREACH,
    "outside_terms": Grade.OUTSIDE_TERMS,
}
"""Classes by the name of their columns."""

HOURS = {"outside_terms": "outside_hours"} | {
    name: f"{name}_hours" for name in ("breach", "exempt", "no_breach")
}
"""Columns of the hours spent in each class."""


@dataclass(frozen=True, slots=True)
class ReadingColumns:
    """
    The answer of one reading for every chosen incident.

    Attributes:
        ranges: Least and greatest by column name, shape (n,) each.
        codes: Outcome, as a code of `OUTCOMES`.
        reasons: Bits of `Reason`.
        party_low: P(breach by this party), least, in the order of the regime's candidates.
        party_high: Likewise, greatest.
        attained: Classes of each world over the completions, as bits ``1 << Grade``.
    """

    ranges: dict[str, Range]
    codes: Codes
    reasons: Numbers
    party_low: Shares
    party_high: Shares
    attained: Grades


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of the chosen incidents: place of the incident among them, and name."""

    place: Numbers
    name: NDArray[np.object_]


def judge(
    setting: tuple[Batch, Coordinates, Layout, Scene],
    regime: RegimeTable,
    reading: ReadingTable,
    thresholds: ThresholdColumns,
) -> tuple[ReadingColumns, Candidates]:
    """
    Judge every chosen incident under one reading.

    Args:
        setting: The batch, its coordinates, the layout of the chosen incidents, and their scene.
        regime: The regime.
        reading: One of its readings.
        thresholds: Thresholds of each chosen incident.
    """
    batch, coordinates, layout, scene = setting
    by_row = grades_of(scene, regime, reading)
    by_world = np.maximum(
        gravest_of_worlds(scene, by_row),
        gravest_of_worlds(scene, grades_at_window_end(scene, regime, reading)),
    )
    ranges = {name: _class_range(layout, by_world, grade) for name, grade in CLASSES.items()}
    breach = by_world == Grade.BREACH
    surely, perhaps = breach.all(axis=0), breach.any(axis=0)
    ranges["bound"] = bounds_of(coordinates, batch, layout, (surely, perhaps))
    ranges |= _hours(layout, scene, by_row)
    ranges |= _answers(layout, scene, regime, reading)
    place, name, low, high = party_ranges(
        batch, layout, surely.astype(np.float64), perhaps.astype(np.float64)
    )
    chances = ClassChances(
        breach=ranges["breach"][0],
        exempt=ranges["exempt"][0],
        no_breach=ranges["no_breach"][0],
        outside_terms=ranges["outside_terms"][0],
        breach_most=ranges["breach"][1],
    )
    columns = ReadingColumns(
        ranges=ranges,
        codes=outcome_codes(chances, thresholds),
        reasons=reasons_of(setting, regime, reading, ranges),
        party_low=low,
        party_high=high,
        attained=np.bitwise_or.reduce(np.left_shift(1, by_world), axis=0).astype(np.int8),
    )
    return columns, Candidates(place, name)


def _class_range(layout: Layout, by_world: Grades, grade: Grade) -> Range:
    of_class = by_world == grade
    return layout.range_of(
        of_class.all(axis=0).astype(np.float64), of_class.any(axis=0).astype(np.float64)
    )


def _hours(layout: Layout, scene: Scene, by_row: Grades) -> dict[str, Range]:
    if not scene.hours.any():
        nothing = np.zeros(len(layout.chosen))
        return dict.fromkeys(HOURS.values(), (nothing, nothing))
    found: dict[str, Range] = {}
    for name, grade in CLASSES.items():
        each = np.add.reduceat((by_row == grade) * scene.hours, scene.firsts, axis=1)
        found[HOURS[name]] = layout.range_of(each.min(axis=0), each.max(axis=0))
    return found


def _answers(
    layout: Layout, scene: Scene, regime: RegimeTable, reading: ReadingTable
) -> dict[str, Range]:
    """Weigh the worlds in which each question is answered yes, at some time of the act."""
    epoch = epochs_of(scene.at, regime)
    surely = is_bound(epoch, scene.party, reading, unknown_accepted=False)
    perhaps = is_bound(epoch, scene.party, reading, unknown_accepted=True)
    then = holds_then(epoch, reading)
    there = lies_in_area(epoch, scene.place, scene.inside, reading)
    spoken, protected, exempted = _clause_answers(scene, epoch, regime, reading)
    yes: dict[str, tuple[Flags, Flags]] = {
        "in_force": (then, then),
        "in_area": (there, there),
        "party_bound": (surely, perhaps),
        "protected": protected,
        "prohibited": (spoken, spoken),
        "exempted": exempted,
    }
    return {
        name: layout.range_of(_ever(scene, low), _ever(scene, high))
        for name, (low, high) in yes.items()
    }


def _ever(scene: Scene, rows: Flags) -> Shares:
    if len(scene.firsts) == len(rows):
        return rows.astype(np.float64)
    return np.logical_or.reduceat(rows, scene.firsts).astype(np.float64)


def _clause_answers(
    scene: Scene, epoch: Numbers, regime: RegimeTable, reading: ReadingTable
) -> tuple[Flags, tuple[Flags, Flags], tuple[Flags, Flags]]:
    """Ask what some clause that speaks of the act answers."""
    nothing = np.zeros(len(epoch), dtype=np.bool_)
    spoken, low, high, found = nothing, nothing, nothing, nothing
    for clause in regime.clauses:
        there = clause_speaks_there(scene.inside, clause, regime.clauses)
        speaks = speaks_of(scene.act, scene.place, there, clause)
        spoken = spoken | speaks
        subject = (scene.incident, scene.party, scene.target, scene.at)
        found = found | (speaks & defence_found(subject, clause, scene.targets, scene.defences))
        if clause.owed_by is not None:
            owing = [
                speaks & owes(scene.party, clause, scene.targets.other, unknown_owes=unknown)
                for unknown in (False, True)
            ]
            low, high = low | owing[0], high | owing[1]
            continue
        sure, maybe = (
            some_protected(scene.targets, clause, reading, unknown_protected=unknown)
            for unknown in (False, True)
        )
        low = low | (speaks & sure[epoch, scene.target])
        high = high | (speaks & maybe[epoch, scene.target])
    all_, some = (
        all_excluded(scene.targets, reading, other_excluded=other)[epoch, scene.target]
        for other in (False, True)
    )
    return spoken, (low, high), (found | all_, found | some)


def named_party(
    candidates: Candidates, party_low: Shares, codes: Codes, thresholds: ThresholdColumns
) -> NDArray[np.object_]:
    """Return the party that is named for each incident, ``None`` where nobody is."""
    named = np.full(len(codes), None, dtype=np.object_)
    sure = reached(party_low, thresholds.by_whom[candidates.place])
    sure &= codes[candidates.place] == 0
    named[candidates.place[sure]] = candidates.name[sure]
    return named
