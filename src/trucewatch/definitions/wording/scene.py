"""
Scenes: what is known at a place of the text while its times are being read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo

from trucewatch.definitions.time_mentions import (
    Precision,
    Rest,
    RestsOn,
    Span,
    Tense,
    TextTrouble,
    TimeContext,
    TimeReading,
)
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

STATED = "stated"
"""The way of words that can be understood in one way only."""

MOST_READINGS = 8
"""More ways of reading than these are not listed; the first ones are."""


_MOST_BETWEEN_VERBS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A day that was spoken of, with the words."""

    day: date
    span: Span | None
    place: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class TenseCue:
    """A word that says the tense of what stands near it."""

    at: int
    sentence: int
    tense: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """
    What is known at a place of the text.

    Attributes:
        context: What is known of the whole text.
        block: The paragraph.
        text: The whole text as given.
        reference: Days on which the text can have been written.
        cue: The word that says the tense here.
        told: The day that was spoken of last.
        sentence: The sentence, as its block and its number.
        is_schedule: Whether the time is the end of something announced, which lies ahead even
            where the announcing is past.
        has_started: Whether *reference* is the start of a window, and the time its end.
    """

    context: TimeContext
    block: Block
    text: str
    reference: tuple[date, ...] = ()
    cue: TenseCue | None = None
    told: Told | None = None
    sentence: tuple[int, int] = (-1, -1)
    is_schedule: bool = False
    has_started: bool = False

    @property
    def tense(self) -> Tense:
        """The tense here, as far as it is known."""
        if self.has_started:
            return Tense.FUTURE
        if self.context.tense is not Tense.UNKNOWN:
            return self.context.tense
        if self.cue is None:
            return Tense.UNKNOWN
        if self.cue.tense == "tells":
            return Tense.UNKNOWN if self.is_schedule else Tense.PAST
        return Tense(self.cue.tense)

    def after(self, start: date) -> Scene:
        """Return the scene of the end of a window that starts on *start*."""
        return replace(self, reference=(start,), has_started=True)

    def announced(self) -> Scene:
        """Return the scene of a time that something announced starts or ends with."""
        return replace(self, is_schedule=True)


@dataclass(slots=True)
class Notes:
    """What is found out about a mention while it is being read."""

    rests: list[Rest] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    trouble: TextTrouble | None = None

    def rest(self, on: RestsOn, span: Span | None = None) -> None:
        """Note that the readings rest on something beside their words."""
        if Rest(on, span) not in self.rests:
            self.rests.append(Rest(on, span))

    def flag(self, words: str) -> None:
        """Note something for a reviewer."""
        if words not in self.flags:
            self.flags.append(words)

    def fail(self, trouble: TextTrouble) -> None:
        """Note why there is no reading; the first reason counts."""
        self.trouble = self.trouble or trouble


def cues_of(block: Block) -> list[TenseCue]:
    """Return the words of *block* that say a tense, in order."""
    found: list[TenseCue] = []
    for at, token in enumerate(block.tokens[: block.length]):
        tense = token.word_of(Sense.TENSE)
        if tense and not (found and _is_governed(block, found[-1], at)):
            found.append(TenseCue(at, token.sentence, tense, block.span(at, at + 1)))
    return found


def _is_governed(block: Block, before: TenseCue, at: int) -> bool:
    """Say whether a verb takes its tense from the word before it, as in "will be held"."""
    between = block.tokens[before.at + 1 : at]
    return (
        before.tense == "future"
        and len(between) <= _MOST_BETWEEN_VERBS
        and all(
            token.key[:1].isalpha() and Sense.TIME_WORD not in token.senses for token in between
        )
    )


def joined_way(*ways: str) -> str:
    """Return several names of ways as one."""
    named = [way for way in dict.fromkeys(ways) if way != STATED]
    return ", ".join(named) or STATED


def instant(way: str, at: datetime, day: date | None) -> TimeReading:
    """Return the reading of an instant."""
    return TimeReading(way, at, at, Precision.INSTANT, day)


def zone_of(scene: Scene, notes: Notes) -> tzinfo | None:
    """Return the zone of the place, and note that it was used."""
    if scene.context.zone is None:
        notes.fail(TextTrouble.NO_ZONE)
        return None
    notes.rest(RestsOn.ZONE)
    return scene.context.zone
