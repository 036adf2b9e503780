"""
Review in a terminal: claim by claim, the ambiguous and weak ones first.

Every answer is in its file before the next question is asked, so a review can be left at any
moment and gone on with by the same command.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.cli.claims import put_lines
from trucewatch.cli.problems import tell_problem
from trucewatch.cli.terminal import has_colour, put, tell
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.written import WrittenTable, read_written
from trucewatch.engine.confirmations import keep_decisions
from trucewatch.engine.reading import ReadFile
from trucewatch.mission.ports import Clock
from trucewatch.publication.claims.listing import claim_lines, open_slots
from trucewatch.publication.claims.order import for_review, needs_choice
from trucewatch.publication.claims.values import isolated
from trucewatch.reading.confirmations.decided import (
    ClaimAction,
    ClaimDecision,
    Deciding,
    SlotEdit,
)
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.confirmations.values import NotTheKindError, value_of
from trucewatch.reading.document import Document
from trucewatch.reading.slot_names import SLOTS

AROUND = 160
"""Characters of the text that are shown before and after a claim."""

_MARK, _PLAIN = "\x1b[7m", "\x1b[0m"


class _LeftError(Exception):
    """The person left the review; what was answered stands in its file."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """
    Whoever answers.

    Attributes:
        by: Role or initials that stand with every decision.
        clock: Tells when each was taken.
    """

    by: str
    clock: Clock


def asked_for_name() -> str:
    """Ask who decides, until something is said; nothing at the end of the input."""
    while True:
        try:
            name = _answer("review.who")
        except _LeftError:
            return ""
        if name:
            return name


def review(found: ReadFile, folder: Path, reviewer: Reviewer) -> bool:
    """
    Ask about every claim of a text that waits for a decision.

    Returns:
        Whether the person came to the end of it.

    Raises:
        RefusedError: When a decision cannot be kept; those before it are.
    """
    waiting = for_review(found.settled.claims)
    decided: set[str] = set()
    try:
        for number, each in enumerate(waiting, start=1):
            if each.id not in decided:
                put("")
                put(text("review.number", number=number, of=len(waiting)))
                decided |= _asked(found.read.document, each, waiting, (folder, reviewer))
    except (_LeftError, KeyboardInterrupt):
        # Ctrl-C leaves as 'q' does: nothing that was answered is open any more.
        tell(text("review.left", n=len(decided)))
        return False
    tell(text("review.done", n=len(decided)))
    return True


def _asked(
    document: Document,
    settled: SettledClaim,
    waiting: Sequence[SettledClaim],
    keeping: tuple[Path, Reviewer],
) -> set[str]:
    """Ask about one claim; return the ids that were decided on."""
    folder, reviewer = keeping
    _show(document, settled)
    alike = _alike(settled, waiting)
    while True:
        asked = "review.ask-all" if alike else "review.ask"
        word = _answer(asked, n=len(alike), rule=settled.claim.rule)
        if word in {"s", ""}:
            return set()
        decisions = _decisions(word, settled, alike, document, reviewer)
        if decisions:
            keep_decisions(folder, document, decisions)
            return {each.claim for each in decisions}


def _decisions(
    word: str,
    settled: SettledClaim,
    alike: Sequence[SettledClaim],
    document: Document,
    reviewer: Reviewer,
) -> list[ClaimDecision]:
    if word == "q":
        raise _LeftError
    by, at = reviewer.by, reviewer.clock.now()
    words = document.quote(settled.claim.span)
    made = Deciding(settled.proposed, settled.id, words, by, at).decision
    if word == "a":
        return [made(ClaimAction.ACCEPT)]
    if word == "r":
        return [made(ClaimAction.REJECT, why=_answer("review.why"))]
    if word == "A" and alike:
        return [
            Deciding(each.proposed, each.id, document.quote(each.claim.span), by, at).decision(
                ClaimAction.ACCEPT, why=text("review.all-of-rule")
            )
            for each in alike
        ]
    if word == "e":
        slots = _edits(settled)
        return [made(ClaimAction.EDIT, slots=slots)] if slots else []
    tell(text("review.unknown", word=isolated(word, 20)))
    return []


def _alike(settled: SettledClaim, waiting: Sequence[SettledClaim]) -> list[SettledClaim]:
    """Return the claims of the same rule in which nothing is open."""
    rule = settled.claim.rule
    return [each for each in waiting if each.claim.rule == rule and not needs_choice(each)]


def _edits(settled: SettledClaim) -> dict[str, SlotEdit]:
    edits: dict[str, SlotEdit] = {}
    known = SLOTS[settled.claim.type]
    for name in open_slots(settled.claim):
        chosen = _choice(settled, name)
        if chosen:
            edits[name] = SlotEdit(_why(), choose=chosen)
    while True:
        name = _answer("review.slot", known=", ".join(known))
        if not name:
            return edits
        if name not in known:
            tell(text("review.no-slot", slot=name))
            continue
        edit = _value(settled, name)
        if edit is not None:
            edits[name] = edit


def _choice(settled: SettledClaim, name: str) -> str:
    several = settled.claim.slots[name].alternatives
    known = {"", *(str(number) for number in range(1, len(several) + 1))}
    while True:
        chosen = _answer("review.choose", slot=name)
        if chosen in known:
            return chosen
        tell(text("review.no-choice", slot=name, n=len(several)))


def _value(settled: SettledClaim, name: str) -> SlotEdit | None:
    line = _answer("review.value", kind=str(SLOTS[settled.claim.type][name]))
    if line in {"", "-"}:
        return SlotEdit(_why(), leave_out=True) if line else None
    root, problems = read_written(f"value: {line}\n", "-")
    written = root.get("value") if isinstance(root, WrittenTable) else None
    if written is None or problems:
        for each in problems:
            tell_problem(each)
        return None
    try:
        value = value_of(written, name, SLOTS[settled.claim.type][name])
    except NotTheKindError as error:
        tell(text("review.form", form=str(error)))
        return None
    return SlotEdit(_why(), value=value)


def _why() -> str:
    while True:
        why = _answer("review.why-needed")
        if why:
            return why


def _show(document: Document, settled: SettledClaim) -> None:
    start, end = settled.claim.span
    before = document.text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = document.text[end : end + AROUND].partition("\n")[0]
    opened, closed = (_MARK, _PLAIN) if has_colour(sys.stdout) else ("[", "]")
    words = isolated(document.quote(settled.claim.span), 1_000)
    # Blanks at the ends are lost where hidden characters are shown, and a full stop needs none.
    left = isolated(before, 400) + (" " if before[-1:].isspace() else "")
    right = (" " if after[:1].isspace() else "") + isolated(after, 400)
    sys.stdout.write(f"{left}{opened}{words}{closed}{right}\n")
    put_lines(claim_lines(settled, catalogue()))


def _answer(message: str, **values: object) -> str:
    sys.stdout.write(f"{text(message, **values)} ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stdout.write("\n")
        raise _LeftError
    return line.strip()
