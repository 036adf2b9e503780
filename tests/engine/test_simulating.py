"""Simulated cases on the disk: written whole, run without a word of complaint, and scored."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from trucewatch.engine import codes as run_codes
from trucewatch.engine.clock import SystemClock
from trucewatch.engine.files import open_case
from trucewatch.engine.local import run_case
from trucewatch.engine.progress import Silent
from trucewatch.engine.refusal import RefusedError
from trucewatch.engine.simulating import score_case, settings_in, truth_beside, write_simulation
from trucewatch.simulation.scoring import Mark
from trucewatch.simulation.settings import RegisterError, SimulationSettings

SMALL = SimulationSettings(days=12, truce_after_days=3, calm_after_days=6, acts_per_day=6.0)
NOW = datetime(2026, 1, 1, tzinfo=UTC)

VARIED = [
    SMALL,
    replace(SMALL, independent_coordinates=True, act_unknown=0.5, target_unknown=0.5),
    replace(SMALL, by_area=True, place_province=5.0),
    replace(SMALL, register_error=RegisterError.BOTH),
    replace(SMALL, aid_requests=30.0, unattributed=0.6),
]


def _codes(error: RefusedError) -> list[str]:
    return [each.code.id for each in error.problems]


@pytest.mark.parametrize("settings", VARIED, ids=["plain", "free", "wide", "wrong", "silent"])
def test_a_simulated_case_runs_clean(tmp_path: Path, settings: SimulationSettings) -> None:
    """
    Every row is accepted, every file is read, and only the announcers' contradiction is told.
    """
    written = write_simulation(tmp_path / "case", None, settings, 5)
    report = run_case(tmp_path / "case", SystemClock(), Silent(), allow_empty=False)

    assert {"TRM-103"} == {each.code.id for each in report.problems}
    assert () == report.judged.case.not_read
    for receipt in report.judged.case.reported.receipts:
        assert receipt.read == receipt.accepted
    assert written.simulated.incidents.to_pylist() == (
        report.judged.case.reported.incidents.to_pylist()
    )


def test_case_and_truth_lie_apart(tmp_path: Path) -> None:
    """
    The case's folder can be handed over whole: nothing of the truth is in it.
    """
    write_simulation(tmp_path / "case", None, SMALL, 5)

    assert tmp_path / "case-truth" == truth_beside(tmp_path / "case")
    assert [
        "README.md",
        "acts.csv",
        "acts.parquet",
        "settings.yaml",
        "truth.csv",
        "truth.parquet",
    ] == (sorted(path.name for path in (tmp_path / "case-truth").iterdir()))
    assert not [name for name in open_case(tmp_path / "case").names if "truth" in name]


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    """
    Two folders of one seed hold the same files, byte for byte, truth included.
    """
    for name in ("one", "two"):
        write_simulation(tmp_path / name, None, SMALL, 5)
    for name in ("", "-truth"):
        one, two = tmp_path / f"one{name}", tmp_path / f"two{name}"
        files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
        assert files == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
        assert all((one / each).read_bytes() == (two / each).read_bytes() for each in files)


def test_the_settings_beside_the_truth_give_the_conflict_again(tmp_path: Path) -> None:
    """
    What was turned is kept, and can be turned a second time.
    """
    write_simulation(tmp_path / "one", None, SMALL, 5)
    again = settings_in(tmp_path / "one-truth" / "settings.yaml", NOW)

    assert SMALL == again


def test_where_the_case_cannot_be_written_no_truth_is_left(tmp_path: Path) -> None:
    """
    A second try is not refused because of what the first one left.
    """
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        write_simulation(tmp_path / "file" / "case", tmp_path / "truth", SMALL, 5)

    assert [run_codes.WRITE_FAILED.id] == _codes(caught.value)
    assert ["file"] == [path.name for path in tmp_path.iterdir()]


def test_no_link_is_followed_where_the_case_is_made(tmp_path: Path) -> None:
    """
    A link in the place of the folder in making is taken away, and an empty folder is filled.
    """
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".case.making").symlink_to(elsewhere)
    (tmp_path / "case").mkdir()
    write_simulation(tmp_path / "case", None, SMALL, 5)

    assert [] == list(elsewhere.iterdir())
    assert (tmp_path / "case" / "case.yaml").is_file()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_in_the_place_of_the_case_is_kept(tmp_path: Path, *, is_there: bool) -> None:
    """
    A case on another disk is made where the link leads, and nothing half made stands beside it.
    """
    if is_there:
        (tmp_path / "disk").mkdir()
    (tmp_path / "case").symlink_to(tmp_path / "disk")
    write_simulation(tmp_path / "case", None, SMALL, 5)

    assert ["case", "case-truth", "disk"] == sorted(path.name for path in tmp_path.iterdir())
    assert (tmp_path / "case").is_symlink()
    assert (tmp_path / "disk" / "case.yaml").is_file()


def test_settings_without_an_end_are_refused() -> None:
    """
    A device that gives bytes for ever does not hold the tool for ever.
    """
    with pytest.raises(RefusedError) as caught:
        settings_in(Path("/dev/zero"), NOW)

    assert [run_codes.TOO_LARGE.id] == _codes(caught.value)


@pytest.mark.parametrize("taken", ["case", "case-truth"])
def test_nothing_is_written_over(tmp_path: Path, taken: str) -> None:
    """
    A folder that holds something stops both, and stays as it was.
    """
    (tmp_path / taken).mkdir()
    (tmp_path / taken / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        write_simulation(tmp_path / "case", None, SMALL, 5)

    assert [run_codes.ALREADY_THERE.id] == _codes(caught.value)
    assert ["mine.txt"] == [path.name for path in tmp_path.rglob("*") if path.is_file()]


def test_the_truth_never_lies_in_the_case(tmp_path: Path) -> None:
    """
    A truth inside of the case would be seen by whoever works it.
    """
    with pytest.raises(RefusedError) as caught:
        write_simulation(tmp_path / "case", tmp_path / "case" / "truth", SMALL, 5)

    assert ["SIM-208"] == _codes(caught.value)
    assert not (tmp_path / "case").exists()


def test_a_file_of_settings_with_errors_is_refused(tmp_path: Path) -> None:
    """
    Errors are told with the file's name; a file that is not there is told as such.
    """
    file = tmp_path / "knobs.yaml"
    file.write_text("format: trucewatch/simulation@1\ndays: 30.5\n", encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        settings_in(file, NOW)
    with pytest.raises(RefusedError) as missing:
        settings_in(tmp_path / "none.yaml", NOW)

    assert ["SIM-103"] == _codes(caught.value)
    assert [run_codes.UNREADABLE.id] == _codes(missing.value)
    assert SimulationSettings() == settings_in(None, NOW)


def test_a_run_is_scored_against_the_truth(tmp_path: Path) -> None:
    """
    Every question of the run has one mark, and the tool is seldom wrong about what happened.
    """
    write_simulation(tmp_path / "case", None, replace(SMALL, acts_per_day=20.0), 5)
    report = run_case(tmp_path / "case", SystemClock(), Silent(), allow_empty=False)
    scored = score_case(tmp_path / "case", None, None, "latest").scores
    questions = sum(1 for each in report.judged.findings["regime"].to_pylist() if each != "(some)")

    assert ["calm-capital", "cessation"] == [each.regime for each in scored]
    assert questions == sum(each.answers for each in scored)
    for each in scored:
        assert each.marks[Mark.WRONG] <= 0.2 * each.answers


def test_a_trainee_is_scored_against_the_truth(tmp_path: Path) -> None:
    """
    What a trainee answers is marked, and what was not answered is left open.
    """
    write_simulation(tmp_path / "case", None, SMALL, 5)
    run_case(tmp_path / "case", SystemClock(), Silent(), allow_empty=False)
    truth = pq.read_table(tmp_path / "case-truth" / "truth.parquet").to_pylist()
    right = next(row for row in truth if any(c["true_class"] == "breach" for c in row["classes"]))
    file = tmp_path / "mine.csv"
    file.write_text(
        f"incident,regime,outcome,named\n{right['incident']},cessation,apparent_breach,{right['who']}\n",
        encoding="utf-8",
    )
    scored = {e.regime: e for e in score_case(tmp_path / "case", None, file, "latest").scores}

    assert 1 == scored["cessation"].named_right
    assert scored["cessation"].answers - 1 == scored["cessation"].marks[Mark.LEFT_OPEN]


def test_scoring_without_truth_or_with_another_one_is_refused(tmp_path: Path) -> None:
    """
    No truth, a file that is none, the truth of another case, and bad answers are told apart.
    """
    write_simulation(tmp_path / "case", None, SMALL, 5)
    run_case(tmp_path / "case", SystemClock(), Silent(), allow_empty=False)
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "bad.csv").write_text("incident\n", encoding="utf-8")
    found = []
    with pytest.raises(RefusedError) as caught:
        score_case(tmp_path / "case", other, None, "latest")
    found += _codes(caught.value)
    (other / "truth.parquet").write_bytes(b"none")
    with pytest.raises(RefusedError) as caught:
        score_case(tmp_path / "case", other, None, "latest")
    found += _codes(caught.value)
    shutil.copy(tmp_path / "case-truth" / "acts.parquet", other / "truth.parquet")
    with pytest.raises(RefusedError) as caught:
        score_case(tmp_path / "case", other, None, "latest")
    found += _codes(caught.value)
    pq.write_table(
        pq.read_table(tmp_path / "case-truth" / "truth.parquet").slice(0, 0),
        other / "truth.parquet",
    )
    with pytest.raises(RefusedError) as caught:
        score_case(tmp_path / "case", other, None, "latest")
    found += _codes(caught.value)
    with pytest.raises(RefusedError) as caught:
        score_case(tmp_path / "case", None, tmp_path / "bad.csv", "latest")
    found += _codes(caught.value)

    lacking = "SIM-203"
    assert ["SIM-201"] * 3 + ["SIM-202"] + [lacking] * 2 == found
