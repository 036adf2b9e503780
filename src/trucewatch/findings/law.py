"""
The law of one world: which class an act falls into, asked world by world and never averaged.

The first that applies is the class (docs/explanation/law.md, section 2): outside the terms, no
breach (not bound), exempt, no breach (nobody protected), breach. Over the clauses of a regime the
gravest counts, and over the stretches of a lasting act too.

What is not known of acceptances and of a target that nobody named is *completed* in four ways;
every least and greatest chance lies at one of them, world by world.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings.batch import Batch, Defences
from trucewatch.findings.layout import Layout
from trucewatch.findings.questions.bound import is_bound, owes
from trucewatch.findings.questions.due import due_at
from trucewatch.findings.questions.exempt import all_excluded, defence_found
from trucewatch.findings.questions.in_area import clause_speaks_there
from trucewatch.findings.questions.in_force import holds_there_and_then
from trucewatch.findings.questions.prohibited import speaks_of
from trucewatch.findings.questions.protected import some_protected
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.targets import TargetSets
from trucewatch.findings.terms_tables import ClauseTable, ReadingTable, RegimeTable
from trucewatch.terms.model import DueKind

Flags = NDArray[np.bool_]
Grades = NDArray[np.int8]


class Grade(IntEnum):
    """Classes of a world, the gravest last."""

    OUTSIDE_TERMS = 0
    NO_BREACH = 1
    EXEMPT = 2
    BREACH = 3


class Completion(IntEnum):
    """How what is not known is completed."""

    NOT_ACCEPTED = 0  # parties of unknown acceptance are not bound, targets not protected
    PROTECTED = 1  # they are bound, the target is protected
    EXCLUDED = 2  # they are bound, a target that nobody named is an excluded group
    UNPROTECTED = 3  # they are bound, the target is neither


@dataclass(frozen=True, slots=True)
class Scene:
    """
    Worlds as the law sees them, one row for each stretch of a world's time.

    Attributes:
        world: World of each row, in order, shape (rows,).
        firsts: First row of each world, shape (worlds,).
        incident: Incident of each row, as a row of the batch.
        at: Instant at which the row begins, UTC microseconds.
        begins: Beginning of the act, UTC microseconds.
        ends: Its end.
        hours: Expected hours of the row; 0 for an instant.
        place: Class of place, a row of *inside*.
        party: Number of the acting party.
        target: Target set.
        act: Number of the act.
        requested_at: When a duty was asked for.
        inside: Areas of each class of place.
        targets: Target sets of the batch.
        defences: Defences of the batch.
    """

    world: Numbers
    firsts: Numbers
    incident: Numbers
    at: Numbers
    begins: Numbers
    ends: Numbers
    hours: Shares
    place: Numbers
    party: Numbers
    target: Numbers
    act: Numbers
    requested_at: Numbers
    inside: Flags
    targets: TargetSets
    defences: Defences


def scene_of(batch: Batch, layout: Layout) -> Scene:
    """Return the worlds of *layout* as the law sees them."""
    times = batch.times
    counts = np.diff(times.stretches)[layout.when]
    world = np.repeat(np.arange(len(layout.when)), counts)
    firsts = np.cumsum(counts) - counts
    stretch = times.stretches[:-1][layout.when][world] + np.arange(len(world)) - firsts[world]
    incident = layout.incident[world]
    return Scene(
        world=world,
        firsts=firsts,
        incident=incident,
        at=times.at[stretch],
        begins=times.begins[layout.when][world],
        ends=times.ends[layout.when][world],
        hours=times.hours[stretch],
        place=batch.where.value_class[layout.where][world],
        party=batch.who.value_class[layout.who][world],
        target=batch.at_whom.value_class[layout.at_whom][world],
        act=batch.what.value_class[layout.what][world],
        requested_at=batch.requested_at[incident],
        inside=batch.inside,
        targets=batch.targets,
        defences=batch.defences,
    )


def epochs_of(at: Numbers, regime: RegimeTable) -> Numbers:
    """Return the regime's epoch in which each instant lies, shape (n,)."""
    return np.searchsorted(regime.marks, at, side="right")


def grades_of(scene: Scene, regime: RegimeTable, reading: ReadingTable) -> Grades:
    """
    Return the class of every row under every completion.

    Returns:
        Values of `Grade`, shape (4, rows), in the order of `Completion`.
    """
    epoch = epochs_of(scene.at, regime)
    there = holds_there_and_then(epoch, scene.place, scene.inside, reading)
    gravest = np.zeros((len(Completion), len(epoch)), dtype=np.int8)
    for clause in regime.clauses:
        speaks = there & _speaks(scene, clause, regime)
        if not speaks.any():
            continue
        if clause.due is None:
            grades = _prohibition(scene, epoch, clause, reading)
        else:
            due = due_at(clause.due, reading, scene.begins, scene.requested_at)
            speaks = speaks & (scene.at >= due) & (due < UNTIL_FURTHER)
            grades = _duty(scene, epoch, clause, reading)
        np.maximum(gravest, np.where(speaks, grades, Grade.OUTSIDE_TERMS), out=gravest)
    return gravest


def grades_at_window_end(scene: Scene, regime: RegimeTable, reading: ReadingTable) -> Grades:
    """
    Return the class of duties that fall due when the window ends, asked at its last instant.

    The window no longer holds at the instant at which the duty falls due, so the law is asked
    just before: a party is not freed of what it owed by the lapse of the truce. No hours are
    counted for it.

    Returns:
        Values of `Grade` by row, shape (4, rows); a row that does not reach the end is outside.
    """
    gravest = np.zeros((len(Completion), len(scene.at)), dtype=np.int8)
    end = reading.last_end
    duties = [c for c in regime.clauses if c.due and c.due.kind is DueKind.WINDOW_ENDS]
    if not duties or abs(end) >= UNTIL_FURTHER:
        return gravest
    reaches = (scene.begins <= end) & (end <= scene.ends)
    epoch = np.full(len(scene.at), np.searchsorted(regime.marks, end, side="left"))
    there = holds_there_and_then(epoch, scene.place, scene.inside, reading) & reaches
    for clause in duties:
        grades = _duty(scene, epoch, clause, reading, at=end - 1)
        speaks = there & _speaks(scene, clause, regime)
        np.maximum(gravest, np.where(speaks, grades, Grade.OUTSIDE_TERMS), out=gravest)
    return gravest


def _speaks(scene: Scene, clause: ClauseTable, regime: RegimeTable) -> Flags:
    speaks_there = clause_speaks_there(scene.inside, clause, regime.clauses)
    return speaks_of(scene.act, scene.place, speaks_there, clause)


def _prohibition(
    scene: Scene, epoch: Numbers, clause: ClauseTable, reading: ReadingTable
) -> Grades:
    surely = is_bound(epoch, scene.party, reading, unknown_accepted=False)
    perhaps = is_bound(epoch, scene.party, reading, unknown_accepted=True)
    subject = (scene.incident, scene.party, scene.target, scene.at)
    defended = defence_found(subject, clause, scene.targets, scene.defences)
    excluded = {
        other: all_excluded(scene.targets, reading, other_excluded=other)[epoch, scene.target]
        for other in (False, True)
    }
    protected = {
        unknown: some_protected(scene.targets, clause, reading, unknown_protected=unknown)[
            epoch, scene.target
        ]
        for unknown in (False, True)
    }
    return np.stack(
        [
            _grade(surely, excluded[False] | defended, protected[False]),
            _grade(perhaps, excluded[False] | defended, protected[True]),
            _grade(perhaps, excluded[True] | defended, protected[False]),
            _grade(perhaps, excluded[False] | defended, protected[False]),
        ]
    )


def _duty(
    scene: Scene,
    epoch: Numbers,
    clause: ClauseTable,
    reading: ReadingTable,
    at: int | None = None,
) -> Grades:
    """For a duty only the party that owes it is asked; no target is (law.md, section 2)."""
    owing, perhaps_owing = (
        owes(scene.party, clause, scene.targets.other, unknown_owes=unknown)
        for unknown in (False, True)
    )
    instant = scene.at if at is None else np.full(len(scene.at), at, dtype=np.int64)
    subject = (scene.incident, scene.party, scene.target, instant)
    defended = defence_found(subject, clause, scene.targets, scene.defences)
    answered = np.ones(len(epoch), dtype=np.bool_)
    surely = is_bound(epoch, scene.party, reading, unknown_accepted=False)
    perhaps = is_bound(epoch, scene.party, reading, unknown_accepted=True)
    yes = _grade(perhaps_owing & perhaps, defended, answered)
    return np.stack([_grade(owing & surely, defended, answered), yes, yes, yes])


def _grade(bound: Flags, exempt: Flags, protected: Flags) -> Grades:
    """Steps 2 to 5 of the law, for an act of which the clause speaks and a window that holds."""
    below = np.where(exempt, Grade.EXEMPT, np.where(protected, Grade.BREACH, Grade.NO_BREACH))
    return np.where(bound, below, Grade.NO_BREACH).astype(np.int8)


def gravest_of_worlds(scene: Scene, grades: Grades) -> Grades:
    """Return the gravest class over the stretches of every world, shape (4, worlds)."""
    if len(scene.firsts) == grades.shape[1]:
        return grades
    return np.maximum.reduceat(grades, scene.firsts, axis=1)
