"""
The local engine: runs the steps over a folder and keeps what they make.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from trucewatch.definitions.instants import written
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.digests import DigestingFiles
from trucewatch.engine.files import OUT
from trucewatch.engine.kept import keep_inputs
from trucewatch.engine.lock import only_writer
from trucewatch.engine.moments import NOW, Opened, OpenedCase, opened_at
from trucewatch.engine.past import HISTORY, mend_history
from trucewatch.engine.records import RUN_SCHEMA, PastRun
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.runs import (
    FinishedRun,
    Recording,
    RunInMaking,
    finish_run,
    making_run,
    sweep,
)
from trucewatch.engine.version import installed_version
from trucewatch.findings.schema import FINDINGS
from trucewatch.mission.agreed import Agreed, read_agreed
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.daily import daily, joined, tally
from trucewatch.mission.from_text.tables import KEPT_BY_READING
from trucewatch.mission.judged import compiled, finding_settings, findings_of
from trucewatch.mission.ports import Clock, Progress, Store
from trucewatch.mission.published import Made, pages
from trucewatch.mission.reported import Reported, read_reported
from trucewatch.mission.tables import problem_table
from trucewatch.mission.told_terms import conflicts, receipt_records

INCIDENTS_FILE = "incidents.parquet"
"""Table of incidents in a run."""

FINDINGS_FILE = "findings.parquet"
"""Table of findings in a run: a file, or a folder of files when several wrote it."""

DAILY_FILE = "daily.parquet"
"""Table of daily rates in a run."""


@dataclass(frozen=True, slots=True)
class ReadCase:
    """
    A case that was read and not judged.

    Attributes:
        folder: Where it lies.
        agreed: The case and what was agreed.
        reported: What was reported.
        problems: Everything that is wrong with any file, in order of place.
        digests: sha256 of every file that was read, in order of name.
        not_read: Files that nothing names.
        read_at: When it was read.
        past: The run that read it then; ``None``: it is the case as it lies there.
    """

    folder: OpenedCase
    agreed: Agreed
    reported: Reported
    problems: tuple[Problem, ...]
    digests: dict[str, str]
    not_read: tuple[str, ...]
    read_at: datetime
    past: PastRun | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it may be judged: every file that it names could be read as it says."""
        return self.agreed.is_sound and self.reported.is_sound and not self.folder.refused


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """
    A case that was judged.

    Attributes:
        case: What was read.
        findings: Schema FINDINGS; empty where they are too many to be held, and then no page is
            made of them.
        counts: Outcomes by regime.
        rows: How many findings there are.
    """

    case: ReadCase
    findings: pa.Table
    counts: OutcomeCounts
    rows: int

    @classmethod
    def of(cls, case: ReadCase, findings: pa.Table) -> JudgedCase:
        """Return *case* with findings that are held, schema FINDINGS."""
        return cls(case, findings, OutcomeCounts.of(findings), findings.num_rows)

    @property
    def is_held(self) -> bool:
        """Whether the findings are at hand, so that a page can be made of them."""
        return self.findings.num_rows == self.rows

    @property
    def conflicts(self) -> int:
        """How many conflicts the terms hold."""
        return len(conflicts(self.case.agreed))


class Judging(Protocol):
    """How the incidents of a case are judged: in this process, or on a cluster."""

    def __call__(self, run: RunInMaking, case: ReadCase, progress: Progress) -> JudgedCase:
        """
        Write the findings of a sound case and their daily rates into *run*.

        The incidents lie there already, in `INCIDENTS_FILE`.
        """
        ...


@dataclass(frozen=True, slots=True)
class RunReport:
    """
    What a run did.

    Attributes:
        run: Where it lies, and whether it equals the one before.
        judged: What was read and found.
        problems: Everything that is wrong with the input, and what was swept away.
    """

    run: FinishedRun
    judged: JudgedCase
    problems: tuple[Problem, ...]


def read_terms(files: OpenedCase) -> Agreed:
    """
    Read what was agreed, and no report.

    Raises:
        RefusedError: When a file of it has errors.
    """
    agreed = read_agreed(files)
    if not agreed.is_sound:
        raise RefusedError(*agreed.problems, *files.refused)
    return agreed


def read_case(opened: Opened, progress: Progress) -> ReadCase:
    """Read everything of a case, as it lies there or as a past run read it; judge nothing."""
    files, now = DigestingFiles(opened.files), opened.now
    progress.begin("read", 0)
    agreed = read_agreed(files)
    progress.begin("reports", 0)
    reported = read_reported(files, agreed, now)
    is_told = agreed.case is not None  # else nobody knows which files the case names
    not_read = tuple(name for name in files.names if is_told and name not in files.digests)
    problems = [*agreed.problems, *reported.problems]
    told = {(each.code.id, each.place.file) for each in problems}
    problems += [p for p in files.folder.refused if (p.code.id, p.place.file) not in told]
    problems += [
        Problem(codes.NOT_READ, Place(file=name))
        for name in not_read
        if not KEPT_BY_READING.fullmatch(name)
    ]
    ordered = tuple(sorted(problems, key=lambda each: each.place))
    digests = files.in_order()
    return ReadCase(files.folder, agreed, reported, ordered, digests, not_read, now, opened.past)


def sound(case: ReadCase, *, allow_empty: bool) -> ReadCase:
    """
    Return *case* when it may be judged.

    Args:
        case: What was read.
        allow_empty: Whether it may hold no accepted report.

    Raises:
        RefusedError: When a file of it has errors, or nothing was accepted.
    """
    if not case.is_sound:
        raise RefusedError(*case.problems)
    if not case.reported.reports.num_rows and not allow_empty:
        read = str(sum(each.read for each in case.reported.receipts))
        nothing = refused(codes.NOTHING_TO_JUDGE, "", read=read)
        raise RefusedError(*case.problems, *nothing.problems)
    return case


def judge_case(opened: Opened, progress: Progress, *, allow_empty: bool) -> JudgedCase:
    """
    Read and judge a case in memory; nothing is written.

    Raises:
        RefusedError: When the input has errors.
    """
    case = sound(read_case(opened, progress), allow_empty=allow_empty)
    findings = pa.Table.from_batches(_batches(case, progress), schema=FINDINGS)
    return JudgedCase.of(case, findings)


def judged_here(run: RunInMaking, case: ReadCase, progress: Progress) -> JudgedCase:
    """Judge in this process; it is a `Judging`."""
    findings = put_batches(run, FINDINGS_FILE, FINDINGS, _batches(case, progress))
    zone = zone_of(case)
    tallies = joined([tally(findings, case.reported.incidents, zone)])
    put_table(run, DAILY_FILE, daily(tallies, zone))
    return JudgedCase.of(case, findings)


def zone_of(case: ReadCase) -> str:
    """Return the zone in which the days of a sound case are counted."""
    if case.agreed.case is None:
        raise ValueError("only a sound case is judged")
    return str(case.agreed.case.zone)


def run_case(
    folder: Path,
    clock: Clock,
    progress: Progress,
    *,
    allow_empty: bool,
    judging: Judging = judged_here,
) -> RunReport:
    """
    Read, judge and publish a case into a new numbered folder of its ``out``.

    Args:
        folder: The case.
        clock: Asked when the case is read and when the run is finished; where the case fixes no
            as-of instant, it is the one of its reading.
        progress: Told how far it is.
        allow_empty: Whether a case without a single accepted report is fine.
        judging: How its incidents are judged.

    Raises:
        RefusedError: When the input has errors, another run is being written, or the disk
            refuses; the runs before it stand as they were.
    """
    opened = opened_at(folder, NOW, clock)
    case = sound(read_case(opened, progress), allow_empty=allow_empty)
    out = case.folder.root / OUT
    with only_writer(out, case.read_at):
        swept = _swept(out)
        keep_inputs(out, case.folder.root, case.digests)
        with making_run(out) as run:
            judged, record = _written(run, case, judging, progress)
            recording = Recording(clock.now(), case.read_at, installed_version())
            finished = finish_run(run, record, recording)
    return RunReport(finished, judged, (*case.problems, *swept))


def _swept(out: Path) -> list[Problem]:
    """Take away what was cut off, put into the history what it lacks, and tell of both."""
    told = [Problem(codes.LEFTOVER_REMOVED, Place(file=name)) for name in sweep(out)]
    mended = [{"run": run or "-"} for run in mend_history(out)]
    return [*told, *(Problem(codes.HISTORY_MENDED, Place(HISTORY), "", each) for each in mended)]


def _batches(case: ReadCase, progress: Progress) -> Iterator[pa.RecordBatch]:
    said = case.agreed.case
    if said is None:
        raise ValueError("only a sound case is judged")
    terms, settings = compiled(case.agreed), finding_settings(said.settings)
    return findings_of(case.reported.incidents, terms, settings, progress)


def _written(
    run: RunInMaking, case: ReadCase, judging: Judging, progress: Progress
) -> tuple[JudgedCase, dict[str, object]]:
    put_table(run, "reports.parquet", case.reported.reports)
    put_table(run, "quarantine.parquet", case.reported.quarantine)
    put_table(run, INCIDENTS_FILE, case.reported.incidents)
    put_table(run, "problems.parquet", problem_table(case.problems))
    judged = judging(run, case, progress)
    made = _made(judged)
    if judged.is_held:
        progress.begin("publish", 0)
        for name, content in pages(made).items():
            run.write(name, content)
    return judged, _record(judged, made)


def _made(judged: JudgedCase) -> Made:
    case = judged.case
    said = case.agreed.case
    return Made(
        agreed=case.agreed,
        reported=case.reported,
        findings=judged.findings,
        problems=case.problems,
        version=installed_version(),
        digests=case.digests,
        as_of=(said.as_of if said else None) or case.read_at,
    )


def put_table(store: Store, name: str, table: pa.Table) -> None:
    """Write a whole table."""
    put_batches(store, name, table.schema, table.combine_chunks().to_batches())


def put_batches(
    store: Store, name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> pa.Table:
    """Write batches as they come and return them as one table."""
    kept: list[pa.RecordBatch] = []
    with store.open_table(name, schema) as sink:
        for batch in batches:
            sink.append(batch)
            kept.append(batch)
    return pa.Table.from_batches(kept, schema=schema)


def _record(judged: JudgedCase, made: Made) -> dict[str, object]:
    case = judged.case
    severities = Counter(str(each.code.severity) for each in case.problems)
    return {
        "schema": RUN_SCHEMA,
        "version": made.version,
        "as_of": written(made.as_of),
        "inputs": case.digests,
        "not_read": list(case.not_read),
        "receipts": receipt_records(case.reported.receipts),
        "rows": {
            "reports": case.reported.reports.num_rows,
            "quarantine": case.reported.quarantine.num_rows,
            "incidents": case.reported.incidents.num_rows,
            "findings": judged.rows,
        },
        "outcomes": judged.counts.by_regime,
        "problems": dict(sorted(severities.items())),
    }
