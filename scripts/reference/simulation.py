"""A simulated conflict: its knobs, and the columns of its truth."""

from __future__ import annotations

from dataclasses import fields

from reference.markdown import code, page, table
from reference.meanings import UndocumentedError, attributes
from reference.tables import columns_told
from trucewatch.simulation.settings import KNOBS, SimulationSettings
from trucewatch.simulation.settings_file import SIMULATION_FORMAT
from trucewatch.simulation.true_class import CLASSES
from trucewatch.simulation.truth import ACTS, TRUE_CLASS, TRUTH


def simulation_page() -> str:
    """Return the page of a simulation's settings and of its truth."""
    return page(
        "Simulation: settings and truth",
        "`trucewatch simulate FOLDER --seed N --settings FILE` draws a conflict that never was; "
        "see [how it is drawn](../explanation/simulation.md).",
        "## Settings",
        f"A file of settings begins with `{SIMULATION_FORMAT.line}`; a knob that does not stand "
        "in it keeps its default.\n"
        "Shares and chances go from 0 to 1; of weights only the proportions count.\n"
        "A *belief* is wrong on purpose: it changes what the case says, and nothing of what "
        "happens or is told.",
        _knobs(),
        "## Truth",
        "`truth.parquet`, `truth.csv`: one row for each report of the case.",
        columns_told(list(TRUTH)),
        "### `classes[]`",
        f"{', '.join(code(each) for each in CLASSES)}.",
        columns_told([TRUE_CLASS.field(i) for i in range(TRUE_CLASS.num_fields)]),
        "## What happened",
        "`acts.parquet`, `acts.csv`: one row for everything that happened, told of or not.",
        columns_told(list(ACTS)),
    )


def _knobs() -> str:
    told = attributes(SimulationSettings)
    rows = []
    for each in fields(SimulationSettings):
        if each.name not in told:
            raise UndocumentedError(each.name)
        knob = KNOBS.get(each.name)
        bounds = f"{knob.low:g} to {knob.high:g}" if knob else ""
        unit = knob.unit if knob else ""
        default = str(each.default).lower()
        rows.append((code(each.name), code(default), bounds, unit, told[each.name]))
    return table(("Setting", "Default", "Bounds", "Unit", "Meaning"), rows)
