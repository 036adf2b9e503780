"""
Values of quoted words: our own grammar reads them; what the model makes of them never counts.

A quotation in which the grammar finds no time, number, actor or place keeps its words and has no
value, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from trucewatch.definitions.acts import Act
from trucewatch.definitions.number_mentions import NumberKind, NumberMention
from trucewatch.definitions.time_mentions import TimeMention
from trucewatch.reading.claim import Json, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames import slots as made
from trucewatch.reading.model.quotes import between
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, Text, Told
from trucewatch.reading.slot_names import WORDS_OF, Kind

_M = TypeVar("_M", TimeMention, NumberMention, ActorMention, PlaceMention)
_ACTS = frozenset(map(str, Act))


class QuotedWords:
    """The words of a told text, asked for what they mean."""

    def __init__(self, text: Text) -> None:
        """Take a text that was told sentence by sentence."""
        self._document: Document = text.document
        self._sentences = text.sentences
        self._starts = [each.sentence.span[0] for each in text.sentences]

    def slot(self, name: str, kind: Kind, spans: Sequence[Span], word: str) -> Slot | None:
        """
        Return a slot of *kind* for the words at *spans*.

        Args:
            name: Name of the slot.
            kind: What it holds.
            spans: Where its words stand; at least one.
            word: Word of a closed list that the words are said to mean; for acts and words only.

        Returns:
            The slot; ``None`` where *word* is not on its list.
        """
        if kind in {Kind.WORD, Kind.ACT}:
            known = _ACTS if kind is Kind.ACT else frozenset(WORDS_OF.get(name, ()))
            return made.word_slot(self._document, word, spans[0]) if word in known else None
        if kind is Kind.PLACES:
            return _joined([each for span in spans for each in self._placed(span)])
        if kind is Kind.ACTORS:
            return _joined([each for span in spans for each in self._acting(span)])
        return self._single(name, kind, spans[0])

    def actor_at(self, span: Span) -> ActorMention | None:
        """Return the actor that words name; ``None`` where they name none or several."""
        found = _touching((each for told in self._told(span) for each in told.actors), span)
        return found[0] if len(found) == 1 else None

    def _single(self, name: str, kind: Kind, span: Span) -> Slot:
        if kind in {Kind.TIME, Kind.WINDOW, Kind.LENGTH}:
            time = self._time(name, kind, span)
            if time is not None:
                return _time_slot(self._document, kind, time)
        elif kind is Kind.COUNT:
            number = self._number(span)
            if number is not None:
                return made.count_slot(self._document, number)
        elif kind is Kind.ACTOR:
            actor = self.actor_at(span)
            return made.actor_slot(self._document, actor) if actor else self._name_only(span)
        elif kind is Kind.WORDS:
            return made.words_slot(self._document, span)
        return Slot((self._document.quote(span),), None, (span,), flags=(made.UNRESOLVED,))

    def _told(self, span: Span) -> Iterator[Told]:
        for told in self._sentences[between(self._starts, span)]:
            if _overlap(told.sentence.span, span):
                yield told

    def _time(self, name: str, kind: Kind, span: Span) -> TimeMention | None:
        found = _touching((each for told in self._told(span) for each in told.times), span)
        best = max(found, key=lambda each: _overlap(each.span, span), default=None)
        if best is None or kind is Kind.WINDOW:
            return best
        ends = {"start": best.start, "end": best.end, "extended_until": best.end}
        return ends.get(name) or best

    def _number(self, span: Span) -> NumberMention | None:
        numbers = (each for told in self._told(span) for each in told.numbers)
        found = _touching((each for each in numbers if each.kind is NumberKind.COUNT), span)
        return found[0] if found else None

    def _placed(self, span: Span) -> list[Slot]:
        found = _touching((each for told in self._told(span) for each in told.places), span)
        return [made.places_slot(self._document, [each]) for each in found] or [
            self._listed(self._nowhere(span), (made.UNRESOLVED,), span)
        ]

    def _acting(self, span: Span) -> list[Slot]:
        found = _touching((each for told in self._told(span) for each in told.actors), span)
        if found:
            return [made.actors_slot(self._document, [each]) for each in found]
        name = self._name_only(span)
        return [replace(name, normalised=[name.normalised])]

    def _name_only(self, span: Span) -> Slot:
        words = self._document.quote(span)
        named: Json = {"actor": None, "name": words}
        return Slot((words,), named, (span,), flags=(made.WEAK,))

    def _nowhere(self, span: Span) -> Json:
        unknown = dict.fromkeys(("id", "lat", "lon", "radius_km", "container"))
        return {"name": self._document.quote(span), **unknown}

    def _listed(self, value: Json, flags: tuple[str, ...], span: Span) -> Slot:
        return Slot((self._document.quote(span),), [value], (span,), flags=flags)


def _time_slot(document: Document, kind: Kind, time: TimeMention) -> Slot:
    if kind is Kind.LENGTH:
        return made.length_slot(document, time)
    if kind is Kind.WINDOW:
        return made.window_slot(document, time)
    return made.time_slot(document, time)


def _touching(mentions: Iterable[_M], span: Span) -> list[_M]:
    return [each for each in mentions if _overlap(each.span, span)]


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _joined(several: Sequence[Slot]) -> Slot:
    """Return slots of one entry each as one slot, every stretch once, in order of place."""
    by_span = {each.spans[0]: each for each in several}
    ordered = [by_span[span] for span in sorted(by_span)]
    entries: list[Json] = []
    for each in ordered:
        entries += each.normalised if isinstance(each.normalised, list) else [each.normalised]
    flags = dict.fromkeys(flag for each in ordered for flag in each.flags)
    return Slot(
        tuple(value for each in ordered for value in each.value),
        entries,
        tuple(span for each in ordered for span in each.spans),
        alternatives=tuple(way for each in ordered for way in each.alternatives),
        flags=tuple(flags),
    )
