"""
What went wrong, claim by claim: for whoever mends a rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.reading.labels import GoldSlot
from benchmarks.reading.matching import Pair
from benchmarks.reading.scores import Read
from trucewatch.reading.claim import Slot
from trucewatch.reading.document import Document, Span


def failures(read: Read) -> Iterator[str]:
    """Say of each pair that is not exact what was wanted and what was given."""
    document = read.text.document
    for pair in read.pairs:
        if not pair.is_exact and not _may_be_left_out(pair):
            yield from _failure(read.text.name, document, pair)


def _may_be_left_out(pair: Pair) -> bool:
    return pair.claim is None and pair.gold is not None and pair.gold.is_optional


def _failure(name: str, document: Document, pair: Pair) -> Iterator[str]:
    gold, claim = pair.gold, pair.claim
    yield f"[{name}] {pair.type} {_fate(pair)}: {document.quote(_span(pair))!r}"
    for slot, units in pair.slots().items():
        if not units.is_exact and not (units.wanted == units.given == 0):
            label = gold.slots.get(slot) if gold else None
            given = claim.slots.get(slot) if claim else None
            yield f"    {slot}: wanted {_label(document, label)}; given {_given(given)}"


def _fate(pair: Pair) -> str:
    gold, claim = pair.gold, pair.claim
    if gold is None or claim is None:
        return f"IN VAIN ({claim.rule}, {claim.modality})" if claim else "MISSED"
    told = f", told {claim.modality}, is {gold.modality}"
    return f"NOT EXACT ({claim.rule}{told if gold.modality is not claim.modality else ''})"


def _span(pair: Pair) -> Span:
    claim = pair.gold or pair.claim
    return claim.span if claim else (0, 0)


def _label(document: Document, label: GoldSlot | None) -> str:
    if label is None:
        return "nothing"
    words = " + ".join(repr(document.quote(span)) for span in label.spans)
    said = f"any of {list(label.readings)}" if label.is_ambiguous else f"{label.normalised}"
    return f"{words} = {said}" + (" (may be left out)" if label.is_optional else "")


def _given(slot: Slot | None) -> str:
    if slot is None:
        return "nothing"
    words = " + ".join(map(repr, slot.value))
    said = f"{slot.normalised}"
    if slot.alternatives:
        said += f" or {[each.normalised for each in slot.alternatives]}"
    return f"{words} = {said}" + (f" {list(slot.flags)}" if slot.flags else "")
