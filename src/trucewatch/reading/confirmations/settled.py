"""
Settling: what all decisions on the claims of a text come to; nothing is counted before.

Of two decisions of one person the later counts. Where people disagree nothing is decided, whoever
was last: the claim stays a proposal that says so, until one of them takes another decision or
whoever takes the mission's decisions has decided after them. A decision on a claim that is no
longer proposed, or that reads other values now, is kept and told, and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.reading.claim import Alternative, Basis, Claim, Json, Slot, Status
from trucewatch.reading.confirmations import codes
from trucewatch.reading.confirmations.decided import (
    ClaimAction,
    ClaimDecision,
    SlotEdit,
    reading_of,
)
from trucewatch.reading.document import Document

DISAGREED = "people disagree"
"""Flag of a claim on which people decided differently."""

READ_ANEW = "read anew"
"""Flag of a claim that says other things than when it was decided on."""

EDITED = "edited"
"""Flag of a slot that a person changed."""

_SETTLED = frozenset({EDITED, "unresolved", "weak"})
"""Flags of a slot that say no more what it was, once a person has said what it means."""

_STATUS = {
    ClaimAction.ACCEPT: Status.CONFIRMED,
    ClaimAction.EDIT: Status.EDITED,
    ClaimAction.REJECT: Status.REJECTED,
}


@dataclass(frozen=True, slots=True)
class SettledClaim:
    """
    A claim with what people made of it.

    Attributes:
        id: Id under which it was proposed; it stays when slots are edited.
        claim: The claim as it stands after what people decided.
        proposed: The claim as the reader proposed it.
        decisions: What counts of every person, in order of time.
    """

    id: str
    claim: Claim
    proposed: Claim
    decisions: tuple[ClaimDecision, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether a person has confirmed it, as it was read or edited."""
        return self.claim.status in {Status.CONFIRMED, Status.EDITED}


@dataclass(frozen=True, slots=True)
class Settled:
    """
    The claims of a text with what people made of them.

    Attributes:
        claims: In the order in which they were proposed.
        without_claim: Decisions on claims of this text that nobody proposes any more.
        problems: Disagreement, and decisions that decide nothing (TXT-320 to TXT-324).
    """

    claims: tuple[SettledClaim, ...]
    without_claim: tuple[ClaimDecision, ...] = ()
    problems: tuple[Problem, ...] = ()


def settle(
    document: str, claims: Iterable[Claim], decisions: Iterable[ClaimDecision], decider: str = ""
) -> Settled:
    """
    Return *claims* with what people made of them.

    Args:
        document: Digest of the text.
        claims: Its claims.
        decisions: Every decision, in the order of their files; those on other texts are left out.
        decider: Who takes the mission's decisions: what it decides after others disagreed counts.
    """
    asked: dict[str, list[ClaimDecision]] = defaultdict(list)
    for each in decisions:
        if each.document == document:
            asked[each.claim].append(each)
    problems: list[Problem] = []
    settled = [_settled(each, asked.pop(each.id, []), decider, problems) for each in claims]
    left = [one for several in asked.values() for one in several]
    problems += [_problem(codes.NO_LONGER_PROPOSED, each) for each in left]
    return Settled(tuple(settled), tuple(left), tuple(problems))


def of_other_versions(document: Document, decisions: Iterable[ClaimDecision]) -> list[Problem]:
    """Return a warning for each file of decisions on a text of this name and another digest."""
    others: dict[str, list[ClaimDecision]] = defaultdict(list)
    for each in decisions:
        if document.name and each.text == document.name and each.document != document.digest:
            others[each.file].append(each)
    return [
        _problem(
            codes.OTHER_VERSION,
            several[0],
            count=str(len(several)),
            by=", ".join(dict.fromkeys(each.by for each in several)),
        )
        for several in others.values()
    ]


def _settled(
    claim: Claim, decisions: Sequence[ClaimDecision], decider: str, problems: list[Problem]
) -> SettledClaim:
    latest: dict[str, ClaimDecision] = {}
    for each in sorted(decisions, key=lambda one: one.at):
        latest[each.by] = each
    now = reading_of(claim)
    stale = [each for each in latest.values() if each.reading not in {"", now}]
    problems += [_problem(codes.READ_ANEW, each, **_of(claim)) for each in stale]
    counting = sorted((e for e in latest.values() if e not in stale), key=lambda one: one.at)
    kept = tuple(counting)
    if not counting:
        flagged = _flagged(claim, READ_ANEW) if stale else claim
        return SettledClaim(claim.id, flagged, claim, kept)
    if len({each.outcome for each in counting}) > 1:
        last = counting[-1]
        people = ", ".join(each.by for each in counting)
        if not decider or last.by != decider:
            problems.append(_problem(codes.UNDECIDED, last, people=people, **_of(claim)))
            return SettledClaim(claim.id, _flagged(claim, DISAGREED), claim, kept)
        problems.append(_problem(codes.SETTLED_BY, last, people=people))
        counting = [last]
    return SettledClaim(claim.id, _decided(claim, counting, problems), claim, kept)


def _decided(claim: Claim, agreed: Sequence[ClaimDecision], problems: list[Problem]) -> Claim:
    last = agreed[-1]
    slots = dict(claim.slots)
    for name, edit in last.slots.items():
        changed = _edited(slots.get(name), edit, last.by)
        if changed is None:
            problems.append(_problem(codes.NO_SUCH_CHOICE, last, slot=name, choose=edit.choose))
            return claim
        slots[name] = changed
        if edit.leave_out:
            del slots[name]
    people = ", ".join(dict.fromkeys(each.by for each in agreed))
    status = _STATUS[last.action]
    return replace(claim, slots=slots, status=status, decided_by=people, decided_at=last.at)


def _edited(slot: Slot | None, edit: SlotEdit, by: str) -> Slot | None:
    """Return the slot as it is edited; ``None`` where it has no such alternative."""
    said = f"edited by {by}: {edit.why}"
    old = slot or Slot((), None, (), Basis.INFERRED)
    # Of several names a choice settles one, and the flags may be about another.
    over = _SETTLED if len(old.spans) < 2 else {EDITED}
    flags = (*(each for each in old.flags if each not in over), EDITED)
    basis = Basis.INFERRED if not old.spans else old.basis
    if edit.choose:
        chosen = _chosen(old, edit.choose)
        if chosen is None:
            return None
        value, left = chosen
        return replace(
            old, normalised=value, alternatives=left, inferred_from=said, flags=flags, basis=basis
        )
    value = None if edit.leave_out else edit.value
    return replace(
        old, normalised=value, alternatives=(), inferred_from=said, flags=flags, basis=basis
    )


def _chosen(slot: Slot, wanted: str) -> tuple[Json, tuple[Alternative, ...]] | None:
    """Return the value with the alternative that was chosen, and what is still open after it."""
    found = [
        each
        for number, each in enumerate(slot.alternatives, start=1)
        if wanted in {each.way, str(number)}
    ]
    if len(found) != 1:
        return None
    chosen = found[0]
    if not isinstance(slot.normalised, list):
        return chosen.normalised, ()
    # A list has an entry for each span, and each of its alternatives stands for one of them.
    entries = [
        chosen.normalised if chosen.spans == (span,) else entry
        for span, entry in zip(slot.spans, slot.normalised, strict=True)
    ]
    return entries, tuple(each for each in slot.alternatives if each.spans != chosen.spans)


def _flagged(claim: Claim, flag: str) -> Claim:
    return replace(claim, flags=(*claim.flags, flag))


def _of(claim: Claim) -> dict[str, str]:
    return {"type": str(claim.type), "rule": claim.rule}


def _problem(code: Code, decision: ClaimDecision, **values: str) -> Problem:
    place = Place(decision.file, decision.line, 1 if decision.line else 0)
    said = {
        "claim": decision.claim,
        "by": decision.by,
        "decision": str(decision.action),
        "type": decision.type or "-",
        "rule": decision.rule or "-",
    }
    return Problem(code, place, decision.words, {**said, **values})
