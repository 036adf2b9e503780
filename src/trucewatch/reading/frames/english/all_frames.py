"""
Every frame of English, and every join, in the order in which they run.
"""

from __future__ import annotations

from trucewatch.reading.frames.draft import Frame, Join
from trucewatch.reading.frames.english.agreed.agreements import agreements
from trucewatch.reading.frames.english.agreed.truce_join import truce_join
from trucewatch.reading.frames.english.either_or import either_or
from trucewatch.reading.frames.english.happened.happenings import happenings
from trucewatch.reading.frames.english.happened.repeats import without_repeats
from trucewatch.reading.frames.english.happened.tolls_join import tolls_join
from trucewatch.reading.frames.english.talked.talk import talk
from trucewatch.reading.frames.english.talked.talk_joins import joined_assessments, joined_meetings

FRAMES: tuple[Frame, ...] = (agreements, happenings, talk)
"""Each is asked of every sentence in English."""

JOINS: tuple[Join, ...] = (
    truce_join,
    joined_meetings,
    joined_assessments,
    without_repeats,
    tolls_join,
    either_or,
)
"""Each looks over all drafts of a text, one after the other."""
