"""
Calibration: can the chances and outcomes of the findings be believed, where the truth is known?

Chances that are points get Brier's score in its parts and an overall test; ranges get coverage;
what is said aloud is held to what it promises. Rows of one conflict hang together, so every test
and interval counts conflicts. What it found: docs/explanation/calibration.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Shares
from trucewatch.simulation.calibration_forecasts import (
    BREACH,
    CLASSES,
    Forecasts,
    Texts,
)
from trucewatch.simulation.calibration_points import (
    BrierParts,
    ReliabilityCurve,
    brier_parts,
    class_brier_parts,
    curve_of,
)
from trucewatch.simulation.calibration_promises import Naming, Promise, naming_of, promise_of
from trucewatch.simulation.calibration_ranges import Coverage, clustered_coverage
from trucewatch.simulation.calibration_tests import (
    CalibrationTest,
    clustered_spiegelhalter,
    two_classes,
)
from trucewatch.simulation.calibration_truths import Truths

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PointScore:
    """
    How chances that are points did.

    Attributes:
        parts: Brier's score and its parts.
        test: The overall test, over the conflicts. It asks whether the chances are too sure or
            not sure enough, and can miss that one class comes true too often.
        on_average: How often breach came true beside the mean of its chances, over the conflicts.
        curve: How often breach came true, by what was said.
    """

    parts: BrierParts
    test: CalibrationTest
    on_average: Coverage
    curve: ReliabilityCurve = field(compare=False)


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """
    How findings did against the truth; a part is ``None`` where no row speaks to it.

    Attributes:
        rows: Rows: incidents, regimes and readings.
        conflicts: Simulated conflicts that they come from.
        classes: The four classes if as reported, rows with an act behind them, points only.
        ranges: P(breach if as reported), rows with an act behind them, ranges only.
        bounds: The bounds that assume less, rows with an act behind them.
        by_whom: P(breach by this candidate), points only, rows with an act behind them.
        whom_ranges: The same, ranges only.
        occurred: Whether there was an act behind the report, against its range.
        absolute: P(breach) with the doubt of occurrence in it, rows of points, true or not.
        face_value: P(breach if as reported) read as if every report were true, all rows.
        without_words: What is promised where the words "if as reported" have fallen away: that
            there was an act behind the report, all rows.
        promises: What each outcome promised if as reported, rows with an act behind them.
        naming: Who was named, rows with an act behind them.
    """

    rows: int
    conflicts: int
    classes: PointScore | None
    ranges: Coverage | None
    bounds: Coverage | None
    by_whom: PointScore | None
    whom_ranges: Coverage | None
    occurred: Coverage | None
    absolute: Coverage | None
    face_value: Coverage | None
    without_words: Promise
    promises: dict[str, Promise]
    naming: Naming


def score(forecasts: Forecasts, truths: Truths) -> ScoreCard:
    """
    Hold what the readings say against the truth.

    Args:
        forecasts: What they say.
        truths: What was true, row by row beside *forecasts*.
    """
    real = truths.occurred
    breach = real & (truths.true_class == BREACH)
    least, greatest = forecasts.least[:, BREACH], forecasts.greatest[:, BREACH]
    open_ = real & ~forecasts.points
    low, high = forecasts.occurred_low, forecasts.occurred_high

    def held(rows: Flags, ends: tuple[Shares, Shares], came_true: Flags) -> Coverage | None:
        if not rows.any():
            return None
        return clustered_coverage(
            ends[0][rows], ends[1][rows], came_true[rows], truths.conflict[rows]
        )

    every = np.ones(len(real), dtype=np.bool_)
    whom, whom_ranges = _by_whom(forecasts, truths)
    return ScoreCard(
        rows=len(real),
        conflicts=len(np.unique(truths.conflict)),
        classes=_classes(forecasts, truths),
        ranges=held(open_, (least, greatest), breach),
        bounds=held(real, (forecasts.bound_low, forecasts.bound_high), breach),
        by_whom=whom,
        whom_ranges=whom_ranges,
        occurred=held(every, (low, high), real),
        absolute=held(forecasts.points, (low * least, high * greatest), breach),
        face_value=held(every, (least, greatest), breach),
        without_words=promise_of(~forecasts.if_as_reported, real, low, truths.conflict),
        promises=_promises(forecasts, truths),
        naming=_naming(forecasts, truths),
    )


def _classes(forecasts: Forecasts, truths: Truths) -> PointScore | None:
    rows = truths.occurred & forecasts.points
    if not rows.any():
        return None
    # Twelve decimals were kept, so that a row may be off 1 by as little.
    chances = forecasts.least[rows] / forecasts.least[rows].sum(axis=1, keepdims=True)
    truth = truths.true_class[rows]
    conflict, breach, came_true = truths.conflict[rows], chances[:, BREACH], truth == BREACH
    return PointScore(
        class_brier_parts(chances, truth),
        clustered_spiegelhalter(chances, truth, conflict),
        clustered_coverage(breach, breach, came_true, conflict),
        curve_of(breach, came_true),
    )


def _by_whom(forecasts: Forecasts, truths: Truths) -> tuple[PointScore | None, Coverage | None]:
    parties = forecasts.parties
    real = truths.occurred[parties.row]
    did_it = truths.guilty[parties.row] == parties.party
    conflict = truths.conflict[parties.row]
    point = real & (parties.least == parties.greatest)
    open_ = real & ~point
    points = ranges = None
    if point.any():
        chance, yes = parties.least[point], did_it[point]
        points = PointScore(
            brier_parts(chance, yes),
            clustered_spiegelhalter(two_classes(chance), yes.astype(np.int64), conflict[point]),
            clustered_coverage(chance, chance, yes, conflict[point]),
            curve_of(chance, yes),
        )
    if open_.any():
        ranges = clustered_coverage(
            parties.least[open_], parties.greatest[open_], did_it[open_], conflict[open_]
        )
    return points, ranges


def _promises(forecasts: Forecasts, truths: Truths) -> dict[str, Promise]:
    """
    Return what each outcome promised.

    "No breach" is said where the other three classes together reach its threshold, so it is
    right wherever there was no breach, and what it rests on is all but the greatest of breach.
    """
    kept: dict[str, Promise] = {}
    for place, name in enumerate(CLASSES):
        said = truths.occurred & (forecasts.outcome == _SAID.get(name, name))
        right, least = truths.true_class == place, forecasts.least[:, place]
        if name == "no_breach":
            right = truths.true_class != BREACH
            least = 1 - forecasts.greatest[:, BREACH]
        kept[_SAID.get(name, name)] = promise_of(said, right, least, truths.conflict)
    return kept


_SAID = {"breach": "apparent_breach"}
"""Outcomes that have another name than their class."""


def _naming(forecasts: Forecasts, truths: Truths) -> Naming:
    real = truths.occurred
    named, guilty = forecasts.named[real], truths.guilty[real]
    number = {name: place for place, name in enumerate(sorted(_names(named) | _names(guilty)))}
    return naming_of(
        np.array([number.get(each, -1) for each in named], dtype=np.int64),
        np.array([number.get(each, -1) for each in guilty], dtype=np.int64),
        truths.conflict[real],
    )


def _names(texts: Texts) -> set[str]:
    return {each for each in texts if each is not None}
