"""
Claims: what a text says, slot by slot, each with the characters that say it.

A claim is a proposal. It names who says so and through whom, whether it is told as held, planned,
denied or hypothetical, and which rule of which reader proposed it. Nothing counts as confirmed
until a person has confirmed it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from trucewatch.definitions.digests import digest_of
from trucewatch.reading.document import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A value as JSON has it."""


class ClaimType(StrEnum):
    """What a claim is about; the slots of each type stand in `slot_names`."""

    TRUCE_TERM = "truce_term"
    EXEMPTION = "exemption"
    CONTROL = "control"
    DISPLACEMENT = "displacement"
    DUTY = "duty"
    INCIDENT = "incident"
    CASUALTY_FIGURE = "casualty_figure"
    ACCESS = "access"
    MEETING = "meeting"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"
    COMMITMENT = "commitment"


class Modality(StrEnum):
    """How a claim is told."""

    HELD = "held"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Basis(StrEnum):
    """What a slot rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    DEFAULT = "default"


class Status(StrEnum):
    """What people made of a claim."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Alternative:
    """
    One of several things that a slot's words can mean.

    Attributes:
        way: Short name of this way of reading the words, such as ``start of the day``.
        normalised: The value in this way.
        spans: Characters that say so, where they are others than the slot's.
    """

    way: str
    normalised: Json
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """
    One thing that a claim says.

    Attributes:
        value: The words as they stand in the text, one for each span; for an inferred or default
            value without words, empty.
        normalised: The value in the form of the slot's kind (`slot_names`); ``None`` where the
            words have several meanings, which then stand in *alternatives*, or none that is known.
        spans: The characters that say so, ``[start, end)``.
        basis: Stated by these characters, inferred, or a default.
        inferred_from: What an inferred or default value rests on, in words.
        alternatives: Every meaning, where there are several: none is chosen silently.
        flags: Short words for a reviewer: ``stated twice, agreeing``, ``disagrees``,
            ``unresolved``, ``weak``.
    """

    value: tuple[str, ...]
    normalised: Json
    spans: tuple[Span, ...]
    basis: Basis = Basis.STATED
    inferred_from: str = ""
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """
    One link in the chain of who says so.

    Attributes:
        words: The speaker as the text has it, such as ``Syrian army command``.
        span: Where.
        actor: Actor of the case; empty where the case does not have it.
        role: Role or title, as the text has it.
        organisation: Organisation, as the text has it.
        is_weak: Whether the link rests on a pronoun or on nearness alone.
    """

    words: str
    span: Span
    actor: str = ""
    role: str = ""
    organisation: str = ""
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """
    What a text says.

    Attributes:
        document: Digest of the document.
        type: What it is about.
        slots: What it says, by name of `slot_names`; a slot that the text does not fill is absent.
        span: The stretch of the text that makes the claim; every stated slot need not lie in it.
        modality: How it is told.
        speaker: Who says so, then through whom, nearest first; empty is the text's own voice.
        reader: Name of the reader.
        version: Version of the reader.
        rule: Which of its rules.
        status: What people made of it.
        decided_by: Role of whoever decided, such as ``a monitor``.
        decided_at: When.
        flags: Short words for a reviewer about the claim as a whole.
    """

    document: str
    type: ClaimType
    slots: Mapping[str, Slot]
    span: Span
    modality: Modality
    speaker: tuple[Voice, ...]
    reader: str
    version: str
    rule: str
    status: Status = Status.PROPOSED
    decided_by: str = ""
    decided_at: datetime | None = None
    flags: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits: the same text read by the same rule gives the same id."""
        slots = sorted((name, [list(s) for s in each.spans]) for name, each in self.slots.items())
        said = [self.document, self.type, self.reader, self.rule, list(self.span), slots]
        return digest_of(json.dumps(said).encode())[:16]
