"""
The whole frame of a language: one pass over the marks of a sentence for every type of claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.frames.by_marks.access import access
from trucewatch.reading.frames.by_marks.assessments import assessments
from trucewatch.reading.frames.by_marks.control import control
from trucewatch.reading.frames.by_marks.displacements import displacements
from trucewatch.reading.frames.by_marks.duties import duties
from trucewatch.reading.frames.by_marks.harm import harm
from trucewatch.reading.frames.by_marks.meetings import meetings
from trucewatch.reading.frames.by_marks.scene import Scene
from trucewatch.reading.frames.by_marks.truces import truces
from trucewatch.reading.frames.by_marks.vocabulary import Vocabulary
from trucewatch.reading.frames.draft import Draft, Frame
from trucewatch.reading.prose.told import PartKind, Text, Told

_LONGEST = 400
_TELLING = (truces, harm, access, meetings, assessments, displacements, duties, control)
_UNREAD = frozenset({PartKind.HEADLINE, PartKind.SIGNATURE, PartKind.FURNITURE})


def frame_of(vocabulary: Vocabulary, prefix: str) -> Frame:
    """
    Return the frame of a language.

    Args:
        vocabulary: Its words.
        prefix: Language of its rules and of the sentences that it reads: ``ru``, ``uk``, ``ar``.
    """

    def frame(text: Text, told: Told) -> Iterator[Draft]:
        sentence = told.sentence
        is_own = sentence.language == prefix and sentence.part not in _UNREAD
        if not is_own or len(sentence.words) > _LONGEST:
            return
        scene = Scene.of(text, told, vocabulary, prefix)
        if not scene.marks:
            return
        for each in _TELLING:
            yield from each(scene)

    return frame
