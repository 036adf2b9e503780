"""
A run on Spark: the case is read and published here, and judged there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.engine.local import (
    DAILY_FILE,
    FINDINGS_FILE,
    INCIDENTS_FILE,
    JudgedCase,
    ReadCase,
    put_table,
    zone_of,
)
from trucewatch.engine.runs import RunInMaking
from trucewatch.engine.spark.aggregates import counts_on_spark, daily_on_spark
from trucewatch.engine.spark.job import job_errors, judged_parts
from trucewatch.engine.spark.parts import attempts_folder, clear, keep, verified
from trucewatch.engine.spark.plan import ATTEMPTS, HeldAgainst, Kernel, Part, Plan
from trucewatch.engine.spark.probe import check_workers
from trucewatch.engine.spark.session import Session, SparkSettings, spark_session
from trucewatch.engine.spark.shares import shares_of
from trucewatch.findings.kernel import adjudicate
from trucewatch.findings.schema import FINDINGS
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.judged import compiled, finding_settings
from trucewatch.mission.ports import Progress

MOST_HELD = 1_000_000
"""Findings up to which they are read back and a page is made of them."""


@dataclass(frozen=True, slots=True)
class OnSpark:
    """
    Judges the incidents of a case on Spark; it is a `trucewatch.engine.local.Judging`.

    Attributes:
        settings: Where, and in how many shares.
        kernel: What judges.
        most_held: Findings up to which they are read back.
    """

    settings: SparkSettings
    kernel: Kernel = adjudicate
    most_held: int = MOST_HELD

    def __call__(self, run: RunInMaking, case: ReadCase, progress: Progress) -> JudgedCase:
        """
        Write findings and daily rates into *run*, whole or not at all.

        Raises:
            RefusedError: When Spark cannot be started, its workers differ from this process, a
                task failed as often as it may, or what was written does not add up.
        """
        plan = plan_of(run, case, self.settings.partitions)
        progress.begin("spark", 0)
        with spark_session(self.settings) as session:
            if not self.settings.is_local:
                check_workers(session, run.folder / ATTEMPTS)
            progress.begin("adjudicate", 0)
            parts = verified(
                judged_parts(session, plan, self.kernel), plan.shares, run.folder / ATTEMPTS
            )
            rows = keep(parts, run)
            counts = _aggregated(session, run, parts, plan)
        clear(run)
        findings = _read_back(run) if rows <= self.most_held else FINDINGS.empty_table()
        return JudgedCase(case, findings, counts, rows)


def plan_of(run: RunInMaking, case: ReadCase, partitions: int | None = None) -> Plan:
    """Return what there is to do for a sound case whose incidents lie in *run*."""
    said = case.agreed.case
    if said is None:
        raise ValueError("only a sound case is judged")
    return Plan(
        incidents=str((run.folder / INCIDENTS_FILE).resolve()),
        folder=str(attempts_folder(run).resolve()),
        shares=shares_of(case.reported.incidents.num_rows, partitions),
        against=(HeldAgainst(compiled(case.agreed), finding_settings(said.settings)),),
        schema=FINDINGS,
        zone=zone_of(case),
    )


def _aggregated(
    session: Session, run: RunInMaking, parts: Sequence[Part], plan: Plan
) -> OutcomeCounts:
    """Write the daily rates and return the counts."""
    folder = run.folder
    with job_errors():
        counts = counts_on_spark(session, sorted((folder / FINDINGS_FILE).iterdir()))
        days = [folder / ATTEMPTS / each.days for each in parts]
        rates = daily_on_spark(session, days, plan.kinds, plan.zone)
    put_table(run, DAILY_FILE, rates)
    return counts


def _read_back(run: RunInMaking) -> pa.Table:
    files = sorted((run.folder / FINDINGS_FILE).iterdir())
    return pa.concat_tables([pq.read_table(each) for each in files])
