"""
Every code of reports and areas has a broken input that provokes it, and words that explain it.
"""

from __future__ import annotations

import base64
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from tests.reports.builders import some_context
from trucewatch.definitions import area_codes
from trucewatch.definitions.areas import joined
from trucewatch.definitions.areas_geojson import BYTES_MOST, read_areas
from trucewatch.definitions.problems import Code, Problem
from trucewatch.definitions.written import Written, WrittenTable, WrittenText, read_written
from trucewatch.reports import codes
from trucewatch.reports.decisions import RowAction, RowDecision
from trucewatch.reports.mapping_file import read_mapping
from trucewatch.reports.reading import read_reports
from trucewatch.reports.settling import row_problems

ERRORS = Path(__file__).parent.parent / "errors"
CATALOGUE = files("trucewatch") / "publication/catalogue/en/problems"

ALWAYS_THERE = {"RPT-119", "RPT-324"}
"""Said beside others: that rows are in quarantine, and that a short row names no place."""

NO_FILE = {
    "RPT-102": "needs a file of 64 MiB; see test_formats",
    "RPT-103": "needs a file of 2,001 columns; see test_formats",
    "RPT-108": "needs a field of 64 KiB; see test_bad_inputs",
    "RPT-120": "needs a record of 8 MiB; see test_pieces",
    "RPT-114": "needs an installation without the extra",
    "RPT-252": "needs the members of sides; see tests/mission/test_judgeable",
    "ARE-105": "needs a file of 16 MiB; see the test below",
}

REPORT_FILES = sorted(ERRORS.glob("RPT-*.reports.yaml"))
AREA_FILES = sorted(ERRORS.glob("ARE-???.geojson"))


def _text(node: Written | None) -> str:
    return node.text if isinstance(node, WrittenText) else ""


def _codes_of_reports(path: Path) -> set[str]:
    root, problems = read_written(path.read_bytes(), path.name)
    assert isinstance(root, WrittenTable), problems
    table = root.get("mapping")
    assert isinstance(table, WrittenTable)
    mapping, problems = read_mapping(table, "", {"hand-typed"})
    found = {problem.code.id for problem in problems}
    if mapping is None:
        return found
    content = _text(root.get("table")).encode() or base64.b64decode(_text(root.get("base64")))
    read = read_reports(content, mapping, some_context())
    decision = root.get("decide")
    if isinstance(decision, WrittenTable):
        digest = str(read.quarantine["digest"][0])
        decided = RowDecision(RowAction(_text(decision.get("action"))), _text(decision.get("row")))
        read = read_reports(content, mapping, some_context(decisions={digest: decided}))
    found |= {problem.code.id for problem in read.problems}
    found |= set(read.receipt.reasons) | set(read.receipt.doubts)
    assert read.receipt.adds_up
    return found


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.name[:7])
def test_a_broken_table_provokes_its_code(path: Path) -> None:
    """
    Each broken table provokes its code and no other.
    """
    code = path.name[:7]

    assert {code} == _codes_of_reports(path) - (ALWAYS_THERE - {code}) - _companions(code)


def _companions(code: str) -> set[str]:
    # A discarded row keeps the reason for which it was set aside; that rows are in quarantine has
    # a reason as well.
    return {"RPT-211"} if code in {"RPT-119", "RPT-207", "RPT-208"} else set()


@pytest.mark.parametrize("path", AREA_FILES, ids=lambda path: path.name[:7])
def test_a_broken_file_of_areas_provokes_its_code(path: Path) -> None:
    """
    Each broken file of areas provokes its code and no other.
    """
    problems: list[Problem] = []
    parts = []
    for each in sorted(ERRORS.glob(f"{path.name[:7]}*.geojson")):
        areas, found = read_areas(each.read_bytes(), each.name)
        problems += found
        parts += [areas] if areas is not None else []
    problems += joined(parts)[1]

    assert {path.name[:7]} == {problem.code.id for problem in problems}


def test_a_file_of_areas_beyond_all_measure_is_refused() -> None:
    """
    A file of areas that is too large is refused unread.
    """
    areas, problems = read_areas(b" " * (BYTES_MOST + 1), "areas/huge.geojson")

    assert (None, ["ARE-105"]) == (areas, [problem.code.id for problem in problems])


def _declared() -> dict[str, Code]:
    everything = [*vars(codes).values(), *vars(area_codes).values()]
    return {code.id: code for code in everything if isinstance(code, Code)}


def test_every_code_has_its_broken_input() -> None:
    """
    There is one broken input for each code, or a reason why there can be none.
    """
    provoked = {path.name[:7] for path in (*REPORT_FILES, *AREA_FILES)}

    assert set(_declared()) == provoked | set(NO_FILE)
    assert set() == provoked & set(NO_FILE)


def test_every_code_has_words_and_a_remedy() -> None:
    """
    The catalogue explains every code and nothing else.
    """
    told = {
        code: entry
        for prefix in ("RPT", "ARE")
        for code, entry in tomllib.loads((CATALOGUE / f"{prefix}.toml").read_text("utf-8")).items()
    }

    assert set(_declared()) == set(told)
    assert all({"title", "words", "remedy"} == set(entry) for entry in told.values())


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.name[:7])
def test_the_words_of_a_code_can_be_filled(path: Path) -> None:
    """
    What a problem carries is what the sentence of its code asks for.
    """
    told = tomllib.loads((CATALOGUE / "RPT.toml").read_text("utf-8"))
    root, _ = read_written(path.read_bytes(), path.name)
    assert isinstance(root, WrittenTable)
    table = root.get("mapping")
    assert isinstance(table, WrittenTable)
    mapping, problems = read_mapping(table, "", {"hand-typed"})
    if mapping is not None:
        content = _text(root.get("table")).encode() or base64.b64decode(_text(root.get("base64")))
        read = read_reports(content, mapping, some_context())
        problems = [*read.problems, *row_problems(read.quarantine)]
    for problem in problems:
        entry = told.get(problem.code.id)
        if entry is not None:
            entry["words"].format(**problem.values)
            entry["remedy"].format(**problem.values)

    assert mapping is not None or problems
