"""Judging batch by batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pyarrow as pa

from tests.cli.small_case import ACTORS, AREAS, CASE, HEADER, ROW_AFTER, ROW_BROKEN, ROW_IN, TERMS
from tests.findings.engines import judged
from tests.mission.memory_files import MemoryFiles
from trucewatch.mission.agreed import read_agreed
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.judged import compiled, finding_settings, findings_of
from trucewatch.mission.reported import read_reported
from trucewatch.mission.tables import problem_table

NOW = datetime(2016, 5, 12, 12, tzinfo=UTC)
FILES = MemoryFiles(
    {
        "case.yaml": CASE,
        "actors.yaml": ACTORS,
        "areas/valley.geojson": AREAS,
        "terms/small.yaml": TERMS,
        "reports/list.csv": "\n".join([HEADER, ROW_IN, ROW_AFTER, ROW_BROKEN]) + "\n",
    }
)


@dataclass(slots=True)
class Counting:
    """A progress that adds up what it is told."""

    steps: list[tuple[str, int]] = field(default_factory=list)
    done: int = 0

    def begin(self, step: str, of: int) -> None:
        """Remember the step."""
        self.steps.append((step, of))

    def advance(self, by: int) -> None:
        """Add up."""
        self.done += by


def test_progress_is_told_every_incident() -> None:
    """
    The step is begun with the number of incidents, and ends when all are done.
    """
    agreed = read_agreed(FILES)
    reported = read_reported(FILES, agreed, NOW)
    assert agreed.case is not None
    told = Counting()
    settings = finding_settings(agreed.case.settings)
    found = list(findings_of(reported.incidents, compiled(agreed), settings, told))

    assert ([("adjudicate", 2)], 2) == (told.steps, told.done)
    assert 1 == len(found)


def test_where_incidents_are_cut_changes_nothing() -> None:
    """
    Judged one by one or all together, incidents have the same findings.
    """
    agreed = read_agreed(FILES)
    reported = read_reported(FILES, agreed, NOW)
    assert agreed.case is not None
    terms, settings = compiled(agreed), finding_settings(agreed.case.settings)
    whole = pa.Table.from_batches(findings_of(reported.incidents, terms, settings, Counting()))
    single = pa.Table.from_batches(
        [judged(b, terms, settings) for b in reported.incidents.to_batches(max_chunksize=1)]
    )

    assert whole.to_pylist() == single.to_pylist()


def test_outcomes_are_counted_by_regime() -> None:
    """
    Outcomes are counted under each regime, and apart from these under some regime.
    """
    agreed = read_agreed(FILES)
    reported = read_reported(FILES, agreed, NOW)
    assert agreed.case is not None
    settings = finding_settings(agreed.case.settings)
    batches = findings_of(reported.incidents, compiled(agreed), settings, Counting())
    counts = OutcomeCounts.of(pa.Table.from_batches(batches))

    assert 1 == counts.by_regime["small"]["apparent_breach"]
    assert (1, 0, 0) == (
        counts.of_outcome("apparent_breach"),
        counts.contested,
        counts.sensitive,
    )


def test_every_problem_is_kept_as_a_row() -> None:
    """
    Problems are kept with their code, place and values.
    """
    reported = read_reported(FILES, read_agreed(FILES), NOW)
    rows = problem_table(reported.problems).to_pylist()

    assert {"reports/list.csv"} == {row["file"] for row in rows}
    assert len(reported.problems) == len(rows)


def test_without_a_case_nothing_is_reported() -> None:
    """
    Reports are not read by a case that has errors, because their mapping is in it.
    """
    files = MemoryFiles({"case.yaml": "x", "actors.yaml": ACTORS})

    assert 0 == read_reported(files, read_agreed(files), NOW).reports.num_rows
