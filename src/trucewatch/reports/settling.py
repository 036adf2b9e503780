"""
Settling an import: which rows become reports, which are kept out, which were there before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.context import ReadContext
from trucewatch.reports.decisions import RowAction
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.receipts import QUARANTINE, Receipt
from trucewatch.reports.rows import RowFault, Rows
from trucewatch.reports.schema import REPORTS

Values = Mapping[str, Sequence[Any]]
"""Field of a report to its values, one for each row; fields that are missing are null."""


@dataclass(frozen=True, slots=True)
class ReportsRead:
    """
    What one file, or one piece of it, gave.

    Attributes:
        reports: Accepted rows, schema `REPORTS`, in the order of the file.
        quarantine: Rows kept out, schema `QUARANTINE`, in the order of the file.
        problems: What was found about the file as a whole; rows are in the quarantine.
        receipt: What became of every row.
    """

    reports: pa.Table
    quarantine: pa.Table
    problems: tuple[Problem, ...]
    receipt: Receipt


@dataclass(slots=True)
class Before:
    """
    What came before a piece of a file, in this file and in earlier ones.

    Attributes:
        seen: Report id to the digest of its row.
        set_aside: Digests of the rows of this file that were kept out.
        rows: Rows of this file that were settled.
    """

    seen: dict[str, str]
    set_aside: set[str] = field(default_factory=set)
    rows: int = 0


def settled(
    rows: Rows, values: Values, mapping: ReportMapping, context: ReadContext, before: Before
) -> ReportsRead:
    """
    Settle every row of a piece of a file.

    A row that was read before with the same content is a duplicate. The same id with other
    content is kept out as a possible revision: evidence is never overwritten.

    Args:
        rows: The rows as they came, with everything that was found about them.
        values: What was understood of them, at least ``source_id``.
        mapping: How the file was read.
        context: What is known of the case.
        before: What came before; the rows of this piece are added to it.

    Returns:
        Reports and quarantine, and a receipt of this piece without a digest.
    """
    accepted, kept_out, duplicates = _sorted_out(rows, values, mapping, context, before)
    reports = _reports(rows, values, mapping, accepted, before.rows)
    objected = context.objections(reports)
    if objected:
        numbers = list(accepted)
        for number, fault in objected.items():
            kept_out[numbers[number]] = [fault]
            del accepted[numbers[number]]
        kept_out = dict(sorted(kept_out.items()))
        reports = _reports(rows, values, mapping, accepted, before.rows)
    quarantine = _quarantine(rows, values, mapping, kept_out, before.rows)
    before.rows += len(rows)
    receipt = Receipt(
        file=mapping.file,
        source=mapping.source,
        digest="",
        read=len(rows),
        accepted=len(accepted),
        quarantined=len(kept_out),
        duplicate=duplicates,
        reasons=_counted({fault.code for fault in faults} for faults in kept_out.values()),
        doubts=_counted(set(rows.marks.doubts.get(index, ())) for index in accepted),
    )
    return ReportsRead(reports, quarantine, (), receipt)


def _sorted_out(
    rows: Rows, values: Values, mapping: ReportMapping, context: ReadContext, before: Before
) -> tuple[dict[int, str], dict[int, list[RowFault]], int]:
    # Accepted rows with the id of their report, rows kept out with the reasons, and duplicates.
    seen, set_aside = before.seen, before.set_aside
    accepted: dict[int, str] = {}
    kept_out: dict[int, list[RowFault]] = {}
    duplicates = 0
    for index, digest in enumerate(rows.digests):
        report_id = f"{mapping.source}:{values['source_id'][index]}"
        revised_id = f"{report_id}@{digest[:8]}"
        if digest in set_aside or digest in (seen.get(report_id), seen.get(revised_id)):
            duplicates += 1
            continue
        faults = list(rows.marks.faults.get(index, ()))
        if report_id in seen and not faults:
            revised = {"id": report_id, "known": seen[report_id][:12]}
            faults.append(RowFault(codes.SAME_ID_OTHER_CONTENT, "source_id", report_id, revised))
            report_id = revised_id
        faults = _after_decision(index, rows, faults, context)
        if faults:
            kept_out[index] = faults
            set_aside.add(digest)
        else:
            accepted[index] = report_id
            seen[report_id] = digest
    return accepted, kept_out, duplicates


def _after_decision(
    index: int, rows: Rows, faults: list[RowFault], context: ReadContext
) -> list[RowFault]:
    decision = context.decisions.get(rows.digests[index])
    if decision is None:
        return faults
    if decision.action is RowAction.DISCARD:
        return [*faults, RowFault(codes.DISCARDED)]
    left = [fault for fault in faults if fault.code not in codes.WAIVABLE]
    if faults and not left:
        rows.marks.doubt(index, codes.RELEASED)
    return left


def _reports(
    rows: Rows, values: Values, mapping: ReportMapping, accepted: Mapping[int, str], first: int
) -> pa.Table:
    own: dict[str, list[Any]] = {
        "id": list(accepted.values()),
        "source": [mapping.source] * len(accepted),
        "digest": [rows.digests[index] for index in accepted],
        "flags": [tuple(code.id for code in rows.marks.doubts.get(i, ())) for i in accepted],
        "file": [mapping.file] * len(accepted),
        "row": [first + index + 1 for index in accepted],
        "raw": [rows.raw[index] for index in accepted],
    }
    columns = []
    for each in REPORTS:
        taken = own.get(each.name)
        if taken is None and each.name in values:
            column = values[each.name]
            taken = [column[index] for index in accepted]
        columns.append(_array([None] * len(accepted) if taken is None else taken, each.type))
    return pa.Table.from_arrays(columns, schema=REPORTS)


def _array(taken: list[Any], kind: pa.DataType) -> pa.Array[Any]:
    if not pa.types.is_list(kind):
        return pa.array(taken, kind)
    # Lists repeat from row to row, so each different one is built once.
    numbers: dict[Any, int] = {}
    indices = [numbers.setdefault(value or (), len(numbers)) for value in taken]
    distinct = pa.array([[_plain(each) for each in value] for value in numbers], kind)
    return distinct.take(pa.array(indices, pa.int64()))


def _plain(value: Any) -> Any:
    return value.as_record() if hasattr(value, "as_record") else value


def _quarantine(
    rows: Rows,
    values: Values,
    mapping: ReportMapping,
    kept_out: Mapping[int, list[RowFault]],
    first: int,
) -> pa.Table:
    told: dict[int, str] = {}
    columns: dict[str, list[Any]] = {
        "file": [mapping.file] * len(kept_out),
        "row": [first + index + 1 for index in kept_out],
        "source": [mapping.source] * len(kept_out),
        "source_id": [values["source_id"][index] for index in kept_out],
        "digest": [rows.digests[index] for index in kept_out],
        "raw": [rows.raw[index] for index in kept_out],
        "verbatim": [rows.verbatim[index] for index in kept_out],
        "codes": [[fault.code.id for fault in faults] for faults in kept_out.values()],
        "fields": [[fault.about for fault in faults] for faults in kept_out.values()],
        "excerpts": [[fault.excerpt for fault in faults] for faults in kept_out.values()],
        "values": [[_told(each, told) for each in faults] for faults in kept_out.values()],
    }
    return pa.Table.from_pydict(columns, schema=QUARANTINE)


def _told(fault: RowFault, told: dict[int, str]) -> str:
    # Rows with the same cell share one fault, so its values are written once.
    known = told.get(id(fault.values))
    if known is None:
        written = json.dumps(dict(fault.values), ensure_ascii=False)
        known = told.setdefault(id(fault.values), written)
    return known


def _counted(each_row: Iterable[set[Code]]) -> dict[str, int]:
    counts = Counter(code.id for found in each_row for code in found)
    return dict(sorted(counts.items()))


def row_problems(quarantine: pa.Table) -> list[Problem]:
    """Return every reason in a quarantine table as a problem of its row."""
    by_id = {code.id: code for code in codes.QUARANTINE}
    return [
        Problem(
            by_id[code],
            Place(file=row["file"], row=row["row"], field=name),
            excerpt,
            json.loads(filled),
        )
        for row in quarantine.to_pylist()
        for code, name, excerpt, filled in zip(
            row["codes"], row["fields"], row["excerpts"], row["values"], strict=True
        )
    ]
