"""
Meetings by marks: who met or will meet, where, when and about what.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.time_mentions import TimeKind
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.modality import coming, is_ahead, told_as
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import actors_slot, places_slot, time_slot, words_slot
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, ActorSort

_DAYS = frozenset({TimeKind.DAY, TimeKind.INSTANT, TimeKind.PART_OF_DAY})
_NEAR = 14
_IN = frozenset(("в", "во", "на", "у", "في"))
_STOPS = frozenset((",", ";", ":", ".", "\u060c", "\u061b", "(", "\u2014", "\u2013", "!", "?"))


def meetings(scene: Scene) -> Iterator[Draft]:
    """Yield the meeting that a sentence tells of, with at least two of place, day and people."""
    marks = [each for each in scene.of_means(Means.MEETING) if not _is_of_truce(scene, each)]
    if not marks:
        return
    verb = marks[0]
    document = scene.text.document
    slots: dict[str, Slot] = {}
    place = _place(scene, verb)
    if place is not None:
        slots["place"] = places_slot(document, [place])
    days = [each for each in scene.told.times if each.kind in _DAYS and each.readings]
    day = scene.nearest(verb.span, days, _NEAR)
    is_to_come = day is not None and _is_present(scene) and coming(scene, day) is not None
    day = (coming(scene, day) or day) if is_to_come and day is not None else day
    if day is not None:
        slots["day"] = time_slot(document, day)
    people = _participants(scene, verb)
    if people:
        slots["participants"] = actors_slot(document, people)
    if len(slots) < 2 and not (slots and _is_announced(scene, verb)):
        return
    subject = _subject(scene, verb)
    if subject is not None:
        slots["subject"] = words_slot(document, subject)
    told = told_as(scene, verb.span)
    if told is Modality.HELD and day is not None and (is_to_come or is_ahead(scene, day)):
        told = Modality.PLANNED
    if scene.has(Means.CANCELLED) and told in {Modality.HELD, Modality.PLANNED}:
        told = Modality.DENIED
    span = cover([verb.span, *(span for slot in slots.values() for span in slot.spans)])
    yield Draft(ClaimType.MEETING, f"{scene.prefix}.meeting.told", span, slots, told)


def _is_present(scene: Scene) -> bool:
    """Say whether an Arabic verb of the present opens the sentence: "the envoy visits"."""
    words = scene.told.sentence.words
    return scene.is_verb_first and bool(words) and words[0].key.removeprefix("و") in _PRESENT


_PRESENT = frozenset(
    (
        *("يزور", "تزور", "يجتمع", "تجتمع", "يلتقي", "تلتقي", "ينطلق", "تنطلق", "ينعقد", "تنعقد"),
        *("يعقد", "تعقد", "يستضيف", "تستضيف", "يبدا", "تبدا", "يلتيم", "يتوجه", "يصل", "تصل"),
    )
)


def _is_announced(scene: Scene, verb: Mark) -> bool:
    """Say whether a verb of the future tells of the meeting."""
    return scene.has(Means.FUTURE, within=scene.clause_span(verb.span))


def _is_of_truce(scene: Scene, mark: Mark) -> bool:
    return any(
        each.first <= mark.first < each.after
        for each in scene.of_means(Means.TRUCE, Means.AID)
        if each != mark
    )


def _place(scene: Scene, verb: Mark) -> PlaceMention | None:
    held = [each.span for each in scene.told.actors]
    places = [
        each
        for each in scene.told.places
        if not any(span[0] < each.span[1] and each.span[0] < span[1] for span in held)
    ]
    led = [each for each in places if scene.word_before(each.span) in _IN]
    if not led and not scene.is_verb_first:
        return None
    return scene.nearest(verb.span, led or places, _NEAR)


def _first_of_each(found: list[ActorMention]) -> list[ActorMention]:
    """Return every actor once, at its first mention."""
    return list({each.name: each for each in reversed(found)}.values())[::-1]


def _participants(scene: Scene, verb: Mark) -> list[ActorMention]:
    """Return every actor of the clause of the meeting and those beside it, speakers left out."""
    voices = [voice.span for each in scene.told.attributions for voice in each.voices]
    clause = scene.clause(verb.span)
    found = [
        each
        for each in scene.told.actors
        if each.sort not in {ActorSort.MEDIA}
        and not _is_of_mediation(scene, each)
        and not any(span[0] <= each.span[0] and each.span[1] <= span[1] for span in voices)
        and abs(scene.clause(each.span) - clause) <= 1
        and not _says(scene, each)
    ]
    named = [
        each
        for at, each in enumerate(found)
        if at == 0 or not _goes_on(scene, found[at - 1], each)
    ]
    return _first_of_each(named)


def _is_of_mediation(scene: Scene, actor: ActorMention) -> bool:
    """Say whether an Arabic adjective says whose mediation it was: "by Saudi mediation"."""
    return scene.is_verb_first and any(
        0 <= scene.place(actor.span[0]) - each.after <= 1 for each in scene.of_means(Means.SPONSOR)
    )


def _goes_on(scene: Scene, one: ActorMention, other: ActorMention) -> bool:
    """Say whether an Arabic adjective goes on with the name before it: "the UN | mission"."""
    offset = scene.told.sentence.span[0]
    between = scene.told.sentence.text[one.span[1] - offset : other.span[0] - offset]
    return scene.is_verb_first and between == " "


def _says(scene: Scene, actor: ActorMention) -> bool:
    said = scene.nearest(actor.span, scene.of_means(Means.SAY, Means.ANNOUNCE), 2)
    return said is not None


def _subject(scene: Scene, verb: Mark) -> Span | None:
    """Return the words from "to discuss" to the end of the clause."""
    for mark in scene.of_means(Means.ON_SUBJECT):
        if mark.first < verb.first:
            continue
        words = scene.told.sentence.words
        end = mark.after
        while end < len(words) and words[end].key not in _STOPS:
            end += 1
        if end > mark.after:
            return mark.span[0], words[end - 1].span[1]
    return None
