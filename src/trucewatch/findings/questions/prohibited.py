"""
Prohibited: does the clause speak of this act, in this place?

Law: a prohibition is broken by an act, a duty by an omission; where no clause speaks of what was
done the act is outside the terms, reason "no clause" (docs/explanation/law.md, section 2.1). A
clause limited to an area is silent outside it, and where another has precedence over it.
"""

from __future__ import annotations

from trucewatch.findings.masks import ClauseMasks, Masks
from trucewatch.findings.scene import Scene


def speak_of(scene: Scene, number: int, word: ClauseMasks) -> Masks:
    """
    Return the clauses that speak of an act in a place, shape (rows,).

    Args:
        scene: The rows that are asked.
        number: Number of the word of clauses.
        word: The clauses.
    """
    acts: Masks = word.acts.reshape(-1)[scene.regime * word.acts.shape[1] + scene.act]
    if word.has_limits:
        acts = acts & scene.asking.seen.speaks[number][scene.place]
    return acts
