"""Claims of a sentence as short lines, for tables of tests."""

from __future__ import annotations

from datetime import date

from tests.reading.places.small_gazetteer import SMALL
from tests.reading.telling import WRITTEN_ON, told_of
from trucewatch.reading.claim import Json, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.known import Known
from trucewatch.reading.rules_reader import drafts_of

_KNOWN = Known(gazetteer=SMALL)


def said_in(
    text: str,
    language: str,
    *,
    published: date = WRITTEN_ON,
    zone: str = "Asia/Damascus",
    with_statements: bool = False,
) -> list[str]:
    """
    Return the claims of *text*, one line each: type, modality, slots in order of their names.

    Args:
        text: A few sentences.
        language: Their language.
        published: Day on which they were published.
        zone: Zone of their hours.
        with_statements: Whether statements are told too.
    """
    told = told_of(text, language, published, zone, _KNOWN)
    return [
        line_of(draft)
        for draft in drafts_of(told)
        if with_statements or draft.type.value != "statement"
    ]


def line_of(draft: Draft) -> str:
    """Return a draft in one line."""
    slots = [f"{name}={_value(slot)}" for name, slot in sorted(draft.slots.items())]
    return " | ".join([f"{draft.type} {draft.modality}", *slots])


def _value(slot: Slot) -> str:
    if slot.normalised is None:
        return " or ".join(_short(each.normalised) for each in slot.alternatives) or "?"
    return _short(slot.normalised)


def _short(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(_short(each) for each in value)
    if not isinstance(value, dict):
        return "?" if value is None else str(value)
    if "at" in value:
        return _time(value["at"])
    if "from" in value:
        return f"{_time(value['from'])} to {_time(value['to'])}"
    if "best" in value:
        low, best, high = value["low"], value["best"], value["high"]
        return str(best) if best is not None else f"{low}..{'' if high is None else high}"
    return str(value["name"])


def _time(value: Json) -> str:
    return "open" if value is None else str(value).removesuffix(":00Z").removeprefix("2016-")
