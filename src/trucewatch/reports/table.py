"""
Reader of any table: its columns become fields of a report as the mapping declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from trucewatch.definitions.names import nearest_names
from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.cells import Understood, free_text, name_text, one_of, understood
from trucewatch.reports.context import ReadContext
from trucewatch.reports.mapping import Format, ReportMapping
from trucewatch.reports.rows import RowFault, Rows, RowsRead
from trucewatch.reports.settling import Values
from trucewatch.reports.table_parties import table_forms, table_parties
from trucewatch.reports.table_people import table_people
from trucewatch.reports.table_places import table_places
from trucewatch.reports.table_times import table_times

_LETTERS = ("A", "B", "C", "D", "E", "F")
_GRADES = ("1", "2", "3", "4", "5", "6")


def with_declared_columns(
    pieces: Iterable[RowsRead], mapping: ReportMapping
) -> Iterator[RowsRead]:
    """
    Give *pieces* of a file on while it has every column of the mapping; else refuse it.

    A column that nobody declared is kept in ``raw`` and told, once: it may hold what was
    forgotten.
    """
    declared = {*mapping.columns.values(), *mapping.unused}
    for rows, problems in pieces:
        if rows is None:
            yield rows, problems
            return
        missing = _missing(rows, mapping)
        if missing:
            yield None, [*problems, *missing]
            return
        unknown = [column for column in rows.columns if column not in declared]
        declared.update(unknown)
        told = [_not_declared(column, mapping.file) for column in unknown]
        yield rows, [*problems, *told]


def _missing(rows: Rows, mapping: ReportMapping) -> list[Problem]:
    header = tuple(rows.columns)
    # Records without a field simply do not have it; in a table the column would be there.
    if not header or mapping.format in {Format.NDJSON, Format.GEOJSON}:
        return []
    return [
        Problem(
            codes.COLUMN_MISSING,
            Place(file=mapping.file, field=column),
            column,
            {
                "column": column,
                "field": field,
                "nearest": ", ".join(nearest_names(column, header)) or "-",
            },
        )
        for field, column in mapping.columns.items()
        if column not in rows.columns
    ]


def _not_declared(column: str, file: str) -> Problem:
    place = Place(file=file, field=column)
    return Problem(codes.COLUMN_NOT_MAPPED, place, column, {"column": column})


def table_values(rows: Rows, mapping: ReportMapping, context: ReadContext) -> Values:
    """
    Understand rows of a table.

    Args:
        rows: Rows with every column of the mapping.
        mapping: What each column means, and how times and numbers are written.
        context: Actors and areas of the case, and the present instant.

    Returns:
        Field to values, row by row; faults and doubts are in the rows' marks.
    """
    columns = mapping.columns
    forms = table_forms(rows, mapping)
    own = understood(rows, "reliability", columns.get("reliability"), one_of(*_LETTERS))
    language = understood(rows, "language", columns.get("language"), name_text)
    return {
        "source_id": _ids(rows, columns.get("source_id")),
        "origin": understood(rows, "origin", columns.get("origin"), name_text),
        "text": understood(rows, "text", columns.get("text"), free_text),
        "address": understood(rows, "address", columns.get("address"), free_text),
        "language": [each or mapping.language or None for each in language],
        "reliability": [each or context.reliability for each in own],
        "credibility": understood(rows, "credibility", columns.get("credibility"), _grade),
        "form": forms,
        **table_times(rows, mapping, forms, context.now_at),
        **table_places(rows, mapping, context.areas),
        **table_parties(rows, mapping, context, forms),
        **table_people(rows, mapping),
    }


def _ids(rows: Rows, column: str | None) -> list[Any]:
    ids = understood(rows, "source_id", column, name_text)
    for index, each in enumerate(ids):
        found = rows.marks.faults.get(index, ())
        if each is None and not any(fault.about == "source_id" for fault in found):
            rows.marks.fault(index, RowFault(codes.NO_SOURCE_ID, "source_id"))
    return ids


def _grade(cell: str) -> Understood[int] | RowFault:
    grade = one_of(*_GRADES)(cell.strip().removesuffix(".0"))
    return grade if isinstance(grade, RowFault) else Understood(int(grade.value))
