"""
Rows of findings: columns of every reading put together as Arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.judging import (
    CLASSES,
    HOURS,
    Candidates,
    ReadingColumns,
    named_party,
)
from trucewatch.findings.layout import Range
from trucewatch.findings.outcomes import (
    BASES,
    OUTCOMES,
    ClassChances,
    Outcome,
    ThresholdColumns,
    agreement_of,
    outcome_codes,
    reached,
)
from trucewatch.findings.own_words import own_words_lists
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, product
from trucewatch.findings.reasons import Reason
from trucewatch.findings.schema import BY_WHOM, FINDINGS, OWN_WORDS, READING, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import RegimeTable

DECIMALS = 12
"""Chances are rounded here, so that the order of sums cannot show (law.md, section 5)."""

_QUESTIONS = ("in_force", "in_area", "party_bound", "protected", "prohibited", "exempted")
_WORDS = np.array([each.value for each in OUTCOMES], dtype=np.object_)


@dataclass(frozen=True, slots=True)
class Incidents:
    """What findings repeat of their incidents, shape (n,) each."""

    incident: NDArray[np.object_]
    act: NDArray[np.int32]
    voices: NDArray[np.int32]
    occurred_low: Shares
    occurred_high: Shares
    if_as_reported: NDArray[np.bool_]
    defence_claimed: NDArray[np.bool_]
    lasting: NDArray[np.bool_]
    latest: Numbers

    @classmethod
    def of(cls, records: pa.RecordBatch, settings: FindingSettings) -> Incidents:
        """Take what findings repeat from *records*, schema INCIDENTS."""
        column = records.column
        voices = column("voices").to_numpy(zero_copy_only=False)
        low = column("occurred_low").to_numpy(zero_copy_only=False)
        sure = reached(low, np.full(len(low), settings.occurred_threshold)) & (voices > 1)
        return cls(
            incident=column("incident").to_numpy(zero_copy_only=False),
            act=column("act").to_numpy(zero_copy_only=False),
            voices=voices,
            occurred_low=low,
            occurred_high=column("occurred_high").to_numpy(zero_copy_only=False),
            if_as_reported=~sure,
            defence_claimed=_some_claimed(column("defences")),
            lasting=column("form").to_numpy(zero_copy_only=False) != "instant",
            latest=_latest(column("stories")),
        )


def _some_claimed(defences: arrow.Column) -> NDArray[np.bool_]:
    starts, rows = arrow.lists(defences)
    owner = np.repeat(np.arange(len(defences)), np.diff(starts))
    found = arrow.flags(arrow.field(rows, "found"))
    return np.bincount(owner[~found], minlength=len(defences)) > 0


def _latest(stories: arrow.Column) -> Numbers:
    starts, rows = arrow.lists(stories)
    latest = arrow.micros(arrow.field(rows, "latest_at"))
    ends = arrow.micros(arrow.field(rows, "end_latest_at"), SINCE_EVER)
    return np.maximum.reduceat(np.maximum(latest, ends), starts[:-1])


def regime_rows(
    incidents: Incidents,
    regime: RegimeTable,
    chosen: Numbers,
    answers: tuple[list[ReadingColumns], Candidates],
    thresholds: ThresholdColumns,
) -> pa.Table:
    """
    Return the findings of one regime, one row for each chosen incident.

    Args:
        incidents: The incidents of the batch.
        regime: The regime.
        chosen: Rows of the batch that were judged.
        answers: Columns of every reading, and the candidates that they share.
        thresholds: Thresholds of each chosen incident.
    """
    readings, candidates = answers
    adopted = np.array([each.reading.adopted for each in regime.readings], dtype=np.bool_)
    agreement = agreement_of(np.stack([each.codes for each in readings], axis=1), adopted)
    counted = [each for each, yes in zip(readings, regime.counted, strict=True) if yes]
    ranges = {name: _over([each.ranges[name] for each in counted]) for name in CLASSES}
    party = (
        np.min([each.party_low for each in counted], axis=0),
        np.max([each.party_high for each in counted], axis=0),
    )
    named = [named_party(candidates, each.party_low, each.codes, thresholds) for each in readings]
    lead = _all_name([n for n, yes in zip(named, regime.counted, strict=True) if yes])
    lead[_WORDS[agreement.outcome] != Outcome.APPARENT_BREACH] = None
    columns = _incident_columns(incidents, chosen) | {
        "regime": [regime.id] * len(chosen),
        "outcome": _WORDS[agreement.outcome],
        "basis": np.array(BASES, dtype=np.object_)[agreement.basis],
        "contested": agreement.contested,
        "sensitive": agreement.sensitive,
        "differs_in_ground": agreement.differs_in_ground,
        "adopted_after": _adopted_after(regime, incidents.latest[chosen]),
        "named": lead,
        "by_whom": _party_lists(candidates, *party, len(chosen)),
        "readings": _reading_lists(incidents, regime, chosen, (readings, candidates, named)),
        "own_words": own_words_lists(regime, readings, candidates, len(chosen)),
    }
    return _table(columns, ranges, incidents, chosen)


def as_incidents(
    found: pa.Table, incident: Numbers, incidents: Incidents, regimes: Sequence[RegimeTable]
) -> pa.RecordBatch:
    """
    Give findings of alike incidents what is each incident's own.

    Args:
        found: Findings, one row for each in *incident*.
        incident: The incident of each row, as a row of the batch.
        incidents: The incidents of the batch.
        regimes: The regimes, for when the mission adopted a reading of them.
    """
    own: dict[str, Any] = dict(_incident_columns(incidents, incident))
    low, high = (arrow.floats(found[f"breach_{end}"].combine_chunks()) for end in ("min", "max"))
    own["breach_absolute_min"] = _rounded(low * incidents.occurred_low[incident])
    own["breach_absolute_max"] = _rounded(high * incidents.occurred_high[incident])
    regime = np.array(found["regime"].to_pylist(), dtype=np.object_)
    own["adopted_after"] = np.zeros(len(incident), dtype=np.bool_)
    for each in regimes:
        mine = np.flatnonzero(regime == each.id)
        own["adopted_after"][mine] = _adopted_after(each, incidents.latest[incident[mine]])
    arrays = [
        arrow.array(own[field.name], field.type)
        if field.name in own
        else found[field.name].combine_chunks()
        for field in FINDINGS
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=FINDINGS)


def _over(ranges: list[Range]) -> Range:
    return (
        np.min([low for low, _ in ranges], axis=0),
        np.max([high for _, high in ranges], axis=0),
    )


def _all_name(named: list[NDArray[np.object_]]) -> NDArray[np.object_]:
    first = named[0].copy()
    for other in named[1:]:
        first[first != other] = None
    return first


def _adopted_after(regime: RegimeTable, latest: Numbers) -> NDArray[np.bool_]:
    days = [r.reading.adopted_on for r in regime.readings if r.reading.adopted]
    last = max((each for each in days if each is not None), default=None)
    if last is None:
        return np.zeros(len(latest), dtype=np.bool_)
    midnight = (last - date(1970, 1, 1)).days * 86_400_000_000
    return np.asarray(latest < midnight, dtype=np.bool_)


def _incident_columns(incidents: Incidents, chosen: Numbers) -> dict[str, Any]:
    return {
        "incident": incidents.incident[chosen],
        "act": incidents.act[chosen],
        "if_as_reported": incidents.if_as_reported[chosen],
        "defence_claimed": incidents.defence_claimed[chosen],
        "occurred_low": incidents.occurred_low[chosen],
        "occurred_high": incidents.occurred_high[chosen],
        "voices": incidents.voices[chosen],
    }


def _table(
    columns: dict[str, Any], ranges: dict[str, Range], incidents: Incidents, chosen: Numbers
) -> pa.Table:
    for name, (low, high) in ranges.items():
        columns[f"{name}_min"], columns[f"{name}_max"] = _rounded(low), _rounded(high)
    low, high = ranges["breach"]
    columns["breach_absolute_min"] = _rounded(low * incidents.occurred_low[chosen])
    columns["breach_absolute_max"] = _rounded(high * incidents.occurred_high[chosen])
    arrays = [arrow.array(columns[field.name], field.type) for field in FINDINGS]
    return pa.Table.from_arrays(arrays, schema=FINDINGS)


def _rounded(chances: Shares) -> Shares:
    return np.round(chances, DECIMALS) + 0.0


def _party_lists(
    candidates: Candidates, low: Shares, high: Shares, incidents: int
) -> arrow.Column:
    counts = np.bincount(candidates.place, minlength=incidents).astype(np.int64)
    columns = {
        "party": candidates.name,
        "breach_min": _rounded(low),
        "breach_max": _rounded(high),
    }
    return arrow.struct_lists(offsets_of(counts), columns, BY_WHOM)


def _reading_lists(
    incidents: Incidents,
    regime: RegimeTable,
    chosen: Numbers,
    answers: tuple[list[ReadingColumns], Candidates, list[NDArray[np.object_]]],
) -> arrow.Column:
    readings, candidates, named = answers
    names = [*CLASSES, *_QUESTIONS, *HOURS.values()]
    columns: dict[str, Any] = {}
    for name in names:
        for suffix, side in (("min", 0), ("max", 1)):
            columns[f"{name}_{suffix}"] = _side_by_side(
                [_rounded(each.ranges[name][side]) for each in readings]
            )
    instant = np.repeat(~incidents.lasting[chosen], len(readings))
    for name in HOURS.values():
        for suffix in ("min", "max"):
            key = f"{name}_{suffix}"
            columns[key] = pa.array(columns[key], mask=instant)
    columns["bound_low"] = _side_by_side([_rounded(e.ranges["bound"][0]) for e in readings])
    columns["bound_high"] = _side_by_side([_rounded(e.ranges["bound"][1]) for e in readings])
    columns["reading"] = [each.reading.id for each in regime.readings] * len(chosen)
    columns["outcome"] = _WORDS[_side_by_side([each.codes for each in readings])]
    columns["named"] = _side_by_side(named)
    lone = np.where(incidents.voices[chosen] <= 1, int(Reason.ONE_VOICE), 0)
    columns["reasons"] = _side_by_side([each.reasons | lone for each in readings])
    columns["by_whom"] = _parties_of_readings(readings, candidates, len(chosen))
    offsets = np.arange(len(chosen) + 1) * len(readings)
    return arrow.struct_lists(offsets, columns, READING)


def _side_by_side(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    """Put the readings of each incident side by side, incident after incident."""
    return np.stack(arrays, axis=1).reshape(-1)


def _parties_of_readings(
    readings: list[ReadingColumns], candidates: Candidates, incidents: int
) -> arrow.Column:
    counts = np.bincount(candidates.place, minlength=incidents).astype(np.int64)
    starts = offsets_of(counts)
    times = np.full(incidents, len(readings), dtype=np.int64)
    incident, (reading, i) = product([times, counts])
    row = starts[:-1][incident] + i
    low = np.stack([each.party_low for each in readings])
    high = np.stack([each.party_high for each in readings])
    columns = {
        "party": candidates.name[row],
        "breach_min": _rounded(low[reading, row]),
        "breach_max": _rounded(high[reading, row]),
    }
    return arrow.struct_lists(offsets_of(np.repeat(counts, len(readings))), columns, BY_WHOM)


def some_regime_rows(
    incidents: Incidents,
    ranges: dict[str, Range],
    parties: tuple[Candidates, Shares, Shares],
    thresholds: ThresholdColumns,
) -> pa.Table:
    """
    Return the rows "breached under some regime", one for every incident of the batch.

    Args:
        incidents: The incidents of the batch.
        ranges: Least and greatest weight of the worlds of which a class is the gravest under any
            regime, by class.
        parties: Candidates with P(breach by this party) under some regime, least and greatest.
        thresholds: Thresholds of every incident.
    """
    n = len(incidents.incident)
    chosen = np.arange(n)
    chances = ClassChances(
        breach=ranges["breach"][0],
        exempt=ranges["exempt"][0],
        no_breach=ranges["no_breach"][0],
        outside_terms=ranges["outside_terms"][0],
        breach_most=ranges["breach"][1],
    )
    codes = outcome_codes(chances, thresholds)
    candidates, party_low, party_high = parties
    named = named_party(candidates, party_low, codes, thresholds)
    never = np.zeros(n, dtype=np.bool_)
    empty = np.zeros(n + 1, dtype=np.int64)
    columns = _incident_columns(incidents, chosen) | {
        "regime": [UNDER_SOME_REGIME] * n,
        "outcome": _WORDS[codes],
        "basis": ["shared"] * n,
        "contested": never,
        "sensitive": never,
        "differs_in_ground": never,
        "adopted_after": never,
        "named": named,
        "by_whom": _party_lists(candidates, party_low, party_high, n),
        "readings": arrow.struct_lists(
            empty, {f.name: [] for f in arrow.fields(READING)}, READING
        ),
        "own_words": arrow.struct_lists(
            empty, {f.name: [] for f in arrow.fields(OWN_WORDS)}, OWN_WORDS
        ),
    }
    return _table(columns, ranges, incidents, chosen)
