"""
Weights that are not known exactly: every extreme point of every axis, tried one after the other.

The weights of an axis are ranges and sum to 1: a polytope. A chance is linear in the weights of
each axis, so its least and its greatest lie at extreme points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

Range = tuple[float, float]
TINY = 1e-9


class NoWeightsError(ValueError):
    """No weights within the ranges sum to 1."""


def extreme_points(ranges: Sequence[Range]) -> list[tuple[float, ...]]:
    """
    Return the extreme points of ``{w : low <= w <= high, sum of w = 1}``.

    All weights but one stand at a bound; the one that is left makes the sum 1.

    Raises:
        NoWeightsError: When no weights within *ranges* sum to 1.
    """
    points: dict[tuple[float, ...], tuple[float, ...]] = {}
    for free, (low, high) in enumerate(ranges):
        others = [bounds for index, bounds in enumerate(ranges) if index != free]
        for chosen in product(*others):
            rest = 1.0 - sum(chosen)
            if low - TINY <= rest <= high + TINY:
                point = (*chosen[:free], min(max(rest, low), high), *chosen[free:])
                points.setdefault(tuple(round(weight, 9) for weight in point), point)
    if not points:
        raise NoWeightsError(str(ranges))
    return list(points.values())


def least_of(ranges: Sequence[Range], chosen: Sequence[int]) -> float:
    """Return the least that the weights of the *chosen* values can sum to."""
    return min(sum(point[index] for index in chosen) for point in extreme_points(ranges))


def greatest_of(ranges: Sequence[Range], chosen: Sequence[int]) -> float:
    """Return the greatest that the weights of the *chosen* values can sum to."""
    return max(sum(point[index] for index in chosen) for point in extreme_points(ranges))


def subsets(size: int) -> Iterator[tuple[int, ...]]:
    """Yield every set of indices below *size* that is not empty."""
    for count in range(1, size + 1):
        yield from combinations(range(size), count)


def possible(ranges: Sequence[Range]) -> list[int]:
    """Return the indices of the values that can have any weight at all."""
    return [index for index in range(len(ranges)) if greatest_of(ranges, [index]) > TINY]
