"""
States and observed territories: names, peoples, capitals and zones, in three languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.definitions.names import folded
from trucewatch.reading.known.tables import rows_of


@dataclass(frozen=True, slots=True)
class State:
    """
    A state or an observed territory.

    Attributes:
        name: Its plain English name.
        names: Every name of it, in Latin, Cyrillic and Arabic letters; *name* first.
        demonyms: Adjectives for it in the three languages; the English one first.
        capitals: Names of its capital in the three languages; the English one first.
        zones: IANA zones of its ground.
        lat: Degrees north of the capital, WGS 84, to a hundredth.
        lon: Degrees east of the capital, WGS 84, to a hundredth.
    """

    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    zones: tuple[str, ...]
    lat: float
    lon: float

    @property
    def demonym(self) -> str:
        """Return the English adjective."""
        return self.demonyms[0] if self.demonyms else self.name


@cache
def states() -> tuple[State, ...]:
    """Return every state of the own list, in order of their English names."""
    return tuple(map(_state, rows_of("states.csv")))


def zone_of_country(name: str) -> str | None:
    """
    Return the one IANA zone of a country, or ``None`` where it has several or is not known.

    Args:
        name: Any name of the country in English, Russian (nominative) or Arabic.
    """
    state = _by_name().get(folded(name))
    return state.zones[0] if state is not None and len(state.zones) == 1 else None


@cache
def _by_name() -> dict[str, State]:
    return {folded(name): state for state in states() for name in state.names}


def _state(row: dict[str, str]) -> State:
    def joined(*columns: str) -> tuple[str, ...]:
        return tuple(each for column in columns for each in row[column].split("|") if each)

    return State(
        name=row["name"],
        names=joined("name", "english", "russian", "arabic"),
        demonyms=joined("demonym", "russian_demonym", "arabic_demonym"),
        capitals=joined("capital", "russian_capital", "arabic_capital"),
        zones=tuple(row["zones"].split()),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
    )
