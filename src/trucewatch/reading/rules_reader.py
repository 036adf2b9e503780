"""
The rules reader: claims from text by rules alone, offline, the same for the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trucewatch.definitions.problems import Problem
from trucewatch.reading.claim import Claim
from trucewatch.reading.document import Document
from trucewatch.reading.frames.arabic import all_frames as arabic
from trucewatch.reading.frames.draft import Draft, Frame, Join
from trucewatch.reading.frames.english import all_frames as english
from trucewatch.reading.frames.russian import all_frames as russian
from trucewatch.reading.known.world_places import with_world
from trucewatch.reading.prose.found import is_read
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.pages.text_problems import problems_before, problems_of
from trucewatch.reading.prose.texts import Telling, told_by
from trucewatch.reading.prose.told import Text, Told
from trucewatch.reading.reader import held_to_contract
from trucewatch.reading.said_again import body_first, without_repeats
from trucewatch.reading.speakers import Speakers
from trucewatch.reading.steps import Steps, Unwatched
from trucewatch.reading.stretches import joined

FRAMES: Mapping[str, tuple[Frame, ...]] = {
    "en": english.FRAMES,
    "ru": russian.FRAMES,
    "uk": russian.FRAMES,
    "ar": arabic.FRAMES,
}
"""What is asked of each sentence, by its language."""

JOINS: tuple[Join, ...] = (*english.JOINS, *russian.JOINS, *arabic.JOINS)
"""What looks over the drafts of a whole text."""


def _world() -> Known:
    return Known(gazetteer=with_world())


@dataclass(frozen=True, slots=True)
class RulesReader:
    """
    A `Reader` that knows the frames of each language; it is also a `Teller`.

    Attributes:
        known: What it knows beside the text; the tool's own lists where nothing is given.
        steps: Is told how far it is.
    """

    known: Known = field(default_factory=_world)
    steps: Steps = field(default_factory=Unwatched)

    @property
    def name(self) -> str:
        """Name of the reader, kept with every claim."""
        return "rules"

    @property
    def version(self) -> str:
        """Version of its rules."""
        return "1"

    def told(self, document: Document) -> Text:
        """Return *document* told sentence by sentence; without any where it is too large."""
        if any(each.is_error for each in problems_before(document)):
            return Text(document, "", document.context.published, ())
        return told_by(Telling.of(document), self.known)

    def read(self, document: Document) -> tuple[list[Claim], list[Problem]]:
        """
        Return what the text claims, held to the contract, and what could not be read.

        A text that is empty, too large or in no known language has no claims and a problem that
        says so: silence is never calm.
        """
        _, claims, problems = self.read_told(document)
        return claims, problems

    def read_told(self, document: Document) -> tuple[Text, list[Claim], list[Problem]]:
        """Return what `told` and `read` return, at the cost of one of them."""
        problems = problems_before(document)
        if any(each.is_error for each in problems):
            return Text(document, "", document.context.published, ()), [], problems
        telling = Telling.of(document, self.steps)
        text = told_by(telling, self.known)
        problems += problems_of(telling, text)
        speakers = Speakers(text)
        proposed = (self._signed(document, each, speakers) for each in self._drafts(text))
        claims, dropped = held_to_contract(document, proposed)
        return text, claims, problems + dropped

    def _drafts(self, text: Text) -> list[Draft]:
        self.steps.begin("text-claims", len(text.sentences))
        return drafts_of(text, self.steps)

    def _signed(self, document: Document, draft: Draft, speakers: Speakers) -> Claim:
        return Claim(
            document=document.digest,
            type=draft.type,
            slots=draft.slots,
            span=draft.span,
            modality=draft.modality,
            speaker=speakers.of(draft),
            reader=self.name,
            version=self.version,
            rule=draft.rule,
            flags=draft.flags,
        )


def drafts_of(text: Text, steps: Steps | None = None) -> list[Draft]:
    """Return what the frames propose of a text, joined stretch by stretch, each once."""
    drafts = body_first(text, _all_proposed(text, steps or Unwatched()))
    return without_repeats(joined(text, drafts, JOINS))


def _all_proposed(text: Text, steps: Steps) -> Iterator[Draft]:
    for told in text.sentences:
        steps.advance(1)
        yield from _proposed(text, told)


def _proposed(text: Text, told: Told) -> Iterator[Draft]:
    if is_read(told.sentence):
        for frame in FRAMES.get(told.sentence.language, ()):
            yield from frame(text, told)
