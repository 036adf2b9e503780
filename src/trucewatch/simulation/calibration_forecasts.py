"""
Findings as forecasts: one row for each incident, regime and reading, beside what was true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings import arrow
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.schema import UNDER_SOME_REGIME

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
    parties: PartyChances

    @property
    def points(self) -> Flags:
        """Rows in which the chance of every class is one figure, shape (n,)."""
        return np.asarray((self.least == self.greatest).all(axis=1), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Truths:
    """
    What was true of each row of forecasts, shape (n,) each.

    Attributes:
        conflict: The simulated conflict that the row comes from, as a number.
        true_class: The true class, as a place in `CLASSES`; of a report of nothing what it would
            have been does not count.
        guilty: The party that truly breached; ``None`` where the true class is no breach.
        occurred: Whether there was an act behind the report.
    """

    conflict: Numbers
    true_class: Numbers
    guilty: Texts
    occurred: Flags


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
        incident=_texts(findings.column("incident"))[owner],
        regime=_texts(findings.column("regime"))[owner],
        reading=_texts(arrow.field(rows, "reading")),
        least=least,
        greatest=greatest,
        bound_low=arrow.floats(arrow.field(rows, "bound_low")),
        bound_high=arrow.floats(arrow.field(rows, "bound_high")),
        outcome=_texts(arrow.field(rows, "outcome")),
        named=_texts(arrow.field(rows, "named")),
        occurred_low=arrow.floats(findings.column("occurred_low"))[owner],
        occurred_high=arrow.floats(findings.column("occurred_high"))[owner],
        parties=_parties(rows),
    )


def truths_of(forecasts: Forecasts, truth: pa.Table, conflict: int) -> Truths:
    """
    Return what was true of each row of *forecasts*.

    Args:
        forecasts: What the readings say.
        truth: The truth behind each incident, schema TRUTH.
        conflict: Number of the simulated conflict.

    Raises:
        KeyError: When a row that happened has no true class in *truth*.
    """
    happened = dict(zip(_column(truth, "incident"), _column(truth, "happened"), strict=True))
    author = dict(zip(_column(truth, "incident"), _column(truth, "who"), strict=True))
    known = _true_classes(truth)
    occurred = np.array([happened[each] for each in forecasts.incident], dtype=np.bool_)
    keys = zip(forecasts.incident, forecasts.regime, forecasts.reading, strict=True)
    true_class = np.array(
        [known[key] if real else _NOTHING for key, real in zip(keys, occurred, strict=True)],
        dtype=np.int64,
    )
    guilty = np.array([author[each] for each in forecasts.incident], dtype=np.object_)
    guilty[true_class != BREACH] = None
    return Truths(np.full(len(occurred), conflict), true_class, guilty, occurred)


def joined(parts: Sequence[tuple[Forecasts, Truths]]) -> tuple[Forecasts, Truths]:
    """Return the forecasts and truths of several conflicts, one after the other."""
    forecasts = [each for each, _ in parts]
    shift = np.cumsum([0, *(len(each.incident) for each in forecasts)]).tolist()
    moved = [
        replace(each.parties, row=each.parties.row + by)
        for each, by in zip(forecasts, shift, strict=False)
    ]
    columns = {name: _side_by_side(forecasts, name) for name in _COLUMNS}
    parties = PartyChances(
        **{one.name: _side_by_side(moved, one.name) for one in fields(PartyChances)}
    )
    truths = [each for _, each in parts]
    true = {one.name: _side_by_side(truths, one.name) for one in fields(Truths)}
    return Forecasts(**columns, parties=parties), Truths(**true)


def only(forecasts: Forecasts, truths: Truths, rows: Flags) -> tuple[Forecasts, Truths]:
    """Return the forecasts and truths of the rows in which *rows* is true."""
    kept = rows[forecasts.parties.row]
    columns = {
        one.name: getattr(forecasts.parties, one.name)[kept] for one in fields(PartyChances)
    }
    columns["row"] = (np.cumsum(rows) - 1)[columns["row"]]
    few = {name: getattr(forecasts, name)[rows] for name in _COLUMNS}
    true = {one.name: getattr(truths, one.name)[rows] for one in fields(Truths)}
    return Forecasts(**few, parties=PartyChances(**columns)), Truths(**true)


_COLUMNS = tuple(one.name for one in fields(Forecasts) if one.name != "parties")


def _side_by_side(tables: Sequence[object], name: str) -> Any:
    return np.concatenate([getattr(each, name) for each in tables])


_NOTHING = CLASSES.index("outside_terms")
"""Class of what never happened; nobody asks for it."""


def _true_classes(truth: pa.Table) -> dict[tuple[str, str, str], int]:
    code = {name: place for place, name in enumerate(CLASSES)}
    return {
        (incident, each["regime"], each["reading"]): code[each["true_class"]]
        for incident, classes in zip(
            _column(truth, "incident"), _column(truth, "classes"), strict=True
        )
        for each in classes
    }


def _column(table: pa.Table, name: str) -> list[Any]:
    return table.column(name).to_pylist()


def some_regime(findings: pa.RecordBatch) -> tuple[Texts, Shares, Shares]:
    """
    Return the rows "breached under some regime": incident, least and greatest chance of breach.

    Args:
        findings: Findings, schema FINDINGS.
    """
    mine = np.flatnonzero(_texts(findings.column("regime")) == UNDER_SOME_REGIME)
    return (
        _texts(findings.column("incident"))[mine],
        arrow.floats(findings.column("breach_min"))[mine],
        arrow.floats(findings.column("breach_max"))[mine],
    )


def _parties(rows: Any) -> PartyChances:
    starts, parties = arrow.lists(arrow.field(rows, "by_whom"))
    return PartyChances(
        row=np.repeat(np.arange(len(rows)), np.diff(starts)),
        party=_texts(arrow.field(parties, "party")),
        least=arrow.floats(arrow.field(parties, "breach_min")),
        greatest=arrow.floats(arrow.field(parties, "breach_max")),
    )


def _texts(column: arrow.Column) -> Texts:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.object_)
