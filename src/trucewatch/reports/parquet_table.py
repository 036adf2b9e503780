"""
Parquet tables.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.delimited import header_faults
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.records import cell_text, encoded, rows_of_records
from trucewatch.reports.rows import Cell, Marks, RowsRead

UNPACKED_MOST = 128 * 1024 * 1024
"""Largest table, bytes, by what its own directory states and by what it is in memory."""

_ROWS_AT_ONCE = 1024


def read_parquet(content: bytes, mapping: ReportMapping) -> RowsRead:
    """
    Take a Parquet file apart; typed values become the text that a delimited file would hold.

    Instants are kept to the microsecond. A file with a value that has no text (an instant outside
    the calendar, bytes that are no UTF-8) is refused.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        metadata = file.metadata
        unpacked = sum(
            metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups)
        )
        if unpacked > UNPACKED_MOST:
            return None, [_too_large(mapping.file, str(unpacked))]
        faults = header_faults(list(file.schema_arrow.names), mapping.file)
        if faults:
            return None, faults
        records = _records(file)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = (str(error).splitlines() or ["empty"])[0][:200]
        return None, [Problem(codes.NOT_PARQUET, Place(file=mapping.file), "", {"reason": reason})]
    if records is None:
        return None, [_too_large(mapping.file, f"more than {UNPACKED_MOST}")]
    raw = [encoded(record) for record in records]
    return rows_of_records(records, raw, [None] * len(raw), Marks()), []


def _too_large(file: str, size: str) -> Problem:
    values = {"bytes": size, "most": str(UNPACKED_MOST)}
    return Problem(codes.TOO_LARGE, Place(file=file), "", values)


def _records(file: pq.ParquetFile) -> list[dict[str, Cell]] | None:
    # One long text that a dictionary repeats a million times is small in the file's directory.
    records: list[dict[str, Cell]] = []
    size = 0
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
        columns = {
            name: _plain(column)
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }
        size += sum(column.nbytes for column in columns.values())
        if size > UNPACKED_MOST:
            return None
        cells = [[cell_text(each) for each in column.to_pylist()] for column in columns.values()]
        records += [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]
    return records


def _plain(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        return _plain(column.dictionary_decode())
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    return column
