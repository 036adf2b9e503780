"""
Which proposed claim is which labelled one: same type, overlapping evidence, most slots alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reading.assignment import best_pairs
from benchmarks.reading.equality import Units, units, units_given
from benchmarks.reading.labels import GoldClaim, LabelledText
from trucewatch.reading.claim import Claim, ClaimType
from trucewatch.reading.document import Span
from trucewatch.reading.slot_names import SLOTS

_TOUCHING = 0.001  # an overlap without one right slot is still a pair, where no better one is


@dataclass(frozen=True, slots=True)
class Pair:
    """
    A labelled claim with what was proposed for it.

    Attributes:
        gold: The label; ``None`` for a claim that nobody labelled.
        claim: The proposal; ``None`` for a claim that was not found.
    """

    gold: GoldClaim | None
    claim: Claim | None

    @property
    def type(self) -> ClaimType:
        """What the claim is about."""
        return (self.gold or self.claim).type  # type: ignore[union-attr]

    def slots(self) -> dict[str, Units]:
        """Return what each slot is worth; a label that may be left out is worth nothing."""
        names = {
            *(self.gold.slots if self.gold else ()),
            *(self.claim.slots if self.claim else ()),
        }
        return {name: self._units(name) for name in sorted(names)}

    def _units(self, name: str) -> Units:
        kind = SLOTS[self.type][name]
        gold = self.gold.slots.get(name) if self.gold else None
        slot = self.claim.slots.get(name) if self.claim else None
        if gold is None:
            return Units(0, units_given(kind, slot) if slot else 0, 0)
        if self.claim is None and self.gold and self.gold.is_optional:
            return Units(0, 0, 0)
        return units(kind, gold, slot)

    @property
    def is_exact(self) -> bool:
        """Whether the claim is told as labelled and every slot is right, without one too many."""
        if (
            self.gold is None
            or self.claim is None
            or self.gold.modality is not self.claim.modality
        ):
            return False
        return all(each.is_exact for each in self.slots().values())


def matched(text: LabelledText, claims: Sequence[Claim]) -> list[Pair]:
    """Return every label and every proposal once, together where they are one claim."""
    pairs: list[Pair] = []
    for kind in ClaimType:
        wanted = [each for each in text.claims if each.type is kind]
        given = [each for each in claims if each.type is kind]
        found = best_pairs([[_alike(gold, claim) for claim in given] for gold in wanted])
        rows, columns = {row for row, _ in found}, {column for _, column in found}
        pairs += [Pair(wanted[row], given[column]) for row, column in found]
        pairs += [Pair(each, None) for at, each in enumerate(wanted) if at not in rows]
        pairs += [Pair(None, each) for at, each in enumerate(given) if at not in columns]
    return pairs


def _alike(gold: GoldClaim, claim: Claim) -> float:
    if not overlap(evidence_of(gold), evidence_of(claim)):
        return 0.0
    right = sum(each.right for each in Pair(gold, claim).slots().values())
    return right + _TOUCHING * (1 + _shared(gold.span, claim.span))


def _shared(one: Span, other: Span) -> float:
    """Return the share of both stretches together that both have."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def evidence_of(claim: GoldClaim | Claim) -> list[Span]:
    """Return every stretch that a claim rests on."""
    return [claim.span, *(span for slot in claim.slots.values() for span in slot.spans)]


def overlap(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Say whether any stretch of *one* has a character of any of *other*."""
    others = list(other)
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in others)
