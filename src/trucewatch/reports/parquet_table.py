"""
Parquet tables, read piece by piece.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.delimited import header_faults
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.records import cell_text, encoded, rows_of_records
from trucewatch.reports.rows import (
    CHARACTERS_AT_ONCE,
    ROWS_AT_ONCE,
    Cell,
    Marks,
    Rows,
    RowsRead,
)

UNPACKED_MOST = 128 * 1024 * 1024
"""A table may be this large, bytes, however small its file is."""

RATIO_MOST = 64
"""A larger table may unpack to this many times its file; more is an attack."""

_ROWS_IN_BATCH = 1024
_BUFFER = 1024 * 1024


def read_parquet(opened: BinaryIO, mapping: ReportMapping) -> Iterator[RowsRead]:
    """
    Take a Parquet file apart; typed values become the text that a delimited file would hold.

    Instants are kept to the microsecond. A file with a value that has no text (an instant outside
    the calendar, bytes that are no UTF-8) is refused.

    Args:
        opened: The file; it can be read from any place.
        mapping: Says the file's name.

    Returns:
        Its rows piece by piece, at least one piece; ``None`` and why where it is refused.
    """
    try:
        yield from _pieces(opened, mapping.file)
    # Which library looks up a zone, and how it fails, depends on what else is installed.
    except (pa.ArrowException, OSError, ValueError, OverflowError, LookupError) as error:
        reason = (str(error).splitlines() or ["empty"])[0][:200]
        yield None, [Problem(codes.NOT_PARQUET, Place(file=mapping.file), "", {"reason": reason})]


def _pieces(opened: BinaryIO, name: str) -> Iterator[RowsRead]:
    most = max(UNPACKED_MOST, RATIO_MOST * opened.seek(0, io.SEEK_END))
    opened.seek(0)
    file = pq.ParquetFile(opened, buffer_size=_BUFFER, pre_buffer=False)
    groups = range(file.metadata.num_row_groups)
    unpacked = sum(file.metadata.row_group(group).total_byte_size for group in groups)
    if unpacked > most:
        yield None, [_too_large(name, str(unpacked), most)]
        return
    faults = header_faults(list(file.schema_arrow.names), name)
    if faults:
        yield None, faults
        return
    # One long text that a dictionary repeats a million times is small in the file's directory.
    size = 0
    records: list[dict[str, Cell]] = []
    begun = 0
    for batch in file.iter_batches(batch_size=_ROWS_IN_BATCH):
        columns = _columns(batch)
        size += sum(column.nbytes for column in columns.values())
        if size > most:
            yield None, [_too_large(name, f"more than {most}", most)]
            return
        records += _records(columns)
        if len(records) >= ROWS_AT_ONCE or size - begun >= CHARACTERS_AT_ONCE:
            yield _rows(records), []
            records, begun = [], size
    if records or not begun:
        yield _rows(records), []


def _too_large(file: str, size: str, most: int) -> Problem:
    values = {"bytes": size, "most": str(most)}
    return Problem(codes.TOO_LARGE, Place(file=file), "", values)


def _columns(batch: pa.RecordBatch) -> dict[str, Any]:
    pairs = zip(batch.schema.names, batch.columns, strict=True)
    return {name: _plain(column) for name, column in pairs}


def _records(columns: dict[str, Any]) -> list[dict[str, Cell]]:
    cells = [[cell_text(each) for each in column.to_pylist()] for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def _rows(records: list[dict[str, Cell]]) -> Rows:
    raw = [encoded(record) for record in records]
    return rows_of_records(records, raw, [None] * len(raw), Marks())


def _plain(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        return _plain(column.dictionary_decode())
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", tz=column.type.tz), safe=False)
    return column
