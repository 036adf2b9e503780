"""
The kernel: incidents in, findings out, one Arrow record batch each; no state, no effects.

The local engine streams batches through it and Spark would run the very same function. An
incident stands whole in one row, so a batch can be cut anywhere and the findings do not change.
Everything is asked of all pairs of incident and regime at once, in columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings.alike import shapes_of
from trucewatch.findings.batch import Batch, batch_of, places_of
from trucewatch.findings.boxes import Coordinates
from trucewatch.findings.judged import Judged, SomeColumns, leading_of
from trucewatch.findings.judging import (
    CLASSES,
    UnitColumns,
    chances_of,
    joined_ranges,
    judge,
    shares_of,
)
from trucewatch.findings.law import Grade
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.layout import Range, layout_of
from trucewatch.findings.masks import WORD
from trucewatch.findings.outcomes import Codes, ThresholdColumns, outcome_codes, reached
from trucewatch.findings.parties import People, party_ranges
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, taken
from trucewatch.findings.reasoning import reasons_of
from trucewatch.findings.rows import Incidents, Places, full_rows
from trucewatch.findings.scene import Asking
from trucewatch.findings.schema import FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.some_regime import gravest_of_all
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.findings.told import Told
from trucewatch.findings.touching import Pairs
from trucewatch.findings.units import Seen, Units, acts_of, different, seen_by, units_of
from trucewatch.findings.worlds import sizes_of, worlds_of

Flags = NDArray[np.bool_]

MOST_ROWS = 1 << 18
"""Rows that the law is asked of at a time; more would only leave the processor's caches."""


def adjudicate(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> pa.RecordBatch:
    """
    Hold incidents against every regime that can touch them.

    Args:
        records: Incidents, schema INCIDENTS.
        terms: The terms as look-ups.
        settings: Settings that are not the parties' to set.

    Returns:
        Findings, schema FINDINGS, in order of incident row and regime; after the regimes of an
        incident stands the row "breached under some regime".

    Raises:
        RangesOnSeveralAxesError: When an incident has ranges other than any on several axes.
        ImpossibleWeightsError: When weights cannot sum to 1.
        UnknownActError: When an act class is not in the closed vocabulary.
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    if not len(records):
        return pa.RecordBatch.from_pylist([], schema=FINDINGS)
    told = Told.of(records, terms.places)
    pairs = _touched(told, terms, settings)
    where, inside = places_of(told, terms, pairs)
    shapes = shapes_of(told, pairs, where, terms.law)
    mine = where.taken(taken(told.offsets, shapes.first)[0])
    alike = Told.of(records.take(shapes.first), terms.places)
    judged = _judged(batch_of(alike, terms, shapes.pairs, (mine, inside)), terms, shapes.pairs)
    places = Places.of(judged, shapes.number)
    return full_rows(judged, leading_of(judged), places, Incidents.of(records, settings))


def touched(records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings) -> Pairs:
    """Return the regimes that each incident of *records* touches, or every one if so set."""
    return _touched(Told.of(records, terms.places), terms, settings)


def _touched(told: Told, terms: CompiledTerms, settings: FindingSettings) -> Pairs:
    return terms.touching.pairs(told.stories, told.incidents, every_regime=settings.every_regime)


def judge_pairs(records: pa.RecordBatch, terms: CompiledTerms, pairs: Pairs) -> Judged:
    """
    Judge incidents under some regimes, those that they touch or others.

    Args:
        records: Incidents, schema INCIDENTS.
        terms: The terms as look-ups.
        pairs: The incidents, as rows of *records*, and the regimes, in order of both.

    Returns:
        What was found, in columns; see `judged.leading_of` and `rows` for what is written of it.
    """
    return _judged(batch_of(Told.of(records, terms.places), terms, pairs), terms, pairs)


def _judged(batch: Batch, terms: CompiledTerms, pairs: Pairs) -> Judged:
    law, people = terms.law, People.of(batch)
    units, seen = units_of(pairs, law), seen_by(pairs, batch, law)
    by_pair = thresholds_of(batch, pairs, law)
    first, number = different(units, seen, batch, law)
    known = _Known(batch, law, people, Coordinates.of(batch), seen, by_pair)
    part, some = _asked(known, units.taken(first), law.counted, (units, number))
    thresholds = by_pair.taken(units.pair)
    parties = offsets_of(np.diff(people.offsets)[units.incident[first]])
    answers = part.taken(number, parties)
    reasons = reasons_of(batch, law, units, answers.ranges, answers.reasons)
    return Judged(
        law=law,
        pairs=pairs,
        units=units,
        answers=replace(answers, reasons=reasons),
        named=named_party(people, units.incident, answers.party_low, answers.codes, thresholds),
        some=some,
        people=people,
        party_names=terms.names.numbers(people.names.tolist()),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The incidents, and everything that an answer is looked up in."""

    batch: Batch
    law: LawTables
    people: People
    coordinates: Coordinates
    seen: Seen
    thresholds: ThresholdColumns


def _asked(
    known: _Known, asked: Units, counted: Flags, every: tuple[Units, Numbers]
) -> tuple[UnitColumns, SomeColumns]:
    """Ask the units that differ, so many incidents at a time that the caches hold them."""
    units, number = every
    counts = np.zeros(len(asked.pair), dtype=np.bool_)
    counts[number[counted[units.reading]]] = True
    found = []
    for first, last in _slices(known.batch, asked):
        found.append(_Part.of(known, asked, counts, (first, last)).judged())
    answers = UnitColumns.joined([each for each, _ in found])
    return answers, _some(known.people, [each for _, each in found], known.law)


def _slices(batch: Batch, units: Units) -> Iterator[tuple[int, int]]:
    """Yield neighbouring incidents of which the law is asked about so many rows at a time."""
    rows = sizes_of(batch) * (1 + np.bincount(units.incident, minlength=batch.incidents))
    slot = np.cumsum(rows) // MOST_ROWS
    cuts = [0, *(np.flatnonzero(np.diff(slot)) + 1).tolist(), batch.incidents]
    yield from itertools.pairwise(cuts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Neighbouring incidents with their units, and whether each unit counts."""

    known: _Known
    incidents: Numbers
    units: Units
    counted: Flags

    @classmethod
    def of(cls, known: _Known, units: Units, counted: Flags, incidents: tuple[int, int]) -> _Part:
        mine = slice(*units.incident.searchsorted(incidents))
        return cls(known, np.arange(*incidents), units.taken(mine), counted[mine])

    def judged(self) -> tuple[UnitColumns, tuple[dict[str, Range], Range]]:
        """Return the answers of the units, and what the gravest of all regimes comes to."""
        known, units = self.known, self.units
        batch, people, coordinates = known.batch, known.people, known.coordinates
        stories = batch.stories[self.incidents[0]], batch.stories[self.incidents[-1] + 1]
        worlds = worlds_of(batch, np.arange(*stories))
        whole = layout_of(batch, worlds, self.incidents)
        local = units.incident - self.incidents[0]
        layout = whole.repeated(local)
        asking = Asking(batch, known.law, units, known.seen, coordinates, worlds, layout)
        answers, attained = judge(asking, people, known.thresholds.taken(units.pair))
        gravest = gravest_of_all(whole, layout, (units.pair, local), attained, self.counted)
        ranges = {name: whole.range_of(*shares_of(gravest, g)) for name, g in CLASSES.items()}
        breach = shares_of(gravest, Grade.BREACH)
        return answers, (ranges, party_ranges(batch, people, whole, breach, self.incidents))


def _some(
    people: People, parts: Sequence[tuple[dict[str, Range], Range]], law: LawTables
) -> SomeColumns:
    ranges = {name: joined_ranges([each[name] for each, _ in parts]) for name in CLASSES}
    low, high = joined_ranges([party for _, party in parts])
    incidents = np.arange(len(people.offsets) - 1)
    rows = np.repeat(law.strictest_of_all[None, :], len(incidents), axis=0)
    thresholds = ThresholdColumns.of(rows)
    codes = outcome_codes(chances_of(ranges), thresholds)
    return SomeColumns(
        ranges=ranges,
        codes=codes,
        named=named_party(people, incidents, low, codes, thresholds),
        party_low=low,
        party_high=high,
    )


def thresholds_of(batch: Batch, pairs: Pairs, law: LawTables) -> ThresholdColumns:
    """Return the strictest thresholds of the clauses that speak of a candidate act, by pair."""
    rows = law.strictest[pairs.regime]
    uneven = np.flatnonzero(law.is_uneven[pairs.regime])
    if len(uneven):
        regime = pairs.regime[uneven]
        found = np.zeros((len(uneven), rows.shape[1]))
        for word in law.clauses:
            spoken = acts_of(batch, pairs.incident[uneven], regime, word.acts)
            for bit in range(min(law.thresholds.shape[1] - word.first, WORD)):
                mine = np.flatnonzero(spoken >> bit & 1)
                each = law.thresholds[regime[mine], word.first + bit]
                found[mine] = np.maximum(found[mine], each)
        silent = ~found.any(axis=1)
        found[silent] = rows[uneven[silent]]
        rows = rows.copy()
        rows[uneven] = found
    return ThresholdColumns.of(rows)


def named_party(
    people: People, incident: Numbers, low: Shares, codes: Codes, thresholds: ThresholdColumns
) -> Numbers:
    """
    Return the party that is named, as a place among the incident's people; -1 is nobody.

    Args:
        people: The candidates of each incident.
        incident: The incident of each answer, shape (n,).
        low: P(breach by this party), least, answer after answer.
        codes: Outcome of each answer.
        thresholds: Thresholds of each answer.
    """
    counts = np.diff(people.offsets)[incident]
    owner = np.repeat(np.arange(len(incident)), counts)
    sure = np.flatnonzero(reached(low, thresholds.by_whom[owner]) & (codes[owner] == 0))
    named = np.full(len(incident), -1, dtype=np.int64)
    named[owner[sure]] = sure - offsets_of(counts)[:-1][owner[sure]]
    return named
