"""
Reading a file of settings: a closed format of knobs, every problem told at once.

The file begins with ``format: trucewatch/simulation@1``; every knob of `SimulationSettings` may
stand in it, and what is missing keeps its default.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, time, timedelta
from typing import Any

from trucewatch.definitions.fields import Fields, Notes
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.written import read_written
from trucewatch.simulation import codes
from trucewatch.simulation.settings import KNOBS, RegisterError, SimulationSettings

SIMULATION_FORMAT = FileFormat("trucewatch/simulation", 1)
"""Format of a file of settings."""

SIMULATION_KEYS = ("format", *(each.name for each in fields(SimulationSettings)))
"""Keys of a file of settings."""

MOST_ACTS = 2_000_000
"""More expected acts than this are refused: they would not fit into memory."""

_BELIEFS = ("independent_coordinates", "by_area", "copies_as_voices")
_TIMES = ("time_instant", "time_stretch", "time_day", "time_week", "time_month")
_PLACES = ("place_point", "place_town", "place_district", "place_province")

SettingsRead = tuple[SimulationSettings | None, list[Problem]]
"""The settings, or ``None`` where the file has errors, and every problem found."""


def read_settings(text: bytes | str, file: str, now: datetime) -> SettingsRead:
    """
    Read a file of settings.

    Args:
        text: What stands in the file.
        file: Its name, for problems.
        now: Present instant: a conflict of the future could not be run.
    """
    root, found = read_written(text, file)
    notes = Notes(problems=found)
    table = SIMULATION_FORMAT.opened(root, notes)
    if table is None:
        return None, notes.problems
    written = Fields(table, SIMULATION_KEYS, notes)
    settings = SimulationSettings(**_knobs(written))
    if not errors(notes.problems):
        _check(settings, written, now)
    return (None if errors(notes.problems) else settings), notes.problems


def _knobs(written: Fields) -> dict[str, Any]:
    known = {each.name: each for each in fields(SimulationSettings)}
    found: dict[str, Any] = {}
    for name, knob in KNOBS.items():
        number = written.number(name, knob.low, knob.high) if name in written else None
        if number is None:
            continue
        is_whole = isinstance(known[name].default, int)
        if is_whole and not number.is_integer():
            spot = written.spot_of(name)
            written.notes.add(codes.NOT_WHOLE, spot, key=name, written=f"{number:g}")
        found[name] = int(number) if is_whole else number
    found |= {name: written.truth(name) for name in _BELIEFS if name in written}
    day = written.day("starts_on")
    error = written.choice("register_error", RegisterError)
    return (
        found | ({"starts_on": day} if day else {}) | ({"register_error": error} if error else {})
    )


def _check(settings: SimulationSettings, written: Fields, now: datetime) -> None:
    notes = written.notes
    if settings.calm_after_days < settings.truce_after_days:
        values = {"calm": str(settings.calm_after_days), "truce": str(settings.truce_after_days)}
        notes.add(codes.CALM_BEFORE_TRUCE, written.spot_of("calm_after_days"), **values)
    for group, names in (("time", _TIMES), ("place", _PLACES)):
        if not any(getattr(settings, name) for name in names):
            spot = written.spot_of(names[0])
            notes.add(codes.NO_WEIGHT, spot, group=group, keys=", ".join(names))
    begins = datetime.combine(settings.starts_on, time(), tzinfo=UTC)
    # Reports still come in after the last day; half a year is more than any delay allows.
    latest = begins + timedelta(days=settings.days, hours=15 * settings.delay_hours)
    if latest > now:
        values = {"latest": latest.date().isoformat()}
        notes.add(codes.IN_THE_FUTURE, written.spot_of("starts_on"), **values)
    acts = settings.days * settings.acts_per_day
    if acts > MOST_ACTS:
        values = {"acts": f"{acts:.0f}", "most": str(MOST_ACTS)}
        notes.add(codes.TOO_MANY_ACTS, written.spot_of("acts_per_day"), **values)


def settings_text(settings: SimulationSettings) -> str:
    """Return *settings* as a file that reads back as the same settings."""
    lines = [SIMULATION_FORMAT.line]
    for each in fields(SimulationSettings):
        value = getattr(settings, each.name)
        lines.append(f"{each.name}: {_text(value)}")
    return "\n".join(lines) + "\n"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".")
    return str(value)
