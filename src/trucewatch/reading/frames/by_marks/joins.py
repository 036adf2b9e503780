"""
Joins by marks: the times of a truce that stand in the sentence behind the one that tells of it.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.reading.claim import Basis, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.told import Text

_TIMES = frozenset({"start", "end", "duration"})
_STATES = frozenset({"extended_until", "lapsed_at", "in_force", "excluded"})
_RULES = ("ru.", "uk.", "ar.")
_FARTHEST = 2
_TOGETHER = frozenset({Modality.HELD, Modality.PLANNED})


def joined_times(text: Text, drafts: list[Draft]) -> list[Draft]:
    """
    Return *drafts* with the times of a truce joined to the sentence that tells of it.

    "The sides signed a truce of seven days. It will begin on Monday at 21:45." is one truce. Only
    times are joined, only to a truce without these of its own, and both must be told as done or
    planned.

    Args:
        text: The text.
        drafts: Drafts of all its sentences, in order.
    """
    joined: list[Draft] = []
    for draft in drafts:
        place = _first_of(text, joined, draft)
        if place is None:
            joined.append(draft)
        else:
            joined[place] = _with_times(text, joined[place], draft)
    return joined


def _first_of(text: Text, before: list[Draft], draft: Draft) -> int | None:
    if not _is_own(draft) or not _TIMES & draft.slots.keys() or draft.slots.keys() - _TIMES:
        return None
    for place in range(len(before) - 1, -1, -1):
        earlier = before[place]
        if _is_own(earlier) and "excluded" not in earlier.slots:
            steps = _sentence(text, draft) - _sentence(text, earlier)
            is_free = not (earlier.slots.keys() & (_STATES | draft.slots.keys()))
            return place if is_free and 0 < steps <= _FARTHEST else None
    return None


def _is_own(draft: Draft) -> bool:
    is_read_here = draft.rule.startswith(_RULES)
    return is_read_here and draft.type is ClaimType.TRUCE_TERM and draft.modality in _TOGETHER


def _with_times(text: Text, draft: Draft, later: Draft) -> Draft:
    said = f"same truce, told in sentence {_sentence(text, later) + 1}"
    slots = dict(draft.slots) | {
        name: _told_there(each, said) for name, each in later.slots.items()
    }
    modality = later.modality if draft.modality is Modality.HELD else draft.modality
    return replace(draft, slots=slots, modality=modality)


def _told_there(slot: Slot, said: str) -> Slot:
    rests = "; ".join(each for each in (said, slot.inferred_from) if each)
    return replace(slot, basis=Basis.INFERRED, inferred_from=rests)


def _sentence(text: Text, draft: Draft) -> int:
    told = text.at(draft.span[0])
    return told.sentence.number if told is not None else 0
