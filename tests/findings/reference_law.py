"""
The law of one world, step by step as section 2 of the definition of worlds gives it.

A world is one instant, one cell of the place, one acting party, one target and one act. What
nobody knows of acceptances is settled by a *completion*: every unknown is tried as accepted and as
not accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tests.findings.reference_facts import Defence
from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER, to_micros
from trucewatch.definitions.targets import (
    ACCEPTING_PARTIES,
    CIVILIAN_CATEGORIES,
    CIVILIANS,
    OTHER,
)
from trucewatch.terms.model import (
    Clause,
    DueKind,
    Duty,
    JudgedRegime,
    Reading,
    Standing,
    StandingSpan,
)

MICROSECOND = timedelta(microseconds=1)


class Class(StrEnum):
    """The four classes, gravest first: "breach, then exempt, no_breach, outside_terms"."""

    BREACH = "breach"
    EXEMPT = "exempt"
    NO_BREACH = "no_breach"
    OUTSIDE = "outside_terms"


class OtherTarget(StrEnum):
    """What a target that nobody named may turn out to be."""

    PROTECTED = "protected"
    UNPROTECTED = "unprotected"
    EXCLUDED = "excluded"


@dataclass(frozen=True)
class Completion:
    """
    One way to settle what is not known of acceptances, for the whole incident.

    "Acceptance "unknown" (also of *other*) means accepted or not, any weights."

    Attributes:
        accepted: Parties of unknown acceptance, and OTHER as acting party, that are bound.
        other_target: What the member OTHER of a target is.
    """

    accepted: frozenset[str]
    other_target: OtherTarget


@dataclass(frozen=True)
class World:
    """One instant, one cell, one party, one target, one act."""

    instant: int
    areas: frozenset[str]
    who: str
    target: tuple[str, ...]
    what: str


@dataclass(frozen=True)
class Bench:
    """Under what a world is judged: regime, reading, defences, completion."""

    judged: JudgedRegime
    reading: Reading
    defences: tuple[Defence, ...]
    completion: Completion


def gravest(classes: Iterable[Class]) -> Class:
    """Return the gravest of *classes*; of none, `Class.OUTSIDE`."""
    found = set(classes)
    return next((each for each in Class if each in found), Class.OUTSIDE)


def holds(reading: Reading, instant: int, areas: frozenset[str]) -> bool:
    """Whether a window of the reading's chain holds there and then."""
    return any(
        each.window.first <= instant < each.window.last
        and (each.area is None or each.area in areas)
        for each in reading.holdings
    )


def _spans(spans: Sequence[StandingSpan], party: str, instant: int) -> list[StandingSpan]:
    return [
        each
        for each in spans
        if each.party == party and each.window.first <= instant < each.window.last
    ]


def is_excluded(bench: Bench, member: str, instant: int) -> bool:
    """Whether the truce does not apply to *member* at that instant, by this reading."""
    if member == OTHER:
        return bench.completion.other_target is OtherTarget.EXCLUDED
    return bool(_spans(bench.reading.excluded, member, instant))


def has_accepted(bench: Bench, party: str, instant: int) -> bool:
    """Whether *party* is bound then: no span means never accepted, excluded means not bound."""
    if _spans(bench.reading.excluded, party, instant):
        return False
    standings = {each.standing for each in _spans(bench.reading.standings, party, instant)}
    if Standing.ACCEPTED in standings:
        return True
    unknown = bool(standings & {Standing.REPORTED, Standing.UNKNOWN})
    return unknown and party in bench.completion.accepted


def is_bound(bench: Bench, who: str, instant: int) -> bool:
    """Step 2's question; whom nobody named is bound or not as the completion says."""
    if who == OTHER:
        return OTHER in bench.completion.accepted
    return has_accepted(bench, who, instant)


def is_protected(bench: Bench, clause: Clause, member: str, instant: int) -> bool:
    """Step 4's question of one member of the target."""
    if member == OTHER:
        return bench.completion.other_target is OtherTarget.PROTECTED
    if member in clause.protects:
        return True
    if member in CIVILIAN_CATEGORIES:
        return CIVILIANS in clause.protects
    return ACCEPTING_PARTIES in clause.protects and has_accepted(bench, member, instant)


def defended(bench: Bench, admitted: frozenset[str] | None, world: World) -> bool:
    """Whether a defence that is admitted has been found to hold for *who*, then, against this."""
    return any(
        each.found
        and each.kind in (admitted or frozenset())
        and each.party == world.who
        and (each.against is None or each.against in world.target)
        and (each.from_at is None or each.from_at <= world.instant)
        and (each.to_at is None or world.instant < each.to_at)
        for each in bench.defences
    )


def speaks(judged: JudgedRegime, clause: Clause, world: World) -> bool:
    """
    Whether *clause* speaks of what was done there.

    A clause limited to an area speaks inside it. Where clauses with a precedence overlap, "only
    the clause of the highest number speaks", whatever the others prohibit.
    """
    if world.what not in clause.prohibits:
        return False
    if clause.area is None:
        return True
    if clause.area not in world.areas:
        return False
    rivals = [
        each.precedence
        for each in judged.clauses
        if each.area in world.areas and each.precedence is not None
    ]
    return clause.precedence is None or clause.precedence == max(rivals)


def clause_class(bench: Bench, clause: Clause, world: World) -> Class:
    """Return the class of *world* under one prohibition: the first of the five that applies."""
    if not holds(bench.reading, world.instant, world.areas):
        return Class.OUTSIDE
    if not speaks(bench.judged, clause, world):
        return Class.OUTSIDE
    if not is_bound(bench, world.who, world.instant):
        return Class.NO_BREACH
    only_excluded = all(is_excluded(bench, each, world.instant) for each in world.target)
    if only_excluded or defended(bench, clause.defences, world):
        return Class.EXEMPT
    if not any(is_protected(bench, clause, each, world.instant) for each in world.target):
        return Class.NO_BREACH
    return Class.BREACH


def duty_class(bench: Bench, duty: Duty, world: World) -> Class:
    """
    Return the class of *world* under one duty that is due.

    "For a duty steps 2 and 3 ask only the party that owes it"; there is no step 4. Whom nobody
    named may be the party that owes it, bound, or not: both are tried as one.
    """
    if not holds(bench.reading, world.instant, world.areas) or world.what not in duty.broken_by:
        return Class.OUTSIDE
    if world.who != OTHER and world.who not in duty.owed_by:
        return Class.NO_BREACH
    if not is_bound(bench, world.who, world.instant):
        return Class.NO_BREACH
    return Class.EXEMPT if defended(bench, duty.defences, world) else Class.BREACH


def window_end(reading: Reading) -> int | None:
    """Return when the reading's last window ends, or ``None`` where that is open."""
    last = max((each.window.last for each in reading.holdings), default=UNTIL_FURTHER)
    return None if last >= UNTIL_FURTHER else last


def due_at(duty: Duty, requested_at: int | None) -> int | None:
    """
    Return the instant from which leaving *duty* undone counts, or ``None`` without a due time.

    Without the instant of a request, what is due on request is due at once, and what is due some
    time after it has no due time. When a window ends is not answered here.
    """
    if duty.due.kind is DueKind.AT and duty.due.at is not None:
        return to_micros(duty.due.at)
    if duty.due.kind is DueKind.ON_REQUEST:
        return SINCE_EVER if requested_at is None else requested_at
    if duty.due.after is None or requested_at is None:
        return None
    return requested_at + duty.due.after // MICROSECOND
