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

NEAREST_FOR = 200
"""For so many unknown names of a file the nearest are looked up: each takes its time."""

_ACTS = tuple(str(act) for act in Act)
_LONGEST_NAME = 100


def actor_in(actors: ActorNames) -> Known:
    """Return what finds an actor of the case, or ``other``."""
    unknown: set[str] = set()

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
        unknown.add(written)
        looked_up = len(unknown) <= NEAREST_FOR and len(name) <= _LONGEST_NAME
        near = ", ".join(actors.nearest(name) if looked_up else ()) or "-"
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
