"""
Under some regime: the gravest that any regime makes of a world, on the same worlds.

An act that straddles three regimes may be undetermined under each and certain under one of them.
Of every world the classes are kept that some choice of one reading for each regime, and some
completion, makes the gravest; so a class is sure only where every such choice gives it
(docs/explanation/law.md, section 5).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.findings.judging import ReadingColumns
from trucewatch.findings.law import Grade, Grades
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.terms_tables import RegimeTable


def _graver_of(one: int, other: int) -> int:
    """Return every class, as bits, that is the graver of one of each."""
    pairs = [max(a, b) for a in Grade for b in Grade if one >> a & 1 and other >> b & 1]
    return sum({1 << each for each in pairs})


_SIZE = 1 << len(Grade)
_GRAVER = np.array(
    [[_graver_of(one, other) for other in range(_SIZE)] for one in range(_SIZE)], dtype=np.int8
)


def nothing_said(worlds: int) -> Grades:
    """Return the classes of worlds of which no regime has spoken yet: outside the terms."""
    return np.full(worlds, 1 << Grade.OUTSIDE_TERMS, dtype=np.int8)


def note(
    gravest: Grades, rows: Numbers, regime: RegimeTable, columns: Sequence[ReadingColumns]
) -> None:
    """
    Add what one regime makes of some worlds; only the readings that count are asked.

    Args:
        gravest: Classes of every world so far, as bits; changed in place.
        rows: The worlds that the regime was asked of.
        regime: The regime.
        columns: The answers of its readings.
    """
    counted = [each for each, yes in zip(columns, regime.counted, strict=True) if yes]
    mine = np.bitwise_or.reduce([each.attained for each in counted])
    gravest[rows] = _GRAVER[gravest[rows], mine]


def said(gravest: Grades, grade: Grade) -> tuple[Shares, Shares]:
    """Return 1 for the worlds that surely are of a class, and for those that may be."""
    surely, perhaps = gravest == 1 << grade, gravest >> grade & 1
    return surely.astype(np.float64), perhaps.astype(np.float64)
