"""
Names: one matching key for the many ways in which one name is written.

The key is for comparing only; what was written is always kept. It makes composed and decomposed
letters, Arabic presentation forms, tatweel, vowel signs, the forms of alef, hamza and ta marbuta,
case, accents and digits of other scripts equal. Zero-width joiners are kept: Persian and Arabic
spelling needs them (bad-inputs 41 to 49).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of text; in a name they can only deceive."""

ZERO_WIDTH = frozenset("\u200b\ufeff\u2060")
"""Characters that nobody sees and no spelling needs."""

MARKS_PER_LETTER = 8
"""More combining marks than this on one letter is not a name."""

_ARABIC = str.maketrans(
    {
        "\u0622": "\u0627",  # alef with madda
        "\u0623": "\u0627",  # alef with hamza above
        "\u0625": "\u0627",  # alef with hamza below
        "\u0671": "\u0627",  # alef wasla
        "\u0629": "\u0647",  # ta marbuta is said as ha
        "\u0649": "\u064a",  # alef maksura
        "\u06cc": "\u064a",  # Persian ya
        "\u06a9": "\u0643",  # Persian kaf
        "\u0624": "\u0648",  # hamza on waw
        "\u0626": "\u064a",  # hamza on ya
        "\u0621": None,  # hamza alone
        "\u0640": None,  # tatweel
        "\u0131": "i",  # dotless i
    }
)
_NO_SOUND = re.compile(r"[\u2018\u2019\u02bb\u02bc\u02be\u02bf`'\u00b4]")
_BETWEEN = re.compile(r"[\s\-_/.,;:()\[\]\"\u201c\u201d\u00ab\u00bb\u2010-\u2015]+")
_DROPPED = str.maketrans(dict.fromkeys(DIRECTION_MARKS | ZERO_WIDTH))


@lru_cache(maxsize=65_536)
def folded(name: str) -> str:
    """
    Return the key under which *name* is compared with other names.

    Two spellings that a reader would call the same name have one key; it is never shown.
    """
    text = name.casefold()
    if not name.isascii():
        text = unicodedata.normalize("NFKC", name.translate(_DROPPED)).casefold()
        text = "".join(map(_plain, unicodedata.normalize("NFD", text.translate(_ARABIC))))
    return _BETWEEN.sub(" ", _NO_SOUND.sub("", text)).strip()


def _plain(letter: str) -> str:
    if unicodedata.category(letter) == "Mn":
        return ""
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)


def has_direction_marks(text: str) -> bool:
    """Say whether *text* holds a character that turns the direction of what follows."""
    return not DIRECTION_MARKS.isdisjoint(text)


def has_zero_width(text: str) -> bool:
    """Say whether *text* holds a character that nobody sees."""
    return not ZERO_WIDTH.isdisjoint(text)


def has_piled_marks(text: str) -> bool:
    """Say whether a letter of *text* carries more than `MARKS_PER_LETTER` combining marks."""
    if text.isascii():
        return False
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run > MARKS_PER_LETTER:
            return True
    return False


def has_control_characters(text: str) -> bool:
    """Say whether *text* holds control characters, line breaks among them."""
    return any(unicodedata.category(letter) == "Cc" for letter in text)


def nearest_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the names of *known* that look most like *name*, best first, as they are written."""
    by_key = {folded(each): each for each in sorted(known, reverse=True)}
    return tuple(by_key[key] for key in get_close_matches(folded(name), by_key, most, 0.6))


_DIGRAPHS = (
    ("kh", "x"),
    ("gh", "g"),
    ("sh", "$"),
    ("ch", "$"),
    ("th", "t"),
    ("dh", "d"),
    ("q", "k"),
    ("ph", "f"),
    ("w", ""),
    ("y", ""),
    ("h", ""),
)
_ARTICLES = frozenset(
    {*("the", "l", "al", "ad", "an", "ar", "as", "ash", "at", "az")}
    | {*("el", "ed", "en", "er", "es", "esh", "et", "ez")}
)


@lru_cache(maxsize=65_536)
def sound_key(name: str) -> str:
    """
    Return the consonants of a name in Latin letters, for spellings of one Arabic name.

    "Khan Tuman" and "Khan Touman" have one key, and so have "Tell Rifaat" and "Tal Rifat". Names
    that differ can share a key too, so it is good for raising a doubt, never for deciding.
    """
    words = [word for word in folded(name).split() if word not in _ARTICLES]
    return " ".join(filter(None, map(_consonants, words)))


@lru_cache(maxsize=65_536)
def _consonants(word: str) -> str:
    first = word[:1]
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    bare = re.sub(r"[aeiou]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare) or first
