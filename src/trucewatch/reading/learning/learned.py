"""
What was learned, as one JSON document, and as hints on claims that wait for a decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from trucewatch.definitions.strict_json import read_json
from trucewatch.reading.claim import Claim, ClaimType, Status
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.document import Document
from trucewatch.reading.learning.acts import WIDTH, ActLabel, ActModel
from trucewatch.reading.learning.shares import WHOLE, RuleShare

LEARNED_SCHEMA = "trucewatch/learned@1"
"""Schema of the document that ``read --learn`` writes."""

CLEAR = 0.5
"""From this chance on an act is named as a hint; a convention."""

_SHARE_KEYS = ("rule", "slot", "confirmed", "decided")


@dataclass(frozen=True, slots=True)
class Learned:
    """
    What confirmations taught.

    Attributes:
        shares: How far each rule and slot can be believed.
        acts: The classifier; ``None`` while there are too few labels.
    """

    shares: tuple[RuleShare, ...] = ()
    acts: ActModel | None = None

    def of_rule(self, rule: str) -> RuleShare | None:
        """Return how far claims of *rule* can be believed; ``None``: it is untested."""
        found = (each for each in self.shares if each.rule == rule and each.slot == WHOLE)
        return next(found, None)


def act_labels(document: Document, claims: Iterable[SettledClaim]) -> list[ActLabel]:
    """Return a label for every confirmed incident of a text whose act is known."""
    labels: list[ActLabel] = []
    for each in claims:
        act = each.claim.slots.get("act")
        if each.claim.type is ClaimType.INCIDENT and each.counts and act is not None:
            old = each.proposed.slots.get("act")
            proposed = str(old.normalised or "") if old else ""
            words = document.quote(each.claim.span)
            labels.append(ActLabel(words, str(act.normalised or ""), each.id, proposed))
    return labels


def hinted(document: Document, settled: SettledClaim, learned: Learned) -> SettledClaim:
    """
    Return an incident that waits for a decision with a flag where the labels tell another act.

    Neither its act nor anything else of it changes.
    """
    claim, model = settled.claim, learned.acts
    waits = claim.type is ClaimType.INCIDENT and claim.status is Status.PROPOSED
    if model is None or not waits:
        return settled
    words = document.quote(claim.span)
    chances = model.chances(words)
    act = max(chances, key=lambda each: (chances[each], each))
    slot = claim.slots.get("act")
    if chances[act] < CLEAR or (slot is not None and slot.normalised == act):
        return settled
    because = ", ".join(model.because(words, act))
    hint = f"learned: {act} {chances[act]:.2f} ({because})"
    return replace(settled, claim=_flagged(claim, hint))


def _flagged(claim: Claim, hint: str) -> Claim:
    slot = claim.slots.get("act")
    if slot is None:
        return replace(claim, flags=(*claim.flags, hint))
    slots = {**claim.slots, "act": replace(slot, flags=(*slot.flags, hint))}
    return replace(claim, slots=slots)


def learned_document(learned: Learned) -> dict[str, Any]:
    """Return what was learned as a document; the same labels give the same one."""
    model = learned.acts
    return {
        "schema": LEARNED_SCHEMA,
        "rules": [
            {
                "rule": each.rule,
                "slot": each.slot or None,
                "confirmed": each.confirmed,
                "decided": each.decided,
                "share": each.share,
                "low": each.low,
                "high": each.high,
            }
            for each in learned.shares
        ],
        "acts": None
        if model is None
        else {
            "width": WIDTH,
            "acts": list(model.acts),
            "labels": dict(model.labels),
            "right": round(model.right, 4),
            "right_by_rule": round(model.right_by_rule, 4),
            "weights": [[float(each) for each in row] for row in model.weights],
        },
    }


def learned_bytes(learned: Learned) -> bytes:
    """Return the document as it is kept."""
    return json.dumps(learned_document(learned), separators=(",", ":")).encode() + b"\n"


def read_learned(content: bytes) -> Learned | None:
    """Return what was learned; ``None`` where *content* is no such document."""
    document, fault = read_json(content)
    if fault is not None or not isinstance(document, dict):
        return None
    if document.get("schema") != LEARNED_SCHEMA:
        return None
    try:
        shares = tuple(_share(each) for each in document["rules"])
        return Learned(shares, _model(document["acts"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _share(row: dict[str, Any]) -> RuleShare:
    rule, slot, confirmed, decided = (row[key] for key in _SHARE_KEYS)
    if not 0 <= confirmed <= decided:
        raise ValueError("more was confirmed than decided")
    return RuleShare.of(str(rule), str(slot or WHOLE), int(confirmed), int(decided))


def _model(row: dict[str, Any] | None) -> ActModel | None:
    if row is None:
        return None
    acts = tuple(str(each) for each in row["acts"])
    weights = np.array(row["weights"], dtype=np.float64)
    if weights.shape != (len(acts), WIDTH + 1) or row["width"] != WIDTH:
        raise ValueError("weights of another shape")
    labels = {str(act): int(n) for act, n in row["labels"].items()}
    return ActModel(acts, labels, weights, float(row["right"]), float(row["right_by_rule"]))
