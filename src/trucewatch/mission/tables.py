"""Problems as a table, so that a run keeps every one of them, however many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from trucewatch.definitions.problems import Problem


def _field(name: str, kind: pa.DataType, meaning: str) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=False, metadata={"meaning": meaning})


PROBLEMS = pa.schema(
    [
        _field("code", pa.string(), "kind of problem, such as TRM-103"),
        _field("severity", pa.string(), "error, warning or note"),
        _field("file", pa.string(), "file of the case; empty where it is about none"),
        _field("line", pa.int32(), "line from 1; 0 where it is not known"),
        _field("column", pa.int32(), "column from 1; 0 where it is not known"),
        _field("row", pa.int32(), "row of the data from 1; 0 where it is about none"),
        _field("field", pa.string(), "key or column; empty where it is about none"),
        _field("excerpt", pa.string(), "what stands there"),
        _field("values", pa.map_(pa.string(), pa.string()), "what the words are filled with"),
    ]
)
"""Schema of the problem table; the words of each code stand in the catalogue."""


def problem_table(problems: Iterable[Problem]) -> pa.Table:
    """Return *problems* as a table, in the order given."""
    rows = [
        {
            "code": each.code.id,
            "severity": str(each.code.severity),
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "row": each.place.row,
            "field": each.place.field,
            "excerpt": each.excerpt,
            "values": sorted(each.values.items()),
        }
        for each in problems
    ]
    return pa.Table.from_pylist(rows, schema=PROBLEMS)
