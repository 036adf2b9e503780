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

from trucewatch.findings.law_tables import PERHAPS, SURELY
from trucewatch.findings.masks import EVERY, ClauseMasks, Masks
from trucewatch.findings.scene import Scene


def is_bound(scene: Scene, *, unknown_accepted: bool) -> NDArray[np.bool_]:
    """
    Say whether the acting party was bound, shape (rows,).

    Args:
        scene: The rows that are asked.
        unknown_accepted: How an acceptance that is not known is completed.
    """
    bit = PERHAPS if unknown_accepted else SURELY
    return np.asarray(scene.standing & bit != 0, dtype=np.bool_)


def owed_by(scene: Scene, word: ClauseMasks, *, unknown_owes: bool) -> Masks:
    """
    Return the clauses that the acting party owes; a prohibition is owed by everybody.

    Args:
        scene: The rows that are asked.
        word: The clauses.
        unknown_owes: How the candidate that nobody named is completed: it may be a party that
            owes the duty.

    Returns:
        Masks, shape (rows,).
    """
    if not word.has_duties:
        return np.full(len(scene.unit), EVERY, dtype=np.int64)
    table = word.owed_perhaps if unknown_owes else word.owed
    owed: Masks = table.reshape(-1)[scene.regime * table.shape[1] + scene.party]
    return owed
