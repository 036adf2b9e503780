"""
Talk: what people say, how they judge the state of a truce, and where they meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.happenings import with_places
from trucewatch.reading.frames.english.lines import line_of
from trucewatch.reading.frames.english.talked.assessments import assessments
from trucewatch.reading.frames.english.talked.meetings import meetings
from trucewatch.reading.frames.english.talked.statements import statements
from trucewatch.reading.prose.told import PartKind, Text, Told


def talk(text: Text, told: Told) -> Iterator[Draft]:
    """Yield the statements, judgements and meetings of a sentence; none from a headline."""
    if told.sentence.part is PartKind.HEADLINE:
        return
    yield from statements(text, told)
    line = line_of(text.document, with_places(told))
    yield from assessments(text, line)
    yield from meetings(text, line)
