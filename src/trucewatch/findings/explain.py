"""
Explain: one act taken apart, by asking the kernel the same question with one thing changed.

Nothing here judges anew: every figure is the kernel's own, for the same act under a single
clause, with one weight swept from 0 to 1, or with one fact known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from trucewatch.findings.compiled import with_regimes
from trucewatch.findings.explanation import (
    ClauseAnswer,
    DecidingFact,
    Explanation,
    FactAnswer,
    Sweep,
)
from trucewatch.findings.facts import Fact, facts_of
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.sweeps import Sweeping, acceptances_of, sweeps_of, without_doubt
from trucewatch.findings.terms_tables import ClauseTable, CompiledTerms, RegimeTable
from trucewatch.findings.world_lines import world_lines
from trucewatch.incidents.schema import INCIDENTS

Record = dict[str, Any]

STEPS = 10
"""A sweep goes from 0 to 1 in so many steps."""


def explain(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> Explanation:
    """
    Take one act apart.

    Args:
        records: The act, one row, schema INCIDENTS.
        terms: The terms as look-ups.
        settings: Settings that are not the parties' to set; every regime is asked.
    """
    asked = replace(settings, every_regime=True)
    record: Record = records.to_pylist()[0]
    findings = adjudicate(records, terms, asked).to_pylist()
    near = _touching(records, terms, settings)
    named = {regime.id for regime in near.regimes}
    now = [row for row in findings if row["regime"] in named]
    doubts = tuple(_doubts(record, near, asked))
    return Explanation(
        incident=record["incident"],
        act=record["act"],
        findings=tuple(findings),
        clauses=tuple(_clauses(records, terms, asked)),
        worlds=world_lines(records, terms),
        sweeps=tuple(_sweeps(record, near, asked, doubts)),
        deciding=_deciding(record, near, (asked, doubts), now),
    )


def _touching(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> CompiledTerms:
    """Leave out the regimes that cannot touch the act: nothing that is swept changes them."""
    rows = adjudicate(records, terms, replace(settings, every_regime=False)).to_pylist()
    named = {row["regime"] for row in rows}
    return with_regimes(terms, [each for each in terms.regimes if each.id in named])


def _clauses(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> Iterator[ClauseAnswer]:
    """Ask each clause alone; the others fall silent, and keep their precedence over areas."""
    asked = [(regime, clause) for regime in terms.regimes for clause in regime.clauses]
    alone = [replace(regime, clauses=_only(clause, regime)) for regime, clause in asked]
    rows = adjudicate(records, with_regimes(terms, alone), settings).to_pylist()
    for (regime, clause), row in zip(asked, rows[:-1], strict=True):
        for each in row["readings"]:
            yield ClauseAnswer(
                regime=regime.id,
                clause=clause.id,
                reading=each["reading"],
                outcome=each["outcome"],
                breach_min=each["breach_min"],
                breach_max=each["breach_max"],
            )


def _only(clause: ClauseTable, regime: RegimeTable) -> tuple[ClauseTable, ...]:
    return tuple(
        each if each is clause else replace(each, acts=np.zeros_like(each.acts))
        for each in regime.clauses
    )


def _judged(
    variants: Sequence[Record], terms: CompiledTerms, settings: FindingSettings
) -> list[list[Record]]:
    """Return the findings of each variant of the act, each with a number of its own as its act."""
    numbered = [each | {"act": i} for i, each in enumerate(variants)]
    batch = pa.RecordBatch.from_pylist(numbered, schema=INCIDENTS)
    found: list[list[Record]] = [[] for _ in numbered]
    for row in adjudicate(batch, terms, settings).to_pylist():
        found[row["act"]].append(row)
    return found


def _judged_together(
    groups: Sequence[Sequence[Record]], terms: CompiledTerms, settings: FindingSettings
) -> Iterator[list[list[Record]]]:
    """Yield the findings of each group of variants; all are judged in one batch."""
    everything = [variant for group in groups for variant in group]
    found = iter(_judged(everything, terms, settings) if everything else [])
    for group in groups:
        yield [next(found) for _ in group]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A party of unknown acceptance, with the findings if it had not accepted and if it had."""

    party: str
    refused: list[Record]
    accepted: list[Record]


def _doubts(record: Record, terms: CompiledTerms, settings: FindingSettings) -> Iterator[_Doubt]:
    for party in acceptances_of(record, terms):
        refused, accepted = (
            _judged([record], without_doubt(terms, party, accepted=each), settings)[0]
            for each in (False, True)
        )
        yield _Doubt(party, refused, accepted)


def _sweeps(
    record: Record,
    terms: CompiledTerms,
    settings: FindingSettings,
    doubts: tuple[_Doubt, ...],
) -> Iterator[Sweep]:
    shares = tuple(float(each) for each in np.round(np.linspace(0, 1, STEPS + 1), 6))
    sweepings = list(sweeps_of(record, terms))
    groups = [[sweeping.at(share) for share in shares] for sweeping in sweepings]
    judged = _judged_together(groups, terms, settings)
    for sweeping, rows in zip(sweepings, judged, strict=True):
        yield from _swept(sweeping, shares, rows, terms)
    for doubt in doubts:
        yield from _acceptance_swept(doubt, terms)


def _swept(
    sweeping: Sweeping, shares: tuple[float, ...], rows: list[list[Record]], terms: CompiledTerms
) -> Iterator[Sweep]:
    for i, first in enumerate(rows[0]):
        low = tuple(each[i]["breach_min"] for each in rows)
        high = tuple(each[i]["breach_max"] for each in rows)
        if _flat(low) and _flat(high):
            continue
        yield Sweep(
            regime=first["regime"],
            kind=sweeping.kind,
            about=sweeping.about,
            alike=sweeping.alike,
            shares=shares,
            breach_min=low,
            breach_max=high,
            reaches_at=_reaches(shares, low, _threshold(first["regime"], terms)),
        )


def _acceptance_swept(doubt: _Doubt, terms: CompiledTerms) -> Iterator[Sweep]:
    """Mix the two answers "never accepted" and "accepted": chances are linear in the weight."""
    shares = tuple(float(each) for each in np.round(np.linspace(0, 1, STEPS + 1), 6))
    for before, after in zip(doubt.refused, doubt.accepted, strict=True):
        low, high = (
            tuple(round((1 - s) * before[side] + s * after[side], 12) for s in shares)
            for side in ("breach_min", "breach_max")
        )
        if not (_flat(low) and _flat(high)):
            regime = before["regime"]
            reached = _reaches(shares, low, _threshold(regime, terms))
            yield Sweep(regime, "acceptance", doubt.party, shares, low, high, reached)


def _flat(values: tuple[float, ...]) -> bool:
    return max(values) - min(values) < 1e-9


def _threshold(regime: str, terms: CompiledTerms) -> float:
    mine = [each.thresholds.breached for each in terms.regimes if each.id == regime]
    return max(mine or [each.thresholds.breached for each in terms.regimes])


def _reaches(shares: tuple[float, ...], low: tuple[float, ...], threshold: float) -> float | None:
    """Return where the least chance reaches the threshold; between two shares it is linear."""
    for i, chance in enumerate(low):
        if chance >= threshold - 1e-9:
            if i == 0 or chance == low[i - 1]:
                return shares[i]
            step = (threshold - low[i - 1]) / (chance - low[i - 1])
            return round(shares[i - 1] + step * (shares[i] - shares[i - 1]), 6)
    return None


def _deciding(
    record: Record,
    terms: CompiledTerms,
    asked: tuple[FindingSettings, tuple[_Doubt, ...]],
    now: Sequence[Record],
) -> tuple[DecidingFact, ...]:
    settings, doubts = asked
    found: list[DecidingFact] = []
    facts = list(facts_of(record, terms))
    groups = [[variant for _, variant in fact.answers] for fact in facts]
    for fact, rows in zip(facts, _judged_together(groups, terms, settings), strict=True):
        found += [_decided(fact, rows, i, row) for i, row in enumerate(now)]
    for doubt in doubts:
        fact = Fact("acceptance", doubt.party, (("accepted", record), ("never_accepted", record)))
        pair = [doubt.accepted, doubt.refused]
        found += [_decided(fact, pair, i, row) for i, row in enumerate(now)]
    found += [_by_reading(row) for row in now if len(row["readings"]) > 1]
    telling = [each for each in found if each.changed or each.spread > 1e-9]
    return tuple(sorted(telling, key=_most_telling_first))


def _most_telling_first(fact: DecidingFact) -> tuple[float, float, str, str, str]:
    share = fact.changed / len(fact.answers)
    return (-share, -fact.spread, fact.regime, fact.kind, fact.about)


def _decided(fact: Fact, rows: list[list[Record]], i: int, now: Record) -> DecidingFact:
    answers = tuple(
        FactAnswer(name, row[i]["outcome"], row[i]["breach_min"], row[i]["breach_max"])
        for (name, _), row in zip(fact.answers, rows, strict=True)
    )
    return _weighed(now, fact.kind, fact.about, answers)


def _by_reading(now: Record) -> DecidingFact:
    answers = tuple(
        FactAnswer(each["reading"], each["outcome"], each["breach_min"], each["breach_max"])
        for each in now["readings"]
    )
    return _weighed(now, "reading", "", answers)


def _weighed(now: Record, kind: str, about: str, answers: tuple[FactAnswer, ...]) -> DecidingFact:
    middles = [(each.breach_min + each.breach_max) / 2 for each in answers]
    changed = sum(each.outcome != now["outcome"] for each in answers)
    return DecidingFact(now["regime"], kind, about, answers, changed, max(middles) - min(middles))
