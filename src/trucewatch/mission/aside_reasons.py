"""Rows that were set aside: which, and why, as problems that have words and a remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.definitions.problems import Code, Place, Problem, Severity


def aside_reasons(row: Mapping[str, Any]) -> tuple[Problem, ...]:
    """
    Return every reason for which a row was set aside, in the order in which they were found.

    Args:
        row: One row of the quarantine, schema QUARANTINE, by column.

    Returns:
        Problems placed at the row's number and the field that each is about.
    """
    told = zip(row["codes"], row["fields"], row["excerpts"], row["values"], strict=True)
    return tuple(
        Problem(
            Code(code, Severity.ERROR),
            Place(row["file"], row=row["row"], field=field),
            excerpt,
            json.loads(values) if values else {},
        )
        for code, field, excerpt, values in told
    )


def aside_with_id(quarantine: pa.Table, wanted: str) -> tuple[str, tuple[str, ...]] | None:
    """
    Return digest and codes of the first row that was set aside under an id.

    Args:
        quarantine: Schema QUARANTINE.
        wanted: The source's own id, alone or after the source and a colon.
    """
    columns = ["source", "source_id", "digest", "codes"]
    named = quarantine.filter(pc.is_valid(quarantine["source_id"])).select(columns)
    for row in named.to_pylist():
        if wanted in {row["source_id"], f"{row['source']}:{row['source_id']}"}:
            return str(row["digest"]), tuple(row["codes"])
    return None
