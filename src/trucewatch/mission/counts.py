"""How many acts have which outcome under which regime."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from trucewatch.findings.schema import UNDER_SOME_REGIME


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """
    Outcomes, counted.

    Attributes:
        by_regime: Regime to outcome to number of acts, both in alphabetical order.
        under_some_regime: Outcome to number of acts, for the row "under some regime".
        contested: Findings in which one reading says breach and another that there was none.
        sensitive: Findings that one reading determines and another does not.
    """

    by_regime: Mapping[str, Mapping[str, int]]
    under_some_regime: Mapping[str, int]
    contested: int
    sensitive: int

    @classmethod
    def of(cls, findings: pa.Table) -> OutcomeCounts:
        """Count *findings*, schema FINDINGS."""
        counted = findings.group_by(["regime", "outcome"]).aggregate([([], "count_all")])
        rows = sorted(
            (str(row["regime"]), str(row["outcome"]), int(row["count_all"]))
            for row in counted.to_pylist()
        )
        counts: dict[str, dict[str, int]] = {}
        for regime, outcome, number in rows:
            counts.setdefault(regime, {})[outcome] = number
        some = counts.pop(UNDER_SOME_REGIME, {})
        return cls(counts, some, _true(findings, "contested"), _true(findings, "sensitive"))

    def of_outcome(self, outcome: str) -> int:
        """Return how many findings have *outcome*, under whatever regime."""
        return sum(counts.get(outcome, 0) for counts in self.by_regime.values())


def _true(findings: pa.Table, column: str) -> int:
    return int(pc.sum(findings[column].cast(pa.int64())).as_py() or 0)
