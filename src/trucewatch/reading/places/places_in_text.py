"""
Places that a text names, each with its characters.

The longest name wins. A word that is also a common word, a person's name or a part of a longer
name needs a cue of a place beside it, and so has an Arabic word, which no capital letter marks. A
name that is in no gazetteer is told where the words themselves say that it is a place. The time
taken grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.definitions.name_keys import ARTICLES, bent_key, exact_key, is_arabic
from trucewatch.reading.document import Span
from trucewatch.reading.places.answers import (
    PlaceAnswer,
    PlaceContext,
    Standing,
    answered,
    can_lie_in,
)
from trucewatch.reading.places.cues import (
    ALSO_ARTICLES,
    ALSO_WORDS,
    ARABIC_FIRST,
    CLITICS,
    CUE,
    FAR_INSIDE,
    INSIDE,
    KIND_AHEAD,
    LISTED,
    MAYBE_INSIDE,
    NOT_PLACES,
    OWNED,
    WEEKDAYS,
)
from trucewatch.reading.places.gazetteer import (
    BENT,
    EXACT,
    WORDS_MOST,
    Gazetteer,
    GazetteerPlace,
    PlaceKind,
    opening_words,
)
from trucewatch.reading.places.words import (
    AROUND,
    PlaceWords,
    Relation,
    before,
    following,
    is_kind,
    is_named_before,
    is_russian_area,
)

LARGE_PEOPLE = 50_000
"""A place of so many people needs no cue where nothing speaks against it."""

_LARGE_KINDS = frozenset({PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.CITY, PlaceKind.REGION})
_MARKS = "\u0300-\u036f\u0640\u064b-\u0652\u0670\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[\w{_MARKS}]|['`\u2018\u2019](?=\w)(?!s\b))*", re.IGNORECASE)
_JOINT = re.compile(r"-? ?['`\u2018\u2019]?|[\u2010-\u2013\u00a0]")
_NUMBERED = re.compile(r"-\d{1,2}(?!\w)")
_SHORT = 3
_NAMED_MOST = 4


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """
    A place that a text names.

    Attributes:
        span: Every character that says which ground is meant, side and kind among them.
        name_span: The name alone.
        answer: What the gazetteer says of it.
        is_weak: Whether only nearness to other words says that it is a place.
    """

    span: Span
    name_span: Span
    answer: PlaceAnswer
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class _Core:
    # A name in the text: its characters, its words, and whether the gazetteer has it.
    span: Span
    first: int
    last: int
    name: str
    known: tuple[GazetteerPlace, ...]
    has_clitic: bool = False


def places_in(
    text: str, gazetteer: Gazetteer, lang: str = "", context: PlaceContext | None = None
) -> list[PlaceMention]:
    """
    Return the places that *text* names, in their order; none overlaps another.

    Args:
        text: The text, never altered: spans count its code points.
        gazetteer: Where names are looked up.
        lang: ``en``, ``ru``, ``ar``; empty where it is not known. Arabic prefixes ("in", "and"
            written as one with the name) are parted only in Arabic and where nothing is known.
        context: What is known of the text's places.
    """
    scan = _Scan(text, gazetteer, context or PlaceContext(), has_clitics=lang in {"", "ar"})
    mentions: list[PlaceMention] = []
    at = 0
    while at < len(scan.tokens):
        end = mentions[-1].span[1] if mentions else 0
        core = scan.core_at(at)
        mention = _mention(scan, core, end) if core else None
        if core and mention:
            mentions.append(mention)
        at = core.last + 1 if core and mention else at + 1
    return [_settled(scan, mentions, number) for number in range(len(mentions))]


class _Scan:
    # One pass over one text.
    def __init__(
        self, text: str, gazetteer: Gazetteer, context: PlaceContext, *, has_clitics: bool
    ) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.context = context
        self.has_clitics = has_clitics
        self._tried: dict[str, tuple[GazetteerPlace, ...]] = {}
        self.tokens: list[Span] = [found.span() for found in _WORD.finditer(text)]

    def word(self, at: int) -> str:
        """Return a token; nothing outside the text."""
        return self.text[slice(*self.tokens[at])] if 0 <= at < len(self.tokens) else ""

    def gap(self, at: int) -> str:
        """Return what stands between a token and the one before it."""
        if not 0 < at < len(self.tokens):
            return ""
        return self.text[self.tokens[at - 1][1] : self.tokens[at][0]]

    def is_joined(self, at: int) -> bool:
        """Say whether a token belongs to the one before it as words of one name do."""
        return 0 < at < len(self.tokens) and _JOINT.fullmatch(self.gap(at)) is not None

    def core_at(self, at: int) -> _Core | None:
        """Return the name that begins with a token, known or called a place by its words."""
        word = self.word(at)
        if is_arabic(word):
            return self._arabic(at, word) or self._named_only(at)
        if word.lower() == "the" or (word in ALSO_ARTICLES and self.gap(at + 1) != "-"):
            return None
        first = at + 1 if word.lower() in ARTICLES and self.is_joined(at + 1) else at
        if not self.word(first)[:1].isupper():
            return None
        known = self._known(at, first, self.tokens[at][0]) or self._alike(at)
        if known and _NUMBERED.match(self.text, known.span[1]):
            # "Zolote-4" is not Zolote.
            span = (known.span[0], self.tokens[known.last + 1][1])
            return _Core(span, at, known.last + 1, self.text[slice(*span)], ())
        return known or self._named_only(at)

    def _arabic(self, at: int, word: str) -> _Core | None:
        whole = self._known(at, at, self.tokens[at][0])
        if whole or not self.has_clitics:
            return whole
        for clitic in CLITICS:
            if word.startswith(clitic) and len(word) >= len(clitic) + 3:
                core = self._known(at, at, self.tokens[at][0] + len(clitic))
                if core:
                    return replace(core, has_clitic=clitic.strip("وف") != "")
        return None

    def _known(self, at: int, first: int, start: int) -> _Core | None:
        opening = self.text[max(start, self.tokens[first][0]) : self.tokens[first][1]]
        longest = max(map(self.gazetteer.longest_from, opening_words(opening)), default=0)
        last = first
        while longest and last - first < WORDS_MOST and self.is_joined(last + 1):
            last += 1
        for end in range(last if longest else first - 1, first - 1, -1):
            name = self.text[start : self.tokens[end][1]]
            if len(exact_key(name).split()) <= longest and (found := self._found(name)):
                return _Core((start, self.tokens[end][1]), at, end, name, found)
        return None

    def _alike(self, at: int) -> _Core | None:
        """Return a name behind a cue that sounds like one and is spelt almost like it."""
        start = self.tokens[at][0]
        if not CUE.search(self.text[max(0, start - AROUND) : start]):
            return None
        for last in range(self._run_end(at), at - 1, -1):
            name = self.text[start : self.tokens[last][1]]
            places = self._spelt_alike(name)
            if places:
                return _Core((start, self.tokens[last][1]), at, last, name, places)
        return None

    def _spelt_alike(self, name: str) -> tuple[GazetteerPlace, ...]:
        # A text says the same names again and again, and comparing spellings is slow.
        if name not in self._tried:
            answer = answered(PlaceWords(name), self.gazetteer, self.context)
            is_one = len(exact_key(name)) > _SHORT and answer.standing is not Standing.UNRESOLVED
            self._tried[name] = tuple(each.place for each in answer.choices) if is_one else ()
        return self._tried[name]

    def _found(self, name: str) -> tuple[GazetteerPlace, ...]:
        bent = bent_key(name)
        found = self.gazetteer.named(EXACT + exact_key(name))
        found = found or (self.gazetteer.named(BENT + bent) if bent else ())
        return tuple(each.place for each in found)

    def _named_only(self, at: int) -> _Core | None:
        """Return a name that only the words beside it call a place."""
        last = self._run_end(at)
        span = (self.tokens[at][0], self.tokens[last][1])
        ahead = self.word(at - 1).lower()
        ahead = self.word(at - 2).lower() if ahead == "the" else ahead
        is_called = ahead in KIND_AHEAD or is_kind(ahead)
        is_first = at == 0 or any(mark in self.gap(at) for mark in ".!?\n")
        if is_called or (not is_first and is_named_before(self.word(last), self.word(last + 1))):
            return _Core(span, at, last, self.text[slice(*span)], ())
        return None

    def _run_end(self, at: int) -> int:
        if is_arabic(self.word(at)):
            return at + int(self.word(at) in ARABIC_FIRST and self.is_joined(at + 1))
        last, ahead = at, at + 1
        while ahead < at + _NAMED_MOST and self.is_joined(ahead):
            word = self.word(ahead)
            if word[:1].isupper() or (word.isdigit() and self.gap(ahead) == "-"):
                last = ahead
            elif word.lower() not in ARTICLES:
                break
            ahead += 1
        if last > at and is_russian_area(self.word(last), self.word(last + 1)):
            return last - 1  # "the village of X of the Y oblast"
        return last


def _mention(scan: _Scan, core: _Core, after: int) -> PlaceMention | None:
    behind = following(scan.text, core.span[1])
    pieces = before(scan.text, after, core.span[0])
    beside = [*pieces, *([behind] if behind else [])]
    is_called = any(piece.groupdict().get("kind") for piece in beside)
    if not (is_called or (core.known and (beside or _stands(scan, core, after)))):
        return None
    asked = PlaceWords(core.name)
    for piece in beside:
        asked = asked.with_piece(piece)
    start = core.span[0] - sum(piece.end() - piece.start() for piece in pieces)
    end = core.span[1] + (behind.end() if behind else 0)
    answer = answered(asked, scan.gazetteer, scan.context)
    return PlaceMention((start, end), core.span, answer, bool(core.known) and _is_part(scan, core))


def _stands(scan: _Scan, core: _Core, after: int) -> bool:
    """Say whether a known name without words of place around it is meant as a place."""
    key = exact_key(core.name)
    cue = scan.text[max(0, core.span[0] - AROUND) : core.span[0]]
    if key in NOT_PLACES or CUE.search(cue):
        return key not in NOT_PLACES
    if key in ALSO_WORDS or (len(key) <= _SHORT and not is_arabic(key)):
        return False
    is_listed = bool(after) and LISTED.match(scan.text[after : core.span[0]]) is not None
    if core.has_clitic or is_listed or len(key.split()) > 1:
        return True
    return not _is_part(scan, core) and any(map(_is_large, core.known))


def _is_part(scan: _Scan, core: _Core) -> bool:
    """Say whether a capital letter beside the name makes it a part of a longer name."""
    behind, ahead = scan.word(core.first - 1), scan.word(core.last + 1)
    is_led = scan.is_joined(core.first) and behind[:1].isupper()
    is_led = is_led and behind.lower() not in ARTICLES | WEEKDAYS and not _is_cue(behind)
    is_followed = scan.is_joined(core.last + 1) and ahead[:1].isupper()
    return is_led or (is_followed and ahead.lower() not in NOT_PLACES)


def _is_cue(word: str) -> bool:
    return CUE.search(f"{word} ") is not None


def _is_large(place: GazetteerPlace) -> bool:
    return place.kind in _LARGE_KINDS or (place.population or 0) >= LARGE_PEOPLE


def _settled(scan: _Scan, mentions: Sequence[PlaceMention], number: int) -> PlaceMention:
    """Give a mention the container that stands beside it."""
    this = mentions[number]
    holder = _holder(scan.text, mentions, number)
    if holder is None:
        return this
    asked = replace(this.answer.words, inside=(scan.text[slice(*holder.span)],))
    return replace(this, answer=answered(asked, scan.gazetteer, scan.context))


def _holder(text: str, mentions: Sequence[PlaceMention], number: int) -> PlaceMention | None:
    this = mentions[number]
    ahead = mentions[number + 1] if number + 1 < len(mentions) else None
    if ahead is not None and not _is_outside(ahead.answer):
        gap = text[this.span[1] : ahead.name_span[0]]
        between = text[this.span[1] : ahead.span[0]]
        is_called = bool(ahead.answer.words.kinds)
        if INSIDE.match(gap) or (FAR_INSIDE if is_called else INSIDE).match(between):
            return ahead
        if MAYBE_INSIDE.match(between) and _may_hold(ahead.answer, this.answer):
            return ahead
    back = mentions[number - 1] if number else None
    if back is not None and this.answer.words.kinds:
        gap = text[back.span[1] : this.span[0]]
        if OWNED.match(gap) and _may_hold(back.answer, this.answer):
            return back
    return None


def _is_outside(answer: PlaceAnswer) -> bool:
    return answer.sector is not None and answer.sector.relation in {
        Relation.OUTSIDE,
        Relation.NEAR,
    }


def _may_hold(outer: PlaceAnswer, inner: PlaceAnswer) -> bool:
    """Say whether a place that a comma parts from another is what contains it."""
    holder = outer.place or outer.suggested
    if holder is None:
        return False
    if inner.standing is Standing.UNRESOLVED:
        return bool(inner.words.kinds)
    return any(
        each.place.id != holder.id
        and each.place.radius_km < holder.radius_km
        and can_lie_in(each.place, holder)
        for each in inner.choices
    )
