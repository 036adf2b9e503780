"""
Reports as Parquet to findings as Parquet, with the terms of a case, in a process of its own.

Reading the columns of reports that incidents need, incidents, the terms compiled anew, judging and
writing in full are all counted; starting Python and reading the case's own files are not.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.children import Stopwatch
from trucewatch.engine.files import open_case
from trucewatch.engine.parquet import ROWS_IN_GROUP, ParquetSink
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.incidents.from_reports import (
    COLUMNS_ASKED,
    IncidentSettings,
    incidents_from_reports,
)
from trucewatch.mission.agreed import read_agreed


def main(case: Path) -> None:
    """Judge the reports of the latest run of *case* again, and print what it cost."""
    agreed = read_agreed(open_case(case))
    run = case / "out" / "latest"
    settings = IncidentSettings(datetime(2016, 5, 12, 21, tzinfo=UTC))
    watch = Stopwatch()
    reports = pq.read_table(run / "reports.parquet", columns=list(COLUMNS_ASKED))
    incidents = incidents_from_reports(reports, agreed.actors, settings)
    terms = compile_terms(agreed.judged, agreed.areas, agreed.actors)
    sink = ParquetSink(case / "found.parquet", FINDINGS)
    rows = 0
    for batch in incidents.to_batches(max_chunksize=ROWS_IN_GROUP):
        found = adjudicate(batch, terms, FindingSettings())
        sink.append(found)
        rows += len(found)
    sink.close()
    print(watch.told(findings=rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
