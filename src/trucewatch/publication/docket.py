"""
Docket: one line per act of an incident, with its report, its findings, its day and its outcome.

Columns only: nothing here makes a Python object per row except the calendar days. A line's
*leading* outcome is the gravest that any regime gives it. "Breached under some regime" counts
where it is graver than each; its "no breach" says only that no regime was breached, so an act that
no regime reaches leads as outside the terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.definitions.instants import from_micros
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.publication.moments import Clock
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput

_NO_BREACH, _OUTSIDE = OUTCOMES.index("no_breach"), OUTCOMES.index("outside_terms")

NONE = -1
"""Stands for a line without a report or without a finding."""


@dataclass(frozen=True, slots=True)
class Docket:
    """
    The acts in order of time.

    Attributes:
        incidents: The incident table, sorted by earliest instant, then id, then act.
        report_rows: Row of each act's first report in the report table, or `NONE`.
        finding_rows: Rows of the finding table, those of one act together, regimes in order.
        bounds: The findings of act i are ``finding_rows[bounds[i]:bounds[i + 1]]``.
        leading: Index into `OUTCOMES` of each act's leading outcome, or `NONE`.
        contested: Whether any regime's readings contradict each other over the act.
        sensitive: Whether any regime's readings differ in whether they determine the act.
        days: The case's calendar day on which each act begins at the earliest.
    """

    incidents: pa.Table
    report_rows: NDArray[np.int64]
    finding_rows: NDArray[np.int64]
    bounds: NDArray[np.int64]
    leading: NDArray[np.int8]
    contested: NDArray[np.bool_]
    sensitive: NDArray[np.bool_]
    days: tuple[date, ...]

    def __len__(self) -> int:
        return self.incidents.num_rows

    def findings_of(self, line: int) -> NDArray[np.int64]:
        """Return the rows of the finding table that belong to *line*."""
        return self.finding_rows[self.bounds[line] : self.bounds[line + 1]]


def docket_of(page: PageInput) -> Docket:
    """Return the docket of the page's tables."""
    incidents, earliest = _in_order(page.tables.incidents.combine_chunks())
    rows, bounds = _grouped(incidents, page)
    findings = page.tables.findings
    codes = _outcome_codes(findings)
    codes[(codes == _NO_BREACH) & _is_some_regime(findings)] = _OUTSIDE
    owner = np.repeat(np.arange(incidents.num_rows), np.diff(bounds))
    leading = np.full(incidents.num_rows, len(OUTCOMES), dtype=np.int8)
    np.minimum.at(leading, owner, codes[rows])
    leading[leading == len(OUTCOMES)] = NONE
    return Docket(
        incidents=incidents,
        report_rows=_report_rows(incidents, page.tables.reports),
        finding_rows=rows,
        bounds=bounds,
        leading=leading,
        contested=_any(findings, "contested", rows, owner, incidents.num_rows),
        sensitive=_any(findings, "sensitive", rows, owner, incidents.num_rows),
        days=_days(earliest, page.clock),
    )


def _in_order(incidents: pa.Table) -> tuple[pa.Table, NDArray[np.int64]]:
    if not incidents.num_rows:
        return incidents, np.empty(0, dtype=np.int64)
    stories = incidents["stories"].combine_chunks()
    instants = pc.struct_field(pc.list_flatten(stories), "earliest_at").cast(pa.int64())
    parents = np.asarray(pc.list_parent_indices(stories))
    earliest = np.full(incidents.num_rows, np.iinfo(np.int64).max)
    np.minimum.at(earliest, parents, np.asarray(instants))
    keyed = pa.table(
        {
            "at": earliest,
            "incident": incidents["incident"],
            "act": incidents["act"],
        }
    )
    order = pc.sort_indices(
        keyed, [("at", "ascending"), ("incident", "ascending"), ("act", "ascending")]
    )
    return incidents.take(order), earliest[np.asarray(order)]


def _grouped(incidents: pa.Table, page: PageInput) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    findings = page.tables.findings
    place = _positions(_keys(findings), _keys(incidents))
    order = [judged.regime.id for judged in page.terms.regimes]
    regime = _positions(findings["regime"], pa.array(order, pa.string()))
    rows = np.lexsort((regime, place))
    rows = rows[place[rows] != NONE].astype(np.int64)
    bounds = np.searchsorted(place[rows], np.arange(incidents.num_rows + 1))
    return rows, bounds.astype(np.int64)


def _keys(table: pa.Table) -> Any:
    columns: list[Any] = [table["incident"], table["act"].cast(pa.string())]
    separator: Any = "\x1f"
    joined: Any = pc.binary_join_element_wise(*columns, separator)
    return joined.combine_chunks()


def _positions(values: Any, known: Any) -> NDArray[np.int64]:
    """Return where each value stands among the known ones, `NONE` where it does not."""
    found: Any = pc.index_in(values, value_set=known)
    return np.asarray(pc.fill_null(found, NONE)).astype(np.int64)


def _report_rows(incidents: pa.Table, reports: pa.Table) -> NDArray[np.int64]:
    if not incidents.num_rows:
        return np.empty(0, dtype=np.int64)
    lists = incidents["reports"].combine_chunks()
    sizes: Any = pc.list_value_length(lists)
    lengths = np.asarray(pc.fill_null(sizes, 0))
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    found = _positions(pc.list_flatten(lists), reports["id"].combine_chunks())
    flat = np.append(found, NONE)
    return np.where(lengths > 0, flat[np.minimum(first, len(flat) - 1)], NONE)


def _outcome_codes(findings: pa.Table) -> NDArray[np.int8]:
    codes = _positions(findings["outcome"], pa.array(OUTCOMES))
    return np.where(codes == NONE, len(OUTCOMES), codes).astype(np.int8)


def _is_some_regime(findings: pa.Table) -> NDArray[np.bool_]:
    some: Any = pc.equal(findings["regime"], pa.scalar(UNDER_SOME_REGIME))
    return np.asarray(some)


def _any(
    findings: pa.Table,
    column: str,
    rows: NDArray[np.int64],
    owner: NDArray[np.int64],
    length: int,
) -> NDArray[np.bool_]:
    marks = np.zeros(length, dtype=np.bool_)
    np.logical_or.at(marks, owner, np.asarray(findings[column])[rows])
    return marks


def _days(earliest: NDArray[np.int64], clock: Clock) -> tuple[date, ...]:
    known: dict[int, date] = {}
    days: list[date] = []
    for micros in earliest.tolist():
        if micros not in known:
            instant = from_micros(micros)
            known[micros] = clock.day(instant) if instant else date.min
        days.append(known[micros])
    return tuple(days)
