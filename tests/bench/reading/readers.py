"""Claims made from labels: what a reader proposes that makes no mistake."""

from __future__ import annotations

from benchmarks.reading.labels import GoldClaim, GoldSlot, LabelledText

from trucewatch.reading.claim import Alternative, Claim, Slot
from trucewatch.reading.document import Document


def claims_of(text: LabelledText) -> list[Claim]:
    """Return every labelled claim as a proposal."""
    return [claim_of(text.document, each) for each in text.claims]


def claim_of(document: Document, gold: GoldClaim) -> Claim:
    """Return a label as a proposal."""
    slots = {name: slot_of(document, each) for name, each in gold.slots.items()}
    return Claim(
        document=document.digest,
        type=gold.type,
        slots=slots,
        span=gold.span,
        modality=gold.modality,
        speaker=(),
        reader="perfect",
        version="1",
        rule="label",
    )


def slot_of(document: Document, gold: GoldSlot) -> Slot:
    """Return what a label wants as a slot."""
    ways = tuple(Alternative(f"way {at}", each) for at, each in enumerate(gold.readings))
    values = tuple(document.quote(span) for span in gold.spans)
    return Slot(values, gold.normalised, gold.spans, alternatives=ways)
