"""
A gazetteer held in memory: for a case that names a few dozen places of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from trucewatch.definitions.name_keys import bent_key, exact_key
from trucewatch.reading.places.gazetteer import (
    WORDS_MOST,
    Gazetteer,
    GazetteerPlace,
    NamedPlace,
    keys_of,
    opening_words,
)
from trucewatch.reading.places.gazetteer_build import BuiltPlace


class GazetteerInMemory:
    """Keeps places under every key of every name; it is a `Gazetteer`."""

    def __init__(self, places: Iterable[BuiltPlace]) -> None:
        self._by_id: dict[str, GazetteerPlace] = {}
        self._by_key: dict[str, list[NamedPlace]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        for built in places:
            self._by_id[built.place.id] = built.place
            for name in built.names:
                self._keep(name, built.place)

    def _keep(self, name: str, place: GazetteerPlace) -> None:
        for key in keys_of(name):
            self._by_key[key].append(NamedPlace(name, place))
        for word, count in openings(name):
            self._longest[word] = max(self._longest[word], count)

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key*, in order of its sources."""
        return tuple(self._by_key.get(key, ()))

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        return self._by_id.get(place_id)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        return self._longest.get(word, 0)


class GazetteerChain:
    """Several gazetteers as one; where two name one place, the first one counts."""

    def __init__(self, *parts: Gazetteer) -> None:
        self._parts = parts

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return every place with a name under *key*, those of the first gazetteer first."""
        return tuple(each for part in self._parts for each in part.named(key))

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place of this id."""
        found = (part.place(place_id) for part in self._parts)
        return next((each for each in found if each is not None), None)

    def longest_from(self, word: str) -> int:
        """Return the words of the longest name whose first word is *word*; 0 for none."""
        return max((part.longest_from(word) for part in self._parts), default=0)


def openings(name: str) -> list[tuple[str, int]]:
    """Return the first words of *name*, each with the words of the whole name."""
    words = min(WORDS_MOST, max(len(exact_key(name).split()), len(bent_key(name).split())))
    return [(word, words) for word in opening_words(name)]
