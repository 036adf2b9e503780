"""
Two rates compared, as far as counts alone can tell: exact, and after the counts are seen.

Both take the days as Poisson with one rate before and one during. Violence drifts and comes in
bursts, so these intervals are far too narrow for a verdict (see `placebo`); they are printed
because everybody knows them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from trucewatch.assessments.special import beta_quantile, beta_share

LEVEL = 0.95
"""Share of intervals that hold the true ratio, if the method's assumptions do."""


@dataclass(frozen=True, slots=True)
class Compared:
    """
    Counts of two stretches.

    Attributes:
        before: Count of the baseline; fractions come from rows that are spread.
        during: Count of the stretch asked about.
        before_days: Days of usual reporting in the baseline, above 0.
        during_days: Days of usual reporting in the stretch asked about, above 0.
    """

    before: float
    during: float
    before_days: float
    during_days: float

    def __post_init__(self) -> None:
        """Refuse counts below 0 and stretches without reporting."""
        if not (0 <= self.before < math.inf and 0 <= self.during < math.inf):
            raise ValueError("counts are finite and not below 0")
        if not (0 < self.before_days < math.inf and 0 < self.during_days < math.inf):
            raise ValueError("a stretch without a day of reporting can not be compared")

    @property
    def ratio(self) -> float:
        """Rate during over rate before; infinite from nothing, not a number between nothings."""
        if not self.before:
            return math.inf if self.during else math.nan
        return (self.during / self.during_days) / (self.before / self.before_days)


@dataclass(frozen=True, slots=True)
class RatioInterval:
    """
    A rate ratio with its interval.

    Attributes:
        method: Which method made it.
        ratio: Rate during over rate before; below 1 is a fall.
        low: Lower end.
        high: Upper end, infinite where nothing was counted before.
        level: Share of such intervals that hold the true ratio, if the assumptions do.
        dispersion: Variance of daily counts over their mean, 1 is Poisson; ``nan`` if not asked.
    """

    method: str
    ratio: float
    low: float
    high: float
    level: float
    dispersion: float = math.nan


def exact_poisson(compared: Compared, level: float = LEVEL) -> RatioInterval:
    """
    Return the exact conditional interval for the ratio of two Poisson rates.

    Given the sum n = before + during, the count during is binomial with p = r t1 / (t0 + r t1);
    the interval of p by Clopper and Pearson gives that of r = p t0 / ((1 - p) t1). Without a
    single incident the interval is 0 to infinity.

    Source: Przyborowski and Wilenski, Biometrika 31 (1940) 313-323; Clopper and Pearson,
    Biometrika 26 (1934) 404-413.
    """
    tail = (1 - level) / 2
    during, before = compared.during, compared.before
    least = beta_quantile(tail, during, before + 1) if during else 0.0
    most = beta_quantile(1 - tail, during + 1, before) if before else 1.0
    low, high = (_ratio_of(share, compared) for share in (least, most))
    return RatioInterval("exact_poisson", compared.ratio, low, high, level)


def exact_p(compared: Compared) -> float:
    """
    Return the two-sided p of "the rate did not change" against "it changed", Poisson.

    Twice the smaller tail of the binomial of `exact_poisson`, at most 1.
    """
    share = compared.during_days / (compared.during_days + compared.before_days)
    during, before = compared.during, compared.before
    at_least = beta_share(share, during, before + 1) if during else 1.0
    at_most = 1 - beta_share(share, during + 1, before) if before else 1.0
    return min(1.0, 2 * min(at_least, at_most))


def chance_fell_by(compared: Compared, fall: float, prior: float = 0.5) -> float:
    """
    Return the posterior chance that the rate fell by at least *fall*, gamma-Poisson.

    With the prior Gamma(prior, 0) for both rates (Jeffreys' at .5), they are Gamma(count +
    prior, days), and t1 l1 / (t0 l0 + t1 l1) is Beta(during + prior, before + prior), so that
    P(l1 / l0 <= 1 - fall) is its share below (1 - fall) t1 / (t0 + (1 - fall) t1).

    Args:
        compared: The counts.
        fall: 0 is "fell at all", .3 is "fell by 30 % or more"; below 1.
        prior: Shape of the prior, above 0.

    Raises:
        ValueError: When *fall* is not from 0 up to 1, or *prior* not above 0.

    Source: Gelman and others, Bayesian Data Analysis, 3rd edition, section 2.6.
    """
    if not 0 <= fall < 1:
        raise ValueError(f"a fall is a share from 0 up to 1, not {fall}")
    scaled = (1 - fall) * compared.during_days
    edge = scaled / (compared.before_days + scaled)
    return beta_share(edge, compared.during + prior, compared.before + prior)


def _ratio_of(share: float, compared: Compared) -> float:
    if share >= 1:
        return math.inf
    return share * compared.before_days / ((1 - share) * compared.during_days)
