"""
The kernel on synthetic worlds, beside the floor and the script that an analyst writes today.

Everything is a ratio of medians taken in turn: floor, ours, floor, ours. Worlds are those of
`worlds`; what they do not cover is in docs/explanation/speed.md.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks import geopandas_script, world_terms
from benchmarks.children import Spent, in_turn, run_child
from benchmarks.figures import Extent, Figure
from benchmarks.worlds import X1, World, flat_of, folder, incidents_of
from trucewatch.findings.schema import UNDER_SOME_REGIME

TAKES = (
    "some forty minutes on two quiet cores, and 2 GB in the folder of worlds; "
    "--scale 0.03 takes three minutes"
)

X30 = 30 * X1
GROWTH = 1_000_000
"""Incidents of the worlds that growth is measured on."""

REPEATS = 5
Runs = dict[str, Callable[[], Spent]]


def measure_at(extent: Extent) -> list[Figure]:
    """Return the figures of every world of *extent*."""
    rows = extent.rows(X30)
    return [
        *same_answers(extent.rows(X1)),
        *sparse(rows, extent),
        *dense(rows, extent),
        *growth(extent),
    ]


def ours(world: World, regimes: int = world_terms.REGIMES, readings: int = 1) -> Spent:
    """Run the kernel over *world* in a process of its own."""
    out = folder() / "ours.parquet"
    options = ["--regimes", regimes, "--readings", readings]
    if world.dense:
        options.append("--dense")
    return run_child("benchmarks.kernel_run", incidents_of(world), out, *options)


def floor_of(path: Path, kind: str) -> Spent:
    """Run the floor over *path* in a process of its own."""
    return run_child("benchmarks.floor", kind, path)


def analyst(world: World) -> Spent:
    """Run the analyst's script over *world* in a process of its own."""
    terms = folder() / f"terms-{'dense' if world.dense else 'sparse'}"
    geopandas_script.write_terms(world_terms.truces(dense=world.dense), terms)
    out = folder() / "analyst.parquet"
    return run_child("benchmarks.geopandas_script", flat_of(world), terms, out)


def same_answers(rows: int) -> list[Figure]:
    """Count answers (incident, regime, outcome) that only one of the two gives."""
    figures = []
    for is_dense in (False, True):
        world = World(dense=is_dense, full=False, rows=rows)
        ours(world)
        analyst(world)
        left, right = answers(folder() / "ours.parquet"), answers(folder() / "analyst.parquet")
        name = f"{'dense' if is_dense else 'sparse'}: answers that differ from geopandas'"
        note = f"of {len(right):,}, {rows:,} incidents"
        figures.append(Figure(name, len(left ^ right), "findings", goal=0, note=note))
    return figures


def answers(path: Path) -> set[tuple[str, str, str]]:
    """Return incident, regime and outcome of the findings in *path*."""
    table = pq.read_table(path, columns=["incident", "regime", "outcome"])
    columns = [table[name].cast("string") for name in table.column_names]
    kept = pc.not_equal(columns[1], pa.scalar(UNDER_SOME_REGIME))
    found = [column.filter(kept).to_pylist() for column in columns]
    return set(zip(*found, strict=True))


def sparse(rows: int, extent: Extent) -> list[Figure]:
    """Return what the sparse world costs, precise and full, with floor and geopandas beside it."""
    precise, full = (
        World(dense=False, full=False, rows=rows),
        World(dense=False, full=True, rows=rows),
    )
    nested, flat = incidents_of(precise), flat_of(precise)
    runs: Runs = {
        "nested floor": partial(floor_of, nested, "nested"),
        "flat floor": partial(floor_of, flat, "flat"),
        "ours": partial(ours, precise),
        "nested floor, full": partial(floor_of, incidents_of(full), "nested"),
        "ours, full, 3 readings": partial(ours, full, readings=3),
    }
    spent = in_turn(runs, extent.times(REPEATS)) | in_turn(
        {"geopandas": partial(analyst, precise)}, 1
    )
    mine, theirs = spent["ours"], spent["geopandas"]
    figures = [figure for name, each in spent.items() for figure in plain(f"sparse, {name}", each)]
    for name in ("nested", "flat"):
        under = spent[f"{name} floor"]
        label = f"sparse: ours / polars scanning {name} columns"
        figures += [
            Figure(f"{label}, wall", mine.wall / under.wall, "times", goal=6),
            Figure(f"{label}, CPU", mine.cpu / under.cpu, "times", goal=5),
        ]
    return [
        *figures,
        Figure("sparse: geopandas / ours, wall", theirs.wall / mine.wall, "times", least=30),
        Figure("sparse: most memory", mine.memory, "GB", goal=0.7),
        *full_against_precise("sparse", spent),
    ]


def dense(rows: int, extent: Extent) -> list[Figure]:
    """Return what the dense world costs by finding, writing included."""
    precise = World(dense=True, full=False, rows=rows)
    # Full rows of this world are the dearest of all: a hundredth of them is enough.
    full, like = (
        World(dense=True, full=True, rows=rows // 100),
        World(dense=True, full=False, rows=rows // 100),
    )
    runs: Runs = {
        "nested floor": partial(floor_of, incidents_of(precise), "nested"),
        "ours": partial(ours, precise),
    }
    spent = in_turn(runs, extent.times(REPEATS))
    part = in_turn(
        {
            "ours": partial(ours, like),
            "ours, full, 3 readings": partial(ours, full, readings=3),
        },
        1,
    )
    mine = spent["ours"]
    by_finding = 1e6 * mine.cpu / max(1, mine.more["findings"])
    return [
        *(figure for name, each in spent.items() for figure in plain(f"dense, {name}", each)),
        Figure("dense: CPU by finding, writing included", by_finding, "us", goal=1.5),
        *(
            figure
            for name, each in part.items()
            for figure in plain(f"dense, a hundredth of the rows, {name}", each)
        ),
        *full_against_precise("dense, a hundredth of the rows", part),
    ]


def full_against_precise(name: str, spent: dict[str, Spent]) -> list[Figure]:
    """Return what full worlds cost against precise rows with one reading."""
    precise, full = spent["ours"], spent["ours, full, 3 readings"]
    by_finding = [each.cpu / max(1, each.more["findings"]) for each in (precise, full)]
    return [
        Figure(f"{name}: full / precise, CPU", full.cpu / precise.cpu, "times", goal=4),
        Figure(f"{name}: full / precise, CPU by finding", by_finding[1] / by_finding[0], "times"),
    ]


def plain(name: str, spent: Spent) -> list[Figure]:
    """Return wall, CPU and memory of one kind of run, and how much it found."""
    more = spent.more
    rows = f"{more['rows']:,} rows" if "rows" in more else ""
    found = f"{more['findings']:,} findings" if "findings" in more else ""
    note = "; ".join(each for each in (rows, found) if each)
    figures = [
        Figure(f"{name}, wall", spent.wall, "s", note=note),
        Figure(f"{name}, CPU", spent.cpu, "s"),
        Figure(f"{name}, memory", spent.memory, "GB"),
    ]
    if "compiling_cpu" in more:
        cold = Figure(f"{name}, CPU of compiling the terms before", more["compiling_cpu"], "s")
        figures.append(cold)
    return figures


def growth(extent: Extent) -> list[Figure]:
    """Return how the cost grows with readings and with regimes."""
    rows = extent.rows(GROWTH)
    full, precise = (
        World(dense=False, full=True, rows=rows),
        World(dense=False, full=False, rows=rows),
    )
    figures = []
    for readings in (1, 2, 4, 8):
        spent = ours(full, readings=readings)
        figures.append(
            Figure(f"sparse, full, {rows:,}: CPU with {readings} readings", spent.cpu, "s")
        )
    for regimes in (220, 2_200):
        spent = ours(precise, regimes=regimes)
        figures.append(
            Figure(f"sparse, precise, {rows:,}: CPU with {regimes:,} regimes", spent.cpu, "s")
        )
    return figures
