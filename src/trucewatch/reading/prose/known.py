"""
What is known before a text is read: the case's actors, its places, its zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import tzinfo

from trucewatch.definitions.actors import Actors
from trucewatch.reading.places.gazetteer import Gazetteer
from trucewatch.reading.places.gazetteer_in_memory import GazetteerChain


@dataclass(frozen=True, slots=True)
class Known:
    """
    What a reader knows beside the text.

    Attributes:
        actors: Actors of the case; none for a text that is read without a case.
        gazetteer: Where names of places are looked up; empty where there is none.
        zone: Zone of the case; ``None`` where it is not known.
        within: Ids of the containers in which the case's places lie.
    """

    actors: Actors = field(default_factory=lambda: Actors.of(()))
    gazetteer: Gazetteer = field(default_factory=GazetteerChain)
    zone: tzinfo | None = None
    within: tuple[str, ...] = ()
