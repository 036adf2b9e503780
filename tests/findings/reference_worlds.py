"""
Every world of an incident under one completion: its class, party by party and act by act.

A *case* is one choice of acting party, target and act; a *value* is one choice of when and where,
which stay one coordinate. Each case of each value is one world, and is judged by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from tests.findings.reference_facts import Candidate, Cell, Incident, Story, Target
from tests.findings.reference_law import (
    Bench,
    Class,
    Completion,
    OtherTarget,
    World,
    clause_class,
    due_at,
    duty_class,
    gravest,
    window_end,
)
from tests.findings.reference_weights import Range, possible
from tests.findings.reference_when import Piece, When, whens
from trucewatch.definitions.acts import OMISSIONS
from trucewatch.definitions.targets import OTHER
from trucewatch.terms.model import DueKind, Duty, Reading, Standing

NOBODY_NAMED = (Candidate(OTHER, 1.0, 1.0),)
NOTHING_NAMED = (Target((OTHER,), 1.0, 1.0),)


@dataclass(frozen=True)
class Case:
    """One acting party, one target, one act, by their places in the lists of the story."""

    who: int
    at_whom: int
    what: int


@dataclass(frozen=True)
class Value:
    """One value of when and where, with its weight."""

    share: float
    when: When
    cell: Cell


@dataclass(frozen=True)
class Open:
    """
    What one story leaves open; values and candidates that can have no weight are left out.

    "An empty list is nobody named": the single candidate OTHER.
    """

    values: tuple[Value, ...]
    who: tuple[Candidate, ...]
    at_whom: tuple[Target, ...]
    what: tuple[Candidate, ...]
    requested_at: int | None

    @property
    def cases(self) -> Iterator[Case]:
        """Every choice of acting party, target and act."""
        axes = (self.who, self.at_whom, self.what)
        return (Case(*each) for each in product(*(range(len(axis)) for axis in axes)))


def ranges(axis: tuple[Candidate, ...] | tuple[Target, ...]) -> list[Range]:
    """Return the ranges of the weights of an axis."""
    return [(each.low, each.high) for each in axis]


def open_story(story: Story, incident: Incident, marks: list[int]) -> Open:
    """List the values and the candidates of one story."""
    cells = [cell for cell in story.where.cells if cell.share > 0]
    times = [when for when in whens(story, incident.form, marks) if when.share > 0]
    who, at_whom = story.who or NOBODY_NAMED, story.at_whom or NOTHING_NAMED
    return Open(
        values=tuple(Value(t.share * c.share, t, c) for t in times for c in cells),
        who=tuple(who[index] for index in possible(ranges(who))),
        at_whom=tuple(at_whom[index] for index in possible(ranges(at_whom))),
        what=tuple(story.what[index] for index in possible(ranges(story.what))),
        requested_at=incident.requested_at,
    )


def completions(opens: list[Open], readings: tuple[Reading, ...]) -> list[Completion]:
    """Return every way to settle what is not known: jointly for the whole incident."""
    unknown = {
        span.party
        for reading in readings
        for span in reading.standings
        if span.standing in {Standing.REPORTED, Standing.UNKNOWN}
    }
    actors = {each.name for one in opens for each in one.who}
    members = {member for one in opens for each in one.at_whom for member in each.members}
    parties = sorted((unknown & (actors | members)) | ({OTHER} & actors))
    others = list(OtherTarget) if OTHER in members else [OtherTarget.UNPROTECTED]
    return [
        Completion(frozenset(name for name, yes in zip(parties, chosen, strict=True) if yes), kind)
        for chosen in product((True, False), repeat=len(parties))
        for kind in others
    ]


@dataclass(frozen=True)
class Judged:
    """The class of one world, over its stretch, and the hours it spends in each class."""

    gravest: Class
    hours: dict[Class, float]


def judge(bench: Bench, one: Open, value: Value, case: Case) -> Judged:
    """
    Judge one world: "a lasting act or an omission takes the gravest of its stretch".

    Returns:
        The class, and the hours of the stretch that lie in each class; of an instant, none.
    """
    hours = dict.fromkeys(Class, 0.0)
    classes = []
    for piece in value.when.pieces:
        world = World(
            instant=piece.instant,
            areas=value.cell.areas,
            who=one.who[case.who].name,
            target=one.at_whom[case.at_whom].members,
            what=one.what[case.what].name,
        )
        now = _class_at(bench, world, one.requested_at, piece)
        hours[now] += piece.hours
        classes.append(now)
        if world.what in OMISSIONS:
            classes += [
                _class_as_window_closes(bench, duty, world, value.when)
                for duty in bench.judged.duties
            ]
    return Judged(gravest(classes), hours)


def _class_at(bench: Bench, world: World, requested_at: int | None, piece: Piece) -> Class:
    """
    Return the gravest over clauses, or over the duties that are due then.

    Before a duty is due nobody can have broken it: those hours are outside its terms.
    """
    if world.what not in OMISSIONS:
        return gravest(clause_class(bench, each, world) for each in bench.judged.clauses)
    return gravest(
        duty_class(bench, duty, world)
        for duty in bench.judged.duties
        if _is_due(duty, requested_at, piece.instant)
    )


def _is_due(duty: Duty, requested_at: int | None, instant: int) -> bool:
    if duty.due.kind is DueKind.WINDOW_ENDS:
        return False
    due = due_at(duty, requested_at)
    return due is not None and due <= instant


def _class_as_window_closes(bench: Bench, duty: Duty, world: World, when: When) -> Class:
    """
    Return the class of a duty due when the window ends; it takes no time.

    It is judged in the last instant before the end, if the omission has begun by the end and
    lasts to it. Where the end is open there is no due time.
    """
    end = window_end(bench.reading)
    if duty.due.kind is not DueKind.WINDOW_ENDS or end is None:
        return Class.OUTSIDE
    known = when.begins.first == when.begins.last
    begun = when.begins.first <= end if known else when.begins.first < end
    if not begun or when.ends.first < end:
        return Class.OUTSIDE
    last_instant = World(end - 1, world.areas, world.who, world.target, world.what)
    return duty_class(bench, duty, last_instant)


Table = dict[tuple[int, Case], Judged]
"""Every world of a story, by the place of its value and its case."""


def table(bench: Bench, one: Open) -> Table:
    """Judge every world of a story."""
    return {
        (index, case): judge(bench, one, value, case)
        for index, value in enumerate(one.values)
        for case in one.cases
    }


def contracted(one: Open, answer: Callable[[int, Case], float]) -> dict[Case, float]:
    """Add up an answer over when and where, whose weights are given: one figure per case."""
    return {
        case: sum(value.share * answer(index, case) for index, value in enumerate(one.values))
        for case in one.cases
    }
