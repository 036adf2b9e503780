"""
Synthetic worlds for the benchmarks: incidents as Parquet, and the truces that they are held to.

Two densities. *Sparse*: rows of a real war resampled into 120 theatres and 37 years, against
2,200 truces: about 0.06 findings an incident. *Dense*: each theatre's truces and incidents fall
into one war of four years: about 4 findings an incident. Two forms. *Precise*: each incident is
known to the second and the metre. *Full*: see `world_incidents.full`.

Files lie in $TRUCEWATCH_BENCH, or in a folder of the system's temporary one, and are made once: in
schema INCIDENTS, in row groups of 262,144, zstd; beside them the same facts of precise rows as
flat columns. A world of n rows is the beginning of every larger one.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import world_incidents as incidents
from benchmarks.world_places import scatter, theatres
from trucewatch.incidents.schema import INCIDENTS

X1 = 385_918
"""Rows of the world's UCDP GED, the size that everything is a multiple of."""

VERSION = "1"
"""Changes when anything drawn changes, so that old files are not taken for new ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """
    One synthetic world.

    Attributes:
        dense: Whether truces overlap (4 findings an incident) or are rare (0.06).
        full: Whether incidents are imprecise; otherwise they are precise.
        rows: Incidents.
    """

    dense: bool
    full: bool
    rows: int

    @property
    def name(self) -> str:
        """Name of its files."""
        density = "dense" if self.dense else "sparse"
        form = "full" if self.full else "precise"
        return f"v{VERSION}-{density}-{form}-{self.rows}"


def folder() -> Path:
    """Return the folder that worlds are kept in, made where it was not there."""
    kept = os.environ.get("TRUCEWATCH_BENCH") or Path(tempfile.gettempdir()) / "trucewatch-bench"
    found = Path(kept)
    found.mkdir(parents=True, exist_ok=True)
    return found


def incidents_of(world: World) -> Path:
    """Return the Parquet file of *world*'s incidents, schema INCIDENTS, made where need be."""
    make = incidents.full if world.full else incidents.precise
    return _made(world, f"{world.name}.parquet", INCIDENTS, make)


def flat_of(world: World) -> Path:
    """Return a flat Parquet file of the same facts of a precise world, for pandas and polars."""
    return _made(world, f"{world.name}-flat.parquet", incidents.FLAT, incidents.flat)


def _made(
    world: World,
    name: str,
    schema: pa.Schema,
    make: Callable[[incidents.Drawn], pa.RecordBatch],
) -> Path:
    path = folder() / name
    if path.is_file():
        return path
    where = (scatter(), theatres())
    part = path.with_suffix(f".{os.getpid()}.part")
    with pq.ParquetWriter(part, schema, compression="zstd") as writer:
        for number, first in enumerate(range(0, world.rows, incidents.CHUNK)):
            batch = make(incidents.drawn(number, where, dense=world.dense))
            writer.write_batch(batch.slice(0, world.rows - first), incidents.CHUNK)
    part.replace(path)
    return path


if __name__ == "__main__":
    for density in ("sparse", "dense"):
        for form in ("precise", "full"):
            made = World(dense=density == "dense", full=form == "full", rows=int(sys.argv[1]))
            print(incidents_of(made))
            if form == "precise":
                print(flat_of(made))
