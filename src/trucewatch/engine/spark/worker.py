"""
What runs in Spark's Python workers: judge a share, write it down, give the receipt.

Incidents are read and findings are written here, by the library and with the settings of the
local engine; Spark hands out the shares, repeats those that failed and gathers the receipts. An
attempt that fails leaves at most a file under its own name, which no receipt speaks of.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.engine.brief_sink import BriefSink
from trucewatch.engine.kept import file_digest
from trucewatch.engine.parquet import ROWS_IN_GROUP, ParquetSink
from trucewatch.engine.spark.days import DAYS
from trucewatch.engine.spark.plan import Kernel, Part, Plan
from trucewatch.engine.spark.shares import Piece, Share
from trucewatch.findings.schema import BRIEF
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.mission.daily import daily, joined, tally

_UNREAD = "reports"
_READ = [each for each in INCIDENTS.names if each != _UNREAD]
_STORY = "stories.list.element"
_CODED = (
    "form",
    f"{_STORY}.area",
    f"{_STORY}.who.list.element.name",
    f"{_STORY}.at_whom.list.element.members.list.element",
    f"{_STORY}.what.list.element.name",
)
"""Texts that repeat: for findings in brief they are read as the file numbers them."""


def judged_shares(
    numbers: Iterable[pa.RecordBatch], plan: Plan, kernel: Kernel, attempt: str
) -> Iterator[pa.RecordBatch]:
    """
    Judge the shares of one task, for ``mapInArrow``.

    Args:
        numbers: Batches with one column, the numbers of the shares.
        plan: What there is to do.
        kernel: What judges.
        attempt: Name of this attempt, which no other attempt of the job has.

    Yields:
        A receipt for each share, once its files are whole on the disk.
    """
    for batch in numbers:
        for number in batch.column(0).to_numpy():
            part = judge_share(plan, plan.shares[int(number)], kernel, attempt)
            yield pa.RecordBatch.from_pylist([asdict(part)])


def judge_share(plan: Plan, share: Share, kernel: Kernel, attempt: str) -> Part:
    """Judge one share and write its findings and their daily rates."""
    folder = Path(plan.folder)
    part, days = (f"{kind}-{share.number:05d}.{attempt}.parquet" for kind in ("findings", "days"))
    brief = plan.schema == BRIEF
    rows = IncidentRows(plan.incidents, coded=brief)
    tallies, found = [], []
    sink = BriefSink(folder / part) if brief else GatheringSink(folder / part, plan.schema)
    for piece in share.pieces:
        incidents = rows.of(piece)
        against = plan.against[piece.terms]
        findings = kernel(incidents, against.terms, against.settings)
        sink.append(findings)
        tallies.append(tally(findings, incidents, plan.zone))
        found.append(findings.num_rows)
    sink.close()
    beside = ParquetSink(folder / days, DAYS)
    for each in plan.kinds.numbered(daily(joined(tallies), plan.zone)).to_batches():
        beside.append(each)
    beside.close()
    _forced(folder / days)
    size, digest = _forced(folder / part)
    return Part(share.number, part, days, share.incidents, tuple(found), size, digest)


def _forced(path: Path) -> tuple[int, str]:
    """Force a file to the disk and return its length and its sha256."""
    with path.open("rb") as opened:
        os.fsync(opened.fileno())
    return path.stat().st_size, file_digest(path)


class GatheringSink:
    """A Parquet file in which batches of few rows are joined into groups of many."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._sink = ParquetSink(path, schema)
        self._schema = schema
        self._waiting: list[pa.RecordBatch] = []

    def append(self, batch: pa.RecordBatch) -> None:
        """Write a batch, or keep it until there are rows enough for a group."""
        self._waiting.append(batch)
        if sum(each.num_rows for each in self._waiting) >= ROWS_IN_GROUP:
            self._write()

    def close(self) -> None:
        """Write what is left, and the file's foot."""
        self._write()
        self._sink.close()

    def _write(self) -> None:
        gathered = pa.Table.from_batches(self._waiting, schema=self._schema)
        for each in gathered.combine_chunks().to_batches():
            self._sink.append(each)
        self._waiting = []


class IncidentRows:
    """
    Rows of a Parquet file of incidents; the groups last read are kept for the next piece.

    The ids of the reports that were joined are not read: nothing is judged by them.
    """

    def __init__(self, path: str, *, coded: bool = False) -> None:
        self._plain = pq.ParquetFile(path)
        self._coded = pq.ParquetFile(path, read_dictionary=list(_CODED)) if coded else self._plain
        sizes = [
            self._plain.metadata.row_group(group).num_rows
            for group in range(self._plain.num_row_groups)
        ]
        self._ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
        self._kept: dict[tuple[int, bool], pa.Table] = {}

    def of(self, piece: Piece) -> pa.RecordBatch:
        """Return the rows of *piece* as one batch."""
        if not piece.rows:
            return pa.RecordBatch.from_pylist([], schema=INCIDENTS)
        last = piece.first + piece.rows
        starts = [0, *self._ends[:-1]]
        wanted = [
            group
            for group, (start, end) in enumerate(zip(starts, self._ends, strict=True))
            if start < last and end > piece.first
        ]
        # Codes of two groups are not the same: what lies across them is read as text.
        alone = len(wanted) == 1
        self._kept = {(group, alone): self._read(group, alone=alone) for group in wanted}
        table = pa.concat_tables(self._kept.values())
        sliced = table.slice(piece.first - starts[wanted[0]], piece.rows).combine_chunks()
        return _with_no_reports(sliced.to_batches()[0])

    def _read(self, group: int, *, alone: bool) -> pa.Table:
        kept = self._kept.get((group, alone))
        if kept is not None:
            return kept
        opened = self._coded if alone else self._plain
        return opened.read_row_group(group, columns=_READ, use_threads=False)


def _with_no_reports(batch: pa.RecordBatch) -> pa.RecordBatch:
    starts: Any = pa.array(np.zeros(batch.num_rows + 1, dtype=np.int32))
    nobody: Any = pa.ListArray.from_arrays(starts, pa.array([], pa.string()))
    arrays = [nobody if each == _UNREAD else batch.column(each) for each in INCIDENTS.names]
    return pa.RecordBatch.from_arrays(arrays, names=INCIDENTS.names)
