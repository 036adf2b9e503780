"""
Chances as ranges, and bounds that assume nothing: sections 3 and 4 of the definition of worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

from tests.findings.reference_facts import Story
from tests.findings.reference_weights import (
    Range,
    extreme_points,
    greatest_of,
    least_of,
    possible,
    subsets,
)
from tests.findings.reference_worlds import Case, Open, contracted, ranges

Answer = Callable[[int, int, Case], float]
"""Of a story, a value and a case: 1 where the answer is yes, 0 where it is no; or hours."""

Sure = Callable[[int, int, Case], bool]


def least_and_greatest(one: Open, figures: dict[Case, float]) -> Range:
    """Return the range of a chance inside a story, over every extreme point of its axes."""
    found = [
        sum(
            who[case.who] * at_whom[case.at_whom] * what[case.what] * figure
            for case, figure in figures.items()
        )
        for who, at_whom, what in product(
            extreme_points(ranges(one.who)),
            extreme_points(ranges(one.at_whom)),
            extreme_points(ranges(one.what)),
        )
    ]
    return min(found), max(found)


def over_stories(stories: Sequence[Story], inside: Sequence[Range]) -> Range:
    """Return the range over the extreme points of the weights of the stories."""
    points = extreme_points([(each.low, each.high) for each in stories])
    low = min(_weighed(point, [each[0] for each in inside]) for point in points)
    high = max(_weighed(point, [each[1] for each in inside]) for point in points)
    return low, high


def _weighed(weights: Sequence[float], figures: Sequence[float]) -> float:
    return sum(one * two for one, two in zip(weights, figures, strict=True))


def chance(stories: Sequence[Story], opens: Sequence[Open], answer: Answer) -> Range:
    """
    Return the least and the greatest weight of an answer, for one completion.

    "Contract the given axes first, then least and greatest over the "any" axes."
    """
    inside = [
        least_and_greatest(one, contracted(one, partial(answer, number)))
        for number, one in enumerate(opens)
    ]
    return over_stories(stories, inside)


def widest(found: Sequence[Range]) -> Range:
    """Return the range that takes in every range found."""
    return min(each[0] for each in found), max(each[1] for each in found)


def bounds(stories: Sequence[Story], opens: Sequence[Open], sure: Sure, can: Sure) -> Range:
    """
    Return the bounds on the chance of breach that assume nothing about how coordinates hang
    together, over the stories.

    Args:
        stories: The stories, for their weights.
        opens: What each leaves open.
        sure: Whether a world is a breach under every completion.
        can: Whether a world is a breach under some completion.
    """
    inside = [
        (lower_bound(one, partial(sure, number)), upper_bound(one, partial(can, number)))
        for number, one in enumerate(opens)
    ]
    return over_stories(stories, inside)


def upper_bound(one: Open, can: Callable[[int, Case], bool]) -> float:
    """
    Return the upper bound inside one story.

    "The least, over coordinates, of the weight of values that some completion makes a breach."
    """
    breaches = [
        (index, case) for index in range(len(one.values)) for case in one.cases if can(index, case)
    ]
    if not breaches:
        return 0.0
    return min(
        sum(one.values[index].share for index in {index for index, _ in breaches}),
        greatest_of(ranges(one.who), sorted({case.who for _, case in breaches})),
        greatest_of(ranges(one.at_whom), sorted({case.at_whom for _, case in breaches})),
        greatest_of(ranges(one.what), sorted({case.what for _, case in breaches})),
    )


def lower_bound(one: Open, sure: Callable[[int, Case], bool]) -> float:
    """
    Return the lower bound inside one story.

    "The best *box* (sets of cells, actors, targets, acts) that lies wholly inside the breach
    worlds: the sum of its weights minus (number of coordinates - 1), never below 0." A set of
    which the weights are not known counts with the least it can have.
    """
    best = 0.0
    axes = (ranges(one.who), ranges(one.at_whom), ranges(one.what))
    for who, at_whom, what in product(*(subsets(len(axis)) for axis in axes)):
        box = [Case(*each) for each in product(who, at_whom, what)]
        inside = [
            value.share
            for index, value in enumerate(one.values)
            if all(sure(index, case) for case in box)
        ]
        sets = zip(axes, (who, at_whom, what), strict=True)
        weight = sum(inside) + sum(least_of(axis, chosen) for axis, chosen in sets)
        best = max(best, weight - 3.0)
    return best


def possible_stories(stories: Sequence[Story]) -> list[Story]:
    """Return the stories that can have any weight."""
    kept = possible([(each.low, each.high) for each in stories])
    return [stories[index] for index in kept]
