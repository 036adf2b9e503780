"""
The bound pair of sides against a pair that the truce does not bind: a ratio of two ratios.
"""

from __future__ import annotations

from trucewatch.assessments.placebo import EARLIER, Placebos, drift_at, drift_interval
from trucewatch.assessments.rate_ratio import LEVEL, RatioInterval
from trucewatch.assessments.windows import Ratios, against_control


def ratio_of_ratios(
    bound: Ratios,
    control: Ratios,
    at: int,
    placebos: Placebos = EARLIER,
    level: float = LEVEL,
) -> RatioInterval:
    """
    Return the ratio of the bound pair over that of the control, with an interval.

    Below 1 the bound pair fell further, or rose less, than the control. The interval is as wide as
    both together strayed from each other on other days. It answers another question than the
    ratio alone: fighting may move from one pair to the other, and then both ratios stray from 1.

    Raises:
        ValueError: When the two were not made by one shape over the same days, or *at* lies
            outside them.
    """
    both = against_control(bound, control)
    drift = drift_at(both, at, placebos)
    return drift_interval(both, at, drift, level, method="ratio_of_ratios")
