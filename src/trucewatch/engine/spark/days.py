"""
Days: daily rates as workers hand them to Spark, in numbers.

Spark groups two numbers several times as fast as a day and two texts, and there is nothing left
to spread: each share's rates are added up day by day before Spark sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.findings.outcomes import OUTCOMES
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.mission.daily import DAILY

DAYS = pa.schema(
    [
        pa.field("on", pa.int32(), nullable=False),
        pa.field("kind", pa.int32(), nullable=False),
        pa.field("surely", pa.int64(), nullable=False),
        pa.field("possibly", pa.int64(), nullable=False),
    ]
)
"""Days since 1970-01-01, number of regime and outcome, and acts as in schema DAILY."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """
    Numbers of pairs of a regime and an outcome.

    Attributes:
        regimes: Every regime that findings can name, in order of id.
        outcomes: Every outcome, in order of name.
    """

    regimes: tuple[str, ...]
    outcomes: tuple[str, ...]

    @classmethod
    def of(cls, regimes: Iterable[str]) -> Kinds:
        """Return the numbers for findings under some regimes, and under any of them."""
        outcomes = sorted(str(each) for each in OUTCOMES)
        return cls(tuple(sorted({*regimes, UNDER_SOME_REGIME})), tuple(outcomes))

    def numbered(self, rates: pa.Table) -> pa.Table:
        """Return rates of schema DAILY in schema DAYS."""
        regime, outcome = (
            pc.index_in(rates[name].cast(pa.string()), value_set=pa.array(known))
            for name, known in (("regime", self.regimes), ("outcome", self.outcomes))
        )
        kind = pc.add(pc.multiply(regime, pa.scalar(len(self.outcomes), pa.int32())), outcome)
        on = rates["on"].cast(pa.int32())
        return pa.table([on, kind, rates["surely"], rates["possibly"]], schema=DAYS)

    def named(self, days: pa.Table, zone: str) -> pa.Table:
        """Return rates of schema DAYS in schema DAILY, in order of day, regime and outcome."""
        rows = days.sort_by([("on", "ascending"), ("kind", "ascending")])
        regime, outcome = np.divmod(rows["kind"].to_numpy(), len(self.outcomes))
        zones: Any = pa.array([zone] * len(rows), pa.string())
        columns: dict[str, Any] = {
            "on": rows["on"].cast(pa.int32()).cast(pa.date32()),
            "zone": zones,
            "regime": _taken(self.regimes, regime),
            "outcome": _taken(self.outcomes, outcome),
            "surely": rows["surely"],
            "possibly": rows["possibly"],
        }
        return pa.table(columns).cast(DAILY)


def _taken(texts: Sequence[str], number: NDArray[np.int64]) -> Any:
    known: Any = pa.array(texts, pa.string())
    return known.take(pa.array(number))
