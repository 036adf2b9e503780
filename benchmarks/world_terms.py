"""
The truces of a synthetic world: 2,200 of them in 120 theatres, drawn from a seed.

A truce has a polygon of 24 to 240 corners that reaches 10 to 250 km from its middle, holds for 2
to 1,500 days, binds some of the seven parties of its theatre (one of them perhaps later, or not to
the end), excludes one at times, and forbids some acts against civilians and against whoever
accepted. Several readings of it differ in its hours and in whose acceptance is known, so that no
two answer alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from shapely.geometry import Polygon

from benchmarks.world_places import (
    DAY,
    DAYS,
    FIRST_DAY,
    THEATRES,
    WAR_DAYS,
    Scatter,
    Theatres,
    scatter,
    theatres,
)
from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.acts import Act
from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.definitions.instants import from_micros
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CIVILIANS
from trucewatch.definitions.windows import Window
from trucewatch.terms.model import (
    Clause,
    Holding,
    JudgedRegime,
    Reading,
    Regime,
    RegimeStatus,
    Source,
    Standing,
    StandingSpan,
    Thresholds,
)

PARTIES = 7
"""Parties of a theatre; the first is its government."""

REGIMES = 2_200

FORBIDDEN = (
    Act.SHELLING,
    Act.ARMED_CLASH,
    Act.AIR_STRIKE,
    Act.EXPLOSIVE_DEVICE,
    Act.SNIPER_FIRE,
    Act.ATTACK_ON_CIVILIANS,
)
"""Acts that occur; a truce forbids between two and all of them."""

HOUR = DAY // 24
Span: TypeAlias = tuple[int, int]
"""UTC microseconds from and until."""


@dataclass(frozen=True, slots=True)
class Truce:
    """
    One truce in plain facts, from which both the regime and an analyst's tables are made.

    Attributes:
        id: Name of the regime and of its area.
        theatre: Number of its theatre.
        polygon: Its area, degrees.
        holds: When it holds.
        bound: Party to the stretch in which it is bound.
        excluded: Party that the truce does not apply to, or nothing.
        forbids: Acts that its clause speaks of.
    """

    id: str
    theatre: int
    polygon: Polygon
    holds: Span
    bound: dict[str, Span]
    excluded: str
    forbids: tuple[Act, ...]


def party(theatre: int, number: int) -> str:
    """Return the id of a theatre's party."""
    return f"t{theatre:03d}-p{number}"


def truces(*, dense: bool, regimes: int = REGIMES) -> list[Truce]:
    """
    Return the truces of the sparse or of the dense world.

    Args:
        dense: In each theatre's war of four years, long ones more often; otherwise anywhere
            in 37 years, short ones more often.
        regimes: How many; fewer are the first of more.
    """
    places, war = scatter(), theatres()
    return [_truce(number, (places, war), dense=dense) for number in range(regimes)]


def _truce(number: int, where: tuple[Scatter, Theatres], *, dense: bool) -> Truce:
    draw = np.random.default_rng([2_200, number, int(dense)])
    theatre = number % THEATRES
    polygon = _polygon(draw, theatre, where, dense=dense)
    holds = _holds(draw, int(where[1].war_from[theatre]), dense=dense)
    parties = [party(theatre, each) for each in range(PARTIES)]
    count = int(draw.integers(2, 6))
    accepted = [parties[0], *draw.choice(parties[1:], count - 1, replace=False).tolist()]
    bound = dict.fromkeys(accepted, holds)
    middle = (holds[0] + holds[1]) // 2 // 1_000_000 * 1_000_000
    late = draw.random()
    if late < 0.25:
        bound[accepted[-1]] = (middle, holds[1])
    elif late < 0.4:
        bound[accepted[-1]] = (holds[0], middle)
    left = [each for each in parties if each not in bound]
    excluded = str(draw.choice(left)) if draw.random() < 0.5 else ""
    acts = draw.permutation(len(FORBIDDEN))[: int(draw.integers(2, len(FORBIDDEN) + 1))]
    forbids = tuple(FORBIDDEN[each] for each in sorted(acts))
    return Truce(f"r{number:04d}", theatre, polygon, holds, bound, excluded, forbids)


def _polygon(
    draw: np.random.Generator, theatre: int, where: tuple[Scatter, Theatres], *, dense: bool
) -> Polygon:
    places, middles = where
    corners = int(draw.integers(24, 241))
    # Evenly in the logarithm would be the first power; lower powers favour wide truces.
    reach_km = 10.0 * 25.0 ** (draw.random() ** (0.2 if dense else 0.75))
    angle = 2 * np.pi * np.arange(corners) / corners
    waves = sum(
        draw.uniform(-0.25, 0.25) / k * np.sin(k * angle + draw.uniform(0, 2 * np.pi))
        for k in range(1, 6)
    )
    reach = reach_km * (1 + waves) * draw.uniform(0.95, 1.05, corners)
    centre = int(draw.integers(len(places.day)))
    lon, lat = middles.placed(
        np.full(corners, theatre),
        places.east_km[centre] + reach * np.cos(angle),
        places.north_km[centre] + reach * np.sin(angle),
    )
    return Polygon(np.column_stack([lon, lat]))


def _holds(draw: np.random.Generator, war_from: int, *, dense: bool) -> Span:
    if dense:
        days = 2.0 + 1_498.0 * draw.random() ** 0.6
        start = war_from + draw.uniform(0.0, WAR_DAYS - days)
    else:
        days = np.exp(draw.uniform(np.log(2.0), np.log(1_500.0)))
        start = FIRST_DAY + draw.uniform(0.0, DAYS - days)
    first = int(start * 24) * HOUR
    return first, first + max(1, int(days * 24)) * HOUR


def areas_of(found: list[Truce]) -> Areas:
    """Return the areas of *found*, one each."""
    status = AreaStatus.MISSION_READING
    return Areas.of(Area(each.id, (each.id,), status, "drawn", each.polygon) for each in found)


def actors() -> Actors:
    """Return the parties of all theatres."""
    ids = [party(theatre, each) for theatre in range(THEATRES) for each in range(PARTIES)]
    return Actors.of(Actor(each, ActorKind.ARMED_GROUP, (each,)) for each in ids)


def judged(found: list[Truce], readings: int = 1) -> list[JudgedRegime]:
    """
    Return *found* as regimes with *readings* readings each, no two of which answer alike.

    Reading k begins k hours later and ends 5k hours later than the first. In every second one
    only others say that the last party accepted; in every third one it was never bound.
    """
    return [_regime(each, readings) for each in found]


def _regime(truce: Truce, readings: int) -> JudgedRegime:
    clause = Clause(
        id="c1",
        prohibits=frozenset(truce.forbids),
        protects=frozenset({CIVILIANS, ACCEPTING_PARTIES}),
        defences=frozenset(),
        area=None,
        precedence=None,
        thresholds=Thresholds(),
        says="",
        source=Source("drawn"),
    )
    regime = Regime(
        id=truce.id,
        title=truce.id,
        called="truce",
        kind="local_truce",
        status=RegimeStatus.IN_TERMS,
        within=None,
        extends=None,
        guarantors=(),
        announcements=(),
        acceptances=(),
        exclusions=(),
        registers=(),
        clauses=(clause,),
        duties=(),
        oversight=(),
        adoptions=(),
        source=Source("drawn"),
    )
    each = tuple(_reading(truce, number) for number in range(readings))
    return JudgedRegime(regime, each, (clause,), ())


def _reading(truce: Truce, number: int) -> Reading:
    holds = (truce.holds[0] + number * HOUR, truce.holds[1] + 5 * number * HOUR)
    last = list(truce.bound)[-1]
    standings = []
    for name, span in truce.bound.items():
        standing = Standing.ACCEPTED
        if number and name == last:
            if number % 3 == 0:
                continue
            standing = Standing.REPORTED if number % 2 else Standing.ACCEPTED
        standings.append(StandingSpan(name, standing, _window(span)))
    excluded = (
        (StandingSpan(truce.excluded, Standing.EXCLUDED, Window(None, None)),)
        if truce.excluded
        else ()
    )
    return Reading(
        id=f"reading-{number}",
        regime=truce.id,
        announcer=party(truce.theatre, 0),
        choices=(("announcer", f"reading-{number}"),),
        holdings=(Holding(_window(holds), truce.id, "stated", "stated"),),
        standings=tuple(standings),
        excluded=excluded,
    )


def _window(span: Span) -> Window:
    return Window(from_micros(span[0]), from_micros(span[1]))
