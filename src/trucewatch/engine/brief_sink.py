"""
Findings in brief as Parquet: row groups of a steady size, and the outcomes counted as they come.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from trucewatch.findings.schema import BRIEF
from trucewatch.mission.counts import OutcomeCounts

FINDINGS_AT_ONCE = 262_144
"""Findings that a row group has at least."""


class BriefSink:
    """
    A Parquet file of findings in brief, in row groups of a steady size.

    Small batches are put together, so that every row group has at least FINDINGS_AT_ONCE rows; the
    same batches give the same bytes.
    """

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._texts: tuple[Any, Any] | None = None
        self._counted: NDArray[np.int64] = np.zeros((0, 3), dtype=np.int64)
        self._told: Counter[tuple[str, str, int]] = Counter()
        self._waiting: list[pa.RecordBatch] = []
        self._writer = pq.ParquetWriter(
            path,
            BRIEF,
            version="2.6",
            compression="zstd",
            compression_level=1,
            use_dictionary=True,
            write_statistics=False,
            store_schema=True,
        )

    def append(self, batch: pa.RecordBatch) -> None:
        """Write one more batch, or keep it until there are enough."""
        if batch.num_rows:
            self._waiting.append(batch)
            self.rows += batch.num_rows
            self._count(batch)
        if sum(each.num_rows for each in self._waiting) >= FINDINGS_AT_ONCE:
            self._write()

    def counts(self) -> OutcomeCounts:
        """Return the outcomes of everything that was appended."""
        self._tell()
        told = self._told
        names = sorted({(regime, outcome) for regime, outcome, _ in told})
        return OutcomeCounts.of_groups(
            (*name, told[*name, 0], told[*name, 1], told[*name, 2]) for name in names
        )

    def _tell(self) -> None:
        """Add what was counted by number to what is counted by name."""
        if self._texts is None:
            return
        regimes, outcomes = (each.to_pylist() for each in self._texts)
        for key in np.flatnonzero(self._counted[:, 0]):
            regime, outcome = divmod(int(key), len(outcomes))
            for i in range(3):
                self._told[regimes[regime], outcomes[outcome], i] += int(self._counted[key, i])
        self._counted[:] = 0

    def _count(self, batch: pa.RecordBatch) -> None:
        """Count by the numbers of the texts, which are the same in all batches of one case."""
        regime, outcome = (_coded_column(batch, name) for name in ("regime", "outcome"))
        texts = (regime[1], outcome[1])
        size = len(texts[0]) * len(texts[1])
        same = self._texts is not None and all(map(_equal, self._texts, texts))
        if not same:
            self._tell()
            self._texts, self._counted = texts, np.zeros((size, 3), dtype=np.int64)
        keys = regime[0] * len(texts[1]) + outcome[0]
        self._counted[:, 0] += np.bincount(keys, minlength=size)
        for i, name in enumerate(("contested", "sensitive"), start=1):
            marked = np.asarray(batch.column(name))
            if marked.any():
                self._counted[:, i] += np.bincount(keys[marked], minlength=size)

    def close(self) -> None:
        """Write what is left and the file's foot; only then can it be read."""
        self._write()
        self._writer.close()

    def abandon(self) -> None:
        """Let go of a file that is not to be finished; a closed one stays closed."""
        self._waiting.clear()
        self._writer.close()

    def _write(self) -> None:
        if not self._waiting:
            return
        table = pa.Table.from_batches(self._waiting, schema=BRIEF)
        self._waiting.clear()
        if table.column(0).num_chunks > 1:
            table = table.unify_dictionaries().combine_chunks()
        self._writer.write_table(table, row_group_size=max(table.num_rows, 1))


def _equal(one: Any, other: Any) -> bool:
    return bool(one.equals(other))


def _coded_column(batch: pa.RecordBatch, name: str) -> tuple[NDArray[np.int64], Any]:
    column: Any = batch.column(name)
    return np.asarray(column.indices, dtype=np.int64), column.dictionary
