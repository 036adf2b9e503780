"""
The files of a simulation's truth: kept apart from the case, for whoever compares the two.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.definitions.instants import written
from trucewatch.simulation.settings_file import settings_text
from trucewatch.simulation.simulated import Simulated

TRUTH_FILE = "truth.parquet"
"""The file that scoring reads."""

_README = """\
# Truth

What truly happened in the simulated case beside it, and what each of its reports is a report of.
Whoever works the case for training must not see this folder: keep it elsewhere.

| File | Holds |
| --- | --- |
| `truth.parquet`, `truth.csv` | one row for each report of the case: what truly happened |
| `acts.parquet`, `acts.csv` | one row for everything that happened, told of or not |
| `settings.yaml` | the knobs; seed {seed} and these settings give the same conflict again |

In the tables for spreadsheets the true class under each regime and reading stands in a column of
its own, named `regime: reading`. `trucewatch score CASE` compares a worked case with this folder.
"""


def truth_files(simulated: Simulated) -> dict[str, bytes]:
    """Return every file of the truth: name to content; the same conflict gives the same bytes."""
    return {
        "README.md": _README.format(seed=simulated.seed).encode(),
        "settings.yaml": settings_text(simulated.settings).encode(),
        TRUTH_FILE: _parquet(simulated.truth),
        "truth.csv": _csv(simulated.truth),
        "acts.parquet": _parquet(simulated.acts),
        "acts.csv": _csv(simulated.acts),
    }


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def _csv(table: pa.Table) -> bytes:
    rows = table.to_pylist()
    plain = [name for name in table.schema.names if name != "classes"]
    asked = sorted({_question(each) for row in rows for each in row["classes"]})
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, [*plain, *asked], lineterminator="\n")
    out.writeheader()
    for row in rows:
        told = {_question(each): each["true_class"] for each in row["classes"]}
        out.writerow({name: _cell(row[name]) for name in plain} | told)
    return text.getvalue().encode()


def _question(each: dict[str, Any]) -> str:
    return f"{each['regime']}: {each['reading']}"


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, list):
        return "+".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
