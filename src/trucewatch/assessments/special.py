"""
Special functions that intervals need, so that no further package is asked for them.

All of one number. Sources: NIST Digital Library of Mathematical Functions, 8.17 (incomplete beta
function, its continued fraction and its symmetry); the quantiles by halving, which can not fail.
"""

from __future__ import annotations

import math
from statistics import NormalDist

_STEPS = 100_000
"""Steps of a continued fraction; it ends long before, near the middle after some sqrt(a + b)."""

_HALVINGS = 200
_SMALL = 1e-300
_PRECISION = 1e-15


def beta_share(x: float, a: float, b: float) -> float:
    """
    Return the regularised incomplete beta function I_x(a, b), the share of Beta(a, b) below *x*.

    Args:
        x: 0 to 1; what lies outside is taken as the nearer end.
        a: Above 0.
        b: Above 0.

    Raises:
        ValueError: When *a* or *b* is not above 0.
    """
    if not (a > 0 and b > 0):
        raise ValueError(f"a beta distribution needs two shapes above 0, not {a} and {b}")
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return math.exp(log_front) * _fraction(x, a, b) / a
    return 1 - math.exp(log_front) * _fraction(1 - x, b, a) / b


def beta_quantile(share: float, a: float, b: float) -> float:
    """
    Return the *x* below which *share* of Beta(a, b) lies.

    Raises:
        ValueError: When *share* is not from 0 to 1, or a shape is not above 0.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share is 0 to 1, not {share}")
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        if beta_share(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def normal_quantile(share: float) -> float:
    """Return the standard normal quantile; *share* lies strictly between 0 and 1."""
    return NormalDist().inv_cdf(share)


def student_quantile(share: float, freedom: float) -> float:
    """
    Return the quantile of Student's t with *freedom* degrees of freedom, any number above 0.

    With X of Beta(freedom / 2, 1 / 2), t squared is freedom * (1 - X) / X.

    Raises:
        ValueError: When *share* is not strictly between 0 and 1, or *freedom* not above 0.
    """
    if not 0 < share < 1:
        raise ValueError(f"a share strictly between 0 and 1 is needed, not {share}")
    tail = min(share, 1 - share)
    if tail == 0.5:
        return 0.0
    # The other side of Beta keeps its digits where X is close to 1.
    rest = beta_quantile(1 - 2 * tail, 0.5, freedom / 2)
    size = math.sqrt(freedom * rest / (1 - rest)) if rest < 1 else math.inf
    return size if share > 0.5 else -size


def student_share(value: float, freedom: float) -> float:
    """
    Return the share of Student's t with *freedom* degrees of freedom below *value*.

    Raises:
        ValueError: When *freedom* is not above 0.
    """
    beyond = beta_share(freedom / (freedom + value**2), freedom / 2, 0.5) / 2
    return beyond if value < 0 else 1 - beyond


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of DLMF 8.17.22 by Lentz's method."""
    upper, lower = 1.0, _off_zero(1 - (a + b) * x / (a + 1))
    lower = 1 / lower
    value = lower
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            lower = 1 / _off_zero(1 + part * lower)
            upper = _off_zero(1 + part / upper)
            value *= lower * upper
        if abs(lower * upper - 1) < _PRECISION:
            break
    return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _SMALL else _SMALL
