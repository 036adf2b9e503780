"""
The floor: polars decodes columns of a Parquet file batch by batch and does nothing with them.

Run as ``python -m benchmarks.floor nested|flat FILE`` in a process of its own. *nested* are the
columns of the incident table that a finding depends on; *flat* is a file with the same facts of
precise rows in ten plain columns.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from benchmarks.children import Stopwatch

NESTED = [
    "incident",
    "act",
    "form",
    "voices",
    "occurred_low",
    "occurred_high",
    "requested_at",
    "defences",
    "stories",
]
"""Every column of INCIDENTS but the ids of the joined reports."""


def main(kind: str, path: Path) -> None:
    """Scan *path* and print what it cost."""
    pl.DataFrame({"warm": [1]}).lazy().collect(engine="streaming")
    watch = Stopwatch()
    scan = pl.scan_parquet(path)
    if kind == "nested":
        scan = scan.select(NESTED)
    rows = sum(batch.height for batch in scan.collect_batches(chunk_size=262_144))
    print(watch.told(rows=rows))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
