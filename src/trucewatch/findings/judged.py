"""
Judged: what was found of every pair of incident and regime, as columns and nothing else.

This is the seam between the law and what is written of it: the whole finding, or its brief form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.judging import CLASSES, UnitColumns
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.layout import Range
from trucewatch.findings.outcomes import OUTCOMES, Agreement, Codes, Outcome, agreement_of
from trucewatch.findings.parties import People
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, reduced, taken
from trucewatch.findings.touching import Pairs
from trucewatch.findings.units import Units

Flags = NDArray[np.bool_]

_NOBODY = 2**31
"""Stands above every place among an incident's people."""


@dataclass(frozen=True, slots=True)
class SomeColumns:
    """
    "Breached under some regime", one row for each incident.

    Attributes:
        ranges: Least and greatest of each class, shape (incidents,).
        codes: Outcome, as a code of `OUTCOMES`.
        named: Party that is named, as a place among the incident's people, or -1.
        party_low: P(breach by this party), least, in the order of the incidents' people.
        party_high: Likewise, greatest.
    """

    ranges: dict[str, Range]
    codes: Codes
    named: Numbers
    party_low: Shares
    party_high: Shares


@dataclass(frozen=True, slots=True)
class Judged:
    """
    What was found of every pair of incident and regime.

    Attributes:
        law: The terms in flat arrays.
        pairs: Incident and regime, in order of both.
        units: Pairs under each reading that differs.
        answers: The answer of each unit.
        named: Party that each unit names, as a place among the incident's people, or -1.
        some: Breached under some regime.
        people: The parties that are candidates.
        party_names: Number of each of the people's names among the names of the terms.
    """

    law: LawTables
    pairs: Pairs
    units: Units
    answers: UnitColumns
    named: Numbers
    some: SomeColumns
    people: People
    party_names: Numbers

    @property
    def parties(self) -> Numbers:
        """Where the parties of each unit start, shape (units + 1,)."""
        return offsets_of(np.diff(self.people.offsets)[self.units.incident])


@dataclass(frozen=True, slots=True)
class Leading:
    """
    What leads under each pair's regime, over the readings that count, shape (pairs,) each.

    Attributes:
        agreement: How the readings agree.
        ranges: Least and greatest of each class.
        named: Party that every reading that counts names, as a place among the incident's people,
            or -1.
        reasons: Bits of `Reason` of the readings that count.
        parties: Where the parties of each pair start, shape (pairs + 1,).
        party_low: P(breach by this party), least, in the order of the incident's people.
        party_high: Likewise, greatest.
    """

    agreement: Agreement
    ranges: dict[str, Range]
    named: Numbers
    reasons: Numbers
    parties: Numbers
    party_low: Shares
    party_high: Shares


def leading_of(judged: Judged) -> Leading:
    """Join the readings of every pair."""
    units, answers, law = judged.units, judged.answers, judged.law
    counted = law.counted[units.reading]
    agreement = agreement_of(answers.codes, units.offsets, counted, law.adopted[units.reading])
    least = reduced(np.minimum, np.where(counted, judged.named, _NOBODY), units.offsets)
    most = reduced(np.maximum, np.where(counted, judged.named, -1), units.offsets)
    leads = agreement.outcome == OUTCOMES.index(Outcome.APPARENT_BREACH)
    parties = offsets_of(np.diff(judged.people.offsets)[judged.pairs.incident])
    low, high = _parties(judged, parties, counted)
    reasons = np.where(counted, answers.reasons, 0)
    return Leading(
        agreement=agreement,
        ranges={name: over(answers.ranges[name], units.offsets, counted) for name in CLASSES},
        named=np.where(leads & (least == most), most, -1),
        reasons=reduced(np.bitwise_or, reasons, units.offsets),
        parties=parties,
        party_low=low,
        party_high=high,
    )


def over(chances: Range, offsets: Numbers, counted: Flags) -> Range:
    """Return the least and greatest over the units of each pair that count."""
    low, high = chances
    if len(offsets) - 1 == len(low):
        return low, high
    return (
        reduced(np.minimum, np.where(counted, low, np.inf), offsets),
        reduced(np.maximum, np.where(counted, high, -np.inf), offsets),
    )


def _parties(judged: Judged, parties: Numbers, counted: Flags) -> Range:
    """Join what the units that count say of each party."""
    units, answers = judged.units, judged.answers
    if len(units.pair) == len(judged.pairs):
        return answers.party_low, answers.party_high
    row, place = of_parties(judged, parties, np.flatnonzero(counted))
    low, high = np.full(int(parties[-1]), np.inf), np.zeros(int(parties[-1]))
    np.minimum.at(low, place, answers.party_low[row])
    np.maximum.at(high, place, answers.party_high[row])
    return low, high


def of_parties(judged: Judged, parties: Numbers, units: Numbers) -> tuple[Numbers, Numbers]:
    """
    Return the parties of some units.

    Args:
        judged: What was judged.
        parties: Where the parties of each pair start, shape (pairs + 1,).
        units: The units.

    Returns:
        Place of each party among those of all units, and among those of all pairs.
    """
    row, counts = taken(judged.parties, units)
    first = offsets_of(counts)[:-1]
    place = np.arange(len(row)) + np.repeat(parties[judged.units.pair[units]] - first, counts)
    return row, place
