"""
Stories: the ways in which one report leaves open who acted against whom.

Data that name only sides give one story per direction, any weights between them, and the members
of a side as the case declares them (docs/explanation/law.md, section 1). A side is never a
shooter: its members are candidates of any weight, and *other* stays open unless the source of the
list closes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.targets import CIVILIANS, OTHER

Weight = tuple[float, float]
"""Least and greatest weight of a candidate, shares from 0 to 1."""

ANY: Weight = (0.0, 1.0)
ONLY: Weight = (1.0, 1.0)

CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Sides:
    """
    What a report says of who and whom.

    Attributes:
        side_a: A side of the fight, or ``None``.
        side_b: The other side, or ``None``.
        both_ways: Whether either side can have acted.
        attributed: Candidates by somebody's word, with weights.
        closed: Whether the source says that nobody else can have acted.
        at_whom: Target sets with weights.
        civilians_hit: Whether civilians were killed: surely, perhaps (``None``), or not said.
    """

    side_a: str | None
    side_b: str | None
    both_ways: bool
    attributed: tuple[tuple[str, Weight], ...]
    closed: bool
    at_whom: tuple[tuple[frozenset[str], Weight], ...]
    civilians_hit: bool | None


@dataclass(frozen=True, slots=True)
class Direction:
    """One story without its time, place and act: who, at whom, and the story's own weight."""

    weight: Weight
    who: tuple[tuple[str, Weight], ...]
    at_whom: tuple[tuple[tuple[str, ...], Weight], ...]


def directions(sides: Sides, actors: Actors) -> tuple[Direction, ...]:
    """Return the stories that a report leaves open, in order."""
    if sides.both_ways:
        pairs = ((sides.side_a, sides.side_b), (sides.side_b, sides.side_a))
        return tuple(
            Direction(ANY, _members(one, actors), _hit(other, sides, actors))
            for one, other in pairs
        )
    return (Direction(ONLY, _who(sides, actors), _targets(sides, actors)),)


def acting(
    attributed: tuple[tuple[str, Weight], ...], actors: Actors, *, closed: bool
) -> tuple[tuple[str, Weight], ...]:
    """
    Return who can have acted, by somebody's word.

    Args:
        attributed: Candidates with weights; a side stands for its members.
        actors: Actors of the case.
        closed: Whether nobody else can have acted; else *other* has what the candidates leave.
    """
    return _with_other(_expanded(attributed, actors), closed=closed)


def _who(sides: Sides, actors: Actors) -> tuple[tuple[str, Weight], ...]:
    if sides.attributed:
        return acting(sides.attributed, actors, closed=sides.closed)
    # A side that a data set names is a candidate list, and never closed by being named.
    members = _members(sides.side_a, actors)
    listed = tuple(name for name, _ in members if name != OTHER)
    return tuple((name, ANY) for name in (*listed, OTHER)) if listed else members


def _expanded(
    attributed: tuple[tuple[str, Weight], ...], actors: Actors
) -> tuple[tuple[str, Weight], ...]:
    """Share the weight of a side among its members in any way."""
    found: dict[str, Weight] = {}
    for name, (low, high) in attributed:
        members, closed = actors.expanded(name) if name in actors.by_id else ((name,), True)
        several = (*members,) if closed else (*members, OTHER)
        for member in several:
            before = found.get(member, (0.0, 0.0))
            least = low if len(several) == 1 else 0.0
            found[member] = (before[0] + least, min(1.0, before[1] + high))
    return tuple(found.items())


def _with_other(
    candidates: tuple[tuple[str, Weight], ...], *, closed: bool
) -> tuple[tuple[str, Weight], ...]:
    """Leave to *other* what the candidates leave, unless the list is closed."""
    most = sum(high for _, (_, high) in candidates)
    least = sum(low for _, (low, _) in candidates)
    if closed or least > 1 - CLOSE or any(name == OTHER for name, _ in candidates):
        return candidates
    return (*candidates, (OTHER, (max(0.0, 1 - most), 1 - least)))


def _members(side: str | None, actors: Actors) -> tuple[tuple[str, Weight], ...]:
    if side is None or side not in actors.by_id:
        return ((OTHER, ONLY),)
    names, closed = actors.expanded(side)
    everyone = names if closed else (*names, OTHER)
    return tuple((name, ANY if len(everyone) > 1 else ONLY) for name in everyone)


def _hit(
    side: str | None, sides: Sides, actors: Actors
) -> tuple[tuple[tuple[str, ...], Weight], ...]:
    """Return the targets on one side; civilians that were killed were hit together with it."""
    names = [name for name, _ in _members(side, actors)]
    sets: list[tuple[str, ...]] = []
    if sides.civilians_hit is not True:
        sets += [(name,) for name in names]
    if sides.civilians_hit is not False:
        sets += [tuple(sorted({name, CIVILIANS})) for name in names]
    return tuple((each, ANY if len(sets) > 1 else ONLY) for each in sets)


def _targets(sides: Sides, actors: Actors) -> tuple[tuple[tuple[str, ...], Weight], ...]:
    if not sides.at_whom:
        if sides.side_b is None:
            return ()
        return _hit(sides.side_b, sides, actors)
    listed = tuple((tuple(sorted(members)), weight) for members, weight in sides.at_whom)
    most = sum(high for _, (_, high) in listed)
    least = sum(low for _, (low, _) in listed)
    if least > 1 - CLOSE or most > 1 - CLOSE:
        return listed
    return (*listed, ((OTHER,), (1 - most, 1 - least)))
