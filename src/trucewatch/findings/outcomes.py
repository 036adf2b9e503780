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

from trucewatch.findings.ragged import Shares

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


def agreement_of(codes: Codes, adopted: Flags) -> Agreement:
    """
    Return how readings agree.

    Args:
        codes: Outcome of each act under each reading, shape (n, readings).
        adopted: Which readings agree with what the mission adopted, shape (readings,).
    """
    said = codes == _BREACH
    open_ = codes == _UNDETERMINED
    cleared = ~said & ~open_
    contested = said.any(axis=1) & cleared.any(axis=1)
    sensitive = open_.any(axis=1) & ~open_.all(axis=1)
    same = (codes == codes[:, :1]).all(axis=1)
    basis = np.where(same, 1, 2).astype(np.int8)
    outcome = _shared(codes)
    if adopted.any():
        outcome = _shared(codes[:, adopted])
        basis = np.zeros(len(codes), dtype=np.int8)
    return Agreement(outcome, basis, contested, sensitive, cleared.all(axis=1) & ~same)


def _shared(codes: Codes) -> Codes:
    same = (codes == codes[:, :1]).all(axis=1)
    return np.where(same, codes[:, 0], _UNDETERMINED).astype(np.int8)
