"""Reading case.yaml: what it says, and everything that can be wrong with it."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.problems import Code, Problem
from trucewatch.mission import case_codes
from trucewatch.mission.case import Case, CaseSource, Reliability
from trucewatch.mission.case_file import read_case
from trucewatch.mission.undecided import with_undecided
from trucewatch.publication.wording import Catalogue

BROKEN = Path(__file__).parent.parent / "errors"
ACTORS = Actors.of([Actor("us", ActorKind.STATE, ("United States",))])
CODES = [each for _, each in inspect.getmembers(case_codes) if isinstance(each, Code)]

WHOLE = """
format: trucewatch/case@1
title: Aleppo
place: Syria
zone: Asia/Damascus
languages: [en]
as_of: 2016-05-12T15:00:00+03:00
decided_by: head of mission
sources:
  wire: {publisher: A wire, reliability: B, side: us, counts: what it hears of}
  echo: {publisher: A daily, copies: [wire]}
reports:
  - {file: reports/incidents.csv}
settings:
  occurred_threshold: 0.8
  every_regime: true
  occurred:
    - {reliability: B, credibility: 2, voices: 1, low: 0.5, high: 0.75}
"""


def _read(text: str) -> Case:
    case, problems = read_case(text, "case.yaml", ACTORS)
    assert [] == problems
    assert case is not None
    return case


def test_every_key_is_read() -> None:
    """
    A case says what it is called, whom it hears, and what the mission has set.
    """
    case = _read(WHOLE)

    assert ("Aleppo", "Syria", "Asia/Damascus") == (case.title, case.place, case.zone)
    assert datetime(2016, 5, 12, 12, tzinfo=UTC) == case.as_of
    assert CaseSource("echo", "A daily", copies=("wire",)) == case.sources["echo"]
    assert Reliability.F == case.sources["echo"].reliability
    assert ["reports/incidents.csv"] == [each.entries[0][1].text for each in case.reports]  # type: ignore[union-attr]
    assert {("B", 2, 1): (0.5, 0.75)} == case.settings.occurred
    assert (0.8, True) == (case.settings.occurred_threshold, case.settings.every_regime)


@pytest.mark.parametrize(
    ("source", "voice"), [("wire", "wire"), ("echo", "wire"), ("not declared", "not declared")]
)
def test_a_copy_speaks_with_the_voice_that_it_copies(source: str, voice: str) -> None:
    """
    A source that repeats another counts under that one's voice.
    """
    assert voice == _read(WHOLE).voice_of(source)


def test_sources_that_copy_each_other_are_one_voice() -> None:
    """
    Two sources that copy each other have one voice, whichever is asked.
    """
    case = _read(WHOLE.replace("A wire, ", "A wire, copies: [echo], "))

    assert {"echo"} == {case.voice_of("wire"), case.voice_of("echo")}


def _problems(file: str) -> list[Problem]:
    content = (BROKEN / file).read_bytes()
    _, problems = read_case(content, file, ACTORS)
    return with_undecided(content, file, problems)


@pytest.mark.parametrize("code", CODES, ids=lambda code: str(code.id))
def test_each_code_has_a_file_that_provokes_it_alone(code: Code) -> None:
    """
    For every code there is one broken case, and it provokes that code and no other.
    """
    file = f"{code.id}.case.yaml"
    problems = _problems(file)

    assert [code.id] == [problem.code.id for problem in problems]


@pytest.mark.parametrize("code", CODES, ids=lambda code: str(code.id))
def test_each_code_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    """
    Words and remedy of every code are filled by the values that its problem carries.
    """
    file = f"{code.id}.case.yaml"
    problems = _problems(file)
    said = Catalogue.load("en").problem_words(problems[0])

    assert [] == [mark for mark in ("?]", "{", "}") if mark in said.words + said.remedy]


def test_all_problems_are_told_at_once() -> None:
    """
    A case with several mistakes is told all of them.
    """
    text = WHOLE.replace("Asia/Damascus", "Nowhere").replace("us,", "moon,")
    _, problems = read_case(text, "case.yaml", ACTORS)

    assert ["CAS-101", "CAS-104"] == [problem.code.id for problem in problems]
