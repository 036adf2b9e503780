"""Runs are whole or not there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.run_folders import newest
from trucewatch.engine.runs import (
    FinishedRun,
    Recording,
    finish_run,
    leftovers,
    making_run,
    replace_file,
    sweep,
)

SCHEMA = pa.schema([pa.field("incident", pa.string(), nullable=False)])
RECORDING = Recording(
    datetime(2016, 5, 12, 12, tzinfo=UTC), datetime(2016, 5, 12, tzinfo=UTC), "0"
)
BATCH = pa.RecordBatch.from_arrays([pa.array(["a", "b"])], schema=SCHEMA)


def _made(out: Path, page: bytes = b"page") -> FinishedRun:
    out.mkdir(exist_ok=True)
    with making_run(out) as run:
        run.write("days/index.html", page)
        with run.open_table("findings.parquet", SCHEMA) as table:
            table.append(BATCH)
        return finish_run(run, {"version": "0"}, RECORDING)


def test_runs_are_numbered_and_the_newest_is_pointed_to(tmp_path: Path) -> None:
    """
    Each run has the next number, and ``latest`` leads to the newest.
    """
    _made(tmp_path, b"one")
    _made(tmp_path, b"two")

    assert ["0001", "0002"] == sorted(each.name for each in tmp_path.glob("0*"))
    assert b"two" == (tmp_path / "latest" / "days" / "index.html").read_bytes()


def test_a_run_records_the_digest_of_each_file(tmp_path: Path) -> None:
    """
    ``run.json`` holds what the caller says and the digest of every file, in order of name.
    """
    record = json.loads((_made(tmp_path).path / "run.json").read_bytes())

    assert ["version", "files"] == list(record)
    assert ["days/index.html", "findings.parquet"] == list(record["files"])


def test_the_same_again_has_the_same_bytes_and_says_so(tmp_path: Path) -> None:
    """
    A run that made the same bytes as the one before names it.
    """
    assert None is _made(tmp_path).same_as
    assert "0001" == _made(tmp_path).same_as
    assert None is _made(tmp_path, b"other").same_as


def test_a_table_can_be_read_back(tmp_path: Path) -> None:
    """
    What was appended batch by batch is one Parquet table.
    """
    table = pq.read_table(_made(tmp_path).path / "findings.parquet")

    assert ["a", "b"] == table.column("incident").to_pylist()


def test_a_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """
    When a step fails, what was written so far is taken away and the newest run stands.
    """
    before = _made(tmp_path)

    with pytest.raises(ZeroDivisionError), making_run(tmp_path) as run:
        run.write("x", b"x")
        raise ZeroDivisionError

    assert () == leftovers(tmp_path)
    assert before.path == newest(tmp_path)


def test_the_remains_of_a_killed_run_are_swept(tmp_path: Path) -> None:
    """
    What a killed run left is found and removed; whole runs are not.
    """
    before = _made(tmp_path)
    (tmp_path / ".making-0002").mkdir()
    (tmp_path / ".making-0002" / "x").write_bytes(b"x")

    assert (".making-0002",) == sweep(tmp_path)
    assert () == leftovers(tmp_path)
    assert before.path == newest(tmp_path)


def test_numbers_go_on_after_the_highest(tmp_path: Path) -> None:
    """
    A run that was removed by hand does not give its number to another while a later one stands.
    """
    (tmp_path / "0007").mkdir()

    assert "0008" == _made(tmp_path).path.name


def test_a_full_disk_is_a_coded_refusal(tmp_path: Path) -> None:
    """
    When the disk refuses a write the code says so and nothing remains.
    """
    with pytest.raises(RefusedError) as error, making_run(tmp_path) as run:
        (run.folder / "page").symlink_to("/dev/full")
        run.write("page", b"x")

    assert ["RUN-203"] == [each.code.id for each in error.value.problems]
    assert () == leftovers(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_coded_refusal() -> None:
    """
    A folder that nobody may write into is refused before anything is made.
    """
    with pytest.raises(RefusedError) as error, making_run(Path("/proc/self")):
        pass

    assert ["RUN-203"] == [each.code.id for each in error.value.problems]


def test_a_plain_file_points_where_links_are_not_possible(tmp_path: Path) -> None:
    """
    An older plain pointer file is replaced whole.
    """
    (tmp_path / "latest").write_text("0009\n", encoding="utf-8")
    _made(tmp_path)

    assert "0001" == (tmp_path / "latest").resolve().name


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """
    A replaced file has the new content and leaves nothing beside it.
    """
    path = tmp_path / "quarantine.ndjson"
    replace_file(path, b"one")
    replace_file(path, b"two")

    assert [("quarantine.ndjson", b"two")] == [
        (p.name, p.read_bytes()) for p in tmp_path.iterdir()
    ]


def test_links_among_the_remains_are_taken_away_and_not_followed(tmp_path: Path) -> None:
    """
    What a link points to stays, and the next run is not held up by it.
    """
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".making-0001").symlink_to(tmp_path / "elsewhere")
    (tmp_path / ".kept.new").symlink_to(tmp_path / "precious")

    assert (".making-0001",) == sweep(tmp_path / "out")
    replace_file(tmp_path / "kept", b"new")
    assert [True, False] == [(tmp_path / name).exists() for name in ("elsewhere", "precious")]
