"""
A small standing case that the tests of terms lean on: a state with its army, a patron with its
ministry, two groups, a parent regime, two areas that overlap.
"""

from __future__ import annotations

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.problems import Problem, errors
from trucewatch.terms.model import JudgedRegime, Reading, Regime
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.regime_file import read_regime
from trucewatch.terms.regimes_check import check_regimes

ACTORS = Actors.of(
    [
        Actor("state", ActorKind.STATE, ("The State", "الدولة")),
        Actor("army", ActorKind.STATE_FORCE, ("The Army",), speaks_for="state"),
        Actor("patron", ActorKind.STATE, ("The Patron",)),
        Actor("ministry", ActorKind.STATE_FORCE, ("The Ministry",), speaks_for="patron"),
        Actor("embassy", ActorKind.ORGANISATION, ("The Embassy",)),
        Actor("rebels", ActorKind.ARMED_GROUP, ("The Rebels",)),
        Actor("fighters", ActorKind.ARMED_GROUP, ("The Fighters",)),
        Actor("front", ActorKind.COALITION, ("The Front",), members=("rebels", "irregulars")),
        Actor("irregulars", ActorKind.ARMED_GROUP, ("The Irregulars",)),
        Actor("palace-guard", ActorKind.STATE_FORCE, ("The Guard", "Palace Guard")),
        Actor("border-guard", ActorKind.STATE_FORCE, ("the guard", "Border Guard")),
    ]
)
"""Everyone in the standing case; two of them share a name, which only a bad register has."""

AREAS = frozenset({"city", "province", "valley"})
"""Areas of the standing case."""

OVERLAPS = frozenset({frozenset({"city", "province"})})
"""Areas that share more than an edge."""

PARENT = """
format: trucewatch/terms@1
regime: parent
title: The nationwide truce
kind: cessation_of_hostilities
source: a newspaper
announcements:
  parent-army:
    by: army
    start: 2016-02-26T22:00Z
    end: open
    source: a newspaper
clauses:
  T1:
    prohibits: [shelling, air_strike]
    protects: [civilians]
    defences: [self_defence]
    source: a newspaper
"""
"""The regime that others of the standing case lie within."""

HEAD = """
format: trucewatch/terms@1
regime: calm
title: A calm
kind: local_truce
within: parent
zone: Asia/Damascus
source: a newspaper
clauses:
  C1: {prohibits: [shelling], protects: [civilians], source: a newspaper}
"""
"""Beginning of a local regime, to be continued."""


def read(text: str | bytes, file: str = "terms/calm.yaml") -> tuple[Regime | None, list[Problem]]:
    """Read one regime with the actors and areas of the standing case."""
    return read_regime(text, file, ACTORS, AREAS)


def regime(text: str) -> Regime:
    """Return a regime that has no errors."""
    found, problems = read(text)
    assert [] == [(each.code.id, each.excerpt) for each in errors(problems)]
    assert found is not None
    return found


def calm(rest: str) -> Regime:
    """Return the local regime of `HEAD`, continued by *rest*."""
    return regime(HEAD + rest)


def extension(name: str, rest: str, extends: str = "calm") -> Regime:
    """Return a regime that extends another."""
    head = HEAD.replace("regime: calm", f"regime: {name}")
    head = head.replace("within: parent", f"extends: {extends}")
    return regime(head[: head.index("clauses:")] + rest)


def checked(*regimes: Regime) -> list[tuple[str, str]]:
    """Return code and excerpt of what is wrong between regimes and the standing parent."""
    found = check_regimes([regime(PARENT), *regimes], ACTORS, OVERLAPS)
    return [(each.code.id, each.excerpt) for each in found]


def judged(*regimes: Regime) -> JudgedRegime:
    """Return the first of *regimes*, judged beside the standing parent."""
    assert [] == checked(*regimes)
    found = judged_regimes([regime(PARENT), *regimes], ACTORS)
    return next(each for each in found if each.regime.id == regimes[0].id)


def readings(*regimes: Regime) -> dict[str, Reading]:
    """Return the readings of the first of *regimes* by id."""
    return {each.id: each for each in judged(*regimes).readings}
