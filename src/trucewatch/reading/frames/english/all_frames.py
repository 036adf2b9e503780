"""
Every frame of English, and every join, in the order in which they run.
"""

from __future__ import annotations

from trucewatch.reading.frames.draft import Frame, Join
from trucewatch.reading.frames.english.agreements import agreements
from trucewatch.reading.frames.english.happenings import happenings

FRAMES: tuple[Frame, ...] = (agreements, happenings)
"""Each is asked of every sentence in English."""

JOINS: tuple[Join, ...] = ()
"""Each looks over all drafts of a text, one after the other."""
