"""Running a case: what is written, what is said, and what stands when it goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.small_case import ROW_AFTER, ROW_BROKEN, ROW_IN, small_case
from tests.cli.terminal_tool import TOOL, said
from trucewatch.engine.files import OUT

Capture = pytest.CaptureFixture[str]


def _bytes(run: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(run)): path.read_bytes() for path in run.rglob("*") if path.is_file()
    }


def test_a_run_writes_every_table_and_the_page(capsys: Capture, tmp_path: Path) -> None:
    """
    A run leaves its tables, its page and its record, and says where the page is.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    ended = said(capsys, "run", case)
    run = case / OUT / "0001"

    assert 0 == ended.code, ended.err
    assert [
        "daily.parquet",
        "findings.parquet",
        "incidents.parquet",
        "index.html",
        "problems.parquet",
        "quarantine.parquet",
        "reports.parquet",
        "run.json",
    ] == sorted(path.name for path in run.iterdir())
    assert f"Page: {run / 'index.html'}" in ended.out
    assert (case / OUT / "latest").resolve() == run


def test_a_run_judges_what_it_read(capsys: Capture, tmp_path: Path) -> None:
    """
    Shelling of civilians inside the truce is an apparent breach; after its end it is outside.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    said(capsys, "run", case)
    findings = pq.read_table(case / OUT / "latest" / "findings.parquet").to_pylist()
    outcomes = {row["incident"]: row["outcome"] for row in findings if row["regime"] == "small"}

    assert "apparent_breach" == outcomes["list:1"]
    assert outcomes.get("list:2", "outside_terms") == "outside_terms"


def test_the_record_holds_version_digests_and_instant(capsys: Capture, tmp_path: Path) -> None:
    """
    ``run.json`` says what was read, by which version, as of when, and what came of it.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    said(capsys, "run", case)
    record = json.loads((case / OUT / "latest" / "run.json").read_bytes())

    assert "2016-05-12T12:00:00Z" == record["as_of"]
    assert [
        "actors.yaml",
        "areas/valley.geojson",
        "case.yaml",
        "reports/list.csv",
        "terms/small.yaml",
    ] == list(record["inputs"])
    receipt = record["receipts"][0]
    assert (2, 1, 1, 0) == tuple(
        receipt[key] for key in ("read", "accepted", "quarantined", "duplicate")
    )


def test_the_same_input_gives_the_same_bytes(capsys: Capture, tmp_path: Path) -> None:
    """
    A second run of the same case, wherever it lies, has the same bytes, and says so.
    """
    case = small_case(tmp_path / "one", ROW_IN, ROW_AFTER, ROW_BROKEN)
    other = tmp_path / "elsewhere"
    shutil.copytree(case, other)
    said(capsys, "run", case)
    again = said(capsys, "run", case)
    said(capsys, "run", other)

    assert "0001" in again.err
    assert "same bytes" in again.err
    assert _bytes(case / OUT / "0001") == _bytes(case / OUT / "0002")
    assert _bytes(case / OUT / "0001") == _bytes(other / OUT / "0001")


def test_a_broken_file_stops_the_run_before_it_writes(capsys: Capture, tmp_path: Path) -> None:
    """
    A case with errors is not judged: every error is told, and nothing is written.
    """
    case = small_case(tmp_path, ROW_IN)
    terms = case / "terms" / "small.yaml"
    terms.write_text(terms.read_text("utf-8").replace("prohibits", "prohibbits"), encoding="utf-8")
    ended = said(capsys, "run", case)

    assert (3, "") == (ended.code, ended.out)
    assert "terms/small.yaml:12:5: YML-201" in ended.err
    assert ["error:", "hint:"] == [
        line.split()[0] for line in ended.err.splitlines() if line.startswith(("error:", "hint:"))
    ][:2]
    assert not (case / OUT).exists()


def test_an_empty_feed_is_not_a_quiet_day(capsys: Capture, tmp_path: Path) -> None:
    """
    A case without a single accepted report is refused unless the user says that it may be empty.
    """
    case = small_case(tmp_path)

    assert 3 == said(capsys, "run", case).code
    assert 0 == said(capsys, "run", case, "--allow-empty").code


@pytest.mark.parametrize(
    ("gate", "code"), [("apparent_breach", 1), ("contested", 0), ("undetermined", 0)]
)
def test_a_gate_fails_after_the_run_is_written(
    capsys: Capture, tmp_path: Path, gate: str, code: int
) -> None:
    """
    A gate that the user names ends the verb with 1; the run is written all the same.
    """
    case = small_case(tmp_path, ROW_IN)

    assert code == said(capsys, "run", case, "--fail-on", gate).code
    assert (case / OUT / "0001" / "index.html").is_file()


def test_files_that_nothing_names_are_told(capsys: Capture, tmp_path: Path) -> None:
    """
    What was not read is said, so that a misnamed file is not missed.
    """
    case = small_case(tmp_path, ROW_IN)
    (case / "reports" / "lost.csv").write_text("id\n", encoding="utf-8")
    ended = said(capsys, "run", case)

    assert 0 == ended.code
    assert "reports/lost.csv: RUN-205" in ended.err


def test_a_link_out_of_the_case_stops_the_run(capsys: Capture, tmp_path: Path) -> None:
    """
    A case is judged only when everything that it seems to hold was read.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    (tmp_path / "outside.yaml").write_text("x", encoding="utf-8")
    (case / "terms" / "other.yaml").symlink_to(tmp_path / "outside.yaml")
    ended = said(capsys, "run", case)

    assert 3 == ended.code
    assert "terms/other.yaml: RUN-104" in ended.err


def test_a_second_run_at_the_same_time_is_told_who_is_first(
    capsys: Capture, tmp_path: Path
) -> None:
    """
    While one process writes a case another is refused with the first one's number.
    """
    case = small_case(tmp_path, ROW_IN)
    with _stopped_run(case) as first:
        ended = said(capsys, "run", case)
        first.send_signal(signal.SIGKILL)

    assert 3 == ended.code
    assert f"Process {first.pid} " in ended.err


def test_a_run_that_is_killed_leaves_the_one_before_and_can_be_done_again(
    capsys: Capture, tmp_path: Path
) -> None:
    """
    After kill -9 in the middle the newest run stands, and the next one sweeps and succeeds.
    """
    case = small_case(tmp_path, ROW_IN)
    said(capsys, "run", case)
    before = _bytes(case / OUT / "0001")
    with _stopped_run(case) as running:
        running.send_signal(signal.SIGKILL)

    assert (case / OUT / "latest").resolve().name == "0001"
    ended = said(capsys, "run", case)

    assert 0 == ended.code
    assert "RUN-204" in ended.err
    assert before == _bytes(case / OUT / "0002")
    assert [] == [path.name for path in (case / OUT).glob(".making-*")]


def test_a_run_that_is_interrupted_says_that_nothing_was_replaced(tmp_path: Path) -> None:
    """
    Ctrl-C ends with 130, one line and no trace, and leaves no remains.
    """
    case = small_case(tmp_path, ROW_IN)
    with _stopped_run(case) as running:
        running.send_signal(signal.SIGINT)  # waits until it goes on, and so is never too late
        running.send_signal(signal.SIGCONT)
        _, err = running.communicate(timeout=60)

    assert 130 == running.returncode
    assert (1, False) == (len(err.splitlines()), "Traceback" in err)
    assert [] == [
        path.name for path in (case / OUT).iterdir() if path.name not in {".lock", ".inputs"}
    ]


class _stopped_run:  # noqa: N801 - reads like the function that it is
    """A run that was stopped in its middle, while it held the case."""

    def __init__(self, case: Path) -> None:
        self._case = case

    def __enter__(self) -> subprocess.Popen[str]:
        self._running = subprocess.Popen(
            [TOOL, "run", str(self._case)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509 - no threads run here
        )
        deadline = time.monotonic() + 60
        while not list((self._case / OUT).glob(".making-*")):
            if self._running.poll() is not None or time.monotonic() > deadline:
                pytest.fail("the run was over before it could be stopped")
            time.sleep(0.001)
        self._running.send_signal(signal.SIGSTOP)
        return self._running

    def __exit__(self, *ended: object) -> None:
        if self._running.poll() is None:
            os.kill(self._running.pid, signal.SIGKILL)
        self._running.communicate()


def _heed_interrupts() -> None:
    """Undo what shells do to jobs in the background, which else would not hear of Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
