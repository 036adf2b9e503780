"""Telling: who tells of what, how precisely, and what is false; one property for each knob."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from tests.simulation.conflicts import conflict, counted, dense
from trucewatch.simulation import country
from trucewatch.simulation.simulated import Simulated


def _told(simulated: Simulated, **chosen: Any) -> list[dict[str, Any]]:
    """Return reports with their truth, as rows; *chosen* are values that a row must have."""
    rows = [
        told | truth
        for told, truth in zip(
            simulated.reports.to_pylist(), simulated.truth.to_pylist(), strict=True
        )
    ]
    return [row for row in rows if all(row[name] == value for name, value in chosen.items())]


@pytest.mark.parametrize("seen", [0.3, 0.9])
def test_a_source_tells_of_the_share_that_it_sees(seen: float) -> None:
    """
    Without drop-outs, silence and forgetting a source tells of this share of what happens.
    """
    simulated = dense(seen=seen, dropout=0.0, silence=0.0, time_week=0.0, time_month=0.0)
    own = _told(simulated, source="observatory", happened=True)

    assert seen == pytest.approx(len(own) / len(simulated.acts), abs=0.03)


def test_a_side_is_silent_of_its_own_acts() -> None:
    """
    The government's agency leaves out its share of what the government's side does.
    """
    knobs = {"dropout": 0.0, "time_week": 0.0, "time_month": 0.0}
    loud = _told(dense(silence=0.0, **knobs), source="state-agency", happened=True)
    quiet = _told(dense(silence=0.8, **knobs), source="state-agency", happened=True)
    own = [sum(row["who"] in {"government", "ally"} for row in rows) for rows in (loud, quiet)]

    assert 0.2 == pytest.approx(own[1] / own[0], abs=0.06)


def test_drop_outs_come_in_days_and_hide_a_province() -> None:
    """
    With drop-outs a source tells of fewer acts, and of none at all on many days of a province.
    """
    always = _told(dense(dropout=0.0), source="town-watch", happened=True)
    never = _told(dense(dropout=0.5, dropout_days=5.0), source="town-watch", happened=True)

    def days(rows: list[dict[str, Any]]) -> int:
        towns = {each.id: country.PROVINCE_OF[i] for i, each in enumerate(country.TOWNS)}
        zone = timedelta(hours=country.OFFSET_HOURS)
        return len({((row["at"] + zone).date(), towns[row["place"]]) for row in rows})

    assert days(always) > 85
    assert days(never) < 70


def test_a_look_back_tells_nothing_of_the_hour() -> None:
    """
    Reports by the month are as many by night and by day as their hours.
    """
    simulated = dense(
        time_month=1.0, time_instant=0.0, time_stretch=0.0, time_day=0.0, time_week=0.0
    )
    rows = _told(simulated, happened=True, form="instant", copy_of=None)
    zone = timedelta(hours=country.OFFSET_HOURS)
    night = [not 6 <= (row["at"] + zone).hour < 20 for row in rows if row["who"] == "black-banner"]

    assert 10 / 24 == pytest.approx(np.mean(night), abs=0.06)


def test_true_instants_lie_in_the_stated_window() -> None:
    """
    However vague a true report is, what it tells lies in it.
    """
    for row in _told(dense(), happened=True):
        assert row["earliest_at"] <= row["at"] <= row["latest_at"]


def test_reports_are_published_after_their_window_with_the_stated_delay() -> None:
    """
    The delay counts from the end of the window, so it tells nothing of the instant inside.
    """
    rows = _told(dense(delay_hours=24.0), copy_of=None, form="instant")
    late = [(row["published_at"] - row["latest_at"]).total_seconds() / 3600 for row in rows]

    assert min(late) >= 0
    assert 24 == pytest.approx(np.mean(late), rel=0.1)


@pytest.mark.parametrize("knob", ["time_instant", "time_week", "place_point", "place_province"])
def test_weights_of_precision_are_shares(knob: str) -> None:
    """
    More weight on one precision gives more such reports.
    """
    column = knob.partition("_")[0] + "_precision"
    number = {"time_instant": 0, "time_week": 3, "place_point": 0, "place_province": 3}[knob]
    shares = []
    for weight in (0.0, 1.0, 5.0):
        found = counted(dense(**{knob: weight}, aid_requests=0.0).reports[column])
        shares.append(found.get(number, 0) / sum(found.values()))

    assert 0 == shares[0]
    assert shares == sorted(shares)
    assert shares[2] > 0.5


def test_nobody_is_named_in_the_share_that_is_unattributed() -> None:
    """
    Such reports leave who acted to somebody whom nobody named.
    """
    simulated = dense(unattributed=0.4, aid_requests=0.0)

    assert 0.4 == pytest.approx(
        simulated.reports["named"].null_count / len(simulated.reports), abs=0.03
    )


def test_accuracy_and_blame_say_whom_a_source_names() -> None:
    """
    The observatory names the right one by its accuracy; the agency blames an enemy beside it.
    """
    simulated = dense(accuracy=0.9, blame=0.5, silence=0.0, unattributed=0.0)

    def right(source: str) -> float:
        rows = _told(simulated, source=source, happened=True, who="government", form="instant")
        return float(np.mean([row["named"] == "government" for row in rows]))

    assert 0.9 == pytest.approx(right("observatory"), abs=0.05)
    assert 0.45 == pytest.approx(right("state-agency"), abs=0.08)


def test_the_wire_repeats_the_share_of_copies_word_for_word() -> None:
    """
    A copy has the stories of what it copies, and comes later.
    """
    simulated = dense(copies=0.5)
    stories = dict(
        zip(
            simulated.incidents["incident"].to_pylist(),
            simulated.incidents["stories"].to_pylist(),
            strict=True,
        )
    )
    copied = [row for row in _told(simulated) if row["copy_of"]]
    published = {row["report"]: row["published_at"] for row in _told(simulated)}

    assert {"wire"} == {row["source"] for row in copied}
    assert 0.5 == pytest.approx(len(copied) / (len(simulated.reports) - len(copied)), abs=0.03)
    assert all(stories[row["incident"]] == stories[row["copy_of"]] for row in copied)
    assert all(row["published_at"] > published[row["copy_of"]] for row in copied)


def test_false_reports_accuse_the_other_side() -> None:
    """
    What a side's source thinks up names an enemy more often than what it saw.
    """
    simulated = dense(false_reports=0.3, false_pickup=0.0, unattributed=0.0, blame=0.0)
    accused = {
        happened: np.mean(
            [
                row["named"] not in {"government", "ally"}
                for row in _told(simulated, source="state-agency", happened=happened)
            ]
        )
        for happened in (True, False)
    }

    assert accused[False] > accused[True] + 0.1


def test_reported_dead_stray_by_the_noise() -> None:
    """
    Without noise the figure is the true one; with noise the range holds the best figure.
    """
    exact = _told(conflict(count_noise=0.0), happened=True)
    vague = _told(conflict(count_noise=1.0), happened=True)

    assert all(row["killed_best"] == row["killed"] for row in exact)
    assert all(row["killed_low"] <= row["killed_best"] <= row["killed_high"] for row in vague)
    assert any(row["killed_best"] != row["killed"] for row in vague)


def test_only_what_is_told_closely_leaves_act_or_target_open() -> None:
    """
    The share of open acts and targets is that of reports by point or town, to a day at most.
    """
    knobs = {"time_week": 0.0, "time_month": 0.0, "place_district": 0.0, "place_province": 0.0}
    stories: Any = dense(act_unknown=0.5, target_unknown=0.0, aid_requests=0.0, **knobs).incidents
    open_act = [
        len({story["what"][0]["name"] for story in each}) > 1
        for each in stories["stories"].to_pylist()
    ]

    assert 0.5 == pytest.approx(np.mean(open_act), abs=0.03)
