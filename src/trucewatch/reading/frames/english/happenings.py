"""
Happenings: what took place, in one look at each sentence, so that nothing is told as two things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.access import access
from trucewatch.reading.frames.english.casualties import tolls_of
from trucewatch.reading.frames.english.casualty_figures import casualty_figures
from trucewatch.reading.frames.english.control import control
from trucewatch.reading.frames.english.displacements import displacements
from trucewatch.reading.frames.english.incidents import incidents
from trucewatch.reading.frames.english.lines import line_of
from trucewatch.reading.prose.told import Text, Told
from trucewatch.reading.prose.unlisted_places import unlisted_places


def happenings(text: Text, told: Told) -> Iterator[Draft]:
    """Yield the incidents, casualty figures, displacements, access and control of a sentence."""
    taken = [each.span for found in (told.times, told.actors, told.people) for each in found]
    taken += [each.span for each in told.places]
    unlisted = unlisted_places(told.sentence, taken)
    places = sorted([*told.places, *unlisted], key=lambda each: each.span)
    line = line_of(text.document, replace(told, places=tuple(places)))
    tolls = tolls_of(line)
    found, used = incidents(line, tolls)
    yield from found
    yield from casualty_figures(line, [each for each in tolls if each.start not in used])
    yield from displacements(line)
    yield from access(line)
    yield from control(line)
