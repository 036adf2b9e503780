"""
Names of actors by their first word: those of the case first, then those that the tool knows.

Looking up is a walk over the words of a sentence: the first word opens a short list of names,
the longest of which is tried first. No pattern is asked of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from trucewatch.definitions.actors import ActorKind, Actors
from trucewatch.definitions.name_keys import is_arabic
from trucewatch.reading.known.known_actors import known_actors
from trucewatch.reading.known.sides import SIDES
from trucewatch.reading.known.state_bodies import STATE_BODIES, StateBody
from trucewatch.reading.known.states import State, states
from trucewatch.reading.prose.names.name_words import NameWord, name_words, plain_adjective
from trucewatch.reading.prose.told import ActorSort

_JOINTS = frozenset((" ", "-", "\u2010", "\u2011", "\u00a0", " \u00ab", " \u201c", ' "', "/", "'"))
_ACRONYM_MOST = 8
_SORT_OF = {
    ActorKind.STATE: ActorSort.STATE,
    ActorKind.STATE_FORCE: ActorSort.FORCE,
    ActorKind.ARMED_GROUP: ActorSort.ARMED_GROUP,
    ActorKind.COALITION: ActorSort.SIDE,
    ActorKind.SIDE: ActorSort.SIDE,
    ActorKind.ORGANISATION: ActorSort.ORGANISATION,
}


class Part(IntEnum):
    """What a name in the index is; of names of one length the lowest wins."""

    CASE = 0
    ACTOR = 1
    STATE = 2
    PEOPLE = 3
    CAPITAL = 4
    BODY = 5
    SIDE = 6


class Letters(IntEnum):
    """How a name must be written to be that name."""

    ANY = 0
    CAPITAL = 1
    ACRONYM = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A way of writing a name.

    Attributes:
        keys: Its words, as keys of `name_words`.
        part: What it is.
        name: One name for all the ways.
        sort: What sort of actor it is.
        letters: How it must be written.
        state: The state, for a state, its people or its capital.
        body: The body of a state.
        actors: Actors of the case that it names.
    """

    keys: tuple[str, ...]
    part: Part
    name: str
    sort: ActorSort
    letters: Letters = Letters.ANY
    state: State | None = None
    body: StateBody | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """
    A name that stands in a sentence.

    Attributes:
        entry: The name.
        first: Its first word.
        after: The first word after it.
        cut: Letters of Arabic particles before it in its first word.
    """

    entry: Entry
    first: int
    after: int
    cut: int = 0


Index = Mapping[str, Sequence[Entry]]


class ActorNames:
    """Every name of an actor: those of a case, and behind them those that the tool knows."""

    def __init__(self, case: Index, linked: Mapping[str, tuple[str, tuple[str, ...]]]) -> None:
        self._case = case
        self._linked = linked

    @classmethod
    def of(cls, actors: Actors | None = None) -> ActorNames:
        """Return the names of the actors of a case, and those that the tool knows."""
        everyone = list(actors.by_id.values()) if actors else []
        claimed: dict[tuple[str, ...], list[str]] = defaultdict(list)
        entries: dict[tuple[tuple[str, ...], Letters], Entry] = {}
        for actor in everyone:
            for name in actor.names:
                keys, letters = _keys(name), letters_of(name)
                if keys and actor.id not in claimed[keys]:
                    claimed[keys].append(actor.id)
                ids = tuple(claimed[keys])
                entries[keys, letters] = Entry(
                    keys, Part.CASE, actor.names[0], _SORT_OF[actor.kind], letters, actors=ids
                )
        return cls(_indexed(entries.values()), _links(everyone_names(actors)))

    def at(self, words: Sequence[NameWord], first: int) -> list[Found]:
        """Return every name that begins with word *first*: the longest of each part."""
        found: dict[Part, Found] = {}
        for key, cut in words[first].ways:
            for index in (self._case, _known()):
                for entry in index.get(key, ()):
                    best = found.get(entry.part)
                    if best is not None and best.after - first >= len(entry.keys):
                        continue
                    if _stands(entry, words, first):
                        found[entry.part] = Found(entry, first, first + len(entry.keys), cut)
        return list(found.values())

    def linked(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return the name under which the case has what the tool calls *name*, and its actors."""
        return self._linked.get(name, (name, ()))


def everyone_names(actors: Actors | None) -> list[tuple[str, str, str]]:
    """Return every name of every actor of the case: the name, the actor, its first name."""
    everyone = actors.by_id.values() if actors else ()
    return [(name, each.id, each.names[0]) for each in everyone for name in each.names]


def letters_of(name: str) -> Letters:
    """Return how *name* must be written in a text to be that name."""
    bare = [each for each in name if each.isalpha()]
    is_common = bool(bare) and not bare[0].isupper() and not bare[0].isascii()
    if not bare or is_arabic(name) or is_common or not any(each.isupper() for each in bare):
        return Letters.ANY
    is_acronym = len(bare) <= _ACRONYM_MOST and sum(each.isupper() for each in bare) == len(bare)
    return Letters.ACRONYM if is_acronym else Letters.CAPITAL


def plain_name(state: State, body: StateBody) -> str:
    """Return the one English name of a body of a state."""
    return f"{state.demonym} {body.name}" if body.name else state.name


def _links(names: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    linked: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name, actor, first in names:
        for meant in _meanings(name):
            _, ids = linked.get(meant, ("", ()))
            ids = ids if actor in ids else (*ids, actor)
            linked[meant] = (first if len(ids) == 1 else meant, ids)
    return linked


def _meanings(name: str) -> list[str]:
    """Return what the tool calls that which the case calls *name*."""
    words = name_words(name)
    if not words:
        return []
    known = ActorNames({}, {})
    whole = [each for each in known.at(words, 0) if each.after == len(words)]
    meant = [each.entry.name for each in whole if each.entry.part in (Part.ACTOR, Part.STATE)]
    return meant or _bodies(known, words)


def _bodies(known: ActorNames, words: list[NameWord]) -> list[str]:
    for one in known.at(words, 0):
        if one.after >= len(words):
            continue
        skipped = one.after + int(words[one.after].key in ("of", "s"))
        skipped += int(skipped < len(words) and words[skipped].key == "the")
        for other in known.at(words, skipped) if skipped < len(words) else ():
            pair = {one.entry.part: one.entry, other.entry.part: other.entry}
            body = pair.get(Part.BODY)
            owner = pair.get(Part.PEOPLE) or pair.get(Part.STATE)
            if other.after == len(words) and body and body.body and owner and owner.state:
                return [plain_name(owner.state, body.body)]
    return []


def _stands(entry: Entry, words: Sequence[NameWord], first: int) -> bool:
    if first + len(entry.keys) > len(words) or not _is_written(entry, words[first]):
        return False
    for step in range(1, len(entry.keys)):
        word = words[first + step]
        if word.gap not in _JOINTS or not _is_key(word, entry.keys[step]):
            return False
    return True


def _is_key(word: NameWord, key: str) -> bool:
    return word.key == key or (len(word.ways) > 1 and any(way == key for way, _ in word.ways))


def _is_written(entry: Entry, word: NameWord) -> bool:
    if entry.letters is Letters.ANY:
        return True
    if entry.letters is Letters.ACRONYM:
        return word.text.replace(".", "").isupper()
    return word.is_capital or word.key in ("al", "an", "ar", "as", "ash", "аль", "ан", "ash")


def _keys(name: str) -> tuple[str, ...]:
    return tuple(each.key for each in name_words(name))


def _indexed(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.keys:
            index[entry.keys[0]].append(entry)
    for several in index.values():
        several.sort(key=lambda each: -len(each.keys))
    return dict(index)


@cache
def _known() -> Index:
    return _indexed([*_known_actors(), *_known_states(), *_known_bodies()])


def _known_actors() -> Iterable[Entry]:
    for actor in known_actors():
        for alias in actor.aliases:
            letters = letters_of(alias)
            yield Entry(_keys(alias), Part.ACTOR, actor.name, actor.sort, letters)
    for side in SIDES:
        for words in side.words:
            yield Entry(_keys(words), Part.SIDE, side.name, side.sort, letters_of(words))


def _known_states() -> Iterable[Entry]:
    for state in states():
        for part, names in (
            (Part.STATE, state.names),
            (Part.CAPITAL, state.capitals),
            (Part.PEOPLE, state.demonyms),
        ):
            for name in names:
                for keys in _forms(name, part):
                    letters = letters_of(name)
                    yield Entry(keys, part, state.name, ActorSort.STATE, letters, state)


def _forms(name: str, part: Part) -> Iterable[tuple[str, ...]]:
    keys = _keys(name)
    yield keys
    if part is Part.PEOPLE and is_arabic(name):
        plain = plain_adjective(keys[0])
        for ending in ("", "ه", "ين", "ون", "ه"):
            yield (plain + ending, *keys[1:])
            yield ("ال" + plain + ending, *keys[1:])
    elif part is Part.PEOPLE and name.isascii() and keys[-1][-1] in "nkibt":
        yield (*keys[:-1], keys[-1] + "s")


def _known_bodies() -> Iterable[Entry]:
    for body in STATE_BODIES:
        for words in body.words:
            letters = Letters.ANY if words[0].isascii() else letters_of(words)
            yield Entry(_keys(words), Part.BODY, body.name, body.sort, letters, body=body)
