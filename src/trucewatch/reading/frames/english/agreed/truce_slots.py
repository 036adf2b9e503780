"""
Truce slots: what the words around a truce's name say, as slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trucewatch.definitions.time_mentions import (
    RestsOn,
    Tense,
    TimeBasis,
    TimeContext,
    TimeMention,
)
from trucewatch.definitions.times_in_text import times_in
from trucewatch.reading.claim import Alternative, Basis, Json, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.agreed.truce_areas import area_of, area_slot
from trucewatch.reading.frames.english.agreed.truce_exclusions import excluded_by, excluded_from_it
from trucewatch.reading.frames.english.agreed.truce_parties import TruceParties
from trucewatch.reading.frames.english.agreed.truce_times import Role, TruceTime
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.who import one_slot, who_slot
from trucewatch.reading.frames.slots import iso_instant, iso_length, length_slot, time_slot
from trucewatch.reading.prose.told import Text

OF_EXTENSION = "of the extension"
"""Flag: the length is that of an extension, and not of the truce."""

RECURRING = "recurring"
"""Flag: the hours come again every day."""

ANNOUNCED_AHEAD = "a truce is agreed before it starts"
"""What a weekday rests on whose tense the sentence does not say."""

_TO_COME = re.compile(r" (?:announc|declar|proclaim|agree|will|would|plan|propos)\w* ")
_DAILY = re.compile(r" (?:daily|every day|each day|a day|every week) ")


@dataclass(frozen=True, slots=True)
class TruceScene:
    """
    A truce's name in a sentence.

    Attributes:
        text: The text.
        line: The sentence.
        truce: The name.
        end: Where the words end that are tied to it.
        until: Where the next truce is named, or the sentence ends.
    """

    text: Text
    line: Line
    truce: TruceWords
    end: int
    until: int

    @property
    def document(self) -> Document:
        """The text as it came."""
        return self.text.document

    @property
    def ahead(self) -> str:
        """The line before the name."""
        return self.line.text[: self.truce.start]

    @property
    def telling(self) -> str:
        """The name and the words that are tied to it."""
        return self.line.text[self.truce.start - 1 : self.end + 1]


def slots_of(scene: TruceScene, parties: TruceParties, times: list[TruceTime]) -> dict[str, Slot]:
    """
    Return what is said of a truce, slot by slot, but for what became of it.

    Args:
        scene: Its name in a sentence.
        parties: Who is in it.
        times: The times that are tied to it.
    """
    document, line, truce = scene.document, scene.line, scene.truce
    slots: dict[str, Slot] = {}
    announced = parties.verb != "" or _TO_COME.search(scene.ahead) is not None
    for time in times:
        slots.setdefault(str(time.role), _time_slot(scene, time, announced=announced))
    if truce.length is not None:
        slots["duration"] = length_slot(document, truce.length)
        if truce.is_recurring:
            slots["duration"] = replace(slots["duration"], flags=(RECURRING,))
    elif truce.own_length is not None:
        slots["duration"] = _own_length(scene)
    area = area_of(line, truce, scene.end)
    if area:
        slots["area"] = area_slot(document, area)
    for name, several in parties.found.items():
        if several and name != "announcer":
            slots[name] = who_slot(document, several)
        elif several:
            slots[name] = one_slot(document, several[0])
    excluded = excluded_by(line, truce, scene.until)
    excluded = excluded or [
        each for each, end in excluded_from_it(line) if truce.end < end <= scene.until
    ]
    if excluded:
        slots["excluded"] = who_slot(document, excluded)
    return slots


def _time_slot(scene: TruceScene, time: TruceTime, *, announced: bool) -> Slot:
    if time.role is Role.LENGTH:
        slot = _length(scene.document, time.mention)
        extending = [OF_EXTENSION] * time.is_of_extension
        return replace(slot, flags=(*slot.flags, *extending))
    if time.is_computed:
        return _computed(scene.document, time.mention)
    mention, because = time.mention, ""
    if announced and time.role in {Role.START, Role.END}:
        mention = meant_ahead(scene, mention)
        because = ANNOUNCED_AHEAD if mention is not time.mention else ""
    slot = time_slot(scene.document, mention)
    if because:
        slot = replace(slot, inferred_from="; ".join(filter(None, (slot.inferred_from, because))))
    again = time.is_recurring or scene.truce.is_recurring or _DAILY.search(scene.telling)
    return replace(slot, flags=(*slot.flags, RECURRING)) if again else slot


def meant_ahead(scene: TruceScene, mention: TimeMention) -> TimeMention:
    """
    Return a time of an announced truce as one to come, where the sentence leaves its day open.

    A weekday without a tense of its own can be the one before or the one after; so can one whose
    tense only the words before the truce say ("agreed to a truce from Friday").
    """
    published = scene.text.published
    if published is None or not _is_left_open(scene, mention):
        return mention
    context = TimeContext(
        published.earliest, published.latest, scene.text.zone, "en", Tense.FUTURE
    )
    again = times_in(mention.words, context)
    if not again or not again[0].readings:
        return mention
    return replace(mention, readings=again[0].readings, basis=TimeBasis.INFERRED)


def _is_left_open(scene: TruceScene, mention: TimeMention) -> bool:
    words = mention.calendar
    if words is None or words.weekday is None or words.day is not None or words.is_relative:
        return False
    if any("the one before" in each.way for each in mention.readings):
        return True
    name = scene.line.span(scene.truce.start, scene.truce.end)
    cues = [each.span for each in mention.rests_on if each.on is RestsOn.TENSE and each.span]
    return mention.tense is Tense.PAST and bool(cues) and all(each[1] <= name[1] for each in cues)


def _computed(document: Document, mention: TimeMention) -> Slot:
    """Return the end of an extension that is told by its start and its length."""
    ends = [(each.way, each.latest) for each in mention.readings if each.latest is not None]
    said: list[Json] = [{"at": iso_instant(each)} for _, each in ends]
    only = said[0] if len(said) == 1 else None
    alternatives = tuple(
        Alternative(way, value) for (way, _), value in zip(ends, said, strict=True)
    )
    return Slot(
        (document.quote(mention.span),),
        only,
        (mention.span,),
        Basis.INFERRED,
        "start and length",
        alternatives if len(said) > 1 else (),
    )


def _length(document: Document, mention: TimeMention) -> Slot:
    """Return the slot of a length, or of the length that a window says."""
    span = dict(mention.parts).get("length", mention.span)
    exactly = mention.length.exactly if mention.length else None
    return Slot((document.quote(span),), iso_length(exactly) if exactly else None, (span,))


def _own_length(scene: TruceScene) -> Slot:
    span = scene.line.span(scene.truce.start, scene.truce.end)
    length = scene.truce.own_length
    said = iso_length(length) if length else None
    return Slot((scene.document.quote(span),), said, (span,))


def hull_of(scene: TruceScene, slots: dict[str, Slot]) -> Span:
    """Return the stretch of the sentence from the first to the last word that says something."""
    name = scene.line.span(scene.truce.start, scene.truce.end)
    inside = scene.line.told.sentence.span
    spans = [name, *(span for slot in slots.values() for span in slot.spans)]
    told = [each for each in spans if inside[0] <= each[0] and each[1] <= inside[1]]
    return (min(each[0] for each in told), max(each[1] for each in told))
