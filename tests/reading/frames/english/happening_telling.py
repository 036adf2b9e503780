"""What the frames of happenings read in a sentence, in a few words for tables of tests."""

from __future__ import annotations

from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType, Json, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.happenings import happenings


def drafts_in(sentence: str, kind: str = "") -> list[Draft]:
    """Return the drafts of a type, or of every type, in a sentence of 4 May 2016, Damascus."""
    text = told_of(sentence, "en")
    found = [draft for told in text.sentences for draft in happenings(text, told)]
    return [each for each in found if not kind or each.type is ClaimType(kind)]


def told_briefly(sentence: str, kind: str) -> str:
    """Return the claims of a type, each "modality; slot=value; ...", parted by " | "."""
    return " | ".join(brief(each) for each in drafts_in(sentence, kind))


def brief(draft: Draft) -> str:
    """Return a draft as "modality; slot=value; ...", its slots in the order of the alphabet."""
    told = [str(draft.modality)]
    told += [f"{name}={_brief(name, slot)}" for name, slot in sorted(draft.slots.items())]
    return "; ".join([*told, *draft.flags])


def _brief(name: str, slot: Slot) -> str:
    value = slot.normalised
    if name in {"killed", "injured", "people", "areas_count"}:
        return _range(value)
    if name in {"place", "area", "areas", "from", "to"}:
        return " + ".join(slot.value)
    if isinstance(value, list):
        return " + ".join(_name(each) for each in value)
    if isinstance(value, str):
        return value
    if name == "act":
        return " or ".join(str(each.normalised) for each in slot.alternatives)
    return slot.value[0]


def _range(value: Json) -> str:
    if not isinstance(value, dict):
        return "?"
    low, high = value["low"], value["high"]
    return str(low) if low == high else f"{'' if low is None else low}..{high or ''}"


def _name(value: Json) -> str:
    return str(value["name"]) if isinstance(value, dict) else "?"
