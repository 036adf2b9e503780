"""
Rows of findings: what was judged, put together as Arrow.

Flat columns come first and can be had alone; the lists of readings, parties and own words are
what costs most to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.judged import Judged, Leading
from trucewatch.findings.judging import CLASSES, HOURS, QUESTIONS
from trucewatch.findings.outcomes import BASES, OUTCOMES, reached
from trucewatch.findings.own_words import own_words_of
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, taken
from trucewatch.findings.reasons import Reason
from trucewatch.findings.schema import BY_WHOM, FINDINGS, OWN_WORDS, READING, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings

Flags = NDArray[np.bool_]

DECIMALS = 12
"""Chances are rounded here, so that the order of sums cannot show (law.md, section 5)."""

_WORDS = pa.array([each.value for each in OUTCOMES])
_SHARED = BASES.index("shared")


@dataclass(frozen=True, slots=True)
class Incidents:
    """What findings repeat of their incidents, shape (n,) each."""

    incident: arrow.Column
    act: NDArray[np.int32]
    voices: NDArray[np.int32]
    occurred_low: Shares
    occurred_high: Shares
    if_as_reported: Flags
    defence_claimed: Flags
    lasting: Flags
    latest: Numbers

    @classmethod
    def of(cls, records: pa.RecordBatch, settings: FindingSettings) -> Incidents:
        """Take what findings repeat from *records*, schema INCIDENTS."""
        column = records.column
        voices = column("voices").to_numpy(zero_copy_only=False)
        low = column("occurred_low").to_numpy(zero_copy_only=False)
        sure = reached(low, np.full(len(low), settings.occurred_threshold)) & (voices > 1)
        return cls(
            incident=column("incident"),
            act=column("act").to_numpy(zero_copy_only=False),
            voices=voices,
            occurred_low=low,
            occurred_high=column("occurred_high").to_numpy(zero_copy_only=False),
            if_as_reported=~sure,
            defence_claimed=_some_claimed(column("defences")),
            lasting=arrow.form_of(records) != "instant",
            latest=_latest(column("stories")),
        )


def _some_claimed(defences: arrow.Column) -> Flags:
    starts, rows = arrow.lists(defences)
    owner = np.repeat(np.arange(len(defences)), np.diff(starts))
    found = arrow.flags(arrow.field(rows, "found"))
    return np.bincount(owner[~found], minlength=len(defences)) > 0


def _latest(stories: arrow.Column) -> Numbers:
    starts, rows = arrow.lists(stories)
    latest = arrow.micros(arrow.field(rows, "latest_at"))
    ends = arrow.micros(arrow.field(rows, "end_latest_at"), SINCE_EVER)
    return np.maximum.reduceat(np.maximum(latest, ends), starts[:-1])


@dataclass(frozen=True, slots=True)
class Places:
    """
    Where each finding comes from; after the regimes of an incident stands "(some)".

    Attributes:
        incident: Incident of each finding, in order, shape (findings,).
        judged: The incident that was judged for it: itself, or one that is alike.
        pair: Its pair; -1 for "(some)".
    """

    incident: Numbers
    judged: Numbers
    pair: Numbers

    @classmethod
    def of(cls, judged: Judged, number: Numbers) -> Places:
        """
        Return the place of every finding.

        Args:
            judged: What was judged.
            number: The incident that was judged for each incident.
        """
        incidents = len(judged.people.offsets) - 1
        pairs = offsets_of(np.bincount(judged.pairs.incident, minlength=incidents))
        counts = np.diff(pairs)[number] + 1
        incident = np.repeat(np.arange(len(number)), counts)
        turn = np.arange(len(incident)) - offsets_of(counts)[:-1][incident]
        group = number[incident]
        pair = np.where(turn < np.diff(pairs)[group], pairs[:-1][group] + turn, -1)
        return cls(incident, group, pair)

    @property
    def regimes(self) -> Flags:
        """Findings of one regime."""
        return self.pair >= 0


def full_rows(
    judged: Judged, leading: Leading, places: Places, incidents: Incidents
) -> pa.RecordBatch:
    """
    Return findings whole, schema FINDINGS.

    Args:
        judged: What was judged.
        leading: What leads under each pair's regime.
        places: Where each finding comes from.
        incidents: The incidents of the batch.
    """
    columns = flat_columns(judged, leading, places, incidents)
    columns["by_whom"] = _by_whom(judged, leading, places)
    columns["readings"] = _readings(judged, places, incidents)
    columns["own_words"] = _own_words(judged, leading, places)
    arrays = [arrow.array(columns[field.name], field.type) for field in FINDINGS]
    return pa.RecordBatch.from_arrays(arrays, schema=FINDINGS)


def flat_columns(
    judged: Judged, leading: Leading, places: Places, incidents: Incidents
) -> dict[str, Any]:
    """Return the columns of findings that are no lists, by name."""
    some, agreement = judged.some, leading.agreement
    spread = _Spread(places)
    law = judged.law
    regime = spread.of(judged.pairs.regime, np.full(len(some.codes), len(law.ids)))
    latest = incidents.latest[places.incident]
    adopted_from = np.append(law.adopted_from, SINCE_EVER)[regime]
    codes = spread.of(agreement.outcome, some.codes)
    basis = spread.of(agreement.basis, np.full(len(some.codes), _SHARED, np.int8))
    never = np.zeros(len(some.codes), dtype=np.bool_)
    columns: dict[str, Any] = {
        "incident": arrow.taken(incidents.incident, places.incident),
        "act": incidents.act[places.incident],
        "regime": arrow.taken(pa.array([*law.ids, UNDER_SOME_REGIME]), regime),
        "outcome": arrow.taken(_WORDS, codes),
        "basis": arrow.taken(pa.array(BASES), basis),
        "if_as_reported": incidents.if_as_reported[places.incident],
        "contested": spread.of(agreement.contested, never),
        "sensitive": spread.of(agreement.sensitive, never),
        "differs_in_ground": spread.of(agreement.differs_in_ground, never),
        "adopted_after": latest < adopted_from,
        "defence_claimed": incidents.defence_claimed[places.incident],
        "named": _named(judged, spread.of(leading.named, some.named), places.judged),
        "occurred_low": incidents.occurred_low[places.incident],
        "occurred_high": incidents.occurred_high[places.incident],
        "voices": incidents.voices[places.incident],
    }
    for name in CLASSES:
        for end, side in (("min", 0), ("max", 1)):
            each = spread.of(leading.ranges[name][side], some.ranges[name][side])
            columns[f"{name}_{end}"] = _rounded(each)
    for end in ("min", "max"):
        reported = columns["occurred_low" if end == "min" else "occurred_high"]
        columns[f"breach_absolute_{end}"] = _rounded(columns[f"breach_{end}"] * reported)
    return columns


@dataclass(frozen=True, slots=True)
class _Spread:
    """Gives findings what their pair, or "(some)" of their incident, has."""

    places: Places

    def of(self, pairs: NDArray[Any], some: NDArray[Any]) -> NDArray[Any]:
        """Return for each finding the value of its pair, or of its incident's "(some)"."""
        both = np.concatenate([pairs, some.astype(pairs.dtype)])
        return both[self.rows(len(pairs))]

    def rows(self, pairs: int) -> Numbers:
        """Return each finding's place among all pairs, and after them all incidents judged."""
        return np.where(self.places.regimes, self.places.pair, pairs + self.places.judged)


def _rounded(chances: Shares) -> Shares:
    return np.round(chances, DECIMALS) + 0.0


def _named(judged: Judged, named: Numbers, incident: Numbers) -> arrow.Column:
    """Return the names of parties given as places among their incident's people; -1 is null."""
    people = judged.people
    known = named >= 0
    number = np.zeros(len(named), dtype=np.int64)
    number[known] = people.number[people.offsets[incident[known]] + named[known]]
    return arrow.taken(_names(judged), number, ~known)


def _names(judged: Judged) -> arrow.Column:
    return pa.array(judged.people.names, type=pa.string())


def _by_whom(judged: Judged, leading: Leading, places: Places) -> arrow.Column:
    some, people = judged.some, judged.people
    starts = np.concatenate([leading.parties, leading.parties[-1] + people.offsets[1:]])
    row, counts = taken(starts, _Spread(places).rows(len(judged.pairs)))
    name = taken(people.offsets, places.judged)[0]
    low = _rounded(np.concatenate([leading.party_low, some.party_low]))
    high = _rounded(np.concatenate([leading.party_high, some.party_high]))
    columns = {
        "party": arrow.taken(_names(judged), people.number[name]),
        "breach_min": low[row],
        "breach_max": high[row],
    }
    return arrow.struct_lists(offsets_of(counts), columns, BY_WHOM)


def _readings(judged: Judged, places: Places, incidents: Incidents) -> arrow.Column:
    """Return the readings of every finding; those with the same answers say them each again."""
    law, units, answers = judged.law, judged.units, judged.answers
    rows = np.flatnonzero(places.regimes)
    pair = places.pair[rows]
    regime = judged.pairs.regime[pair]
    listed, lengths = taken(law.listed, regime)
    unit = np.repeat(units.offsets[:-1][pair] - law.readings[:-1][regime], lengths)
    unit += law.asked[listed]
    incident = np.repeat(places.incident[rows], lengths)
    columns: dict[str, Any] = {}
    for name in (*CLASSES, *QUESTIONS, *HOURS.values()):
        for end, side in (("min", 0), ("max", 1)):
            columns[f"{name}_{end}"] = _rounded(answers.ranges[name][side])[unit]
    instant = ~incidents.lasting[incident]
    for name in HOURS.values():
        for end in ("min", "max"):
            columns[f"{name}_{end}"] = pa.array(columns[f"{name}_{end}"], mask=instant)
    columns["bound_low"], columns["bound_high"] = (
        _rounded(each)[unit] for each in answers.ranges["bound"]
    )
    columns["reading"] = arrow.taken(pa.array(law.reading_ids, type=pa.string()), listed)
    columns["outcome"] = arrow.taken(_WORDS, answers.codes[unit])
    columns["named"] = _named(judged, judged.named[unit], units.incident[unit])
    lone = np.where(incidents.voices[incident] <= 1, int(Reason.ONE_VOICE), 0)
    columns["reasons"] = answers.reasons[unit] | lone
    columns["by_whom"] = _by_whom_of_units(judged, unit)
    counts = np.zeros(len(places.pair), dtype=np.int64)
    counts[rows] = lengths
    return arrow.struct_lists(offsets_of(counts), columns, READING)


def _by_whom_of_units(judged: Judged, unit: Numbers) -> arrow.Column:
    people, answers = judged.people, judged.answers
    row, counts = taken(judged.parties, unit)
    name = taken(people.offsets, judged.units.incident[unit])[0]
    columns = {
        "party": arrow.taken(_names(judged), people.number[name]),
        "breach_min": _rounded(answers.party_low)[row],
        "breach_max": _rounded(answers.party_high)[row],
    }
    return arrow.struct_lists(offsets_of(counts), columns, BY_WHOM)


def _own_words(judged: Judged, leading: Leading, places: Places) -> arrow.Column:
    own, people = own_words_of(judged, leading.parties), judged.people
    rows = np.flatnonzero(places.regimes)
    row, lengths = taken(leading.parties, places.pair[rows])
    name = taken(people.offsets, places.judged[rows])[0]
    silent = own.silent[row]
    columns = {
        "party": arrow.taken(_names(judged), people.number[name]),
        "silent": silent,
        "outcome": arrow.taken(_WORDS, np.maximum(own.codes, 0)[row], silent),
        "breach_min": pa.array(_rounded(own.low)[row], mask=silent),
        "breach_max": pa.array(_rounded(own.high)[row], mask=silent),
    }
    counts = np.zeros(len(places.pair), dtype=np.int64)
    counts[rows] = lengths
    return arrow.struct_lists(offsets_of(counts), columns, OWN_WORDS)
