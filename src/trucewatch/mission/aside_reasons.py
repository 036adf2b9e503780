"""Why rows were set aside: the quarantine's columns as problems, which have words and a remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

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
