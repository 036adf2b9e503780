"""
Tables of the terms: everything that a legal question looks up.

An *epoch* of a regime is a stretch in which no answer of any of its readings can change; epoch
``i`` lies between mark ``i - 1`` and mark ``i``. Names of actors and target categories share one
numbering.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.acts import Act
from trucewatch.definitions.targets import OTHER
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.places import Places
from trucewatch.findings.touching import Touching
from trucewatch.terms.model import Due, Reading, Thresholds

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]

ACTS: tuple[Act, ...] = tuple(Act)
"""Acts in the order of their numbers."""


class UnknownActError(ValueError):
    """An act class stands in an incident that the closed vocabulary does not hold."""


@dataclass(frozen=True, slots=True)
class Names:
    """
    Numbers of actors and target categories.

    Every name outside the list has the number of `unlisted`: it never accepted and nobody excluded
    it. `other` is the candidate that nobody named, of whom nothing is known.
    """

    number: dict[str, int]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """Number *names* in alphabetical order, the two special ones last."""
        listed = sorted(set(names) - {OTHER, ""})
        return cls({name: i for i, name in enumerate([*listed, "", OTHER])})

    @property
    def other(self) -> int:
        """Number of the candidate that nobody named."""
        return self.number[OTHER]

    @property
    def unlisted(self) -> int:
        """Number of every name that the case does not list."""
        return self.number[""]

    def numbers(self, names: Sequence[str]) -> Numbers:
        """Return the number of each of *names*, shape (n,)."""
        unlisted = self.unlisted
        return np.array([self.number.get(name, unlisted) for name in names], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.number)


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """
    A clause or a duty as look-ups.

    Attributes:
        acts: Acts that it speaks of, shape (acts,).
        protects: Members that it protects whoever accepted, shape (names,).
        protects_accepting: Whether it protects every party that has accepted at that instant.
        protects_anyone: Whether it protects anybody at all.
        defences: Defences that it admits.
        area: Number of the area that it is limited to, or -1.
        precedence: Rank among clauses with areas, or ``None``.
        owed_by: For a duty, who owes it, shape (names,); ``None`` for a prohibition.
        due: For a duty, when it is due.
        thresholds: How sure one must be.
    """

    id: str
    acts: Flags
    protects: Flags
    protects_accepting: bool
    protects_anyone: bool
    defences: frozenset[str]
    area: int
    precedence: int | None
    owed_by: Flags | None
    due: Due | None
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """
    A reading as look-ups by epoch.

    Attributes:
        reading: The reading itself.
        everywhere: Epochs in which a window without an area holds, shape (epochs,).
        by_area: Epochs in which a window of an area holds, shape (epochs, areas).
        bound_surely: Who is bound, shape (epochs, names).
        bound_perhaps: Who is or may be bound, shape (epochs, names).
        excluded: To whom the truce does not apply, shape (epochs, names).
        last_end: End of the last window, UTC microseconds, or UNTIL_FURTHER.
        own_words_of: Parties whose own words it is made of, and those that speak for one of them
            and never spoke themselves.
    """

    reading: Reading
    everywhere: Flags
    by_area: Flags
    bound_surely: Flags
    bound_perhaps: Flags
    excluded: Flags
    last_end: int
    own_words_of: frozenset[str]

    @property
    def answers(self) -> tuple[bytes, ...]:
        """Everything that a question can be answered from: equal answers, equal findings."""
        tables = (self.everywhere, self.by_area, self.bound_surely, self.bound_perhaps)
        return (
            *(each.tobytes() for each in tables),
            self.excluded.tobytes(),
            b"%d" % self.last_end,
        )


@dataclass(frozen=True, slots=True)
class RegimeTable:
    """A regime as look-ups: its marks, clauses (prohibitions, then duties) and readings."""

    id: str
    marks: Numbers
    clauses: tuple[ClauseTable, ...]
    readings: tuple[ReadingTable, ...]
    thresholds: Thresholds

    @property
    def counted(self) -> Flags:
        """Readings that count for a leading outcome: those adopted, or else all."""
        adopted = np.array([each.reading.adopted for each in self.readings], dtype=np.bool_)
        return adopted if adopted.any() else np.ones_like(adopted)


def strictest(thresholds: Sequence[Thresholds]) -> Thresholds:
    """
    Return the strictest of several clauses' thresholds, class by class.

    Source: docs/explanation/law.md, section 5.
    """
    if not thresholds:
        return Thresholds()
    return Thresholds(
        breached=max(each.breached for each in thresholds),
        by_whom=max(each.by_whom for each in thresholds),
        exempt=max(each.exempt for each in thresholds),
        no_breach=max(each.no_breach for each in thresholds),
        outside_terms=max(each.outside_terms for each in thresholds),
    )


@dataclass(frozen=True, slots=True)
class CompiledTerms:
    """
    All terms of a case as look-ups.

    Attributes:
        names: Numbers of actors and categories.
        places: Areas concerned, and how places fall into them.
        regimes: Regimes that have a reading, in order of id.
        marks: Every mark of every regime, sorted.
        who_class: For every acting party the first one with the same answers, shape (names,).
        member_class: For every member of a target likewise, shape (names,).
        act_class: For every act the first one that the same clauses speak of, shape (acts,).
        touching: Which regimes an incident can touch in time and place.
        law: Everything that the regimes say, in flat arrays.
    """

    names: Names
    places: Places
    regimes: tuple[RegimeTable, ...]
    marks: Numbers
    who_class: Numbers
    member_class: Numbers
    act_class: Numbers
    touching: Touching
    law: LawTables
