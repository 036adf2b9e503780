"""
Families: a regime with everything that extends it, and each statement with what it extends.

A regime that extends another is judged as a part of it. Its announcements join the chain of the
same announcer: an army's later word lengthens the army's truce and nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trucewatch.terms.model import Announcement, Regime


@dataclass(frozen=True, slots=True)
class Statement:
    """
    An announcement in its family.

    Attributes:
        announcement: What was said.
        regime: File's regime, which may be an extension of the family's head.
        base: Id of the announcement that it extends, or ``None``.
    """

    announcement: Announcement
    regime: str
    base: str | None

    @property
    def id(self) -> str:
        """Id of the announcement, unique in the family."""
        return self.announcement.id

    @property
    def is_first_hand(self) -> bool:
        """Whether the announcer itself is the source, and not somebody who reports it."""
        return not self.announcement.carried_by


@dataclass(frozen=True, slots=True)
class Family:
    """
    A regime with all its extensions.

    Attributes:
        head: The regime that is judged.
        regimes: The head and its extensions, nearest first.
        statements: Every announcement of all of them, by id, in that order.
    """

    head: Regime
    regimes: tuple[Regime, ...]
    statements: Mapping[str, Statement]

    def in_chains(self) -> list[Statement]:
        """
        Return the statements that form chains.

        What only a third party carries is kept for comparison; it stands for the announcer's word
        only in a regime for which the announcer's own word was not found.
        """
        first_hand = {
            (each.regime, each.announcement.by)
            for each in self.statements.values()
            if each.is_first_hand
        }
        return [
            each
            for each in self.statements.values()
            if each.is_first_hand or (each.regime, each.announcement.by) not in first_hand
        ]


def families(regimes: Iterable[Regime]) -> tuple[Family, ...]:
    """
    Return the families of *regimes*, in the order of their heads.

    Regimes that extend something unknown, or each other in a circle, belong to no family; the
    checks have said so.
    """
    known = {regime.id: regime for regime in regimes}
    members: dict[str, list[tuple[int, Regime]]] = {}
    for regime in known.values():
        path = list(_upwards(regime, known))
        head = path[-1]
        if head.extends is None:
            members.setdefault(head.id, []).append((len(path), regime))
    return tuple(
        _family(regime, [each for _, each in sorted(members[regime.id], key=lambda m: m[0])])
        for regime in known.values()
        if regime.id in members
    )


def _upwards(regime: Regime, known: Mapping[str, Regime]) -> Iterator[Regime]:
    """Yield a regime, what it extends, what that extends, each once."""
    seen: set[str] = set()
    current: Regime | None = regime
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = known.get(current.extends or "")


def _family(head: Regime, regimes: list[Regime]) -> Family:
    known = {regime.id: regime for regime in regimes}
    statements: dict[str, Statement] = {}
    for regime in regimes:
        extended = {each.id for each in _upwards(regime, known)} - {regime.id}
        earlier = [each for each in statements.values() if each.regime in extended]
        for announcement in regime.announcements:
            base = announcement.extends or _implied_base(announcement, earlier)
            statements.setdefault(announcement.id, Statement(announcement, regime.id, base))
    return Family(head, tuple(regimes), statements)


def _implied_base(announcement: Announcement, earlier: list[Statement]) -> str | None:
    """
    Return what an announcement of an extending regime extends where it does not say so: the same
    announcer's latest statement in what the regime extends, of the same area if there is one.
    """
    own = [each for each in earlier if each.announcement.by == announcement.by]
    own = [each for each in own if each.is_first_hand] or own
    same_area = [each for each in own if each.announcement.area == announcement.area]
    latest = (same_area or own)[-1:]
    return latest[0].id if latest else None


def with_bases(statements: Iterable[Statement], family: Family) -> list[Statement]:
    """Return *statements* and all that they extend, each after what it extends, each once."""
    ordered: dict[str, Statement] = {}
    for statement in statements:
        path: dict[str, Statement] = {}
        current: Statement | None = statement
        while current is not None and current.id not in path and current.id not in ordered:
            path[current.id] = current
            current = family.statements.get(current.base or "")
        ordered.update(reversed(path.items()))
    return list(ordered.values())
