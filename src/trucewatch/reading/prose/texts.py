"""
Texts: a document told sentence by sentence, with everything that is found in it.

One way only: page to paragraphs, paragraphs to places, zone and times, then to sentences, and in
each sentence who is named, and who is said to have said what.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.numbers_in_text import times_and_numbers_in
from trucewatch.definitions.publication_day import DayCandidate, publication_days
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.document import Document, Published, Span
from trucewatch.reading.places.answers import PlaceContext
from trucewatch.reading.places.places_in_text import PlaceMention, places_in
from trucewatch.reading.prose.found import Mentions, told_with
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.languages import has_letters_of, language_of
from trucewatch.reading.prose.lines import trimmed
from trucewatch.reading.prose.names.actor_names import ActorNames
from trucewatch.reading.prose.pages.agencies import agency_of
from trucewatch.reading.prose.pages.masking import is_markup, masked
from trucewatch.reading.prose.pages.parts import Part, parts_of
from trucewatch.reading.prose.pages.published import inferred, time_context
from trucewatch.reading.prose.pages.zones import ZoneGuess, zone_of_names, zone_of_places
from trucewatch.reading.prose.quotes import cut_to, quotes_in
from trucewatch.reading.prose.sentences import sentences_of
from trucewatch.reading.prose.told import PartKind, Sentence, Text
from trucewatch.reading.prose.words import words_at
from trucewatch.reading.steps import Steps, Unwatched

_LEAST_LETTERS_OF_ITS_OWN = 40


@dataclass(slots=True)
class Telling:
    """
    A text while it is told; what was found out on the way is kept for the problems.

    Attributes:
        document: The text as it came.
        seen: The text with the marks of a page made white, as long as the text.
        language: Its main language.
        parts: Its parts, page furniture among them.
        languages: The language of each part.
        candidates: Days on which it can have been published, where nobody says.
        steps: Is told how far the telling is.
    """

    document: Document
    seen: str
    language: str
    parts: list[Part]
    languages: list[str]
    candidates: list[DayCandidate] = field(default_factory=list)
    steps: Steps = field(default_factory=Unwatched)

    @classmethod
    def of(cls, document: Document, steps: Steps | None = None) -> Telling:
        """Return the telling of *document*, its parts found; *steps* is told how far it is."""
        seen = masked(document.text) if is_markup(document.text) else document.text
        parts = parts_of(seen)
        story = "\n".join(
            seen[slice(*each.span)] for each in parts if each.kind is not PartKind.FURNITURE
        )
        language = document.context.language or language_of(story)
        languages = [_language(seen[slice(*each.span)], language) for each in parts]
        return cls(document, seen, language, parts, languages, steps=steps or Unwatched())

    @property
    def is_page(self) -> bool:
        """Whether the text is a page pasted whole."""
        return self.seen != self.document.text

    @property
    def story(self) -> Iterator[tuple[int, Part, str]]:
        """The parts that are no furniture, each with its number and its language."""
        for number, (part, language) in enumerate(zip(self.parts, self.languages, strict=True)):
            if part.kind is not PartKind.FURNITURE:
                yield number, part, language


def text_of(document: Document, known: Known) -> Text:
    """Return *document* told sentence by sentence."""
    return told_by(Telling.of(document), known)


def told_by(telling: Telling, known: Known) -> Text:
    """Return the text that is being told; its telling keeps what was found out on the way."""
    telling.steps.begin("text-places", len(telling.parts))
    places = list(_places(telling, known))
    zone = telling.document.context.zone or known.zone
    names = ActorNames.of(known.actors)
    guess = None if zone else _zone(telling, places, known, names)
    zone = guess.zone if guess else zone
    telling.steps.begin("text-times", 0)
    times, numbers, published = _times(telling, zone)
    sentences = list(_sentences(telling, [*times, *numbers]))
    telling.steps.begin("text-sentences", len(sentences))
    return Text(
        telling.document,
        telling.language,
        published,
        told_with(sentences, Mentions(times, numbers, places), names, telling.steps),
        zone,
        guess.because if guess else "",
        agency_of(telling.seen, telling.parts),
    )


def _zone(
    telling: Telling, places: Sequence[PlaceMention], known: Known, names: ActorNames
) -> ZoneGuess | None:
    by_places = zone_of_places(places, known.gazetteer)
    if by_places is not None:
        return by_places
    story = (telling.seen[slice(*part.span)] for _, part, _ in telling.story)
    return zone_of_names("\n".join(story), names)


def _language(paragraph: str, main: str) -> str:
    """Return the language of a paragraph; a short one in the same letters is in the text's."""
    is_short = len(paragraph) < _LEAST_LETTERS_OF_ITS_OWN
    if is_short and main and has_letters_of(paragraph, main):
        return main
    return language_of(paragraph)


def _places(telling: Telling, known: Known) -> Iterator[PlaceMention]:
    context = PlaceContext(known.within)
    for _, part, language in telling.story:
        telling.steps.advance(1)
        if not language or part.kind is PartKind.SIGNATURE:
            continue
        start = part.dateline[1] if part.dateline else part.span[0]
        found = places_in(telling.seen[start : part.span[1]], known.gazetteer, language, context)
        for each in found:
            yield replace(
                each, span=_moved(each.span, start), name_span=_moved(each.name_span, start)
            )


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _times(
    telling: Telling, zone: tzinfo | None
) -> tuple[list[TimeMention], list[NumberMention], Published | None]:
    published = telling.document.context.published
    within = [
        each.span
        for each in telling.parts
        if each.kind is not PartKind.FURNITURE or each.says_when
    ]
    if published is None:
        first = time_context(None, zone, telling.language)
        times, numbers = times_and_numbers_in(telling.seen, first, within)
        telling.candidates = publication_days(telling.seen, times)
        published = inferred(telling.candidates, zone)
        if published is None:
            return times, numbers, None
    context = time_context(published, zone, telling.language)
    return *times_and_numbers_in(telling.seen, context, within), published


def _sentences(
    telling: Telling, mentions: Sequence[TimeMention | NumberMention]
) -> Iterator[Sentence]:
    held = sorted(each.span for each in mentions)
    starts = [each[0] for each in held]
    number = 0
    for paragraph, part, language in telling.story:
        own = held[bisect_left(starts, part.span[0]) : bisect_left(starts, part.span[1])]
        for sentence in _of_part(telling.seen, part, own):
            yield replace(sentence, number=number, paragraph=paragraph, language=language)
            number += 1


def _of_part(seen: str, part: Part, held: Sequence[Span]) -> Iterator[Sentence]:
    first = part.span[0]
    quotes = list(quotes_in(seen, part.span))
    spans: list[tuple[Span, PartKind]] = []
    if part.dateline:
        first = part.dateline[1]
        spans.append((trimmed(seen, part.dateline), PartKind.SIGNATURE))
    spans += [(each, part.kind) for each in sentences_of(seen, (first, part.span[1]), held)]
    for span, kind in spans:
        text, words = seen[slice(*span)], partial(words_at, seen, span)
        yield Sentence(0, span, text, kind, 0, "", words, cut_to(quotes, span))
