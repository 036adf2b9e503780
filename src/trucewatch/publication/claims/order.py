"""
In which order claims are looked at: what a person has to choose first, what is sure last.

A minute of a person's time goes furthest where the reader itself could not decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.reading.claim import ClaimType, Status
from trucewatch.reading.confirmations.settled import SettledClaim

_GRAVE = (
    ClaimType.TRUCE_TERM,
    ClaimType.INCIDENT,
    ClaimType.CASUALTY_FIGURE,
    ClaimType.ACCESS,
)
"""Types that are counted downstream, and so are looked at before the others."""


def needs_choice(settled: SettledClaim) -> bool:
    """Return whether some slot has several meanings, or people disagree."""
    claim = settled.claim
    return bool(claim.flags) or any(each.alternatives for each in claim.slots.values())


def is_weak(settled: SettledClaim) -> bool:
    """Return whether something in the claim rests on less than its own words."""
    claim = settled.claim
    return any(each.flags for each in claim.slots.values()) or any(
        each.is_weak for each in claim.speaker
    )


def for_review(claims: Iterable[SettledClaim]) -> list[SettledClaim]:
    """Return the claims that wait for a decision: ambiguous ones first, then weak ones."""
    waiting = [each for each in claims if each.claim.status is Status.PROPOSED]
    return sorted(
        waiting,
        key=lambda each: (
            not needs_choice(each),
            not is_weak(each),
            each.claim.type not in _GRAVE,
            each.claim.span,
            each.id,
        ),
    )


def of_rule(claims: Iterable[SettledClaim]) -> dict[str, int]:
    """Return how many claims of each rule could be accepted at once: nothing in them is open."""
    plain = [each for each in claims if not needs_choice(each)]
    return dict(sorted(Counter(each.claim.rule for each in plain).items()))


def by_type(claims: Sequence[SettledClaim]) -> list[tuple[ClaimType, list[SettledClaim]]]:
    """Return the claims under their types, in the order of `ClaimType`."""
    grouped = [(kind, [e for e in claims if e.claim.type is kind]) for kind in ClaimType]
    return [(kind, several) for kind, several in grouped if several]
