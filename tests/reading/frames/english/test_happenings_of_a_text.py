"""What happenings come out of whole texts: the article of the seed, and repeats."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reading.frames.english.happening_telling import brief
from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.rules_reader import drafts_of

PLACE = os.environ.get("TRUCEWATCH_DATA")
DATA = Path(PLACE) if PLACE else Path(__file__).parents[5] / "shared" / "data"
ARTICLE = DATA / "seed" / "article.txt"


def of_text(text: str, kind: ClaimType) -> list[Draft]:
    """Return the drafts of a type in a text, joined as the reader joins them."""
    return [each for each in drafts_of(told_of(text, "en")) if each.type is kind]


@pytest.fixture(scope="module")
def article() -> str:
    """Return the article of the seed, or skip where it is not at hand."""
    if not ARTICLE.is_file():
        pytest.skip("the article of the seed is not at hand")
    return ARTICLE.read_text(encoding="utf-8")


def test_the_article_tells_of_one_incident(article: str) -> None:
    """
    The caption's air strike is the only incident, with its quarter, its day and one man injured.
    """
    (incident,) = of_text(article, ClaimType.INCIDENT)

    assert "air_strike" == incident.slots["act"].normalised
    assert {"low": 1, "best": 1, "high": 1} == incident.slots["injured"].normalised
    assert "Al-Qatarji" in incident.slots["place"].value[0]
    assert ("April 29, 2016",) == incident.slots["at"].value


def test_the_article_counts_over_thirteen_days(article: str) -> None:
    """
    Nearly 300 killed is a figure over a window whose two ways of counting days both stay.
    """
    (figure,) = of_text(article, ClaimType.CASUALTY_FIGURE)

    assert {"low": 270, "best": None, "high": 300} == figure.slots["killed"].normalised
    assert "people" == figure.slots["unit"].normalised
    assert {"from": "2016-04-21T21:00:00Z", "to": "2016-05-04T21:00:00Z"} in [
        each.normalised for each in figure.slots["window"].alternatives
    ]


def test_the_article_does_not_say_whose_number_it_gives(article: str) -> None:
    """
    The number of people beside the refusal keeps its three meanings.
    """
    (refused,) = [
        each for each in of_text(article, ClaimType.ACCESS) if each.rule == "en.access.refused"
    ]

    assert 3 == len(refused.slots["people"].alternatives)


def test_what_a_text_tells_twice_is_one_incident() -> None:
    """
    Two sentences on one strike are one incident with what either of them says.
    """
    text = (
        "An air strike hit a market in the town of Idlib on Tuesday, killing 12 people.\n\n"
        "The strike on Idlib on Tuesday killed 12 people and wounded 30, a rescue service said."
    )

    (incident,) = of_text(text, ClaimType.INCIDENT)

    assert {"low": 30, "best": 30, "high": 30} == incident.slots["injured"].normalised
    assert "the same, told in sentence 2" == incident.slots["injured"].inferred_from


def test_two_hours_are_two_incidents() -> None:
    """
    The same act at the same place at two hours stays two incidents.
    """
    text = "At 14:20, militants shelled the village of Zolote. At 16:00, they shelled it again."
    later = text.replace("they shelled it again", "militants shelled the village of Zolote")

    found = [brief(each) for each in of_text(later, ClaimType.INCIDENT)]

    assert 2 == len(found)
