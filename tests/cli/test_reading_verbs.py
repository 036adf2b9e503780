"""The verbs that read: text for people, one JSON document for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest

from tests.cli.small_case import ROW_AFTER, ROW_BROKEN, ROW_IN, TERMS, small_case
from tests.cli.terminal_tool import Said, said

Capture = pytest.CaptureFixture[str]


def _json(ended: Said) -> Any:
    assert ended.code == 0, ended.err
    return json.loads(ended.out)


def test_terms_gives_windows_in_utc(capsys: Capture, tmp_path: Path) -> None:
    """
    ``terms --json`` gives each reading's bounds and what is agreed, contested and unwatched.
    """
    document = _json(said(capsys, "terms", small_case(tmp_path, ROW_IN), "--json"))
    regime = document["regimes"][0]
    window = ["2016-05-04T22:00:00Z", "2016-05-10T22:00:00Z"]

    assert window == [regime["readings"][0][key] for key in ("start", "end")]
    assert ([window], [], [window]) == (
        regime["agreed"],
        regime["contested"],
        regime["unwatched"],
    )


def test_terms_needs_no_report(capsys: Capture, tmp_path: Path) -> None:
    """
    What was agreed can be read before anything was reported.
    """
    case = small_case(tmp_path)
    (case / "reports" / "list.csv").unlink()

    assert 0 == said(capsys, "terms", case).code


def test_a_conflict_can_be_a_gate(capsys: Capture, tmp_path: Path) -> None:
    """
    Terms that contradict themselves end with 1 where the user asked for it.
    """
    case = small_case(tmp_path)
    terms = case / "terms" / "small.yaml"
    doubled = terms.read_text("utf-8") + (
        "  by-south:\n    by: south\n    start: 2016-05-05T22:00:00Z\n"
        "    end: 2016-05-10T22:00:00Z\n    area: valley\n    source: typed for a test\n"
    )
    terms.write_text(doubled, encoding="utf-8")

    assert 0 == said(capsys, "terms", case).code
    assert 1 == said(capsys, "terms", case, "--fail-on", "conflict").code


def test_adjudicate_counts_and_writes_nothing(capsys: Capture, tmp_path: Path) -> None:
    """
    ``adjudicate --json`` gives counts and receipts, and leaves the case as it was.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    document = _json(said(capsys, "adjudicate", case, "--json"))

    assert 1 == document["regimes"][0]["outcomes"]["apparent_breach"]
    assert [(2, 1, 1, 0)] == [
        tuple(each[key] for key in ("read", "accepted", "quarantined", "duplicate"))
        for each in document["receipts"]
    ]
    assert not (case / "out").exists()


def test_adjudicate_can_judge_a_table_of_incidents(capsys: Capture, tmp_path: Path) -> None:
    """
    Incidents that a run wrote, judged from their table, have the outcomes that the run found.
    """
    case = small_case(tmp_path / "case", ROW_IN, ROW_AFTER)
    said(capsys, "run", case)
    table, kept = case / "out" / "0001" / "incidents.parquet", tmp_path / "brief.parquet"

    ended = said(capsys, "adjudicate", case, "--incidents", table, "--findings", kept)
    brief = {(r["incident"], r["regime"]): r["outcome"] for r in pq.read_table(kept).to_pylist()}
    whole = pq.read_table(case / "out" / "0001" / "findings.parquet").to_pylist()

    assert (0, True) == (ended.code, "small" in ended.out)
    assert brief == {
        key: row["outcome"] for row in whole if (key := (row["incident"], row["regime"])) in brief
    }
    assert 2 == len(brief)


def test_adjudicate_can_keep_the_findings(capsys: Capture, tmp_path: Path) -> None:
    """
    Findings can be kept as a table without making a run.
    """
    kept = tmp_path / "findings.parquet"
    said(capsys, "adjudicate", small_case(tmp_path / "case", ROW_IN), "--findings", kept)

    assert "small" in pq.read_table(kept)["regime"].to_pylist()


@pytest.mark.parametrize("wanted", ["list:1", "1"])
def test_explain_takes_our_id_or_the_sources(capsys: Capture, tmp_path: Path, wanted: str) -> None:
    """
    One incident is explained by our id and by the id that its source gave it.
    """
    case = small_case(tmp_path, ROW_IN, ROW_AFTER)
    document = _json(said(capsys, "explain", case, wanted, "--json"))
    finding = document["findings"][0]

    assert "list:1" == document["incident"]
    assert ("small", "apparent_breach") == (finding["regime"], finding["outcome"])
    assert {"chance": 1.0, "min": 1.0, "max": 1.0} == {
        key: finding["breached"][key] for key in ("chance", "min", "max")
    }
    assert ["north"] == [each["party"] for each in finding["by_whom"] if each["min"] == 1]
    assert all(each["text"] for each in finding["readings"][0]["reasons"])


def test_explain_is_told_to_people_too(capsys: Capture, tmp_path: Path) -> None:
    """
    Without ``--json`` the explanation is text that names the party as people do.
    """
    ended = said(capsys, "explain", small_case(tmp_path, ROW_IN), "1")

    assert 0 == ended.code
    assert "North" in ended.out


def test_an_unknown_incident_is_answered_with_those_near(capsys: Capture, tmp_path: Path) -> None:
    """
    A slip in an id is answered with the ids near to it.
    """
    ended = said(capsys, "explain", small_case(tmp_path, ROW_IN), "list:11")

    assert 3 == ended.code
    assert "Near to it: list:1" in ended.err


def test_check_tells_every_problem_and_judges_nothing(capsys: Capture, tmp_path: Path) -> None:
    """
    ``check --json`` gives each problem with place, words and remedy, and what was read.
    """
    case = small_case(tmp_path, ROW_IN)
    path = case / "case.yaml"
    text = path.read_text("utf-8").replace("Asia/Damascus", "Asia/Damascsu")
    path.write_text(text, encoding="utf-8")
    ended = said(capsys, "check", case, "--json")
    document = json.loads(ended.out)
    problem = document["problems"][0]

    assert 3 == ended.code
    assert (1, "CAS-101", 4) == (document["errors"], problem["code"], problem["line"])
    assert all(problem[key] for key in ("words", "remedy", "excerpt", "title"))


def test_check_of_a_sound_case_ends_well(capsys: Capture, tmp_path: Path) -> None:
    """
    A sound case has no errors, and its receipt adds up.
    """
    ended = said(capsys, "check", small_case(tmp_path, ROW_IN, ROW_AFTER))

    assert 0 == ended.code, ended.err
    assert "2 rows read = 2 accepted + 0 set aside + 0 already known" in ended.out


def test_check_draws_the_areas(capsys: Capture, tmp_path: Path) -> None:
    """
    The picture of the areas is one SVG document that stands alone.
    """
    picture = tmp_path / "areas.svg"
    said(capsys, "check", small_case(tmp_path / "case", ROW_IN), "--draw", picture)
    root = ET.fromstring(picture.read_text("utf-8"))  # noqa: S314 - our own drawing

    assert "{http://www.w3.org/2000/svg}svg" == root.tag


def test_a_new_case_is_refused_until_it_is_decided(capsys: Capture, tmp_path: Path) -> None:
    """
    What ``init`` left open is refused by ``check``, line by line, and nothing else is.
    """
    source = small_case(tmp_path / "case", ROW_IN) / "reports" / "list.csv"
    said(capsys, "init", tmp_path / "new", "--from", source)
    ended = said(capsys, "check", tmp_path / "new", "--json")
    problems = json.loads(ended.out)["problems"]

    assert 3 == ended.code
    assert {"CAS-109"} == {each["code"] for each in problems if each["severity"] == "error"}
    assert all(
        each["excerpt"] and each["line"] for each in problems if each["severity"] == "error"
    )


def test_an_adopted_reading_is_marked_among_the_terms(capsys: Capture, tmp_path: Path) -> None:
    """
    Whoever reads the terms sees which reading the mission has adopted.
    """
    case = small_case(tmp_path)
    terms = case / "terms" / "small.yaml"
    choice = "element: announcer, choice: north, because: it commands, by: head of mission"
    terms.write_text(f"{TERMS}adopt:\n  - {{{choice}, on: 2016-05-04}}\n", encoding="utf-8")

    assert "  north  (adopted)" in said(capsys, "terms", case).out.splitlines()


def test_a_code_is_explained_with_its_gaps(capsys: Capture) -> None:
    """
    What a message fills in stands as a gap with its name, not as the program writes it.
    """
    assert "<written>" in said(capsys, "explain-code", "RPT-240").out
