"""
Streaming: incidents in a Parquet file to findings in brief in another, in bounded memory.

Two threads read and judge, a third writes what is next in order; so the file has the same bytes
however many threads there are. It is written under another name and renamed when it is whole: a
run that is cut off leaves nothing that looks finished.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.engine import codes
from trucewatch.engine.brief_sink import BriefSink
from trucewatch.engine.disk import force
from trucewatch.engine.refusal import RefusedError, refused, why
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.judged import compiled, finding_settings
from trucewatch.mission.ports import Progress

ROWS_AT_ONCE = 262_144
"""Incidents of small row groups that one thread is given at a time."""

ROWS_READ = 65_536
"""Incidents that are decoded at a time; more only cost memory."""

UNREAD = "reports"
"""Nothing is judged by the ids of the reports that were joined; they are not read."""

_STORY = "stories.list.element"
_CODED = (
    "form",
    f"{_STORY}.area",
    f"{_STORY}.who.list.element.name",
    f"{_STORY}.at_whom.list.element.members.list.element",
    f"{_STORY}.what.list.element.name",
)
"""Texts that repeat: they are read as the file numbers them."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """
    What was streamed.

    Attributes:
        incidents: Rows read.
        findings: Rows written.
        counts: Outcomes by regime.
    """

    incidents: int
    findings: int
    counts: OutcomeCounts


def stream_findings(
    paths: tuple[Path, Path],
    terms: CompiledTerms,
    settings: FindingSettings,
    progress: Progress,
    *,
    jobs: int = 2,
) -> Streamed:
    """
    Judge a Parquet file of incidents into a Parquet file of findings in brief.

    Args:
        paths: The incidents (schema INCIDENTS; the column of report ids may be missing), and where
            the findings (schema BRIEF) go; a file that is there is replaced when all is done.
        terms: The terms as look-ups.
        settings: Settings that are not the parties' to set.
        progress: Told how many incidents are done.
        jobs: Threads that read and judge, from 1.

    Raises:
        RefusedError: When the file is not a table of incidents, an incident cannot be judged, or
            the disk refuses; what was there before stands as it was.
    """
    source, target = paths
    opened = _opened(source)
    progress.begin("prepare", 0)
    # Made before the threads start, so that no two of them make it.
    terms.touching.prepare()
    adjudicate_brief(pa.RecordBatch.from_pylist([], schema=INCIDENTS), terms, settings)
    progress.begin("adjudicate", opened.metadata.num_rows)
    shares = list(_shares(opened.metadata))
    reading = _Reading(source, terms, settings)
    read = 0
    with _writing(target) as sink:
        for share, parts in _in_order(reading.findings_of, shares, jobs):
            for part in parts:
                sink.append(part)
            read += share.rows
            progress.advance(share.rows)
    return Streamed(read, sink.rows, sink.counts())


def stream_case(
    agreed: Agreed, paths: tuple[Path, Path | None], progress: Progress, *, jobs: int
) -> Streamed:
    """
    Judge a Parquet file of incidents under the terms of a case.

    Args:
        agreed: What was agreed, read from a sound case.
        paths: The incidents, and where the findings go.
        progress: Told how many incidents are done.
        jobs: Threads that read and judge, from 1.

    Raises:
        RefusedError: When nothing says where the findings go, or as `stream_findings` says.
    """
    source, target = paths
    if target is None or agreed.case is None:
        raise refused(codes.NO_PLACE_FOR_FINDINGS, source.name)
    settings = finding_settings(agreed.case.settings)
    return stream_findings((source, target), compiled(agreed), settings, progress, jobs=jobs)


@dataclass(frozen=True, slots=True)
class _Share:
    """Row groups that are read together: their numbers, their rows, and the rows before."""

    groups: tuple[int, ...]
    rows: int
    before: int


def _shares(metadata: Any) -> Iterator[_Share]:
    """Put small row groups together; a large one stands alone and is read piece by piece."""
    groups: list[int] = []
    rows = before = 0
    for group in range(metadata.num_row_groups):
        size = metadata.row_group(group).num_rows
        if groups and rows + size > ROWS_AT_ONCE:
            yield _Share(tuple(groups), rows, before)
            before += rows
            groups, rows = [], 0
        groups.append(group)
        rows += size
    if groups:
        yield _Share(tuple(groups), rows, before)


def _in_order(
    work: Callable[[_Share], list[pa.RecordBatch]], shares: Sequence[_Share], jobs: int
) -> Iterator[tuple[_Share, list[pa.RecordBatch]]]:
    """Work on several shares at once and yield them in order; few wait to be written."""
    waiting: deque[tuple[_Share, Future[list[pa.RecordBatch]]]] = deque()
    with ThreadPoolExecutor(jobs) as pool:
        try:
            for share in shares:
                waiting.append((share, pool.submit(work, share)))
                if len(waiting) > jobs:
                    first, done = waiting.popleft()
                    yield first, done.result()
            while waiting:
                first, done = waiting.popleft()
                yield first, done.result()
        finally:
            for _, left in waiting:
                left.cancel()


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads and judges shares of one file; every thread has the file open for itself."""

    source: Path
    terms: CompiledTerms
    settings: FindingSettings
    mine: threading.local = field(default_factory=threading.local)

    def findings_of(self, share: _Share) -> list[pa.RecordBatch]:
        """
        Return the findings of a share, in order.

        Raises:
            RefusedError: When the file cannot be read, or an incident cannot be judged.
        """
        found: list[pa.RecordBatch] = []
        read = 0
        try:
            for batch in self._batches(share):
                found.append(adjudicate_brief(batch, self.terms, self.settings))
                read += len(batch)
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(self.source, error) from error
        except (ValueError, KeyError) as error:
            first, last = share.before + read + 1, share.before + share.rows
            values = {"first": str(first), "last": str(last), "reason": _reason(error)}
            raise refused(codes.NOT_JUDGED, self.source.name, **values) from error
        return found

    def _batches(self, share: _Share) -> Iterator[pa.RecordBatch]:
        if not hasattr(self.mine, "file"):
            self.mine.file = pq.ParquetFile(self.source, read_dictionary=list(_CODED))
        names = [each for each in INCIDENTS.names if each != UNREAD]
        # One row group after another: lists of coded texts cannot be read across several.
        for group in share.groups:
            for batch in self.mine.file.iter_batches(
                ROWS_READ, row_groups=[group], columns=names, use_threads=False
            ):
                yield _whole(batch)


def _whole(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with a column of no reports in place of the one that was not read."""
    offsets: Any = pa.array(np.zeros(len(batch) + 1, dtype=np.int32))
    nobody = pa.ListArray.from_arrays(offsets, pa.array([], pa.string()))
    arrays: list[Any] = [
        nobody if each.name == UNREAD else batch.column(each.name) for each in INCIDENTS
    ]
    fields = [pa.field(n.name, a.type, n.nullable) for n, a in zip(INCIDENTS, arrays, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))


def _opened(source: Path) -> Any:
    """Open the file of incidents and look at its columns."""
    try:
        opened = pq.ParquetFile(source)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(source, error) from error
    schema = opened.schema_arrow
    wrong = [
        each.name
        for each in INCIDENTS
        if each.name != UNREAD
        and (each.name not in schema.names or not _alike(schema.field(each.name).type, each.type))
    ]
    if wrong:
        raise refused(codes.NOT_INCIDENTS, source.name, columns=", ".join(wrong))
    return opened


def _alike(kind: pa.DataType, wanted: pa.DataType) -> bool:
    """Say whether a column can be read as *wanted*; whether nulls are allowed does not matter."""
    if isinstance(kind, pa.DictionaryType):
        return _alike(kind.value_type, wanted)
    if pa.types.is_list(kind) and pa.types.is_list(wanted):
        return _alike(kind.value_type, wanted.value_type)
    if isinstance(kind, pa.StructType) and isinstance(wanted, pa.StructType):
        names = [kind.field(i).name for i in range(kind.num_fields)]
        mine = [wanted.field(i) for i in range(wanted.num_fields)]
        return names == [each.name for each in mine] and all(
            _alike(kind.field(i).type, each.type) for i, each in enumerate(mine)
        )
    return bool(kind == wanted)


def _unreadable(source: Path, error: Exception) -> RefusedError:
    reason = why(error) if isinstance(error, OSError) and error.strerror else _reason(error)
    return refused(codes.UNREADABLE, source.name, reason=reason)


def _reason(error: Exception) -> str:
    """Return the first line of what was said, without any path in it."""
    said = str(error).splitlines()[0] if str(error) else ""
    return f"{type(error).__name__}: {said}" if said and "/" not in said else type(error).__name__


@contextmanager
def _writing(target: Path) -> Iterator[BriefSink]:
    """Write beside *target*, and put it in its place when all was written."""
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.unlink(missing_ok=True)
        sink = BriefSink(beside)
        try:
            yield sink
            sink.close()
            force(beside)
            beside.replace(target)
            force(target.parent)
        finally:
            sink.abandon()
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise refused(codes.WRITE_FAILED, target.name, reason=why(error)) from error
