"""Simulating: one seed gives one conflict, whose truth adds up."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from tests.simulation.conflicts import CALM, conflict, dense
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.simulation.case_files import case_files
from trucewatch.simulation.columns import TOLD
from trucewatch.simulation.settings import RegisterError, SimulationSettings
from trucewatch.simulation.simulate import simulate
from trucewatch.simulation.simulated import Simulated
from trucewatch.simulation.truth import ACTS, TRUTH
from trucewatch.simulation.truth_files import truth_files

TABLES = ("incidents", "truth", "joined", "joined_truth", "acts", "reports")

BELIEFS: list[dict[str, Any]] = [
    {"independent_coordinates": True},
    {"by_area": True},
    {"register_error": RegisterError.BOTH},
    {"false_reports_believed": 0.5},
    {"blame_believed": 0.0},
    {"copies_as_voices": True},
]


def test_the_same_seed_and_settings_give_the_same_bytes() -> None:
    """
    Every file of case and truth is the same, byte for byte.
    """
    once, again = simulate(CALM, 9), simulate(CALM, 9)

    assert case_files(once) == case_files(again)
    assert truth_files(once) == truth_files(again)


def test_another_seed_gives_another_conflict() -> None:
    """
    Nothing is kept from one seed to the next but the rules.
    """
    one, other = conflict(seed=1), conflict(seed=2)

    assert one.acts != other.acts
    assert one.judged == other.judged


def test_every_table_has_the_schema_that_it_declares() -> None:
    """
    Reports and their truth stand row by row beside each other, joined and alone.
    """
    made = conflict()
    schemas = (INCIDENTS, TRUTH, INCIDENTS, TRUTH, ACTS, TOLD)

    assert [schema.names for schema in schemas] == [
        getattr(made, name).schema.names for name in TABLES
    ]
    for name in TABLES:
        getattr(made, name).validate(full=True)
    assert made.incidents["incident"] == made.truth["incident"] == made.reports["report"]
    assert made.joined["incident"] == made.joined_truth["incident"]


def test_the_truth_adds_up() -> None:
    """
    Each act counts the reports that tell of it, and every true report repeats its act.
    """
    made = dense()
    acts = {row["act"]: row for row in made.acts.to_pylist()}
    told = dict.fromkeys(acts, 0)
    for row in made.truth.to_pylist():
        assert row["happened"] == (row["act"] is not None)
        if not row["happened"]:
            assert (None, None, []) == (row["at"], row["who"], row["classes"])
            continue
        told[row["act"]] += 1
        act = acts[row["act"]]
        assert {name: act[name] for name in act if name not in {"act", "told"}} == {
            name: row[name] for name in act if name not in {"act", "told"}
        }

    assert told == {name: act["told"] for name, act in acts.items()}


def test_joined_incidents_hold_every_report_once() -> None:
    """
    All reports of one act are one incident, copies count for no voice.
    """
    made = dense()
    truth = {row["incident"]: row for row in made.truth.to_pylist()}
    held = [each for row in made.joined.to_pylist() for each in row["reports"]]

    assert sorted(truth) == sorted(held)
    for row in made.joined.to_pylist():
        acts = {truth[each]["act"] for each in row["reports"]}
        own = {truth[each]["source"] for each in row["reports"]} - {"wire"}
        assert (1, max(1, len(own))) == (len(acts), row["voices"])


@pytest.mark.parametrize("belief", BELIEFS, ids=lambda each: next(iter(each)))
def test_a_belief_changes_nothing_that_happens_or_is_told(belief: dict[str, Any]) -> None:
    """
    So two runs with one seed differ by the broken assumption alone.
    """
    fair, fooled = conflict(), conflict(**belief)

    assert fair.acts == fooled.acts
    assert fair.truth == fooled.truth
    assert fair.reports == fooled.reports
    assert (fair.incidents, fair.joined, fair.judged) != (
        fooled.incidents,
        fooled.joined,
        fooled.judged,
    )


def test_every_number_that_can_be_turned_turns_something() -> None:
    """
    No knob is dead: each changes the case, its truth, or both.
    """
    base = replace(CALM, register_error=RegisterError.NONE)
    before = simulate(base, 4)
    turned = {
        each.name: _turned(getattr(base, each.name))
        for each in fields(SimulationSettings)
        if each.name not in {"starts_on", "register_error"}
    }
    turned |= {"calm_after_days": 16, "truce_after_days": 9, "false_reports_believed": 0.4}
    turned |= {"blame_believed": 0.9, "seen": 0.6, "accuracy": 0.6}
    dead = [
        name
        for name, value in turned.items()
        if _said(before) == _said(simulate(replace(base, **{name: value}), 4))
    ]

    assert [] == dead


def _turned(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 3
    return value / 2 if value else 0.5


def _said(made: Simulated) -> tuple[Any, ...]:
    return (*(getattr(made, name) for name in TABLES), made.judged, made.occurred)


@pytest.mark.parametrize(
    "edge",
    [
        {"dropout": 0.95, "dropout_days": 1.0},
        {"place_dependence": 0.95, "target_dependence": 0.95, "hour_dependence": 0.95},
        {"place_dependence": 0.0, "target_dependence": 0.0, "hour_dependence": 0.0},
        {"accuracy": 1.0, "blame": 0.99, "blame_believed": 0.0, "silence": 0.99},
        {"acts_per_day": 0.1, "aid_requests": 0.0, "false_reports": 0.0},
        {"days": 7, "truce_after_days": 300, "calm_after_days": 400},
        {"truce_after_days": 0, "calm_after_days": 0, "calm_hours": 1, "extension_days": 0},
        {"start_gap_hours": 0, "end_gap_hours": 0},
        {"end_gap_hours": 168},
        {"act_unknown": 1.0, "target_unknown": 1.0},
        {"false_reports": 0.9, "false_pickup": 0.9, "copies": 1.0, "acts_per_day": 1.0},
        {"flare": 3.0, "compliance": 0.99, "retaliation": 1.0},
        {"seen": 1.0, "delay_hours": 0.0, "count_noise": 0.0},
    ],
    ids=",".join,
)
def test_every_corner_of_the_settings_can_be_simulated(edge: dict[str, Any]) -> None:
    """
    At the bounds of the knobs weights still sum to one, and every file can be written.
    """
    made = simulate(replace(CALM, **edge), 6)
    weights = [sum(s["low"] for s in row["stories"]) for row in made.incidents.to_pylist()]

    assert np.allclose(1, weights)
    assert {"case.yaml", "actors.yaml"} <= set(case_files(made))
    assert "truth.csv" in truth_files(made)


def test_no_truth_stands_in_the_case() -> None:
    """
    Neither the seed, nor an act's id, nor what was thought up can be read from the case.
    """
    made = conflict(seed=987654321)
    text = "\n".join(each.decode() for each in case_files(made).values())

    assert "987654321" not in text
    assert "act-0" not in text
    assert "happened" not in text


def test_ten_thousand_reports_take_seconds() -> None:
    """
    The way through memory is fast enough for many conflicts in a row.
    """
    made = simulate(replace(SimulationSettings(), acts_per_day=150.0), 1)

    assert len(made.incidents) > 10_000
    assert isinstance(made.incidents, pa.Table)
