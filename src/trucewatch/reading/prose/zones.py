"""
The zone of a text's hours: of the country on whose ground most of it plays.
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

_LEAD = 1.5


@dataclass(frozen=True, slots=True)
class ZoneGuess:
    """
    A zone that a text suggests.

    Attributes:
        zone: The zone.
        country: The country that has it.
    """

    zone: tzinfo
    country: str


def zone_of(places: Iterable[PlaceMention], gazetteer: Gazetteer) -> ZoneGuess | None:
    """Return the zone of the country that clearly most of *places* lie in, where it has one."""
    votes: Counter[str] = Counter()
    for mention in places:
        place = mention.answer.place or mention.answer.suggested or mention.answer.container
        country = place and _country(place, gazetteer)
        if country:
            votes[country] += 1
    return _guess(votes)


def _country(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    chain = [place, *filter(None, map(gazetteer.place, place.containers))]
    return next((each.name for each in chain if each.kind is PlaceKind.COUNTRY), "")


def _guess(votes: Counter[str]) -> ZoneGuess | None:
    first, second = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    if not first[1] or first[1] < _LEAD * second[1]:
        return None
    name = zone_of_country(first[0])
    if name is None:
        return None
    try:
        return ZoneGuess(ZoneInfo(name), first[0])
    except (ZoneInfoNotFoundError, ValueError):
        return None
