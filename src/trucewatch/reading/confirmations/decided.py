"""
What people decided on claims, decision by decision; nothing is settled here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from trucewatch.definitions.digests import digest_of
from trucewatch.reading.claim import Claim, Json
from trucewatch.reading.document import Published


class ClaimAction(StrEnum):
    """What a person makes of a claim."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class SlotEdit:
    """
    What a person makes of one slot; exactly one of *choose*, *value* and *leave_out* says it.

    Attributes:
        why: Why, in words.
        choose: Way of one of the slot's alternatives, or its number from 1.
        value: The value in the form of the slot's kind; ``None`` where something else is said.
        leave_out: Whether the claim does not say this at all.
    """

    why: str
    choose: str = ""
    value: Json = None
    leave_out: bool = False

    @property
    def record(self) -> Json:
        """What it says, without the reason: two people who say the same agree."""
        return {"choose": self.choose, "value": self.value, "leave_out": self.leave_out}


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """
    One person's decision on one claim.

    Attributes:
        document: sha256 of the text.
        claim: Id of the claim.
        action: What is made of it.
        by: Who decided, as a role or initials; two people of one role need two names.
        at: When.
        reading: What the claim said then, as `reading_of` has it; empty where it was written by
            hand, and then it is not compared.
        type: What the claim was about then, and *rule* that proposed it, and the *words* of the
            text: so that the decision can be understood when no reader proposes it any more.
        rule: See *type*.
        words: See *type*.
        why: Why, in words; may be empty.
        slots: What becomes of slots, by name; only with ``edit``.
        file: File that it stands in, and *line*: for problems.
        line: See *file*.
        text: Name of the text, where the file gives one.
        published: When the text was published, as it was given then, and *zone* of its hours.
        zone: See *published*; an IANA name or an offset, empty where none was given.
    """

    document: str
    claim: str
    action: ClaimAction
    by: str
    at: datetime
    reading: str = ""
    type: str = ""
    rule: str = ""
    words: str = ""
    why: str = ""
    slots: Mapping[str, SlotEdit] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    text: str = ""
    published: Published | None = None
    zone: str = ""

    @property
    def outcome(self) -> str:
        """What it comes to: equal for two people who agree."""
        edits = {name: each.record for name, each in sorted(self.slots.items())}
        return json.dumps([self.action, edits], sort_keys=True)


def reading_of(claim: Claim) -> str:
    """
    Return eight hexadecimal digits of what *claim* says: values, alternatives, modality, speaker.

    The id of a claim says where it stands; a newer gazetteer or grammar can read other values out
    of the same words, and then a decision on the old ones decides nothing.
    """
    slots = {
        name: [slot.normalised, [[each.way, each.normalised] for each in slot.alternatives]]
        for name, slot in sorted(claim.slots.items())
    }
    voices = [[each.words, each.actor] for each in claim.speaker]
    said = [slots, claim.modality, voices]
    return digest_of(json.dumps(said, sort_keys=True).encode())[:8]


@dataclass(frozen=True, slots=True)
class Deciding:
    """
    One person before a claim.

    Attributes:
        claim: The claim as it was proposed.
        id: Its id.
        words: What the text says at its span.
        by: Who decides.
        at: When.
    """

    claim: Claim
    id: str
    words: str
    by: str
    at: datetime

    def decision(
        self,
        action: ClaimAction,
        why: str = "",
        slots: Mapping[str, SlotEdit] | None = None,
    ) -> ClaimDecision:
        """Return the decision."""
        return ClaimDecision(
            document=self.claim.document,
            claim=self.id,
            action=action,
            by=self.by,
            at=self.at,
            reading=reading_of(self.claim),
            type=str(self.claim.type),
            rule=self.claim.rule,
            words=self.words,
            why=why,
            slots=slots or {},
        )
