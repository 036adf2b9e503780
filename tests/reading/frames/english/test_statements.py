"""Statements in English texts: who says what, in which office, and when."""

from __future__ import annotations

import pytest

from tests.reading.frames.english.talk_telling import days, names, talk_in
from trucewatch.reading.claim import Basis, ClaimType, Modality

SAID = [
    ("The army said the truce was holding.", "army", "the truce was holding"),
    ("No aid has arrived, residents said on Tuesday.", "residents", "No aid has arrived"),
    ("Ten villages were burnt, according to activists.", "activists", "Ten villages were burnt"),
    (
        "According to the health ministry, 40 people were killed.",
        "health ministry",
        "40 people were killed",
    ),
    ('"We will hold our fire," the commander said.', "commander", "We will hold our fire"),
    (
        "Washington said the sides had agreed to a pause.",
        "United States",
        "the sides had agreed to a pause",
    ),
    (
        "The Russian defence ministry said the road was open.",
        "Russian defence ministry",
        "the road was open",
    ),
    ("Houthi officials said the port was hit.", "Houthis", "the port was hit"),
    (
        "The mission confirmed that two civilians were killed.",
        "mission",
        "two civilians were killed",
    ),
    ('The mayor disagreed: "Nothing has changed."', "mayor", "Nothing has changed"),
    ("UNIFIL said it had recorded two launches.", "UNIFIL", "it had recorded two launches"),
    ("Aid workers warn that food is running out.", "Aid workers", "food is running out"),
    (
        "The United Nations said on Friday that no convoy had crossed.",
        "United Nations",
        "no convoy had crossed",
    ),
    ("A doctor told AFP that nine people had died.", "doctor", "nine people had died"),
    ("The group said it would release two hostages.", "group", "it would release two hostages"),
    ("Moscow said its troops had not fired.", "Russia", "its troops had not fired"),
    ("Local chiefs reported that 1,700 people had fled.", "Local chiefs", "1,700 people had fled"),
]

NONE = [
    "The UN called for a truce of three days.",
    "The envoy urged both sides to renew the truce.",
    "The mission recorded 120 ceasefire violations.",
    "France announced plans for a conference in Paris.",
    "The army announced a truce of 48 hours.",
    "The rebels pledged to release prisoners.",
    "The army did not say when the truce would end.",
    "The RSF did not immediately comment.",
    "The reported attack could not be confirmed.",
    "The truce announced on Monday collapsed.",
    "The claims were false.",
    "The army denied the convoy access to the town.",
    "The truce will end on Friday, according to the agreement.",
    "Residents fled the town.",
]


@pytest.mark.parametrize(("sentence", "speaker", "asserted"), SAID)
def test_what_is_said_is_a_statement(sentence: str, speaker: str, asserted: str) -> None:
    """A statement has its speaker by one name, and the very words that are said."""
    [draft] = talk_in(sentence, ClaimType.STATEMENT)

    assert (speaker, asserted) == (
        names(draft.slots["speaker"]),
        draft.slots["asserted"].normalised,
    )
    assert Modality.HELD is draft.modality


@pytest.mark.parametrize("sentence", NONE)
def test_demands_counts_and_silence_are_no_statement(sentence: str) -> None:
    """What is demanded, counted, announced as a thing or left unsaid asserts nothing."""
    assert [] == talk_in(sentence, ClaimType.STATEMENT)


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("The army denied that it had shelled the town.", "it had shelled the town"),
        ("The movement denied the accusation.", "the accusation"),
        ("Moscow rejected reports that it had fired.", "reports that it had fired"),
    ],
)
def test_a_denial_is_a_statement_told_as_denied(sentence: str, asserted: str) -> None:
    """Who denies something has said so; the words are what is denied."""
    [draft] = talk_in(sentence, ClaimType.STATEMENT)

    assert (Modality.DENIED, asserted) == (draft.modality, draft.slots["asserted"].normalised)


@pytest.mark.parametrize(
    ("sentence", "role", "organisation"),
    [
        ("A Houthi negotiator said that the offer was too low.", "negotiator", "Houthi"),
        ("A spokesman for the Russian army said the road was open.", "spokesman", "Russian army"),
        ("Residents said the road was open.", "", ""),
        ("The ministry of defence said the road was open.", "", ""),
    ],
)
def test_an_office_is_told_apart_from_whom_it_speaks_for(
    sentence: str, role: str, organisation: str
) -> None:
    """An office and its body are slots of their own; people as such have neither."""
    [draft] = talk_in(sentence, ClaimType.STATEMENT)
    slots = draft.slots

    assert (role, organisation) == tuple(
        "".join(slots[name].value) if name in slots else "" for name in ("role", "organisation")
    )


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("The army said on Tuesday that the truce began on Monday.", "Tuesday"),
        ("On Tuesday, the army said the truce was holding.", "Tuesday"),
        ("The truce began on Monday, the army said.", ""),
        ("The truce began on Monday, the army said late on Tuesday.", "late on Tuesday"),
        ("Shells hit a camp, the army said, days after the deal of 27 April.", ""),
    ],
)
def test_when_it_was_said_is_no_time_of_what_was_said(sentence: str, at: str) -> None:
    """Only a time beside the verb is when it was said."""
    [draft] = talk_in(sentence, ClaimType.STATEMENT)

    assert at == days(draft.slots.get("at"))


def test_a_surname_is_the_person_told_before() -> None:
    """A surname alone speaks with the full name and the office that stand before."""
    first, second = talk_in(
        "US Secretary of State John Kerry said the truce was holding. Kerry added that monitors"
        " were in place.",
        ClaimType.STATEMENT,
    )

    assert "John Kerry" == names(first.slots["speaker"]) == names(second.slots["speaker"])
    assert Basis.INFERRED is second.slots["role"].basis


def test_a_pronoun_speaks_weakly() -> None:
    """A speaker told as "he" is whoever spoke before, and is flagged as weak."""
    _, second = talk_in(
        "US Secretary of State John Kerry said the truce was holding. He added that monitors were"
        " in place.",
        ClaimType.STATEMENT,
    )

    assert ("weak",) == second.flags


def test_a_quotation_over_two_sentences_has_one_speaker() -> None:
    """Each sentence of a quotation is a statement of whoever is named at its end."""
    drafts = talk_in(
        '"We are ready to talk. We will not fire first," a rebel commander said.',
        ClaimType.STATEMENT,
    )

    assert ["We are ready to talk.", "We will not fire first"] == [
        each.slots["asserted"].normalised for each in drafts
    ]
    assert {"rebel commander"} == {each.speaker[0].words for each in drafts if each.speaker}
