"""
Under some regime: the gravest that any regime makes of a world, on the same worlds.

An act that straddles three regimes may be undetermined under each and certain under one of them.
Of every world the classes are kept that some choice of one reading for each regime, and some
completion, makes the gravest; so a class is sure only where every such choice gives it
(docs/explanation/law.md, section 5).

A class is the gravest under some choice when some regime can give it and no regime must give a
graver one; so the classes of all regimes are joined, and those below the greatest of each
regime's mildest fall away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.law import Grade, Grades
from trucewatch.findings.layout import Layout
from trucewatch.findings.ragged import Numbers, offsets_of, taken

Flags = NDArray[np.bool_]


def gravest_of_all(
    whole: Layout,
    layout: Layout,
    asked: tuple[Numbers, Numbers],
    attained: Grades,
    counted: Flags,
) -> Grades:
    """
    Return the classes of every world over all regimes that touch its incident, as bits.

    Args:
        whole: The worlds, each incident once.
        layout: The worlds of each unit.
        asked: The pair of each unit, in order, and the place of its incident in *whole*.
        attained: Classes of each world of each unit, as bits.
        counted: Units whose reading counts; every pair has one.

    Returns:
        Bits ``1 << Grade`` for each world of *whole*; outside the terms where no regime speaks.
    """
    pairs, places = asked
    nothing = np.int8(1 << Grade.OUTSIDE_TERMS)
    union = np.full(len(whole.rows), nothing, dtype=np.int8)
    if not len(pairs):
        return union
    _, first, pair = np.unique(pairs, return_index=True, return_inverse=True)
    mildest, incident = union.copy(), places[first]
    starts = offsets_of(np.diff(whole.offsets)[incident])
    by_pair = _by_pair(starts, layout, np.asarray(pair).reshape(-1), attained, counted)
    for turn in _turns(incident):
        world = taken(whole.offsets, incident[turn])[0]
        classes = by_pair[taken(starts, turn)[0]]
        union[world] |= classes
        mildest[world] = np.maximum(mildest[world], classes & -classes)
    # Both are bits: what lies below the greatest of the mildest is not the gravest of any choice.
    return np.asarray(union & -mildest, dtype=np.int8)


def _by_pair(
    starts: Numbers, layout: Layout, pair: Numbers, attained: Grades, counted: Flags
) -> Grades:
    """Join the classes of each pair's readings that count."""
    if len(starts) - 1 == len(pair):
        return attained
    joined = np.zeros(int(starts[-1]), dtype=np.int8)
    asked = np.flatnonzero(counted)
    for turn in _turns(pair[asked]):
        unit = asked[turn]
        joined[taken(starts, pair[unit])[0]] |= attained[taken(layout.offsets, unit)[0]]
    return joined


def _turns(owner: Numbers) -> list[Numbers]:
    """Return the first thing of every owner, then the second of those that have one, and so on."""
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    place = np.arange(len(owner)) - np.repeat(first, np.diff(np.append(first, len(owner))))
    order = np.argsort(place, kind="stable")
    return np.split(order, np.cumsum(np.bincount(place, minlength=1))[:-1])
