"""
Bound: has the acting party itself undertaken this, at that instant?

Law: nobody is bound by somebody else's announcement. A party that was excluded, never accepted,
refused, or withdrew with effect is not bound; one whose acceptance is only reported or not known
is bound or not, any weight (docs/explanation/law.md, sections 1 and 2.2). A duty asks only the
party that owes it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ClauseTable, ReadingTable


def is_bound(
    epoch: Numbers, party: Numbers, reading: ReadingTable, *, unknown_accepted: bool
) -> NDArray[np.bool_]:
    """
    Say whether the acting party was bound.

    Args:
        epoch: Epoch of the regime, shape (n,).
        party: Number of the acting party, shape (n,).
        reading: The reading that is asked.
        unknown_accepted: How an acceptance that is not known is completed.
    """
    table = reading.bound_perhaps if unknown_accepted else reading.bound_surely
    return np.asarray(table[epoch, party], dtype=np.bool_)


def owes(
    party: Numbers, clause: ClauseTable, other: int, *, unknown_owes: bool
) -> NDArray[np.bool_]:
    """
    Say whether the acting party owes the duty; a prohibition is owed by everybody.

    Args:
        party: Number of the acting party, shape (n,).
        clause: The clause or duty that is asked.
        other: Number of the candidate that nobody named: it may be a party that owes the duty.
        unknown_owes: How that candidate is completed.
    """
    if clause.owed_by is None:
        return np.ones(len(party), dtype=np.bool_)
    owing = clause.owed_by[party]
    return np.asarray(owing | (party == other) if unknown_owes else owing, dtype=np.bool_)
