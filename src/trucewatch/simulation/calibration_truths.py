"""
The truth beside the forecasts, row by row, and rows put together or picked out of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pyarrow as pa

from trucewatch.findings import arrow
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.simulation.calibration_forecasts import (
    BREACH,
    CLASSES,
    Flags,
    Forecasts,
    PartyChances,
    Texts,
    texts_of,
)


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


def under_some_regime(
    findings: pa.RecordBatch, truth: pa.Table, conflict: int
) -> tuple[Shares, Shares, Flags, Numbers]:
    """
    Return the rows "breached under some regime" of what happened, beside the truth.

    Truly breached under some regime is what was a breach under a reading of one of them.

    Args:
        findings: Findings, schema FINDINGS.
        truth: The truth behind each incident, schema TRUTH.
        conflict: Number of the simulated conflict.

    Returns:
        Least and greatest chance of breach, whether it was one, and the conflict's number, shape
        (n,) each.
    """
    breached = {name for (name, _, _), each in _true_classes(truth).items() if each == BREACH}
    happened = dict(zip(_column(truth, "incident"), _column(truth, "happened"), strict=True))
    incident = texts_of(findings.column("incident"))
    mine = texts_of(findings.column("regime")) == UNDER_SOME_REGIME
    rows = np.flatnonzero(mine & np.array([happened[each] for each in incident], dtype=np.bool_))
    return (
        arrow.floats(findings.column("breach_min"))[rows],
        arrow.floats(findings.column("breach_max"))[rows],
        np.array([each in breached for each in incident[rows]], dtype=np.bool_),
        np.full(len(rows), conflict),
    )
