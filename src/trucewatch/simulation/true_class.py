"""
The true class of what happened: the law of one world, asked of the one world that was.

Written anew and plainly, after section 2 of the law, for what this conflict can hold: one clause,
one duty, no defences, and standings that are known. So the kernel is held against another shape
of the same law.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.definitions.areas import Areas
from trucewatch.definitions.targets import CIVILIAN_CATEGORIES
from trucewatch.simulation import country
from trucewatch.simulation.happening import ACCESS_REFUSED, Happened
from trucewatch.terms.model import JudgedRegime, Reading, Standing, StandingSpan

Flags = NDArray[np.bool_]

CLASSES = ("outside_terms", "no_breach", "exempt", "breach")
"""Names of the classes, the gravest last."""


@dataclass(frozen=True, slots=True)
class TrueClasses:
    """
    True classes of everything that happened.

    Attributes:
        readings: Regime and reading of each column.
        number: Number of the class among CLASSES, shape (n, readings).
    """

    readings: tuple[tuple[str, str], ...]
    number: NDArray[np.int64]


def true_classes(happened: Happened, judged: Sequence[JudgedRegime], areas: Areas) -> TrueClasses:
    """Return the class of each row under each reading of each regime, in order of their names."""
    asked = sorted(
        (
            (each.regime.id, reading.id, bool(each.duties), reading)
            for each in judged
            for reading in each.readings
        ),
        key=lambda one: one[:2],
    )
    columns = [_classes(happened, reading, areas, duties=duties) for *_, duties, reading in asked]
    number = np.stack(columns, axis=1) if columns else np.zeros((len(happened), 0), dtype=np.int64)
    return TrueClasses(tuple(one[:2] for one in asked), number)


def _classes(
    happened: Happened, reading: Reading, areas: Areas, *, duties: bool
) -> NDArray[np.int64]:
    at = happened.at
    bound = np.stack([_stands(reading, name, at) for name in country.FIGHTERS], axis=1)
    excluded = np.stack(
        [_spans(reading.excluded, Standing.EXCLUDED, name, at) for name in country.FIGHTERS],
        axis=1,
    )
    bound &= ~excluded
    acting = bound[np.arange(len(at)), happened.who]
    is_exempt, is_protected = _targets(happened, bound, excluded)
    act = np.where(is_exempt, 2, np.where(is_protected, 3, 1))
    owes = np.isin(happened.who, [country.GOVERNMENT, country.FRONT])
    is_omission = happened.what == ACCESS_REFUSED
    found = np.where(is_omission, np.where(owes, 3, 1), act)
    found = np.where(acting, found, 1)
    spoken = _in_force(happened, reading, areas) & (~is_omission | duties)
    return np.where(spoken, found, 0)


def _stands(reading: Reading, party: str, at: NDArray[np.int64]) -> Flags:
    return _spans(reading.standings, Standing.ACCEPTED, party, at)


def _spans(
    spans: Sequence[StandingSpan], standing: Standing, party: str, at: NDArray[np.int64]
) -> Flags:
    found = np.zeros(len(at), dtype=np.bool_)
    for span in spans:
        if span.party == party and span.standing is standing:
            found |= (at >= span.window.first) & (at < span.window.last)
    return found


def _targets(happened: Happened, bound: Flags, excluded: Flags) -> tuple[Flags, Flags]:
    """Return whether all of the target is excluded, and whether some of it is protected."""
    n = len(happened)
    is_exempt, is_protected = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
    for number, members in enumerate(country.TARGETS):
        rows = happened.whom == number
        civil = bool(CIVILIAN_CATEGORIES & set(members))
        fighters = [country.FIGHTERS.index(each) for each in members if each in country.FIGHTERS]
        is_exempt |= rows & (not civil) & excluded[:, fighters].all(axis=1)
        is_protected |= rows & (civil | bound[:, fighters].any(axis=1))
    return is_exempt, is_protected


def _in_force(happened: Happened, reading: Reading, areas: Areas) -> Flags:
    """Return whether a window holds there and then; of an omission at some instant of it."""
    found = np.zeros(len(happened), dtype=np.bool_)
    for holding in reading.holdings:
        begins, ends = holding.window.first, holding.window.last
        is_act = happened.ends == happened.at
        then = (happened.at < ends) & np.where(
            is_act, happened.at >= begins, happened.ends > begins
        )
        polygon = areas.by_id[str(holding.area)].polygon  # every announcement here names one
        found |= then & shapely.intersects_xy(polygon, happened.lon, happened.lat)
    return found
