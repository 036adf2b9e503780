"""
Parquet with fixed settings, so that the same rows of the same version give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.engine.disk import disk_errors

ROWS_IN_GROUP = 65_536
"""Rows in one row group, and in one batch of the adjudication."""


class ParquetSink:
    """A Parquet file that is written batch by batch; schema metadata is left out of columns."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(
            path,
            schema,
            version="2.6",
            compression="zstd",
            compression_level=3,
            use_dictionary=True,
            write_statistics=True,
            store_schema=True,
        )

    def append(self, batch: pa.RecordBatch) -> None:
        """Write one more batch as one row group."""
        if batch.num_rows:
            self._writer.write_batch(batch, row_group_size=ROWS_IN_GROUP)

    def close(self) -> None:
        """Write the file's foot; only then can it be read."""
        self._writer.close()


def keep_table(path: Path, table: pa.Table) -> None:
    """
    Write a table into a file of the user's choice.

    Raises:
        RefusedError: When the disk refuses.
    """
    with disk_errors(str(path)):
        sink = ParquetSink(path, table.schema)
        for batch in table.to_batches():
            sink.append(batch)
        sink.close()
