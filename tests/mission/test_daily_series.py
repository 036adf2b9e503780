"""Acts of a case day by day: each once, and none on a day of its own making."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tests.findings.builders import batch_of
from tests.mission.test_daily import ZONE, told
from trucewatch.mission.daily_series import acts_series

MAY = (date(2016, 5, 1), date(2016, 5, 31))


def test_an_act_is_spread_over_the_days_on_which_it_can_lie() -> None:
    """A known instant is one day; an interval over three days, by the case's zone, is a third."""
    known = told(("2016-05-04T22:00Z", "2016-05-04T22:00Z"))
    vague = told(("2016-05-09T21:00Z", "2016-05-12T21:00Z"), number=2)
    series = acts_series(batch_of([known, vague]), ZONE, MAY)

    assert [1.0] == series.count[[4]].tolist()
    assert pytest.approx([1 / 3] * 3) == series.count[9:12].tolist()
    assert pytest.approx(2.0) == float(series.count.sum())
    assert pytest.approx(1.0) == float(series.spread.sum())


def test_two_ranges_of_an_act_are_one_act() -> None:
    """An act of one day or of three other days is a quarter on each."""
    act = told(
        ("2016-05-04T09:00Z", "2016-05-04T10:00Z"), ("2016-05-09T21:00Z", "2016-05-12T21:00Z")
    )
    series = acts_series(batch_of([act]), ZONE, MAY)

    assert pytest.approx([0.25, 0.25, 0.25, 0.25]) == series.count[[3, 9, 10, 11]].tolist()


def test_an_act_that_may_lie_elsewhere_counts_for_its_share() -> None:
    """Two fifths in the area are two fifths of an act, and said to be spread."""
    known = told(("2016-05-04T09:00Z", "2016-05-04T10:00Z"))
    series = acts_series(batch_of([known]), ZONE, MAY, np.array([0.4]))

    assert pytest.approx(0.4) == float(series.count.sum())
    assert pytest.approx(1.0) == float(series.spread.sum() / series.count.sum())
