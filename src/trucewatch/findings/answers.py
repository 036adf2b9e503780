"""
Answers: what one regime answers of one incident, as flat columns; and those already known.

Of precise incidents few answers are different. They are judged once by the kernel and kept with
the terms, in one process; their number is bounded by what the terms can say, never by the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.judging import CLASSES
from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

_WORD_BITS = 30
"""Bits of every word of a pattern but the first."""


@dataclass(frozen=True, slots=True)
class Answers:
    """
    Answers side by side, shape (n,) each unless said otherwise.

    Attributes:
        outcome: Outcome, as a code of `OUTCOMES`.
        basis: What it rests on, as a code of `BASES`.
        contested: Whether the readings contradict each other.
        sensitive: Whether one reading determines and another does not.
        differs_in_ground: Whether readings agree on other grounds.
        names: Whether a party is named.
        reasons: Bits of `Reason` of the readings that count.
        chances: Least and greatest of each class, in the order of `CLASSES`, shape (8, n).
        attained: Classes that the incident's worlds can fall into, as bits ``1 << Grade``; only
            of a precise incident.
    """

    outcome: Codes
    basis: Codes
    contested: Flags
    sensitive: Flags
    differs_in_ground: Flags
    names: Flags
    reasons: Numbers
    chances: Shares
    attained: Numbers

    @classmethod
    def none(cls) -> Answers:
        """Return no answers at all."""
        flag, code = np.empty(0, np.bool_), np.empty(0, np.int8)
        numbers = np.empty(0, np.int64)
        chances = np.empty((2 * len(CLASSES), 0))
        return cls(code, code, flag, flag, flag, flag, numbers, chances, numbers)

    def __len__(self) -> int:
        return len(self.outcome)

    def taken(self, rows: Numbers) -> Answers:
        """Return some of the answers."""
        return Answers(*(getattr(self, name)[..., rows] for name in self.__slots__))

    @staticmethod
    def joined(parts: Sequence[Answers]) -> Answers:
        """Return several answers one after another."""
        names = Answers.__slots__
        return Answers(
            *(np.concatenate([getattr(each, name) for each in parts], axis=-1) for name in names)
        )


@dataclass(slots=True)
class Numbered:
    """
    Keys that are known, with a number each; looked up without a lock, added to under one.

    Attributes:
        known: The keys in order, and their numbers; replaced whole when keys are added.
    """

    known: tuple[Numbers, Numbers] = field(
        default_factory=lambda: (np.empty(0, np.int64), np.empty(0, np.int64))
    )

    def __len__(self) -> int:
        return len(self.known[0])

    def find(self, keys: Numbers) -> Numbers:
        """Return the number of each key, -1 for those that are not known."""
        known, number = self.known
        if not len(known):
            return np.full(len(keys), -1, dtype=np.int64)
        at = known.searchsorted(keys)
        np.minimum(at, len(known) - 1, out=at)
        return np.where(known[at] == keys, number[at], -1)

    def add(self, keys: Numbers) -> None:
        """Number the keys, each once, that are not known yet."""
        known, number = self.known
        fresh = keys[self.find(keys) < 0]
        every = np.concatenate([known, fresh])
        numbers = np.concatenate([number, len(known) + np.arange(len(fresh))])
        order = np.argsort(every)
        self.known = (every[order], numbers[order])


@dataclass(slots=True)
class KnownAnswers:
    """
    The answers that precise incidents share.

    Attributes:
        answers: The answers, in the order of their numbers.
        keys: Numbers of patterns.
        words: Numbers of patterns cut short after each word but the last, and the next word.
    """

    answers: Answers = field(default_factory=Answers.none)
    keys: Numbered = field(default_factory=Numbered)
    words: list[Numbered] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[KnownAnswers], tuple[()]]:
        # A copy in another process learns anew; a lock cannot be sent.
        return KnownAnswers, ()

    def __len__(self) -> int:
        return len(self.answers)

    def of(
        self, words: Sequence[Numbers], judge: Callable[[Numbers], Answers]
    ) -> tuple[Numbers, Answers]:
        """
        Return the answer of each pattern, judging those that nobody asked before.

        Args:
            words: Words of the patterns, shape (n,) each.
            judge: Judges the pairs whose places it is given, in order.

        Returns:
            Place of each pattern's answer, and the answers.
        """
        found = self._find(words)
        new = np.flatnonzero(found < 0)
        if len(new):
            with self._lock:
                self._learn([each[new] for each in words], new, judge)
            found[new] = self._find([each[new] for each in words])
        return found, self.answers

    def _find(self, words: Sequence[Numbers]) -> Numbers:
        keys = words[0]
        for level, word in enumerate(words[1:]):
            number = self.words[level].find(keys) if level < len(self.words) else None
            if number is None:
                return np.full(len(keys), -1, dtype=np.int64)
            # An unknown beginning makes a key that nobody has: all of them are from 0.
            keys = np.where(number >= 0, (number << _WORD_BITS) | word, -1)
        return self.keys.find(keys)

    def _learn(
        self, words: list[Numbers], rows: Numbers, judge: Callable[[Numbers], Answers]
    ) -> None:
        keys = words[0]
        for level, word in enumerate(words[1:]):
            if level == len(self.words):
                self.words.append(Numbered())
            self.words[level].add(np.unique(keys))
            keys = (self.words[level].find(keys) << _WORD_BITS) | word
        fresh = np.flatnonzero(self.keys.find(keys) < 0)
        if not len(fresh):
            return
        distinct, first = np.unique(keys[fresh], return_index=True)
        order = np.argsort(first)
        # The answers must stand there before their keys can be found.
        self.answers = Answers.joined([self.answers, judge(rows[fresh[first[order]]])])
        self.keys.add(distinct[order])
