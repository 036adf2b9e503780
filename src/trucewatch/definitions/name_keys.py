"""
Keys of names of places: exact, bent by grammar, and by sound, in Latin, Arabic and Cyrillic.

The exact key leaves out what spellings differ in without meaning anything: case, marks, hyphens,
the article. The bent key also leaves out Russian endings. The key of sound is the consonants: it
is the same for one Arabic name in three scripts, and for some names that differ, so it raises
candidates and never decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.definitions.names import folded, sound_key

ARTICLES = frozenset(
    {*("the", "al", "ad", "an", "ar", "as", "ash", "at", "ath", "az", "adh")}
    | {*("el", "ed", "en", "er", "es", "esh", "et", "ez", "ul", "ur", "us")}
    | {*("аль", "эль", "ад", "ан", "ар", "ас", "аш", "ат", "аз", "эд", "эн", "эр", "эс", "эш")}
    | {*("эт", "эз", "ель", "ал", "эл")}
)
"""The article of Arabic names as Latin and Cyrillic write it, as a word of its own."""

_ARABIC_ARTICLE = re.compile(r"\bال(?=\w{2})")
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")

# Longest first; й is folded to и. A name keeps at least three letters.
_ENDINGS = (
    *("иями", "иеи", "ого", "ему", "ому", "ями", "ами", "ием", "иях", "иям"),
    *("ая", "яя", "ое", "ее", "ые", "ие", "ии", "ия", "ию", "ои", "еи", "ою", "ею", "ую", "юю"),
    *("ом", "ем", "ам", "ям", "ах", "ях", "ым", "им", "ых", "их", "ыи"),
    *("а", "я", "о", "е", "у", "ю", "ы", "и", "ь"),
)
_STEM_LEAST = 3

_ARABIC_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("اعويهحةىء", ""),
        "ب": "b",
        "ت": "t",
        "ث": "t",
        "ج": "j",
        "خ": "x",
        "د": "d",
        "ذ": "d",
        "ر": "r",
        "ز": "z",
        "س": "s",
        "ش": "$",
        "ص": "s",
        "ض": "d",
        "ط": "t",
        "ظ": "z",
        "غ": "g",
        "ف": "f",
        "ق": "k",
        "ك": "k",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "پ": "p",
        "چ": "$",
        "ژ": "z",
        "گ": "g",
        "ڤ": "v",
    }
)
_CYRILLIC_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("аеиоуыэюяьъєіѣ", ""),
        "б": "b",
        "в": "v",
        "г": "g",
        "ґ": "g",
        "д": "d",
        "ж": "z",
        "з": "z",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "ф": "f",
        "ц": "ts",
        "ч": "$",
        "ш": "$",
        "щ": "$",
    }
)
_REPEATED = re.compile(r"(.)\1+")


def is_arabic(text: str) -> bool:
    """Say whether *text* holds Arabic letters."""
    return _ARABIC_LETTER.search(text) is not None


def is_cyrillic(text: str) -> bool:
    """Say whether *text* holds Cyrillic letters."""
    return _CYRILLIC_LETTER.search(text) is not None


@lru_cache(maxsize=65_536)
def exact_key(name: str) -> str:
    """
    Return the key under which two spellings are the same name, without any doubt.

    "Al-Bāb", "al bab" and "Bab" have one key, and so have "الباب" and "باب". A name that is
    nothing but an article keeps it.
    """
    key = folded(name)
    bare = _ARABIC_ARTICLE.sub("", key) if is_arabic(key) else key
    words = [word for word in bare.split() if word not in ARTICLES]
    return " ".join(words) or key


def bent_key(name: str) -> str:
    """
    Return the exact key without the endings of Russian cases; empty for other scripts.

    "Дамаск" and "в Дамаске" without its preposition have one key, and so have "Хама" and "Хаме".
    """
    return " ".join(map(_stem, exact_key(name).split())) if is_cyrillic(name) else ""


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LEAST:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65_536)
def sound_keys(name: str) -> tuple[str, ...]:
    """
    Return the consonants of a name of any of the three scripts, in Latin letters.

    For Latin it is `trucewatch.definitions.names.sound_key`; Arabic and Cyrillic spellings of the
    same Arabic name give the same. Cyrillic х stands for two sounds, so it can give two keys.
    """
    key = exact_key(name)
    if is_arabic(key):
        return (_sounds(key, _ARABIC_SOUNDS),)
    if not is_cyrillic(key):
        return tuple(filter(None, (sound_key(key),)))
    spoken = key.replace("дж", "j")
    return tuple(
        dict.fromkeys(_sounds(spoken.replace("х", heard), _CYRILLIC_SOUNDS) for heard in ("x", ""))
    )


def _sounds(key: str, letters: dict[int, str]) -> str:
    spoken = (
        _REPEATED.sub(r"\1", word.translate(letters)) or sound_of_vowel(word)
        for word in key.split()
    )
    return " ".join(spoken)


def sound_of_vowel(word: str) -> str:
    """Return what stands for a word without any consonant: one letter, as in Latin."""
    return "a" if word else ""
