"""Rows that were set aside, and what persons decide about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.small_case import ROW_BROKEN, ROW_IN, small_case
from tests.cli.terminal_tool import said

Capture = pytest.CaptureFixture[str]
GOOD = '{"lon": "37", "lat": "36", "who": "south"}'
SAID = ("--author", "a monitor", "--reason", "seen on the ground")


def _rows(capsys: Capture, case: Path) -> list[dict[str, object]]:
    return list(json.loads(said(capsys, "quarantine", "list", case, "--json").out)["rows"])


def _accepted(capsys: Capture, case: Path) -> int:
    document = json.loads(said(capsys, "adjudicate", case, "--json", "--allow-empty").out)
    return int(document["receipts"][0]["accepted"])


def _mend(folder: Path, change: str) -> Path:
    path = folder / "mended"
    path.write_text(change, encoding="utf-8")
    return path


def _digest(capsys: Capture, case: Path) -> str:
    return str(_rows(capsys, case)[0]["digest"])


def test_rows_are_listed_with_their_reasons(capsys: Capture, tmp_path: Path) -> None:
    """
    A row that was set aside is listed with its file, its number and every reason.
    """
    rows = _rows(capsys, small_case(tmp_path, ROW_IN, ROW_BROKEN))

    assert [("reports/list.csv", 2, "3")] == [
        (row["file"], row["row"], row["source_id"]) for row in rows
    ]
    assert rows[0]["codes"]


def test_a_row_is_shown_as_it_came(capsys: Capture, tmp_path: Path) -> None:
    """
    The first characters of its digest are enough to see a row.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    ended = said(capsys, "quarantine", "show", case, _digest(capsys, case)[:8])

    assert 0 == ended.code
    assert "nobody known" in ended.out


def test_a_mended_row_is_read_by_the_next_run(capsys: Capture, tmp_path: Path) -> None:
    """
    A mended row becomes a report, the file of reports stays as it came, and who did it is kept.
    """
    case = small_case(tmp_path / "case", ROW_IN, ROW_BROKEN)
    before = (case / "reports" / "list.csv").read_bytes()
    mended = tmp_path / "row.csv"
    mended.write_text(ROW_BROKEN.replace("0,0,0", "37,36,0").replace("nobody known", "south"))
    digest = _digest(capsys, case)[:8]
    ended = said(capsys, "quarantine", "mend", case, digest, *SAID, "--with", mended)
    kept = json.loads((case / "quarantine.ndjson").read_bytes())

    assert 0 == ended.code, ended.err
    assert ("mend", "a monitor", "seen on the ground") == tuple(
        kept[key] for key in ("action", "author", "reason")
    )
    assert (2, []) == (_accepted(capsys, case), _rows(capsys, case))
    assert before == (case / "reports" / "list.csv").read_bytes()


def test_a_discarded_row_stays_out(capsys: Capture, tmp_path: Path) -> None:
    """
    A row that was discarded is never read, and the decision is kept.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    ended = said(capsys, "quarantine", "discard", case, _digest(capsys, case)[:8], *SAID)

    assert 0 == ended.code, ended.err
    assert 1 == _accepted(capsys, case)


def test_of_two_decisions_the_later_counts(capsys: Capture, tmp_path: Path) -> None:
    """
    Decisions are only added; the later one on a row counts.
    """
    case = small_case(tmp_path / "case", ROW_IN, ROW_BROKEN)
    digest = _digest(capsys, case)[:8]
    said(capsys, "quarantine", "discard", case, digest, *SAID)
    said(capsys, "quarantine", "mend", case, digest, *SAID, "--with", _mend(tmp_path, GOOD))
    lines = (case / "quarantine.ndjson").read_text("utf-8").splitlines()

    assert ["discard", "mend"] == [json.loads(line)["action"] for line in lines]
    assert 2 == _accepted(capsys, case)


@pytest.mark.parametrize("change", ['{"who": "nobody known"}', '{"shooter": "north"}', "1,2"])
def test_a_mend_in_vain_is_refused(capsys: Capture, tmp_path: Path, change: str) -> None:
    """
    A mended row that would be set aside all the same is refused with what is still wrong.
    """
    case = small_case(tmp_path / "case", ROW_IN, ROW_BROKEN)
    digest = _digest(capsys, case)[:8]
    ended = said(
        capsys, "quarantine", "mend", case, digest, *SAID, "--with", _mend(tmp_path, change)
    )

    assert 3 == ended.code
    assert "RUN-309" in ended.err
    assert not (case / "quarantine.ndjson").exists()


def test_a_release_in_vain_is_refused(capsys: Capture, tmp_path: Path) -> None:
    """
    A row that holds nothing to judge by can not be released, and whoever tries is told why.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    ended = said(capsys, "quarantine", "release", case, _digest(capsys, case)[:8], *SAID)

    assert 3 == ended.code
    assert ["RUN-309", "nobody known"] == [
        each for each in ("RUN-309", "nobody known") if each in ended.err
    ]


def test_each_reason_is_said_in_words(capsys: Capture, tmp_path: Path) -> None:
    """
    The list and the row itself say which cell is wrong and what stands there.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    listed = said(capsys, "quarantine", "list", case).out
    shown = said(capsys, "quarantine", "show", case, _digest(capsys, case)[:8]).out

    assert [True, True] == ['"nobody known"' in each for each in (listed, shown)]
    assert "reports/list.csv, row 2, column attributed_to: RPT-240" in shown


@pytest.mark.parametrize("action", ["release", "discard"])
def test_a_decision_needs_author_and_reason(capsys: Capture, tmp_path: Path, action: str) -> None:
    """
    Nobody decides without a name and a reason.
    """
    case = small_case(tmp_path, ROW_BROKEN)
    ended = said(capsys, "quarantine", action, case, "abc", "--author", "a monitor")

    assert 2 == ended.code


def test_a_row_that_is_not_there_is_told(capsys: Capture, tmp_path: Path) -> None:
    """
    A digest that no row has is answered with where to look.
    """
    ended = said(capsys, "quarantine", "show", small_case(tmp_path, ROW_IN), "ffff")

    assert 3 == ended.code
    assert "RUN-304" in ended.err


def test_a_broken_decision_stops_the_run(capsys: Capture, tmp_path: Path) -> None:
    """
    A line that is no decision is an error with its line: a decision must not be lost.
    """
    case = small_case(tmp_path, ROW_IN)
    (case / "quarantine.ndjson").write_text('{"digest": "x"}\n', encoding="utf-8")
    ended = said(capsys, "run", case)

    assert 3 == ended.code
    assert "quarantine.ndjson:1:1: RUN-307" in ended.err


@pytest.mark.parametrize("name", ["3", "list:3"])
def test_explaining_a_row_that_was_set_aside(capsys: Capture, tmp_path: Path, name: str) -> None:
    """
    Whoever asks for an incident whose row was set aside is led to that row.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    digest = _digest(capsys, case)[:8]
    ended = said(capsys, "explain", case, name)

    assert 3 == ended.code
    assert ["RUN-310", digest] == [each for each in ("RUN-310", digest) if each in ended.err]


def test_a_case_that_cannot_be_read_accuses_no_file(capsys: Capture, tmp_path: Path) -> None:
    """
    While case.yaml is broken nobody knows which files it names, so none is told to be unnamed.
    """
    case = small_case(tmp_path, ROW_IN)
    (case / "case.yaml").write_text("format: trucewatch/case@1\n", encoding="utf-8")
    ended = said(capsys, "check", case)

    assert 3 == ended.code
    assert "RUN-205" not in ended.err
