"""
Rows of findings in brief: answers and what is each incident's own, put together as Arrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.answers import Answers
from trucewatch.findings.judging import CLASSES
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.outcomes import BASES, OUTCOMES, reached
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.reasons import Reason
from trucewatch.findings.rows import DECIMALS
from trucewatch.findings.schema import BRIEF, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.touching import Pairs

Flags = NDArray[np.bool_]

_OUTCOMES = pa.array([each.value for each in OUTCOMES])
_BASES = pa.array(BASES)
_ONE_VOICE = int(Reason.ONE_VOICE)


@dataclass(frozen=True, slots=True)
class Found:
    """
    Answers of some pairs, and of some incidents under some regime.

    Attributes:
        pair: Answer of each pair, shape (pairs,).
        some: Answer of each incident.
        named: Whom the pair's answer names, as a place in the names, shape (pairs,).
        some_named: Likewise, of each incident.
        answers: The answers.
        names: The names.
    """

    pair: Numbers
    some: Numbers
    named: Numbers
    some_named: Numbers
    answers: Answers
    names: list[str]


def joined(found: list[Found], fast: Flags, is_fast: Flags) -> Found:
    """
    Put the answers of precise incidents and of the others together again.

    Args:
        found: Answers by pattern, and by the kernel where some were needed.
        fast: Which pairs were answered by pattern.
        is_fast: Which of the incidents that have a pair were.
    """
    if len(found) == 1:
        return found[0]
    one, other = found
    numbers = {name: i for i, name in enumerate(dict.fromkeys([*one.names, *other.names]))}
    columns = {
        column: _merged(mask, getattr(one, column), getattr(other, column) + len(one.answers))
        for column, mask in (("pair", fast), ("some", is_fast))
    }
    renamed = [
        np.array([*(numbers[name] for name in each.names), -1], dtype=np.int64) for each in found
    ]
    columns |= {
        column: _merged(mask, renamed[0][getattr(one, column)], renamed[1][getattr(other, column)])
        for column, mask in (("named", fast), ("some_named", is_fast))
    }
    answers = Answers.joined([one.answers, other.answers])
    return Found(**columns, answers=answers, names=list(numbers))


def _merged(mask: Flags, yes: Numbers, no: Numbers) -> Numbers:
    found = np.empty(len(mask), dtype=np.int64)
    found[mask], found[~mask] = yes, no
    return found


def brief_rows(
    records: pa.RecordBatch,
    law: LawTables,
    settings: FindingSettings,
    told: tuple[Pairs, Found],
) -> pa.RecordBatch:
    """
    Return findings, schema BRIEF.

    Args:
        records: Incidents, schema INCIDENTS.
        law: The terms in flat arrays.
        settings: Settings that are not the parties' to set.
        told: The pairs of incident and regime, and what was answered of them.
    """
    pairs, found = told
    counts = np.bincount(pairs.incident, minlength=len(records))
    touching = np.flatnonzero(counts)
    counts = counts[touching]
    place = np.repeat(np.arange(len(touching)), counts)
    order = _Order(np.arange(len(place)) + place, np.cumsum(counts + 1) - 1)
    row = order.of(place, np.arange(len(touching)))
    regime = order.of(pairs.regime, np.full(len(touching), len(law.ids)))
    answers = found.answers.taken(order.of(found.pair, found.some))
    mine = _Own.of(records, touching, settings)
    named = order.of(found.named, found.some_named)
    lone = np.where((mine.voices <= 1)[row] & (regime < len(law.ids)), _ONE_VOICE, 0)
    columns: dict[str, Any] = {
        "incident": _coded(row, records.column("incident").take(touching)),
        "act": mine.act[row],
        "regime": _coded(regime, pa.array([*law.ids, UNDER_SOME_REGIME])),
        "outcome": _coded(answers.outcome, _OUTCOMES),
        "basis": _coded(answers.basis, _BASES),
        "if_as_reported": mine.if_as_reported[row],
        "contested": answers.contested,
        "sensitive": answers.sensitive,
        "differs_in_ground": answers.differs_in_ground,
        "adopted_after": mine.latest[row] < np.append(law.adopted_from, SINCE_EVER)[regime],
        "defence_claimed": mine.defence_claimed[row],
        "named": _coded(named, pa.array(found.names, pa.string())),
        "occurred_low": mine.low[row],
        "occurred_high": mine.high[row],
        "voices": mine.voices[row],
        "reasons": answers.reasons | lone,
    }
    for i, name in enumerate(CLASSES):
        columns[f"{name}_min"] = answers.chances[2 * i]
        columns[f"{name}_max"] = answers.chances[2 * i + 1]
    columns["breach_absolute_min"] = rounded(columns["breach_min"] * columns["occurred_low"])
    columns["breach_absolute_max"] = rounded(columns["breach_max"] * columns["occurred_high"])
    arrays = [arrow.array(columns[each.name], each.type) for each in BRIEF]
    return pa.RecordBatch.from_arrays(arrays, schema=BRIEF)


@dataclass(frozen=True, slots=True)
class _Order:
    """Where the rows of pairs stand, and those "under some regime" behind them."""

    pairs: Numbers
    some: Numbers

    def of(self, pairs: Numbers, some: Numbers) -> Numbers:
        """Return one column of all rows, in order."""
        found = np.empty(len(self.pairs) + len(self.some), dtype=np.int64)
        found[self.pairs], found[self.some] = pairs, some
        return found


@dataclass(frozen=True, slots=True)
class _Own:
    """What findings repeat of their incidents, shape (n,) each."""

    act: NDArray[np.int32]
    voices: NDArray[np.int32]
    low: Shares
    high: Shares
    if_as_reported: Flags
    defence_claimed: Flags
    latest: Numbers

    @classmethod
    def of(cls, records: pa.RecordBatch, rows: Numbers, settings: FindingSettings) -> _Own:
        """Take it from some of the incidents."""
        low, high, voices, act = (
            records.column(name).to_numpy(zero_copy_only=False)[rows]
            for name in ("occurred_low", "occurred_high", "voices", "act")
        )
        sure = reached(low, np.full(len(low), settings.occurred_threshold)) & (voices > 1)
        starts, defences = arrow.lists(records.column("defences"))
        claimed = np.zeros(len(records), dtype=np.bool_)
        if len(defences):
            owner = np.repeat(np.arange(len(records)), np.diff(starts))
            claimed[owner[~arrow.flags(arrow.field(defences, "found"))]] = True
        latest = _latest(records.column("stories"))[rows]
        return cls(act, voices, low, high, ~sure, claimed[rows], latest)


def rounded(chances: Shares) -> Shares:
    """Return chances as they are written, so that the order of sums cannot show."""
    return np.round(chances, DECIMALS) + 0.0


def _latest(stories: arrow.Column) -> Numbers:
    """Return the last instant at which each incident can have happened or ended."""
    starts, rows = arrow.lists(stories)
    latest = arrow.micros(arrow.field(rows, "latest_at"))
    ends = arrow.field(rows, "end_latest_at")
    if ends.null_count < len(ends):
        latest = np.maximum(latest, arrow.micros(ends, SINCE_EVER))
    if len(latest) == len(starts) - 1:
        return latest
    return np.maximum.reduceat(latest, starts[:-1])


def _coded(numbers: NDArray[Any], texts: Any) -> Any:
    """Return texts by number, each text once; below 0 stands nothing."""
    nothing = numbers < 0
    mask = nothing if nothing.any() else None
    index: Any = pa.array(numbers.astype(np.int32), mask=mask)
    return pa.DictionaryArray.from_arrays(index, texts)
