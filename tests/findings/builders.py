"""
Terms, areas and incidents for tests, in few words.

Areas are strips between two longitudes on the same latitudes, so that the share of one strip that
lies in another is the share of its width, in every equal-area projection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

import pyarrow as pa
from shapely.geometry import box

from tests.findings.reference_facts import Candidate, Cell, Incident, Story, Target, Where
from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.acts import Act
from trucewatch.definitions.areas import Area, Areas, AreaStatus
from trucewatch.definitions.instants import from_micros, to_micros
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CIVILIANS
from trucewatch.definitions.windows import Window
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.terms.model import (
    Clause,
    Due,
    Duty,
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

SOUTH, NORTH = 36.0, 36.5
MIDDLE = (SOUTH + NORTH) / 2
Strips = Mapping[str, tuple[float, float]]
NO_SOURCE = Source("test")
ALWAYS = Window(None, None)


def instant(words: str) -> int:
    """Return UTC microseconds of an ISO instant with its zone."""
    return to_micros(datetime.fromisoformat(words))


def window(start: str | int | None, end: str | int | None) -> Window:
    """Return the window between two instants; ``None`` leaves an end open."""
    return Window(*(from_micros(_micros(each)) for each in (start, end)))


def _micros(each: str | int | None) -> int:
    if each is None:
        return -(2**62)
    return instant(each) if isinstance(each, str) else each


def areas_of(strips: Strips) -> Areas:
    """Return the strips as areas of a case."""
    return Areas.of(
        Area(name, (name,), AreaStatus.MISSION_READING, "test", box(west, SOUTH, east, NORTH))
        for name, (west, east) in strips.items()
    )


def actors_of(names: Iterable[str]) -> Actors:
    """Return a register of armed groups, each of which speaks for itself."""
    return Actors.of(Actor(name, ActorKind.ARMED_GROUP, (name,)) for name in sorted(set(names)))


def holding(start: str | int | None, end: str | int | None, area: str | None = None) -> Holding:
    """Return a stretch in which a chain holds."""
    return Holding(window(start, end), area, "announcement", "stated")


def span(party: str, standing: Standing, when: Window = ALWAYS) -> StandingSpan:
    """Return a party's standing over a stretch; without one, always."""
    return StandingSpan(party, standing, when)


def accepted(*parties: str) -> tuple[StandingSpan, ...]:
    """Return parties that accepted and never took it back."""
    return tuple(span(party, Standing.ACCEPTED) for party in parties)


def reading(
    name: str,
    holdings: Sequence[Holding],
    standings: Sequence[StandingSpan] = (),
    *,
    excluded: Sequence[StandingSpan] = (),
    own_words_of: Iterable[str] = (),
    adopted: bool = False,
) -> Reading:
    """Return one way to understand a regime."""
    return Reading(
        id=name,
        regime="",
        announcer=name,
        choices=(("announcer", name),),
        holdings=tuple(holdings),
        standings=tuple(standings),
        excluded=tuple(excluded),
        own_words_of=frozenset(own_words_of),
        adopted=adopted,
    )


def clause(
    name: str = "C1",
    *,
    prohibits: Iterable[Act] = (Act.SHELLING, Act.AIR_STRIKE),
    protects: Iterable[str] = (CIVILIANS, ACCEPTING_PARTIES),
    defences: Iterable[str] = (),
    area: str | None = None,
    precedence: int | None = None,
    thresholds: Thresholds | None = None,
) -> Clause:
    """Return a prohibition."""
    return Clause(
        id=name,
        prohibits=frozenset(prohibits),
        protects=frozenset(protects),
        defences=frozenset(defences),
        area=area,
        precedence=precedence,
        thresholds=thresholds or Thresholds(),
        says="",
        source=NO_SOURCE,
    )


def duty(
    due: Due,
    owed_by: Iterable[str],
    broken_by: Iterable[Act] = (Act.ACCESS_REFUSED,),
    defences: Iterable[str] = (),
    name: str = "D1",
) -> Duty:
    """Return a duty."""
    return Duty(
        id=name,
        owed_by=frozenset(owed_by),
        broken_by=frozenset(broken_by),
        due=due,
        defences=frozenset(defences),
        thresholds=Thresholds(),
        says="",
        source=NO_SOURCE,
    )


def regime(
    name: str,
    readings: Sequence[Reading],
    clauses: Sequence[Clause] = (),
    duties: Sequence[Duty] = (),
    within: str | None = None,
) -> JudgedRegime:
    """Return a regime with everything that judging it needs."""
    written_down = Regime(
        id=name,
        title=name,
        called="truce",
        kind="local_truce",
        status=RegimeStatus.IN_TERMS,
        within=within,
        extends=None,
        guarantors=(),
        announcements=(),
        acceptances=(),
        exclusions=(),
        registers=(),
        clauses=tuple(clauses),
        duties=tuple(duties),
        oversight=(),
        adoptions=(),
        source=NO_SOURCE,
    )
    return JudgedRegime(written_down, tuple(readings), tuple(clauses), tuple(duties))


def in_area(strips: Strips, name: str) -> Where:
    """Return somewhere in a strip, cut by all the others."""
    west, east = strips[name]
    bounds = sorted({west, east, *(x for strip in strips.values() for x in strip)})
    inside = [bound for bound in bounds if west <= bound <= east]
    cells = tuple(
        Cell((right - left) / (east - west), _around(strips, (left + right) / 2))
        for left, right in pairwise(inside)
    )
    return Where(cells, area=name)


def at_point(strips: Strips, lon: float) -> Where:
    """Return a known point, halfway up the strips."""
    cells = (Cell(1.0, _around(strips, lon)),)
    return Where(cells, lon=lon, lat=MIDDLE, radius_km=0.0)


def _around(strips: Strips, lon: float) -> frozenset[str]:
    return frozenset(name for name, (west, east) in strips.items() if west <= lon <= east)


def given(**weights: float) -> tuple[Candidate, ...]:
    """Return candidates whose weights are known, by name."""
    return tuple(Candidate(name, weight, weight) for name, weight in weights.items())


def any_of(*names: str) -> tuple[Candidate, ...]:
    """Return candidates of which no weight is known."""
    if len(names) == 1:
        return (Candidate(names[0], 1.0, 1.0),)
    return tuple(Candidate(name, 0.0, 1.0) for name in names)


def at(*members: str) -> tuple[Target, ...]:
    """Return the one target that was hit, as the set of its members."""
    return (Target(members, 1.0, 1.0),)


def story(
    begins: tuple[str, str] | tuple[int, int],
    where: Where,
    who: tuple[Candidate, ...],
    *,
    at_whom: tuple[Target, ...] = (Target((CIVILIANS,), 1.0, 1.0),),
    what: tuple[Candidate, ...] = (Candidate(Act.SHELLING, 1.0, 1.0),),
    ends: tuple[str, str] | tuple[int, int] | None = None,
    weight: tuple[float, float] = (1.0, 1.0),
) -> Story:
    """Return one way in which it may have happened."""
    return Story(
        low=weight[0],
        high=weight[1],
        begins=(_micros(begins[0]), _micros(begins[1])),
        ends=None if ends is None else (_micros(ends[0]), _micros(ends[1])),
        where=where,
        who=who,
        at_whom=at_whom,
        what=what,
    )


def batch_of(incidents: Iterable[Incident]) -> pa.RecordBatch:
    """Return incidents as a batch of the incident table."""
    rows = [_row(each) for each in incidents]
    return pa.RecordBatch.from_pylist(rows, schema=INCIDENTS)


def _row(incident: Incident) -> dict[str, object]:
    return {
        "incident": incident.id,
        "act": 1,
        "form": incident.form.value,
        "reports": [],
        "voices": incident.voices,
        "occurred_low": incident.occurred[0],
        "occurred_high": incident.occurred[1],
        "requested_at": incident.requested_at,
        "defences": [
            {
                "kind": each.kind,
                "party": each.party,
                "against": each.against,
                "found": each.found,
                "found_by": "mission" if each.found else None,
                "from_at": each.from_at,
                "to_at": each.to_at,
            }
            for each in incident.defences
        ],
        "stories": [_story_row(each) for each in incident.stories],
    }


def _story_row(each: Story) -> dict[str, object]:
    ends = each.ends or (None, None)
    return {
        "low": each.low,
        "high": each.high,
        "earliest_at": each.begins[0],
        "latest_at": each.begins[1],
        "end_earliest_at": ends[0],
        "end_latest_at": ends[1],
        "lon": each.where.lon,
        "lat": each.where.lat,
        "radius_km": each.where.radius_km,
        "area": each.where.area,
        "who": [_candidate_row(one) for one in each.who],
        "at_whom": [
            {"members": list(one.members), "low": one.low, "high": one.high}
            for one in each.at_whom
        ],
        "what": [_candidate_row(one) for one in each.what],
    }


def _candidate_row(one: Candidate) -> dict[str, object]:
    return {"name": str(one.name), "low": one.low, "high": one.high}
