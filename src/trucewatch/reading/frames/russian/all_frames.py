"""
Every frame of Russian and of Ukrainian, and every join, in the order in which they run.
"""

from __future__ import annotations

from trucewatch.reading.frames.by_marks.joins import joined_times
from trucewatch.reading.frames.by_marks.vocabulary import Vocabulary, stems
from trucewatch.reading.frames.by_marks.whole import frame_of
from trucewatch.reading.frames.draft import Frame, Join
from trucewatch.reading.frames.english.talked.statements import statements
from trucewatch.reading.frames.russian.harm_words import HARM_WORDS
from trucewatch.reading.frames.russian.other_words import OTHER_WORDS
from trucewatch.reading.frames.russian.truce_words import TRUCE_WORDS
from trucewatch.reading.frames.russian.ukrainian_words import UKRAINIAN_WORDS

RUSSIAN = Vocabulary((TRUCE_WORDS, HARM_WORDS, OTHER_WORDS), stems)
"""Russian words by what they mean."""

UKRAINIAN = Vocabulary((UKRAINIAN_WORDS,), stems)
"""Ukrainian words by what they mean."""

FRAMES: tuple[Frame, ...] = (frame_of(RUSSIAN, "ru"), frame_of(UKRAINIAN, "uk"), statements)
"""Each is asked of every sentence in Russian or Ukrainian."""

JOINS: tuple[Join, ...] = (joined_times,)
"""Each looks over all drafts of a text, one after the other."""
