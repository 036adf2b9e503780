"""The verbs simulate and score, as a trainer uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal_tool import said

Capture = pytest.CaptureFixture[str]

KNOBS = """\
format: trucewatch/simulation@1
days: 10
truce_after_days: 2
calm_after_days: 5
acts_per_day: 5
"""


def _simulated(capsys: Capture, folder: Path, *more: str | Path) -> Path:
    knobs = folder / "knobs.yaml"
    knobs.write_text(KNOBS, encoding="utf-8")
    case = folder / "exercise"
    ended = said(capsys, "simulate", case, "--seed", "7", "--settings", knobs, *more)

    assert 0 == ended.code
    return case


def test_an_exercise_is_written_run_and_scored(capsys: Capture, tmp_path: Path) -> None:
    """
    The case goes to the trainee, the truth stays, and the score has a row for each regime.
    """
    case = _simulated(capsys, tmp_path)
    ran = said(capsys, "run", case)
    scored = said(capsys, "score", case)
    lines = scored.out.splitlines()

    assert (0, 0) == (ran.code, scored.code)
    assert (tmp_path / "exercise-truth" / "truth.csv").is_file()
    assert lines[0].startswith("regime")
    assert ["calm-capital", "cessation"] == [line.split()[0] for line in lines[1:]]


def test_the_truth_is_named_as_the_case_was(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A case that was named by a short path has its truth named by one as well.
    """
    monkeypatch.chdir(tmp_path)
    ended = _simulated(capsys, Path())

    assert (Path("exercise"), True) == (ended, Path("exercise-truth").is_dir())
    assert "error" not in said(capsys, "run", "exercise").err
    assert 0 == said(capsys, "score", "exercise").code


def test_the_truth_can_lie_elsewhere(capsys: Capture, tmp_path: Path) -> None:
    """
    Both verbs take the folder of the truth.
    """
    elsewhere = tmp_path / "locked" / "away"
    case = _simulated(capsys, tmp_path, "--truth", elsewhere)
    said(capsys, "run", case)
    scored = said(capsys, "score", case, "--truth", elsewhere, "--json")
    document = json.loads(scored.out)

    assert "trucewatch/score@1" == document["schema"]
    for row in document["regimes"]:
        marks = ("right", "by_reading", "wrong", "left_open", "never_was")
        assert row["answers"] == sum(row[name] for name in marks)


def test_a_seed_is_needed_and_no_folder_is_written_over(capsys: Capture, tmp_path: Path) -> None:
    """
    There is no seed by default, and what lies there stays.
    """
    without = said(capsys, "simulate", tmp_path / "exercise")
    case = _simulated(capsys, tmp_path)
    again = said(capsys, "simulate", case, "--seed", "7")

    assert 2 == without.code
    assert 3 == again.code
    assert "RUN-305" in again.err


def test_wrong_knobs_are_told_with_line_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    """
    Nothing is written where the settings have errors.
    """
    knobs = tmp_path / "knobs.yaml"
    knobs.write_text(KNOBS + "calm_hours: 1.5\n", encoding="utf-8")
    ended = said(capsys, "simulate", tmp_path / "exercise", "--seed", "1", "--settings", knobs)

    assert 3 == ended.code
    assert "knobs.yaml:6" in ended.err
    assert "SIM-103" in ended.err
    assert not (tmp_path / "exercise").exists()


def test_a_case_that_was_not_run_cannot_be_scored(capsys: Capture, tmp_path: Path) -> None:
    """
    There are no answers before the first run.
    """
    ended = said(capsys, "score", _simulated(capsys, tmp_path))

    assert 3 == ended.code
    assert "RUN-403" in ended.err


def test_a_trainee_gets_a_sheet_of_questions_to_fill_in(capsys: Capture, tmp_path: Path) -> None:
    """
    The sheet asks what the run asked, and what stays empty in it counts as left open.
    """
    case = _simulated(capsys, tmp_path)
    said(capsys, "run", case)
    sheet = tmp_path / "mine.csv"
    asked = said(capsys, "score", case, "--questions", sheet)
    again = said(capsys, "score", case, "--questions", sheet)
    rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    scored = json.loads(said(capsys, "score", case, "--answers", sheet, "--json").out)

    assert (0, 3) == (asked.code, again.code)
    assert "incident,regime,outcome,named" == rows[0]
    assert ("0001", "mine.csv") == (scored["run"], scored["answers"])
    assert {len(rows) - 1} == {
        sum(each[name] for each in scored["regimes"]) for name in ("answers", "left_open")
    }


def test_an_exercise_can_be_written_into_the_folder_one_stands_in(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    An empty folder is filled and stays the same folder.
    """
    folder = tmp_path / "exercise"
    folder.mkdir()
    before = folder.stat().st_ino
    monkeypatch.chdir(folder)
    ended = said(capsys, "simulate", ".", "--seed", "7")

    assert 0 == ended.code
    assert before == folder.stat().st_ino
    assert (folder / "case.yaml").is_file()
    assert (tmp_path / "exercise-truth").is_dir()
