"""
What is found in each sentence: its times, numbers and places, who is named, who said what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.document import Span
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.attribution.attribution_chains import carried_on
from trucewatch.reading.prose.attribution.finding import attributions_in
from trucewatch.reading.prose.names.actor_mentions import ToldBefore
from trucewatch.reading.prose.names.actor_names import ActorNames
from trucewatch.reading.prose.names.actors_in_text import actors_in
from trucewatch.reading.prose.names.people_in_text import people_in
from trucewatch.reading.prose.names.unlisted_places import unlisted_places
from trucewatch.reading.prose.told import ActorMention, ActorSort, M, PartKind, Sentence, Told
from trucewatch.reading.steps import Steps


@dataclass(frozen=True, slots=True)
class Mentions:
    """
    What was found in a whole text, each list in order of place.

    Attributes:
        times: Times.
        numbers: Numbers.
        places: Places, those that name an actor among them.
    """

    times: Sequence[TimeMention]
    numbers: Sequence[NumberMention]
    places: Sequence[PlaceMention]


def told_with(
    sentences: Sequence[Sentence], mentions: Mentions, names: ActorNames, steps: Steps
) -> tuple[Told, ...]:
    """
    Return the sentences of a text with what is found in each.

    A sentence in no known language has its words alone, and so has a dateline or a signature.
    """
    before = ToldBefore()
    told: list[Told] = []
    for sentence, times, numbers, places in zip(
        sentences,
        _dealt(mentions.times, sentences),
        _dealt(mentions.numbers, sentences),
        _dealt(mentions.places, sentences),
        strict=True,
    ):
        steps.advance(1)
        if not is_read(sentence):
            told.append(Told(sentence))
            continue
        actors = _no_places(actors_in(sentence, names, before), places)
        people = people_in(sentence, names, actors, before)
        grounds = _no_actors(places, actors)
        said = attributions_in(sentence, people, actors, told)
        found = Told(sentence, times, numbers, tuple(actors), tuple(people), grounds, said)
        told.append(_with_unlisted(found))
    return carried_on(told)


def _with_unlisted(told: Told) -> Told:
    """Return a sentence with the places that only their preposition calls so."""
    taken = [each.span for each in told.times] + [each.span for each in told.actors]
    taken += [each.span for each in told.people] + [each.span for each in told.places]
    unlisted = unlisted_places(told.sentence, taken)
    if not unlisted:
        return told
    places = sorted((*told.places, *unlisted), key=lambda each: each.span)
    return replace(told, places=tuple(places))


def is_read(sentence: Sentence) -> bool:
    """Say whether anything is claimed from a sentence."""
    return bool(sentence.language) and sentence.part is not PartKind.SIGNATURE


def _dealt(mentions: Sequence[M], sentences: Sequence[Sentence]) -> list[tuple[M, ...]]:
    """Return for each sentence the mentions that lie in it."""
    starts = [each.span[0] for each in sentences]
    piles: list[list[M]] = [[] for _ in sentences]
    for mention in mentions:
        place = bisect_right(starts, mention.span[0]) - 1
        if place >= 0 and mention.span[1] <= sentences[place].span[1]:
            piles[place].append(mention)
    return [tuple(pile) for pile in piles]


def _no_places(
    actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> list[ActorMention]:
    """Leave out the states that are a part of a place's name, "Russia" in "Russia's Rostov"."""
    return [
        each
        for each in actors
        if each.sort is not ActorSort.STATE
        or not any(_holds(place.span, each.span) for place in places)
    ]


def _no_actors(
    places: Sequence[PlaceMention], actors: Sequence[ActorMention]
) -> tuple[PlaceMention, ...]:
    """Leave out the places whose name names an actor."""
    return tuple(
        each
        for each in places
        if not any(
            actor.span[0] < each.name_span[1] and each.name_span[0] < actor.span[1]
            for actor in actors
        )
    )


def _holds(outer: Span, inner: Span) -> bool:
    """Say whether *inner* lies in *outer* and is shorter."""
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
