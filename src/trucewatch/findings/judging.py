"""
Judging: all units at once, in columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.boxes import bounds_of
from trucewatch.findings.law import (
    Grade,
    Grades,
    Said,
    grades_at_window_end,
    grades_of,
    gravest_of_worlds,
    said_by,
)
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.outcomes import ClassChances, Codes, ThresholdColumns, outcome_codes
from trucewatch.findings.parties import People, party_ranges
from trucewatch.findings.questions.bound import is_bound
from trucewatch.findings.questions.exempt import all_excluded
from trucewatch.findings.questions.in_area import lies_in_area
from trucewatch.findings.questions.in_force import holds_then
from trucewatch.findings.ragged import Numbers, Shares, taken
from trucewatch.findings.reasoning import reasons_of_parties
from trucewatch.findings.scene import Asking, Scene, scene_of

Flags = NDArray[np.bool_]

CLASSES: dict[str, Grade] = {
    "breach": Grade.BREACH,
    "exempt": Grade.EXEMPT,
    "no_breach": Grade.NO_BREACH,
    "outside_terms": Grade.OUTSIDE_TERMS,
}
"""Classes by the name of their columns."""

QUESTIONS = ("in_force", "in_area", "party_bound", "protected", "prohibited", "exempted")
"""Questions by the name of their columns."""

HOURS = {"outside_terms": "outside_hours"} | {
    name: f"{name}_hours" for name in ("breach", "exempt", "no_breach")
}
"""Columns of the hours spent in each class."""


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """
    The answer of each unit: one reading of one regime about one incident.

    Attributes:
        ranges: Least and greatest by column name, shape (units,) each.
        codes: Outcome, as a code of `OUTCOMES`.
        reasons: Bits of `Reason`; at first only those read off the candidates.
        party_low: P(breach by this party), least, in the order of each incident's people.
        party_high: Likewise, greatest.
    """

    ranges: dict[str, Range]
    codes: Codes
    reasons: Numbers
    party_low: Shares
    party_high: Shares

    @classmethod
    def joined(cls, parts: Sequence[UnitColumns]) -> UnitColumns:
        """Return the units of several parts as those of one."""
        if len(parts) == 1:
            return parts[0]
        return cls(
            ranges={
                name: joined_ranges([each.ranges[name] for each in parts])
                for name in parts[0].ranges
            },
            codes=np.concatenate([each.codes for each in parts]),
            reasons=np.concatenate([each.reasons for each in parts]),
            party_low=np.concatenate([each.party_low for each in parts]),
            party_high=np.concatenate([each.party_high for each in parts]),
        )

    def taken(self, rows: Numbers, parties: Numbers) -> UnitColumns:
        """Return some units, any number of times each; *parties* says where theirs start."""
        party = taken(parties, rows)[0]
        return UnitColumns(
            ranges={name: (low[rows], high[rows]) for name, (low, high) in self.ranges.items()},
            codes=self.codes[rows],
            reasons=self.reasons[rows],
            party_low=self.party_low[party],
            party_high=self.party_high[party],
        )


def joined_ranges(parts: Sequence[Range]) -> Range:
    """Return the ranges of several parts as those of one."""
    return (
        np.concatenate([low for low, _ in parts]),
        np.concatenate([high for _, high in parts]),
    )


def judge(
    asking: Asking, people: People, thresholds: ThresholdColumns
) -> tuple[UnitColumns, Grades]:
    """
    Judge every unit.

    Args:
        asking: The units, and everything that an answer is looked up in.
        people: The parties that are candidates.
        thresholds: Thresholds of each unit.

    Returns:
        The answers, and the classes of each world over the completions, as bits ``1 << Grade``,
        in the order of the layout.
    """
    layout, scene = asking.layout, scene_of(asking)
    said = [said_by(scene, number, word) for number, word in enumerate(asking.law.clauses)]
    by_row = grades_of(scene, said)
    attained = _attained(scene, by_row)
    ranges = {name: layout.range_of(*shares_of(attained, g)) for name, g in CLASSES.items()}
    surely, perhaps = attained == 1 << Grade.BREACH, attained & 1 << Grade.BREACH != 0
    setting = (asking.batch, asking.coordinates, asking.worlds)
    ranges["bound"] = bounds_of(setting, layout, surely, perhaps)
    ranges |= _hours(layout, scene, by_row)
    ranges |= _answers(layout, scene, said)
    breach = shares_of(attained, Grade.BREACH)
    low, high = party_ranges(asking.batch, people, layout, breach, asking.units.incident)
    answers = UnitColumns(
        ranges=ranges,
        codes=outcome_codes(chances_of(ranges), thresholds),
        reasons=reasons_of_parties(scene),
        party_low=low,
        party_high=high,
    )
    return answers, attained


def grades_of_worlds(scene: Scene, by_row: Grades) -> Grades:
    """Return the class of every world under every completion, shape (4, worlds)."""
    by_world = gravest_of_worlds(scene, by_row)
    worlds, at_end = grades_at_window_end(scene)
    if len(worlds):
        by_world = by_world.copy()
        by_world[:, worlds] = np.maximum(by_world[:, worlds], at_end)
    return by_world


def _attained(scene: Scene, by_row: Grades) -> Grades:
    bits = np.array([1 << grade for grade in Grade], dtype=np.int8)
    by_world = bits[grades_of_worlds(scene, by_row)]
    return np.asarray(np.bitwise_or.reduce(by_world, axis=0), dtype=np.int8)


def shares_of(attained: Grades, grade: Grade) -> tuple[Shares, Shares]:
    """Return 1 for the worlds that surely are of a class, and for those that may be."""
    surely, perhaps = attained == 1 << grade, attained & 1 << grade != 0
    first = surely.astype(np.float64)
    return first, first if np.array_equal(surely, perhaps) else perhaps.astype(np.float64)


def chances_of(ranges: dict[str, Range]) -> ClassChances:
    """Return what decides an outcome."""
    return ClassChances(
        breach=ranges["breach"][0],
        exempt=ranges["exempt"][0],
        no_breach=ranges["no_breach"][0],
        outside_terms=ranges["outside_terms"][0],
        breach_most=ranges["breach"][1],
    )


def _hours(layout: Layout, scene: Scene, by_row: Grades) -> dict[str, Range]:
    if not scene.hours.any():
        nothing = np.zeros(len(layout.offsets) - 1)
        return dict.fromkeys(HOURS.values(), (nothing, nothing))
    found: dict[str, Range] = {}
    for name, grade in CLASSES.items():
        each = np.add.reduceat((by_row == grade) * scene.hours, scene.firsts, axis=1)
        found[HOURS[name]] = layout.range_of(each.min(axis=0), each.max(axis=0))
    return found


def _answers(layout: Layout, scene: Scene, said: list[Said]) -> dict[str, Range]:
    """Weigh the worlds in which each question is answered yes, at some time of the act."""
    spoken = np.zeros(len(scene.unit), dtype=np.bool_)
    protected, protected_perhaps, defended = spoken, spoken, spoken
    for each in said:
        spoken = spoken | (each.speak != 0)
        protected = protected | (each.speak & each.protect & each.owed != 0)
        perhaps = each.speak & each.protect_perhaps & each.owed_perhaps
        protected_perhaps = protected_perhaps | (perhaps != 0)
        defended = defended | (each.speak & each.defended != 0)
    then, there = holds_then(scene), lies_in_area(scene)
    surely, bound = (is_bound(scene, unknown_accepted=each) for each in (False, True))
    never, ever = (all_excluded(scene, other_excluded=each) | defended for each in (False, True))
    yes: dict[str, tuple[Flags, Flags]] = {
        "in_force": (then, then),
        "in_area": (there, there),
        "party_bound": (surely, bound),
        "protected": (protected, protected_perhaps),
        "prohibited": (spoken, spoken),
        "exempted": (never, ever),
    }
    return {name: layout.range_of(*_ever(scene, low, high)) for name, (low, high) in yes.items()}


def _ever(scene: Scene, low: Flags, high: Flags) -> tuple[Shares, Shares]:
    """Return 1 for the worlds in which the answer is yes in some stretch of time."""
    same = low is high or np.array_equal(low, high)
    first = _some_stretch(scene, low)
    return first, first if same else _some_stretch(scene, high)


def _some_stretch(scene: Scene, rows: Flags) -> Shares:
    if len(scene.firsts) == len(rows):
        return rows.astype(np.float64)
    return np.logical_or.reduceat(rows, scene.firsts).astype(np.float64)
