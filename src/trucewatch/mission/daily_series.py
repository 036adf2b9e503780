"""
Daily series of a case: its acts day by day, each spread over all the days on which it can lie.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.assessments.series import DailySeries, DatedRows, spread_series
from trucewatch.mission.day_ranges import DayRanges, day_ranges


def acts_series(
    incidents: pa.Table | pa.RecordBatch,
    zone: str,
    days: tuple[date, date],
    share: NDArray[np.float64] | None = None,
) -> DailySeries:
    """
    Return the acts of *incidents* by day, as far as they lie in *days*.

    An act with several ranges of possible days is spread over all of these days alike.

    Args:
        incidents: Schema INCIDENTS.
        zone: IANA name of the zone whose days are counted.
        days: First and last day of the series; whoever reports is taken to have reported on all
            of them, which `with_gaps` corrects.
        share: Share of each act that lies in the area asked about, 0 to 1; wholly where missing.

    Raises:
        ValueError: When the last day is before the first.
    """
    ranges = day_ranges(incidents, zone)
    weight = _weights(ranges, incidents.num_rows)
    inside = np.ones(incidents.num_rows) if share is None else share
    whole = inside[ranges.act] * weight
    # A part of an act is as vague as one that may lie elsewhere, so the weight is its share.
    ones = np.ones(len(whole))
    rows = DatedRows(ranges.first, ranges.last, ones, ones, ones, whole)
    return spread_series(rows, *days)


def _weights(ranges: DayRanges, acts: int) -> NDArray[np.float64]:
    """Return the part of its act that each range holds, by its days."""
    length = (ranges.last - ranges.first + 1).astype(np.float64)
    of_act = np.bincount(ranges.act, weights=length, minlength=acts)
    return np.asarray(length / of_act[ranges.act], dtype=np.float64)
