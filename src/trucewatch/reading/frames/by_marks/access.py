"""
Access by marks: aid that was asked for, let through, refused, brought, or is to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.claim import ClaimType, Modality, Slot
from trucewatch.reading.frames.by_marks.means import UNITS, Means
from trucewatch.reading.frames.by_marks.modality import told_as
from trucewatch.reading.frames.by_marks.roles import subjects_of
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import (
    actors_slot,
    count_slot,
    places_slot,
    window_slot,
    word_slot,
)
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, ActorSort

_WORDS = (
    (Means.REFUSED, "refused"),
    (Means.UNANSWERED, "unanswered"),
    (Means.PLANNED, "planned"),
    (Means.APPROVED, "approved"),
    (Means.REACHED, "reached"),
    (Means.REQUESTED, "requested"),
    (Means.REACHING, "reached"),
)
_FAR = 14
_SETTLED = frozenset({"refused", "unanswered"})
_HELPING = frozenset({ActorSort.ORGANISATION, ActorSort.MONITOR})
_AREAS = "areas"
_RULING = ("власт", "администрац", "министер", "минобороны", "правительств", "سلطات", "وزاره")


def access(scene: Scene) -> Iterator[Draft]:
    """Yield what a sentence tells of aid on its way to people; at most one claim."""
    aid = scene.of_means(Means.AID)
    if scene.has(Means.KILLED, Means.INJURED):
        return
    if not aid and not _helpers_reach(scene):
        return
    found = _status(scene, aid)
    if found is None:
        return
    verb, word = found
    told = told_as(scene, verb.span, is_done=word != "planned")
    if told is Modality.HELD and verb.means is Means.REACHING and scene.has(Means.AGREE):
        told, word = Modality.PLANNED, "planned"
    if told is Modality.HELD and word == "planned":
        told = Modality.PLANNED
    if told is Modality.HELD and word not in _SETTLED and _is_to_come(scene, verb):
        told, word = Modality.PLANNED, "planned" if word == "reached" else word
    if word in _SETTLED and told in {Modality.DENIED, Modality.PLANNED}:
        told = Modality.HELD
    slots = {"status": word_slot(scene.text.document, word, verb.span)}
    slots |= _people(scene) | _where(scene) | _actors(scene, verb, word) | _period(scene, verb)
    if len(slots) < 2:
        return
    span = cover([verb.span, *(span for slot in slots.values() for span in slot.spans)])
    rule = f"{scene.prefix}.access.{word}"
    yield Draft(ClaimType.ACCESS, rule, span, slots, told)


def _is_to_come(scene: Scene, verb: Mark) -> bool:
    return scene.has(Means.FUTURE, within=scene.clause_span(verb.span))


def _helpers_reach(scene: Scene) -> bool:
    """Say whether an organisation was refused, or reached a number of people, without "aid"."""
    if not any(each.sort in _HELPING for each in scene.told.actors):
        return False
    return scene.has(Means.REFUSED) or (scene.has(Means.REACHED) and bool(_people(scene)))


def _status(scene: Scene, aid: list[Mark]) -> tuple[Mark, str] | None:
    """Return the verb of what became of the aid, and its word; refusals come first."""
    for means, word in _WORDS:
        for mark in scene.of_means(means):
            near = scene.nearest(mark.span, aid or [mark], _FAR)
            if near is None or scene.is_negated(mark):
                continue
            return mark, word
    return None


def _people(scene: Scene) -> dict[str, Slot]:
    """Return how many people, where a number stands before a word for people."""
    for number in scene.told.numbers:
        unit = _unit(scene, number)
        if number.count is not None and unit is not None:
            slots = {"people": count_slot(scene.text.document, number)}
            slots["unit"] = word_slot(scene.text.document, unit.means.value, unit.span)
            return slots
    return {}


def _unit(scene: Scene, number: NumberMention) -> Mark | None:
    for mark in scene.of_means(*UNITS):
        between = scene.between(number.span, mark.span)
        if mark.span[0] >= number.figure[0] and len(between) <= 1:
            return mark
    return None


def _where(scene: Scene) -> dict[str, Slot]:
    voices = [voice.span for each in scene.told.attributions for voice in each.voices]
    places: list[PlaceMention] = [
        each
        for each in scene.led(scene.told.places)
        if not any(span[0] <= each.span[0] < span[1] for span in voices)
    ]
    return {_AREAS: places_slot(scene.text.document, places)} if places else {}


def _actors(scene: Scene, verb: Mark, word: str) -> dict[str, Slot]:
    helping = [each for each in scene.told.actors if each.sort in _HELPING]
    others = [each for each in scene.told.actors if each.sort not in {*_HELPING, ActorSort.MEDIA}]
    document = scene.text.document
    slots: dict[str, Slot] = {}
    if word in {"refused", "approved", "unanswered"}:
        everybody = [each for each in scene.told.actors if each.sort is not ActorSort.MEDIA]
        by: list[ActorMention] = subjects_of(scene, verb, everybody)
        by = by if word != "unanswered" and not _is_helped(by) else []
        if by and word == "refused":
            slots["refused_by"] = actors_slot(document, by)
        clause = scene.clause(verb.span)
        asking = [
            each
            for each in helping
            if each not in by and not (each.is_weak and scene.clause(each.span) != clause)
        ]
        if asking:
            slots["requested_by"] = actors_slot(document, asking[:1])
    elif word == "requested":
        if helping:
            slots["requested_by"] = actors_slot(document, helping[:1])
    else:
        by = subjects_of(scene, verb, helping or others)
        by = by or helping[:1]
        if by:
            slots["by"] = actors_slot(document, by)
    return slots


def _is_helped(by: list[ActorMention]) -> bool:
    """Say whether the subject of a refusal is who was refused: "UNRWA was not allowed"."""
    return any(each.sort in _HELPING and not key_of(each.words).startswith(_RULING) for each in by)


def _period(scene: Scene, verb: Mark) -> dict[str, Slot]:
    times: list[TimeMention] = [each for each in scene.told.times if each.readings]
    nearest = scene.nearest(verb.span, times)
    return {"period": window_slot(scene.text.document, nearest)} if nearest else {}
