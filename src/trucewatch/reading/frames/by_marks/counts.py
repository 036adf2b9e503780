"""
Counts by marks: how many were killed and injured, and who was counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.definitions.counts import Count
from trucewatch.definitions.number_mentions import NumberKind, NumberMention
from trucewatch.reading.claim import Slot
from trucewatch.reading.document import Document, Span
from trucewatch.reading.frames.by_marks.means import UNITS, Means
from trucewatch.reading.frames.by_marks.scene import Scene
from trucewatch.reading.frames.by_marks.vocabulary import Mark
from trucewatch.reading.frames.slots import count_slot, word_slot

_NEAR = 6
_UNIT_NEAR = 3


@dataclass(frozen=True, slots=True)
class Toll:
    """
    How many were killed or injured, as one word for it tells.

    Attributes:
        mark: The word for it.
        number: How many, where a number says so.
        one: The word for one person, where nothing else says how many.
        unit: The word for who was counted.
    """

    mark: Mark
    number: NumberMention | None
    one: Mark | None
    unit: Mark | None

    @property
    def name(self) -> str:
        """The slot that it fills."""
        return "killed" if self.mark.means is Means.KILLED else "injured"

    @property
    def span(self) -> Span:
        """The words that say how many."""
        if self.number is not None:
            return self.number.span
        return self.one.span if self.one is not None else self.mark.span

    def slot(self, document: Document) -> Slot:
        """Return the slot of how many."""
        if self.number is not None:
            return count_slot(document, self.number)
        return Slot((document.quote(self.span),), {"low": 1, "best": 1, "high": 1}, (self.span,))


def tolls_of(scene: Scene) -> list[Toll]:
    """Return the killed and injured of a sentence, each word with its own number, in order."""
    marks = scene.of_means(Means.KILLED, Means.INJURED)
    free = [each for each in scene.told.numbers if _counts(scene, each)]
    pairs = sorted(
        (_cost(scene, mark, number), place, each)
        for place, mark in enumerate(marks)
        for each, number in enumerate(free)
    )
    taken: dict[int, int] = {}
    for cost, place, each in pairs:
        is_free = place not in taken and each not in taken.values()
        if cost <= _NEAR and is_free and not _is_told(taken, marks, place):
            taken[place] = each
    found = []
    for place, mark in enumerate(marks):
        if place in taken:
            number = _exact(scene, free[taken[place]])
            unit = _unit(scene, number.span) or _unit_of_whole(scene, number.span)
            found.append(Toll(mark, number, None, unit))
        elif not _is_counted(mark, taken, marks):
            one = _one(scene, mark)
            if one is not None:
                found.append(Toll(mark, None, one, _unit_at(scene, one.span)))
    return found


def toll_slots(scene: Scene, tolls: list[Toll]) -> dict[str, Slot]:
    """Return the slots ``killed``, ``injured`` and ``unit`` of *tolls*, the first of each name."""
    document = scene.text.document
    slots: dict[str, Slot] = {}
    for toll in tolls:
        slots.setdefault(toll.name, toll.slot(document))
        if toll.unit is not None and "unit" not in slots:
            slots["unit"] = word_slot(document, toll.unit.means.value, toll.unit.span)
    return slots


def _counts(scene: Scene, number: NumberMention) -> bool:
    """Say whether a number can be one of people killed or injured, and not a part of another."""
    if number.kind is not NumberKind.COUNT or number.count is None:
        return False
    clause = scene.clause_span(number.span)
    if _is_named_behind(scene, number):
        return True
    return not any(
        each.span[1] <= number.span[0] and each.span[0] >= clause[0]
        for each in scene.of_means(Means.INCLUDING)
        if len(scene.between(each.span, number.span)) <= _UNIT_NEAR
        and not scene.has(Means.KILLED, Means.INJURED, within=(each.span[1], number.span[0]))
    )


def _is_named_behind(scene: Scene, number: NumberMention) -> bool:
    """Say whether a part is told to be the dead: "of the 489 hurt | 170 killed"."""
    words = scene.told.sentence.words
    return any(
        each.first == scene.place(number.span[1]) and not words[each.first].key.startswith("و")
        for each in scene.of_means(Means.KILLED, Means.INJURED)
    )


def _cost(scene: Scene, mark: Mark, number: NumberMention) -> int:
    """Return how far a word and a number are apart; a border between them costs little here."""
    if number.span[0] < mark.span[1] and mark.span[0] < number.span[1]:
        return 0  # Arabic "two killed" is one word
    between = scene.between(mark.span, number.span)
    borders = abs(scene.clause(mark.span) - scene.clause(number.span))
    passed = (min(mark.span[1], number.span[1]), max(mark.span[0], number.span[0]))
    others = [
        each
        for each in scene.of_means(Means.KILLED, Means.INJURED)
        if each != mark and passed[0] <= each.span[0] < passed[1]
    ]
    is_against_order = scene.is_verb_first and number.span[1] <= mark.span[0]
    cost = len(between) + 2 * borders + 4 * len(others)
    return cost + int(is_against_order and len(between) > 1)


def _is_told(taken: dict[int, int], marks: list[Mark], place: int) -> bool:
    """Say whether a word tells a second time what the one right before it tells."""
    return any(
        marks[other].means is marks[place].means
        and abs(marks[other].first - marks[place].first) < 3
        for other in taken
    )


def _is_counted(mark: Mark, taken: dict[int, int], marks: list[Mark]) -> bool:
    return any(marks[place].means is mark.means for place in taken)


def _one(scene: Scene, mark: Mark) -> Mark | None:
    """Return the word for one person right beside *mark*; numbers beside it speak against it."""
    if mark.means not in {Means.KILLED, Means.INJURED}:
        return None
    for one in scene.of_means(Means.ONE):
        if scene.is_verb_first and _is_several(scene, one):
            continue
        between = scene.between(mark.span, one.span)
        is_near = len(between) <= (1 if scene.is_verb_first else 2)
        same = scene.clause(mark.span) == scene.clause(one.span)
        counted = any(
            number.count is not None
            and min(len(scene.between(number.span, one.span)), 9) <= 1
            and number.span[0] < one.span[0]
            for number in scene.told.numbers
        )
        is_behind = one.span[0] > mark.span[0]
        if is_near and same and not counted and (is_behind or not scene.is_verb_first):
            return one
    return None


def _is_several(scene: Scene, one: Mark) -> bool:
    """Say whether an Arabic ending makes two or more of one person."""
    return scene.told.sentence.words[one.first].key.endswith(("ان", "ين", "ون"))


def _unit(scene: Scene, span: Span) -> Mark | None:
    """Return the word behind a number that says who was counted."""
    marks = scene.of_means(*UNITS)
    best: Mark | None = None
    for mark in marks:
        is_at = mark.span[0] < span[1] and span[0] < mark.span[1]
        between = scene.between(span, mark.span)
        is_behind = mark.span[0] >= span[1] and len(between) <= _UNIT_NEAR - 1
        same = scene.clause(mark.span) == scene.clause(span) and not _is_part(scene, span, mark)
        if (is_at or (is_behind and same)) and (best is None or _says_more(mark, best)):
            best = mark
    return best


def _unit_of_whole(scene: Scene, span: Span) -> Mark | None:
    """Return who was counted before "among them", where the part itself does not say who."""
    for each in scene.of_means(Means.INCLUDING):
        if each.span[1] <= span[0] and len(scene.between(each.span, span)) <= 1:
            before = [unit for unit in scene.of_means(*UNITS) if unit.span[1] <= each.span[0]]
            return scene.nearest(each.span, before, 8)
    return None


def others_of(scene: Scene, tolls: list[Toll]) -> list[Toll]:
    """Return those counted beside the first: "200 civilians and | about 300 fighters" killed."""
    first = tolls[0]
    if first.number is None or first.unit is None:
        return []
    taken = [each.span for each in tolls]
    for number in scene.told.numbers:
        is_behind = number.span not in taken and number.span[0] >= first.number.span[1]
        if is_behind and _counts(scene, number) and _is_beside(scene, first.number, number):
            unit = _unit(scene, number.span)
            if unit is not None and unit.means is not first.unit.means:
                return [Toll(first.mark, number, None, unit)]
    return []


def _is_beside(scene: Scene, one: NumberMention, other: NumberMention) -> bool:
    """Say whether an "and" joins two numbers, and no other deed stands between."""
    gap = scene.between(one.span, other.span)
    if len(gap) > _JOINED or scene.has(*_DEEDS, within=(one.span[1], other.span[0])):
        return False
    return any(word.key in _ANDS for word in gap) or _has_and(scene, other)


def _has_and(scene: Scene, number: NumberMention) -> bool:
    """Say whether an Arabic "and" is written tight before a number."""
    start = scene.told.sentence.span[0]
    at = number.span[0] - start
    text = scene.told.sentence.text
    return scene.is_verb_first and (text[at : at + 1] == "و" or text[max(0, at - 1) : at] == "و")


_ANDS = frozenset(("и", "та", "й", "و", "او"))
_DEEDS = (Means.KILLED, Means.INJURED, Means.FLED)
_JOINED = 4


def _is_part(scene: Scene, span: Span, mark: Mark) -> bool:
    """Say whether *mark* is told of a part of those counted: "four people, among them a girl"."""
    return any(
        span[1] <= each.span[0] and each.span[1] <= mark.span[0]
        for each in scene.of_means(Means.INCLUDING)
    )


def _unit_at(scene: Scene, span: Span) -> Mark | None:
    """Return what the word for one person says of who it was."""
    return next((each for each in scene.of_means(*UNITS) if each.span == span), None)


def _says_more(mark: Mark, best: Mark) -> bool:
    """Say whether *mark* says who better than *best*: "12 people, civilians"."""
    return best.means is Means.PEOPLE and mark.means is not Means.PEOPLE


def _exact(scene: Scene, number: NumberMention) -> NumberMention:
    """Return a number as it is meant behind "has risen to": exact, and not "up to"."""
    count = number.count
    if number.how is None or count is None or count.low != 0 or count.high is None:
        return number
    before = [
        each
        for each in scene.of_means(Means.TO_FIGURE)
        if 0 <= scene.place(number.span[0]) - each.first <= 3
    ]
    if not before:
        return number
    return replace(number, span=number.figure, how=None, count=Count.exactly(count.high))
