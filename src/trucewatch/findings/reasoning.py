"""
Reasoning: why a reading answers as it does, read off the answers to its questions.
"""

from __future__ import annotations

import numpy as np

from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings.batch import Batch
from trucewatch.findings.boxes import Coordinates
from trucewatch.findings.law import Scene, epochs_of
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.questions.due import due_at
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.reasons import Reason
from trucewatch.findings.terms_tables import ReadingTable, RegimeTable


def reasons_of(
    setting: tuple[Batch, Coordinates, Layout, Scene],
    regime: RegimeTable,
    reading: ReadingTable,
    ranges: dict[str, Range],
) -> Numbers:
    """
    Return why a reading answers as it does, for every chosen incident.

    Args:
        setting: The batch, its coordinates, the layout of the chosen incidents, and their scene.
        regime: The regime.
        reading: The reading.
        ranges: The reading's answers to each question, by column name.

    Returns:
        Bits of `Reason`, shape (n,).
    """
    batch, _, layout, scene = setting
    bits = _reasons_of_time(layout, scene, reading, ranges["in_force"])
    bits |= _three_way(
        ranges["in_area"], Reason.OUTSIDE_AREA, Reason.STRADDLES_AREA, Reason.IN_AREA
    )
    spoken = ranges["prohibited"]
    bits |= _three_way(spoken, Reason.NO_CLAUSE, Reason.CLAUSE_FOR_SOME_ACTS, Reason(0))
    bits |= _three_way(
        ranges["party_bound"],
        Reason.PARTY_NOT_BOUND,
        Reason.SOME_CANDIDATES_BOUND,
        Reason.PARTY_BOUND,
    )
    bits |= _three_way(
        ranges["protected"],
        Reason.TARGET_NOT_PROTECTED,
        Reason.TARGET_MAY_BE_PROTECTED,
        Reason.TARGET_PROTECTED,
    )
    excluded = ranges["exempted"]
    bits |= _three_way(excluded, Reason(0), Reason.TARGET_MAY_BE_EXCLUDED, Reason.TARGET_EXCLUDED)
    return bits | _reasons_of_parties(batch, layout, scene, regime, reading)


def _three_way(answer: Range, never: Reason, perhaps: Reason, always: Reason) -> Numbers:
    low, high = (np.round(each, 9) for each in answer)
    bits = np.where(high <= 0, int(never), np.where(low >= 1, int(always), int(perhaps)))
    return bits.astype(np.int64)


def _reasons_of_time(
    layout: Layout, scene: Scene, reading: ReadingTable, in_force: Range
) -> Numbers:
    bits = _three_way(in_force, Reason(0), Reason.STRADDLES_WINDOW, Reason.IN_FORCE)
    first = min((each.window.first for each in reading.reading.holdings), default=UNTIL_FURTHER)
    rows = layout.chosen.searchsorted(scene.incident)
    earliest = np.full(len(layout.chosen), UNTIL_FURTHER)
    latest = np.full(len(layout.chosen), -UNTIL_FURTHER)
    np.minimum.at(earliest, rows, scene.begins)
    np.maximum.at(latest, rows, np.maximum(scene.begins, scene.ends))
    never = np.round(in_force[1], 9) <= 0
    before, after = latest < first, earliest >= reading.last_end
    between = ~(before | after)
    bits |= np.where(never & before, int(Reason.BEFORE_START), 0)
    bits |= np.where(never & after, int(Reason.AFTER_END), 0)
    return bits | np.where(never & between, int(Reason.BETWEEN_WINDOWS), 0)


def _reasons_of_parties(
    batch: Batch, layout: Layout, scene: Scene, regime: RegimeTable, reading: ReadingTable
) -> Numbers:
    rows = layout.chosen.searchsorted(scene.incident)
    epoch = epochs_of(scene.at, regime)
    unknown = reading.bound_perhaps & ~reading.bound_surely
    other = scene.party == scene.targets.other
    duty = np.zeros(len(rows), dtype=np.bool_)
    undated = np.zeros(len(rows), dtype=np.bool_)
    for clause in regime.clauses:
        if clause.owed_by is not None and clause.due is not None:
            owed = clause.acts[scene.act] & batch.omission[scene.incident]
            duty |= owed
            due = due_at(clause.due, reading, scene.begins, scene.requested_at)
            undated |= owed & (due >= UNTIL_FURTHER)
    seen = {
        Reason.PARTY_EXCLUDED: reading.excluded[epoch, scene.party],
        Reason.PARTY_STANDING_UNKNOWN: unknown[epoch, scene.party] & ~other,
        Reason.NOBODY_NAMED: other,
        Reason.DUTY_UNMET: duty,
        Reason.NO_DUE_TIME: undated,
    }
    bits = np.zeros(len(layout.chosen), dtype=np.int64)
    for reason, flags in seen.items():
        bits |= np.where(np.bincount(rows[flags], minlength=len(bits)) > 0, int(reason), 0)
    return bits | _reasons_of_incidents(batch, layout)


def _reasons_of_incidents(batch: Batch, layout: Layout) -> Numbers:
    chosen = layout.chosen
    found = np.zeros(batch.incidents, dtype=np.bool_)
    claimed = np.zeros(batch.incidents, dtype=np.bool_)
    found[batch.defences.incident[batch.defences.found]] = True
    claimed[batch.defences.incident[~batch.defences.found]] = True
    lasting = np.zeros(batch.incidents, dtype=np.bool_)
    story_of = np.repeat(np.arange(batch.incidents), np.diff(batch.stories))
    value_story = np.repeat(np.arange(len(story_of)), np.diff(batch.times.values))
    lasting[story_of[value_story[batch.times.begins != batch.times.ends]]] = True
    any_weights = np.zeros(batch.incidents, dtype=np.bool_)
    for axis in (batch.who, batch.at_whom, batch.what, batch.where):
        any_weights[story_of[np.diff(axis.weighings) > 1]] = True
    any_weights |= np.diff(batch.story_weights.weighings) > 1
    seen = {
        Reason.DEFENCE_FOUND: found,
        Reason.DEFENCE_CLAIMED: claimed,
        Reason.SEVERAL_STORIES: np.diff(batch.stories) > 1,
        Reason.LASTING: lasting,
        Reason.WEIGHTS_ANY: any_weights,
    }
    bits = np.zeros(len(chosen), dtype=np.int64)
    for reason, flags in seen.items():
        bits |= np.where(flags[chosen], int(reason), 0)
    return bits
