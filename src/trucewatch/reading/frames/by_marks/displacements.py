"""
Displacements by marks: people who fled or were brought away, from where and to where.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.reading.claim import ClaimType, Modality
from trucewatch.reading.frames.by_marks.means import UNITS, Means
from trucewatch.reading.frames.by_marks.modality import gone, told_as
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import count_slot, places_slot, time_slot, words_slot
from trucewatch.reading.places.places_in_text import PlaceMention

_NEAR = 9
_FROM = frozenset(("из", "от", "с", "со", "покинули", "із", "з", "від", "من", "عن"))
_BESIDE = frozenset(("соседнии", "соседнюю", "соседнее", "соседние", "соседнеи", "соседнего"))
_TO = frozenset(("в", "во", "на", "до", "к", "у", "إلى", "الي", "نحو", "باتجاه"))


def displacements(scene: Scene) -> Iterator[Draft]:
    """Yield the flight that a sentence tells of: a number of people must be told."""
    for mark in scene.of_means(Means.FLED):
        number = scene.nearest(mark.span, _people(scene), _NEAR)
        if number is None or scene.is_negated(mark):
            continue
        document = scene.text.document
        slots = {"people": count_slot(document, number)}
        who = [each for each in scene.of_means(*UNITS) if each.span[0] >= number.figure[0]]
        near = scene.nearest(number.span, who, 1)
        if near is not None:
            slots["who"] = words_slot(document, near.span)
        for name, words in (("from", _FROM), ("to", _TO)):
            places = _led_by(scene, words)
            if places:
                slots[name] = places_slot(document, places)
        time = scene.nearest(mark.span, [each for each in scene.told.times if each.readings])
        told = told_as(scene, mark.span)
        if time is not None:
            at = gone(scene, time) if told is Modality.HELD else time
            slots["at"] = time_slot(document, at)
        if told is not Modality.HYPOTHETICAL:
            span = cover([mark.span, *(span for slot in slots.values() for span in slot.spans)])
            rule = f"{scene.prefix}.displacement.fled"
            yield Draft(ClaimType.DISPLACEMENT, rule, span, slots, told)
        return


def _people(scene: Scene) -> list[NumberMention]:
    return [
        each
        for each in scene.told.numbers
        if each.count is not None
        and scene.nearest(each.span, scene.of_means(*UNITS), 2) is not None
    ]


def _is_beside(key: str) -> bool:
    """Say whether a Russian adjective says which part of a place: "из восточных кварталов"."""
    return key in _BESIDE or key.startswith(_PARTS)


_PARTS = ("восточн", "западн", "северн", "южн", "центральн", "окрестн", "пригородн", "осажд")


def _led_by(scene: Scene, words: frozenset[str]) -> list[PlaceMention]:
    for place in scene.told.places:
        at = scene.place(place.span[0])
        before = {word.key for word in scene.told.sentence.words[max(0, at - 2) : at]}
        is_beside = before & words and any(_is_beside(each) for each in before)
        if scene.word_before(place.span) in words or is_beside:
            return [place]
    return []
