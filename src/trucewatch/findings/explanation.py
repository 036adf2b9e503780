"""
Explanation: what one act is taken apart into, on one page of frozen records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trucewatch.findings.world_lines import WorldLine

Record = dict[str, Any]
"""One row of FINDINGS as a mapping."""


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
        shares: Weights that were tried.
        breach_min: Least P(breach) at each share.
        breach_max: Greatest at each share.
        reaches_at: Least share at which the least P(breach) reaches the threshold, or ``None``.
        alike: Other candidates with the same answers to every question: their sweep is the same.
    """

    regime: str
    kind: str
    about: str
    shares: tuple[float, ...]
    breach_min: tuple[float, ...]
    breach_max: tuple[float, ...]
    reaches_at: float | None
    alike: tuple[str, ...] = ()


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
