"""
Outcomes: what may be said of a finding, and how readings agree.

Reached means that the *least* chance reaches the threshold, compared after one rounding (1e-9);
so an outcome that holds needs no luck in what is not known (docs/explanation/law.md, section 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares, reduced

Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]


class Outcome(StrEnum):
    """What the machine may say; it never says that terms were violated."""

    APPARENT_BREACH = "apparent_breach"
    EXEMPT = "exempt"
    NO_BREACH = "no_breach"
    OUTSIDE_TERMS = "outside_terms"
    UNDETERMINED = "undetermined"


OUTCOMES: tuple[Outcome, ...] = tuple(Outcome)
"""Outcomes in the order of their codes."""

_BREACH, _EXEMPT, _NO_BREACH, _OUTSIDE, _UNDETERMINED = range(5)


def reached(chance: Shares, threshold: Shares) -> Flags:
    """Say whether *chance* reaches *threshold* after rounding to 1e-9."""
    return np.asarray(np.round(chance, 9) >= np.round(threshold, 9), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class ClassChances:
    """Least chance of each class, and the greatest of breach, shape (n,) each."""

    breach: Shares
    exempt: Shares
    no_breach: Shares
    outside_terms: Shares
    breach_most: Shares


@dataclass(frozen=True, slots=True)
class ThresholdColumns:
    """Thresholds of each row, shape (n,) each."""

    breached: Shares
    by_whom: Shares
    exempt: Shares
    no_breach: Shares
    outside_terms: Shares

    @classmethod
    def of(cls, rows: Shares) -> ThresholdColumns:
        """Return thresholds in the order of `law_tables.THRESHOLDS`, shape (n, 5)."""
        return cls(*np.ascontiguousarray(rows.T))

    def taken(self, rows: Numbers | slice) -> ThresholdColumns:
        """Return the thresholds of some rows, any number of times each."""
        return ThresholdColumns(
            breached=self.breached[rows],
            by_whom=self.by_whom[rows],
            exempt=self.exempt[rows],
            no_breach=self.no_breach[rows],
            outside_terms=self.outside_terms[rows],
        )


def outcome_codes(chances: ClassChances, thresholds: ThresholdColumns) -> Codes:
    """
    Return the outcome of each act under one reading, as a code of `OUTCOMES`.

    The class that reaches its threshold; else no breach, "one way or another", if all but breach
    together reach no breach's; else undetermined. Thresholds lie above .5, so at most one class
    is reached.
    """
    codes = np.full(len(chances.breach), _UNDETERMINED, dtype=np.int8)
    codes[reached(1.0 - chances.breach_most, thresholds.no_breach)] = _NO_BREACH
    codes[reached(chances.outside_terms, thresholds.outside_terms)] = _OUTSIDE
    codes[reached(chances.no_breach, thresholds.no_breach)] = _NO_BREACH
    codes[reached(chances.exempt, thresholds.exempt)] = _EXEMPT
    codes[reached(chances.breach, thresholds.breached)] = _BREACH
    return codes


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    How the readings of one regime agree, shape (n,) each.

    Attributes:
        outcome: Leading outcome, as a code of `OUTCOMES`.
        basis: 0 adopted, 1 shared, 2 none.
        contested: One reading says breach and another determines that there was none.
        sensitive: One reading determines and another does not.
        differs_in_ground: Determined alike that there was none, on other grounds.
    """

    outcome: Codes
    basis: Codes
    contested: Flags
    sensitive: Flags
    differs_in_ground: Flags


BASES = ("adopted", "shared", "none")
"""What a leading outcome rests on, in the order of the codes."""


def agreement_of(codes: Codes, offsets: Numbers, counted: Flags, adopted: Flags) -> Agreement:
    """
    Return how the readings of each pair of incident and regime agree.

    Args:
        codes: Outcome under each reading, pair after pair, shape (units,).
        offsets: Where the readings of each pair start, shape (pairs + 1,); no pair has none.
        counted: Readings that count for a leading outcome: those adopted, or else all.
        adopted: Readings that agree with what the mission adopted.
    """
    said, open_ = codes == _BREACH, codes == _UNDETERMINED
    cleared = ~said & ~open_

    def some(flags: Flags) -> Flags:
        return reduced(np.logical_or, flags, offsets)

    same = _shared(codes, offsets)
    leading = same if counted.all() else _shared(codes, offsets, counted)
    return Agreement(
        outcome=np.where(leading < 0, _UNDETERMINED, leading).astype(np.int8),
        basis=np.where(some(adopted), 0, np.where(same < 0, 2, 1)).astype(np.int8),
        contested=some(said) & some(cleared),
        sensitive=some(open_) & some(~open_),
        differs_in_ground=~some(~cleared) & (same < 0),
    )


def _shared(codes: Codes, offsets: Numbers, counted: Flags | None = None) -> Codes:
    """Return the code that all readings of a pair have, -1 where they differ."""
    least = codes if counted is None else np.where(counted, codes, _UNDETERMINED + 1)
    most = codes if counted is None else np.where(counted, codes, -1)
    first, last = reduced(np.minimum, least, offsets), reduced(np.maximum, most, offsets)
    return np.where(first == last, first, -1).astype(np.int8)
