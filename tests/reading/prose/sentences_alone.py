"""Sentences without a text around them, for tests of who is named."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.definitions.actors import Actors
from trucewatch.reading.prose.names.actor_mentions import ToldBefore
from trucewatch.reading.prose.names.actor_names import ActorNames
from trucewatch.reading.prose.names.actors_in_text import actors_in
from trucewatch.reading.prose.names.people_in_text import people_in
from trucewatch.reading.prose.told import ActorMention, PartKind, PersonMention, Sentence

NAMES = ActorNames.of()
"""Names of no case: the own lists alone."""


def alone(text: str, start: int = 0) -> Sentence:
    """Return *text* as a sentence that stands at *start* of its text."""
    return Sentence(0, (start, start + len(text)), text, PartKind.BODY, 0, "", tuple)


def actors_of(*sentences: str, case: Actors | None = None) -> list[ActorMention]:
    """Return the actors of the last of *sentences*, which stand in one text."""
    names = NAMES if case is None else ActorNames.of(case)
    before = ToldBefore()
    found: list[ActorMention] = []
    for number, text in enumerate(sentences):
        found = actors_in(alone(text, number * 1_000), names, before)
    return found


def people_of(*sentences: str) -> list[PersonMention]:
    """Return the persons of the last of *sentences*, which stand in one text."""
    before = ToldBefore()
    found: list[PersonMention] = []
    for number, text in enumerate(sentences):
        sentence = alone(text, number * 1_000)
        found = people_in(sentence, NAMES, actors_in(sentence, NAMES, before), before)
    return found


def listed(mentions: Sequence[ActorMention]) -> str:
    """Return mentions as the tables write them."""
    return "; ".join(
        f"{each.words} = {each.name}{' (weak)' if each.is_weak else ''}" for each in mentions
    )
