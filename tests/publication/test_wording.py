"""The catalogue: every sentence has its id, every id is used, every code has words."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter

import pytest
from markupsafe import Markup

import trucewatch
from trucewatch.definitions.acts import Act
from trucewatch.definitions.problems import Code, Place, Problem, Severity
from trucewatch.findings.reasons import Reason
from trucewatch.publication.outcomes import CLASSES, OUTCOMES, QUESTIONS
from trucewatch.publication.wording import Catalogue, UnknownMessageError

SOURCE = Path(trucewatch.__file__).parent
CATALOGUE = SOURCE / "publication" / "catalogue" / "en"
SAY = Catalogue.load("en")

OURS = ("page", "explain", "outcome", "reason", "act")
"""Files of the catalogue that the page and its explanations speak from."""


def messages(file: str) -> set[str]:
    """Return the ids of one file, forms of one message counted once."""
    table = tomllib.loads((CATALOGUE / f"{file}.toml").read_text(encoding="utf-8"))
    return {f"{file}.{key}" for key in _flat(table, "")}


def _flat(table: dict[str, object], prefix: str) -> set[str]:
    found: set[str] = set()
    for key, value in table.items():
        if isinstance(value, dict) and set(value) == {"one", "other"}:
            found.add(f"{prefix}{key}")
        elif isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found.add(f"{prefix}{key}")
    return found


def spoken() -> set[str]:
    """Return every message id that the package's code and templates write out."""
    pattern = re.compile(r'["\'](?:(' + "|".join(OURS) + r")\.[a-z0-9_.]+)[\"']")
    found: set[str] = set()
    for path in chain(SOURCE.rglob("*.py"), SOURCE.rglob("*.j2")):
        text = path.read_text(encoding="utf-8")
        found |= {match.group().strip("\"'") for match in pattern.finditer(text)}
    return {each for each in found if not each.endswith((".j2", ".py", ".css", "."))}


def prefixes() -> set[str]:
    """Return the beginnings of message ids to which code adds the rest."""
    pattern = re.compile(r'["\']((?:' + "|".join(OURS) + r")(?:\.[a-z_]+)*\.)(?:\{|[\"'] ~)")
    return {
        match
        for path in chain(SOURCE.rglob("*.py"), SOURCE.rglob("*.j2"))
        for match in pattern.findall(path.read_text(encoding="utf-8"))
    }


def test_every_message_that_is_spoken_has_words() -> None:
    """
    No message id in the code or the templates is missing from the catalogue.
    """
    known = set().union(*(messages(file) for file in OURS))

    assert set() == spoken() - known


def test_every_message_is_spoken_somewhere() -> None:
    """
    No words lie in the catalogue that nothing says.
    """
    built = tuple(prefixes())
    method = {f"page.method.{name}" for name in tomllib_keys("page", "method")}
    unused = set().union(*(messages(file) for file in OURS)) - spoken() - method

    assert set() == {each for each in unused if not each.startswith(built)}


def tomllib_keys(file: str, table: str) -> set[str]:
    """Return the keys of one table of a file of the catalogue."""
    return set(tomllib.loads((CATALOGUE / f"{file}.toml").read_text(encoding="utf-8"))[table])


@pytest.mark.parametrize(
    "message",
    [
        *(f"reason.{str(each.name).lower()}" for each in Reason),
        *(f"act.{each.value}" for each in Act),
        *(f"outcome.{each}" for each in OUTCOMES),
        *(f"outcome.meaning.{each}" for each in OUTCOMES),
        *(f"outcome.class.{each}" for each in (*CLASSES,)),
        *(f"explain.question.{name}" for name, _ in QUESTIONS),
        *(f"page.month.{n}" for n in range(1, 13)),
        *(f"page.severity.{each.value}" for each in Severity),
    ],
)
def test_every_word_of_a_closed_vocabulary_is_told(message: str) -> None:
    """
    Reasons, acts, outcomes, questions, months and severities all have words.
    """
    assert SAY.has(message)


def test_no_reason_is_told_that_does_not_exist() -> None:
    """
    The catalogue holds one sentence for each reason and no other.
    """
    assert {f"reason.{str(each.name).lower()}" for each in Reason} == messages("reason")


def codes() -> dict[str, Code]:
    """Return every constant of a problem's code in the whole package."""
    found: dict[str, Code] = {}
    for module in walk_packages(trucewatch.__path__, "trucewatch."):
        if module.name.endswith("codes"):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Code):
                    found[value.id] = value
    return found


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_has_title_words_and_remedy(code: str) -> None:
    """
    A problem without words, or without what to do next, is never shown.
    """
    words = SAY.code_words(code)

    assert ["", "", ""] != [words.title, words.words, words.remedy]
    assert all((words.title, words.words, words.remedy))


def test_words_stand_for_existing_codes_only() -> None:
    """
    No words lie in the catalogue for a code that nothing raises.
    """
    written = {
        code
        for path in (CATALOGUE / "problems").glob("*.toml")
        for code in tomllib.loads(path.read_text(encoding="utf-8"))
    }

    assert set() == written - set(codes())


@pytest.mark.parametrize("path", sorted(CATALOGUE.rglob("*.toml")), ids=lambda path: path.stem)
def test_the_tool_never_speaks_of_a_violation(path: Path) -> None:
    """
    The words violation and violator are nobody's to say but the parties'.
    """
    assert [] == re.findall(r"violat\w*", path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("path", sorted(CATALOGUE.rglob("*.toml")), ids=lambda path: path.stem)
def test_every_field_of_a_sentence_can_be_filled(path: Path) -> None:
    """
    Every sentence is a sound pattern with named fields.
    """
    texts = re.findall(r'= "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    fields = [
        field
        for text in texts
        for _, field, _, _ in Formatter().parse(ast.literal_eval(f'"{text}"'))
    ]

    assert "" not in fields


def test_a_missing_message_is_loud() -> None:
    """
    A message without words stops the program instead of leaving a gap.
    """
    with pytest.raises(UnknownMessageError):
        SAY.say("page.nothing_of_the_kind")
    with pytest.raises(UnknownMessageError):
        SAY.code_words("XXX-999")
    with pytest.raises(UnknownMessageError):
        Catalogue.load("tlh")


@pytest.mark.parametrize(("n", "words"), [(1, "One act."), (0, "0 acts."), (1234, "1,234 acts.")])
def test_counts_have_their_form(n: int, words: str) -> None:
    """
    One is told apart from many, and thousands are marked.
    """
    assert words == SAY.say("page.acts", n=n)


def test_values_in_markup_are_escaped() -> None:
    """
    A value cannot become markup, and markup stays what it is.
    """
    told = SAY.say_markup("page.radius", km="<b>")
    kept = SAY.say_markup("page.radius", km=Markup("<b>5</b>"))

    assert "within &lt;b&gt; km" == told
    assert "within <b>5</b> km" == kept


def test_a_problem_without_its_values_is_still_told() -> None:
    """
    A value that a problem forgot is shown as missing; the problem is not hidden by it.
    """
    code = next(iter(sorted(codes())))
    told = SAY.problem_words(Problem(Code(code, Severity.ERROR), Place("a.csv"), "", {}))

    assert "" != told.words


def test_nothing_is_read_before_it_is_said() -> None:
    """
    A catalogue of a language is free until its first sentence.
    """
    resource = files("trucewatch.publication").joinpath("catalogue/en/page.toml")

    assert resource.is_file()
    assert ("en", "ltr") == (SAY.language, SAY.direction)
