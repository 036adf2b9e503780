"""Meetings in English texts: who, where, on which day, held or still to come."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.talk_telling import days, names, talk_in
from trucewatch.reading.claim import ClaimType, Modality
from trucewatch.reading.frames.english.talked.meeting_words import INVITED, MOVED_ON
from trucewatch.reading.frames.english.talked.talk_joins import TWICE

HELD = [
    (
        "The foreign ministers of Armenia and Azerbaijan met in Moscow on Friday.",
        "Moscow",
        "Friday",
        "Armenia, Azerbaijan",
    ),
    ("The two sides held talks in Muscat last week.", "Muscat", "last week", "both sides"),
    (
        "Talks between the government and the rebels began in Juba on Monday.",
        "Juba",
        "Monday",
        "government, rebels",
    ),
    (
        "The UN envoy met with representatives of the Houthis in Sanaa on Saturday.",
        "Sanaa",
        "Saturday",
        "United Nations, Houthis",
    ),
    (
        "Qatar hosted a new round of negotiations between Hamas and Israel in Doha on Sunday.",
        "Doha",
        "Sunday",
        "Qatar, Hamas, Israel",
    ),
    (
        "The meeting, attended by France, Germany and Ukraine, ended without a deal.",
        "",
        "",
        "France, Germany, Ukraine",
    ),
    (
        "The Trilateral Contact Group held a video conference on 22 April.",
        "",
        "22 April",
        "Trilateral Contact Group",
    ),
    ("The presidents of Russia and Turkey discussed Idlib by phone.", "", "", "Russia, Turkey"),
    (
        "During a meeting in Brussels on Monday, EU ministers discussed the war.",
        "Brussels",
        "Monday",
        "European Union",
    ),
    ("Peace talks in Jeddah were suspended.", "Jeddah", "", ""),
    ("Talks in Geneva collapsed in February.", "Geneva", "February", ""),
    (
        "Russian and Ukrainian negotiators met in Istanbul on 29 March.",
        "Istanbul",
        "29 March",
        "Russia, Ukraine",
    ),
]

PLANNED = [
    (
        "The Security Council will meet on Wednesday to discuss the situation.",
        "",
        "Wednesday",
        "UN Security Council",
    ),
    (
        "The UN Security Council was also set to meet on the crisis later in the day.",
        "",
        "later in the day",
        "UN Security Council",
    ),
    (
        "Leaders of Turkey, Russia and Iran will hold a summit in Tehran on Tuesday.",
        "Tehran",
        "Tuesday",
        "Turkey, Russia, Iran",
    ),
    ("A second round of talks is due to open in Geneva on 12 May.", "Geneva", "12 May", ""),
    (
        "Delegations of the two sides are expected to meet in Cairo on Sunday.",
        "Cairo",
        "Sunday",
        "both sides",
    ),
    ("Egypt will host talks on a truce in Gaza next week.", "", "next week", "Egypt"),
    (
        "An emergency session of the Arab League is scheduled for Thursday in Cairo.",
        "Cairo",
        "Thursday",
        "Arab League",
    ),
    (
        "The committee was to hold its first meeting in Amman on Thursday.",
        "Amman",
        "Thursday",
        "committee",
    ),
    ("Delegations from both sides are to sit down in Vienna.", "Vienna", "", "both sides"),
    (
        "The government has invited the Houthis to talks in Muscat.",
        "Muscat",
        "",
        "government, Houthis",
    ),
    (
        "The ministers agreed to meet again in Astana in two weeks.",
        "Astana",
        "in two weeks",
        "ministers",
    ),
    (
        "A delegation of the ELN arrived in Caracas for talks with Colombia.",
        "Caracas",
        "",
        "ELN, Colombia",
    ),
]

OTHERWISE = [
    ("The planned talks in Nairobi have been postponed.", Modality.DENIED),
    ("Talks in Cairo were cancelled.", Modality.DENIED),
    ("The army chief refused to meet the RSF commander.", Modality.DENIED),
    ("The envoy must return to peace talks in Geneva.", Modality.HYPOTHETICAL),
    ("The two sides could meet in Doha on Sunday.", Modality.HYPOTHETICAL),
]

NONE = [
    "Peace talks are needed.",
    "The talks were difficult.",
    "The mediators hope that talks will resume.",
    "The convoy met with heavy fire.",
    "The truce meets the demands of the opposition.",
    "The minister told a news conference in Kyiv that the deal was off.",
    "He held a press conference in Ankara on Monday.",
    "The group held 20 soldiers near the border.",
    "The army held its positions in Aleppo on Monday.",
    "The African Union called for restraint.",
    "The relief effort met its target in May.",
    "The rebels hold the town.",
    "The conference hall was shelled.",
    "The parties agreed to a truce on Monday.",
]


@pytest.mark.parametrize(("sentence", "place", "day", "who"), HELD)
def test_a_meeting_that_took_place_is_held(sentence: str, place: str, day: str, who: str) -> None:
    """A meeting in the past has its place, its day and those who came."""
    assert [(Modality.HELD, place, day, who)] == _meetings(sentence)


@pytest.mark.parametrize(("sentence", "place", "day", "who"), PLANNED)
def test_a_meeting_to_come_is_planned(sentence: str, place: str, day: str, who: str) -> None:
    """A meeting that is set, due, agreed or invited to is planned, whatever its day."""
    assert [(Modality.PLANNED, place, day, who)] == _meetings(sentence)


@pytest.mark.parametrize(("sentence", "modality"), OTHERWISE)
def test_a_meeting_that_is_off_or_wished_for_is_told_so(sentence: str, modality: Modality) -> None:
    """What is called off or refused is denied, what could or must be is hypothetical."""
    assert [modality] == [each.modality for each in talk_in(sentence, ClaimType.MEETING)]


@pytest.mark.parametrize("sentence", NONE)
def test_talks_as_such_are_no_meeting(sentence: str) -> None:
    """Talks without place, day and people are no meeting, nor is all that is met or held."""
    assert [] == talk_in(sentence, ClaimType.MEETING)


def test_two_days_are_two_readings() -> None:
    """A day told as "Thursday or Friday" leaves the day open, with both of them to choose from."""
    [draft] = talk_in("The committee will meet in Amman on Thursday or Friday.", ClaimType.MEETING)
    day = draft.slots["day"]

    assert None is day.normalised
    assert ["Thursday", "Friday"] == [each.way for each in day.alternatives]


def test_talks_that_moved_are_told_of_both_places() -> None:
    """Talks that moved from one city to another are one meeting there, and were one here."""
    left, held = talk_in(
        "Talks on Yemen moved from Geneva to Stockholm on Monday, where the UN envoy held talks"
        " with the Houthis.",
        ClaimType.MEETING,
    )

    assert ("Geneva", (MOVED_ON,)) == (names(left.slots["place"]), left.flags)
    assert "Stockholm" == names(held.slots["place"])
    assert "United Nations, Houthis" == names(held.slots["participants"])


def test_a_meeting_told_twice_is_one_claim_with_both_stretches() -> None:
    """The same city on the same day is one meeting, and its day is stated twice."""
    [draft] = talk_in(
        "France announced plans to invite ministers to a meeting in Paris on May 9.\n\n"
        "The ministers will meet in Paris on Monday.\n\n"
        "A spokesman mentioned inviting officials from Qatar, Turkey and Saudi Arabia.",
        ClaimType.MEETING,
    )

    assert ("May 9", "Monday") == draft.slots["day"].value
    assert TWICE in draft.slots["day"].flags
    assert "France, ministers, Qatar, Turkey, Saudi Arabia" == names(draft.slots["participants"])
    assert INVITED in draft.flags


def test_what_is_to_be_talked_about_is_the_subject() -> None:
    """What a meeting is about follows "to discuss" or "on"."""
    [discussed] = talk_in(
        "The parties will meet in Jeddah on Monday to discuss an extension.", ClaimType.MEETING
    )
    [about] = talk_in("Egypt will host talks on prisoners next week.", ClaimType.MEETING)

    assert "to discuss an extension" == discussed.slots["subject"].normalised
    assert "prisoners" == about.slots["subject"].normalised


def _meetings(sentence: str) -> list[tuple[Modality, str, str, str]]:
    return [
        (
            each.modality,
            names(each.slots.get("place")),
            days(each.slots.get("day")),
            names(each.slots.get("participants")),
        )
        for each in talk_in(sentence, ClaimType.MEETING)
    ]
