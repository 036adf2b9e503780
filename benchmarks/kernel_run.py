"""
One run of the kernel over a world, in a process of its own: incidents as Parquet to findings.

The terms are compiled before the clock starts, as a long run or a warm process has them; what that
costs is told beside. ``python -m benchmarks.kernel_run INCIDENTS OUT --dense --regimes 2200
--readings 3 --form brief``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks import world_terms
from benchmarks.children import Stopwatch
from benchmarks.floor import NESTED
from trucewatch.engine.stream import stream_findings
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import FINDINGS, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.incidents.schema import INCIDENTS

BATCH = 262_144
PACE = 1_000_000
"""Incidents at either end of the run whose time is told on its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be run, as the command line says it."""

    incidents: Path
    out: Path
    dense: bool
    regimes: int
    readings: int
    form: str
    jobs: int


@dataclass(slots=True)
class Paces:
    """A `trucewatch.mission.ports.Progress` that remembers when how many incidents were done."""

    done: list[int] = field(default_factory=lambda: [0])
    at: list[float] = field(default_factory=lambda: [time.perf_counter()])

    def begin(self, step: str, of: int) -> None:
        """Begin the clock."""
        del step, of
        self.done, self.at = [0], [time.perf_counter()]

    def advance(self, by: int) -> None:
        """Note that *by* more incidents are done."""
        self.done.append(self.done[-1] + by)
        self.at.append(time.perf_counter())

    def ends(self) -> list[float]:
        """Return the seconds of the first and of the last million, or fifth of fewer."""
        rows = self.done[-1]
        pace = min(PACE, rows // 5)
        edges = np.interp([0, pace, rows - pace, rows], self.done, self.at)
        return [float(edges[1] - edges[0]), float(edges[3] - edges[2])]


def main(arguments: list[str]) -> None:
    """Compile, judge, write; print what it cost."""
    run = _asked(arguments)
    cold = Stopwatch()
    terms = compiled(run)
    compiling = cold.spent()
    paces = Paces()
    watch = Stopwatch()
    WAYS[run.form](run, terms, paces)
    spent = watch.spent() | {"compiling": compiling["wall"], "compiling_cpu": compiling["cpu"]}
    told = {"rows": paces.done[-1], "paces": paces.ends()}
    print(json.dumps(spent | counted(run.out) | told))


def compiled(run: Run) -> CompiledTerms:
    """Return the truces of the world as look-ups; areas are always those of all truces."""
    everything = world_terms.truces(dense=run.dense)
    chosen = world_terms.judged(everything[: run.regimes], run.readings)
    return compile_terms(chosen, world_terms.areas_of(everything), world_terms.actors())


def in_full(run: Run, terms: CompiledTerms, paces: Paces) -> None:
    """Judge batch by batch on one thread, into schema FINDINGS."""
    settings = FindingSettings()
    with pq.ParquetWriter(run.out, FINDINGS, compression="zstd") as writer:
        for batch in pq.ParquetFile(run.incidents).iter_batches(BATCH, columns=NESTED):
            writer.write_batch(adjudicate(_whole(batch), terms, settings))
            paces.advance(len(batch))


def in_brief(run: Run, terms: CompiledTerms, paces: Paces) -> None:
    """Stream through the local engine on several threads, into schema BRIEF."""
    stream_findings((run.incidents, run.out), terms, FindingSettings(), paces, jobs=run.jobs)


def _whole(batch: pa.RecordBatch) -> pa.RecordBatch:
    # The ids of the joined reports are not read: nothing is judged by them.
    nobody = pa.ListArray.from_arrays([0] * (len(batch) + 1), pa.array([], pa.string()))
    columns = [batch.column(each.name) if each.name in NESTED else nobody for each in INCIDENTS]
    return pa.RecordBatch.from_arrays(columns, schema=INCIDENTS)


WAYS: dict[str, Callable[[Run, CompiledTerms, Paces], None]] = {"brief": in_brief, "full": in_full}
"""Form of the findings to what makes them."""


def counted(out: Path) -> dict[str, int]:
    """Count what was written: findings of regimes, and all rows with those "under some regime"."""
    rows = findings = 0
    for batch in pq.ParquetFile(out).iter_batches(columns=["regime"]):
        regimes = batch.column("regime").cast(pa.string())
        rows += len(batch)
        findings += len(regimes.filter(pc.not_equal(regimes, pa.scalar(UNDER_SOME_REGIME))))
    return {"written": rows, "findings": findings}


def _asked(arguments: list[str]) -> Run:
    parser = argparse.ArgumentParser(prog="benchmarks.kernel_run")
    parser.add_argument("incidents", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--regimes", type=int, default=world_terms.REGIMES)
    parser.add_argument("--readings", type=int, default=1)
    parser.add_argument("--form", choices=list(WAYS), default="brief")
    parser.add_argument("--jobs", type=int, default=2)
    return Run(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
