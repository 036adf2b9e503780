"""Intervals from a series' own past, and what it could have shown."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest

from trucewatch.assessments.control import ratio_of_ratios
from trucewatch.assessments.many import benjamini_hochberg
from trucewatch.assessments.placebo import (
    Placebos,
    Prior,
    about,
    chance_fell_despite_drift,
    drift_at,
    drift_interval,
    placebo_p,
)
from trucewatch.assessments.rate_ratio import Compared, chance_fell_by
from trucewatch.assessments.series import Amounts, DailySeries, plain_series
from trucewatch.assessments.smallest import smallest_fall
from trucewatch.assessments.verdict import Doubt, Verdict, trend
from trucewatch.assessments.windows import Ratios, Shape, window_ratios

FIRST = date(2016, 1, 1)
TWO_WEEKS = Shape(14, 14)


def walking(seed: int, step: float, days: int = 900, rate: float = 8.0) -> DailySeries:
    """Return Poisson days whose rate walks back and forth by *step* a day, on the logarithm."""
    draw = np.random.default_rng(seed)
    log_rate = np.zeros(days)
    for day in range(1, days):
        log_rate[day] = 0.98 * log_rate[day - 1] + draw.normal(0, step)
    return plain_series(FIRST, draw.poisson(rate * np.exp(log_rate)).astype(float))


def ends(series: DailySeries, at: int) -> tuple[float, float]:
    """Return the interval of two weeks against two at day *at*."""
    ratios = window_ratios(series, TWO_WEEKS)
    found = drift_interval(ratios, at, drift_at(ratios, at))
    return found.low, found.high


@pytest.mark.parametrize("step", [0.0, 0.05, 0.1])
def test_intervals_hold_one_where_nothing_began_however_much_rates_drift(step: float) -> None:
    """Of 60 series that walk by themselves nine in ten of the intervals hold 1."""
    held = [low <= 1 <= high for low, high in (ends(walking(n, step), 860) for n in range(60))]

    assert np.mean(held) >= 0.9


def test_plain_poisson_does_not_hold_where_rates_drift() -> None:
    """The same series, and the interval that everybody knows: it misses far too often."""
    held = 0
    for seed in range(60):
        plain = trend(walking(seed, 0.1), 860, TWO_WEEKS).plain[0]
        held += plain.low <= 1 <= plain.high

    assert held / 60 < 0.8


def test_a_restless_past_makes_wide_intervals() -> None:
    """The more a series strayed by itself, the wider its interval and the larger the fall."""
    widths, falls = [], []
    for step in (0.0, 0.05, 0.15):
        ratios = window_ratios(walking(3, step), TWO_WEEKS)
        drift = drift_at(ratios, 860)
        widths.append(drift.reach(0.05))
        falls.append(smallest_fall(ratios, 860, drift) or 1.0)

    assert sorted(widths) == widths
    assert falls[0] < falls[-1]


def test_the_past_is_the_past() -> None:
    """What comes after the asked day changes nothing of how far the series strayed before it."""
    series = walking(5, 0.1)
    later = series.count.copy()
    later[500:] = 1000
    before = drift_at(window_ratios(series, TWO_WEEKS), 500)
    after = drift_at(window_ratios(plain_series(FIRST, later), TWO_WEEKS), 500)

    assert (before.sd, before.stretches) == (after.sd, after.stretches)


def test_who_looks_back_can_use_later_days() -> None:
    """With a short past and a long future the question can be answered after all."""
    series = changed(0.2, at=60)
    later = trend(series, 60, TWO_WEEKS, Placebos(are_later_used=True))

    assert Verdict.CANNOT_TELL == trend(series, 60, TWO_WEEKS).verdict
    assert Verdict.FELL == later.verdict


def test_no_other_day_shares_a_day_with_the_stretch_asked_about() -> None:
    """What happens on the days asked about teaches nothing of how far rates stray."""
    series, shape = walking(5, 0.1), Shape(10, 20, 3)
    other = series.count.copy()
    other[500:520] = 1000
    told = [
        drift_at(window_ratios(each, shape), 500, Placebos(are_later_used=True)).stretches
        for each in (series, plain_series(FIRST, other))
    ]
    logs = window_ratios(plain_series(FIRST, other), shape).log_ratio
    far = np.concatenate([np.arange(13, 481), np.arange(533, 881)])

    assert pytest.approx([len(far) / 30] * 2) == told
    assert np.max(np.abs(logs[far])) < 2


def test_drift_is_the_squared_ratio_less_its_noise() -> None:
    """With a prior that counts for nothing it is the plain mean over the days of the past."""
    series = walking(7, 0.2)
    ratios = window_ratios(series, TWO_WEEKS)
    drift = drift_at(ratios, 600, Placebos(prior=Prior(1.0, 1e-12)))
    past = slice(14, 600 - 14 + 1)
    expected = np.mean(ratios.log_ratio[past] ** 2 - ratios.noise[past])

    assert pytest.approx(expected) == drift.sd**2
    assert pytest.approx((600 - 28 + 1) / 28) == drift.stretches


def test_days_about_other_truces_teach_nothing() -> None:
    """A fall that a truce made is left out of what the series does by itself."""
    count = np.full(600, 6.0)
    count[300:340] = 0
    ratios = window_ratios(plain_series(FIRST, count), TWO_WEEKS)
    truces = about(600, [300, 340], 14)

    assert drift_at(ratios, 560).sd > drift_at(ratios, 560, Placebos(truces)).sd
    assert 29 == about(600, [300], 14).sum()


def test_a_short_past_tells_nothing() -> None:
    """With less than two independent stretches the interval is everything."""
    found = trend(walking(1, 0.0), 60, TWO_WEEKS)

    assert (0.0, math.inf) == (found.interval.low, found.interval.high)
    assert (Verdict.CANNOT_TELL, Doubt.PAST_TOO_SHORT) == (found.verdict, found.doubt)
    assert (None, None) == (found.smallest_fall, found.reliable_fall)


def changed(factor: float, at: int = 700) -> DailySeries:
    """Return a calm series that goes on at *factor* of its rate from day *at* on."""
    count = walking(11, 0.0, rate=20.0).count
    count[at:] = np.round(count[at:] * factor)
    return plain_series(FIRST, count)


@pytest.mark.parametrize(
    ("factor", "verdict", "doubt"),
    [
        (0.2, Verdict.FELL, None),
        (5.0, Verdict.ROSE, None),
        (0.9, Verdict.CANNOT_TELL, Doubt.WITHIN_DRIFT),
    ],
)
def test_a_verdict_follows_the_interval(
    factor: float, verdict: Verdict, doubt: Doubt | None
) -> None:
    """Much less is a fall, much more a rise; a tenth is within what rates do by themselves."""
    found = trend(changed(factor), 700, TWO_WEEKS)

    assert (verdict, doubt) == (found.verdict, found.doubt)


@pytest.mark.parametrize("factor", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
def test_a_fall_is_told_from_the_smallest_fall_on(factor: float) -> None:
    """Whatever falls by more than the smallest fall is told, whatever by less is not."""
    found = trend(changed(factor), 700, TWO_WEEKS)

    assert found.smallest_fall is not None
    assert found.reliable_fall is not None
    if abs(1 - found.interval.ratio - found.smallest_fall) > 0.01:
        told = 1 - found.interval.ratio > found.smallest_fall
        assert told == (found.verdict is Verdict.FELL)
    assert found.reliable_fall > found.smallest_fall


def test_a_sparse_series_could_not_have_shown_even_silence() -> None:
    """Three incidents a month: no fall of any size could be told."""
    count = np.zeros(900)
    count[::10] = 1
    found = trend(plain_series(FIRST, count), 860, TWO_WEEKS)

    assert found.smallest_fall is None
    assert Verdict.CANNOT_TELL == found.verdict


def test_a_stretch_without_reports_is_not_a_fall() -> None:
    """Nothing can be told of days on which nobody reported, and nothing is divided by them."""
    gap = np.zeros(900, dtype=np.bool_)
    gap[700:714] = True
    found = trend(walking(2, 0.0).with_gaps(gap), 700, TWO_WEEKS)

    assert (Verdict.CANNOT_TELL, Doubt.TOO_FEW_REPORTED) == (found.verdict, found.doubt)
    assert ((), 14, 1.0) == (found.plain, found.during.gap_days, found.p.changed)


def test_days_between_declaration_and_effect_belong_to_neither() -> None:
    """Whatever happens on them changes neither the ratio nor the counts."""
    calm = walking(4, 0.0)
    swollen = calm.count.copy()
    swollen[695:700] *= 10
    shape = Shape(14, 14, 5)
    one, other = trend(calm, 700, shape), trend(plain_series(FIRST, swollen), 700, shape)

    assert (one.before, one.during) == (other.before, other.during)


def test_the_chance_of_a_fall_is_the_share_of_the_interval_below_it() -> None:
    """One in forty lies above the upper end; and drift makes a fall less sure than counts do."""
    ratios = window_ratios(changed(0.6), TWO_WEEKS)
    drift = drift_at(ratios, 700)
    upper = drift_interval(ratios, 700, drift).high
    fall = 0.1
    plain = chance_fell_by(
        Compared(float(ratios.before[700]), float(ratios.during[700]), 14, 14), fall
    )

    chance = chance_fell_despite_drift(ratios, 700, drift, fall)
    assert 0.5 < chance < plain
    if upper < 1:
        assert pytest.approx(0.975) == chance_fell_despite_drift(ratios, 700, drift, 1 - upper)
    assert math.isnan(chance_fell_despite_drift(ratios, 20, drift_at(ratios, 20), fall))
    with pytest.raises(ValueError, match="a fall"):
        chance_fell_despite_drift(ratios, 700, drift, 1.0)


def test_what_fell_everywhere_did_not_fall_against_the_control() -> None:
    """A source that falls silent halves all pairs: the ratio of ratios does not take the bait."""
    bound = changed(0.2)
    silent, fighting = changed(0.2), changed(1.0)
    own, both, against = (window_ratios(each, TWO_WEEKS) for each in (bound, silent, fighting))

    assert drift_interval(own, 700, drift_at(own, 700)).high < 1
    assert ratio_of_ratios(own, both, 700).low < 1 < ratio_of_ratios(own, both, 700).high
    assert ratio_of_ratios(own, against, 700).high < 1


def test_p_is_never_smaller_than_the_past_allows() -> None:
    """Thirty years of days would be needed for a p of .001; two years give some .04."""
    found = placebo_p(window_ratios(changed(0.01), TWO_WEEKS), 700)

    assert pytest.approx(1 / (found.stretches + 1)) == found.fell
    assert found.fell > 0.03


def test_p_is_the_share_of_days_as_extreme() -> None:
    """On a day like all others about half of all others have fallen by more."""
    ratios = window_ratios(walking(6, 0.05), TWO_WEEKS)
    logs = ratios.log_ratio
    at = int(np.flatnonzero(logs == np.sort(logs[np.isfinite(logs)])[400])[0])

    assert 0.3 < placebo_p(ratios, at).fell < 0.7


def test_asking_beyond_the_series_is_refused() -> None:
    """There is no such day, and no such power."""
    ratios: Ratios = window_ratios(walking(1, 0.0), TWO_WEEKS)
    with pytest.raises(ValueError, match="does not lie"):
        drift_at(ratios, 900)
    with pytest.raises(ValueError, match="power"):
        smallest_fall(ratios, 800, drift_at(ratios, 800), 0.4)


BENJAMINI: Amounts = np.array(
    [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
    ]
)
"""The fifteen p of Benjamini and Hochberg 1995, section 3.2."""


def test_four_of_the_fifteen_questions_stand() -> None:
    """The worked example of the paper: at .05 the four smallest are found, in any order."""
    turned = np.random.default_rng(0).permutation(15)
    adjusted = benjamini_hochberg(BENJAMINI[turned])

    assert [0, 1, 2, 3] == sorted(turned[adjusted <= 0.05].tolist())
    assert pytest.approx(0.0095 * 15 / 4) == adjusted[turned.tolist().index(3)]
    assert np.all(adjusted >= BENJAMINI[turned])


def test_a_p_is_a_share() -> None:
    """Anything else is refused; no questions have no answers."""
    with pytest.raises(ValueError, match="p is 0 to 1"):
        benjamini_hochberg(np.array([0.2, 1.2]))
    assert 0 == len(benjamini_hochberg(np.zeros(0)))
