"""
Lines: a sentence as one line of keys in which every mention is a sign, for reading patterns on.

"At 14:20 militants shelled Zolote" becomes " @T0 militants shelled @P0 ". A sign is ``@``, a
letter and the number of the mention in its list: ``T`` a time, ``A`` an actor, ``P`` a place,
``H`` a person, ``N`` a count. Hyphens are left out, so "rebel-held" and "rebel held" are one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.definitions.number_mentions import NumberKind, NumberMention
from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.document import Document, Span
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import ActorMention, Told, Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SIGN = re.compile(r"@([TAPHN])(\d+)")
_HYPHENS = frozenset("-\u2010\u2011")
_LONGEST_KEY = 40
_MOST_KEYS = 400

ARMS = _words(
    """
    jets jet warplanes warplane planes plane aircraft helicopters helicopter drones drone
    gunships artillery tanks missiles rockets mortars snipers sniper bombers
    """
)
"""Words for arms, which may stand at the end of an actor's name."""

_OF_WORK = frozenset({"aid", "health", "relief", "humanitarian", "rescue", "medical"})

PLAIN_WORDS = ARMS | _words(
    """
    soldiers soldier fighters fighter troops militants militant rebels rebel insurgents
    gunmen policemen officers police peacekeepers peacekeeper monitors observers civilians
    refugees militiamen jihadists terrorists servicemen marines separatists guerrillas
    """
)
"""Words that say what an actor's people are, and are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    A sentence for patterns.

    Attributes:
        document: The text that the sentence stands in.
        told: The sentence.
        text: Its keys and signs, one space between them and at both ends.
        starts: Where each key starts in *text*.
        spans: Where each key stands in the document.
    """

    document: Document
    told: Told
    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def at(self, place: int) -> int:
        """Return the number of the key that stands at *place* of the line's text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the document for a stretch of the line's text."""
        first = bisect_left(self.starts, start)
        last = self.at(max(start, end - 1))
        return (self.spans[min(first, last)][0], self.spans[max(first, last)][1])

    def span_of(self, found: re.Match[str], group: int | str = 0) -> Span:
        """Return the characters of the document for a group of a match on the line's text."""
        start, end = found.span(group)
        written = self.text[start:end]
        start += len(written) - len(written.lstrip())
        return self.span(start, start + max(1, len(written.strip())))

    def reach(self, span: Span) -> tuple[int, int]:
        """Return the stretch of the line's text that a stretch of the document takes up."""
        first = bisect_right([each[1] for each in self.spans], span[0])
        after = bisect_left([each[0] for each in self.spans], span[1])
        if first >= after:
            return (0, 0)
        end = self.starts[after] if after < len(self.starts) else len(self.text)
        return (self.starts[first], end)

    def is_hyphened(self, place: int) -> bool:
        """Say whether a hyphen stands in the text behind the key before *place* of the line."""
        end = self.spans[self.at(place - 1)][1]
        return self.document.text[end : end + 1] in _HYPHENS

    def signs(self, letter: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield (place in the line, number of the mention) of every sign of a letter."""
        for found in _SIGN.finditer(self.text, start, end):
            if found.group(1) == letter:
                yield found.start(), int(found.group(2))

    def times(self, start: int, end: int) -> list[tuple[int, TimeMention]]:
        """Return the times of a stretch, each with its place in the line."""
        return [(at, self.told.times[each]) for at, each in self.signs("T", start, end)]

    def places(self, start: int, end: int) -> list[tuple[int, PlaceMention]]:
        """Return the places of a stretch, each with its place in the line."""
        return [(at, self.told.places[each]) for at, each in self.signs("P", start, end)]

    def actors(self, start: int, end: int) -> list[tuple[int, ActorMention]]:
        """Return the actors of a stretch, each with its place in the line."""
        return [(at, self.told.actors[each]) for at, each in self.signs("A", start, end)]

    def number(self, sign: str) -> NumberMention:
        """Return the number that a sign stands for."""
        return self.told.numbers[int(sign.strip()[2:])]


def line_of(document: Document, told: Told) -> Line:
    """Return a sentence as a line."""
    keys: list[str] = []
    spans: list[Span] = []
    marks = _marks(told)
    at = 0
    for key, span in _keys(told):
        while at < len(marks) and marks[at][0][1] <= span[0]:
            at += 1
        if at < len(marks) and marks[at][0][0] < span[1]:
            if not keys or keys[-1] != marks[at][1]:
                keys.append(marks[at][1])
                spans.append(marks[at][0])
            continue
        keys.append(key)
        spans.append(span)
    return _line(document, told, list(zip(keys, spans, strict=True))[:_MOST_KEYS])


def _line(document: Document, told: Told, keys: list[tuple[str, Span]]) -> Line:
    starts: list[int] = []
    length = 1
    for key, _ in keys:
        starts.append(length)
        length += len(key) + 1
    text = " " + " ".join(key for key, _ in keys) + " "
    return Line(document, told, text, tuple(starts), tuple(span for _, span in keys))


def _keys(told: Told) -> Iterator[tuple[str, Span]]:
    """Yield the sentence's words in lower case, without the hyphens that stand inside a word."""
    words = told.sentence.words
    for at, word in enumerate(words):
        is_inside = 0 < at < len(words) - 1 and word.key in _HYPHENS
        if not (is_inside and _touch(words[at - 1], word) and _touch(word, words[at + 1])):
            yield word.key.replace(" ", "_")[:_LONGEST_KEY].lower(), word.span


def _touch(one: Word, other: Word) -> bool:
    return one.span[1] == other.span[0]


def _marks(told: Told) -> list[tuple[Span, str]]:
    """Return the mentions with their signs in order; of two that overlap the longer one."""
    found = [
        (each.span, f"@T{number}")
        for number, each in enumerate(told.times)
        if each.kind is not TimeKind.LENGTH
    ]
    named = [(each.span, f"@P{number}") for number, each in enumerate(told.places)]
    named += [(_owner(told, each), f"@A{number}") for number, each in enumerate(told.actors)]
    named += [(each.span, f"@H{number}") for number, each in enumerate(told.people)]
    named.sort(key=lambda each: (each[0][0] - each[0][1], each[0]))
    counted = [
        (each.span, f"@N{number}")
        for number, each in enumerate(told.numbers)
        if each.kind is NumberKind.COUNT and each.count is not None and each.count.high != 0
    ]
    named = [(span, sign) for span, sign in named if span[0] < span[1]]
    taken: list[tuple[Span, str]] = []
    for span, sign in [*found, *named, *counted]:
        if all(span[1] <= other[0] or other[1] <= span[0] for other, _ in taken):
            taken.append((span, sign))
    return sorted(taken)


def _owner(told: Told, actor: ActorMention) -> Span:
    """Return an actor without the plain word for people or arms that ends its name."""
    *rest, last = actor.words.lower().split() or [""]
    is_counted = any(
        0 <= actor.span[0] - each.span[1] <= 1
        for each in told.numbers
        if each.kind is NumberKind.COUNT
    )
    if (is_counted and last in PLAIN_WORDS | {"workers"} and not (rest and actor.actor)) or (
        not rest and last in ARMS
    ):
        is_named = any(word not in _OF_WORK for word in rest)
        return (actor.span[0], actor.span[1] - len(last) - 1 if is_named else actor.span[0])
    if rest and last in PLAIN_WORDS:
        return (actor.span[0], actor.span[1] - len(last) - 1)
    return actor.span
