"""
Counts and daily rates, added up by Spark from the files of a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from trucewatch.engine.spark.session import Session
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.mission.daily import DAILY


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


def daily_on_spark(session: Session, tallies: Sequence[Path], zone: str) -> pa.Table:
    """
    Return the daily rates, schema DAILY.

    Args:
        session: Spark.
        tallies: Parquet files of tallies, one of each share.
        zone: Zone whose days were counted.
    """
    table = session.read.parquet(*_addresses(tallies))
    found = (
        table.selectExpr(
            "explode(sequence(first_on, last_on)) AS on",
            "regime",
            "outcome",
            "if(surely, acts, 0L) AS surely",
            "acts AS possibly",
        )
        .groupBy("on", "regime", "outcome")
        .agg({"surely": "sum", "possibly": "sum"})
        .selectExpr(
            "on",
            f"'{zone}' AS zone",
            "regime",
            "outcome",
            "`sum(surely)` AS surely",
            "`sum(possibly)` AS possibly",
        )
        .toArrow()
    )
    rows: pa.Table = found.sort_by([(key, "ascending") for key in ("on", "regime", "outcome")])
    return rows.cast(DAILY)


def _addresses(files: Sequence[Path]) -> list[str]:
    return [each.resolve().as_uri() for each in files]
