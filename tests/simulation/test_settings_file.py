"""A file of settings: what may stand in it, and what it is told where it may not."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from trucewatch.simulation.settings import KNOBS, RegisterError, SimulationSettings
from trucewatch.simulation.settings_file import read_settings, settings_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = "format: trucewatch/simulation@1\n"


def _codes(text: str) -> list[str]:
    _, problems = read_settings(text, "settings.yaml", NOW)
    return [each.code.id for each in problems]


def test_what_is_missing_keeps_its_default() -> None:
    """
    A file that turns nothing gives the defaults.
    """
    settings, problems = read_settings(HEAD, "settings.yaml", NOW)

    assert (SimulationSettings(), []) == (settings, problems)


def test_every_knob_can_be_turned() -> None:
    """
    Numbers, days, words and beliefs are read as what they are.
    """
    text = (
        HEAD + "days: 90\nflare: 1.5\nstarts_on: 2020-02-01\nregister_error: both\nby_area: true\n"
    )
    settings, problems = read_settings(text, "settings.yaml", NOW)

    assert [] == problems
    assert settings == replace(
        SimulationSettings(),
        days=90,
        flare=1.5,
        starts_on=date(2020, 2, 1),
        register_error=RegisterError.BOTH,
        by_area=True,
    )


def test_settings_are_written_as_they_are_read() -> None:
    """
    The file beside the truth gives the same settings again.
    """
    settings = replace(SimulationSettings(), acts_per_day=7.25, copies=0.1, copies_as_voices=True)
    read, problems = read_settings(settings_text(settings), "settings.yaml", NOW)

    assert (settings, []) == (read, problems)


def test_every_number_has_its_bounds_and_holds_them() -> None:
    """
    No number may be turned without bounds, and every default lies in its own.
    """
    numbers = [e for e in fields(SimulationSettings) if type(e.default) in {int, float}]

    assert {each.name for each in numbers} == set(KNOBS)
    assert [] == [
        each.name
        for each in numbers
        if not KNOBS[each.name].low <= float(str(each.default)) <= KNOBS[each.name].high
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("truce_after_days: 20\ncalm_after_days: 10\n", "SIM-101"),
        (
            "".join(f"place_{n}: 0\n" for n in ("point", "town", "district", "province")),
            "SIM-102",
        ),
        ("days: 30.5\n", "SIM-103"),
        ("starts_on: 2025-12-20\n", "SIM-104"),
        ("acts_per_day: 90000\n", "SIM-105"),
    ],
)
def test_what_cannot_be_simulated_is_refused(text: str, code: str) -> None:
    """
    Knobs that contradict each other, or the calendar, are told with their place.
    """
    assert [code] == _codes(HEAD + text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("dayz: 3\n", "YML-201"),
        ("flare: high\n", "YML-208"),
        ("seen: 1.5\n", "YML-209"),
        ("starts_on: soon\n", "YML-210"),
        ("by_area: perhaps\n", "YML-211"),
        ("register_error: some\n", "YML-206"),
    ],
)
def test_a_slip_of_the_pen_is_refused(text: str, code: str) -> None:
    """
    A key that is none, or a value of another kind, never passes as a default.
    """
    assert [code] == _codes(HEAD + text)


def test_a_file_of_another_format_is_refused() -> None:
    """
    The first line says what the file is.
    """
    assert ["YML-214"] == _codes("format: trucewatch/case@1\n")
