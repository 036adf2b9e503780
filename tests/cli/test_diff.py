"""Which findings differ between two runs, and because of what."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small_case import ROW_AFTER, ROW_BROKEN, ROW_IN, small_case
from tests.cli.terminal_tool import said

Capture = pytest.CaptureFixture[str]

ADOPTED = """\
adopt:
  - {element: announcer, choice: north, because: it commands, by: head of mission, on: 2016-05-04}
"""

SOUTH = """\
  by-south:
    by: south
    start: 2016-05-05T22:00:00Z
    end: 2016-05-12T22:00:00Z
    area: valley
    source: typed for a test
"""


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(case: Path) -> None:
        path = case / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def _added(name: str, text: str) -> Callable[[Path], None]:
    def change(case: Path) -> None:
        with (case / name).open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


def _mend(case: Path) -> None:
    _replaced("reports/list.csv", "0,0,0,shelling,nobody known", "37.0,36.0,0,shelling,north")(
        case
    )


def _diff(capsys: Capture, case: Path, *changes: Callable[[Path], None]) -> Any:
    """Run the case, change it, run it again, and compare."""
    assert 0 == said(capsys, "run", case).code
    for change in changes:
        change(case)
    ended = said(capsys, "run", case)
    assert ended.code == 0, ended.err
    ended = said(capsys, "diff", case, "1", "2", "--json")
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def _because(document: Any, incident: str) -> set[tuple[str, str, str, str]]:
    """Return kind, name, change and proof of every cause of an incident's findings."""
    return {
        (each["kind"], each["name"], each["change"], each["proof"])
        for finding in document["findings"]
        if finding["incident"] == incident
        for each in finding["because"]
    }


def test_the_same_again_differs_in_nothing(capsys: Capture, tmp_path: Path) -> None:
    """
    Two runs of the same inputs have no finding that differs.
    """
    document = _diff(capsys, small_case(tmp_path, ROW_IN, ROW_AFTER))

    assert ([], {"changed": 0, "appeared": 0, "gone": 0}) == (
        document["findings"],
        document["counts"],
    )


END = "end: 2016-05-10T22:00:00Z"
LATER = "end: 2016-05-12T22:00:00Z"

CASES: dict[str, tuple[Callable[[Path], None], str, tuple[str, str, str, str]]] = {
    "a report that is new": (
        _added("reports/list.csv", ROW_IN.replace("1,", "7,", 1) + "\n"),
        "list:7",
        ("report", "list:7", "new", "alone"),
    ),
    "a report that was withdrawn": (
        _replaced("reports/list.csv", ROW_IN + "\n", ""),
        "list:1",
        ("report", "list:1", "gone", "alone"),
    ),
    "a report that was changed": (
        _replaced("reports/list.csv", "2016-05-06T10", "2016-05-03T10"),
        "list:1",
        ("report", "list:1", "changed", "alone"),
    ),
    "a row that was mended": (_mend, "list:3", ("report", "list:3", "let_in", "alone")),
    "an end that was revised": (
        _replaced("terms/small.yaml", END, LATER),
        "list:2",
        ("terms", "small: announcements by-north", "changed", "alone"),
    ),
    "an announcement that is new": (
        _added("terms/small.yaml", SOUTH),
        "list:2",
        ("terms", "small: announcements by-south", "new", "alone"),
    ),
    "a clause that was revised": (
        _replaced("terms/small.yaml", "prohibits: [shelling]", "prohibits: [air_strike]"),
        "list:1",
        ("terms", "small: clauses C1", "changed", "alone"),
    ),
    "a party that never accepted": (
        _replaced(
            "terms/small.yaml", "{party: north, status: accepted", "{party: north, status: refused"
        ),
        "list:1",
        ("terms", "small: acceptances north", "changed", "alone"),
    ),
    "an area that was drawn anew": (
        _replaced("areas/valley.geojson", "[36.0, 35.0]", "[37.5, 36.5]"),
        "list:1",
        ("area", "valley", "changed", "alone"),
    ),
    "a setting": (
        _replaced("case.yaml", "decided_by", "settings: {every_regime: true}\ndecided_by"),
        "list:2",
        ("setting", "every_regime", "changed", "alone"),
    ),
    "a source that is graded otherwise": (
        _replaced("case.yaml", "reliability: B", "reliability: D"),
        "list:1",
        ("source", "list", "changed", "alone"),
    ),
}


@pytest.mark.parametrize("what", sorted(CASES))
def test_each_change_is_found_and_shown_to_be_the_one(
    capsys: Capture, tmp_path: Path, what: str
) -> None:
    """
    What was changed is named, and putting it back by itself gives the earlier finding.
    """
    change, incident, cause = CASES[what]
    document = _diff(capsys, small_case(tmp_path, ROW_IN, ROW_AFTER, ROW_BROKEN), change)

    assert cause in _because(document, incident)
    assert {"alone"} == {each[3] for each in _because(document, incident)}


def test_of_two_changes_the_one_that_did_it_is_named(capsys: Capture, tmp_path: Path) -> None:
    """
    A change that did nothing to a finding is not among its causes.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    document = _diff(
        capsys,
        case,
        _replaced("terms/small.yaml", END, LATER),
        _added("actors.yaml", "  - {id: west, kind: state, names: [West], source: for a test}\n"),
        _replaced("terms/small.yaml", "title: A small truce", "title: A little truce"),
    )

    assert {("terms", "small: announcements by-north", "changed", "alone")} == _because(
        document, "list:2"
    )
    assert set() == _because(document, "list:1")


def test_two_changes_that_did_it_together_are_both_named(capsys: Capture, tmp_path: Path) -> None:
    """
    An end that went out and an area that shrank: neither alone gives the earlier finding.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    document = _diff(
        capsys,
        case,
        _replaced("reports/list.csv", "37.0,36.0,0,shelling,south", "37.0,36.0,50,shelling,south"),
        _replaced("terms/small.yaml", END, LATER),
        _replaced("areas/valley.geojson", "[36.0, 35.0]", "[36.9, 35.9]"),
    )
    found = {each[:2] for each in _because(document, "list:2")}

    assert {("terms", "small: announcements by-north"), ("area", "valley")} <= found


def test_two_changes_that_do_the_same_are_each_enough(capsys: Capture, tmp_path: Path) -> None:
    """
    A start after the act, and an area without its place: either alone gives the finding.
    """
    case = small_case(tmp_path, ROW_IN)
    document = _diff(
        capsys,
        case,
        _replaced("terms/small.yaml", "start: 2016-05-04T22", "start: 2016-05-08T22"),
        _replaced("areas/valley.geojson", "[36.0, 35.0]", "[37.5, 36.5]"),
    )
    small = {each for each in _because(document, "list:1") if each[3] == "enough"}

    assert {("terms", "small: announcements by-north"), ("area", "valley")} == {
        each[:2] for each in small
    }


def test_an_adoption_is_named_as_one(capsys: Capture, tmp_path: Path) -> None:
    """
    Where the mission adopted a reading, that and no other part of the terms is the cause.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    _added("terms/small.yaml", SOUTH)(case)
    document = _diff(capsys, case, _added("terms/small.yaml", ADOPTED))

    assert {("adoption", "small: announcer", "new", "alone")} == _because(document, "list:2")


def test_a_decision_is_named(capsys: Capture, tmp_path: Path) -> None:
    """
    A row that was let in by somebody's decision tells whose and why.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    assert 0 == said(capsys, "run", case).code
    rows = json.loads(said(capsys, "quarantine", "list", case, "--json").out)["rows"]
    (tmp_path / "fix.json").write_text(
        '{"who": "north", "lon": "37.0", "lat": "36.0"}', encoding="utf-8"
    )
    words = ("--author", "duty officer", "--reason", "asked")
    row = rows[0]["digest"][:8]
    mended = said(capsys, "quarantine", "mend", case, row, "--with", tmp_path / "fix.json", *words)
    assert mended.code == 0, mended.err
    assert 0 == said(capsys, "run", case).code
    document = json.loads(said(capsys, "diff", case, "1", "latest", "--json").out)
    because = document["findings"][0]["because"]

    assert ["report", "decision"] == [each["kind"] for each in because]
    assert "mend: duty officer: asked" == because[1]["detail"]


def test_without_kept_inputs_the_files_are_candidates(capsys: Capture, tmp_path: Path) -> None:
    """
    Of runs of before, what can not be shown is not claimed: the files that differ are named.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    assert 0 == said(capsys, "run", case).code
    for path in (case / "out" / ".inputs").iterdir():
        path.unlink()
    _replaced("terms/small.yaml", END, LATER)(case)
    assert 0 == said(capsys, "run", case).code
    document = json.loads(said(capsys, "diff", case, "1", "2", "--json").out)

    assert {("file", "terms/small.yaml", "changed", "candidate")} == _because(document, "list:2")


def test_backwards_is_the_other_way_round(capsys: Capture, tmp_path: Path) -> None:
    """
    Which run is taken as the earlier is the user's choice.
    """
    case = small_case(tmp_path, ROW_IN)
    forwards = _diff(capsys, case, _added("reports/list.csv", ROW_AFTER + "\n"))
    backwards = json.loads(said(capsys, "diff", case, "2", "1", "--json").out)

    assert ["appeared", "gone"] == [each["findings"][0]["kind"] for each in (forwards, backwards)]


def test_people_read_what_changed_and_why(capsys: Capture, tmp_path: Path) -> None:
    """
    The text names both runs, the files, each finding with its values, and the cause.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    _diff(capsys, case, _replaced("terms/small.yaml", END, LATER))
    out = said(capsys, "diff", case, "1", "2").out

    assert "Inputs: changed terms/small.yaml." in out
    assert "list:2, act 1, small: appeared: apparent breach" in out
    assert "terms of small: announcements by-north, changed: put back by itself" in out
