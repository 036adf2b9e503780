"""
Vocabularies: which words of a language mean what, and the marks that they leave on a sentence.

A table gives for each meaning its words, parted by spaces. A phrase has ``_`` between its words,
a stem ends in ``*`` and stands for itself with an ending of at most five letters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.prose.told import Word

Table = Mapping[Means, str]
"""Words by meaning."""

Forms = Callable[[str], tuple[str, ...]]
"""Every form of a table under which a word can stand."""

_LONGEST_ENDING = 5
_SHORTEST_STEM = 3
_ALWAYS = frozenset({Means.KILLED, Means.INJURED, Means.VIOLATION, Means.ONE})


@dataclass(frozen=True, slots=True)
class Mark:
    """
    A word or a phrase that means something to a frame.

    Attributes:
        means: What.
        first: Number of its first word in the sentence.
        after: Number of the first word behind it.
        span: Where it stands.
    """

    means: Means
    first: int
    after: int
    span: Span


class Vocabulary:
    """
    The words of one language by what they mean.

    Args:
        tables: Words by meaning; a meaning can stand in several tables.
        forms: The forms of a word under which it is looked up.
    """

    def __init__(self, tables: Sequence[Table], forms: Forms) -> None:
        self._forms = lru_cache(maxsize=20_000)(forms)
        self._entries: dict[str, list[tuple[tuple[str, ...], Means]]] = {}
        for table in tables:
            for means, words in table.items():
                for entry in words.split():
                    first, *rest = (_listed(word) for word in entry.split("_"))
                    self._entries.setdefault(first, []).append((tuple(rest), means))

    def marks(self, words: Sequence[Word]) -> tuple[Mark, ...]:
        """Return the marks of *words* in order; what is part of a longer phrase has none.

        Words for killed and breaches stand in phrases too: "the number of breaches".
        """
        forms = [self._forms(word.key) for word in words]
        found: list[Mark] = []
        for at, each in enumerate(forms):
            for form in each:
                for rest, means in self._entries.get(form, ()):
                    after = at + 1 + len(rest)
                    if after <= len(forms) and all(
                        form in forms[at + 1 + step] for step, form in enumerate(rest)
                    ):
                        span = words[at].span[0], words[after - 1].span[1]
                        found.append(Mark(means, at, after, span))
        return _longest(found)


def stems(key: str) -> tuple[str, ...]:
    """Return the forms of a word that has endings: itself, and each of its stems."""
    key = key_of(key)
    shortest = max(_SHORTEST_STEM, len(key) - _LONGEST_ENDING)
    return (key, *(key[:length] + "*" for length in range(len(key), shortest - 1, -1)))


def _listed(word: str) -> str:
    return key_of(word.removesuffix("*")) + ("*" if word.endswith("*") else "")


def _longest(found: list[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    reach, length = 0, 0
    # Sorted so that of those that start together the longest comes first.
    for mark in sorted(found, key=lambda each: (each.first, -each.after, each.means)):
        is_inside = mark.after <= reach and mark.after - mark.first < length
        is_inside = is_inside and mark.means not in _ALWAYS
        if is_inside or mark in kept[-4:]:
            continue
        kept.append(mark)
        if mark.after > reach:
            reach, length = mark.after, mark.after - mark.first
    return tuple(kept)
