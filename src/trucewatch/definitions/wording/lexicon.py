"""
Lexicons: the tables of several languages as one, ready for look-up.

Latin, Cyrillic and Arabic letters cannot be confused, so English, Russian and Arabic stand in one
lexicon and a quotation in another language is read as well. Russian and Ukrainian share letters,
so each has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.definitions.wording import arabic, english, russian, ukrainian
from trucewatch.definitions.wording.plain import key_of
from trucewatch.definitions.wording.senses import Sense, Table, Value

Senses = Mapping[Sense, Value]
"""What a word can be, with what each sense holds."""

NO_SENSES: Senses = {}
"""Of a word that no table has."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    Words and phrases of some languages.

    Attributes:
        words: Senses of every single word, by its key.
        phrases: For the first word of a phrase, the other words and the senses of the whole,
            longest first.
        stems: Every key that the splitting of Arabic prefixes may uncover.
    """

    words: Mapping[str, Senses]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Senses], ...]]
    stems: frozenset[str]


@lru_cache(maxsize=2)
def lexicon_for(*, ukrainian_letters: bool) -> Lexicon:
    """Return the lexicon of English and Arabic with Ukrainian, or else with Russian."""
    cyrillic = ukrainian.TABLE if ukrainian_letters else russian.TABLE
    return _joined((english.TABLE, arabic.TABLE, cyrillic))


def _joined(tables: Iterable[Table]) -> Lexicon:
    words: dict[str, dict[Sense, Value]] = {}
    phrases: dict[tuple[str, ...], dict[Sense, Value]] = {}
    for table in tables:
        for sense, of_value in table.items():
            for value, listed in of_value.items():
                for word in listed.split():
                    _enter(words, phrases, word, (sense, value))
    by_first: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for key, senses in sorted(phrases.items(), key=lambda each: -len(each[0])):
        by_first.setdefault(key[0], []).append((key[1:], senses))
    first = {key: tuple(found) for key, found in by_first.items()}
    return Lexicon(words, first, frozenset(words) | frozenset(first))


def _enter(
    words: dict[str, dict[Sense, Value]],
    phrases: dict[tuple[str, ...], dict[Sense, Value]],
    word: str,
    meaning: tuple[Sense, Value],
) -> None:
    parts = tuple(key_of(each) for each in word.split("_"))
    senses = words.setdefault(parts[0], {}) if len(parts) == 1 else phrases.setdefault(parts, {})
    senses.setdefault(*meaning)
