"""
Slots from mentions: each kind of slot made in one way, whatever frame fills it.

Several readings become alternatives and leave the slot without a value; nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.time_mentions import (
    Rest,
    RestsOn,
    TimeMention,
    TimeReading,
)
from trucewatch.reading.claim import Alternative, Basis, Json, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.places import values
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention

WEAK = "weak"
"""Flag: a pronoun, nearness or a pattern of words says so, and no name."""

UNRESOLVED = "unresolved"
"""Flag: the words are known as a name, and what they name is not."""


def time_slot(document: Document, mention: TimeMention) -> Slot:
    """Return a slot of kind ``time`` with every reading of *mention*."""
    return _timed(document, mention, _instant)


def window_slot(document: Document, mention: TimeMention) -> Slot:
    """Return a slot of kind ``window`` with every reading of *mention*."""
    return _timed(document, mention, _window)


def length_slot(document: Document, mention: TimeMention) -> Slot:
    """Return a slot of kind ``length``; without a value where the words bound no one length."""
    length = mention.length.exactly if mention.length else None
    said = iso_length(length) if length else None
    return Slot((document.quote(mention.span),), said, (mention.span,), flags=mention.flags)


def count_slot(document: Document, number: NumberMention) -> Slot:
    """Return a slot of kind ``count`` with the bounds that the words give."""
    count = number.count
    said: Json = None
    if count is not None:
        said = {"low": count.low, "best": count.best, "high": count.high}
    return Slot((document.quote(number.span),), said, (number.span,))


def actors_slot(document: Document, mentions: Iterable[ActorMention]) -> Slot:
    """Return a slot of kind ``actors``: one entry for each mention, in their order."""
    several = list(mentions)
    spans = tuple(each.span for each in several)
    flags = (WEAK,) if any(each.is_weak for each in several) else ()
    return Slot(_quotes(document, spans), [_actor(each) for each in several], spans, flags=flags)


def actor_slot(document: Document, mention: ActorMention) -> Slot:
    """Return a slot of kind ``actor``."""
    flags = (WEAK,) if mention.is_weak else ()
    quotes = _quotes(document, (mention.span,))
    return Slot(quotes, _actor(mention), (mention.span,), flags=flags)


def places_slot(document: Document, mentions: Iterable[PlaceMention]) -> Slot:
    """
    Return a slot of kind ``places``: one entry for each mention, in their order.

    A name that can be several places has null as its entry and its places as alternatives.
    """
    several = list(mentions)
    spans = tuple(each.span for each in several)
    alternatives = [
        Alternative(found.way, found.normalised, (each.span,))
        for each in several
        for found in values.alternatives(each.answer)
    ]
    flags = [WEAK] if any(each.is_weak for each in several) else []
    flags += [UNRESOLVED] if any(each.answer.place is None for each in several) else []
    entries = [values.normalised(each.answer) for each in several]
    quotes = _quotes(document, spans)
    return Slot(quotes, entries, spans, alternatives=tuple(alternatives), flags=tuple(flags))


def words_slot(document: Document, span: Span) -> Slot:
    """Return a slot of kind ``words``: the words themselves."""
    words = document.quote(span)
    return Slot((words,), words, (span,))


def word_slot(document: Document, word: str, span: Span) -> Slot:
    """Return a slot of kind ``word``: *word* of its closed list, by the words at *span*."""
    return Slot((document.quote(span),), word, (span,))


def iso_instant(instant: datetime) -> str:
    """Return an aware instant as claims have it: ``2016-05-04T22:00:00Z``."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_length(length: timedelta) -> str:
    """Return a length as claims have it: ``PT48H``, ``PT1H30M``; days in hours."""
    minutes = int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours}H"] if hours or not rest else []
    parts += [f"{rest}M"] if rest else []
    return "PT" + "".join(parts)


def _timed(document: Document, mention: TimeMention, form: Callable[[TimeReading], Json]) -> Slot:
    readings = [(each.way, form(each)) for each in mention.readings]
    distinct = {str(value) for _, value in readings}
    only = readings[0][1] if len(distinct) == 1 else None
    alternatives = tuple(Alternative(way, value) for way, value in readings)
    basis = Basis(mention.basis.value)
    return Slot(
        (document.quote(mention.span),),
        only,
        (mention.span,),
        basis,
        "; ".join(_rests(document, mention.rests_on)) if basis is not Basis.STATED else "",
        alternatives if len(distinct) > 1 else (),
        mention.flags,
    )


def _instant(reading: TimeReading) -> Json:
    first, after = reading.earliest, reading.latest
    if first is not None and first == after:
        return {"at": iso_instant(first)}
    return _window(reading)


def _window(reading: TimeReading) -> Json:
    first, after = reading.earliest, reading.latest
    return {
        "from": None if first is None else iso_instant(first),
        "to": None if after is None else iso_instant(after),
    }


_RESTS = {
    RestsOn.PUBLICATION: "day of publication",
    RestsOn.TENSE: "tense",
    RestsOn.TOLD: "day told before",
    RestsOn.ZONE: "zone of the place",
    RestsOn.SECOND_STATEMENT: "second statement",
    RestsOn.CONVENTION: "convention for part of day",
}


def _rests(document: Document, rests: Sequence[Rest]) -> Iterable[str]:
    for rest in rests:
        words = f" ({document.quote(rest.span)})" if rest.span else ""
        yield _RESTS[rest.on] + words


def _actor(mention: ActorMention) -> Json:
    return {"actor": mention.actor or None, "name": mention.name}


def _quotes(document: Document, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(document.quote(span) for span in spans)
