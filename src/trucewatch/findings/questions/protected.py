"""
Protected: does the clause protect some of the target?

Law: none of the target protected, no breach; harm is counted on its own axis
(docs/explanation/law.md, section 2.4). A clause protects categories and actors by name, or every
party that has accepted at that instant; a party that never accepted does not enjoy the clause.
For a duty no target is asked.
"""

from __future__ import annotations

import numpy as np

from trucewatch.findings.law_tables import PERHAPS, SURELY
from trucewatch.findings.masks import ClauseMasks, Masks
from trucewatch.findings.scene import Scene


def protecting(scene: Scene, word: ClauseMasks, *, unknown_protected: bool) -> Masks:
    """
    Return the clauses that protect some member of the target, and every duty, shape (rows,).

    Args:
        scene: The rows that are asked.
        word: The clauses.
        unknown_protected: How a target of unknown acceptance, or that nobody named, is completed.
    """
    named = scene.members(word.protects_perhaps if unknown_protected else word.protects)
    accepted = scene.some & (PERHAPS if unknown_protected else SURELY) != 0
    enjoyed = np.where(accepted, word.accepting[scene.regime], 0)
    found = named | enjoyed
    return found | word.duties[scene.regime] if word.has_duties else found
