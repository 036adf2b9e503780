"""
Scores: what the pairs of many texts come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.reading.equality import Units
from benchmarks.reading.labels import GoldSlot, LabelledText
from benchmarks.reading.matching import Pair, evidence_of, matched, overlap
from trucewatch.reading.claim import Claim, ClaimType, Modality, Slot
from trucewatch.reading.document import Span

TRUCE_TIMES = frozenset(
    {"start", "end", "duration", "oversight_until", "extended_until", "lapsed_at"}
)
"""Slots of a truce that say when."""

PARTIES = frozenset({"parties", "accepted_by", "excluded"})
"""Slots of a truce that say who."""

CASUALTIES = frozenset({"killed", "injured", "unit", "window"})
"""Slots of casualty figures and of incidents that say how many, of whom, within what."""

_FLAGGED = ("disagree", "conflict", "differ", "against")


@dataclass(slots=True)
class Tally:
    """
    Entries wanted, given and right, added up.

    Attributes:
        wanted: Entries that the labels have.
        given: Entries that the reader has.
        right: Entries that agree.
    """

    wanted: int = 0
    given: int = 0
    right: int = 0

    def add(self, units: Units) -> None:
        """Add one slot."""
        self.wanted += units.wanted
        self.given += units.given
        self.right += units.right

    @property
    def precision(self) -> float | None:
        """Share of what was given that is right; ``None`` where nothing was given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Share of what was wanted that is right; ``None`` where nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Twice what is right over all that was wanted or given; ``None`` where neither was."""
        both = self.wanted + self.given
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Read:
    """
    A labelled text with what a reader made of it.

    Attributes:
        text: The text with its labels.
        claims: What the reader proposes.
        pairs: Labels and proposals, together where they are one claim.
    """

    text: LabelledText
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, text: LabelledText, claims: Sequence[Claim]) -> Read:
        """Return *text* with *claims*, matched."""
        return cls(text, tuple(claims), tuple(matched(text, claims)))


@dataclass(frozen=True, slots=True)
class Score:
    """
    What a reader reaches on some texts.

    Attributes:
        texts: How many texts.
        slots: All slots together.
        by_type: Slots of each type.
        headline: Truce times, parties and casualty figures together.
        claims: Claims labelled, given and matched; labels that may be left out count if found.
        exact: Claims that are right in everything.
        modality: Matched claims that are told as labelled.
        false_incidents: Incidents that nobody labelled.
        ambiguous: Ambiguities and conflicts that are labelled, and how many were flagged.
        distractors: Stretches that must give no incident, and how many gave one.
        quotes: Quoted values, and how many are what stands in the text.
    """

    texts: int
    slots: Tally
    by_type: dict[ClaimType, Tally]
    headline: Tally
    claims: Tally
    exact: int
    modality: int
    false_incidents: int
    ambiguous: tuple[int, int]
    distractors: tuple[int, int]
    quotes: tuple[int, int]
    by_slot: dict[tuple[ClaimType, str], Tally] = field(default_factory=dict)

    @property
    def false_incidents_per_text(self) -> float | None:
        """Incidents that nobody labelled, for each text."""
        return self.false_incidents / self.texts if self.texts else None


def score(reads: Sequence[Read]) -> Score:
    """Return what *reads* come to."""
    pairs = [pair for read in reads for pair in read.pairs]
    by_slot = _by_slot(pairs)
    return Score(
        len(reads),
        _together(by_slot, lambda _type, _slot: True),
        {kind: _together(by_slot, _of_type(kind)) for kind in ClaimType},
        _together(by_slot, _is_headline),
        _claims(pairs),
        sum(pair.is_exact for pair in pairs),
        sum(_is_told_alike(pair) for pair in pairs),
        sum(map(_is_false_incident, pairs)),
        _summed(_ambiguities(read) for read in reads),
        _summed(_distracted(read) for read in reads),
        _summed(_quoted(read) for read in reads),
        by_slot,
    )


def _by_slot(pairs: Iterable[Pair]) -> dict[tuple[ClaimType, str], Tally]:
    found: dict[tuple[ClaimType, str], Tally] = {}
    for pair in pairs:
        for name, units in pair.slots().items():
            found.setdefault((pair.type, name), Tally()).add(units)
    return found


def _together(
    by_slot: dict[tuple[ClaimType, str], Tally], counts: Callable[[ClaimType, str], bool]
) -> Tally:
    total = Tally()
    for (kind, name), tally in by_slot.items():
        if counts(kind, name):
            total.add(Units(tally.wanted, tally.given, tally.right))
    return total


def _of_type(wanted: ClaimType) -> Callable[[ClaimType, str], bool]:
    return lambda kind, _slot: kind is wanted


def _is_headline(kind: ClaimType, slot: str) -> bool:
    if kind is ClaimType.TRUCE_TERM:
        return slot in TRUCE_TIMES | PARTIES
    return kind in {ClaimType.CASUALTY_FIGURE, ClaimType.INCIDENT} and slot in CASUALTIES


def _claims(pairs: Sequence[Pair]) -> Tally:
    wanted = sum(1 for each in pairs if each.gold and (each.claim or not each.gold.is_optional))
    both = sum(1 for each in pairs if each.gold and each.claim)
    return Tally(wanted, sum(1 for each in pairs if each.claim), both)


def _is_told_alike(pair: Pair) -> bool:
    return bool(pair.gold and pair.claim) and pair.gold.modality is pair.claim.modality  # type: ignore[union-attr]


def _is_false_incident(pair: Pair) -> bool:
    # One that the text denies or only supposes is no incident, and is told so.
    claim = pair.claim
    if pair.gold is not None or claim is None or claim.type is not ClaimType.INCIDENT:
        return False
    return claim.modality is Modality.HELD


def _ambiguities(read: Read) -> tuple[int, int]:
    wanted = found = 0
    for pair in read.pairs:
        for slot in pair.gold.slots.values() if pair.gold else ():
            if slot.is_ambiguous and (pair.claim or not slot.is_optional):
                wanted += 1
                found += any(_is_open(each) for each in _slots_at(read, slot))
    for spans in read.text.conflicts:
        wanted += 1
        found += any(_flags_conflict(claim, spans) for claim in read.claims)
    return wanted, found


def _slots_at(read: Read, gold: GoldSlot) -> list[Slot]:
    slots = [slot for claim in read.claims for slot in claim.slots.values()]
    return [slot for slot in slots if overlap(slot.spans, gold.spans)]


def _is_open(slot: Slot) -> bool:
    return len(slot.alternatives) > 1 or any(map(_says_conflict, slot.flags))


def _says_conflict(flag: str) -> bool:
    return any(word in flag for word in _FLAGGED)


def _flags_conflict(claim: Claim, spans: Sequence[Span]) -> bool:
    if not overlap(evidence_of(claim), spans):
        return False
    return any(map(_says_conflict, claim.flags)) or any(
        _is_open(slot) for slot in claim.slots.values() if overlap(slot.spans, spans)
    )


def _distracted(read: Read) -> tuple[int, int]:
    false = [pair.claim for pair in read.pairs if _is_false_incident(pair) and pair.claim]
    hit = sum(
        any(overlap([span], evidence_of(claim)) for claim in false)
        for span in read.text.distractors
    )
    return len(read.text.distractors), hit


def _quoted(read: Read) -> tuple[int, int]:
    document = read.text.document
    quotes = [
        (slot.value[at] if at < len(slot.value) else None, span)
        for claim in read.claims
        for slot in claim.slots.values()
        for at, span in enumerate(slot.spans)
    ]
    right = sum(document.holds(span) and document.quote(span) == words for words, span in quotes)
    return len(quotes), right


def _summed(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    several = list(counts)
    return sum(each[0] for each in several), sum(each[1] for each in several)
