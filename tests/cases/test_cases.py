"""
Golden cases: what was reported, and what each reading of the example's terms answers, and why.

Each file is meant for a monitor: rows with the columns of the example's list of incidents, and the
outcome expected under every regime that is concerned, reading by reading.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from ruamel.yaml import YAML

from tests.findings.engines import judged
from trucewatch.definitions.problems import Problem
from trucewatch.engine.files import open_case
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.mission.agreed import Agreed, read_agreed
from trucewatch.mission.judged import compiled, finding_settings
from trucewatch.mission.ports import CaseFiles
from trucewatch.mission.reported import read_reported

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "examples" / "aleppo-2016"
LIST = "reports/incidents.csv"
AS_OF = datetime(2016, 6, 1, tzinfo=UTC)

Row = dict[str, Any]


@dataclass(frozen=True)
class WithRows:
    """The files of the example, with rows of our own for its list of incidents."""

    files: CaseFiles
    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the example."""
        return self.files.names

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of a file; of the list, our rows under its header."""
        content = self.files.read(name)
        if name != LIST or isinstance(content, Problem):
            return content
        header = next(csv.reader(content.decode().splitlines()))
        text = StringIO()
        writer = csv.DictWriter(text, header)
        writer.writeheader()
        writer.writerows(self.rows)
        return text.getvalue().encode()

    def open(self, name: str) -> BinaryIO | Problem:
        """Return a file to be read piece by piece."""
        content = self.read(name)
        return content if isinstance(content, Problem) else BytesIO(content)


@cache
def agreed() -> Agreed:
    """Return what the example says was agreed."""
    return read_agreed(open_case(EXAMPLE))


def written(case: str) -> Row:
    """Return a golden case as it is written."""
    text = (HERE / f"{case}.yaml").read_text(encoding="utf-8")
    return dict(YAML(typ="safe").load(text))


def found(rows: tuple[Row, ...]) -> dict[str, dict[str, Row]]:
    """Judge reported rows; return the findings by the row's id and by regime."""
    terms = agreed()
    assert terms.case is not None
    reported = read_reported(WithRows(open_case(EXAMPLE), rows), terms, AS_OF)
    settings = finding_settings(terms.case.settings)
    findings: dict[str, dict[str, Row]] = {row["id"]: {} for row in rows}
    for batch in reported.incidents.combine_chunks().to_batches():
        for row in judged(batch, compiled(terms), settings).to_pylist():
            if row["regime"] != UNDER_SOME_REGIME:
                findings[row["incident"].split(":")[-1]][row["regime"]] = row
    return findings


def marks(row: Row) -> list[str]:
    """Return the marks that a finding carries."""
    return [name for name in ("contested", "sensitive", "differs_in_ground") if row[name]]


def outcomes(row: Row, expected: list[Row]) -> dict[str, set[str]]:
    """Return the outcomes of all readings, under the longest expected name each begins with."""
    names = sorted((each["reading"] for each in expected), key=len, reverse=True)
    answers: dict[str, set[str]] = {}
    for each in row["readings"]:
        name = next((one for one in names if each["reading"].startswith(one)), each["reading"])
        answers.setdefault(name, set()).add(each["outcome"])
    return answers


CASES = sorted(path.stem for path in HERE.glob("G*.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_a_golden_case_is_answered_under_every_reading(case: str) -> None:
    """
    Each regime gives the outcome and the marks expected, and each of its readings its own answer.
    """
    incidents = written(case)["incidents"]
    findings = found(tuple(each["reported"] for each in incidents))

    for each in incidents:
        answers = findings[each["reported"]["id"]]
        assert set(each["expected"]) == set(answers)
        for regime, expected in each["expected"].items():
            row = answers[regime]
            wanted = {one["reading"]: {one["outcome"]} for one in expected["readings"]}
            assert expected["outcome"] == row["outcome"]
            assert expected["marks"] == marks(row)
            assert wanted == outcomes(row, expected["readings"])
            if "breach" in expected:
                assert pytest.approx(expected["breach"]) == [row["breach_min"], row["breach_max"]]


def test_the_golden_cases_are_all_there() -> None:
    """
    The nine cases of which terms and reports alone decide have a file each.
    """
    assert sorted(["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G11"]) == CASES


@pytest.mark.parametrize("case", CASES)
def test_a_row_of_unknown_shooters_names_nobody(case: str) -> None:
    """
    A row that gives two sides of a fight, or a group of many, never names who fired.
    """
    incidents = [
        each["reported"]
        for each in written(case)["incidents"]
        if each["reported"].get("attributed_to", "") in ("", "syrian-insurgents")
    ]

    for rows in found(tuple(incidents)).values() if incidents else ():
        assert {None} == {row["named"] for row in rows.values()}
