"""
Casualty figures against evidence: is it so, is it not, cannot it be told, or is nothing asked?

A figure is held against tolls under every definition that it can mean. It is *supported* only when
it agrees under all of them, in all three ways of counting; a figure that holds under some is said
with the definitions under which it would be true. A record that shows fewer people contradicts
nobody, unless it is known to be complete: what is not in a record may have happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any

from trucewatch.assessments.figures_claimed import FigureClaimed, Missing
from trucewatch.assessments.toll import Toll, Total, Way
from trucewatch.assessments.toll_asked import Asked
from trucewatch.assessments.toll_view import definition_view, total_view
from trucewatch.definitions.counts import Count

_NO_PERSON = 1e-6


class FigureVerdict(StrEnum):
    """What the record says of a figure; never who is right."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    CANNOT_TELL = "cannot_tell"
    ILL_POSED = "ill_posed"


class Comparison(StrEnum):
    """How a figure stands to one toll, counted in one way."""

    AGREES = "agrees"
    """The ranges meet."""

    RECORD_HAS_MORE = "record_has_more"
    """The least of the record is above the most of the figure."""

    RECORD_HAS_FEWER = "record_has_fewer"
    """The most of the record is below the least of the figure."""

    RECORD_IS_OPEN = "record_is_open"
    """Some incident counted is not numbered, and so the ranges may meet."""

    NOT_NUMBERED = "not_numbered"
    """The record has no number of such people there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """
    A figure beside one toll.

    Attributes:
        asked: The definition.
        way: How incidents count that lie partly in it.
        total: What the record has; ``None`` where it does not number such people at all.
        comparison: How the figure stands to it.
    """

    asked: Asked
    way: Way
    total: Total | None
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class FigureChecked:
    """
    What the record says of a figure.

    Attributes:
        figure: The figure, as claimed.
        verdict: Supported, contradicted, cannot tell, or ill-posed.
        missing: What the claim leaves out; not empty where it is ill-posed.
        compared: The figure beside every toll, in every way.
    """

    figure: FigureClaimed
    verdict: FigureVerdict
    missing: tuple[Missing, ...]
    compared: tuple[Compared, ...]

    @property
    def true_under(self) -> tuple[Compared, ...]:
        """Definitions and ways under which the figure would be true."""
        return tuple(each for each in self.compared if each.comparison is Comparison.AGREES)


def check_figure(
    figure: FigureClaimed, tolls: Sequence[Toll], *, is_complete: bool = False
) -> FigureChecked:
    """
    Hold a figure against tolls.

    Args:
        figure: The figure.
        tolls: One for each definition that the claim can mean (`FigureClaimed.definitions`), and
            for others that somebody may have meant.
        is_complete: Whether the record is known to hold every incident with such people there.

    Returns:
        *Ill-posed* where something is missing; *supported* where the ranges meet in every way
        under every definition; *contradicted* where they meet in none and the record has more in
        all, or is complete; else *cannot tell*.
    """
    if figure.missing:
        return FigureChecked(figure, FigureVerdict.ILL_POSED, figure.missing, ())
    compared = tuple(_compared(figure, toll, way) for toll in tolls for way in Way)
    verdict = _verdict({each.comparison for each in compared}, is_complete=is_complete)
    return FigureChecked(figure, verdict, (), compared)


def checked_view(checked: FigureChecked) -> dict[str, Any]:
    """Return *checked* as JSON has it: verdict, claim, what is missing, every comparison."""
    count = checked.figure.count
    return {
        "verdict": checked.verdict.value,
        "claimed": {
            "group": checked.figure.group or None,
            "unit": checked.figure.unit or None,
            "low": count.low,
            "best": count.best,
            "high": count.high,
        },
        "missing": [each.value for each in checked.missing],
        "compared": [_compared_view(each) for each in checked.compared],
        "true_under": [_compared_view(each) for each in checked.true_under],
    }


def _compared(figure: FigureClaimed, toll: Toll, way: Way) -> Compared:
    total = toll.people[way].get(figure.group)
    return Compared(toll.asked, way, total, _comparison(figure.count, total))


def _comparison(count: Count, total: Total | None) -> Comparison:
    if total is None or (total.low, total.best, total.high) == (None, None, None):
        return Comparison.NOT_NUMBERED
    claimed_low = 0 if count.low is None else count.low
    claimed_high = inf if count.high is None else count.high
    given = [each for each in (total.low, total.best) if each is not None]
    # A tolerance, since what is prorated is a fraction and its last digits are not people.
    if given and min(given) > claimed_high + _NO_PERSON:
        return Comparison.RECORD_HAS_MORE
    if total.high is not None:
        has_fewer = total.high < claimed_low - _NO_PERSON
        return Comparison.RECORD_HAS_FEWER if has_fewer else Comparison.AGREES
    if not total.silent and total.best is not None and total.best >= claimed_low - _NO_PERSON:
        return Comparison.AGREES
    return Comparison.RECORD_IS_OPEN


def _verdict(found: set[Comparison], *, is_complete: bool) -> FigureVerdict:
    if found == {Comparison.AGREES}:
        return FigureVerdict.SUPPORTED
    if found == {Comparison.RECORD_HAS_MORE}:
        return FigureVerdict.CONTRADICTED
    apart = {Comparison.RECORD_HAS_MORE, Comparison.RECORD_HAS_FEWER}
    if is_complete and found and found <= apart:
        return FigureVerdict.CONTRADICTED
    return FigureVerdict.CANNOT_TELL


def _compared_view(compared: Compared) -> dict[str, Any]:
    return {
        "definition": definition_view(compared.asked),
        "way": compared.way.value,
        "record": None if compared.total is None else total_view(compared.total),
        "comparison": compared.comparison.value,
    }
