"""
The Spark engine beside the local one: what one more million incidents costs, and equal answers.

Each world is judged in two sizes, twice, in one session that is warm by the second time; the
difference of their CPU seconds, of Java and all Python workers together, by the difference of
their rows is the marginal cost. The local engine does the same in one warm process: judging,
writing, counting outcomes, daily rates.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.children import run_child
from benchmarks.figures import Extent, Figure
from benchmarks.worlds import X1, World, folder, incidents_of

TAKES = "some ten minutes on two cores"

LARGE = 4
"""How many times the small world the large one is."""


@dataclass(frozen=True, slots=True)
class Race:
    """A world, and the form of the findings."""

    name: str
    rows: int
    dense: bool = False
    full: bool = False
    form: str = "brief"
    readings: int = 1


def measure_at(extent: Extent) -> list[Figure]:
    """Return the marginal costs of both engines and what differs in their answers."""
    if not _ready():
        note = "Spark cannot be started here"
        return [Figure("Spark / local, CPU of one more million", None, "times", 1.5, note)]
    races = [
        Race("sparse, precise, in brief", extent.rows(3 * X1)),
        Race("dense, precise, in brief", extent.rows(X1), dense=True),
        Race("sparse, full, in full", extent.rows(X1), full=True, form="full", readings=3),
    ]
    return [figure for race in races for figure in _figures(race)]


def _figures(race: Race) -> list[Figure]:
    sizes = [race.rows, race.rows * LARGE]
    small, large = (
        incidents_of(World(dense=race.dense, full=race.full, rows=rows)) for rows in sizes
    )
    options = ["--form", race.form, "--readings", race.readings]
    options += ["--dense"] if race.dense else []
    out = folder() / "spark"
    there = run_child("benchmarks.spark_run", out, small, large, small, large, *options).more[
        "runs"
    ]
    here = run_child("benchmarks.spark_run", out, small, large, small, large, *options, "--local")
    mine, theirs = _marginal(here.more["runs"]), _marginal(there)
    differ = _differ(here.more["runs"][2]["folder"], there[2]["folder"])
    note = f"{sizes[0]:,} and {sizes[1]:,} incidents, {there[3]['findings']:,} findings"
    return [
        Figure(f"{race.name}: local, CPU of one more million", mine, "s", note=note),
        Figure(f"{race.name}: Spark, CPU of one more million", theirs, "s"),
        Figure(f"{race.name}: Spark / local", theirs / mine, "times", goal=1.5),
        Figure(
            f"{race.name}: Spark / local, judging and writing only",
            _marginal(there, "judging") / _marginal(here.more["runs"], "judging"),
            "times",
        ),
        Figure(f"{race.name}: Spark, wall of one more million", _marginal(there, "wall"), "s"),
        Figure(f"{race.name}: local, wall", _marginal(here.more["runs"], "wall"), "s"),
        Figure(f"{race.name}: start of a session", there[0]["starting"], "s"),
        Figure(f"{race.name}: findings that differ", differ, "findings", goal=0),
    ]


def _marginal(runs: list[dict[str, Any]], cost: str = "cpu") -> float:
    """Return what a million more incidents cost, from the two warm runs."""
    small, large = runs[2], runs[3]
    return float(1e6 * (large[cost] - small[cost]) / (large["rows"] - small["rows"]))


def _differ(here: str, there: str) -> int:
    """Count findings that are not the same, byte for byte, in the same place."""
    mine, theirs = _findings(here), _findings(there)
    if mine.equals(theirs):
        return 0
    if mine.num_rows != theirs.num_rows:
        return abs(mine.num_rows - theirs.num_rows)
    pairs = zip(mine.to_pylist(), theirs.to_pylist(), strict=True)
    return sum(one != other for one, other in pairs)


def _findings(path: str) -> pa.Table:
    files = sorted(Path(path).glob("findings*.parquet"))
    read = [pq.read_table(each) for each in files]
    schema = pa.schema(
        [
            each.with_type(pa.string()) if pa.types.is_dictionary(each.type) else each
            for each in read[0].schema
        ]
    )
    return pa.concat_tables([each.cast(schema) for each in read])


def _ready() -> bool:
    from trucewatch.engine.refusal import RefusedError
    from trucewatch.engine.spark.session import SparkSettings, check_ready

    try:
        check_ready(SparkSettings())
    except RefusedError:
        return False
    return True
