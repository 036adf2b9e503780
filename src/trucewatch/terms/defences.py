"""
Defences: where a clause is silent, its parent is asked; silence is not a waiver, and no licence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trucewatch.definitions.acts import Act
from trucewatch.terms.model import Clause, Duty, Regime

_NONE: frozenset[str] = frozenset()


def with_defences(
    regime: Regime, known: Mapping[str, Regime]
) -> tuple[tuple[Clause, ...], tuple[Duty, ...]]:
    """
    Return the clauses and duties of *regime* with every silence on defences asked of the parents.

    The parent answers with all that its own clauses on the same acts admit; where those are silent
    too, its parent is asked; at the top silence admits nothing.
    """
    clauses = (
        replace(each, defences=_admitted(each.defences, each.prohibits, regime, known))
        for each in regime.clauses
    )
    duties = (
        replace(each, defences=_admitted(each.defences, each.broken_by, regime, known))
        for each in regime.duties
    )
    return tuple(clauses), tuple(duties)


def _admitted(
    stated: frozenset[str] | None,
    acts: frozenset[Act],
    regime: Regime,
    known: Mapping[str, Regime],
) -> frozenset[str]:
    if stated is not None:
        return stated
    parent = known.get(regime.within or "")
    if parent is None:
        return _NONE
    answers = [
        _admitted(each.defences, acts, parent, known)
        for each in parent.clauses
        if each.prohibits & acts
    ]
    answers += [
        _admitted(each.defences, acts, parent, known)
        for each in parent.duties
        if each.broken_by & acts
    ]
    return _NONE.union(*answers) if answers else _admitted(None, acts, parent, known)
