"""What it costs to record a run, and to ask a case of a thousand runs what it knew then."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.figures import ROOT, Figure
from trucewatch.definitions.digests import digest_of
from trucewatch.engine.kept import keep_inputs
from trucewatch.engine.local import put_table
from trucewatch.engine.past import mend_history
from trucewatch.engine.runs import Recording, RunInMaking, finish_run, making_run, sweep
from trucewatch.findings.schema import FINDINGS
from trucewatch.mission.tables import problem_table
from trucewatch.reports.receipts import QUARANTINE

RUNS = 1000
FINDINGS_OF_A_RUN = 12_000
TIMES = 9
FIRST = datetime(2016, 5, 1, tzinfo=UTC)


def measure() -> list[Figure]:
    """Record a thousand small runs, then large ones; ask for one of them."""
    with tempfile.TemporaryDirectory(dir=ROOT / "benchmarks") as folder:
        case = Path(folder) / "case"
        (case / "out").mkdir(parents=True)
        small, large = _findings(2), _findings(FINDINGS_OF_A_RUN)
        for number in range(RUNS):
            _record(case, number, small, forced=False)
        commit_s = statistics.median(_beyond_writing(case, n, large) for n in range(TIMES))
        asked = str(FIRST + timedelta(hours=RUNS // 2)).replace(" ", "T")
        adjudicate_s = _median(["adjudicate", str(case), "--as-of", asked])
        listed_s = _median(["history", str(case)])
        start_s = _median(["version"])
    note = f"{RUNS} runs"
    return [
        Figure("append beyond its own writing", commit_s * 1000, "ms", goal=20, note=note),
        Figure("adjudicate --as-of", adjudicate_s, "s", goal=1.0, note=note),
        Figure("history", listed_s, "s", goal=1.0, note=note),
        Figure("version, for the start of the process", start_s, "s"),
    ]


def _findings(rows: int) -> pa.Table:
    row = {each.name: _value(each) for each in FINDINGS}
    made = [{**row, "incident": f"list:{n}", "regime": "small"} for n in range(rows)]
    return pa.Table.from_pylist(made, schema=FINDINGS)


def _value(field: pa.Field[Any]) -> object:
    kind = field.type
    if field.nullable:
        return None
    if pa.types.is_list(kind):
        return []
    if pa.types.is_boolean(kind):
        return False
    return "undetermined" if pa.types.is_string(kind) else 0


def _inputs(case: Path, number: int) -> dict[str, str]:
    (case / "case.yaml").write_bytes(b"title: same\n")
    (case / "list.csv").write_bytes(f"id\n{number}\n".encode())
    return {name: digest_of((case / name).read_bytes()) for name in ("case.yaml", "list.csv")}


def _write(run: RunInMaking, findings: pa.Table) -> None:
    put_table(run, "findings.parquet", findings)
    put_table(run, "quarantine.parquet", QUARANTINE.empty_table())
    put_table(run, "problems.parquet", problem_table([]))


def _record(case: Path, number: int, findings: pa.Table, *, forced: bool) -> float:
    """Record one run as the program does and return the seconds beyond writing its files."""
    out, digests = case / "out", _inputs(case, number)
    at = FIRST + timedelta(hours=number)
    began = time.perf_counter()
    sweep(out)
    mend_history(out)
    keep_inputs(out, case, digests)
    with making_run(out) as run:
        before_s = time.perf_counter() - began
        _write(run, findings)
        if forced:
            run.force()
        began = time.perf_counter()
        finish_run(run, _said(digests, findings), Recording(at, at, "1"))
        return before_s + time.perf_counter() - began


def _beyond_writing(case: Path, number: int, findings: pa.Table) -> float:
    return _record(case, RUNS + number, findings, forced=True)


def _said(digests: dict[str, str], findings: pa.Table) -> dict[str, object]:
    return {
        "schema": "trucewatch/run@1",
        "version": "1",
        "as_of": "2016-05-12T12:00:00Z",
        "inputs": digests,
        "not_read": [],
        "receipts": [],
        "rows": {"reports": 0, "quarantine": 0, "incidents": 0, "findings": findings.num_rows},
        "outcomes": {},
        "problems": {},
    }


def _median(arguments: list[str]) -> float:
    tool = str(Path(sys.executable).with_name("trucewatch"))
    return statistics.median(_seconds([tool, *arguments]) for _ in range(TIMES))


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(measure())
