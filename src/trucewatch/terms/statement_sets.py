"""
Statements that speak of the same thing, and what their words can mean, ready to be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from trucewatch.definitions.instants import written
from trucewatch.terms.families import Family, Statement
from trucewatch.terms.model import Stated
from trucewatch.terms.spans import Span


@dataclass(frozen=True, slots=True)
class Meaning:
    """
    A statement with all that its words can mean.

    Attributes:
        statement: The statement.
        starts: Instants at which it can start; empty where it is silent.
        ends: Instants at which it can end, an open end left out.
        is_open: Whether an open end is stated.
        forms_chain: Whether it stands for its announcer's word; false where somebody carries it
            beside the announcer's own.
    """

    statement: Statement
    starts: frozenset[datetime]
    ends: frozenset[datetime]
    is_open: bool
    forms_chain: bool

    @property
    def id(self) -> str:
        """Id of the announcement."""
        return self.statement.id

    @property
    def by(self) -> str:
        """Who announced it."""
        return self.statement.announcement.by

    @property
    def area(self) -> str | None:
        """Area as stated."""
        return self.statement.announcement.area

    @property
    def voice(self) -> tuple[str, str]:
        """Whose voice it is: the announcer's own, or as somebody carries it."""
        return self.by, self.statement.announcement.carried_by

    @property
    def voice_there(self) -> tuple[str, str, str]:
        """The voice in the regime of the statement."""
        return *self.voice, self.statement.regime


def meanings(family: Family, windows: dict[str, tuple[Span, ...]]) -> list[list[Meaning]]:
    """Return, for each regime of *family* in order, what each of its statements can mean."""
    in_chains = {each.id for each in family.in_chains()}
    by_regime: dict[str, list[Meaning]] = {regime.id: [] for regime in family.regimes}
    for each in family.statements.values():
        made = _meaning(each, windows[each.id], forms_chain=each.id in in_chains)
        by_regime[each.regime].append(made)
    return list(by_regime.values())


def _meaning(statement: Statement, windows: tuple[Span, ...], *, forms_chain: bool) -> Meaning:
    said = statement.announcement
    starts = {span.start for span in windows} or _instants(said.start)
    ends = {span.end for span in windows if span.end is not None} or _instants(said.end)
    is_open = said.end is not None and said.end.is_open
    return Meaning(statement, frozenset(starts), frozenset(ends), is_open, forms_chain)


def _instants(stated: Stated | None) -> set[datetime]:
    return set() if stated is None else set(stated.instants)


Pair = tuple[Meaning, Meaning]
"""Two statements that speak of the same thing by different voices."""


def comparable(said: list[Meaning]) -> list[Pair]:
    """
    Return the pairs of statements that speak of the same thing by different voices.

    Announcers are compared with each other, and what somebody carries with the announcer's own
    word. Statements of different areas speak of the same thing only where neither voice says
    anything of the other's area: one means the city, the other the province. Where each speaks of
    both areas, the city is compared with the city.
    """
    areas: dict[tuple[str, ...], set[str | None]] = {}
    for each in said:
        areas.setdefault(each.voice_there, set()).add(each.area)
    return [
        (one, other)
        for one, other in combinations(said, 2)
        if one.voice != other.voice
        and _may_be_compared(one, other)
        and (
            one.area == other.area
            or None in (one.area, other.area)
            or not (other.area in areas[one.voice_there] or one.area in areas[other.voice_there])
        )
    ]


def _may_be_compared(one: Meaning, other: Meaning) -> bool:
    if one.forms_chain and other.forms_chain:
        return True
    return one.by == other.by and (one.forms_chain or other.forms_chain)


def groups(said: list[Meaning], differ: Callable[[Meaning, Meaning], bool]) -> list[list[Meaning]]:
    """
    Return the statements that differ: announcers who differ from each other joined in one group,
    and for each statement that is only carried, a group of it and the announcer's own word.
    """
    links: dict[str, set[str]] = {}
    carried: list[list[Meaning]] = []
    for one, other in comparable(said):
        if not differ(one, other):
            continue
        if one.forms_chain and other.forms_chain:
            links.setdefault(one.id, set()).add(other.id)
            links.setdefault(other.id, set()).add(one.id)
        else:
            carried.append(sorted((one, other), key=lambda each: not each.forms_chain))
    return _components(said, links) + carried


def _components(said: list[Meaning], links: dict[str, set[str]]) -> list[list[Meaning]]:
    found: list[list[Meaning]] = []
    grouped: set[str] = set()
    for each in said:
        if each.id in links and each.id not in grouped:
            members = _reached(each.id, links)
            grouped |= members
            found.append([other for other in said if other.id in members])
    return found


def about(part: str, group: list[Meaning]) -> str:
    """Return what a group differs about: ``start``, or ``start of ID`` where ID is carried."""
    last = group[-1]
    return part if last.forms_chain else f"{part} of {last.id}"


def _reached(start: str, links: dict[str, set[str]]) -> set[str]:
    found = {start}
    waiting = [start]
    while waiting:
        more = links[waiting.pop()] - found
        found |= more
        waiting.extend(more)
    return found


def announcers(said: Iterable[Meaning]) -> tuple[str, ...]:
    """Return who announced *said*, each once, in order."""
    return tuple(dict.fromkeys(each.by for each in said))


def told(instants: Iterable[datetime]) -> str:
    """Write instants one after the other, the earliest first."""
    return " / ".join(str(written(each)) for each in sorted(instants))
