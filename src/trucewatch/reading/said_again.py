"""
Said again: what a headline says of the story, and what two rules make of the same words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from trucewatch.reading.claim import ClaimType
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import WEAK
from trucewatch.reading.prose.told import HEADS, Text

_Said = set[tuple[ClaimType, str, str]]


def body_first(text: Text, drafts: Iterable[Draft]) -> list[Draft]:
    """
    Leave out what a headline or heading says and the story says too; what is left is weak.

    The story says it where a draft of the same type has one value in common, and where it has one
    draft of that type only: a headline rounds and shortens.
    """
    heads: list[Draft] = []
    story: list[Draft] = []
    for draft in drafts:
        told = text.at(draft.span[0])
        is_head = told is not None and told.sentence.part in HEADS
        (heads if is_head else story).append(draft)
    if not heads:
        return story
    said: _Said = {each for draft in story for each in _values(draft)}
    counts = Counter(draft.type for draft in story)
    kept = [
        replace(draft, flags=(*draft.flags, WEAK))
        for draft in heads
        if counts[draft.type] != 1 and said.isdisjoint(_values(draft))
    ]
    return [*kept, *story]


def without_repeats(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out each draft whose slots another draft of the same words has too."""
    ordered = sorted(drafts, key=lambda each: (each.span[0], -len(each.slots), each.rule))
    kept: list[Draft] = []
    near: list[Draft] = []
    for draft in ordered:
        near = [each for each in near if each.span[1] > draft.span[0]]
        if not any(_says(each, draft) for each in near):
            kept.append(draft)
            near.append(draft)
    return kept


def _says(one: Draft, other: Draft) -> bool:
    """Say whether *one* has every slot of *other*, from the same words."""
    if one.type is not other.type or one.modality is not other.modality:
        return False
    return all(
        name in one.slots and one.slots[name].spans == slot.spans
        for name, slot in other.slots.items()
    )


def _values(draft: Draft) -> _Said:
    return {
        (draft.type, name, json.dumps(slot.normalised, sort_keys=True))
        for name, slot in draft.slots.items()
        if slot.normalised is not None
    }
