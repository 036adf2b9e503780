"""
What the reader of one regime file knows of the rest of the case, and the readings of single values
that depend on it: names of actors, areas, instants, lengths of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.fields import Fields, Notes, name_of, nearest
from trucewatch.definitions.length_wording import read_length
from trucewatch.definitions.names import folded, nearest_names
from trucewatch.definitions.problems import Code
from trucewatch.definitions.time_wording import (
    Stated,
    TimeTrouble,
    day_bounds,
    read_instant,
)
from trucewatch.definitions.written import WrittenTable, WrittenText
from trucewatch.terms import codes
from trucewatch.terms.model import Source

SOURCE_KEYS = ("from", "via")
"""Keys of a source that is written as a table."""

_TROUBLES: dict[TimeTrouble, Code] = {
    TimeTrouble.NOT_UNDERSTOOD: codes.TIME_NOT_UNDERSTOOD,
    TimeTrouble.NO_ZONE: codes.NO_ZONE,
    TimeTrouble.NO_SUCH_TIME: codes.NO_SUCH_TIME,
    TimeTrouble.SKIPPED_HOUR: codes.SKIPPED_HOUR,
}


@dataclass(frozen=True, slots=True)
class Context:
    """
    What the reader of one file knows.

    Attributes:
        actors: The register of actors.
        areas: Ids of the areas of the case.
        zone: Zone of hours and days that carry no offset; ``None`` where the file states none.
        notes: Where problems go.
        names: Folded name to the ids of the actors that bear it.
    """

    actors: Actors
    areas: frozenset[str]
    zone: tzinfo | None
    notes: Notes
    names: dict[str, tuple[str, ...]]

    @classmethod
    def of(
        cls, actors: Actors, areas: frozenset[str], zone: tzinfo | None, notes: Notes
    ) -> Context:
        """Return the context, with the names of *actors* folded once."""
        names: dict[str, dict[str, None]] = {}
        for actor in actors.by_id.values():
            for name in (actor.id, *actor.names):
                names.setdefault(folded(name), {})[actor.id] = None
        return cls(actors, areas, zone, notes, {key: tuple(ids) for key, ids in names.items()})

    def actor(self, value: WrittenText) -> str:
        """Return the id of the actor that a scalar names, by id or by any of its names."""
        name = name_of(value, self.notes)
        if name in self.actors.by_id:
            return name
        found = self.names.get(folded(name), ())
        if len(found) == 1:
            return found[0]
        if found:
            candidates = ", ".join(found)
            self.notes.add(codes.SEVERAL_ACTORS, value.spot, name=name, candidates=candidates)
        else:
            close = self._nearest_actors(name)
            self.notes.add(codes.UNKNOWN_ACTOR, value.spot, name=name, nearest=close)
        return ""

    def _nearest_actors(self, name: str) -> str:
        known: list[str] = []
        for actor in self.actors.by_id.values():
            known += [actor.id, *actor.names]
        return ", ".join(nearest_names(name, known)) or "–"

    def actor_in(self, fields: Fields, key: str) -> str:
        """Return the id of the actor under *key*, or nothing."""
        value = fields.scalar(key)
        return "" if value is None else self.actor(value)

    def actors_in(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Return the ids of the actors in the list under *key*."""
        return tuple(filter(None, (self.actor(each) for each in fields.scalars(key))))

    def area_in(self, fields: Fields, key: str) -> str | None:
        """Return the id of the area under *key*, or ``None``."""
        value = fields.scalar(key)
        if value is None:
            return None
        if value.text not in self.areas:
            close = nearest(value.text, self.areas)
            self.notes.add(codes.UNKNOWN_AREA, value.spot, name=value.text, nearest=close)
            return None
        return value.text

    def stated(self, fields: Fields, key: str, *, may_be_open: bool = False) -> Stated | None:
        """Return the point in time under *key*, with every instant that its words can mean."""
        value = fields.scalar(key)
        if value is None:
            return None
        found = read_instant(value.text, self.zone)
        if isinstance(found, TimeTrouble):
            self.notes.add(_TROUBLES[found], value.spot, written=value.text, key=key)
            return None
        if found.is_open and not may_be_open:
            self.notes.add(codes.OPEN_NOT_HERE, value.spot, key=key)
            return None
        return found

    def instant(self, fields: Fields, key: str) -> datetime | None:
        """Return the one instant under *key*; words with several meanings are refused here."""
        found = self.stated(fields, key)
        if found is None:
            return None
        if len(found.instants) > 1:
            values = {"written": found.words, "ways": ", ".join(found.ways)}
            self.notes.add(codes.TIME_IN_TWO_WAYS, fields.spot_of(key), key=key, **values)
        return found.instants[0]

    def length(self, fields: Fields, key: str) -> timedelta | None:
        """Return the length of time under *key*."""
        value = fields.scalar(key)
        if value is None:
            return None
        length = read_length(value.text)
        if length is None:
            self.notes.add(codes.LENGTH_NOT_UNDERSTOOD, value.spot, written=value.text, key=key)
        return length

    def day_in(self, fields: Fields, key: str) -> tuple[datetime, datetime] | None:
        """Return the first instant of the day under *key* and the first instant after it."""
        day = fields.day(key)
        if day is None:
            return None
        return self.bounds_of(day, fields, key)

    def bounds_of(self, day: date, fields: Fields, key: str) -> tuple[datetime, datetime] | None:
        """Return where *day* begins and ends in the zone of the file."""
        if self.zone is None:
            self.notes.add(codes.NO_ZONE, fields.spot_of(key), written=str(day), key=key)
            return None
        return day_bounds(day, self.zone)

    def source(self, fields: Fields) -> Source:
        """Return where a statement was found: a mark, or a table with ``from`` and ``via``."""
        node = fields.node("source")
        table = fields.table("source", SOURCE_KEYS) if isinstance(node, WrittenTable) else None
        if table is not None:
            table.require("from")
            return Source(table.text("from"), table.text("via"))
        fields.require("source")
        return Source(fields.text("source"))
