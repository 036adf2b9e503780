"""
Truce areas: where a truce is said to hold.

A place where a truce was agreed or signed, or where talks are held, is no area of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.reading.claim import Json, Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.english.agreed.truce_words import TruceWords
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.slots import places_slot
from trucewatch.reading.places.places_in_text import PlaceMention

_PREPOSITION = (
    r"(?:in|across|throughout|around|inside|along|over|on|at|near|covering|covers?|for|of|within"
    r"|applies to|apply to|spread to|extended? to|extends? to)"
)
_DETAIL = r"(?:(?!(?:and|or|to|by|from|which|that|said) )[^ @,.;]+ ){0,5}"
_ONE = (
    r"@P\d+(?: (?:'s )?(?:region|regions|province|provinces|area|areas|city|governorate|state))?"
)
_PLACES = rf"{_ONE}(?: , (?:the )?{_ONE}){{0,7}}(?: ,)?(?: (?:and|or|as well as) {_DETAIL}{_ONE})?"
_IN = re.compile(rf" {_PREPOSITION} (?P<places>{_DETAIL}{_PLACES})(?= )")
_SETTLED = re.compile(
    r" (?:agreed|signed|reached|concluded|brokered|negotiated|mediated|announced|declared|struck"
    r"|proposed|discussed)(?: (?:on|earlier|late|@T\d+|by|[^ @,]+ly))*$"
)
_SIGNED = re.compile(r" (?:signed|signing|signatories (?:of|to)) (?:[^ @,.;]+ ){0,3}$")
_FRONTED = re.compile(rf"^ (?:{_PREPOSITION} (?P<places>{_DETAIL}{_PLACES})) , ")
_NOT_THERE = re.compile(r" but not (?:in |to )?(?:the )?(?P<places>@P\d+)")
_WORDS = re.compile(
    r" (?P<words>nationwide|countrywide|(?:across|throughout|in) the (?:whole |entire )?country"
    r"|the whole of the country|across the board|on all fronts"
    r"|(?:along|on|at) the (?:whole |entire )?(?:line of contact|contact line|front ?lines?"
    r"|demarcation line|line of control|border)|on the border)(?= )"
)
_REGION = re.compile(
    r" (?:covers?|covering|applies (?:to|in)|apply (?:to|in)|holds? in|across|throughout|in"
    r"|extends? to) (?:only |all of |all |the whole of |the )?"
    r"(?P<words>(?:(?:north|south|east|west|central)(?:east|west)?(?:ern)? )?"
    r"(?P<name>(?:[^ .,;@]+ ){1,3}?)(?:state|province|region|governorate"
    r"|district|county|township|oblast|department|valley|peninsula|wilaya))(?= )"
)
_TALKS = frozenset(
    (
        "minsk",
        "geneva",
        "astana",
        "doha",
        "cairo",
        "jeddah",
        "stockholm",
        "vienna",
        "sochi",
        "rome",
    )
)
_SIGN = re.compile(r"@P(\d+)")


@dataclass(frozen=True, slots=True)
class TruceArea:
    """
    Where a truce is said to hold.

    Attributes:
        places: Places, in the order of the text.
        words: Words for an area that no gazetteer has, such as ``nationwide``.
        but_not: Places that the words leave out of it.
    """

    places: tuple[PlaceMention, ...] = ()
    words: tuple[Span, ...] = ()
    but_not: tuple[PlaceMention, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is said of it."""
        return bool(self.places or self.words)


def area_of(line: Line, truce: TruceWords, end: int) -> TruceArea:
    """
    Return where a truce is said to hold.

    Args:
        line: The sentence.
        truce: The name of the truce.
        end: Where the words end that are tied to it.
    """
    tail = line.text[truce.end : end + 1]
    places = _in_name(line, truce)
    ahead = " signed" if _SIGNED.search(line.text[: truce.start]) else ""
    for found in _IN.finditer(tail):
        if not _SETTLED.search(ahead + tail[: found.start() + 1].rstrip()):
            places += _places(line, truce.end + found.start("places"), truce.end + found.end())
            break
    if not places:
        told = _places(line, truce.end, end)
        places += [each for each in told if each.span[0] < each.name_span[0]][:1]
    fronted = None if places else _FRONTED.match(line.text[: truce.start])
    if fronted:
        places += _places(line, *fronted.span("places"))
    words = tuple(
        line.span_of(found, "words")
        for found in _WORDS.finditer(line.text, truce.start - 1, end + 1)
    )
    words += () if places or words else tuple(_regions(line, truce.end, end))
    gone = _NOT_THERE.match(line.text, max(truce.end, end - 1))
    but_not = _places(line, *gone.span("places")) if gone else []
    left = [each for each in places if each not in but_not and not _is_of_talks(each)]
    return TruceArea(tuple(left), words, tuple(but_not))


def _in_name(line: Line, truce: TruceWords) -> list[PlaceMention]:
    """Return the places that a truce is named for, "the Aleppo truce", unless by its talks."""
    named = _places(line, truce.start, truce.head)
    return [each for each in named if not _is_of_talks(each)]


def _regions(line: Line, start: int, end: int) -> Iterator[Span]:
    """Yield the regions by name and kind that no gazetteer has: "northern Shan State"."""
    for found in _REGION.finditer(line.text, start):
        if found.start() > end:
            return
        first = line.span_of(found, "name")[0]
        ahead = line.text[start : found.start() + 1]
        if line.document.text[first].isupper() and not _SETTLED.search(ahead.rstrip()):
            yield line.span_of(found, "words")


def _is_of_talks(place: PlaceMention) -> bool:
    return place.answer.words.name.lower() in _TALKS


def _places(line: Line, start: int, end: int) -> list[PlaceMention]:
    return [line.told.places[int(each.group(1))] for each in _SIGN.finditer(line.text, start, end)]


def area_slot(document: Document, area: TruceArea) -> Slot:
    """Return the slot of an area: places first, then areas that only words tell."""
    told = places_slot(document, area.places)
    entries = [*_entries(told), *(_by_words(document, each) for each in area.words)]
    spans = (*told.spans, *area.words)
    flags = told.flags if area.places else ()
    flags += tuple(f"not in {document.quote(each.span)}" for each in area.but_not)
    return Slot(
        tuple(map(document.quote, spans)),
        entries,
        spans,
        alternatives=told.alternatives,
        flags=flags,
    )


def _entries(slot: Slot) -> Iterable[Json]:
    return slot.normalised if isinstance(slot.normalised, list) else []


def _by_words(document: Document, span: Span) -> Json:
    blank = dict.fromkeys(("id", "lat", "lon", "radius_km", "container"))
    return {"name": " ".join(document.quote(span).split()), **blank}
