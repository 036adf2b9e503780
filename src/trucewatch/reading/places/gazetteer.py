"""
The gazetteer as readers see it: places by key of their names, and what contains them.

What a gazetteer is made of, a file or a dictionary in a test, is no business of a reader.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from trucewatch.definitions.name_keys import bent_key, exact_key, sound_keys


class PlaceKind(StrEnum):
    """What a place is; units of administration from the widest to the narrowest, then ground."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    SITE = "site"
    REGION = "region"


UNITS = (
    PlaceKind.COUNTRY,
    PlaceKind.PROVINCE,
    PlaceKind.DISTRICT,
    PlaceKind.SUBDISTRICT,
)
"""Units of administration."""

SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
"""Kinds that sources part differently: one calls a town what another calls a city."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """
    A place that a gazetteer has.

    Attributes:
        id: ``SOURCE:CODE``, the source's own code behind the source's name.
        name: As the source writes it first.
        kind: What it is.
        lat: Degrees north, WGS 84; ``None`` where the source has no position.
        lon: Degrees east, WGS 84; ``None`` where the source has no position.
        radius_km: Radius of a disc around the position that holds the place, as exact as its
            source: of a polygon the farthest corner, else what the source or its kind says.
        containers: Ids of what contains it, the narrowest first.
        population: People, as the source has it; ``None`` where it has none.
        source: Source that it comes from.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    radius_km: float
    containers: tuple[str, ...] = ()
    population: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """
    A place under one of its names.

    Attributes:
        name: The name that has the key that was asked for, as the source writes it.
        place: The place.
    """

    name: str
    place: GazetteerPlace


class Gazetteer(Protocol):
    """Names of places; has no effects that a reader could see."""

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key* (see `keys_of`), in order of its sources."""
        ...

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        ...

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        ...


EARTH_KM = 6371.0088
"""Mean radius of the Earth, km."""

WORDS_MOST = 8
"""Most words of a name that is looked for in text."""

EXACT, BENT, SOUND = "=", "~", "?"
"""First character of a key: what it leaves out."""


def keys_of(name: str) -> tuple[str, ...]:
    """Return every key under which a gazetteer keeps *name*: exact, bent, by sound."""
    keys = [EXACT + exact_key(name)] if exact_key(name) else []
    bent = bent_key(name)
    keys += [BENT + bent] if bent else []
    return (*keys, *(SOUND + each for each in sound_keys(name)))


def opening_words(name: str) -> tuple[str, ...]:
    """Return the first word of *name* as text can have it, exact and bent."""
    both = (exact_key(name).split(), bent_key(name).split())
    return tuple(dict.fromkeys(words[0] for words in both if words))


def distance_km(one: GazetteerPlace, other: GazetteerPlace) -> float | None:
    """Return the distance of two places on a sphere, km; ``None`` where one has no position."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, lat_2 = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat_2 - lat) / 2, math.radians(other.lon - one.lon) / 2
    square = math.sin(half_lat) ** 2 + math.cos(lat) * math.cos(lat_2) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(square)))
