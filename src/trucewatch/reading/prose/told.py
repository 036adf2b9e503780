"""
What is told: a text cut into sentences, each with everything that was found in it.

Frames see this and nothing else. Every span counts code points of the document's own text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from typing import TypeVar

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Voice
from trucewatch.reading.document import Document, Published, Span
from trucewatch.reading.places.places_in_text import PlaceMention


class PartKind(StrEnum):
    """What a part of a page is; claims are read from all but page furniture."""

    HEADLINE = "headline"  # says of the story what the story says again: never a claim of its own
    HEADING = "heading"  # a line between paragraphs
    BODY = "body"
    CAPTION = "caption"
    SIGNATURE = "signature"  # who wrote it, which agencies it is made from
    FURNITURE = "furniture"  # menus, links, notices: read for nothing


HEADS = frozenset((PartKind.HEADLINE, PartKind.HEADING))
"""What stands over a story or over a part of it."""


class ActorSort(StrEnum):
    """What sort of actor a name is, as far as its words say."""

    STATE = "state"  # a country, its capital or its government speaking
    FORCE = "force"  # the army, police or service of a state
    ARMED_GROUP = "armed_group"
    SIDE = "side"  # "the rebels", "opposition groups", "both sides"
    ORGANISATION = "organisation"  # UN, OSCE, ICRC, an agency, a ministry
    MONITOR = "monitor"  # a mission, observers, a monitoring group
    MEDIA = "media"  # an agency, a channel, "state media"
    UNSAID = "unsaid"  # "unknown gunmen"


@dataclass(frozen=True, slots=True)
class Word:
    """
    A word, a run of figures or a sign.

    Attributes:
        span: Where it stands.
        text: As it stands.
        key: Lower case, without accents, vowel signs and tatweel: for comparing.
    """

    span: Span
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A sentence of the text.

    Attributes:
        number: Its place among the sentences, from 0.
        span: Where it stands, without white space around it.
        text: Its characters as they are; in a page pasted whole, tags among them are white.
        part: The kind of part that it stands in.
        paragraph: Number of the paragraph, from 0.
        language: ``en``, ``ru``, ``uk``, ``ar``; empty where it is none of these.
        wording: Gives its words and signs: a long text has a million, and keeps few at a time.
        quotes: Stretches in quotation marks, marks not included; a quotation that runs over
            several sentences is cut at their ends.
    """

    number: int
    span: Span
    text: str
    part: PartKind
    paragraph: int
    language: str
    wording: Callable[[], tuple[Word, ...]] = field(repr=False, compare=False)
    quotes: tuple[Span, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words and signs, in order."""
        return self.wording()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """
    An actor that a sentence names.

    Attributes:
        span: Where its name stands, without an article before it.
        words: Its name as it stands.
        name: One name for all the ways in which a text writes it: the first name of the case's
            actor, else a plain English name where our own list has one ("Russia" for "Moscow" that
            speaks and for "Россия"), else the words.
        sort: What sort of actor it is.
        actor: Actor of the case; empty where the case does not have it.
        candidates: Actors of the case, where the words can be several.
        is_weak: Whether only nearness, a pronoun or a pattern of words says so.
        stands_for: Where a pronoun or "the group" stands for an earlier name: its span.
    """

    span: Span
    words: str
    name: str
    sort: ActorSort
    actor: str = ""
    candidates: tuple[str, ...] = ()
    is_weak: bool = False
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """
    A person whom a sentence names by name, or a speaker by office ("a spokesman").

    Attributes:
        span: Title and name together.
        words: As they stand.
        name: The name alone; empty for an office alone.
        role: Title or office as it stands; empty where none is said here or earlier.
        organisation: Whom the person speaks for; ``None`` where that is not said.
        is_weak: Whether it is a pronoun, or a surname whose full name stands elsewhere.
        stands_for: Where the full name stands, for a pronoun or a surname alone.
    """

    span: Span
    words: str
    name: str
    role: str = ""
    organisation: ActorMention | None = None
    is_weak: bool = False
    stands_for: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    Words of a sentence that somebody else is said to have said.

    Attributes:
        voices: Who said so, then through whom, nearest to the words first.
        content: The stretches that were said.
        verb: The word of saying, such as "said"; ``None`` for "according to".
        is_quote: Whether the stretches stand in quotation marks.
    """

    voices: tuple[Voice, ...]
    content: tuple[Span, ...]
    verb: Span | None
    is_quote: bool


M = TypeVar("M", TimeMention, NumberMention, ActorMention, PersonMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Told:
    """
    A sentence with everything that was found in it; each list in order of place.

    Attributes:
        sentence: The sentence.
        times: Times, read with the day of publication and the days told before.
        numbers: Numbers.
        actors: Actors, pronouns that stand for one among them.
        people: Persons and speakers.
        places: Places; words that name an actor ("Russia said") are actors and no places.
        attributions: What others are said to have said.
    """

    sentence: Sentence
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def within(self, mentions: Sequence[M], span: Span) -> list[M]:
        """Return those of *mentions* that lie in *span*."""
        return [each for each in mentions if span[0] <= each.span[0] and each.span[1] <= span[1]]


@dataclass(frozen=True, slots=True)
class Text:
    """
    A whole text, told sentence by sentence.

    Attributes:
        document: The text as it came.
        language: Its main language; empty where it is none that is known.
        published: When it was published, as it was given or inferred; ``None`` is not known.
        sentences: Its sentences in order; page furniture is not among them.
        zone: Zone of hours that carry none, as it was given or inferred; ``None`` is not known.
        zone_from: What the zone was inferred from, in words; empty where somebody gave it.
        agency: The agency of a dateline or a signature, through which the text came.
    """

    document: Document
    language: str
    published: Published | None
    sentences: tuple[Told, ...]
    zone: tzinfo | None = None
    zone_from: str = ""
    agency: Voice | None = None

    def at(self, place: int) -> Told | None:
        """Return the sentence in which *place* stands, or the last one before it."""
        number = bisect_right(self.sentences, place, key=lambda each: each.sentence.span[0]) - 1
        return self.sentences[number] if number >= 0 else None
