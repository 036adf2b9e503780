"""
Checks over all regimes of a case: what one file alone cannot show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from trucewatch.definitions.actors import Actors
from trucewatch.definitions.fields import nearest
from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.definitions.written import Spot
from trucewatch.terms import codes
from trucewatch.terms.elements import MOST_READINGS, elements, known_choices
from trucewatch.terms.families import Family, families
from trucewatch.terms.model import Regime
from trucewatch.terms.statements_check import statement_faults


@dataclass(frozen=True, slots=True)
class Fault:
    """
    Something wrong in one regime's file.

    Attributes:
        code: The kind of problem.
        regime: Whose file it stands in.
        path: Path of keys to where it stands.
        values: What the catalogue's sentence needs.
    """

    code: Code
    regime: Regime
    path: str
    values: Mapping[str, str]


def check_regimes(
    regimes: Sequence[Regime],
    actors: Actors,
    overlaps: Collection[frozenset[str]] = frozenset(),
) -> list[Problem]:
    """
    Return what is wrong between the regimes of a case, in order of file and line.

    Args:
        regimes: Every regime that could be read, with or without errors of its own.
        actors: The register of actors.
        overlaps: Pairs of areas that share more than an edge.

    Returns:
        Problems with codes TRM-12x and TRM-14x to TRM-16x; regimes may be judged when neither
        these nor those of `read_regime` hold an error.
    """
    known = {regime.id: regime for regime in reversed(regimes)}
    faults = [*_ids(regimes, known), *_links(known)]
    for regime in known.values():
        faults += _clauses(regime, overlaps)
    for family in families(known.values()):
        faults += (Fault(*each) for each in statement_faults(family))
        faults += _adoptions(family, actors)
        faults += _too_many(family, actors)
    return sorted(map(_problem, faults), key=lambda problem: problem.place)


def _problem(fault: Fault) -> Problem:
    spot = fault.regime.spots.get(fault.path) or Spot(Place(fault.regime.file))
    return Problem(fault.code, spot.place, spot.excerpt, fault.values)


def _ids(regimes: Iterable[Regime], known: Mapping[str, Regime]) -> Iterator[Fault]:
    for regime in regimes:
        first = known[regime.id]
        if first is not regime:
            values = {"id": regime.id, "file": first.file}
            yield Fault(codes.REGIME_ID_TWICE, regime, "regime", values)


def _links(known: Mapping[str, Regime]) -> Iterator[Fault]:
    """Yield parents and extended regimes that are not there, or lead back."""
    for regime in known.values():
        for key, other in (("within", regime.within), ("extends", regime.extends)):
            if other is not None and other not in known:
                values = {"key": key, "other": other, "nearest": nearest(other, known)}
                yield Fault(codes.UNKNOWN_REGIME, regime, key, values)
            elif other is not None and _leads_back(regime, key, known):
                values = {"key": key, "id": regime.id}
                yield Fault(codes.REGIMES_IN_A_CIRCLE, regime, key, values)


def _leads_back(regime: Regime, key: str, known: Mapping[str, Regime]) -> bool:
    seen: set[str] = set()
    current: Regime | None = regime
    while current is not None and current.id not in seen:
        seen.add(current.id)
        current = known.get((current.within if key == "within" else current.extends) or "")
    return current is regime


def _clauses(regime: Regime, overlaps: Collection[frozenset[str]]) -> Iterator[Fault]:
    """Yield clauses that cannot be told apart, or that an extension may not have."""
    clause_ids = {clause.id for clause in regime.clauses}
    for duty in regime.duties:
        if duty.id in clause_ids:
            yield Fault(codes.CLAUSE_ID_TWICE, regime, f"duties.{duty.id}", {"id": duty.id})
    if regime.extends and (regime.clauses or regime.duties):
        key = "clauses" if regime.clauses else "duties"
        values = {"id": regime.id, "extended": regime.extends, "key": key}
        yield Fault(codes.CLAUSES_IN_EXTENSION, regime, key, values)
    limited = [clause for clause in regime.clauses if clause.area]
    for one, other in combinations(limited, 2):
        ranked = None not in (one.precedence, other.precedence)
        if frozenset((one.area, other.area)) in overlaps and not (
            ranked and one.precedence != other.precedence
        ):
            values = {"first": one.id, "second": other.id}
            areas = {"first_area": str(one.area), "second_area": str(other.area)}
            yield Fault(codes.CLAUSES_OVERLAP, regime, f"clauses.{other.id}", values | areas)


def _adoptions(family: Family, actors: Actors) -> Iterator[Fault]:
    """Yield adoptions of what is not open to choice."""
    known = known_choices(family, actors)
    seen: set[str] = set()
    for regime in family.regimes:
        for number, adoption in enumerate(regime.adoptions):
            path = f"adopt.{number}"
            values = {"element": adoption.element, "choice": adoption.choice}
            choices = known.get(adoption.element)
            if choices is None:
                values |= {"nearest": nearest(adoption.element, known), "known": ", ".join(known)}
                yield Fault(codes.UNKNOWN_ELEMENT, regime, f"{path}.element", values)
            elif adoption.choice not in choices:
                values |= {"known": ", ".join(choices)}
                yield Fault(codes.UNKNOWN_CHOICE, regime, f"{path}.choice", values)
            elif adoption.element in seen:
                yield Fault(codes.ADOPTED_TWICE, regime, f"{path}.element", values)
            seen.add(adoption.element)


def _too_many(family: Family, actors: Actors) -> Iterator[Fault]:
    if elements(family, actors).too_many:
        known = known_choices(family, actors)
        left_open = [f"{each} ({len(made)})" for each, made in known.items() if len(made) > 1]
        values = {"most": str(MOST_READINGS), "elements": ", ".join(left_open)}
        yield Fault(codes.TOO_MANY_READINGS, family.head, "regime", values)
