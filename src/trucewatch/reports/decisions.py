"""
What persons decided about rows in quarantine, as far as reading them again is concerned.

A decision names its row by digest, so it can not move to another row, and the row as it came is
kept whatever was decided. Who decided, when and why stands with the decision in the case.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.definitions.strict_json import read_json
from trucewatch.reports import codes
from trucewatch.reports.mapping import Format, ReportMapping
from trucewatch.reports.rows import Cell, RowFault, Rows


class RowAction(StrEnum):
    """What is to become of a row that was set aside."""

    RELEASE = "release"
    MEND = "mend"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class RowDecision:
    """
    One decision on one row.

    Attributes:
        action: What is to become of it.
        row: The mended row: a JSON object of column to text, for the columns that change, or a
            whole row in the format of a delimited file. Empty unless it was mended.
    """

    action: RowAction
    row: str = ""


def mend(rows: Rows, decisions: Mapping[str, RowDecision], mapping: ReportMapping) -> None:
    """
    Put mended values into the columns of *rows*; ``raw`` and digest stay as they came.

    A mended row that does not fit its table stays in quarantine and says so. A line of NDJSON has
    the fields that it has, so a mended one may have any.
    """
    for index, digest in enumerate(rows.digests):
        decision = decisions.get(digest)
        if decision is None or decision.action is not RowAction.MEND:
            continue
        header = None if mapping.format is Format.NDJSON else list(rows.columns)
        mended = _mended(decision.row, header, mapping.delimiter)
        if isinstance(mended, RowFault):
            rows.marks.fault(index, mended)
            continue
        rows.marks.faults.pop(index, None)
        rows.marks.doubt(index, codes.MENDED)
        for column, cell in mended.items():
            rows.column(column)[index] = cell


def _mended(text: str, header: list[str] | None, delimiter: str) -> dict[str, Cell] | RowFault:
    if header is not None and not text.lstrip().startswith("{"):
        return _mended_line(text, header, delimiter)
    found, fault = read_json(text)
    if fault is not None:
        return _unfit(text, fault.detail)
    if not isinstance(found, dict):
        return _unfit(text, "not an object")
    unknown = [column for column in found if header is not None and column not in header]
    if unknown:
        return _unfit(text, ", ".join(unknown))
    return {column: None if cell is None else str(cell) for column, cell in found.items()}


def _mended_line(text: str, header: list[str], delimiter: str) -> dict[str, Cell] | RowFault:
    try:
        cells = next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return _unfit(text, str(error))
    if len(cells) != len(header):
        return _unfit(text, f"{len(cells)} / {len(header)}")
    return dict(zip(header, cells, strict=True))


def _unfit(text: str, reason: str) -> RowFault:
    return RowFault(codes.MEND_DOES_NOT_FIT, "", text[:80], {"reason": reason[:200]})
