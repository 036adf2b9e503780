"""
Titles that stand in a sentence: where one begins, where it ends, whether it is a mere rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.reading.known.person_titles import LEADS, titles
from trucewatch.reading.prose.names.name_words import NameWord

_GAPS = frozenset((" ", "-", "\u00a0", ". ", "\n"))


@dataclass(frozen=True, slots=True)
class Title:
    """
    A title in a sentence.

    Attributes:
        first: Its first word.
        after: The first word after it.
        cut: Letters of Arabic particles before it.
        is_rank: Whether it is a rank or an address, which only stands before a name.
    """

    first: int
    after: int
    cut: int
    is_rank: bool


def title_at(words: Sequence[NameWord], first: int) -> Title | None:
    """Return the longest title that begins with word *first*."""
    index = titles()
    for key, cut in words[first].ways:
        for keys, is_rank in index.get(key, ()):
            if _stands(words, first, keys):
                return Title(first, first + len(keys), cut, is_rank)
    return None


def title_ahead(words: Sequence[NameWord], first: int) -> Title | None:
    """Return the title that begins with word *first*, or behind a few words that lead to it."""
    for at in range(first, min(first + 4, len(words))):
        if at > first and words[at].gap not in _GAPS:
            return None
        title = title_at(words, at)
        if title is not None:
            return title
        if words[at].key not in LEADS:
            return None
    return None


def _stands(words: Sequence[NameWord], first: int, keys: tuple[str, ...]) -> bool:
    if first + len(keys) > len(words):
        return False
    return all(
        words[first + step].key == key and words[first + step].gap in _GAPS
        for step, key in enumerate(keys[1:], start=1)
    )
