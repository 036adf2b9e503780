"""
Finding actors, targets and acts by the names in a cell.
"""

from __future__ import annotations

from trucewatch.definitions.acts import Act
from trucewatch.definitions.targets import CATEGORIES, OTHER
from trucewatch.reports import codes
from trucewatch.reports.candidates import Known, unknown_word
from trucewatch.reports.context import ActorNames
from trucewatch.reports.rows import RowFault

_ACTS = tuple(str(act) for act in Act)


def actor_in(actors: ActorNames) -> Known:
    """Return what finds an actor of the case, or ``other``."""

    def find(name: str) -> str | RowFault:
        ids = actors.ids(name)
        if len(ids) == 1:
            return ids[0]
        written = name[:80]
        if ids:
            values = {"written": written, "candidates": ", ".join(ids)}
            return RowFault(codes.AMBIGUOUS_ACTOR, "", written, values)
        if name.strip() == OTHER:
            return OTHER
        near = ", ".join(actors.nearest(name)) or "-"
        return RowFault(codes.UNKNOWN_ACTOR, "", written, {"written": written, "nearest": near})

    return find


def target_in(actors: ActorNames) -> Known:
    """Return what finds a category of targets, an actor of the case, or ``other``."""
    actor = actor_in(actors)

    def find(name: str) -> str | RowFault:
        word = name.strip()
        return word if word in CATEGORIES else actor(name)

    return find


def act(name: str) -> str | RowFault:
    """Return the act class called *name*; only the words of the vocabulary are acts."""
    word = name.strip()
    return word if word in _ACTS else unknown_word(word, _ACTS, codes.UNKNOWN_ACT)
