"""
One run of the kernel over a world, in a process of its own: incidents as Parquet to findings.

The terms are compiled before the clock starts, as a long run or a warm process has them; what that
costs is told beside. ``python -m benchmarks.kernel_run INCIDENTS OUT --dense --regimes 2200
--readings 3 --form brief``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import world_terms
from benchmarks.children import Stopwatch
from benchmarks.floor import NESTED
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import FINDINGS, UNDER_SOME_REGIME
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms
from trucewatch.incidents.schema import INCIDENTS

BATCH = 262_144


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


def main(arguments: list[str]) -> None:
    """Compile, judge, write; print what it cost."""
    run = _asked(arguments)
    began = time.perf_counter()
    terms = compiled(run)
    compiling = time.perf_counter() - began
    watch = Stopwatch()
    written = WAYS[run.form](run, terms)
    told = watch.told(compiling=compiling)
    print(told.removesuffix("}") + f', "rows": {written}, "findings": {_findings(run.out)}}}')


def compiled(run: Run) -> CompiledTerms:
    """Return the truces of the world as look-ups; areas are always those of all truces."""
    everything = world_terms.truces(dense=run.dense)
    chosen = world_terms.judged(everything[: run.regimes], run.readings)
    return compile_terms(chosen, world_terms.areas_of(everything), world_terms.actors())


def in_full(run: Run, terms: CompiledTerms) -> int:
    """Judge batch by batch on one thread into schema FINDINGS; return the rows written."""
    settings = FindingSettings()
    rows = 0
    with pq.ParquetWriter(run.out, FINDINGS, compression="zstd") as writer:
        for batch in pq.ParquetFile(run.incidents).iter_batches(BATCH, columns=NESTED):
            found = adjudicate(_whole(batch), terms, settings)
            writer.write_batch(found)
            rows += len(found)
    return rows


def _whole(batch: pa.RecordBatch) -> pa.RecordBatch:
    # The ids of the joined reports are not read: nothing is judged by them.
    nobody = pa.ListArray.from_arrays([0] * (len(batch) + 1), pa.array([], pa.string()))
    columns = [batch.column(each.name) if each.name in NESTED else nobody for each in INCIDENTS]
    return pa.RecordBatch.from_arrays(columns, schema=INCIDENTS)


WAYS: dict[str, Callable[[Run, CompiledTerms], int]] = {"full": in_full}
"""Form of the findings to what makes them."""


def _findings(out: Path) -> int:
    """Count the findings of regimes; rows "under some regime" are not counted."""
    found = 0
    for batch in pq.ParquetFile(out).iter_batches(columns=["regime"]):
        regimes = batch.column("regime")
        if isinstance(regimes, pa.DictionaryArray):
            regimes = regimes.dictionary_decode()
        found += sum(
            len(batch) - each["counts"].as_py()
            for each in regimes.value_counts()
            if each["values"].as_py() == UNDER_SOME_REGIME
        )
    return found


def _asked(arguments: list[str]) -> Run:
    parser = argparse.ArgumentParser(prog="benchmarks.kernel_run")
    parser.add_argument("incidents", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--regimes", type=int, default=world_terms.REGIMES)
    parser.add_argument("--readings", type=int, default=1)
    parser.add_argument("--form", choices=list(WAYS), default="full")
    parser.add_argument("--jobs", type=int, default=2)
    return Run(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
