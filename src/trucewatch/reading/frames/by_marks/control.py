"""
Control by marks: who holds a place at the time of telling.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.claim import ClaimType, Modality
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.modality import told_as
from trucewatch.reading.frames.by_marks.roles import subjects_of
from trucewatch.reading.frames.by_marks.scene import Scene, cover
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.slots import actors_slot, places_slot
from trucewatch.reading.prose.told import ActorSort

_HOLDING = frozenset({ActorSort.STATE, ActorSort.FORCE, ActorSort.ARMED_GROUP, ActorSort.SIDE})
_NEAR = 8


def control(scene: Scene) -> Iterator[Draft]:
    """Yield who holds a place: both must be told in one clause."""
    for mark in scene.of_means(Means.HOLDS):
        actors = [each for each in scene.told.actors if each.sort in _HOLDING]
        by = scene.chain(mark.span[1], actors, 2) or subjects_of(scene, mark, actors)
        held = [each.span for each in by]
        places = [each for each in scene.told.places if each.span not in held]
        place = scene.nearest(mark.span, places, _NEAR)
        if not by or place is None:
            continue
        document = scene.text.document
        slots = {"place": places_slot(document, [place]), "held_by": actors_slot(document, by)}
        told = Modality.DENIED if scene.is_negated(mark) else told_as(scene, mark.span)
        span = cover([mark.span, place.span, *held])
        yield Draft(ClaimType.CONTROL, f"{scene.prefix}.control.held", span, slots, told)
        return
