"""
Reasoning: why a reading answers as it does, read off the answers to its questions.
"""

from __future__ import annotations

import numpy as np

from trucewatch.findings.batch import Batch
from trucewatch.findings.law_tables import EXCLUDED, PERHAPS, SURELY, LawTables
from trucewatch.findings.layout import Range
from trucewatch.findings.questions.due import undated
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.reasons import Reason
from trucewatch.findings.scene import Scene
from trucewatch.findings.units import Units, acts_of


def reasons_of(
    batch: Batch, law: LawTables, units: Units, ranges: dict[str, Range], standing: Numbers
) -> Numbers:
    """
    Return why each unit answers as it does.

    Args:
        batch: The incidents.
        law: The terms in flat arrays.
        units: The units.
        ranges: The answers to each question, by column name.
        standing: Reasons read off the candidates, see `reasons_of_parties`.

    Returns:
        Bits of `Reason`, shape (units,).
    """
    bits = _reasons_of_time(batch, law, units, ranges["in_force"])
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
    bits |= standing | _reasons_of_duties(batch, law, units)
    return bits | _reasons_of_incidents(batch)[units.incident]


def _three_way(answer: Range, never: Reason, perhaps: Reason, always: Reason) -> Numbers:
    low, high = (np.round(each, 9) for each in answer)
    bits = np.where(high <= 0, int(never), np.where(low >= 1, int(always), int(perhaps)))
    return bits.astype(np.int64)


def _reasons_of_time(batch: Batch, law: LawTables, units: Units, in_force: Range) -> Numbers:
    bits = _three_way(in_force, Reason(0), Reason.STRADDLES_WINDOW, Reason.IN_FORCE)
    times, reading = batch.times, units.reading
    firsts = times.values[batch.stories][:-1]
    earliest = np.minimum.reduceat(times.begins, firsts)[units.incident]
    ends = np.maximum(times.begins, times.ends)
    latest = np.maximum.reduceat(ends, firsts)[units.incident]
    never = np.round(in_force[1], 9) <= 0
    before, after = latest < law.first[reading], earliest >= law.last[reading]
    between = ~(before | after)
    bits |= np.where(never & before, int(Reason.BEFORE_START), 0)
    bits |= np.where(never & after, int(Reason.AFTER_END), 0)
    return bits | np.where(never & between, int(Reason.BETWEEN_WINDOWS), 0)


def reasons_of_parties(scene: Scene) -> Numbers:
    """Return how the candidates of each unit stand in some world, as bits of `Reason`."""
    other = scene.party == scene.asking.batch.targets.other
    unknown = (scene.standing & (SURELY | PERHAPS) == PERHAPS) & ~other
    bits = np.where(scene.standing & EXCLUDED != 0, int(Reason.PARTY_EXCLUDED), 0)
    bits |= np.where(unknown, int(Reason.PARTY_STANDING_UNKNOWN), 0)
    bits |= np.where(other, int(Reason.NOBODY_NAMED), 0)
    firsts = scene.firsts[scene.asking.layout.offsets[:-1]]
    return np.bitwise_or.reduceat(bits, firsts) if len(firsts) else bits


def _reasons_of_duties(batch: Batch, law: LawTables, units: Units) -> Numbers:
    bits = np.zeros(len(units.pair), dtype=np.int64)
    for number, word in enumerate(law.clauses):
        if not word.has_duties:
            continue
        owed = acts_of(batch, units.incident, units.regime, word.acts)
        owed &= word.duties[units.regime]
        owed = np.where(batch.omission[units.incident], owed, 0)
        never = law.undated[number][units.reading]
        never = never | undated(word, units.regime, batch.requested_at[units.incident])
        bits |= np.where(owed != 0, int(Reason.DUTY_UNMET), 0)
        bits |= np.where(owed & never != 0, int(Reason.NO_DUE_TIME), 0)
    return bits


def _reasons_of_incidents(batch: Batch) -> Numbers:
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
    bits = np.zeros(batch.incidents, dtype=np.int64)
    for reason, flags in seen.items():
        bits |= np.where(flags, int(reason), 0)
    return bits
