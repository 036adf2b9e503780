"""
Figures: people with their bounds, chances as ranges, counts with their thousands.
"""

from __future__ import annotations

from trucewatch.publication.wording import Catalogue

_EQUAL = 1e-9
"""Two chances closer than this are one figure (the stated rounding of findings)."""


def chance(low: float, high: float) -> str:
    """
    Write a chance from 0 to 1 in per cent: ``62 %``, or ``30-45 %`` where it is a range.

    Figures near the ends never round to certainty: .996 is ``>99 %`` and .004 is ``<1 %``.
    """
    if high - low <= _EQUAL:
        return f"{_percent(low)} %"
    first, last = _percent(low), _percent(high)
    return f"{first} %" if first == last else f"{first}–{last} %"


def _percent(share: float) -> str:
    if share <= _EQUAL:
        return "0"
    if share >= 1 - _EQUAL:
        return "100"
    rounded = round(share * 100)
    if rounded == 0:
        return "<1"
    return ">99" if rounded == 100 else str(rounded)


def people(say: Catalogue, low: int | None, best: int | None, high: int | None) -> str:
    """
    Write a number of people with its bounds; what a source leaves out is said to be unknown.

    ``5``, ``5 (3 to 9)``, ``at least 3``, ``at most 9``, ``3 to 9``; nothing known is a dash.
    """
    bounds = low is not None and high is not None and low != high
    if best is not None:
        return (
            say.say("page.people.bounds", best=best, low=low, high=high)
            if bounds
            else (_half(say, best, low, high))
        )
    if bounds:
        return say.say("page.people.between", low=low, high=high)
    if low is not None:
        key = "page.people.exactly" if low == high else "page.people.at_least"
        return say.say(key, low=low)
    return say.say("page.people.at_most", high=high) if high is not None else "–"


def _half(say: Catalogue, best: int, low: int | None, high: int | None) -> str:
    if low is None and high is not None and high != best:
        return say.say("page.people.best_at_most", best=best, high=high)
    if high is None and low is not None and low != best:
        return say.say("page.people.best_at_least", best=best, low=low)
    if low is None and high is None:
        return say.say("page.people.unbounded", best=best)
    return say.say("page.people.exactly", low=best)
