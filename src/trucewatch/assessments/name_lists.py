"""
Lists of names that overlap: how many people are on which of them, and nothing of who they are.

A *history* of three lists such as ``101`` is being on the first and the third. People on no list
have no history: how many they are is what `multiple_systems` estimates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments import codes
from trucewatch.definitions.counts import LARGEST
from trucewatch.definitions.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Histories:
    """
    People by the lists that they are on.

    Attributes:
        lists: Names of the lists, in order.
        counts: People of each history, shape (2 ** lists,). The place of a history is its number
            in binary, the first list highest; the first place, on no list, is 0 and not known.
    """

    lists: tuple[str, ...]
    counts: NDArray[np.int64]

    @property
    def people(self) -> int:
        """People on at least one list."""
        return int(self.counts.sum())

    @property
    def overlap(self) -> int:
        """People on at least two lists."""
        return int(self.counts[members(len(self.lists)).sum(axis=1) >= 2].sum())


def members(lists: int) -> NDArray[np.int64]:
    """Return for each history, in order, 1 for the lists that it is on, shape (2**n, n)."""
    numbers = np.arange(2**lists)[:, None]
    return (numbers >> np.arange(lists - 1, -1, -1)) & 1


def histories_of_lists(lists: Mapping[str, Iterable[str]]) -> Histories:
    """
    Return the histories of the people on *lists*.

    Args:
        lists: Names of lists, and of each the people on it, under ids that were matched before:
            one person has one id on every list. A person who is twice on one list counts once.
    """
    names = tuple(lists)
    weight = {name: 1 << (len(names) - 1 - place) for place, name in enumerate(names)}
    history: Counter[str] = Counter()
    for name, people in lists.items():
        for person in sorted(set(people)):
            history[person] += weight[name]
    counts = np.bincount(np.array(list(history.values()), np.int64), minlength=2 ** len(names))
    return Histories(names, counts.astype(np.int64))


def histories_of_counts(
    names: tuple[str, ...], counts: Mapping[str, int], file: str = ""
) -> tuple[Histories | None, tuple[Problem, ...]]:
    """
    Return histories from a table of combinations.

    Args:
        names: Names of the lists, in order.
        counts: History such as ``101`` to the number of people; one left out has nobody.
        file: Name of the file, for the places of problems.

    Returns:
        The histories; ``None`` with a problem (ASM-306) for each history that cannot be read.
    """
    table = np.zeros(2 ** len(names), dtype=np.int64)
    problems = []
    for row, (history, people) in enumerate(counts.items(), 1):
        plain = len(history) == len(names) and set(history) <= set("01") and "1" in history
        whole = isinstance(people, int | np.integer) and not isinstance(people, bool)
        if plain and whole and 0 <= people <= LARGEST:
            table[int(history, 2)] = people
            continue
        written = f"{history}: {people}"[:40]
        values = {"written": written, "lists": str(len(names))}
        problems.append(Problem(codes.BAD_HISTORY, Place(file, row=row), written, values))
    return (None if problems else Histories(names, table)), tuple(problems)
