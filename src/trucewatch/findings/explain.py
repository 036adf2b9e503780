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

from trucewatch.findings.axes import RangesOnSeveralAxesError
from trucewatch.findings.compiled import CompiledTerms
from trucewatch.findings.facts import Fact, facts_of
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.sweeps import Sweeping, acceptances_of, sweeps_of, without_doubt
from trucewatch.findings.world_lines import WorldLine, world_lines
from trucewatch.incidents.schema import INCIDENTS

Record = dict[str, Any]

STEPS = 10
"""A sweep goes from 0 to 1 in so many steps."""


@dataclass(frozen=True, slots=True)
class ClauseAnswer:
    """
    What a reading answers if one clause stood alone.

    Attributes:
        regime: The regime.
        clause: The clause or duty.
        reading: The reading.
        outcome: Its outcome.
        breach_min: Least P(breach), if as reported.
        breach_max: Greatest.
    """

    regime: str
    clause: str
    reading: str
    outcome: str
    breach_min: float
    breach_max: float


@dataclass(frozen=True, slots=True)
class Sweep:
    """
    P(breach) while one unknown weight goes from 0 to 1.

    Attributes:
        regime: The regime, or ``(some)``.
        kind: What is swept: who, at_whom, what, story or acceptance.
        about: The candidate, story number or party.
        alike: Other candidates with the same answers to every question: their sweep is the same.
        shares: Weights that were tried.
        breach_min: Least P(breach) at each share.
        breach_max: Greatest at each share.
        reaches_at: Least share at which the least P(breach) reaches the threshold, or ``None``.
    """

    regime: str
    kind: str
    about: str
    alike: tuple[str, ...]
    shares: tuple[float, ...]
    breach_min: tuple[float, ...]
    breach_max: tuple[float, ...]
    reaches_at: float | None


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """What the outcome would be if a fact turned out one way."""

    answer: str
    outcome: str
    breach_min: float
    breach_max: float


@dataclass(frozen=True, slots=True)
class DecidingFact:
    """
    One fact that is not known, and what each way of its turning out would change.

    Attributes:
        regime: The regime.
        kind: What is asked: when, where, who, at_whom, what, story, reading or acceptance.
        about: Of whom or what, where the kind does not say.
        answers: Each way it can turn out.
        changed: How many answers lead to another outcome than now.
        spread: Greatest less least P(breach) over the answers' middles.
    """

    regime: str
    kind: str
    about: str
    answers: tuple[FactAnswer, ...]
    changed: int
    spread: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    One act, taken apart.

    Attributes:
        incident: Its id.
        act: Its number.
        findings: Its findings as the kernel gave them, one mapping for each row of FINDINGS.
        clauses: The matrix clause by reading.
        worlds: The worlds that carry the most weight.
        sweeps: Every unknown weight, swept.
        deciding: Facts that would change an outcome, the most telling first; internal.
    """

    incident: str
    act: int
    findings: tuple[Record, ...]
    clauses: tuple[ClauseAnswer, ...]
    worlds: tuple[WorldLine, ...]
    sweeps: tuple[Sweep, ...]
    deciding: tuple[DecidingFact, ...]


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
    regimes = [row for row in findings if row["regime"] != UNDER_SOME_REGIME]
    return Explanation(
        incident=record["incident"],
        act=record["act"],
        findings=tuple(findings),
        clauses=tuple(_clauses(records, terms, asked)),
        worlds=world_lines(records, terms),
        sweeps=tuple(_sweeps(record, terms, asked)),
        deciding=_deciding(record, terms, asked, regimes),
    )


def _clauses(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> Iterator[ClauseAnswer]:
    """
    Ask each clause alone; clauses with areas keep their rivals' precedence by being asked
    so.
    """
    for regime in terms.regimes:
        for clause in regime.clauses:
            alone = replace(terms, regimes=(replace(regime, clauses=(clause,)),))
            row = adjudicate(records, alone, settings).to_pylist()[0]
            for each in row["readings"]:
                yield ClauseAnswer(
                    regime=regime.id,
                    clause=clause.id,
                    reading=each["reading"],
                    outcome=each["outcome"],
                    breach_min=each["breach_min"],
                    breach_max=each["breach_max"],
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


def _sweeps(record: Record, terms: CompiledTerms, settings: FindingSettings) -> Iterator[Sweep]:
    shares = tuple(float(each) for each in np.round(np.linspace(0, 1, STEPS + 1), 6))
    for sweeping in sweeps_of(record, terms):
        try:
            rows = _judged([sweeping.at(share) for share in shares], terms, settings)
        except RangesOnSeveralAxesError:
            continue  # another axis is a range already: two at once have no law
        yield from _swept(sweeping, shares, rows, terms)
    for party in acceptances_of(record, terms):
        yield from _acceptance_swept(record, terms, settings, party)


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


def _acceptance_swept(
    record: Record, terms: CompiledTerms, settings: FindingSettings, party: str
) -> Iterator[Sweep]:
    """Mix the two answers "never accepted" and "accepted": chances are linear in the weight."""
    no, yes = (
        _judged([record], without_doubt(terms, party, accepted=accepted), settings)[0]
        for accepted in (False, True)
    )
    shares = tuple(float(each) for each in np.round(np.linspace(0, 1, STEPS + 1), 6))
    for before, after in zip(no, yes, strict=True):
        low, high = (
            tuple(round((1 - s) * before[side] + s * after[side], 12) for s in shares)
            for side in ("breach_min", "breach_max")
        )
        if not (_flat(low) and _flat(high)):
            regime = before["regime"]
            reached = _reaches(shares, low, _threshold(regime, terms))
            yield Sweep(regime, "acceptance", party, (), shares, low, high, reached)


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
    record: Record, terms: CompiledTerms, settings: FindingSettings, now: Sequence[Record]
) -> tuple[DecidingFact, ...]:
    found: list[DecidingFact] = []
    for fact in facts_of(record, terms):
        rows = _judged([each for _, each in fact.answers], terms, settings)
        found += [_decided(fact, rows, i, row) for i, row in enumerate(now)]
    for party in acceptances_of(record, terms):
        pair = [
            _judged([record], without_doubt(terms, party, accepted=accepted), settings)[0]
            for accepted in (True, False)
        ]
        fact = Fact("acceptance", party, (("accepted", record), ("never_accepted", record)))
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
