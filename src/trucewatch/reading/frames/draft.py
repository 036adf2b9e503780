"""
Drafts: what a frame proposes; the reader makes claims of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from trucewatch.reading.claim import ClaimType, Modality, Slot, Voice
from trucewatch.reading.document import Span
from trucewatch.reading.prose.told import Text, Told


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A claim before the reader has signed it.

    Attributes:
        type: What it is about.
        rule: The frame's rule, such as ``en.truce.for_from``: language, frame, way of telling.
        span: The words that make the claim: the clause, at most the sentence.
        slots: What it says, by name of `slot_names`.
        modality: How it is told.
        speaker: Who says so, where the frame knows better than the attribution that holds its
            span; ``None`` leaves it to the reader.
        flags: Short words for a reviewer.
    """

    type: ClaimType
    rule: str
    span: Span
    slots: Mapping[str, Slot]
    modality: Modality = Modality.HELD
    speaker: tuple[Voice, ...] | None = None
    flags: tuple[str, ...] = ()


Frame = Callable[[Text, Told], Iterator[Draft]]
"""Proposes drafts from one sentence; the whole text is there for what stands before it."""

Join = Callable[[Text, list[Draft]], list[Draft]]
"""Looks over the drafts of a whole text: joins what tells of one thing, drops what repeats."""
