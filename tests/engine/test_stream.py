"""
Streaming: incidents in Parquet to findings in Parquet, piece by piece and always alike.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.findings.builders import (
    accepted,
    actors_of,
    any_of,
    areas_of,
    at,
    at_point,
    batch_of,
    clause,
    given,
    holding,
    in_area,
    reading,
    regime,
    story,
)
from tests.findings.reference_facts import Incident
from trucewatch.definitions.acts import Form
from trucewatch.definitions.targets import CIVILIANS
from trucewatch.engine import codes
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.stream import stream_findings
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.schema import BRIEF
from trucewatch.findings.settings import FindingSettings

CITY = {"city": (37.0, 37.3), "suburb": (37.2, 37.5)}
REGIMES = [
    regime(
        name,
        [reading("army", [holding(start, "2016-05-06T22:00Z", area)], accepted("A"))],
        [clause()],
    )
    for name, start, area in (
        ("calm", "2016-05-04T22:00Z", "city"),
        ("outer", "2016-05-05T12:00Z", "suburb"),
    )
]
TERMS = compile_terms(REGIMES, areas_of(CITY), actors_of(["A", "B"]))
SETTINGS = FindingSettings()


class Watch:
    """A progress that adds up what it is told."""

    def __init__(self) -> None:
        self.of = self.done = 0

    def begin(self, step: str, of: int) -> None:
        """Remember how much there is to do."""
        assert step in {"prepare", "adjudicate"}
        self.of = of

    def advance(self, by: int) -> None:
        """Add *by*."""
        self.done += by


def told(number: int) -> Incident:
    """Return one of many incidents: most are precise, some doubtful, some far away."""
    instant = f"2016-05-05T{number % 24:02}:{number % 60:02}Z"
    where = at_point(CITY, 36.9 + number % 70 / 100)
    if number % 13 == 0:
        where = in_area(CITY, "city")
    who = any_of("A", "B") if number % 7 == 0 else given(**{"AB"[number % 2]: 1.0})
    each = story((instant, instant), where, who, at_whom=at(CIVILIANS))
    return Incident(f"i{number:05}", Form.INSTANT, (each,), voices=1 + number % 3)


RECORDS = batch_of(told(number) for number in range(500))


def stream(folder: Path, *, group: int = 64, jobs: int = 2) -> bytes:
    """Write the incidents in row groups of a size, stream them, and return what was written."""
    source, target = folder / "incidents.parquet", folder / "findings.parquet"
    pq.write_table(pa.Table.from_batches([RECORDS]), source, row_group_size=group)
    stream_findings((source, target), TERMS, SETTINGS, Watch(), jobs=jobs)
    return target.read_bytes()


def test_what_is_streamed_is_what_is_judged(tmp_path: Path) -> None:
    """
    The file holds the findings of all incidents, in their order.
    """
    stream(tmp_path)
    found = pq.read_table(tmp_path / "findings.parquet")

    assert BRIEF == found.schema
    assert adjudicate_brief(RECORDS, TERMS, SETTINGS).to_pylist() == found.to_pylist()


@pytest.mark.parametrize("jobs", [1, 3])
def test_any_number_of_threads_writes_the_same_bytes(tmp_path: Path, jobs: int) -> None:
    """
    Who was first to finish cannot be seen in the file.
    """
    assert stream(tmp_path, jobs=2) == stream(tmp_path, jobs=jobs)


def test_how_the_incidents_are_cut_changes_no_finding(tmp_path: Path) -> None:
    """
    Large and small row groups hold the same incidents.
    """
    stream(tmp_path, group=500)
    whole = pq.read_table(tmp_path / "findings.parquet").to_pylist()
    stream(tmp_path, group=7)

    assert whole == pq.read_table(tmp_path / "findings.parquet").to_pylist()


def test_progress_is_told_of_every_incident(tmp_path: Path) -> None:
    """
    What is done adds up to what there was to do.
    """
    source, watch = tmp_path / "incidents.parquet", Watch()
    pq.write_table(pa.Table.from_batches([RECORDS]), source)

    streamed = stream_findings((source, tmp_path / "out"), TERMS, SETTINGS, watch)

    assert (500, 500, 500) == (watch.of, watch.done, streamed.incidents)
    assert streamed.findings == pq.read_metadata(tmp_path / "out").num_rows


def test_a_file_without_incidents_gives_a_file_without_findings(tmp_path: Path) -> None:
    """
    Nothing to judge is no error, and the columns are there.
    """
    source, target = tmp_path / "incidents.parquet", tmp_path / "findings.parquet"
    pq.write_table(pa.Table.from_batches([RECORDS.slice(0, 0)]), source)

    stream_findings((source, target), TERMS, SETTINGS, Watch())

    assert BRIEF == pq.read_schema(target)
    assert 0 == pq.read_metadata(target).num_rows


def refusal(source: Path, target: Path) -> RefusedError:
    """Stream what cannot be streamed and return what is said of it."""
    with pytest.raises(RefusedError) as caught:
        stream_findings((source, target), TERMS, SETTINGS, Watch())
    return caught.value


def test_columns_that_are_missing_are_named(tmp_path: Path) -> None:
    """
    A table of something else is refused with what it lacks.
    """
    source = tmp_path / "other.parquet"
    pq.write_table(pa.Table.from_batches([RECORDS]).drop_columns(["stories", "voices"]), source)

    (problem,) = refusal(source, tmp_path / "findings.parquet").problems

    assert codes.NOT_INCIDENTS == problem.code
    assert "voices, stories" == problem.values["columns"]


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """
    Any other file is refused by its name.
    """
    source = tmp_path / "notes.txt"
    source.write_text("not a table")

    (problem,) = refusal(source, tmp_path / "findings.parquet").problems

    assert (codes.UNREADABLE, "notes.txt") == (problem.code, problem.place.file)


def test_an_incident_that_cannot_be_judged_leaves_what_was_there(tmp_path: Path) -> None:
    """
    When judging stops, an earlier file stands as it was and nothing else lies beside it.
    """
    source, target = tmp_path / "incidents.parquet", tmp_path / "findings.parquet"
    wrong = told(1)
    wrong = replace(
        wrong,
        stories=(
            replace(wrong.stories[0], who=given(A=0.2, B=0.2), where=told(0).stories[0].where),
        ),
    )
    pq.write_table(pa.Table.from_batches([RECORDS, batch_of([wrong])]), source)
    target.write_text("earlier")

    (problem,) = refusal(source, target).problems

    assert codes.NOT_JUDGED == problem.code
    assert "earlier" == target.read_text()
    assert ["findings.parquet", "incidents.parquet"] == sorted(p.name for p in tmp_path.iterdir())


def test_what_was_cut_off_is_swept_away(tmp_path: Path) -> None:
    """
    A file that an interrupted run left beside does not stop the next one.
    """
    (tmp_path / ".findings.parquet.new").write_text("half")

    stream(tmp_path)

    assert not (tmp_path / ".findings.parquet.new").exists()
