"""
Findings as forecasts: one row for each incident, regime and reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings import arrow
from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]
Texts = NDArray[np.object_]

CLASSES = ("breach", "exempt", "no_breach", "outside_terms")
"""Classes in the order of the columns of chances; a true class is a place in this list."""

BREACH = 0
"""Place of "breach" among `CLASSES`."""


@dataclass(frozen=True, slots=True)
class PartyChances:
    """
    Chances of breach by each candidate party, shape (m,) each.

    Attributes:
        row: The row of the forecasts.
        party: The candidate.
        least: Least chance of a breach by it.
        greatest: Greatest chance of a breach by it.
    """

    row: Numbers
    party: Texts
    least: Shares
    greatest: Shares


@dataclass(frozen=True, slots=True)
class Forecasts:
    """
    What the readings say, shape (n,) each unless another is given.

    Attributes:
        incident: Incident.
        regime: Regime.
        reading: Reading of the regime.
        least: Least chance of each class if as reported, shape (n, 4), columns as `CLASSES`.
        greatest: Greatest chance of each class if as reported, shape (n, 4).
        bound_low: Lower bound on breach that assumes nothing of how coordinates hang together.
        bound_high: Upper bound of the same.
        outcome: What the reading says.
        named: Whom it names; ``None`` where nobody is named.
        occurred_low: Least chance that it occurred as reported.
        occurred_high: Greatest chance of the same.
        if_as_reported: Whether these words stand beside what is said.
        parties: Candidates.
    """

    incident: Texts
    regime: Texts
    reading: Texts
    least: Shares
    greatest: Shares
    bound_low: Shares
    bound_high: Shares
    outcome: Texts
    named: Texts
    occurred_low: Shares
    occurred_high: Shares
    if_as_reported: Flags
    parties: PartyChances

    @property
    def points(self) -> Flags:
        """Rows in which the chance of every class is one figure, shape (n,)."""
        return np.asarray((self.least == self.greatest).all(axis=1), dtype=np.bool_)


def forecasts_of(findings: pa.RecordBatch) -> Forecasts:
    """
    Return what every reading says; rows "under some regime", which have no readings, are left out.

    Args:
        findings: Findings, schema FINDINGS.
    """
    starts, rows = arrow.lists(findings.column("readings"))
    owner = np.repeat(np.arange(len(findings)), np.diff(starts))
    least, greatest = (
        np.stack([arrow.floats(arrow.field(rows, f"{name}_{end}")) for name in CLASSES], axis=1)
        for end in ("min", "max")
    )
    return Forecasts(
        incident=texts_of(findings.column("incident"))[owner],
        regime=texts_of(findings.column("regime"))[owner],
        reading=texts_of(arrow.field(rows, "reading")),
        least=least,
        greatest=greatest,
        bound_low=arrow.floats(arrow.field(rows, "bound_low")),
        bound_high=arrow.floats(arrow.field(rows, "bound_high")),
        outcome=texts_of(arrow.field(rows, "outcome")),
        named=texts_of(arrow.field(rows, "named")),
        occurred_low=arrow.floats(findings.column("occurred_low"))[owner],
        occurred_high=arrow.floats(findings.column("occurred_high"))[owner],
        if_as_reported=arrow.flags(findings.column("if_as_reported"))[owner],
        parties=_parties(rows),
    )


def _parties(rows: Any) -> PartyChances:
    starts, parties = arrow.lists(arrow.field(rows, "by_whom"))
    return PartyChances(
        row=np.repeat(np.arange(len(rows)), np.diff(starts)),
        party=texts_of(arrow.field(parties, "party")),
        least=arrow.floats(arrow.field(parties, "breach_min")),
        greatest=arrow.floats(arrow.field(parties, "breach_max")),
    )


def texts_of(column: arrow.Column) -> Texts:
    """Return a column of texts as an array; ``None`` where there is none."""
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.object_)
