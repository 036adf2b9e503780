"""
Scenes: a sentence with its marks, cut into clauses, and what stands near what in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol, TypeVar

from trucewatch.definitions.wording.plain import key_of
from trucewatch.reading.document import Span
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.vocabulary import Mark, Vocabulary
from trucewatch.reading.places.places_in_text import PlaceMention
from trucewatch.reading.prose.told import Text, Told, Word

_CUTS = frozenset((",", ";", ":", "(", ")", "\u060c", "\u061b", "\u2014", "\u2013"))
_JOINTS = frozenset(
    (
        *(",", "\u060c", '"', "\u00ab", "\u00bb", "\u201c", "\u201d", "(", ")", "-"),
        *("и", "или", "а", "также", "та", "або", "й", "و", "او", "كذلك", "ايضا"),
        *("включая", "числе", "منها", "ومنها", "بينها", "وبينها", "فيها"),
    )
)
_LEADING = frozenset(
    (
        *("в", "во", "на", "из", "до", "по", "под", "около", "близ", "через", "у", "із", "з"),
        *("في", "الي", "على", "علي", "من", "قرب", "نحو", "داخل", "شمال", "جنوب", "شرق", "غرب"),
    )
)
_BORDER = 6
_LONGEST_LINK = 4


class Spanned(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A sentence as frames see it.

    Attributes:
        text: The whole text.
        told: The sentence and what was found in it.
        marks: What its words mean, in order.
        clauses: Its clauses, from one sign to the next, in order; they cover it.
        prefix: Language of the rules, ``ru``, ``uk`` or ``ar``.
        is_verb_first: Whether who acts stands behind what is done.
    """

    text: Text
    told: Told
    marks: tuple[Mark, ...]
    clauses: tuple[Span, ...]
    prefix: str
    is_verb_first: bool

    @classmethod
    def of(cls, text: Text, told: Told, vocabulary: Vocabulary, prefix: str) -> Scene:
        """Return the scene of *told*; words inside numbers and times leave no marks there."""
        words = told.sentence.words
        told = replace(told, places=_places(told))
        taken = [each.how for each in told.numbers if each.how is not None]
        marks = tuple(
            mark
            for mark in vocabulary.marks(words)
            if (mark.means is not Means.NOT or not any(holds(span, mark.span) for span in taken))
            and not _is_past(words, mark)
        )
        return cls(text, told, marks, _clauses(told), prefix, prefix == "ar")

    def of_means(self, *means: Means) -> list[Mark]:
        """Return the marks of these meanings, in order."""
        return [mark for mark in self.marks if mark.means in means]

    def has(self, *means: Means, within: Span | None = None) -> bool:
        """Say whether a mark of these meanings stands in the sentence, or in a stretch of it."""
        found = self.of_means(*means)
        return any(within is None or holds(within, mark.span) for mark in found)

    def clause(self, span: Span) -> int:
        """Return the number of the clause that *span* starts in."""
        return max(0, bisect_right([start for start, _ in self.clauses], span[0]) - 1)

    def clause_span(self, span: Span) -> Span:
        """Return the clause that *span* starts in."""
        return self.clauses[self.clause(span)]

    def place(self, at: int) -> int:
        """Return the number of the first word that starts at *at* or behind it."""
        words = self.told.sentence.words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high) // 2
            if words[middle].span[0] < at:
                low = middle + 1
            else:
                high = middle
        return low

    def between(self, one: Span, other: Span) -> Sequence[Word]:
        """Return the words between two stretches, in either order."""
        first, second = sorted((one, other))
        words = self.told.sentence.words
        start, end = self.place(first[1]), self.place(second[0])
        # A name can begin inside a word, behind an Arabic "and": that word is not between.
        while end > start and words[end - 1].span[1] > second[0]:
            end -= 1
        return words[start:end]

    def distance(self, one: Span, other: Span) -> int:
        """Return how far two stretches are apart: words, and six for each border of a clause."""
        borders = abs(self.clause(one) - self.clause(other))
        return len(self.between(one, other)) + _BORDER * borders

    def nearest(self, span: Span, among: Iterable[S], most: int = 99) -> S | None:
        """Return what stands nearest to *span*, no farther than *most*; ``None`` is nothing."""
        found = [(self.distance(span, each.span), each) for each in among]
        near = [pair for pair in found if pair[0] <= most]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def chain(self, after: int, among: Sequence[S], most: int = 6) -> list[S]:
        """
        Return the first of *among* behind character *after*, and those joined to it in a list.

        Args:
            after: Where the list can start.
            among: What is listed, in order.
            most: Words that may stand before the first.
        """
        listed: list[S] = []
        end = after
        for each in among:
            if each.span[0] < end:
                continue
            gap = self.between((end, end), each.span)
            if listed and self._is_holder(end, each.span[0]):
                break
            if not (self._is_joint(gap) if listed else self._is_lead(gap, most)):
                break
            listed.append(each)
            end = each.span[1]
        return listed

    def is_negated(self, mark: Mark) -> bool:
        """Say whether a "not" stands right before *mark*, or with one word between."""
        return any(
            each.means is Means.NOT and 0 <= mark.first - each.after <= 1 for each in self.marks
        )

    def word_before(self, span: Span) -> str:
        """Return the key of the word before *span*; empty at the start."""
        place = self.place(span[0])
        return self.told.sentence.words[place - 1].key if place else ""

    def led(self, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Return the places behind a preposition and those listed with them; else all."""
        kept: list[PlaceMention] = []
        for place in places:
            is_listed = bool(kept) and self._is_joint(self.between(kept[-1].span, place.span))
            if self.word_before(place.span) in _LEADING or is_listed or self._is_tight(place):
                kept.append(place)
        return kept or list(places)

    def _is_tight(self, place: PlaceMention) -> bool:
        """Say whether an Arabic "in" or "to" is written tight before the name."""
        return any(
            word.span[0] < place.span[0] < word.span[1] for word in self.told.sentence.words
        )

    def _is_holder(self, end: int, start: int) -> bool:
        """Say whether a name right behind another holds it: no "and" is written before it."""
        offset = self.told.sentence.span[0]
        between = self.told.sentence.text[end - offset : start - offset].strip()
        return between.strip(' \u00ab\u00bb"\u201c\u201d') in ("", "ب")

    def _is_lead(self, gap: Sequence[Word], most: int) -> bool:
        is_cut = any(word.key in _CUTS for word in gap)
        return len(gap) <= most and not is_cut and not self._has_verb(gap)

    def _is_joint(self, gap: Sequence[Word]) -> bool:
        if len(gap) > _LONGEST_LINK + 1 or self._has_verb(gap):
            return False
        return not gap or any(word.key in _JOINTS for word in gap)

    def _has_verb(self, gap: Sequence[Word]) -> bool:
        if not gap:
            return False
        stretch = gap[0].span[0], gap[-1].span[1]
        return any(mark.means in _VERBS and holds(stretch, mark.span) for mark in self.marks)


_VERBS = frozenset(
    {Means.SAY, Means.ANNOUNCE, Means.BEGIN, Means.END, Means.EXTEND, Means.AGREE, Means.CALL}
    | {Means.SPONSOR, Means.OVERSEE, Means.BETWEEN, Means.REACHED, Means.REFUSED}
)


def holds(outer: Span, inner: Span) -> bool:
    """Say whether *inner* lies in *outer*."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def cover(spans: Iterable[Span]) -> Span:
    """Return the stretch from the first to the last of *spans*."""
    several = list(spans)
    return min(start for start, _ in several), max(end for _, end in several)


def _is_past(words: Sequence[Word], mark: Mark) -> bool:
    """Say whether Arabic "qad" tells of the past, as before a verb that is no imperfect."""
    if mark.after - mark.first > 1 or not words[mark.first].key.endswith("قد"):
        return False
    if any(word.key.lstrip("و") in _WAS for word in words[max(0, mark.first - 8) : mark.first]):
        return True
    after = words[mark.after].key if mark.after < len(words) else ""
    is_bare = len(words[mark.first].key) == len("قد")
    return not after.startswith(("ي", "ت", "ن", "لا") if is_bare else "ي")


_WAS = frozenset(("كان", "كانت", "كانوا", "كانتا", "كانا"))


def _places(told: Told) -> tuple[PlaceMention, ...]:
    """Return places without those inside the name of a person or a time, or that hold another."""
    called = [each.span for each in told.places if each.span[0] < each.name_span[0]]
    # "The quarter of Sheikh Maqsoud" is no person.
    people = [
        each.span for each in told.people if not any(_opens(span, each.span) for span in called)
    ]
    held = [*people, *(each.span for each in told.times)]
    kept: list[PlaceMention] = []
    end = 0
    for place in told.places:
        is_held = any(span[0] < place.span[1] and place.span[0] < span[1] for span in held)
        if is_held or not _is_place(place):
            continue
        if not kept or not _holds_last(told, end, place):
            kept.append(place)
        end = place.span[1]
    return tuple(kept)


def _holds_last(told: Told, end: int, place: PlaceMention) -> bool:
    """Say whether a place holds the one before it: "the quarter X | of the city of Y"."""
    offset = told.sentence.span[0]
    between = told.sentence.text[end - offset : place.span[0] - offset]
    if between in (" ", " \u0628"):
        return True
    return between.strip() in _WITHIN and place.span[0] < place.name_span[0]


_WITHIN = frozenset(("في", "ب", "(", "، في"))


def _opens(place: Span, person: Span) -> bool:
    return place[0] < person[0] < place[1]


def _is_place(place: PlaceMention) -> bool:
    """Say whether words are a place's: "a residential quarter" is the name of none."""
    is_known = place.answer.place is not None or bool(place.answer.choices)
    return is_known or key_of(place.answer.words.name) not in _ADJECTIVES


_ADJECTIVES = frozenset(
    map(
        key_of,
        (
            *("سكني", "سكنية", "شعبي", "شعبية", "صناعي", "صناعية", "تجاري", "تجارية", "عسكري"),
            *("عسكرية", "حدودية", "محاصرة", "مكتظ", "مأهول", "كاملة", "أخرى", "القريبة", "السكني"),
        ),
    )
)


def _clauses(told: Told) -> tuple[Span, ...]:
    start, end = told.sentence.span
    taken = [*(time.span for time in told.times), *(number.span for number in told.numbers)]
    cuts = [
        word.span[1]
        for word in told.sentence.words
        if word.key in _CUTS and not any(holds(span, word.span) for span in taken)
    ]
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return tuple(pairwise(edges))
