"""
Happenings: what took place, in one look at each sentence, so that nothing is told as two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.access import access
from trucewatch.reading.frames.english.happened.casualties import tolls_of
from trucewatch.reading.frames.english.happened.casualty_figures import casualty_figures
from trucewatch.reading.frames.english.happened.control import control
from trucewatch.reading.frames.english.happened.displacements import displacements
from trucewatch.reading.frames.english.happened.incidents import incidents
from trucewatch.reading.frames.english.lines import line_of
from trucewatch.reading.prose.names.unlisted_places import unlisted_places
from trucewatch.reading.prose.told import ActorSort, Text, Told


def happenings(text: Text, told: Told) -> Iterator[Draft]:
    """Yield the incidents, casualty figures, displacements, access and control of a sentence."""
    if told.sentence.text.endswith(_ASKS):
        return
    line = line_of(text.document, with_places(told))
    tolls = tolls_of(line)
    found, used = incidents(line, tolls)
    yield from found
    yield from casualty_figures(line, [each for each in tolls if each.start not in used])
    yield from displacements(line)
    yield from access(line)
    yield from control(line)


_ASKS = ("?", '?"', "?\u201d", "?'", "?\u2019")
_WHERE = re.compile(
    r"\b(?:in|near|at|around|outside|inside|between|across|towards?"
    r"|into) (?:the )?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
    r"(?:ern)? |central )?\Z"
)
_REACH = 30


def with_places(told: Told) -> Told:
    """Return a sentence with the places that no gazetteer lists; a state "in" is a place."""
    start, written = told.sentence.span[0], told.sentence.text
    actors = tuple(
        each
        for each in told.actors
        if each.sort is not ActorSort.STATE
        or not _WHERE.search(written[max(0, each.span[0] - start - _REACH) : each.span[0] - start])
    )
    if len(actors) == len(told.actors):
        return told
    taken = [each.span for found in (told.times, actors, told.people) for each in found]
    taken += [each.span for each in told.places]
    unlisted = unlisted_places(told.sentence, taken)
    places = sorted([*told.places, *unlisted], key=lambda each: each.span)
    return replace(told, places=tuple(places), actors=actors)
