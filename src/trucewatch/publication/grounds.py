"""
Grounds: the reasons of a finding as sentences, what its readings share before what each adds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from trucewatch.findings import reasons
from trucewatch.findings.reasons import Reason
from trucewatch.publication.wording import Catalogue

Answered = Mapping[str, Any]
"""What one reading answers, a member of the column ``readings`` of a finding."""

_GROUNDS = int(
    Reason.BEFORE_START
    | Reason.AFTER_END
    | Reason.BETWEEN_WINDOWS
    | Reason.OUTSIDE_AREA
    | Reason.NO_CLAUSE
    | Reason.NO_DUE_TIME
    | Reason.NOT_YET_DUE
)
"""Reasons that put an act outside the terms."""

_IN_PART = int(Reason.STRADDLES_WINDOW | Reason.STRADDLES_AREA | Reason.CLAUSE_FOR_SOME_ACTS)
"""Reasons that put a part of what it can have been outside the terms."""


@lru_cache(maxsize=65_536)
def reason_sentences(say: Catalogue, bits: int) -> tuple[str, ...]:
    """Return a sentence for each reason that is set in *bits*."""
    return tuple(say.say(f"reason.{name}") for name in reasons.names(bits))


def outside_reasons(readings: Sequence[Answered]) -> int:
    """
    Return why an act that every reading leaves outside the terms is so, as bits.

    The grounds that all readings share; where they share none, the grounds of each. What else is
    true of single readings would contradict itself when told of all of them together.
    """
    shared, every = -1 if readings else 0, 0
    for each in readings:
        shared, every = shared & each["reasons"], every | each["reasons"]
    return shared & _GROUNDS or every & (_GROUNDS | _IN_PART)


def shared_reasons(readings: Sequence[Answered]) -> tuple[int, list[tuple[str, int]]]:
    """Return the reasons that every reading gives, and what each gives besides."""
    common = -1 if readings else 0
    for each in readings:
        common &= each["reasons"]
    return common, [(each["reading"], each["reasons"] & ~common) for each in readings]
