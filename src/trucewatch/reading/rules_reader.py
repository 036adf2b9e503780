"""
The rules reader: claims from text by rules alone, offline, the same for the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trucewatch.definitions.problems import Problem
from trucewatch.reading.claim import Basis, Claim, Voice
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.arabic import all_frames as arabic
from trucewatch.reading.frames.draft import Draft, Frame, Join
from trucewatch.reading.frames.english import all_frames as english
from trucewatch.reading.frames.russian import all_frames as russian
from trucewatch.reading.prose.found import is_read
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.text_problems import problems_before, problems_of
from trucewatch.reading.prose.texts import Telling, told_by
from trucewatch.reading.prose.told import Text, Told
from trucewatch.reading.reader import held_to_contract
from trucewatch.reading.said_again import body_first, told_at, without_repeats

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
        telling = Telling.of(document)
        text = told_by(telling, self.known)
        problems += problems_of(telling, text)
        signing = _Signing(self, text)
        claims, dropped = held_to_contract(document, map(signing.signed, drafts_of(text)))
        return text, claims, problems + dropped


def drafts_of(text: Text) -> list[Draft]:
    """Return what the frames propose of a text, joined, each once."""
    drafts = body_first(text, (each for told in text.sentences for each in _proposed(text, told)))
    for join in JOINS:
        drafts = join(text, drafts)
    return without_repeats(drafts)


def _proposed(text: Text, told: Told) -> Iterator[Draft]:
    if is_read(told.sentence):
        for frame in FRAMES.get(told.sentence.language, ()):
            yield from frame(text, told)


class _Signing:
    # Makes claims of the drafts of one text.
    def __init__(self, reader: RulesReader, text: Text) -> None:
        self.reader = reader
        self.text = text
        self.starts = [each.sentence.span[0] for each in text.sentences]

    def signed(self, draft: Draft) -> Claim:
        """Return *draft* as a claim of this reader, with its speakers."""
        voices = self._voices(draft) if draft.speaker is None else draft.speaker
        return Claim(
            document=self.text.document.digest,
            type=draft.type,
            slots=draft.slots,
            span=draft.span,
            modality=draft.modality,
            speaker=self._through(voices),
            reader=self.reader.name,
            version=self.reader.version,
            rule=draft.rule,
            flags=draft.flags,
        )

    def _voices(self, draft: Draft) -> tuple[Voice, ...]:
        """Return who is said to have said the words of *draft*: the narrowest that holds them."""
        told = told_at(self.text, draft.span[0], self.starts)
        if told is None:
            return ()
        own = _own_spans(draft, told.sentence.span)
        held = [
            (content[1] - content[0], each.voices)
            for each in told.attributions
            for content in each.content
            if _holds(content, [draft.span]) or (own and _holds(content, own))
        ]
        return min(held, key=lambda each: each[0])[1] if held else ()

    def _through(self, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
        agency = self.text.agency
        is_named = agency is not None and any(
            agency.words.casefold() in each.words.casefold() for each in voices
        )
        return voices if agency is None or is_named else (*voices, agency)


def _own_spans(draft: Draft, sentence: Span) -> list[Span]:
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
