"""
Talk: what people say, how they judge the state of a truce, and where they meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.assessments import assessments
from trucewatch.reading.frames.english.happenings import with_places
from trucewatch.reading.frames.english.lines import line_of
from trucewatch.reading.frames.english.meetings import meetings
from trucewatch.reading.frames.english.statements import statements
from trucewatch.reading.prose.told import PartKind, Text, Told


def talk(text: Text, told: Told) -> Iterator[Draft]:
    """Yield the statements, judgements and meetings of a sentence; none from a headline."""
    if told.sentence.part is PartKind.HEADLINE:
        return
    yield from statements(text, told)
    line = line_of(text.document, with_places(told))
    yield from assessments(text, line)
    yield from meetings(text, line)
