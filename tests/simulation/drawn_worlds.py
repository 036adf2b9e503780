"""
Incidents whose world is drawn from their own stories, and judged by the slow reference's law.

This is the model's own assumption in its plainest form, without the simulation: whatever the
kernel says of these incidents has to come true as often as it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from tests.findings.builders import (
    actors_of,
    areas_of,
    at_point,
    batch_of,
    clause,
    given,
    holding,
    in_area,
    reading,
    regime,
    span,
    window,
)
from tests.findings.reference_facts import Candidate, Incident, Story, Target
from tests.findings.reference_law import (
    Bench,
    Class,
    Completion,
    OtherTarget,
    World,
    clause_class,
    gravest,
)
from trucewatch.definitions.acts import Act, Form
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CIVILIANS, MEDICAL
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.ragged import Shares
from trucewatch.findings.settings import FindingSettings
from trucewatch.simulation.calibration_forecasts import (
    BREACH,
    CLASSES,
    Forecasts,
    forecasts_of,
)
from trucewatch.simulation.calibration_truths import Truths
from trucewatch.terms.model import JudgedRegime, Standing

START = 1_462_060_800_000_000  # 2016-05-01T00:00Z
HOUR = 3_600_000_000
STRIPS = {"province": (37.0, 38.0), "city": (37.2, 37.9)}
PARTIES = ("army", "ally", "front", "group")
TARGETS = ((CIVILIANS,), ("group", MEDICAL), ("group",), ("army",))
ACTS = (Act.SHELLING, Act.AIR_STRIKE, Act.LOOTING)


class Tie(Enum):
    """
    How when and who hang together.

    By the hour: the later, the later in the list of candidates. By the truce: the nearer to the
    middle of the calm, the later in the list; so those who are bound act before and after it.
    """

    NONE = "none"
    HOUR = "hour"
    TRUCE = "truce"


@dataclass(frozen=True)
class How:
    """
    How worlds are drawn.

    Attributes:
        tie: How when and who hang together; each by itself still falls as its weights say.
        lean: Weights are raised to this before the world is drawn; 1 draws as they say.
        vague: Whether every act lies somewhere in two days, by any of four parties alike.
    """

    tie: Tie = Tie.NONE
    lean: float = 1
    vague: bool = False


AS_TOLD = How()
"""Worlds fall as the stories say."""


@dataclass(frozen=True)
class Drawn:
    """Incidents of one conflict, and the world that was drawn for each of them."""

    incidents: tuple[Incident, ...]
    worlds: tuple[World, ...]


def terms() -> JudgedRegime:
    """Return a calm whose two announcers disagree, with a late party and an excluded group."""
    standings = [
        span("army", Standing.ACCEPTED),
        span("front", Standing.ACCEPTED, window(START + 50 * HOUR, None)),
    ]
    excluded = [span("group", Standing.EXCLUDED)]
    return regime(
        "calm",
        [
            reading(
                "early",
                [holding(START + 24 * HOUR, START + 72 * HOUR, "city")],
                [*standings, span("ally", Standing.ACCEPTED)],
                excluded=excluded,
            ),
            reading(
                "late",
                [holding(START + 25 * HOUR, START + 96 * HOUR, "city")],
                standings,
                excluded=excluded,
            ),
        ],
        [
            clause("C1", prohibits=(Act.SHELLING, Act.AIR_STRIKE)),
            clause("C2", prohibits=(Act.LOOTING,), protects=(ACCEPTING_PARTIES,)),
        ],
    )


def drawn(rows: int, draws: np.random.Generator, how: How = AS_TOLD) -> Drawn:
    """
    Draw incidents, and a world for each from the weights of its own story.

    Args:
        rows: How many incidents.
        draws: Where the draws come from.
        how: What the stories do not say of it.
    """
    pairs = [_one(number, draws, how) for number in range(rows)]
    return Drawn(tuple(one for one, _ in pairs), tuple(world for _, world in pairs))


def judged(case: Drawn, conflict: int = 0) -> tuple[Forecasts, Truths]:
    """Return what the kernel says of *case*, and what the reference's law says of its worlds."""
    calm = terms()
    names = {*PARTIES, "early", "late"}
    compiled = compile_terms([calm], areas_of(STRIPS), actors_of(names))
    settings = FindingSettings(every_regime=True)
    forecasts = forecasts_of(adjudicate(batch_of(case.incidents), compiled, settings))
    world = {one.id: each for one, each in zip(case.incidents, case.worlds, strict=True)}
    true_class = np.array(
        [
            CLASSES.index(_class(calm, name, world[incident]))
            for incident, name in zip(forecasts.incident, forecasts.reading, strict=True)
        ]
    )
    who = np.array([world[each].who for each in forecasts.incident], dtype=np.object_)
    who[true_class != BREACH] = None
    rows = len(true_class)
    return forecasts, Truths(
        np.full(rows, conflict), true_class, who, np.ones(rows, dtype=np.bool_)
    )


def _class(calm: JudgedRegime, name: str, world: World) -> Class:
    chosen = next(each for each in calm.readings if each.id == name)
    bench = Bench(calm, chosen, (), Completion(frozenset(), OtherTarget.UNPROTECTED))
    return gravest(clause_class(bench, each, world) for each in calm.clauses)


def _one(number: int, draws: np.random.Generator, how: How) -> tuple[Incident, World]:
    first = START + int(draws.uniform(10, 100) * HOUR)
    last = first + int(draws.choice([48] if how.vague else [0, 2, 12, 48]) * HOUR)
    who, at_whom, what = (_weights(each, draws) for each in (PARTIES, TARGETS, ACTS))
    if how.vague:
        who = np.full(len(PARTIES), 1 / len(PARTIES))
    where = in_area(STRIPS, "province")
    if draws.random() < 0.5:
        where = at_point(STRIPS, draws.uniform(37, 38))
    early, loose = draws.random(2)
    cell = where.cells[int(draws.choice(len(where.cells), p=[one.share for one in where.cells]))]
    world = World(
        instant=first + int(early * (last - first)),
        areas=cell.areas,
        who=PARTIES[_choice(who**how.lean, _tied(early, loose, (first, last), how.tie))],
        target=TARGETS[_choice(at_whom**how.lean, draws.random())],
        what=ACTS[_choice(what**how.lean, draws.random())],
    )
    story = Story(
        low=1.0,
        high=1.0,
        begins=(first, last),
        ends=None,
        where=where,
        who=_who(who, draws),
        at_whom=tuple(Target(*each) for each in zip(TARGETS, at_whom, at_whom, strict=True)),
        what=given(**dict(zip((str(each) for each in ACTS), what.tolist(), strict=True))),
    )
    return Incident(f"i{number:05}", Form.INSTANT, (story,)), world


def _tied(early: float, loose: float, times: tuple[int, int], tie: Tie) -> float:
    """Return where among the candidates the one lies who acted, a share evenly spread."""
    first, last = times
    if tie is Tie.NONE or first == last:
        return loose
    if tie is Tie.HOUR:
        return early
    middle = START + 48 * HOUR
    away = abs(first + early * (last - first) - middle)
    nearer = min(last, middle + away) - max(first, middle - away)
    return 1 - max(0.0, nearer) / (last - first)


def _who(weights: Shares, draws: np.random.Generator) -> tuple[Candidate, ...]:
    """Return candidates; of every fourth incident nobody gives their weights."""
    if draws.random() < 0.25:
        return tuple(Candidate(name, 0.0, 1.0) for name in PARTIES)
    return given(**dict(zip(PARTIES, weights.tolist(), strict=True)))


def _weights(candidates: Sequence[object], draws: np.random.Generator) -> Shares:
    """Return weights of which most lies on one candidate, rather an early one than a late one."""
    return draws.dirichlet(1 / (2 + np.arange(len(candidates))) ** 2)


def _choice(weights: Shares, place: float) -> int:
    edges = np.cumsum(weights / weights.sum())
    return int(np.count_nonzero(edges[:-1] <= place))
