"""What the code offers is explained, and what it can say is written down."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from tests.docs.package import codes, public_classes, undocumented
from tests.docs.pages import DOCS, ROOT, reference, text_of
from trucewatch.cli.gates import Gate
from trucewatch.cli.main import VERBS
from trucewatch.definitions.acts import ACLED_SUB_EVENTS, Act
from trucewatch.findings.reasons import Reason
from trucewatch.mission.case import CaseSettings
from trucewatch.mission.case_file import CASE_KEYS, OCCURRED_KEYS, SETTING_KEYS, SOURCE_KEYS
from trucewatch.publication.wording import Catalogue
from trucewatch.reading.confirmations.file import CONFIRMATIONS_KEYS, DECISION_KEYS, SLOT_KEYS
from trucewatch.reading.places.gazetteer_sources import GAZETTEER_PLACE_KEYS, GAZETTEER_SOURCE_KEYS
from trucewatch.reading.slot_names import SLOTS, WORDS_OF
from trucewatch.reports.mapping import FIELDS, ReportSettings
from trucewatch.reports.mapping_file import TABLE_KEYS, UCDP_KEYS
from trucewatch.simulation.settings_file import SIMULATION_KEYS
from trucewatch.terms.regime_file import REGIME_KEYS


def test_every_public_name_says_what_it_means() -> None:
    """
    Modules, classes, functions and methods without a word of their own are named here.
    """
    assert [] == undocumented()


def test_every_public_class_stands_in_the_glossary() -> None:
    """
    A new noun of the code is explained in the same commit.
    """
    glossary = text_of(DOCS / "glossary.md")

    assert [] == [
        each.__name__ for each in public_classes() if f"`{each.__name__}`" not in glossary
    ]


def test_every_problem_code_stands_in_the_reference() -> None:
    """
    A code is listed with its severity, its title and its remedy.
    """
    page = reference("problem-codes")

    assert [] == [
        code
        for code, each in sorted(codes().items())
        if f"`{code}` | {each.severity} | {Catalogue.load('en').code_words(code).title}"
        not in page
    ]


def test_every_problem_code_is_provoked() -> None:
    """
    For each code there is a broken input, or a test that names the code or its constant.
    """
    files = {path.name[:7] for path in (ROOT / "tests" / "errors").iterdir()}
    written = [*(ROOT / "tests").rglob("*.py"), ROOT / "tests" / "errors" / "RUN.toml"]
    tests = "\n".join(text_of(path) for path in written)

    named = set(re.findall(r"[A-Z]{3}-[0-9]{3}", tests)) | files
    assert [] == [code for code in sorted(codes()) if code not in named]


@pytest.mark.parametrize("verb", [*VERBS, "quarantine", "gazetteer"])
def test_every_verb_has_its_help_in_the_reference(verb: str) -> None:
    """
    The help of each verb is written into the page of the command line.
    """
    assert f"## `trucewatch {verb}`" in reference("command-line")


@pytest.mark.parametrize("gate", list(Gate))
def test_every_gate_is_explained(gate: Gate) -> None:
    """
    What can stand behind --fail-on is said.
    """
    assert f"| `{gate}` |" in reference("command-line")


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("case", (*CASE_KEYS, *SOURCE_KEYS, *SETTING_KEYS, *OCCURRED_KEYS)),
        ("case", (*UCDP_KEYS, *TABLE_KEYS, *FIELDS)),
        ("terms", REGIME_KEYS),
        ("gazetteer", (*GAZETTEER_SOURCE_KEYS, *GAZETTEER_PLACE_KEYS)),
        ("simulation", SIMULATION_KEYS[1:]),
        ("confirmations", (*CONFIRMATIONS_KEYS, *DECISION_KEYS, *SLOT_KEYS)),
        ("claims", tuple(name for slots in SLOTS.values() for name in slots)),
        ("claims", tuple(word for words in WORDS_OF.values() for word in words)),
        ("acts", tuple(str(each) for each in Act)),
        ("outcomes", tuple(str(each.name).lower() for each in Reason)),
        ("settings", tuple(each.name for each in fields(CaseSettings))),
        ("settings", tuple(each.name for each in fields(ReportSettings))),
    ],
)
def test_every_key_and_setting_is_explained(page: str, keys: tuple[str, ...]) -> None:
    """
    A key that can be written, and a setting that has a default, has a row of its own.
    """
    assert [] == [key for key in keys if f"| `{key}` |" not in reference(page)]


def test_each_sub_event_of_acled_belongs_to_one_class() -> None:
    """
    ACLED's 25 sub-event types are all taken in, and none of them twice.
    """
    taken = [name for names in ACLED_SUB_EVENTS.values() for name in names]

    assert set(Act) == set(ACLED_SUB_EVENTS)
    assert (25, 25) == (len(taken), len(set(taken)))
