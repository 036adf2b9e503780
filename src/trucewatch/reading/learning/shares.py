"""
How far each rule can be believed: the share of what it proposed that people confirmed.

Before anybody decided on a rule it is untested, and nothing is said of it. With k of n confirmed
and nothing known before, the share is Beta(1 + k, 1 + n - k): its mean is (1 + k) / (2 + n), and
the interval leaves a twentieth out on each side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, lgamma, log

from trucewatch.reading.claim import Status
from trucewatch.reading.confirmations.settled import EDITED, SettledClaim

OUTSIDE = 0.05
"""Share that the interval leaves out on each side."""

WHOLE = ""
"""In place of a slot: the claim as a whole."""

_STEPS = 40


@dataclass(frozen=True, slots=True)
class RuleShare:
    """
    How often what a rule proposed for one slot was confirmed as it was.

    Attributes:
        rule: The rule.
        slot: The slot; `WHOLE` for the claim as a whole, which is confirmed or edited and not
            rejected.
        confirmed: Claims in which it was confirmed.
        decided: Claims that were decided on.
        share: Mean of the share, 0 to 1.
        low: Lower end of its interval.
        high: Upper end of its interval.
    """

    rule: str
    slot: str
    confirmed: int
    decided: int
    share: float
    low: float
    high: float

    @classmethod
    def of(cls, rule: str, slot: str, confirmed: int, decided: int) -> RuleShare:
        """Return the share of *confirmed* among *decided*, to four places."""
        mean = (1 + confirmed) / (2 + decided)
        low, high = (_quantile(confirmed, decided, at) for at in (OUTSIDE, 1 - OUTSIDE))
        return cls(rule, slot, confirmed, decided, round(mean, 4), round(low, 4), round(high, 4))


def rule_shares(claims: Iterable[SettledClaim]) -> list[RuleShare]:
    """Return the share of every rule and slot that people decided on, in order of rule."""
    decided: Counter[tuple[str, str]] = Counter()
    confirmed: Counter[tuple[str, str]] = Counter()
    for each in claims:
        if each.claim.status is Status.PROPOSED:
            continue
        whole = (each.claim.rule, WHOLE)
        decided[whole] += 1
        confirmed[whole] += each.counts
        if not each.counts:
            # What was wrong with a rejected claim nobody said: it teaches nothing of its slots.
            continue
        for name in each.proposed.slots:
            key = (each.claim.rule, name)
            now = each.claim.slots.get(name)
            decided[key] += 1
            confirmed[key] += now is not None and EDITED not in now.flags
    return [RuleShare.of(*key, confirmed[key], n) for key, n in sorted(decided.items())]


def _quantile(confirmed: int, decided: int, at: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _below(middle, confirmed, decided) < at:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _below(share: float, confirmed: int, decided: int) -> float:
    """Return the chance that the share lies below *share*: a sum of binomial chances."""
    if share <= 0 or share >= 1:
        return float(share >= 1)
    trials = decided + 1
    return sum(
        exp(
            lgamma(trials + 1)
            - lgamma(hits + 1)
            - lgamma(trials - hits + 1)
            + hits * log(share)
            + (trials - hits) * log(1 - share)
        )
        for hits in range(confirmed + 1, trials + 1)
    )
