"""
The verbs of the gazetteer on the command line.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal_tool import said
from tests.reading.places.test_gazetteer_build import COLUMNS, HEAD, TABLE
from trucewatch.cli.exits import ExitCode

ROWS = (
    "P,Aleppo,حلب,province,36.2,37.5,,\n"
    "C,Aleppo,Haleb|حلب|Алеппо,city,36.2,37.16,1602264,P\n"
    "B,,,town,36.2,37.16,,\n"
)


@pytest.fixture(name="gazetteer")
def _gazetteer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "t.csv").write_text(COLUMNS + ROWS, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(HEAD + TABLE, encoding="utf-8")
    ended = said(capsys, "gazetteer", "build", tmp_path / "sources.yaml", tmp_path / "out.sqlite")
    assert ExitCode.DONE == ended.code
    assert "2 places" in ended.out
    assert "3 rows = 2 kept + 0 left out + 1 refused" in ended.err
    assert "GAZ-105" in ended.err
    return tmp_path / "out.sqlite"


def test_several_places_are_listed_and_none_is_chosen(
    gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A city and its province of one name both stand in the table, and one is suggested.
    """
    ended = said(capsys, "gazetteer", "find", gazetteer, "Aleppo")

    assert ExitCode.DONE == ended.code
    assert "none is chosen" in ended.out
    assert "suggest Aleppo (t:C)" in ended.out
    assert "t:P" in ended.out


def test_a_sector_names_what_it_is_told_from(
    gazetteer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    "North of" is said, and so is the container of what is not there.
    """
    ended = said(capsys, "gazetteer", "find", gazetteer, "north of the city of Aleppo")
    unknown = said(capsys, "gazetteer", "find", gazetteer, "Handarat in Aleppo province")

    assert "Ground told from that place: outside." in ended.out
    assert "not in the gazetteer" in unknown.out
    assert "Inside Aleppo (t:P)." in unknown.out


def test_the_answer_is_had_as_json(gazetteer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The document holds the value of a slot and every choice.
    """
    ended = said(
        capsys, "gazetteer", "find", gazetteer, "город Алеппо", "--within", "t:P", "--json"
    )
    document = json.loads(ended.out)

    assert ("resolved", "t:C") == (document["standing"], document["normalised"]["id"])
    assert ["exact"] == [each["way"] for each in document["choices"]]


def test_sources_are_shown(gazetteer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Licence and attribution are told, as words and as JSON.
    """
    words = said(capsys, "gazetteer", "show", gazetteer)
    document = json.loads(said(capsys, "gazetteer", "show", gazetteer, "--json").out)

    assert "t: P, L. A 3 rows" in words.out
    assert "A" == document["sources"][0]["attribution"]


def test_what_is_no_gazetteer_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    A missing file ends with the exit code of bad input, and a hint.
    """
    ended = said(capsys, "gazetteer", "find", tmp_path / "none.sqlite", "Aleppo")

    assert ExitCode.INPUT_ERRORS == ended.code
    assert "GAZ-115" in ended.err
