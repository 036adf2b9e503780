"""Persons, their titles and whom they speak for."""

from __future__ import annotations

import pytest

from tests.reading.prose.sentences_alone import people_of

WHOLE = [
    ("US Secretary of State John Kerry spoke.", "John Kerry", "Secretary of State", "US"),
    ("The UN Syria envoy Staffan de Mistura left.", "Staffan de Mistura", "Syria envoy", "UN"),
    ("French minister Jean-Marc Ayrault said so.", "Jean-Marc Ayrault", "minister", "French"),
    (
        "France's top diplomat Jean-Marc Ayrault left.",
        "Jean-Marc Ayrault",
        "top diplomat",
        "France",
    ),
    ("UN humanitarian adviser Jan Egeland spoke.", "Jan Egeland", "humanitarian adviser", "UN"),
    (
        "Martin Griffiths, the UN special envoy, said so.",
        "Martin Griffiths",
        "special envoy",
        "UN",
    ),
    ("President Vladimir Putin agreed.", "Vladimir Putin", "President", ""),
    ("A spokesman for the Ukrainian army said so.", "", "spokesman", "Ukrainian army"),
    ("An army spokesman said so.", "", "spokesman", "army"),
    ("A rebel commander said so.", "", "commander", "rebel"),
    ("Министр обороны России Иван Петров заявил.", "Иван Петров", "Министр обороны", "России"),
    ("Представитель МИД РФ сообщил.", "", "Представитель", "МИД РФ"),
    ("قال وزير الخارجية الروسي سيرغي لافروف إن ذلك.", "سيرغي لافروف", "وزير الخارجية", "الروسي"),
    ("قال المتحدث باسم الجيش السوداني إن ذلك.", "", "المتحدث باسم", "الجيش السوداني"),
]


@pytest.mark.parametrize(("sentence", "name", "role", "organisation"), WHOLE)
def test_a_person_has_name_role_and_organisation(
    sentence: str, name: str, role: str, organisation: str
) -> None:
    """A title, a name and whom they speak for are told apart, in three languages."""
    assert [(name, role, organisation)] == [
        (each.name, each.role, each.organisation.words if each.organisation else "")
        for each in people_of(sentence)
    ]


@pytest.mark.parametrize(
    ("before", "sentence", "words"),
    [
        ("US Secretary of State John Kerry spoke.", "Kerry left.", "Kerry"),
        ("US Secretary of State John Kerry spoke.", "Mr Kerry left.", "Mr Kerry"),
        ("US Secretary of State John Kerry spoke.", "He left.", "He"),
        (
            "US Secretary of State John Kerry spoke.",
            "The secretary of state left.",
            "secretary of state",
        ),
    ],
)
def test_a_person_told_again_is_weak_and_the_same(before: str, sentence: str, words: str) -> None:
    """A surname, a pronoun or the office alone is the person told before, and says where."""
    [found] = people_of(before, sentence)

    assert (words, "John Kerry", True, (0, 32)) == (
        found.words,
        found.name,
        found.is_weak,
        found.stands_for,
    )


@pytest.mark.parametrize(
    "sentence",
    ["He left.", "The Syrian army agreed.", "General elections were held.", "Fighting broke out."],
)
def test_nobody_is_made_up(sentence: str) -> None:
    """A pronoun with nobody before it, an army and an adjective are no persons."""
    assert [] == people_of(sentence)
