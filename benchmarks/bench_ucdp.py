"""The whole of UCDP GED Syria through the shipped terms: from reports to the page."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.children import median, run_child
from benchmarks.figures import ROOT, SHARED, Figure

SOURCE = SHARED / "ucdp-syria" / "ged_syria_2016_2019.csv"
ROWS = 16_566
REPEATS = 5

CASE = """\
format: trucewatch/case@1
title: Syria, 2016 to 2019, as UCDP counts it
place: Syria
zone: Asia/Damascus
as_of: 2016-05-12T21:00:00Z
sources:
  ucdp: {publisher: Uppsala Conflict Data Program, reliability: B}
reports:
  - {file: reports/ged.csv, reader: ucdp-ged, source: ucdp, zone: Asia/Damascus}
"""


@dataclass(slots=True)
class Watch:
    """A progress that remembers when each step began."""

    began: dict[str, float] = field(default_factory=dict)

    def begin(self, step: str, of: int) -> None:
        """Remember when *step* began."""
        del of
        self.began[step] = time.perf_counter()

    def advance(self, by: int) -> None:
        """Do nothing with *by*."""
        del by


def measure() -> list[Figure]:
    """Return seconds of reading and of everything after, and the memory used."""
    if not SOURCE.is_file():
        note = f"{SOURCE.name} is not there; TRUCEWATCH_DATA names its folder"
        return [Figure("reports of UCDP to page", None, "s", goal=10, note=note)]
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder) / "case")
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.bench_ucdp", str(case)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        tables = median([run_child("benchmarks.ucdp_tables", case) for _ in range(REPEATS)])
    measured = json.loads(done.stdout.splitlines()[-1])
    if measured["rows"] != ROWS:
        raise ValueError(f"{measured['rows']} rows were read, and the file has {ROWS}")
    return [
        Figure("16,566 rows of UCDP: CSV to reports", measured["read"], "s"),
        Figure("16,566 reports to findings, as tables", measured["judge"], "s"),
        Figure(
            "16,566 reports as Parquet to findings as Parquet",
            tables.wall,
            "s",
            goal=2,
            note=f"{tables.more['findings']:,} findings in full; CPU {tables.cpu:.2f} s",
        ),
        Figure("findings to page", measured["publish"], "s"),
        Figure("reports to page", measured["judge"] + measured["publish"], "s", goal=10),
        Figure("most memory", measured["memory"], "MB", goal=2000),
    ]


def make_case(folder: Path) -> Path:
    """Make the case in *folder*: the shipped terms, areas and actors, and UCDP's rows."""
    example = ROOT / "examples" / "aleppo-2016"
    for name in ("terms", "areas"):
        shutil.copytree(example / name, folder / name)
    shutil.copy(example / "actors.yaml", folder / "actors.yaml")
    (folder / "reports").mkdir()
    shutil.copy(SOURCE, folder / "reports" / "ged.csv")
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder


def run_once(case: Path) -> dict[str, float]:
    """Run the case in this process and return what was measured."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.local import run_case

    watch = Watch()
    report = run_case(case, SystemClock(), watch, allow_empty=False)
    ended = time.perf_counter()
    return {
        "rows": sum(each.read for each in report.judged.case.reported.receipts),
        "read": watch.began["adjudicate"] - watch.began["read"],
        "judge": watch.began["publish"] - watch.began["adjudicate"],
        "publish": ended - watch.began["publish"],
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


if __name__ == "__main__":
    print(json.dumps(run_once(Path(sys.argv[1]))))
