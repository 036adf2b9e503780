"""
Due: was the duty already due at this instant?

Law: a duty is due at its due time, or when the reading's window ends; where that is open there is
no due time and the omission is outside the terms. Fulfilled late is a breach for the stretch
between (docs/explanation/law.md, section 2).
"""

from __future__ import annotations

import numpy as np

from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings.masks import EVERY, ClauseMasks, Masks
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.scene import Scene


def due_at(scene: Scene, number: int, word: ClauseMasks) -> Masks:
    """
    Return the clauses that were due at each row's instant; a prohibition always is.

    What is due on request is due when it was asked for, and from the beginning where nobody knows
    when. Counted from a request whose time nobody knows there is no due time.

    Args:
        scene: The rows that are asked.
        number: Number of the word of clauses.
        word: The clauses.

    Returns:
        Masks, shape (rows,).
    """
    if not word.has_duties:
        return np.full(len(scene.unit), EVERY, dtype=np.int64)
    due = _asked(scene, scene.asking.law.due[number][scene.epoch], word.on_request)
    for delay, masks in word.after_request.items():
        due = _asked(scene, due, masks, delay)
    return due


def _asked(scene: Scene, due: Masks, masks: Masks, delay: int | None = None) -> Masks:
    """Take from *due* the clauses of *masks* that were not asked for, or not long enough ago."""
    rows = np.flatnonzero(masks[scene.regime])
    if not len(rows):
        return due
    requested: Numbers = scene.asking.batch.requested_at[scene.incident[rows]]
    known = requested > SINCE_EVER
    since = scene.at[rows] >= np.where(known, requested + (delay or 0), SINCE_EVER)
    fallen_due = np.where(known, since, delay is None)
    due = due.copy()
    due[rows] &= ~np.where(fallen_due, 0, masks[scene.regime[rows]])
    return due


def undated(word: ClauseMasks, regime: Numbers, requested_at: Numbers) -> Masks:
    """
    Return the duties that wait for a request whose time nobody knows, shape (n,).

    Args:
        word: The clauses.
        regime: The regime, shape (n,).
        requested_at: When the duty was asked for; where unknown SINCE_EVER, shape (n,).
    """
    waiting = np.zeros(len(regime), dtype=np.int64)
    for masks in word.after_request.values():
        waiting |= masks[regime]
    return np.where(requested_at > SINCE_EVER, 0, waiting)
