"""
Elements: what a regime leaves open, and the choices that each element has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from trucewatch.definitions.actors import Actors
from trucewatch.terms.chains import ReadChain, chains, elements_of, read_chain, statement_spans
from trucewatch.terms.families import Family
from trucewatch.terms.model import Exclusion, StandingSpan
from trucewatch.terms.standings import (
    excluded_spans,
    standings_by_own_word,
    standings_by_register,
)

_T = TypeVar("_T")

MOST_READINGS = 64
"""A regime with more readings than this cannot be told; the mission has to adopt some elements."""

ANNOUNCER = "announcer"
REGISTER = "register"
EXCLUSIONS = "exclusions"

OWN_WORD = "own word"
"""Choice of `REGISTER`: who is a party is said by the parties themselves."""

COMMON_LIST = "common list"
"""Choice of `EXCLUSIONS`: only what no announcer claims for itself alone."""


@dataclass(frozen=True, slots=True)
class Elements:
    """
    What a family leaves open.

    Attributes:
        chains: Announcer to its chain in every way; announcers without a window are left out.
        registers: Choice to the standings that follow.
        exclusions: Choice to the excluded groups that follow.
        too_many: There are more ways than `MOST_READINGS`; then *chains* is empty.
    """

    chains: Mapping[str, tuple[ReadChain, ...]]
    registers: Mapping[str, tuple[StandingSpan, ...]]
    exclusions: Mapping[str, tuple[StandingSpan, ...]]
    too_many: bool = False

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Return every element that has more than one choice, in order, with its choices."""
        found: dict[str, dict[str, None]] = {ANNOUNCER: dict.fromkeys(self.chains)}
        for ways in self.chains.values():
            for way in ways:
                for element, choice in way.choices:
                    found.setdefault(element, {})[choice] = None
        found[REGISTER] = dict.fromkeys(self.registers)
        found[EXCLUSIONS] = dict.fromkeys(self.exclusions)
        return {element: tuple(made) for element, made in found.items() if len(made) > 1}


def elements(family: Family, actors: Actors) -> Elements:
    """
    Return what *family* leaves open.

    Where there would be more readings than can be told, what the mission adopted is no longer
    left open; where that does not help either, there are no readings at all.
    """
    found = _elements(family, actors, {})
    if found.too_many:
        return _elements(family, actors, adopted_choices(family))
    return found


def known_choices(family: Family, actors: Actors) -> dict[str, tuple[str, ...]]:
    """
    Return every element of *family* with every choice it can have, however the others are read.

    Unlike `Elements.choices` this is known for a family with too many readings as well.
    """
    windows = statement_spans(family)
    found: dict[str, dict[str, None]] = {ANNOUNCER: {}}
    for chain in chains(family, actors):
        if any(windows[each.id] for each in chain.statements):
            found[ANNOUNCER][chain.announcer] = None
        for statement in chain.needed:
            for span in windows[statement.id]:
                for element, choice in elements_of(statement.id, span):
                    found.setdefault(element, {})[choice] = None
    found[REGISTER] = dict.fromkeys(_registers(family, actors))
    found[EXCLUSIONS] = dict.fromkeys(_exclusions(family, actors))
    return {element: tuple(choices) for element, choices in found.items()}


def adopted_choices(family: Family) -> dict[str, str]:
    """Return element to choice as the mission adopted them."""
    adoptions = (each for regime in family.regimes for each in regime.adoptions)
    return {each.element: each.choice for each in adoptions}


def _elements(family: Family, actors: Actors, adopted: Mapping[str, str]) -> Elements:
    registers = _kept(_registers(family, actors), adopted.get(REGISTER))
    exclusions = _kept(_exclusions(family, actors), adopted.get(EXCLUSIONS))
    read: dict[str, tuple[ReadChain, ...]] = {}
    for chain in chains(family, actors):
        ways = read_chain(chain, family, MOST_READINGS, adopted)
        if ways is None:
            return Elements({}, registers, exclusions, too_many=True)
        if ways:
            read[chain.announcer] = tuple(ways)
    read = _kept(read, adopted.get(ANNOUNCER))
    count = sum(map(len, read.values())) * len(registers) * len(exclusions)
    if count > MOST_READINGS:
        return Elements({}, registers, exclusions, too_many=True)
    return Elements(read, registers, exclusions)


def _kept(choices: dict[str, _T], adopted: str | None) -> dict[str, _T]:
    """Return the adopted one of *choices*, or all where none or another was adopted."""
    return {adopted: choices[adopted]} if adopted in choices else choices


def _registers(family: Family, actors: Actors) -> dict[str, tuple[StandingSpan, ...]]:
    """
    Return the choices of whose list says who is a party, each different list once.

    A registrar that only counts names nobody, so it opens no reading of its own.
    """
    acceptances = (each for regime in family.regimes for each in regime.acceptances)
    own_word = standings_by_own_word(acceptances, actors)
    found = {OWN_WORD: own_word}
    for regime in family.regimes:
        for register in regime.registers:
            found[register.id] = standings_by_register(own_word, register)
    return _each_once(found)


def _exclusions(family: Family, actors: Actors) -> dict[str, tuple[StandingSpan, ...]]:
    """
    Return the choices of whose list of exclusions counts, each different list once.

    An announcer's list is what nobody claims for itself alone and what it claims itself; an
    announcer that claims nothing of its own has the common list.
    """
    stated = [
        each for regime in family.regimes for each in regime.exclusions if not each.requested
    ]
    claimants = dict.fromkeys(each.by for each in stated if each.by)
    announcers = {each.announcement.by for each in family.in_chains()}
    lists: dict[str, list[Exclusion]] = {}
    if not claimants or announcers - claimants.keys() or any(not each.by for each in stated):
        lists[COMMON_LIST] = [each for each in stated if each.by is None]
    for claimant in claimants:
        lists[claimant] = [each for each in stated if each.by in (None, claimant)]
    return _each_once({choice: excluded_spans(each, actors) for choice, each in lists.items()})


def _each_once(
    lists: Mapping[str, tuple[StandingSpan, ...]],
) -> dict[str, tuple[StandingSpan, ...]]:
    """Return each list under the first name that has it."""
    seen: set[frozenset[StandingSpan]] = set()
    found: dict[str, tuple[StandingSpan, ...]] = {}
    for choice, spans in lists.items():
        if frozenset(spans) not in seen:
            seen.add(frozenset(spans))
            found[choice] = spans
    return found
