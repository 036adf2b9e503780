"""
Number mentions: the numbers that running text gives, where it gives them, and of what kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.definitions.counts import Count

Span = tuple[int, int]
"""``[start, end)`` in code points of the text as given."""


class NumberKind(StrEnum):
    """What kind of number it is; only a count says how many."""

    COUNT = "count"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"  # of a unit: a distance, a share, money, a length of time
    AGE = "age"
    YEAR = "year"
    TIME = "time"  # part of a clock, a date or a window
    IDENTIFIER = "identifier"  # names something: a resolution, a road, a weapon, a list's item
    OTHER = "other"  # a fraction, a score, a ratio


@dataclass(frozen=True, slots=True)
class NumberMention:
    """
    A number that running text gives.

    Attributes:
        kind: What kind of number it is.
        span: Where its words stand, those that bound it included.
        words: Its words as given.
        count: How many, with bounds; ``None`` where the number is no count.
        figure: Where the number itself stands.
        how: Where the words stand that bound it, such as "at least".
        unit: Unit of a quantity, such as ``km`` or ``hour``; empty for other kinds.
        is_loose: Whether no figure is given, as in "dozens".
    """

    kind: NumberKind
    span: Span
    words: str
    count: Count | None
    figure: Span
    how: Span | None = None
    unit: str = ""
    is_loose: bool = False
