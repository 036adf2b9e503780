"""How many acts have which outcome under which regime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
from numpy.typing import NDArray

from trucewatch.findings.schema import UNDER_SOME_REGIME

pc: Any = pyarrow.compute


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
        regimes, regime = _coded(findings["regime"])
        outcomes, outcome = _coded(findings["outcome"])
        names = [(one, other) for one in regimes for other in outcomes]
        acts = np.bincount(regime * len(outcomes) + outcome, minlength=len(names))
        groups = cls.of_groups(
            (*name, int(count), 0, 0) for name, count in zip(names, acts, strict=True) if count
        )
        contested, sensitive = (_true(findings[name]) for name in ("contested", "sensitive"))
        return replace(groups, contested=contested, sensitive=sensitive)

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


def _coded(column: pa.ChunkedArray[Any]) -> tuple[list[str], NDArray[np.int64]]:
    """
    Return the texts of a column, each once, and the number of the text in each row.

    Arrow's grouping, and its own way to numpy, load pandas where that is installed: .7 s of CPU
    that nobody asked for.
    """
    whole: Any = column.cast(pa.string()).combine_chunks().dictionary_encode()
    numbers = whole.indices
    read = np.frombuffer(numbers.buffers()[1] or b"", np.int32, len(numbers) + numbers.offset)
    return whole.dictionary.to_pylist(), read[numbers.offset :].astype(np.int64)


def _true(column: pa.ChunkedArray[Any]) -> int:
    return int(pc.sum(column).as_py() or 0)
