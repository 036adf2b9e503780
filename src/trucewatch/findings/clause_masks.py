"""
Clause masks: the clauses of every regime written as masks, once for each case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.masks import WORD, ClauseMasks, Masks
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ACTS, ClauseTable, Names, RegimeTable
from trucewatch.terms.model import DueKind

Flags = NDArray[np.bool_]


def clause_masks(
    regimes: Sequence[RegimeTable], names: Names, areas: Sequence[Numbers]
) -> tuple[ClauseMasks, ...]:
    """
    Return the clauses of every regime as masks, one word after another.

    Args:
        regimes: The regimes.
        names: Numbers of actors and categories.
        areas: Numbers of the areas that each regime speaks of, in their order there.
    """
    most = max((len(each.clauses) for each in regimes), default=0)
    return tuple(
        _word([each.clauses for each in regimes], first, names, areas)
        for first in range(0, max(most, 1), WORD)
    )


def _word(
    clauses: Sequence[tuple[ClauseTable, ...]], first: int, names: Names, areas: Sequence[Numbers]
) -> ClauseMasks:
    here = [each[first : first + WORD] for each in clauses]

    def by_regime(chosen: Callable[[ClauseTable], bool]) -> Masks:
        return np.array([_mask([chosen(c) for c in each]) for each in here], dtype=np.int64)

    def by_name(rows: Callable[[ClauseTable], Flags], size: int) -> Masks:
        table = np.zeros((len(here), size), dtype=np.int64)
        for regime, each in enumerate(here):
            for bit, clause in enumerate(each):
                table[regime] |= rows(clause).astype(np.int64) << bit
        return table

    delays = sorted({_delay(c) for each in here for c in each if _delay(c) >= 0})
    kinds = sorted({kind for each in here for c in each for kind in c.defences})
    other, everybody = names.other, np.ones(len(names), dtype=np.bool_)
    protects = by_name(lambda c: c.protects, len(names))
    protects[:, other] = 0
    protects_perhaps = protects.copy()
    protects_perhaps[:, other] = by_regime(lambda c: c.protects_anyone)
    duties = by_regime(_is_duty)
    owed = by_name(lambda c: everybody if c.owed_by is None else c.owed_by, len(names))
    owed_perhaps = owed.copy()
    owed_perhaps[:, other] |= duties
    speaks_in, silenced_in = _by_area(clauses, first, areas)
    return ClauseMasks(
        first=first,
        acts=by_name(lambda c: c.acts, len(ACTS)),
        protects=protects,
        protects_perhaps=protects_perhaps,
        accepting=by_regime(lambda c: c.protects_accepting),
        prohibitions=by_regime(lambda c: not _is_duty(c)),
        duties=duties,
        at_window_end=by_regime(lambda c: _is_due(c, DueKind.WINDOW_ENDS)),
        on_request=by_regime(lambda c: _is_due(c, DueKind.ON_REQUEST)),
        after_request={each: by_regime(lambda c, d=each: _delay(c) == d) for each in delays},  # type: ignore[misc]
        owed=owed,
        owed_perhaps=owed_perhaps,
        limited=by_regime(lambda c: c.area >= 0),
        speaks_in=speaks_in,
        silenced_in=silenced_in,
        admits={each: by_regime(lambda c, k=each: k in c.defences) for each in kinds},  # type: ignore[misc]
    )


def _mask(flags: Sequence[bool]) -> int:
    return sum(1 << bit for bit, yes in enumerate(flags) if yes)


def _is_duty(clause: ClauseTable) -> bool:
    return clause.due is not None


def _is_due(clause: ClauseTable, kind: DueKind) -> bool:
    return clause.due is not None and clause.due.kind is kind


def _delay(clause: ClauseTable) -> int:
    """Return after how many microseconds from a request the duty is due; -1 where it is not."""
    due = clause.due
    if due is None or due.kind is not DueKind.AFTER_REQUEST or due.after is None:
        return -1
    return round(due.after.total_seconds() * 1_000_000)


def _by_area(
    clauses: Sequence[tuple[ClauseTable, ...]], first: int, areas: Sequence[Numbers]
) -> tuple[Masks, Masks]:
    """
    Return where clauses limited to an area speak, and where a rival of higher rank silences them.
    """
    widest = max((len(each) for each in areas), default=0)
    speaks = np.zeros((len(clauses), widest), dtype=np.int64)
    silenced = np.zeros((len(clauses), widest), dtype=np.int64)
    for regime, mine in enumerate(clauses):
        limited = [clause for clause in mine if clause.area >= 0]
        for bit, clause in enumerate(mine[first : first + WORD]):
            if clause.area < 0:
                continue
            speaks[regime, areas[regime].searchsorted(clause.area)] |= 1 << bit
            for rival in limited:
                if (rival.precedence or 0) > (clause.precedence or 0):
                    silenced[regime, areas[regime].searchsorted(rival.area)] |= 1 << bit
    return speaks, silenced
