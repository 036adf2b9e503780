"""
What a reader has to know of the case beside the file and its mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.areas import Areas
from trucewatch.definitions.names import folded, nearest_names
from trucewatch.reports.decisions import RowDecision
from trucewatch.reports.rows import RowFault

Objections = Callable[[pa.Table], Mapping[int, RowFault]]
"""Returns why rows of a table of reports cannot be judged, by their number from 0."""


def no_objections(reports: pa.Table) -> Mapping[int, RowFault]:
    """Object to no row: what is judged by the reports is not known here."""
    del reports
    return {}


@dataclass(frozen=True, slots=True)
class ActorNames:
    """The actors of the case, to be found by any of their names or by their id."""

    ids_by_name: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]

    @classmethod
    def of(cls, actors: Actors) -> ActorNames:
        """Return the names of *actors*."""
        found: dict[str, dict[str, None]] = {}
        names: dict[str, None] = {}
        for actor in actors.by_id.values():
            for name in (actor.id, *actor.names):
                found.setdefault(folded(name), {})[actor.id] = None
                names[name] = None
        return cls({key: tuple(sorted(ids)) for key, ids in found.items()}, tuple(names))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the actors that *name* may mean: none, one, or several in order of id."""
        return self.ids_by_name.get(folded(name), ())

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three names that look like *name*, best first."""
        return nearest_names(name, self.names)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """
    What is known when a file is read.

    Attributes:
        actors: Actors of the case, by name.
        areas: Areas of the case.
        now_at: The present instant, aware; a row that lies more than an hour later is kept out.
        reliability: Reliability of the source, A to F; ``None``: not declared.
        known: Report id to the digest of its row, of every report read before in this case.
        decisions: Digest of a quarantined row to what a person decided about it.
        objections: Asked about accepted rows whether they can be judged; what it objects to is
            kept out.
    """

    actors: ActorNames
    areas: Areas
    now_at: datetime
    reliability: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, RowDecision] = field(default_factory=dict)
    objections: Objections = no_objections
