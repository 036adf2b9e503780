"""Occurrence: stated chances are true shares, alone and joined, and a wrong belief shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pytest

from tests.simulation.conflicts import DENSE, strays
from trucewatch.simulation.simulate import simulate

pc: Any = pyarrow.compute

KNOBS: dict[str, Any] = {
    "acts_per_day": 60.0,
    "false_reports": 0.3,
    "false_pickup": 0.4,
    "dropout": 0.2,
    "dropout_days": 1.0,
}
SEEDS = range(6)


def _pooled(*, joined: bool, **knobs: Any) -> pa.Table:
    """Return source, voices, stated chance and truth of every incident of several conflicts."""
    tables = []
    for seed in SEEDS:
        made = simulate(replace(DENSE, **KNOBS, **knobs), seed)
        incidents = made.joined if joined else made.incidents
        truth = made.joined_truth if joined else made.truth
        columns = [
            incidents["voices"],
            incidents["occurred_low"],
            truth["happened"],
            truth["source"],
        ]
        tables.append(pa.table(columns, ["voices", "chance", "happened", "source"]))
    return pa.concat_tables(tables)


def test_a_report_is_true_as_often_as_its_source_is() -> None:
    """
    Source by source, the share of true reports is the chance that the case states.
    """
    pooled = _pooled(joined=False)
    for source in ("observatory", "town-watch", "wire", "state-agency", "front-channel"):
        rows = pooled.filter(pc.equal(pooled["source"], source))
        share = np.mean(rows["happened"].to_numpy(zero_copy_only=False))
        assert rows["chance"][0].as_py() == pytest.approx(share, abs=0.015)


def test_several_voices_are_right_as_often_as_stated() -> None:
    """
    With joined reports the chance by who tells of it holds for one, two and three voices.
    """
    pooled = _pooled(joined=True)
    voices = pooled["voices"].to_numpy()
    hits = pooled["happened"].to_numpy(zero_copy_only=False)
    chances = pooled["chance"].to_numpy()

    for number in (1, 2, 3):
        chosen = voices == number
        assert chosen.sum() > 100
        assert abs(strays(hits[chosen], chances[chosen])) < 4


def test_copies_taken_for_voices_make_one_too_sure() -> None:
    """
    The belief states more than is true, and counts more voices than there are.
    """
    fair, fooled = (
        _pooled(joined=True, copies=0.6, copies_as_voices=flag) for flag in (False, True)
    )
    happened = np.mean(fair["happened"].to_numpy(zero_copy_only=False))

    assert np.mean(fair["chance"].to_numpy()) == pytest.approx(happened, abs=0.02)
    assert np.mean(fooled["chance"].to_numpy()) > happened + 0.04
    assert np.sum(fooled["voices"].to_numpy()) > 1.3 * np.sum(fair["voices"].to_numpy())


def test_a_belief_in_fewer_false_reports_states_more_than_is_true() -> None:
    """
    Nothing happens or is told otherwise; only the stated chance moves.
    """
    fair, fooled = (_pooled(joined=False, false_reports_believed=f) for f in (-1.0, 0.02))

    assert fair["happened"] == fooled["happened"]
    assert np.mean(fooled["chance"].to_numpy()) > np.mean(fair["chance"].to_numpy()) + 0.1


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_false_reports_are_the_share_that_the_settings_say(share: float) -> None:
    """
    Of what a source finds itself, this share never happened.
    """
    made = simulate(replace(DENSE, false_reports=share, false_pickup=0.0, copies=0.0), 3)
    false = 1 - np.mean(made.truth["happened"].to_numpy(zero_copy_only=False))

    assert share == pytest.approx(false, abs=0.03)
