"""
The zone of a text's hours: of the country on whose ground most of it plays.

Places that lie in a country speak for it first; where they do not settle it, its name, its
people's and its capital's. A country that has several zones settles nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.reading.known.states import zone_of_country
from trucewatch.reading.places.gazetteer import Gazetteer, GazetteerPlace, PlaceKind
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.names.actor_names import ActorNames, Part
from trucewatch.reading.prose.names.name_words import name_words

_LEAD = 1.5
_LEAST_NAMED = 2
_MOST_LETTERS = 20_000
_NAMING = frozenset((Part.STATE, Part.PEOPLE, Part.CAPITAL))


@dataclass(frozen=True, slots=True)
class ZoneGuess:
    """
    A zone that a text suggests.

    Attributes:
        zone: The zone.
        because: Why, in words.
    """

    zone: tzinfo
    because: str


def zone_of_places(places: Iterable[PlaceMention], gazetteer: Gazetteer) -> ZoneGuess | None:
    """Return the zone of the country that clearly most of *places* lie in, where it has one."""
    votes: Counter[str] = Counter()
    for mention in places:
        place = mention.answer.place or mention.answer.suggested or mention.answer.container
        country = place and _country(place, gazetteer)
        if country:
            votes[country] += 1
    return _guess(votes, 1, "most places lie in {}")


def zone_of_names(text: str, names: ActorNames) -> ZoneGuess | None:
    """Return the zone of the country that *text* names clearly most often, where it has one."""
    votes: Counter[str] = Counter()
    words = name_words(text[:_MOST_LETTERS])
    at = 0
    while at < len(words):
        several = names.at(words, at)
        named = [each for each in several if each.entry.part in _NAMING and each.entry.state]
        best = max(named, key=lambda each: each.after, default=None)
        if best is not None and best.entry.state is not None:
            votes[best.entry.state.name] += 1
            at = best.after
        else:
            at += 1
    return _guess(votes, _LEAST_NAMED, "{} is named most")


def _country(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    chain = [place, *filter(None, map(gazetteer.place, place.containers))]
    return next((each.name for each in chain if each.kind is PlaceKind.COUNTRY), "")


def _guess(votes: Counter[str], least: int, because: str) -> ZoneGuess | None:
    first, second = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    if first[1] < least or first[1] < _LEAD * second[1]:
        return None
    name = zone_of_country(first[0])
    if name is None:
        return None
    try:
        return ZoneGuess(ZoneInfo(name), because.format(first[0]))
    except (ZoneInfoNotFoundError, ValueError):
        return None
