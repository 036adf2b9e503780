"""Who is named in a sentence, and by which one name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.prose.actor_tables import rows_of
from tests.reading.prose.sentences_alone import NAMES, actors_of, alone, listed
from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.reading.document import Span
from trucewatch.reading.prose.names.actor_mentions import ToldBefore
from trucewatch.reading.prose.names.actors_in_text import actors_in, holders_in
from trucewatch.reading.prose.names.people_in_text import people_in
from trucewatch.reading.prose.told import ActorSort

CASE = Actors.of(
    (
        Actor("syria", ActorKind.STATE, ("Syria", "Damascus")),
        Actor("army", ActorKind.STATE_FORCE, ("Syrian Arab Army", "Syrian army"), "syria"),
        Actor("russia", ActorKind.STATE, ("Russian side", "Россия")),
        Actor("hawks", ActorKind.ARMED_GROUP, ("Hawks of the Hills", "صقور التلال", "the Hawks")),
        Actor("north-guard", ActorKind.ARMED_GROUP, ("Northern Guard", "Guard")),
        Actor("south-guard", ActorKind.ARMED_GROUP, ("Southern Guard", "Guard")),
    )
)
"""A case with an army, two states, a group in two scripts, and a name that two share."""

WORDS = st.sampled_from(
    [
        "The",
        "Syrian",
        "army",
        "US-backed",
        "UN",
        "envoy",
        "Moscow",
        "said",
        "Russia's",
        "and",
        "(RSF)",
        "al-Nusra",
        "Front",
        "of",
        "it",
        "they",
        "Россия",
        "и",
        "вооружённые",
        "силы",
        "Судана",
        "ХАМАС",
        "الجيش",
        "السوداني",
        "وروسيا",
        "للأمم",
        "المتحدة",
        "«»",
        ",",
        ".",
        "-",
        "'",
        "s",
        "he",
        "Kerry",
        "General",
        "Jan",
        "Mr",
        "group",
        "government",
        "forces",
        "rebels",
        "'",
        "\u200b",
        "\u202e",
        "12",
        "M23",
        "U.S.",
        "THE",
    ]
)
"""Words of which any order is tried."""


@pytest.mark.parametrize("language", ["english", "russian", "arabic"])
def test_the_tables_hold_enough_sentences(language: str) -> None:
    """Each language is held against a table of sentences, its traps among them."""
    least = {"english": 80, "russian": 40, "arabic": 40}

    assert least[language] <= len(rows_of(language))


@pytest.mark.parametrize(("sentence", "actors"), rows_of("english"))
def test_english_names_are_told_from_places_and_goods(sentence: str, actors: str) -> None:
    """An English sentence names its actors, each by one name; ground and goods are none."""
    assert actors == (listed(actors_of(sentence)) or "-")


@pytest.mark.parametrize(("sentence", "actors"), rows_of("russian"))
def test_russian_names_are_found_in_every_case(sentence: str, actors: str) -> None:
    """A Russian name is found whatever its ending."""
    assert actors == (listed(actors_of(sentence)) or "-")


@pytest.mark.parametrize(("sentence", "actors"), rows_of("arabic"))
def test_arabic_names_are_found_behind_particles(sentence: str, actors: str) -> None:
    """An Arabic name is found behind what is written as one with it."""
    assert actors == (listed(actors_of(sentence)) or "-")


@pytest.mark.parametrize(
    ("sentence", "actor", "name"),
    [
        ("The Syrian army agreed.", "army", "Syrian Arab Army"),
        ("Syria's army agreed.", "army", "Syrian Arab Army"),
        ("الجيش السوري وافق.", "army", "Syrian Arab Army"),
        ("Сирийская армия согласилась.", "army", "Syrian Arab Army"),
        ("Moscow said so.", "russia", "Russian side"),
        ("Россия согласилась.", "russia", "Russian side"),
        ("The Hawks refused.", "hawks", "Hawks of the Hills"),
        ("رفضت صقور التلال.", "hawks", "Hawks of the Hills"),
    ],
)
def test_the_actors_of_the_case_come_first(sentence: str, actor: str, name: str) -> None:
    """However a text writes an actor of the case, it is that actor, by its first name."""
    assert [(actor, name)] == [(each.actor, each.name) for each in actors_of(sentence, case=CASE)]


def test_a_name_of_two_actors_is_left_open() -> None:
    """A name that two actors of the case share names neither of them silently."""
    [found] = actors_of("The Guard attacked.", case=CASE)

    assert ("", ("north-guard", "south-guard")) == (found.actor, found.candidates)


@pytest.mark.parametrize(
    ("before", "sentence", "words", "name"),
    [
        ("Sudan's army agreed.", "The army said so.", "army", "Sudanese army"),
        ("Hamas agreed.", "The movement said so.", "movement", "Hamas"),
        ("Hamas agreed.", "It said so.", "It", "Hamas"),
        ("The Houthis agreed.", "Its fighters attacked.", "fighters", "Houthis"),
        ("The Union of Free Men (UFM) agreed.", "UFM left.", "UFM", "Union of Free Men"),
    ],
)
def test_what_stands_for_an_actor_is_that_actor(
    before: str, sentence: str, words: str, name: str
) -> None:
    """A pronoun, a noun or a short form is the actor that was told before."""
    assert [(words, name)] == [(each.words, each.name) for each in actors_of(before, sentence)]


@pytest.mark.parametrize("sentence", ["It rained.", "It said so.", "The group said so."])
def test_without_an_earlier_actor_nothing_stands_for_one(sentence: str) -> None:
    """A pronoun with nobody before it names nobody."""
    assert [] == actors_of(sentence)


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Shells hit rebel-held Douma.", "rebels"),
        ("A convoy left the RSF-controlled town.", "Rapid Support Forces"),
        ("The Houthi-held port reopened.", "Houthis"),
        ("The government-held quarter was hit.", "government"),
    ],
)
def test_who_holds_ground_is_told_apart(sentence: str, holder: str) -> None:
    """The first half of "rebel-held" holds the ground and does not act."""
    assert [holder] == [each.name for each in holders_in(alone(sentence), NAMES)]
    assert [] == actors_of(sentence)


def test_sorts_are_those_of_the_lists() -> None:
    """A state, its army, a group, a body, a monitor and an agency are told apart."""
    text = "Russia, the Russian army, Hamas, the United Nations, UNIFIL and Reuters agreed."

    assert [
        ActorSort.STATE,
        ActorSort.FORCE,
        ActorSort.ARMED_GROUP,
        ActorSort.ORGANISATION,
        ActorSort.MONITOR,
        ActorSort.MEDIA,
    ] == [each.sort for each in actors_of(text)]


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)))
def test_mentions_quote_the_text_and_never_overlap(text: str) -> None:
    """Whatever stands in a sentence, mentions are its own characters, in order and apart."""
    sentence, before = alone(text, 7), ToldBefore()
    actors = actors_in(sentence, NAMES, before)
    people = people_in(sentence, NAMES, actors, before)

    found: list[tuple[str, Span]] = [(each.words, each.span) for each in actors]
    found += [(each.words, each.span) for each in people]
    assert [words for words, _ in found] == [text[a - 7 : b - 7] for _, (a, b) in found]
    assert all(words for words, _ in found)
    assert all(one.span[1] <= two.span[0] for one, two in pairwise(actors))
    assert all(one.span[1] <= two.span[0] for one, two in pairwise(people))
