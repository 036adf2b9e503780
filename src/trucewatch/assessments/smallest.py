"""
The smallest fall that a series could have shown: what a "cannot tell" leaves open.
"""

from __future__ import annotations

import math

import numpy as np

from trucewatch.assessments.placebo import Drift
from trucewatch.assessments.rate_ratio import LEVEL
from trucewatch.assessments.special import normal_quantile, student_quantile
from trucewatch.assessments.windows import Ratios

_HALF = 0.5
_STEPS = 1001


def smallest_fall(
    ratios: Ratios, at: int, drift: Drift, power: float = 0.5, level: float = LEVEL
) -> float | None:
    """
    Return the smallest true fall that the interval would leave 1 out for, with chance *power*.

    With a true ratio r the count during is expected to be r times that of the baseline, over the
    days reported. The largest r is sought for which log r + (t + z) sqrt(sd^2 + noise(r)) < 0,
    where noise(r) grows as counts get fewer, t is the interval's quantile and z the normal
    quantile of *power*: 0 at a half (a fall of this size is shown every second time; where chance
    took no part, exactly then), .84 at .8.

    Args:
        ratios: The ratios that the interval was made of.
        at: Position of the first day of the stretch asked about.
        drift: What `drift_at` returned for them.
        power: Chance with which the fall is shown, from .5 up to 1.
        level: Level of the interval.

    Returns:
        The fall as a share, .4 for "from ten to six"; ``None`` where not even silence would have
        been shown: the series is too sparse, too restless or too short for any verdict.

    Raises:
        ValueError: When *power* is not from .5 up to 1.
    """
    if not 0.5 <= power < 1:
        raise ValueError(f"a power from .5 up to 1 is needed, not {power}")
    before, days = float(ratios.before[at]), float(ratios.before_days[at])
    if not (drift.is_known and math.isfinite(ratios.log_ratio[at])):
        return None
    expected = before / days * float(ratios.during_days[at])
    fall = np.linspace(0, 1, _STEPS)
    during = expected * (1 - fall) + _HALF
    # Of the noise only what comes from the count during changes with the ratio.
    base = drift.noise - 1 / (float(ratios.during[at]) + _HALF)
    deviation = np.sqrt(drift.sd**2 + max(0.0, base) + 1 / during)
    wide = student_quantile(0.5 + level / 2, drift.freedom) + normal_quantile(power)
    shown = np.flatnonzero(np.log(during / (expected + _HALF)) + wide * deviation < 0)
    return round(float(fall[shown[0]]), 3) if len(shown) else None
