"""
The plan of a Spark job, which every worker is sent once, and the receipt of each task.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from trucewatch.engine.spark.days import Kinds
from trucewatch.engine.spark.shares import Share
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import CompiledTerms

Kernel = Callable[[pa.RecordBatch, CompiledTerms, FindingSettings], pa.RecordBatch]
"""What judges: incidents in, findings out."""

ATTEMPTS = "attempts"
"""Folder of a run in making in which tasks write, each attempt under a name of its own."""


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """
    What incidents are held against.

    Attributes:
        terms: What was agreed, compiled once by the driver.
        settings: Settings of the case.
    """

    terms: CompiledTerms
    settings: FindingSettings


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Everything that a worker needs to judge any share.

    Attributes:
        incidents: Path of the Parquet file of incidents, the same for every worker.
        folder: Path of the folder in which attempts are written.
        shares: Every share, in order of number.
        against: Terms and settings that pieces name by number.
        schema: Schema of what the kernel returns.
        zone: Zone whose days are counted.
    """

    incidents: str
    folder: str
    shares: tuple[Share, ...]
    against: tuple[HeldAgainst, ...]
    schema: pa.Schema
    zone: str

    @property
    def kinds(self) -> Kinds:
        """Numbers of regimes and outcomes."""
        return Kinds.of(each.id for held in self.against for each in held.terms.regimes)


@dataclass(frozen=True, slots=True)
class Part:
    """
    What the attempt that counts wrote of one share.

    Attributes:
        share: Number of the share.
        findings: Name of its file of findings in the folder of attempts.
        days: Name of its file of daily rates there.
        incidents: How many rows of incidents it judged.
        found: How many findings each piece has, in order.
        size: Length of the file of findings, bytes.
        digest: sha256 of the file of findings.
    """

    share: int
    findings: str
    days: str
    incidents: int
    found: tuple[int, ...]
    size: int
    digest: str


RECEIPT = (
    "share long, findings string, days string, incidents long, "
    "found array<long>, size long, digest string"
)
"""Columns of a part in Spark's own words."""
