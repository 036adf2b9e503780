"""What a past run found, as its own tables hold it: nothing is read or judged anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from trucewatch.definitions.problems import Code, Place, Problem, Severity
from trucewatch.engine.records import PastRun
from trucewatch.mission.counts import OutcomeCounts
from trucewatch.reports.receipts import Receipt


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """
    What a run found.

    Attributes:
        findings: Schema FINDINGS of the version that made the run.
        counts: Outcomes by regime.
        receipts: What became of the rows of each file.
        problems: Everything that was wrong with the input.
        digests: sha256 of every file that was read, in order of name.
        not_read: Files that nothing named.
        quarantined: How many rows were set aside.
    """

    findings: pa.Table
    counts: OutcomeCounts
    receipts: tuple[Receipt, ...]
    problems: tuple[Problem, ...]
    digests: Mapping[str, str]
    not_read: tuple[str, ...]
    quarantined: int


def stored_answer(past: PastRun, *, whole: bool) -> StoredAnswer:
    """
    Return what a run found.

    Args:
        past: The run.
        whole: Whether every column of the findings is wanted, and not only those that are counted.

    Raises:
        RefusedError: When a table of the run is missing or was changed since.
    """
    columns = None if whole else ["regime", "outcome", "contested", "sensitive"]
    findings = past.table("findings", columns)
    record = past.record
    return StoredAnswer(
        findings=findings,
        counts=OutcomeCounts.of(findings),
        receipts=tuple(_receipt(each) for each in record["receipts"]),
        problems=tuple(_problem(each) for each in past.table("problems").to_pylist()),
        digests=dict(record["inputs"]),
        not_read=tuple(record.get("not_read", ())),
        quarantined=int(record["rows"]["quarantine"]),
    )


def _receipt(kept: Mapping[str, Any]) -> Receipt:
    names = Receipt.__dataclass_fields__
    return Receipt(**{name: value for name, value in kept.items() if name in names})


def _problem(row: Mapping[str, Any]) -> Problem:
    place = Place(row["file"], row["line"], row["column"], row["row"], row["field"])
    code = Code(row["code"], Severity(row["severity"]))
    return Problem(code, place, row["excerpt"], dict(row["values"]))
