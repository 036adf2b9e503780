"""
Reasons as bits: why a reading answers as it does; the sentences stand in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntFlag


class Reason(IntFlag):
    """One bit each; the catalogue's id is ``reason.`` and the name in lower case."""

    BEFORE_START = 1 << 0  # all of the possible time lies before any window
    AFTER_END = 1 << 1  # all of it lies after every window
    BETWEEN_WINDOWS = 1 << 2  # all of it lies in a gap of the chain
    STRADDLES_WINDOW = 1 << 3  # it can lie inside and outside
    IN_FORCE = 1 << 4  # all of it lies inside
    OUTSIDE_AREA = 1 << 5
    STRADDLES_AREA = 1 << 6
    IN_AREA = 1 << 7
    NO_CLAUSE = 1 << 8  # no clause speaks of the act
    CLAUSE_FOR_SOME_ACTS = 1 << 9  # a clause speaks of some of the candidate acts
    PARTY_NOT_BOUND = 1 << 10  # no candidate was bound
    PARTY_EXCLUDED = 1 << 11  # a candidate is excluded
    PARTY_STANDING_UNKNOWN = 1 << 12  # a candidate may or may not have accepted
    PARTY_BOUND = 1 << 13  # every candidate was bound
    SOME_CANDIDATES_BOUND = 1 << 14
    NOBODY_NAMED = 1 << 15  # a candidate outside the list is open
    WEIGHTS_ANY = 1 << 16  # the weights of some candidates are not known
    TARGET_EXCLUDED = 1 << 17  # all of the target is an excluded group
    TARGET_MAY_BE_EXCLUDED = 1 << 18
    TARGET_NOT_PROTECTED = 1 << 19
    TARGET_MAY_BE_PROTECTED = 1 << 20
    TARGET_PROTECTED = 1 << 21
    DEFENCE_FOUND = 1 << 22
    DEFENCE_CLAIMED = 1 << 23
    DUTY_UNMET = 1 << 24
    NO_DUE_TIME = 1 << 25
    NOT_YET_DUE = 1 << 26
    SEVERAL_STORIES = 1 << 27
    LASTING = 1 << 28  # the gravest of the stretch counts
    ONE_VOICE = 1 << 29  # one independent voice


def names(bits: int) -> Iterator[str]:
    """Yield the name of each reason set in *bits*, lower case, lowest bit first."""
    for reason in Reason:
        if bits & reason:
            yield str(reason.name).lower()
