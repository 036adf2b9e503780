"""
Speakers: who says what a draft says, and through whom.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading.claim import Basis, Voice
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.told import Text


class Speakers:
    """Tells of one text who says what a draft says."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def of(self, draft: Draft) -> tuple[Voice, ...]:
        """
        Return who says what *draft* says, then through whom, the text's agency last.

        That is whom the frame names, else the speaker of the narrowest attributed words that hold
        the draft's, or hold what its slots state; else nobody but the agency.
        """
        voices = self._held(draft) if draft.speaker is None else draft.speaker
        agency = self._text.agency
        if agency is None or any(agency.words in each.words for each in voices):
            return voices
        return (*voices, agency)

    def _held(self, draft: Draft) -> tuple[Voice, ...]:
        told = self._text.at(draft.span[0])
        if told is None:
            return ()
        own = _stated_spans(draft, told.sentence.span)
        held = [
            (content[1] - content[0], each.voices)
            for each in told.attributions
            for content in each.content
            if _holds(content, [draft.span]) or (own and _holds(content, own))
        ]
        return min(held, key=lambda each: each[0])[1] if held else ()


def _stated_spans(draft: Draft, sentence: Span) -> list[Span]:
    """Return where the stated slots of *draft* stand in its sentence."""
    return [
        span
        for slot in draft.slots.values()
        if slot.basis is Basis.STATED
        for span in slot.spans
        if sentence[0] <= span[0] < sentence[1]
    ]


def _holds(outer: Span, spans: Sequence[Span]) -> bool:
    return all(outer[0] <= start and end <= outer[1] for start, end in spans)
