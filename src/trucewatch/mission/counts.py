"""How many acts have which outcome under which regime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

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
        marks = [findings[name].cast(pa.int64()) for name in ("contested", "sensitive")]
        counted = (
            pa.Table.from_arrays(
                [findings["regime"], findings["outcome"], *marks],
                names=["regime", "outcome", "contested", "sensitive"],
            )
            .group_by(["regime", "outcome"])
            .aggregate([([], "count_all"), ("contested", "sum"), ("sensitive", "sum")])
        )
        return cls.of_groups(
            (r["regime"], r["outcome"], r["count_all"], r["contested_sum"], r["sensitive_sum"])
            for r in counted.to_pylist()
        )

    @classmethod
    def of_groups(cls, groups: Iterable[tuple[str, str, int, int, int]]) -> OutcomeCounts:
        """Join groups: regime, outcome, acts, contested ones and sensitive ones."""
        rows = sorted(groups)
        counts: dict[str, dict[str, int]] = {}
        for regime, outcome, number, _, _ in rows:
            counts.setdefault(regime, {})[outcome] = number
        some = counts.pop(UNDER_SOME_REGIME, {})
        return cls(counts, some, sum(row[3] for row in rows), sum(row[4] for row in rows))

    def of_outcome(self, outcome: str) -> int:
        """Return how many findings have *outcome*, under whatever regime."""
        return sum(counts.get(outcome, 0) for counts in self.by_regime.values())
