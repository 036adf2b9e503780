"""
Actors that texts of many wars name: one English name for all the ways of writing it.

An own list. Armed groups are named as UCDP's list of actors writes them, with the names that
wires, ministries and the groups themselves use, in Latin, Cyrillic and Arabic letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.reading.known.tables import rows_of
from trucewatch.reading.prose.told import ActorSort

_SORTS = {
    "state": ActorSort.STATE,
    "group": ActorSort.ARMED_GROUP,
    "force": ActorSort.FORCE,
    "body": ActorSort.ORGANISATION,
    "monitor": ActorSort.MONITOR,
    "media": ActorSort.MEDIA,
    "side": ActorSort.SIDE,
}


@dataclass(frozen=True, slots=True)
class KnownActor:
    """
    An actor that the tool knows before any case.

    Attributes:
        name: The name under which it is known.
        sort: What sort of actor it is.
        aliases: Every way of writing it, *name* among them, in any script.
    """

    name: str
    sort: ActorSort
    aliases: tuple[str, ...]


@cache
def known_actors() -> tuple[KnownActor, ...]:
    """Return every actor of the own list: bodies, monitors, media, forces and armed groups."""
    return tuple(
        KnownActor(row["name"], _SORTS[row["sort"]], (row["name"], *_several(row["aliases"])))
        for table in ("bodies.csv", "armed_groups.csv")
        for row in rows_of(table)
    )


def _several(cell: str) -> list[str]:
    return [each.removeprefix("the ").removeprefix("The ") for each in cell.split("|") if each]
