"""
A small gazetteer of the world: states, capitals, and places that texts about truces name.

An own list with positions rounded to a hundredth of a degree. It stands last, behind the case's
own gazetteer, and is read when a place is first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from trucewatch.definitions.name_keys import bent_key, exact_key, sound_keys
from trucewatch.definitions.names import folded
from trucewatch.reading.known.states import State, states
from trucewatch.reading.known.tables import rows_of
from trucewatch.reading.places.gazetteer import (
    BENT,
    EXACT,
    SOUND,
    WORDS_MOST,
    Gazetteer,
    GazetteerPlace,
    NamedPlace,
    PlaceKind,
)
from trucewatch.reading.places.gazetteer_build import BuiltPlace
from trucewatch.reading.places.gazetteer_in_memory import GazetteerInMemory
from trucewatch.reading.places.gazetteer_sources import RADIUS_KM

SOURCE = "world"
"""Name of the source of every place of this gazetteer."""


@cache
def world_gazetteer() -> Gazetteer:
    """Return the gazetteer of the world; it is built once."""
    return _WorldGazetteer()


class _WorldGazetteer:
    # Keys of sound are slow to make and seldom asked for, so they wait for the first question.
    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key*, in order of the list."""
        index = self._by_sound if key.startswith(SOUND) else self._by_spelling
        return index.get(key, ())

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        return self._by_id.get(place_id)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        return self._longest.get(word, 0)

    @cached_property
    def _by_id(self) -> dict[str, GazetteerPlace]:
        return {each.place.id: each.place for each in world_places()}

    @cached_property
    def _keyed(self) -> list[tuple[NamedPlace, str, str]]:
        return [
            (NamedPlace(name, place), exact_key(name), bent_key(name)) for name, place in _names()
        ]

    @cached_property
    def _by_spelling(self) -> dict[str, list[NamedPlace]]:
        index: dict[str, list[NamedPlace]] = defaultdict(list)
        for named, exact, bent in self._keyed:
            index[EXACT + exact].append(named)
            if bent:
                index[BENT + bent].append(named)
        return dict(index)

    @cached_property
    def _by_sound(self) -> dict[str, list[NamedPlace]]:
        index: dict[str, list[NamedPlace]] = defaultdict(list)
        for name, place in _names():
            for key in sound_keys(name):
                index[SOUND + key].append(NamedPlace(name, place))
        return dict(index)

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = defaultdict(int)
        for _, exact, bent in self._keyed:
            for words in (exact.split(), bent.split()):
                if words:
                    longest[words[0]] = max(longest[words[0]], min(WORDS_MOST, len(words)))
        return dict(longest)


def _names() -> Iterator[tuple[str, GazetteerPlace]]:
    return ((name, each.place) for each in world_places() for name in each.names)


@cache
def world_places() -> tuple[BuiltPlace, ...]:
    """Return every place of the own lists: states, then their places, then other capitals."""
    listed = tuple(_listed())
    named = {folded(name) for each in listed for name in each.names}
    capitals = (
        _capital(each)
        for each in states()
        if each.capitals and not any(folded(name) in named for name in each.capitals)
    )
    return (*map(_country, states()), *listed, *capitals)


def _country(state: State) -> BuiltPlace:
    place = _place(state.name, PlaceKind.COUNTRY, (state.lat, state.lon), "")
    return BuiltPlace(place, tuple(name for name in state.names if not _is_short(name)))


def _capital(state: State) -> BuiltPlace:
    name = state.capitals[0]
    place = _place(name, PlaceKind.CITY, (state.lat, state.lon), state.name)
    return BuiltPlace(place, state.capitals)


def _listed() -> Iterator[BuiltPlace]:
    for row in rows_of("world_places.csv"):
        names = tuple(row["names"].split("|"))
        where = (float(row["lat"]), float(row["lon"]))
        yield BuiltPlace(_place(names[0], PlaceKind(row["kind"]), where, row["country"]), names)


def _place(name: str, kind: PlaceKind, where: tuple[float, float], country: str) -> GazetteerPlace:
    code = folded(name).replace(" ", "-")
    code = f"{folded(country).replace(' ', '-')}-{code}" if country else code
    return GazetteerPlace(
        id=f"{SOURCE}:{code}",
        name=name,
        kind=kind,
        lat=where[0],
        lon=where[1],
        radius_km=RADIUS_KM[kind],
        containers=(f"{SOURCE}:{folded(country).replace(' ', '-')}",) if country else (),
        source=SOURCE,
    )


def _is_short(name: str) -> bool:
    # "US" and "CAR" are words of other things; in text the list of actors knows them.
    return len(name) <= 3 and name.isascii() and name.isupper()


def with_world(gazetteer: Gazetteer | None = None) -> Gazetteer:
    """
    Return a gazetteer with the world behind it.

    The world is asked only for names that *gazetteer* does not have: a case's own places are
    never made doubtful by places elsewhere that share their name. What only sounds like a name of
    the world is none of its places: a village in a war would sound like a country far away.
    """
    world = world_gazetteer()
    return _Behind(GazetteerInMemory(()) if gazetteer is None else gazetteer, world)


class _Behind:
    # One gazetteer, and another for what it does not have.
    def __init__(self, first: Gazetteer, last: Gazetteer) -> None:
        self._first = first
        self._last = last

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key* of the first gazetteer that has any."""
        return self._first.named(key) or (() if key[:1] == SOUND else self._last.named(key))

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        return self._first.place(place_id) or self._last.place(place_id)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        return max(self._first.longest_from(word), self._last.longest_from(word))
