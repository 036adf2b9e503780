"""
Every frame of Arabic, and every join, in the order in which they run.
"""

from __future__ import annotations

from trucewatch.reading.frames.arabic.forms import bare_forms
from trucewatch.reading.frames.arabic.harm_words import HARM_WORDS
from trucewatch.reading.frames.arabic.other_words import OTHER_WORDS
from trucewatch.reading.frames.arabic.truce_words import TRUCE_WORDS
from trucewatch.reading.frames.by_marks.vocabulary import Vocabulary
from trucewatch.reading.frames.by_marks.whole import frame_of
from trucewatch.reading.frames.draft import Frame, Join
from trucewatch.reading.frames.english.talked.statements import statements

ARABIC = Vocabulary((TRUCE_WORDS, HARM_WORDS, OTHER_WORDS), bare_forms)
"""Arabic words by what they mean."""

FRAMES: tuple[Frame, ...] = (frame_of(ARABIC, "ar"), statements)
"""Each is asked of every sentence in Arabic."""

JOINS: tuple[Join, ...] = ()
"""None: those of `russian.all_frames` look over drafts of both."""
