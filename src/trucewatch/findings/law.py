"""
The law of one world: which class an act falls into, asked world by world and never averaged.

The first that applies is the class (docs/explanation/law.md, section 2): outside the terms, no
breach (not bound), exempt, no breach (nobody protected), breach. Over the clauses of a regime the
gravest counts, and over the stretches of a lasting act too.

What is not known of acceptances and of a target that nobody named is *completed* in four ways;
every least and greatest chance lies at one of them, world by world. All clauses of a regime are
asked in one mask.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.masks import ClauseMasks, Masks
from trucewatch.findings.questions.bound import is_bound, owed_by
from trucewatch.findings.questions.due import due_at
from trucewatch.findings.questions.exempt import all_excluded, defence_found
from trucewatch.findings.questions.in_force import holds_there_and_then
from trucewatch.findings.questions.prohibited import speak_of
from trucewatch.findings.questions.protected import protecting
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.scene import Scene

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
class Said:
    """
    What the clauses of one word say of each row, as masks of clauses, shape (rows,).

    Attributes:
        speak: Those that speak of the act in that place.
        owed: Those that the acting party owes, for sure.
        owed_perhaps: Or perhaps.
        protect: Those that protect some of the target, for sure; every duty among them.
        protect_perhaps: Or perhaps.
        defended: Those that admit a defence which has been found to hold.
    """

    speak: Masks
    owed: Masks
    owed_perhaps: Masks
    protect: Masks
    protect_perhaps: Masks
    defended: Masks


def said_by(scene: Scene, number: int, word: ClauseMasks) -> Said:
    """Ask the clauses of one word."""
    return Said(
        speak=speak_of(scene, number, word),
        owed=owed_by(scene, word, unknown_owes=False),
        owed_perhaps=owed_by(scene, word, unknown_owes=True),
        protect=protecting(scene, word, unknown_protected=False),
        protect_perhaps=protecting(scene, word, unknown_protected=True),
        defended=defence_found(scene, word),
    )


def grades_of(scene: Scene, said: list[Said]) -> Grades:
    """
    Return the class of every row under every completion.

    Args:
        scene: The rows.
        said: What each word of clauses says of them.

    Returns:
        Values of `Grade`, shape (4, rows), in the order of `Completion`.
    """
    there = holds_there_and_then(scene)
    gravest = np.zeros((len(Completion), len(scene.unit)), dtype=np.int8)
    for number, (word, each) in enumerate(zip(scene.asking.law.clauses, said, strict=True)):
        active = np.where(there, each.speak & due_at(scene, number, word), 0)
        _note_gravest(gravest, scene, word, each, active)
    return gravest


def grades_at_window_end(scene: Scene) -> tuple[Numbers, Grades]:
    """
    Return the class of duties that fall due when the window ends, asked at its last instant.

    The window no longer holds at the instant at which the duty falls due, so the law is asked
    just before: a party is not freed of what it owed by the lapse of the truce. No hours are
    counted for it.

    Returns:
        The worlds that reach the end, and values of `Grade` for each of them, shape (4, worlds).
    """
    law, units = scene.asking.law, scene.asking.units
    owing = np.zeros(len(units.regime), dtype=np.bool_)
    for word in law.clauses:
        owing |= word.at_window_end[units.regime] != 0
    owing &= law.end_epoch[units.reading] >= 0
    if not owing.any():
        return np.empty(0, np.int64), np.empty((len(Completion), 0), np.int8)
    world = np.flatnonzero(owing[scene.unit[scene.firsts]])
    rows = scene.firsts[world]
    reading = units.reading[scene.unit[rows]]
    end, times, when = law.last[reading], scene.asking.batch.times, scene.when[rows]
    reaches = (times.begins[when] <= end) & (end <= times.ends[when])
    rows, world, reading = rows[reaches], world[reaches], reading[reaches]
    asked = scene.at_end_of(rows, law.end_epoch[reading], law.last[reading] - 1)
    gravest = np.zeros((len(Completion), len(rows)), dtype=np.int8)
    there = holds_there_and_then(asked)
    for number, word in enumerate(law.clauses):
        said = said_by(asked, number, word)
        active = np.where(there, said.speak & word.at_window_end[asked.regime], 0)
        _note_gravest(gravest, asked, word, said, active)
    return world, gravest


@dataclass(frozen=True, slots=True)
class _Active:
    """
    Rows of which some clause speaks, as masks of clauses, shape (rows,).

    Attributes:
        clauses: Those that speak, hold there and then, and are due.
        defended: Those against which a defence holds.
        prohibitions: Those that are no duties: of these the target is asked.
    """

    clauses: Masks
    defended: Masks
    prohibitions: Masks

    def grades(self, owed: Masks, protect: Masks, excluded: Flags) -> Grades:
        """Return steps 2 to 5 of the law, the gravest over the clauses, shape (rows,)."""
        asked = self.clauses & owed
        exempt = self.defended | np.where(excluded, self.prohibitions, 0)
        grades = np.full(len(asked), Grade.NO_BREACH, dtype=np.int8)
        grades[asked & exempt != 0] = Grade.EXEMPT
        grades[asked & protect & ~exempt != 0] = Grade.BREACH
        return grades

    def taken(self, rows: Numbers) -> _Active:
        """Return some of the rows."""
        return _Active(self.clauses[rows], self.defended[rows], self.prohibitions[rows])


def _note_gravest(
    gravest: Grades, scene: Scene, word: ClauseMasks, said: Said, clauses: Masks
) -> None:
    """
    Add what the active *clauses* make of every row, completion by completion.

    Rows of which everything is known have one answer under all four.
    """
    rows = np.flatnonzero(clauses)
    if not len(rows):
        return
    surely, perhaps = (is_bound(scene, unknown_accepted=each)[rows] for each in (False, True))
    never, ever = (all_excluded(scene, other_excluded=each)[rows] for each in (False, True))
    active = _Active(clauses[rows], said.defended[rows], word.prohibitions[scene.regime[rows]])
    owed = np.where(surely, said.owed[rows], 0)
    owed_perhaps = np.where(perhaps, said.owed_perhaps[rows], 0)
    protect, protect_perhaps = said.protect[rows], said.protect_perhaps[rows]
    found = np.empty((len(Completion), len(rows)), dtype=np.int8)
    found[:] = active.grades(owed, protect, never)
    open_ = np.flatnonzero((owed != owed_perhaps) | (never != ever) | (protect != protect_perhaps))
    if len(open_):
        doubtful, bound = active.taken(open_), owed_perhaps[open_]
        least, most = protect[open_], protect_perhaps[open_]
        for completion, protected, excluded in (
            (Completion.PROTECTED, most, never),
            (Completion.EXCLUDED, least, ever),
            (Completion.UNPROTECTED, least, never),
        ):
            found[completion, open_] = doubtful.grades(bound, protected, excluded[open_])
    gravest[:, rows] = np.maximum(gravest[:, rows], found)


def gravest_of_worlds(scene: Scene, grades: Grades) -> Grades:
    """Return the gravest class over the stretches of every world, shape (4, worlds)."""
    if len(scene.firsts) == grades.shape[1]:
        return grades
    return np.maximum.reduceat(grades, scene.firsts, axis=1)
