"""
Readers: anything that proposes claims; what they propose is held to one contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.reading import codes
from trucewatch.reading.claim import Basis, Claim, ClaimType, Slot, Status, Voice
from trucewatch.reading.document import Document
from trucewatch.reading.slot_names import SLOTS


class Reader(Protocol):
    """
    Proposes claims from a text; has no effects.

    Attributes:
        name: Name of the reader, kept with every claim.
        version: Its version.
    """

    @property
    def name(self) -> str:
        """Name of the reader, kept with every claim."""
        ...

    @property
    def version(self) -> str:
        """Version of the reader."""
        ...

    def read(self, document: Document) -> tuple[list[Claim], list[Problem]]:
        """Return what the text claims, and what could not be read."""
        ...


def held_to_contract(
    document: Document, proposed: Iterable[Claim]
) -> tuple[list[Claim], list[Problem]]:
    """
    Keep the claims that the text bears out; drop the others, each with its problem.

    A claim is kept when it is about this document, is still a proposal, has only slots of its
    type, every span lies in the text, every quoted value is what stands at its span, and every
    slot without a span says what it was inferred from.

    Args:
        document: The text.
        proposed: Claims of any reader.

    Returns:
        Claims in order of their place, each id once, and the problems (TXT-101 to TXT-105).
    """
    kept: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in proposed:
        problem = _objection(document, claim)
        if problem is None:
            kept.setdefault(claim.id, claim)
        else:
            problems.append(problem)
    return sorted(kept.values(), key=lambda each: (each.span, each.type, each.id)), problems


def _objection(document: Document, claim: Claim) -> Problem | None:
    if claim.document != document.digest or not document.holds(claim.span):
        return _problem(codes.NOT_OF_THIS_TEXT, document, claim, "")
    if claim.status is not Status.PROPOSED:
        return _problem(codes.DECIDED_BY_A_READER, document, claim, "")
    for name, slot in claim.slots.items():
        code = _fault(document, claim.type, name, slot)
        if code is not None:
            return _problem(code, document, claim, name)
    if all(_says(document, each) for each in claim.speaker):
        return None
    return _problem(codes.NOT_IN_THE_TEXT, document, claim, "speaker")


def _fault(document: Document, kind: ClaimType, name: str, slot: Slot) -> Code | None:
    if name not in SLOTS[kind]:
        return codes.UNKNOWN_SLOT
    if not _quotes(document, slot):
        return codes.NOT_IN_THE_TEXT
    if not slot.spans and (slot.basis is Basis.STATED or not slot.inferred_from):
        return codes.WITHOUT_EVIDENCE
    return None


def _says(document: Document, voice: Voice) -> bool:
    return document.holds(voice.span) and document.quote(voice.span) == voice.words


def _quotes(document: Document, slot: Slot) -> bool:
    spans = [*slot.spans, *(span for each in slot.alternatives for span in each.spans)]
    if not all(document.holds(span) for span in spans):
        return False
    return slot.value == tuple(document.quote(span) for span in slot.spans)


def _problem(code: Code, document: Document, claim: Claim, slot: str) -> Problem:
    values = {"reader": claim.reader, "rule": claim.rule, "type": claim.type, "slot": slot or "-"}
    return Problem(code, Place(file=document.name), "", values)
