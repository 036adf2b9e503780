"""
Every frame of Arabic, and every join, in the order in which they run.
"""

from __future__ import annotations

from trucewatch.reading.frames.draft import Frame, Join

FRAMES: tuple[Frame, ...] = ()
"""Each is asked of every sentence in Arabic."""

JOINS: tuple[Join, ...] = ()
"""Each looks over all drafts of a text, one after the other."""
