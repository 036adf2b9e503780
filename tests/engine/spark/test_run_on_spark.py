"""A run on Spark: as complete as a run in this process, and once whatever happens to its tasks."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.small_case import ROW_AFTER, ROW_BROKEN, ROW_IN, small_case
from tests.findings.dockets import in_bytes
from tests.on_spark import REPOSITORY, SETTINGS, lacking, session
from trucewatch.engine.clock import SystemClock
from trucewatch.engine.local import RunReport, judged_here, run_case
from trucewatch.engine.progress import Silent
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.spark.plan import Kernel
from trucewatch.engine.spark.run import OnSpark
from trucewatch.engine.spark.session import SparkSettings
from trucewatch.findings.kernel import adjudicate

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "Spark is here")

EXAMPLE = REPOSITORY / "examples" / "aleppo-2016"
SHARES = 3
SHARED_OUT = OnSpark(SparkSettings(SETTINGS.master, SHARES))


@dataclass(frozen=True)
class Both:
    """One case, run in this process and on Spark."""

    here: RunReport
    there: RunReport

    def tables(self, name: str) -> tuple[pa.Table, pa.Table]:
        """Return a table of both runs."""
        return pq.read_table(self.here.run.path / name), pq.read_table(self.there.run.path / name)


def run(case: Path, judging: Any) -> RunReport:
    """Run a case with every problem of the disk and of Spark coming through."""
    return run_case(case, SystemClock(), Silent(), allow_empty=True, judging=judging)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """Run the shipped example on both engines."""
    case = tmp_path_factory.mktemp("both") / "aleppo"
    shutil.copytree(EXAMPLE, case, ignore=shutil.ignore_patterns("out"))
    session()
    return Both(run(case, judged_here), run(case, SHARED_OUT))


def test_findings_are_the_same_byte_for_byte(both: Both) -> None:
    """
    Every column of every finding is the same, reasons and readings too, in the same order.
    """
    here, there = both.tables("findings.parquet")

    assert here.schema == there.schema
    assert in_bytes(here) == in_bytes(there)
    assert here.equals(there)


@pytest.mark.parametrize("name", ["daily", "incidents", "problems", "quarantine", "reports"])
def test_every_other_table_is_the_same_file(both: Both, name: str) -> None:
    """
    What was read, set aside and added up is the same to the byte.
    """
    here, there = (
        (each.run.path / f"{name}.parquet").read_bytes() for each in (both.here, both.there)
    )

    assert here == there


def test_the_page_is_the_same(both: Both) -> None:
    """
    Whoever opens the page cannot tell which engine judged.
    """
    here, there = (each.run.path / "index.html" for each in (both.here, both.there))

    assert here.read_bytes() == there.read_bytes()


def test_the_record_is_the_same_but_for_the_names_of_files(both: Both) -> None:
    """
    Receipts, digests of inputs, outcomes and counts stand in run.json as after a local run.
    """
    here, there = (
        json.loads((each.run.path / "run.json").read_bytes()) for each in (both.here, both.there)
    )
    parts = [f"findings.parquet/part-{number:05d}.parquet" for number in range(SHARES)]

    assert parts == sorted(set(there["files"]) - set(here["files"]))
    assert {"findings.parquet"} == set(here.pop("files")) - set(there.pop("files"))
    assert here == there
    assert both.here.judged.counts == both.there.judged.counts


def test_nothing_of_the_attempts_is_left(both: Both) -> None:
    """
    The run holds one file of findings for each share and no trace of how they came about.
    """
    left = {path.name for path in both.there.run.path.iterdir()}

    assert left == {path.name for path in both.here.run.path.iterdir()}
    assert SHARES == len(list((both.there.run.path / "findings.parquet").iterdir()))


def test_two_runs_on_spark_are_the_same_run(both: Both) -> None:
    """
    With as many shares the same case gives the same bytes again, and the run says so.
    """
    again = run(both.there.run.path.parent.parent, SHARED_OUT)

    assert both.there.run.path.name == again.run.same_as


def test_duckdb_reads_the_findings(both: Both) -> None:
    """
    DuckDB reads the files of a run and counts the same outcomes, nested columns too.
    """
    files = both.there.run.path / "findings.parquet" / "*.parquet"
    rows = (
        duckdb.read_parquet(str(files))
        .filter("regime <> '(some)'")
        .aggregate("regime, outcome, count(*), sum(len(readings)) > 0")
        .fetchall()
    )
    counted = {(regime, outcome): number for regime, outcome, number, _ in rows}

    assert all(filled for *_, filled in rows)
    assert counted == {
        (regime, outcome): number
        for regime, outcomes in both.here.judged.counts.by_regime.items()
        for outcome, number in outcomes.items()
    }


PLAIN = {"BOOLEAN", "INT32", "INT64", "DOUBLE", "BYTE_ARRAY"}


@pytest.mark.parametrize("name", ["findings.parquet/part-00000", "incidents", "daily", "reports"])
def test_tables_hold_plain_parquet_types_only(both: Both, name: str) -> None:
    """
    Whatever reads Parquet reads them, R's arrow too: no INT96, instants as UTC microseconds.
    """
    schema = pq.ParquetFile(both.there.run.path / f"{name}.parquet").schema
    columns = [schema.column(number) for number in range(len(schema.names))]
    instants = [each for each in columns if each.logical_type.type == "TIMESTAMP"]

    assert {each.physical_type for each in columns} <= PLAIN
    assert {"INT64"} >= {each.physical_type for each in instants}
    for each in instants:
        told = json.loads(each.logical_type.to_json())
        assert (True, "microseconds") == (told["isAdjustedToUTC"], told["timeUnit"])


def test_spark_reads_what_it_wrote(both: Both) -> None:
    """
    Spark reads the folder of findings by its name, every row once.
    """
    folder = both.there.run.path / "findings.parquet"

    assert both.there.judged.rows == session().read.parquet(folder.as_uri()).count()


def test_quarantine_problems_and_receipts_are_as_complete(tmp_path: Path) -> None:
    """
    A row that was set aside is told alike by both engines.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER, ROW_BROKEN)
    here, there = run(case, judged_here), run(case, OnSpark(SETTINGS))

    assert here.problems == there.problems
    assert here.judged.case.reported.receipts == there.judged.case.reported.receipts
    assert here.judged.findings.equals(there.judged.findings)


def test_a_case_without_reports_is_run_too(tmp_path: Path) -> None:
    """
    Where nothing was reported the tables are there and empty.
    """
    report = run(small_case(tmp_path), OnSpark(SETTINGS))

    assert (0, True) == (report.judged.rows, report.judged.is_held)
    assert 0 == pq.read_table(report.run.path / "findings.parquet").num_rows


def test_more_findings_than_a_page_can_hold_stay_in_their_tables(tmp_path: Path) -> None:
    """
    Findings beyond the limit are counted and written, and no page is made of a part of them.
    """
    report = run(small_case(tmp_path, ROW_IN, ROW_AFTER), OnSpark(SETTINGS, most_held=1))
    record = json.loads((report.run.path / "run.json").read_bytes())

    assert (False, 0) == (report.judged.is_held, report.judged.findings.num_rows)
    assert not (report.run.path / "index.html").exists()
    assert record["rows"]["findings"] == report.judged.rows > 1


def dying(marks: Path, times: int) -> Kernel:
    """Return a kernel whose worker is killed in its first *times* attempts at some incidents."""

    def kernel(incidents: Any, terms: Any, settings: Any) -> Any:
        name = str(incidents.column("incident")[0].as_py()).replace("/", "_")
        tries = len(list(marks.glob(f"{name}.*")))
        (marks / f"{name}.{os.getpid()}.{tries}").touch()
        if tries < times:
            adjudicate(incidents, terms, settings)
            os.kill(os.getpid(), signal.SIGKILL)
        return adjudicate(incidents, terms, settings)

    return kernel


def test_killed_workers_change_nothing(both: Both, tmp_path: Path) -> None:
    """
    Every worker killed (SIGKILL) at its first attempt, the findings are there once, and the same.
    """
    case = tmp_path / "aleppo"
    marks = tmp_path / "marks"
    marks.mkdir()
    shutil.copytree(EXAMPLE, case, ignore=shutil.ignore_patterns("out"))
    report = run(case, OnSpark(SHARED_OUT.settings, dying(marks, times=1)))

    assert 2 * SHARES == len(list(marks.iterdir()))
    assert both.here.judged.findings.equals(report.judged.findings)
    assert both.here.judged.counts == report.judged.counts
    assert SHARES == len(list((report.run.path / "findings.parquet").iterdir()))
    assert not (report.run.path / "attempts").exists()
    assert 0 == len(list(report.run.path.parent.glob(".making-*")))


def failing(*asked: Any) -> Any:
    """Fail, whatever is asked."""
    raise ValueError(f"no answer to {len(asked)} questions")


@pytest.mark.parametrize("kernel", [failing, "killed"], ids=["raises", "is killed"])
def test_a_task_that_always_fails_leaves_the_runs_before(
    tmp_path: Path, kernel: Kernel | str
) -> None:
    """
    After as many tries as are allowed the run is given up with RUN-505, and nothing of it stays.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    before = run(case, judged_here)
    (tmp_path / "marks").mkdir()
    chosen = dying(tmp_path / "marks", times=99) if isinstance(kernel, str) else kernel
    with pytest.raises(RefusedError) as error:
        run(case, OnSpark(SETTINGS, chosen))

    assert "RUN-505" == error.value.problems[0].code.id
    assert before.run.path == (case / "out" / "latest").resolve()
    assert [] == list((case / "out").glob(".making-*"))
    assert not (case / "out" / "0002").exists()


def slow_first(marks: Path) -> Callable[..., Any]:
    """Return a kernel that leaves a second, whole attempt behind: a zombie of the first."""

    def kernel(incidents: Any, terms: Any, settings: Any) -> Any:
        name = str(incidents.column("incident")[0].as_py()).replace("/", "_")
        first = not (marks / name).exists()
        (marks / name).touch()
        findings = adjudicate(incidents, terms, settings)
        if first:
            raise ValueError("lost after all was judged")
        return findings

    return kernel


def test_an_attempt_that_fails_late_counts_for_nothing(tmp_path: Path) -> None:
    """
    A task that fails after it began to write is done again, and its first file is thrown away.
    """
    case, marks = small_case(tmp_path / "case", ROW_IN, ROW_AFTER), tmp_path / "marks"
    marks.mkdir()
    here = run(case, judged_here)
    report = run(case, OnSpark(SETTINGS, slow_first(marks)))

    assert here.judged.findings.equals(report.judged.findings)
    assert 1 == len(list((report.run.path / "findings.parquet").iterdir()))
