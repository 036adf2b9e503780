"""
Thirty million incidents through the local engine: bounded memory, a steady rate, both cores.
"""

from __future__ import annotations

from benchmarks.children import run_child
from benchmarks.figures import Extent, Figure
from benchmarks.worlds import World, folder, incidents_of

TAKES = "some ten minutes, and 1.5 GB in the folder of worlds; --scale 0.03 takes half a minute"

ROWS = 30_000_000
MILLION = 1_000_000


def measure_at(extent: Extent) -> list[Figure]:
    """Return memory, rates and use of the cores over *extent*'s share of thirty million."""
    rows = extent.rows(ROWS)
    world = World(dense=False, full=False, rows=rows)
    out = folder() / "stream.parquet"
    spent = run_child("benchmarks.kernel_run", incidents_of(world), out)
    first, last = spent.more["paces"]
    note = f"{rows:,} incidents, {spent.more['findings']:,} findings"
    return [
        Figure("incidents to findings, wall", spent.wall, "s", note=note),
        Figure("most memory", spent.memory, "GB", goal=1.5),
        Figure("incidents a second", rows / spent.wall, "a second"),
        Figure("first million", first, "s"),
        Figure("last million", last, "s"),
        Figure("last million against the first", last / first, "times", goal=1.2, least=0.8),
        Figure("CPU / wall", spent.cpu / spent.wall, "times", least=1.8),
    ]
