"""
Parquet tables.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.definitions.problems import Place, Problem
from trucewatch.reports import codes
from trucewatch.reports.delimited import header_faults
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.records import cell_text, encoded, rows_of_records
from trucewatch.reports.rows import Marks, RowsRead

UNPACKED_MOST = 1024 * 1024 * 1024
"""Largest table by the size that its own directory states, bytes."""


def read_parquet(content: bytes, mapping: ReportMapping) -> RowsRead:
    """
    Take a Parquet file apart; typed values become the text that a delimited file would hold.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        metadata = file.metadata
        unpacked = sum(
            metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups)
        )
        if unpacked > UNPACKED_MOST:
            values = {"bytes": str(unpacked), "most": str(UNPACKED_MOST)}
            return None, [Problem(codes.TOO_LARGE, Place(file=mapping.file), "", values)]
        faults = header_faults(list(file.schema_arrow.names), mapping.file)
        if faults:
            return None, faults
        table = file.read()
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = (str(error).splitlines() or ["empty"])[0][:200]
        return None, [Problem(codes.NOT_PARQUET, Place(file=mapping.file), "", {"reason": reason})]
    records = [
        {name: cell_text(value) for name, value in row.items()} for row in table.to_pylist()
    ]
    raw = [encoded(record) for record in records]
    return rows_of_records(records, raw, [None] * len(raw), Marks()), []
