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


def flags_in(text: str) -> list[tuple[str, ...]]:
    """Return the flags of every incident and figure of a text, in order of place."""
    kinds = {ClaimType.INCIDENT, ClaimType.CASUALTY_FIGURE}
    return [each.flags for each in drafts_of(told_of(text, "en")) if each.type in kinds]


CONFLICTS = [
    (
        (
            "Officials said 12 people were killed in clashes in Taiz"
            " this week, while residents spoke"
            " of at least 20."
        ),
        [('disagrees with "at least 20" (residents)',), ('disagrees with "12" (Officials)',)],
    ),
    (
        "Officials said the death toll was 12; hospital sources said 19.",
        [('disagrees with "19" (hospital sources)',), ('disagrees with "12" (Officials)',)],
    ),
    (
        (
            "An air strike killed 16 people in Saada on Saturday, medics said. The coalition said"
            " four were killed."
        ),
        [('disagrees with "four" (coalition)',), ('disagrees with "16" (medics)',)],
    ),
    (
        "Local authorities said nine people died, but the Red Crescent put the toll at 15.",
        [('disagrees with "15" (Red Crescent)',), ('disagrees with "nine" (Local authorities)',)],
    ),
    (
        (
            "The army said that rebels shelled the village of Zolote on Monday. The rebels denied"
            " that they had shelled the village."
        ),
        [('disagrees with "shelled" (rebels)',), ('disagrees with "shelled" (army)',)],
    ),
    (
        (
            "Civilian casualties fell this year, with 312 dead compared with 520 dead in the same"
            " period last year."
        ),
        [(), ()],
    ),
    (
        (
            "The ministry said 57 people were killed in the strike in"
            " Rafah on Tuesday. The military"
            " said it had killed 12 militants in the strike."
        ),
        [(), ()],
    ),
    (
        (
            "The ministry said 23 people had been killed over the past"
            " 24 hours, bringing the number"
            " killed since October 7 to 41,206."
        ),
        [(), ()],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONFLICTS)
def test_two_numbers_of_the_same_people_disagree(text: str, expected: list[object]) -> None:
    """
    Two voices with two numbers of one group, or an act told and denied, flag each other; a
    comparison, a part of the whole and a total do not.
    """
    assert expected == flags_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "A rocket hit a market in Taiz on Monday. Eight people were killed and 20 others"
                " injured, doctors said."
            ),
            (
                "held; act=shelling; at=Monday; injured=20; killed=8; place=Taiz; target=a market;"
                " unit=people"
            ),
        ),
        (
            "Fighting erupted in Khartoum on Monday. About 705 people have been killed.",
            "held; act=armed_clash; at=Monday; place=Khartoum",
        ),
        (
            (
                "Militants shelled the town of Zolote on Tuesday evening. In"
                " a separate incident, two"
                " civilians were killed."
            ),
            "held; act=shelling; acting=militants; at=Tuesday evening; place=the town of Zolote",
        ),
    ],
)
def test_people_in_the_next_sentence_are_those_of_the_act(text: str, expected: str) -> None:
    """
    People whom the next sentence counts were hurt in the act before it, unless its words say that
    they are those of a longer time or of another act.
    """
    assert [expected] == [brief(each) for each in of_text(text, ClaimType.INCIDENT)]


def test_a_figure_of_the_next_sentence_says_where_it_stands() -> None:
    """
    A number that an incident has from the next sentence is inferred and names that sentence.
    """
    text = "A rocket hit a market in Taiz on Monday. Eight people were killed."
    (incident,) = of_text(text, ClaimType.INCIDENT)

    assert "people hurt, told in sentence 2" == incident.slots["killed"].inferred_from
    assert ("Eight",) == incident.slots["killed"].value


@pytest.mark.parametrize(
    ("text", "slot", "ways"),
    [
        (
            "The convoy of 31 trucks arrived in Madaya on Monday or Tuesday.",
            "period",
            ["Monday", "Tuesday"],
        ),
        ("Shells hit the town of Zolote on 3 or 4 May 2016.", "at", ["3", "4 May 2016"]),
        ("The ceasefire will begin on Monday or Tuesday.", "start", ["Monday", "Tuesday"]),
    ],
)
def test_of_two_times_neither_is_chosen(text: str, slot: str, ways: list[str]) -> None:
    """
    A time that the words leave open between two has both as alternatives and no value.
    """
    (found,) = (each.slots[slot] for each in drafts_of(told_of(text, "en")) if slot in each.slots)

    assert None is found.normalised
    assert ways == [each.way for each in found.alternatives]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The UN said the truce would start on 1 October 2024. State"
                " television said that it"
                " would take effect on 2 October 2024."
            ),
            ["disagrees with another sentence", "disagrees with united nations"],
        ),
        (
            (
                "A seven-day truce took effect on Sunday. State media said"
                " the truce would last ten"
                " days."
            ),
            [
                "disagrees with another sentence",
                "disagrees with another sentence (until 2016-05-08T21:00:00Z)",
            ],
        ),
        ("The truce started on 1 October 2024. It took effect on 1 October 2024 as agreed.", []),
    ],
)
def test_two_sentences_that_give_a_truce_other_times_disagree(
    text: str, expected: list[str]
) -> None:
    """
    Two days that follow each other are two starts, and two lengths told side by side are two.
    """
    truces = of_text(text, ClaimType.TRUCE_TERM)
    flags = [each for truce in truces for slot in truce.slots.values() for each in slot.flags]

    assert expected == sorted(each for each in flags if each.startswith("disagrees"))
