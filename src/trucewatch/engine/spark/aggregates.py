"""
Counts and daily rates, added up by Spark from the files of a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from trucewatch.engine.spark.days import Kinds
from trucewatch.engine.spark.session import Session
from trucewatch.mission.counts import OutcomeCounts


def counts_on_spark(session: Session, findings: Sequence[Path]) -> OutcomeCounts:
    """
    Count outcomes by regime.

    Args:
        session: Spark.
        findings: Parquet files of findings.
    """
    table = session.read.parquet(*_addresses(findings))
    rows = (
        table.selectExpr(
            "regime", "outcome", "cast(contested as long) c", "cast(sensitive as long) s"
        )
        .groupBy("regime", "outcome")
        .agg({"*": "count", "c": "sum", "s": "sum"})
        .select("regime", "outcome", "count(1)", "sum(c)", "sum(s)")
        .collect()
    )
    return OutcomeCounts.of_groups(tuple(row) for row in rows)


def daily_on_spark(session: Session, days: Sequence[Path], kinds: Kinds, zone: str) -> pa.Table:
    """
    Return the daily rates, schema DAILY.

    Args:
        session: Spark.
        days: Parquet files of schema DAYS, one of each share.
        kinds: What the numbers in them mean.
        zone: Zone whose days were counted.
    """
    table = session.read.parquet(*_addresses(days))
    found = (
        table.groupBy("on", "kind")
        .agg({"surely": "sum", "possibly": "sum"})
        .selectExpr("on", "kind", "`sum(surely)` AS surely", "`sum(possibly)` AS possibly")
        .toArrow()
    )
    return kinds.named(found, zone)


def _addresses(files: Sequence[Path]) -> list[str]:
    return [each.resolve().as_uri() for each in files]
