"""
Plates: little labels of signs with counts, laid on a map so that they do not cover each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from trucewatch.publication.drawing import sign, tag
from trucewatch.publication.markup import joined
from trucewatch.publication.outcomes import OUTCOMES

HEIGHT = 19.0
_LED = 26.0
"""Distance from its place at which a plate gets a line that leads back to it."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in units of drawing."""


@dataclass(frozen=True, slots=True)
class Plate:
    """
    What stands on one label.

    Attributes:
        counts: Acts of each outcome, in the order of `OUTCOMES`.
        words: Says that the place is a rough one; empty for a precise one.
    """

    counts: tuple[int, ...]
    words: str = ""

    @property
    def present(self) -> list[tuple[str, int]]:
        """The outcomes that are there at all, with their counts."""
        return [(name, n) for name, n in zip(OUTCOMES, self.counts, strict=True) if n]

    @property
    def is_single(self) -> bool:
        """Whether it is one act at a precise place, for which the sign alone is enough."""
        return not self.words and sum(self.counts) == 1

    @property
    def width(self) -> float:
        """Width in units of drawing."""
        if self.is_single:
            return 15.0
        return sum(_room(count) for _, count in self.present) + 6 + len(self.words) * 6.1

    def drawn(self, x: float, y: float) -> Markup:
        """Return the plate centred on (x, y)."""
        if self.is_single:
            return sign(self.present[0][0], x, y)
        left, css = x - self.width / 2, "plate" if self.words else "pill"
        box = tag("rect", x=left, y=y - 9.5, width=self.width, height=HEIGHT, rx=9.5, class_=css)
        parts = [box]
        cursor = left + 4
        for outcome, count in self.present:
            parts.append(sign(outcome, cursor + 7, y, 5.6))
            parts.append(tag("text", str(count), x=cursor + 15, y=y + 4, class_="pill-count"))
            cursor += _room(count)
        if self.words:
            parts.append(tag("text", self.words, x=cursor + 1, y=y + 3.6, class_="plate-words"))
        return joined(parts)


def _room(count: int) -> float:
    return 17.0 + 6.8 * len(str(count))


@dataclass(slots=True)
class Board:
    """
    The drawing's surface, on which each plate takes its place.

    Attributes:
        width: Width of the drawing.
        height: Its height.
        taken: Boxes of the plates that lie there already.
    """

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def keep(self, plate: Plate, x: float, y: float) -> Markup:
        """Lay a plate exactly on its place."""
        self.taken.append(_box(plate, x, y))
        return plate.drawn(x, y)

    def lay(self, plate: Plate, x: float, y: float) -> Markup:
        """Lay a plate near its place where it covers least; a line leads back from afar."""
        spots = [self._inside(plate, x + dx, y + dy) for dx, dy in _offsets(plate.width)]
        best = min(spots, key=lambda spot: self._covered(_box(plate, *spot)))
        self.taken.append(_box(plate, *best))
        drawn = plate.drawn(*best)
        if abs(best[0] - x) + abs(best[1] - y) < _LED:
            return drawn
        return tag("line", x1=x, y1=y, x2=best[0], y2=best[1], class_="leader") + drawn

    def _inside(self, plate: Plate, x: float, y: float) -> tuple[float, float]:
        half = plate.width / 2 + 3
        inner_x = min(max(x, half), max(half, self.width - half))
        return inner_x, min(max(y, 13.0), self.height - 13.0)

    def _covered(self, box: Box) -> float:
        return sum(_shared(box, other) for other in self.taken)


def _offsets(width: float) -> Iterator[tuple[float, float]]:
    """Yield where a plate may move to, near places first."""
    yield (0.0, 0.0)
    for ring in (22.0, 44.0, 66.0, 88.0):
        yield from ((0.0, -ring), (0.0, ring))
        aside = width / 2 + ring - 6
        for dy in (0.0, -ring, ring):
            yield from ((-aside, dy), (aside, dy))


def _box(plate: Plate, x: float, y: float) -> Box:
    half = plate.width / 2 + 1
    return x - half, y - HEIGHT / 2 - 1, x + half, y + HEIGHT / 2 + 1


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, down)


def summed(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the counts of several spots together."""
    return tuple(sum(column) for column in zip(*rows, strict=True))
