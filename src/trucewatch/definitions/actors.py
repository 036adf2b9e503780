"""
Actors: everyone who can act, be hit, announce or be bound, with the names that sources use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    STATE_FORCE = "state_force"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    SIDE = "side"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Actor:
    """
    One actor of the case.

    Attributes:
        id: Short name used in every file of the case, lower case with hyphens.
        kind: What sort of actor it is.
        names: Names and aliases in any script, as sources write them; the first is shown.
        speaks_for: The actor whose own word this actor's announcements are (an army for its
        state). members: For a side or coalition: who may act under that name.
        members_closed: Whether the source of *members* says that there are no others.
        source: Where names and members come from.
    """

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    speaks_for: str | None = None
    members: tuple[str, ...] = ()
    members_closed: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Actors:
    """
    The actors of a case, by id; names are unique after folding, which the reader has
    checked.
    """

    by_id: Mapping[str, Actor]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Actors:
        """Return the register of *actors*."""
        return cls({actor.id: actor for actor in actors})

    def own_voices(self, party: str) -> frozenset[str]:
        """Return every actor whose word is *party*'s own: itself and all that speak for it."""
        voices = {party}
        grown = True
        while grown:
            more = {a.id for a in self.by_id.values() if a.speaks_for in voices} - voices
            voices |= more
            grown = bool(more)
        return frozenset(voices)

    def expanded(self, actor_id: str) -> tuple[tuple[str, ...], bool]:
        """
        Return who may have acted under a name, and whether there can be no others.

        Args:
            actor_id: An actor of the case; a plain actor stands for itself alone.

        Returns:
            Ids of the plain actors in order, each once, and whether the list is closed.
        """
        plain: list[str] = []
        closed = True
        seen: set[str] = set()
        waiting = [actor_id]
        while waiting:
            # Sides can lie in sides by many ways; each is opened once.
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            actor = self.by_id[name]
            if actor.members:
                closed = closed and actor.members_closed
                waiting += reversed(actor.members)
            else:
                plain.append(name)
        return tuple(plain), closed
