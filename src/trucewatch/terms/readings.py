"""
Readings: every way in which a regime can be understood, each with all its elements fixed.

A reading fixes whose chain counts, how each ambiguous start and end is read, whose list says who
is a party, and whose list of exclusions counts. Readings are never averaged. An adoption by the
mission marks the readings that agree with it and removes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from trucewatch.definitions.actors import Actors
from trucewatch.terms.chains import statement_spans
from trucewatch.terms.defences import with_defences
from trucewatch.terms.elements import ANNOUNCER, EXCLUSIONS, REGISTER, Elements, elements
from trucewatch.terms.families import Family, families
from trucewatch.terms.model import Adoption, JudgedRegime, Reading, Regime
from trucewatch.terms.own_words import owners, voices_heard


def judged_regimes(regimes: Iterable[Regime], actors: Actors) -> tuple[JudgedRegime, ...]:
    """
    Return what every incident is held against: each regime that extends no other, with all its
    readings.

    Args:
        regimes: Regimes without errors, as `read_regime` and `check_regimes` leave them.
        actors: The register of actors, for whose word is whose.
    """
    known = {regime.id: regime for regime in regimes}
    return tuple(_judged(family, known, actors) for family in families(known.values()))


def _judged(family: Family, known: Mapping[str, Regime], actors: Actors) -> JudgedRegime:
    clauses, duties = with_defences(family.head, known)
    return JudgedRegime(
        regime=family.head,
        readings=readings(family, actors),
        clauses=clauses,
        duties=duties,
        silent=silent(family),
    )


def silent(family: Family) -> tuple[str, ...]:
    """Return the announcements that form chains and bound nothing on one side or both."""
    windows = statement_spans(family)
    return tuple(each.id for each in family.in_chains() if not windows[each.id])


def readings(family: Family, actors: Actors) -> tuple[Reading, ...]:
    """Return every reading of *family*; those that agree with all adoptions are marked."""
    found = elements(family, actors)
    adoptions = [each for regime in family.regimes for each in regime.adoptions]
    heard = voices_heard(family, actors)
    return tuple(
        replace(
            _adopted(reading, choices, adoptions),
            own_words_of=owners(reading, dict(choices), family, heard),
        )
        for reading, choices in _combined(family.head.id, found)
    )


_AllChoices = tuple[tuple[str, str], ...]


def _combined(regime: str, found: Elements) -> Iterator[tuple[Reading, _AllChoices]]:
    """Yield every reading with the choice of each of its elements, the forced ones too."""
    is_open = found.choices()
    for announcer, ways in found.chains.items():
        for way, register, exclusions in product(ways, found.registers, found.exclusions):
            choices: _AllChoices = (
                (ANNOUNCER, announcer),
                *way.choices,
                (REGISTER, register),
                (EXCLUSIONS, exclusions),
            )
            shown = tuple(each for each in choices if each[0] in is_open)
            reading = Reading(
                id=_name(announcer, shown),
                regime=regime,
                announcer=announcer,
                choices=shown,
                holdings=way.holdings,
                standings=found.registers[register],
                excluded=found.exclusions[exclusions],
            )
            yield reading, choices


def _name(announcer: str, choices: _AllChoices) -> str:
    """Return ``army/end of army-10-may=stated``: the announcer, then every other choice."""
    made = [f"{element}={choice}" for element, choice in choices if element != ANNOUNCER]
    return "/".join([announcer, *made])


def _adopted(reading: Reading, choices: _AllChoices, adoptions: list[Adoption]) -> Reading:
    """Return *reading*, marked where it agrees with every adoption that speaks of its elements."""
    made = dict(choices)
    concerned = [each for each in adoptions if each.element in made]
    if not adoptions or any(made[each.element] != each.choice for each in concerned):
        return reading
    return replace(
        reading, adopted=True, adopted_on=max(each.on for each in concerned or adoptions)
    )
