"""
Either or: a time that the words leave open between two ("on Monday or Tuesday").

Neither is chosen: both stand as alternatives of the slot.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Alternative, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import time_slot, window_slot
from trucewatch.reading.prose.told import Text
from trucewatch.reading.slot_names import SLOTS, Kind

_OR = re.compile(r",? or (?:possibly |perhaps |else |early |late )?(?:on |at |by |in )?\Z")
_FORMS = {Kind.TIME: time_slot, Kind.WINDOW: window_slot}


def either_or(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* with both times where the words name one "or" another."""
    others = _pairs(text)
    return [_opened(text.document, each, others) for each in drafts] if others else drafts


def _pairs(text: Text) -> dict[Span, TimeMention]:
    """Return, by the span of a time, the time that the words name as the other choice."""
    found: dict[Span, TimeMention] = {}
    for told in text.sentences:
        for one, other in pairwise(told.times):
            if _OR.fullmatch(text.document.text[one.span[1] : other.span[0]]):
                found[one.span], found[other.span] = other, one
        for time in told.times:
            before = _DAY_BEFORE.search(
                text.document.text, max(0, time.span[0] - 12), time.span[0]
            )
            if before and time.readings and all(each.day for each in time.readings):
                found[time.span] = _on(text.document, time, before)
    return found


_DAY_BEFORE = re.compile(r"\b(\d{1,2}) or \Z")


def _on(document: Document, time: TimeMention, before: re.Match[str]) -> TimeMention:
    """Return the day of "3 or 4 March" that stands before the one that was read."""
    shift = timedelta(days=int(before[1]) - (time.readings[0].day or date.min).day)
    readings = tuple(
        replace(
            each,
            earliest=each.earliest and each.earliest + shift,
            latest=each.latest and each.latest + shift,
            day=each.day and each.day + shift,
        )
        for each in time.readings
    )
    span = before.span(1)
    return replace(time, span=span, words=document.quote(span), readings=readings)


def _opened(document: Document, draft: Draft, others: dict[Span, TimeMention]) -> Draft:
    slots = {}
    for name, slot in draft.slots.items():
        form = _FORMS.get(SLOTS[draft.type][name])
        other = others.get(slot.spans[0]) if form and len(slot.spans) == 1 else None
        slots[name] = slot if form is None or other is None else _both(slot, form(document, other))
    return replace(draft, slots=slots)


def _both(one: Slot, other: Slot) -> Slot:
    first, second = sorted((one, other), key=lambda each: each.spans[0])
    ways = [
        Alternative(
            each.value[0] if not own.way else f"{each.value[0]}: {own.way}", own.normalised
        )
        for each in (first, second)
        for own in each.alternatives or (Alternative("", each.normalised),)
    ]
    return replace(
        one,
        value=(*first.value, *second.value),
        spans=(*first.spans, *second.spans),
        normalised=None,
        alternatives=tuple(ways),
    )
