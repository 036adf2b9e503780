"""
The possible times of an act, cut at every instant at which any answer can change.

"By length": the weight of a cell is its share of the interval. A lasting act or an omission begins
in one interval and ends in another, independently, evenly in each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.findings.reference_facts import Incident, Story
from tests.findings.reference_law import due_at
from trucewatch.definitions.acts import Form
from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER
from trucewatch.terms.model import JudgedRegime

HOUR = 3_600_000_000


@dataclass(frozen=True)
class Span:
    """A cell of an interval: ``[first, last)``, or one known instant where both are equal."""

    first: int
    last: int
    share: float

    @property
    def middle(self) -> float:
        """Expected instant."""
        return (self.first + self.last) / 2


@dataclass(frozen=True)
class Piece:
    """A part of a stretch in which no answer changes: an instant of it, its expected hours."""

    instant: int
    hours: float


@dataclass(frozen=True)
class When:
    """
    One value of the coordinate when.

    Attributes:
        share: Its weight.
        begins: Cell of the instant, or of the beginning of the stretch.
        ends: Cell of the end of the stretch; of an instant the same as *begins*.
        pieces: What the stretch is made of, in order; an instant is one piece of no length.
    """

    share: float
    begins: Span
    ends: Span
    pieces: tuple[Piece, ...]


def marks_of(judged: Sequence[JudgedRegime], incident: Incident) -> list[int]:
    """Return every instant at which any answer about *incident* can change, in order."""
    marks: set[int] = set()
    for each in judged:
        for reading in each.readings:
            windows = [item.window for item in reading.holdings]
            windows += [item.window for item in (*reading.standings, *reading.excluded)]
            for window in windows:
                marks |= {window.first, window.last}
        marks |= _due_marks(each, incident)
    for defence in incident.defences:
        marks |= {at for at in (defence.from_at, defence.to_at) if at is not None}
    return sorted(marks - {SINCE_EVER, UNTIL_FURTHER})


def _due_marks(judged: JudgedRegime, incident: Incident) -> set[int]:
    found = (due_at(duty, incident.requested_at) for duty in judged.duties)
    return {each for each in found if each is not None}


def cut(first: int, last: int, marks: Sequence[int]) -> list[Span]:
    """Cut ``[first, last)`` at *marks*; the shares are by length."""
    if first == last:
        return [Span(first, last, 1.0)]
    bounds = [first, *[mark for mark in marks if first < mark < last], last]
    return [Span(one, two, (two - one) / (last - first)) for one, two in pairwise(bounds)]


def whens(story: Story, form: Form, marks: Sequence[int]) -> list[When]:
    """Return every value of when, with its weight, for one story."""
    begins = cut(*story.begins, marks)
    if form is Form.INSTANT or story.ends is None:
        return [When(each.share, each, each, (Piece(each.first, 0.0),)) for each in begins]
    ends = cut(*story.ends, marks)
    return [
        When(one.share * two.share, one, two, tuple(_pieces(one, two, marks)))
        for one in begins
        for two in ends
    ]


def _pieces(begins: Span, ends: Span, marks: Sequence[int]) -> list[Piece]:
    """Return the parts of the stretch between two cells, between marks."""
    stop = ends.first if ends.first < ends.last else ends.last - 1
    final = max(bisect_right(marks, stop), bisect_right(marks, begins.first))
    pieces = []
    instant, start = begins.first, begins.middle
    for epoch in range(bisect_right(marks, begins.first), final):
        pieces.append(Piece(instant, (marks[epoch] - start) / HOUR))
        instant, start = marks[epoch], float(marks[epoch])
    return [*pieces, Piece(instant, (ends.middle - start) / HOUR)]
