"""
Joins of meetings and judgements: what a text tells twice becomes one claim with both stretches.
"""

from __future__ import annotations

from dataclasses import replace

from trucewatch.reading.claim import ClaimType, Json, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.talked.meeting_words import INVITED
from trucewatch.reading.prose.told import Text

TWICE = "stated twice, agreeing"
"""Flag: two stretches of the text say the same."""

_FURTHEST = 5


def joined_meetings(text: Text, drafts: list[Draft]) -> list[Draft]:
    """
    Return *drafts* with every meeting once.

    Two are one where both are held, or both planned, and where place and day agree. A list of
    those who are invited belongs to the planned meeting before it.
    """
    kept: list[Draft] = []
    for draft in drafts:
        at = _same_meeting(text, kept, draft) if draft.type is ClaimType.MEETING else None
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return kept


def joined_assessments(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* with every judgement once that the text gives twice alike."""
    del text
    kept: list[Draft] = []
    seen: set[str] = set()
    for draft in drafts:
        if draft.type is ClaimType.ASSESSMENT:
            said = [draft.modality, *(_plain(draft, name) for name in sorted(draft.slots))]
            if str(said) in seen:
                continue
            seen.add(str(said))
        kept.append(draft)
    return kept


def _plain(draft: Draft, name: str) -> Json:
    value = draft.slots[name].normalised
    return value.casefold() if isinstance(value, str) else value


def _same_meeting(text: Text, kept: list[Draft], draft: Draft) -> int | None:
    for at in range(len(kept) - 1, -1, -1):
        one = kept[at]
        if one.type is not ClaimType.MEETING or one.modality is not draft.modality:
            continue
        if _is_same(one, draft) or _is_list_of(text, one, draft):
            return at
    return None


def _is_same(one: Draft, other: Draft) -> bool:
    """Say whether place and day of two agree, both being told of both."""
    if "day" not in one.slots or "day" not in other.slots:
        return False
    days = one.slots["day"].normalised, other.slots["day"].normalised
    if days[0] is None or days[0] != days[1]:
        return False
    places = _places(one), _places(other)
    return bool(places[0]) and places[0] == places[1]


def _places(draft: Draft) -> set[str]:
    slot = draft.slots.get("place")
    entries = slot.normalised if slot is not None else []
    if not isinstance(entries, list):
        return set()
    return {str(each["name"]).casefold() for each in entries if isinstance(each, dict)}


def _is_list_of(text: Text, one: Draft, other: Draft) -> bool:
    """Say whether *other* names those who are invited to *one*, told shortly before."""
    is_list = INVITED in other.flags and not {"place", "day"} & set(other.slots)
    is_planned = one.modality is Modality.PLANNED and {"place", "day"} & set(one.slots)
    near = _sentence(text, other) - _sentence(text, one) <= _FURTHEST
    return bool(is_list and is_planned and near and one.rule.endswith(("invited", "met")))


def _sentence(text: Text, draft: Draft) -> int:
    told = text.at(draft.span[0])
    return told.sentence.number if told is not None else 0


def _joined(one: Draft, other: Draft) -> Draft:
    slots = dict(one.slots)
    for name, slot in other.slots.items():
        if name not in slots:
            slots[name] = slot
        elif name == "participants":
            slots[name] = _all_of(slots[name], slot)
        elif name in {"day", "place"}:
            slots[name] = _twice(slots[name], slot)
    flags = tuple(dict.fromkeys((*one.flags, *other.flags)))
    return replace(one, slots=slots, flags=flags)


def _twice(one: Slot, other: Slot) -> Slot:
    """Return a slot that two stretches state alike."""
    if set(other.spans) <= set(one.spans):
        return one
    normalised = one.normalised
    if isinstance(normalised, list) and isinstance(other.normalised, list):
        normalised = [*normalised, *other.normalised]
    return replace(
        one,
        value=(*one.value, *other.value),
        spans=(*one.spans, *other.spans),
        normalised=normalised,
        flags=tuple(dict.fromkeys((*one.flags, TWICE))),
    )


def _all_of(one: Slot, other: Slot) -> Slot:
    """Return those of both lists, each name once."""
    if not isinstance(one.normalised, list) or not isinstance(other.normalised, list):
        return one
    names = {str(each["name"]) for each in one.normalised if isinstance(each, dict)}
    value, spans, entries = list(one.value), list(one.spans), list(one.normalised)
    for words, span, entry in zip(other.value, other.spans, other.normalised, strict=True):
        if isinstance(entry, dict) and str(entry["name"]) not in names:
            value.append(words)
            spans.append(span)
            entries.append(entry)
    flags = tuple(dict.fromkeys((*one.flags, *other.flags)))
    return replace(one, value=tuple(value), spans=tuple(spans), normalised=entries, flags=flags)
