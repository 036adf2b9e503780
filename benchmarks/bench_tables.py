"""
A table as large as the world's UCDP GED: 254 MB of CSV, read piece by piece.

Its rows are the real ones of Syria over and over with ids of their own, so line breaks inside
quotation marks are where they really are. The share of memory that a table may take is fixed from
these figures, see `trucewatch.engine.files.largest_table`.
"""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bench_ucdp import CASE, SOURCE
from benchmarks.children import Stopwatch, run_child
from benchmarks.figures import ROOT, Extent, Figure
from benchmarks.worlds import X1, folder

TAKES = "some three minutes; --scale 0.05 takes fifteen seconds"


def measure_at(extent: Extent) -> list[Figure]:
    """Return seconds and memory of reading *extent*'s share of the table."""
    if not SOURCE.is_file():
        note = f"{SOURCE.name} is not there; TRUCEWATCH_DATA names its folder"
        return [Figure("a table of 254 MB, read", None, "s", note=note)]
    rows = extent.rows(X1)
    case = made(rows)
    size = (case / "reports" / "ged.csv").stat().st_size / 1e6
    spent = run_child("benchmarks.bench_tables", case)
    more = spent.more
    held = (more["reports"] + more["incidents"]) / 1e6
    grown = 1000 * (spent.memory - more["before"])
    note = f"{rows:,} rows, {size:.0f} MB, {more['accepted']:,} accepted"
    return [
        Figure("CSV to reports and incidents, wall", spent.wall, "s", note=note),
        Figure("CSV to reports and incidents, CPU", spent.cpu, "s"),
        Figure("rows a second of CPU", rows / spent.cpu, "a second"),
        Figure("memory before reading", more["before"] * 1000, "MB"),
        Figure("most memory", spent.memory * 1000, "MB"),
        Figure("reports and incidents as they are held", held, "MB"),
        Figure("memory / size of the file", grown / size, "times"),
    ]


def made(rows: int) -> Path:
    """Make a case of *rows* rows in the folder of worlds, where it is not there yet."""
    case = folder() / f"table-{rows}"
    table = case / "reports" / "ged.csv"
    if table.is_file():
        return case
    example = ROOT / "examples" / "aleppo-2016"
    for name in ("terms", "areas"):
        shutil.copytree(example / name, case / name, dirs_exist_ok=True)
    shutil.copy(example / "actors.yaml", case / "actors.yaml")
    (case / "reports").mkdir(exist_ok=True)
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    with SOURCE.open(newline="", encoding="utf-8") as opened:
        header, *real = list(csv.reader(opened))
    part = table.with_suffix(".part")
    with part.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(header)
        for number in range(rows):
            row = real[number % len(real)]
            writer.writerow([str(number + 1), *row[1:]])
    part.replace(table)
    return case


def main(case: Path) -> None:
    """Read the table of *case* and print what it cost."""
    from trucewatch.engine.files import open_case
    from trucewatch.mission.agreed import read_agreed
    from trucewatch.mission.reported import read_reported

    files = open_case(case)
    agreed = read_agreed(files)
    before = Stopwatch().spent()["memory"]
    watch = Stopwatch()
    read = read_reported(files, agreed, datetime(2026, 1, 1, tzinfo=UTC))
    told = {
        "before": before,
        "reports": read.reports.nbytes,
        "incidents": read.incidents.nbytes,
        "accepted": read.receipts[0].accepted,
    }
    print(watch.told(**told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
