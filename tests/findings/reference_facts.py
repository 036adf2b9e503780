"""
What is known of an incident, in the plainest records: the input of the slow reference.

Instants are UTC microseconds. A place is not a shape here but what matters of it: the shares of it
that lie in each combination of the case's areas.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.definitions.acts import Form


@dataclass(frozen=True)
class Candidate:
    """An acting party or a class of act, with the range of its weight."""

    name: str
    low: float
    high: float


@dataclass(frozen=True)
class Target:
    """A set of members hit together, with the range of its weight."""

    members: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True)
class Cell:
    """A part of the place: its share of the whole, and the areas of the case it lies in."""

    share: float
    areas: frozenset[str]


@dataclass(frozen=True)
class Where:
    """A place: its cells for the reference, its point, disc or area for the kernel."""

    cells: tuple[Cell, ...]
    area: str | None = None
    lon: float | None = None
    lat: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True)
class Story:
    """
    One way in which it may have happened.

    Attributes:
        begins: The instant lies in ``[begins[0], begins[1])``; equal is known. A lasting act
            begins there.
        ends: A lasting act or an omission ends there, not before `begins` is over.
    """

    low: float
    high: float
    begins: tuple[int, int]
    ends: tuple[int, int] | None
    where: Where
    who: tuple[Candidate, ...]
    at_whom: tuple[Target, ...]
    what: tuple[Candidate, ...]


@dataclass(frozen=True)
class Defence:
    """A defence claimed or found, for one party, against one member of a target or any."""

    kind: str
    party: str
    against: str | None
    found: bool
    from_at: int | None
    to_at: int | None


@dataclass(frozen=True)
class Incident:
    """One act or omission, with the stories that are still open."""

    id: str
    form: Form
    stories: tuple[Story, ...]
    defences: tuple[Defence, ...] = ()
    requested_at: int | None = None
    voices: int = 1
    occurred: tuple[float, float] = field(default=(1.0, 1.0))
