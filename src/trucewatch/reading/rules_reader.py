"""
The rules reader: claims from text by rules alone, offline, the same for the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trucewatch.definitions.problems import Problem
from trucewatch.reading.claim import Claim, Voice
from trucewatch.reading.document import Document
from trucewatch.reading.frames.arabic import all_frames as arabic
from trucewatch.reading.frames.draft import Draft, Frame, Join
from trucewatch.reading.frames.english import all_frames as english
from trucewatch.reading.frames.russian import all_frames as russian
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.texts import text_of
from trucewatch.reading.prose.told import PartKind, Text, Told
from trucewatch.reading.reader import held_to_contract

FRAMES: Mapping[str, tuple[Frame, ...]] = {
    "en": english.FRAMES,
    "ru": russian.FRAMES,
    "uk": russian.FRAMES,
    "ar": arabic.FRAMES,
}
"""What is asked of each sentence, by its language."""

JOINS: tuple[Join, ...] = (*english.JOINS, *russian.JOINS, *arabic.JOINS)
"""What looks over the drafts of a whole text."""


@dataclass(frozen=True, slots=True)
class RulesReader:
    """
    A `Reader` that knows the frames of each language; it is also a `Teller`.

    Attributes:
        known: What it knows beside the text.
    """

    known: Known = field(default_factory=Known)

    @property
    def name(self) -> str:
        """Name of the reader, kept with every claim."""
        return "rules"

    @property
    def version(self) -> str:
        """Version of its rules."""
        return "1"

    def told(self, document: Document) -> Text:
        """Return *document* told sentence by sentence."""
        return text_of(document, self.known)

    def read(self, document: Document) -> tuple[list[Claim], list[Problem]]:
        """Return what the text claims, held to the contract, and what could not be read."""
        text = self.told(document)
        drafts = drafts_of(text)
        return held_to_contract(document, (self._signed(text, each) for each in drafts))

    def _signed(self, text: Text, draft: Draft) -> Claim:
        return Claim(
            document=text.document.digest,
            type=draft.type,
            slots=draft.slots,
            span=draft.span,
            modality=draft.modality,
            speaker=_speaker(text, draft),
            reader=self.name,
            version=self.version,
            rule=draft.rule,
            flags=draft.flags,
        )


def drafts_of(text: Text) -> list[Draft]:
    """Return what the frames propose of a text, joined."""
    drafts = [each for told in text.sentences for each in _proposed(text, told)]
    for join in JOINS:
        drafts = join(text, drafts)
    return drafts


def _proposed(text: Text, told: Told) -> Iterator[Draft]:
    if told.sentence.part is PartKind.SIGNATURE:
        return
    for frame in FRAMES.get(told.sentence.language, ()):
        yield from frame(text, told)


def _speaker(text: Text, draft: Draft) -> tuple[Voice, ...]:
    if draft.speaker is not None:
        return draft.speaker
    held = [
        (content[1] - content[0], each.voices)
        for told in text.sentences
        for each in told.attributions
        for content in each.content
        if content[0] <= draft.span[0] and draft.span[1] <= content[1]
    ]
    return min(held, key=lambda each: each[0])[1] if held else ()
