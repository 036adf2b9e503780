"""
Rows from records: NDJSON, GeoJSON and Parquet give fields by name, and not all rows have all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from trucewatch.definitions.digests import digest_of
from trucewatch.reports.rows import Cell, Marks, Rows

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def cell_text(value: Any) -> Cell:
    """
    Return a value as the text that a delimited file would hold.

    Instants are ISO 8601; those with a zone are written in UTC, those without stay without. Lists
    and objects are JSON.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        aware = value.tzinfo is not None
        return value.astimezone(UTC).isoformat() if aware else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | dict | tuple):
        return _ENCODER.encode(value)
    return value.hex() if isinstance(value, bytes) else str(value)


def encoded(record: Any) -> str:
    """Return a record as one line of JSON, keys in the order in which they came."""
    return _ENCODER.encode(record)


def rows_of_records(
    records: Sequence[Mapping[str, Any]], raw: list[str], verbatim: list[Cell], marks: Marks
) -> Rows:
    """
    Put records into columns, in the order in which their fields first appear.

    Args:
        records: Fields by name; empty for a row that could not be read.
        raw: Each row as it came, as JSON.
        verbatim: Each row as its characters stood in the file, or ``None``.
        marks: What was found so far.
    """
    header = list(dict.fromkeys(name for record in records for name in record))
    columns = {name: [cell_text(record.get(name)) for record in records] for name in header}
    return Rows(columns, raw, verbatim, list(map(digest_of, raw)), marks)
