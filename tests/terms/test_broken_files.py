"""One broken file for each code: it provokes its code and no other."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.terms.standing_case import ACTORS, AREAS, OVERLAPS, PARENT, regime
from trucewatch.definitions import written_codes
from trucewatch.definitions.problems import Code, Problem
from trucewatch.definitions.written import LARGEST_BYTES, read_written
from trucewatch.publication.wording import Catalogue
from trucewatch.terms import codes
from trucewatch.terms.actors_file import read_actors
from trucewatch.terms.regime_file import read_regime
from trucewatch.terms.regimes_check import check_regimes

FOLDER = Path(__file__).parents[1] / "errors"
PREFIXES = ("YML", "TRM", "ACT")
FILES = sorted(each for prefix in PREFIXES for each in FOLDER.glob(f"{prefix}-*.yaml"))
CODES = {
    each.id: each
    for module in (written_codes, codes)
    for _, each in inspect.getmembers(module)
    if isinstance(each, Code)
}
MADE_HERE = {"YML-101"}
"""Codes whose broken input is too large to be kept."""


def problems_of(file: Path) -> list[Problem]:
    """Return everything that the readers and the checks say of *file*."""
    if file.name.endswith(".actors.yaml"):
        return read_actors(file.read_bytes(), file.name)[1]
    found, problems = read_regime(file.read_bytes(), file.name, ACTORS, AREAS)
    if found is None:
        return problems
    return problems + check_regimes([regime(PARENT), found], ACTORS, OVERLAPS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_a_broken_file_provokes_its_code_and_no_other(file: Path) -> None:
    """
    What the file is named after is all that is wrong with it, and is said with its place.
    """
    problems = problems_of(file)

    assert {file.name[:7]} == {each.code.id for each in problems}
    assert {file.name} == {each.place.file for each in problems}


def test_every_code_has_one_broken_file() -> None:
    """
    Files and codes belong together one to one.
    """
    assert sorted(CODES.keys() - MADE_HERE) == [each.name[:7] for each in FILES]


def test_a_file_beyond_the_cap_is_refused_unread() -> None:
    """
    One byte more than a mebibyte is too much, whatever it holds.
    """
    _, problems = read_written(b" " * (LARGEST_BYTES + 1), "terms/calm.yaml")

    assert ["YML-101"] == [each.code.id for each in problems]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_says_what_is_wrong_and_what_to_do(code: str) -> None:
    """
    Title, words and remedy stand in the catalogue for every code.
    """
    words = Catalogue.load("en").code_words(code)

    assert all((words.title, words.words, words.remedy))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_no_value_is_missing_from_a_message(file: Path) -> None:
    """
    The values that a sentence needs come with the problem.
    """
    catalogue = Catalogue.load("en")

    for each in problems_of(file):
        told = catalogue.problem_words(each)
        assert "?]" not in told.words + told.remedy


def test_the_catalogue_has_no_words_for_codes_that_do_not_exist() -> None:
    """
    A code that was dropped leaves no sentence behind.
    """
    catalogue = Catalogue.load("en")

    assert sorted(CODES) == sorted(code for each in PREFIXES for code in catalogue.codes(each))
