"""Explanations of one incident: text and HTML say the same."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.publication.builders import ALEPPO, GHOUTA, NATIONWIDE, finding, report
from tests.publication.pages import realistic
from trucewatch.findings.explanation import (
    ClauseAnswer,
    DecidingFact,
    Explanation,
    FactAnswer,
    Sweep,
)
from trucewatch.findings.world_lines import WorldLine
from trucewatch.publication.assumptions import view
from trucewatch.publication.explanation import Told, explanation_text
from trucewatch.publication.parts import WIDTH

PAGE = realistic()

APART = Explanation(
    incident="a",
    act=1,
    findings=(),
    clauses=(ClauseAnswer(ALEPPO, "C1", "army", "apparent_breach", 0.9, 1.0),),
    worlds=(
        WorldLine(
            story=1,
            weight_min=0.3,
            weight_max=0.3,
            begins_at=datetime(2016, 5, 4, 22, tzinfo=UTC),
            areas=("aleppo-city",),
            who=("syrian-government",),
            at_whom=("civilians",),
            what=("shelling",),
            classes=((ALEPPO, "ministry", ("breach",)), (ALEPPO, "army", ("outside_terms",))),
        ),
    ),
    sweeps=(
        Sweep(ALEPPO, "who", "nusra-front", (0.0, 1.0), (0.0, 1.0), (0.0, 1.0), 0.8),
        Sweep(ALEPPO, "acceptance", "us", (0.0, 1.0), (0.0, 0.5), (0.0, 0.5), None),
    ),
    deciding=(
        DecidingFact(
            ALEPPO,
            "when",
            "",
            (FactAnswer("2016-05-04T21:00:00Z/2016-05-04T22:00:00Z", "exempt", 0.0, 0.0),),
            1,
            1.0,
        ),
        DecidingFact(ALEPPO, "where", "", (FactAnswer("aleppo-city", "exempt", 0, 0),), 1, 1.0),
        DecidingFact(ALEPPO, "where", "", (FactAnswer("outside", "exempt", 0, 0),), 1, 1.0),
        DecidingFact(ALEPPO, "what", "", (FactAnswer("shelling", "exempt", 0, 0),), 1, 1.0),
        DecidingFact(ALEPPO, "who", "", (FactAnswer("russia", "exempt", 0, 0),), 1, 1.0),
        DecidingFact(ALEPPO, "reading", "", (FactAnswer("ministry", "exempt", 0, 0),), 1, 1.0),
    ),
)


def told(*outcomes: str, apart: tuple[Explanation, ...] = ()) -> Told:
    """Return an incident with these outcomes under the three regimes and some."""
    names = (NATIONWIDE, ALEPPO, GHOUTA, "(some)")
    rows = [finding("a", name, each) for name, each in zip(names, outcomes, strict=False)]
    return Told(PAGE, "a", report("a", "2016-05-05"), rows, apart)


def test_text_tells_facts_outcomes_and_reasons() -> None:
    """
    A monitor at a terminal reads what happened, what it amounts to, and why.
    """
    text = explanation_text(told("undetermined", "apparent_breach", "outside_terms", "exempt"))

    assert text.startswith("a\n")
    assert "Cessation of hostilities" in text
    assert "apparent breach, if as reported (under every reading)" in text
    assert "All of the possible time lies inside a window." in text
    assert "By the own words of Government of Syria: undetermined" in text
    assert "5 May 2016" in text


def test_text_fits_a_terminal() -> None:
    """
    No line of sentences is wider than a terminal.
    """
    text = explanation_text(told("undetermined", "exempt", "outside_terms", apart=(APART,)))

    assert [] == [line for line in text.splitlines() if len(line) > WIDTH]


def test_an_act_outside_all_terms_is_told_in_a_line() -> None:
    """
    Where nothing was in force there is no matrix to read.
    """
    text = explanation_text(told("outside_terms", "outside_terms", "outside_terms"))

    assert 1 == text.count("outside the terms")
    assert "Chance of breach" not in text


def test_the_act_taken_apart_shows_what_it_rests_on() -> None:
    """
    The clauses alone, the worlds, the sweeps and the deciding facts follow.
    """
    text = explanation_text(told("undetermined", "apparent_breach", apart=(APART,)))

    assert "30 %: from 5 May 2016, 01:00 UTC+3" in text
    assert "It reaches the threshold at 80 %." in text
    assert "It does not reach the threshold at any share." in text
    assert "The facts that would decide (internal)" in text
    assert "apparent breach, 90–100 %" in text


def test_several_acts_are_told_apart() -> None:
    """
    When both sides fired, each act has its own answer.
    """
    rows = [finding("a", ALEPPO, "exempt"), finding("a", ALEPPO, "no_breach", act=2)]

    text = explanation_text(Told(PAGE, "a", None, rows))

    assert text.index("Act 1") < text.index("exempt") < text.index("Act 2")


def test_marks_and_names_are_told() -> None:
    """
    A named party, a contested outcome and a claimed defence stand in the line.
    """
    row = finding(
        "a",
        ALEPPO,
        "apparent_breach",
        named="syrian-government",
        contested=True,
        defence_claimed=True,
        own_words=[{**finding("a", ALEPPO, "exempt")["own_words"][0], "silent": True}],
    )

    text = explanation_text(Told(PAGE, "a", None, [row]))

    assert "contested, defence claimed" in text
    assert "Named by the terms' threshold: Government of Syria." in text
    assert "none were said of this regime: Government of Syria." in " ".join(text.split())


def test_the_json_of_an_act_taken_apart_is_plain() -> None:
    """
    Instants are written, tuples are lists, nothing is left out.
    """
    (document,) = view([APART])

    assert "2016-05-04T22:00:00Z" == document["worlds"][0]["begins_at"]
    assert ["aleppo-city"] == document["worlds"][0]["areas"]
    assert {"act", "clauses", "worlds", "sweeps", "deciding"} == set(document)
