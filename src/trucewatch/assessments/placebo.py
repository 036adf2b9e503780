"""
Intervals that know that rates drift: as wide as this series' own past says that they must be.

Neighbouring days are alike, bursts last for days, and the level itself walks. Whatever the reason,
on days on which nothing began the ratio of before and during strays from 1, by more than counting
explains. How far it strayed in the series' own past is how far it may have strayed this time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.rate_ratio import LEVEL, RatioInterval
from trucewatch.assessments.special import student_quantile, student_share
from trucewatch.assessments.windows import Ratios

LEAST_STRETCHES = 2.0
"""Independent stretches that the past must have; with fewer the interval is everything."""

Flags = NDArray[np.bool_]
"""A yes or no for each day, shape (days,)."""


@dataclass(frozen=True, slots=True)
class Prior:
    """
    What is held of drift before a series' own past is seen.

    Attributes:
        sd: Standard deviation of the logarithm of a ratio from drift alone.
        stretches: For how many independent stretches of the past this counts.
    """

    sd: float
    stretches: float


PRIOR = Prior(sd=0.3, stretches=8.0)
"""
Tuned on 2016 and 2017 of one war (decision 030). Give your own for a war that is another: a larger
sd where levels leap, fewer stretches where your series has a long past.
"""


PRIOR_OF_DEATHS = Prior(sd=0.5, stretches=8.0)
"""
The same for numbers of dead, tuned on the same years. Over four weeks its intervals are still too
narrow: they held 1 on 84 % of the days of 2018 and 2019 (69 to 94 %).
"""


@dataclass(frozen=True, slots=True)
class Placebos:
    """
    Which other days a series is held against.

    Attributes:
        left_out: Days that are no placebos, such as those about other truces; ``None`` is none.
        prior: What is held of drift before the series' own days are seen.
        are_later_used: Whether days after the stretch asked about serve too. They do when one
            looks back; they can not on the day itself, and they have lived under the truce.
    """

    left_out: Flags | None = None
    prior: Prior = PRIOR
    are_later_used: bool = False


EARLIER = Placebos()
"""Every earlier day, and the prior of the house."""


@dataclass(frozen=True, slots=True)
class Drift:
    """
    How far a ratio strays by itself.

    Attributes:
        sd: Standard deviation of the logarithm of the ratio, from drift alone.
        noise: Variance of its logarithm from counting alone, at the day asked about.
        freedom: Degrees of freedom of *sd*: independent stretches, the prior's among them.
        stretches: Independent stretches of the series itself that were used.
    """

    sd: float
    noise: float
    freedom: float
    stretches: float

    @property
    def is_known(self) -> bool:
        """Whether the past was long enough to say anything."""
        return self.stretches >= LEAST_STRETCHES and math.isfinite(self.noise)

    def reach(self, noise: float, level: float = LEVEL) -> float:
        """Return how far the interval reaches from the logarithm of a ratio with this *noise*."""
        if not self.is_known:
            return math.inf
        wide = student_quantile(0.5 + level / 2, self.freedom)
        return wide * math.sqrt(self.sd**2 + noise)


def drift_at(ratios: Ratios, at: int, placebos: Placebos = EARLIER) -> Drift:
    """
    Return how far ratios of this series stray by themselves, as seen from day *at*.

    The mean, over all earlier days whose stretches ended by day *at*, of the squared logarithm
    of the ratio less its noise. Stretches that overlap tell the same twice: n days count as
    n / (days before + days during) independent stretches, and the prior as some more.

    Args:
        ratios: Ratios of the series, by `window_ratios`, `level_ratios` or `against_control`.
        at: Position of the first day of the stretch asked about.
        placebos: Which other days serve, and what is held of drift before.

    Raises:
        ValueError: When *at* does not lie in the series.
    """
    if not 0 <= at < len(ratios.log_ratio):
        raise ValueError(f"day {at} does not lie in a series of {len(ratios.log_ratio)} days")
    used, prior = _others(ratios, at, placebos.left_out), placebos.prior
    if not placebos.are_later_used:
        used[at:] = False
    strayed = ratios.log_ratio[used] ** 2 - ratios.noise[used]
    apart = ratios.shape.before_days + ratios.shape.during_days
    stretches = len(strayed) / apart
    freedom = stretches + prior.stretches
    variance = (float(strayed.sum()) / apart + prior.stretches * prior.sd**2) / freedom
    return Drift(math.sqrt(max(0.0, variance)), float(ratios.noise[at]), freedom, stretches)


def drift_interval(
    ratios: Ratios, at: int, drift: Drift, level: float = LEVEL, method: str = "placebo"
) -> RatioInterval:
    """
    Return the ratio at day *at* with an interval as wide as drift and counting ask for.

    exp(log r -+ t sqrt(sd^2 + noise)), t of Student with the drift's degrees of freedom. Where
    the past is too short, or a stretch can not be compared, the interval is everything.
    """
    middle, reach = float(ratios.log_ratio[at]), drift.reach(drift.noise, level)
    spread = float(ratios.dispersion[at])
    if not (math.isfinite(middle) and math.isfinite(reach)):
        return RatioInterval(method, math.exp(middle), 0.0, math.inf, level, spread)
    ends = (math.exp(middle - reach), math.exp(middle + reach))
    return RatioInterval(method, math.exp(middle), *ends, level, spread)


def chance_fell_despite_drift(ratios: Ratios, at: int, drift: Drift, fall: float) -> float:
    """
    Return the chance that the rate fell by at least *fall* beyond what drift alone does.

    The share of the t distribution about log r, of scale sqrt(sd^2 + noise), below log(1 - fall);
    `chance_fell_by` is the same for rates that stay as they are. ``nan`` where nothing is known.

    Args:
        ratios: The ratios.
        at: Position of the first day of the stretch asked about.
        drift: What `drift_at` returned for them.
        fall: 0 is "fell at all", .3 is "fell by 30 % or more"; below 1.

    Raises:
        ValueError: When *fall* is not from 0 up to 1.
    """
    if not 0 <= fall < 1:
        raise ValueError(f"a fall is a share from 0 up to 1, not {fall}")
    if not drift.is_known:
        return math.nan
    scale = math.sqrt(drift.sd**2 + drift.noise)
    return student_share((math.log1p(-fall) - float(ratios.log_ratio[at])) / scale, drift.freedom)


@dataclass(frozen=True, slots=True)
class PlaceboP:
    """
    Where the ratio asked about stands among those of all other days.

    Attributes:
        fell: Chance of a ratio as low, if nothing began ("no fall" against "fell").
        changed: Chance of one as far from 1 either way ("no change" against "changed").
        days: Days that it was compared with.
        stretches: Independent stretches among them; no p is below 1 / (stretches + 1).
    """

    fell: float
    changed: float
    days: int
    stretches: float


def placebo_p(ratios: Ratios, at: int, left_out: Flags | None = None) -> PlaceboP:
    """
    Return the empirical p of the ratio at day *at* among the same figure at every other date.

    (1 + days as extreme) / (1 + days), over all days, earlier and later, whose stretches share no
    day with the stretch asked about; never below 1 / (stretches + 1), as overlapping stretches
    are no further evidence. 1 where the day itself can not be compared.
    """
    used, shape = _others(ratios, at, left_out), ratios.shape
    others = ratios.log_ratio[used]
    stretches = len(others) / (shape.before_days + shape.during_days)
    asked = float(ratios.log_ratio[at])
    if math.isnan(asked):
        return PlaceboP(1.0, 1.0, len(others), stretches)
    least = 1 / (stretches + 1)
    fell, changed = (
        max(least, (1 + int(np.count_nonzero(each))) / (1 + len(others)))
        for each in (others <= asked, np.abs(others) >= abs(asked))
    )
    return PlaceboP(fell, changed, len(others), stretches)


def about(days: int, marks: list[int], reach_days: int) -> Flags:
    """Return which of *days* days lie within *reach_days* of one of *marks*, positions."""
    near = np.zeros(days, dtype=np.bool_)
    for mark in marks:
        near[max(0, mark - reach_days) : max(0, mark + reach_days + 1)] = True
    return near


def _others(ratios: Ratios, at: int, left_out: Flags | None) -> Flags:
    """Return the days whose stretches share no day with the stretch asked about."""
    known: Flags = np.isfinite(ratios.log_ratio)
    used = known if left_out is None else known & ~left_out
    shape = ratios.shape
    since = max(0, at - shape.during_days + 1)
    used[since : at + shape.whole_days] = False
    return used
