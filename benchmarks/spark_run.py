"""
One run over worlds on Spark, or with ``--local`` the same work without it, in its own process.

Several files of incidents are judged one after the other in one session, the first of them for
nothing but to warm it up, because starting Spark costs as much as a million incidents. CPU is that
of Java, its Python workers and this process together, from /proc. ``python -m benchmarks.spark_run
OUT INCIDENTS... --dense --readings 3 --form brief --master local[2]``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import kernel_run, world_terms
from trucewatch.engine.spark.aggregates import counts_on_spark, daily_on_spark
from trucewatch.engine.spark.job import judged_parts
from trucewatch.engine.spark.parts import verified
from trucewatch.engine.spark.plan import HeldAgainst, Kernel, Plan
from trucewatch.engine.spark.session import Session, SparkSettings, spark_session
from trucewatch.engine.spark.shares import shares_of
from trucewatch.engine.spark.worker import judge_share
from trucewatch.findings.brief import adjudicate_brief
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import BRIEF, FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.mission.counts import OutcomeCounts

FORMS = {"full": (adjudicate, FINDINGS), "brief": (adjudicate_brief, BRIEF)}
"""Form of the findings to what makes them, and its schema."""


NOTHING = {"wall": 0.0, "cpu": 0.0, "memory": 0.0}
"""The child as a whole says nothing; its runs do."""


SHARES = 4
"""Of a small world as of a large one, so that as many workers are begun and warmed."""


def main(arguments: list[str]) -> None:
    """Judge each world; print for each what it cost and where its findings lie."""
    asked = _asked(arguments)
    run = kernel_run.Run(
        Path(), asked.out, asked.dense, asked.regimes, asked.readings, asked.form, 2
    )
    against = HeldAgainst(kernel_run.compiled(run), FindingSettings())
    kernel, schema = FORMS[asked.form]
    told = []
    if asked.local:
        print(json.dumps(NOTHING | {"runs": _locally(asked, against)}))
        return
    began = time.perf_counter()
    with spark_session(SparkSettings(asked.master)) as session:
        starting = time.perf_counter() - began
        for number, incidents in enumerate(asked.incidents):
            folder = asked.out / str(number)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            shares = shares_of(pq.read_metadata(incidents).num_rows, SHARES)
            plan = Plan(str(incidents), str(folder), shares, (against,), schema, "UTC")
            spent = _spent(session, plan, kernel)
            told.append({"folder": str(folder), "starting": starting, **spent})
    print(json.dumps(NOTHING | {"runs": told}))


def _locally(asked: argparse.Namespace, against: HeldAgainst) -> list[dict[str, object]]:
    """Judge, count and add up the same in this process, one share after the other."""
    told: list[dict[str, object]] = []
    kernel, schema = FORMS[asked.form]
    for number, incidents in enumerate(asked.incidents):
        folder = asked.out / f"local-{number}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        wall, cpu = time.perf_counter(), time.process_time()
        shares = shares_of(pq.read_metadata(incidents).num_rows, SHARES)
        plan = Plan(str(incidents), str(folder), shares, (against,), schema, "UTC")
        parts = [judge_share(plan, each, kernel, "0") for each in shares]
        judging = time.process_time() - cpu
        columns = ["regime", "outcome", "contested", "sensitive"]
        findings = [pq.read_table(folder / each.findings, columns=columns) for each in parts]
        OutcomeCounts.of(pa.concat_tables(findings).unify_dictionaries())
        days = pa.concat_tables([pq.read_table(folder / each.days) for each in parts])
        summed = days.group_by(["on", "kind"], use_threads=False)
        added = summed.aggregate([("surely", "sum"), ("possibly", "sum")])
        plan.kinds.named(added.rename_columns(["on", "kind", "surely", "possibly"]), "UTC")
        spent = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        rows = sum(each.incidents for each in parts)
        told.append({"folder": str(folder), "rows": rows, "judging": judging, **spent})
    return told


def _spent(session: Session, plan: Plan, kernel: Kernel) -> dict[str, float]:
    """Judge, count and add up; return rows, findings, and what it cost."""
    wall, cpu = time.perf_counter(), cpu_of_all()
    parts = verified(judged_parts(session, plan, kernel), plan.shares, Path(plan.folder))
    judging = cpu_of_all()
    counts = counts_on_spark(session, [Path(plan.folder) / each.findings for each in parts])
    days = [Path(plan.folder) / each.days for each in parts]
    rates = daily_on_spark(session, days, plan.kinds, "UTC")
    return {
        "rows": sum(each.incidents for each in parts),
        "findings": sum(sum(each.found) for each in parts),
        "counted": sum(sum(each.values()) for each in counts.by_regime.values()),
        "days": rates.num_rows,
        "wall": time.perf_counter() - wall,
        "judging": judging - cpu,
        "cpu": cpu_of_all() - cpu,
    }


def cpu_of_all() -> float:
    """Return the CPU seconds of this process and of all that it started, dead or alive."""
    children: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for each in Path("/proc").iterdir():
        if not each.name.isdigit():
            continue
        try:
            fields = (each / "stat").read_text("utf-8").rsplit(")", 1)[1].split()
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(int(fields[1]), []).append(int(each.name))
        ticks[int(each.name)] = sum(map(int, fields[11:15]))
    total, waiting = 0, [os.getpid()]
    while waiting:
        process = waiting.pop()
        total += ticks.get(process, 0)
        waiting += children.get(process, [])
    return total / os.sysconf("SC_CLK_TCK")


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.spark_run")
    parser.add_argument("out", type=Path)
    parser.add_argument("incidents", type=Path, nargs="+")
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--regimes", type=int, default=world_terms.REGIMES)
    parser.add_argument("--readings", type=int, default=1)
    parser.add_argument("--form", choices=list(FORMS), default="full")
    parser.add_argument("--local", action="store_true")
    parser.add_argument("--master", default="local[2]")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
