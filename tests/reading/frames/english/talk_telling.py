"""What the frames of talk read in a sentence, in a few words for tables of tests."""

from __future__ import annotations

from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.talked.talk import talk
from trucewatch.reading.frames.english.talked.talk_joins import joined_assessments, joined_meetings
from trucewatch.reading.known.world_places import world_gazetteer
from trucewatch.reading.prose.known import Known

WORLD = Known(gazetteer=world_gazetteer())
"""Cities where people meet, and no case."""


def talk_in(text: str, kind: ClaimType) -> list[Draft]:
    """Return the drafts of one type of claim that a text has."""
    told = told_of(text, "en", known=WORLD)
    drafts = [each for sentence in told.sentences for each in talk(told, sentence)]
    joined = joined_assessments(told, joined_meetings(told, drafts))
    return [each for each in joined if each.type is kind]


def names(slot: Slot | None) -> str:
    """Return the names in a slot of places or actors."""
    if slot is None:
        return ""
    if isinstance(slot.normalised, dict):
        return str(slot.normalised["name"])
    if not isinstance(slot.normalised, list):
        return ""
    return ", ".join(str(each["name"]) for each in slot.normalised if isinstance(each, dict))


def days(slot: Slot | None) -> str:
    """Return the words for a time, or nothing."""
    return "" if slot is None else " / ".join(slot.value)
