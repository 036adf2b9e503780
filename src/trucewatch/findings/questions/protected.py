"""
Protected: does the clause protect some of the target?

Law: none of the target protected, no breach; harm is counted on its own axis
(docs/explanation/law.md, section 2.4). A clause protects categories and actors by name, or every
party that has accepted at that instant; a party that never accepted does not enjoy the clause.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.targets import TargetSets
from trucewatch.findings.terms_tables import ClauseTable, ReadingTable


def some_protected(
    targets: TargetSets, clause: ClauseTable, reading: ReadingTable, *, unknown_protected: bool
) -> NDArray[np.bool_]:
    """
    Say for every epoch and target set whether some member is protected.

    Args:
        targets: The target sets of the batch.
        clause: The clause that is asked.
        reading: The reading that says who has accepted.
        unknown_protected: How a target of unknown acceptance, or that nobody named, is completed.

    Returns:
        Yes or no, shape (epochs, sets).
    """
    table = np.broadcast_to(clause.protects, reading.bound_surely.shape).copy()
    if clause.protects_accepting:
        table |= reading.bound_perhaps if unknown_protected else reading.bound_surely
    table[:, targets.other] = unknown_protected and clause.protects_anyone
    return targets.any_of(table)
