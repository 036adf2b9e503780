"""
Kinds of places: a dam and a town of one name are two places.

Data sets name "Khan Tuman dam" where the headline they cite says "Khan Touman town". The kind is
compared for the same name, however it is spelled; a difference raises a doubt and decides nothing.
Districts and governorates are left out: they share the name of their chief town by law.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.definitions.names import sound_key

_KINDS = {
    "settlement": "town city village hamlet suburb",
    "quarter": "neighborhood neighbourhood quarter",
    "dam": "dam reservoir",
    "lake": "lake",
    "air base": "airbase airport airfield aerodrome",
    "base": "base barracks garrison",
    "camp": "camp",
    "mountain": "mountain mountains hill hills mount",
    "river": "river",
    "crossing": "crossing checkpoint",
    "countryside": "countryside outskirts desert",
    "field": "field oilfield gasfield",
    "prison": "prison",
    "hospital": "hospital",
    "factory": "factory",
    "school": "school",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_KIND_OF, key=len, reverse=True))})\b")
_WORD = re.compile(r"[^\W\d_][\w'\u2019\u2018-]*")
_WORDS_BEFORE = 6
_CHARACTERS_BEFORE = 80


def names_other_kind(place: str, headline: str) -> bool:
    """
    Say whether *headline* calls the place of the same name something of another kind.

    Args:
        place: Name and kind, as "Khan Tuman dam".
        headline: Text that may name it, as "clashes over Khan Touman town".

    Returns:
        True only where the headline gives the name with a kind, and never with the same kind.
    """
    key, kind = _name_and_kind(place)
    if not key:
        return False
    found = {known for known, before in _named(headline) if key in before}
    return bool(found) and kind not in found


@lru_cache(maxsize=65_536)
def _named(headline: str) -> tuple[tuple[str, frozenset[str]], ...]:
    # Every kind of place in the text, with the keys of all names that can end before it.
    text = headline.lower()
    return tuple(
        (
            _KIND_OF[each[0]],
            _endings(text[max(0, each.start() - _CHARACTERS_BEFORE) : each.start()]),
        )
        for each in _KIND_WORD.finditer(text)
    )


@lru_cache(maxsize=65_536)
def _name_and_kind(place: str) -> tuple[str, str]:
    name, _, last = place.strip().rpartition(" ")
    kind = _KIND_OF.get(last.lower(), "")
    return (sound_key(name), kind) if kind and name else ("", "")


def _endings(text: str) -> frozenset[str]:
    # A name has the keys of its words one after the other, so each word is sounded out once.
    keys = [sound_key(word) for word in _WORD.findall(text)[-_WORDS_BEFORE:]]
    return frozenset(" ".join(filter(None, keys[start:])) for start in range(len(keys)))
