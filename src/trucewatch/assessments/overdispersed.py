"""
Two rates compared where daily counts vary more than Poisson's: quasi-Poisson, negative binomial.

Both still take the days as independent of each other and both rates as level. Where they drift,
these intervals are too narrow too (see `placebo`).
"""

from __future__ import annotations

import math

import numpy as np

from trucewatch.assessments.rate_ratio import LEVEL, Compared, RatioInterval
from trucewatch.assessments.series import Amounts
from trucewatch.assessments.special import normal_quantile

_LARGEST_SHAPE = 1e6
_SMALLEST_SHAPE = 1e-4
_GOLDEN = (math.sqrt(5) - 1) / 2


def dispersion(before: Amounts, during: Amounts) -> float:
    """
    Return Pearson's dispersion of the days of two stretches, each round its own mean.

    The sum of (y - m)^2 / m over all days, over (days - stretches): 1 is Poisson. A stretch
    without a single incident says nothing of it and is left out.

    Returns:
        The dispersion, or ``nan`` with too few days to tell.

    Source: McCullagh and Nelder, Generalized Linear Models, 2nd edition, section 6.2.3.
    """
    told = [each for each in (before, during) if each.sum() > 0]
    freedom = sum(len(each) - 1 for each in told)
    if freedom < 1:
        return math.nan
    pearson = sum(float(((each - each.mean()) ** 2).sum() / each.mean()) for each in told)
    return pearson / freedom


def quasi_poisson(before: Amounts, during: Amounts, level: float = LEVEL) -> RatioInterval:
    """
    Return the ratio of two rates with the Poisson variance times the dispersion, at least 1.

    log r has the variance d (1 / n1 + 1 / n0). Where one of the counts is 0 there is no such
    variance and the interval is 0 to infinity.

    Args:
        before: Counts of the days with reporting in the baseline, shape (n,), n above 0.
        during: Counts of the days with reporting in the stretch asked about, shape (m,).
        level: Share of intervals that hold the true ratio.

    Raises:
        ValueError: When a stretch has no day.

    Source: Wedderburn, Biometrika 61 (1974) 439-447.
    """
    compared, found = _compared(before, during), dispersion(before, during)
    spread = 1.0 if math.isnan(found) else max(1.0, found)
    if not (compared.before and compared.during):
        return RatioInterval("quasi_poisson", compared.ratio, 0.0, math.inf, level, found)
    variance = spread * (1 / compared.before + 1 / compared.during)
    return _round_log("quasi_poisson", compared.ratio, variance, (level, found))


def negative_binomial(before: Amounts, during: Amounts, level: float = LEVEL) -> RatioInterval:
    """
    Return the ratio of two rates of negative binomial days with one shape k.

    Variance m + m^2 / k. The means are those of the two stretches, k is the most likely one, and
    log r has the variance (1 / m0 + 1 / k) / days0 + (1 / m1 + 1 / k) / days1.

    Where the days vary no more than Poisson's no k is most likely (it grows without end) and
    `quasi_poisson` is returned in its place, named as such; so too where a count is 0.

    Raises:
        ValueError: When a stretch has no day.

    Source: Lawless, Canadian Journal of Statistics 15 (1987) 209-225.
    """
    compared = _compared(before, during)
    if not (compared.before and compared.during):
        return quasi_poisson(before, during, level)
    shape = most_likely_shape(before, during)
    if not math.isfinite(shape):
        return quasi_poisson(before, during, level)
    variance = sum((1 / each.mean() + 1 / shape) / len(each) for each in (before, during))
    return _round_log(
        "negative_binomial", compared.ratio, float(variance), (level, dispersion(before, during))
    )


def most_likely_shape(*stretches: Amounts) -> float:
    """
    Return the shape k of negative binomial days that is most likely, each stretch its own mean.

    Searched between 1e-4 and 1e6 on a logarithmic scale.

    Returns:
        The shape; infinite where the most likely one is Poisson's.
    """
    told = [each for each in stretches if each.sum() > 0]
    if not told:
        return math.inf
    low, high = math.log(_SMALLEST_SHAPE), math.log(_LARGEST_SHAPE)
    while high - low > 1e-7:
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if _likelihood(told, math.exp(left)) < _likelihood(told, math.exp(right)):
            low = left
        else:
            high = right
    shape = math.exp((low + high) / 2)
    return math.inf if shape > _LARGEST_SHAPE / 100 else shape


def _likelihood(stretches: list[Amounts], shape: float) -> float:
    """Return the logarithm of the likelihood, without what does not depend on the shape."""
    value = 0.0
    for each in stretches:
        mean, days, whole = float(each.mean()), len(each), float(each.sum())
        amounts, often = np.unique(each, return_counts=True)
        value += sum(
            n * (math.lgamma(y + shape) - math.lgamma(shape))
            for y, n in zip(amounts.tolist(), often.tolist(), strict=True)
        )
        value -= whole * math.log(shape + mean) + days * shape * math.log1p(mean / shape)
    return value


def _compared(before: Amounts, during: Amounts) -> Compared:
    return Compared(
        float(np.sum(before)), float(np.sum(during)), float(len(before)), float(len(during))
    )


def _round_log(
    method: str, ratio: float, variance: float, told: tuple[float, float]
) -> RatioInterval:
    level, found = told
    reach = normal_quantile(0.5 + level / 2) * math.sqrt(variance)
    low, high = ratio * math.exp(-reach), ratio * math.exp(reach)
    return RatioInterval(method, ratio, low, high, level, found)
