"""
Daily rates: how many acts have which outcome under which regime, day by day.

An act whose day is not known counts for each of its possible days as *possibly* there, and for
none of them as *surely* there: two columns, and no day is made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.mission.day_ranges import day_ranges, whole


def _field(name: str, kind: pa.DataType, meaning: str) -> pa.Field[Any]:
    return pa.field(name, kind, nullable=False, metadata={"meaning": meaning})


TALLIES = pa.schema(
    [
        _field("regime", pa.string(), "regime, or `(some)`"),
        _field("outcome", pa.string(), "outcome under the regime"),
        _field("first_on", pa.date32(), "first possible day"),
        _field("last_on", pa.date32(), "last possible day, which belongs to the range"),
        _field("surely", pa.bool_(), "whether no other day is possible"),
        _field("acts", pa.int64(), "acts of which all this holds"),
    ]
)
"""Schema of tallies: acts by regime, outcome and range of possible days."""

DAILY = pa.schema(
    [
        _field("on", pa.date32(), "day, by the calendar of *zone*"),
        _field("zone", pa.string(), "zone whose days are counted: that of the case"),
        _field("regime", pa.string(), "regime, or `(some)`: under some regime"),
        _field("outcome", pa.string(), "outcome under the regime"),
        _field("surely", pa.int64(), "acts that can only have begun on this day"),
        _field("possibly", pa.int64(), "acts that can have begun on this day, the sure ones too"),
    ]
)
"""Schema of daily rates, in order of day, regime and outcome."""

_KEYS = ["regime", "outcome", "first_on", "last_on", "surely"]


def tally(
    findings: pa.Table | pa.RecordBatch, incidents: pa.Table | pa.RecordBatch, zone: str
) -> pa.Table:
    """
    Count findings by regime, outcome and range of possible days.

    Args:
        findings: Columns *incident*, *act*, *regime* and *outcome* of schema FINDINGS.
        incidents: Schema INCIDENTS; every act of the findings stands in it.
        zone: IANA name of the zone whose days are counted.

    Returns:
        Schema TALLIES. An act with several ranges of possible days stands in each.
    """
    if not findings.num_rows:
        return TALLIES.empty_table()
    ranges = day_ranges(incidents, zone)
    finding, chosen = _ranges_of(_acts_of(findings, incidents), ranges.act, incidents.num_rows)
    regimes, regime = _coded(findings, "regime")
    outcomes, outcome = _coded(findings, "outcome")
    first, last = ranges.first[chosen], ranges.last[chosen]
    low, wide = int(first.min()), int((last - first).max()) + 1
    days = int(first.max()) - low + 1
    kind = regime[finding] * len(outcomes) + outcome[finding]
    # One number stands for all keys, in their order; it says too whether no other day is possible.
    key = (((kind * days) + first - low) * wide + last - first) * 2 + ranges.surely[chosen]
    keys, acts = np.unique(key, return_counts=True)
    rest, surely = np.divmod(keys, 2)
    rest, length = np.divmod(rest, wide)
    rest, since = np.divmod(rest, days)
    columns = {
        "regime": _taken(regimes, rest // len(outcomes)),
        "outcome": _taken(outcomes, rest % len(outcomes)),
        "first_on": _dates(low + since),
        "last_on": _dates(low + since + length),
        "surely": pa.array(surely.astype(np.bool_)),
        "acts": pa.array(acts.astype(np.int64)),
    }
    return pa.table(columns).cast(TALLIES)


def joined(tallies: Iterable[pa.Table]) -> pa.Table:
    """Return tallies of several batches added up, schema TALLIES, in order of their keys."""
    parts = [each.cast(TALLIES) for each in tallies]
    if len(parts) < 2:
        return parts[0] if parts else TALLIES.empty_table()
    summed = pa.concat_tables(parts).group_by(_KEYS, use_threads=False)
    table = summed.aggregate([("acts", "sum")]).rename_columns([*_KEYS, "acts"])
    return table.sort_by([(key, "ascending") for key in _KEYS]).cast(TALLIES)


def daily(tallies: pa.Table, zone: str) -> pa.Table:
    """
    Return the daily rates of *tallies*.

    Args:
        tallies: Schema TALLIES.
        zone: IANA name of the zone whose days were counted.

    Returns:
        Schema DAILY: a row for every day that some act of a regime and outcome can have begun on.
    """
    first, last = _days(tallies, "first_on"), _days(tallies, "last_on")
    row = np.repeat(np.arange(tallies.num_rows), last - first + 1)
    start = np.cumsum(last - first + 1) - (last - first + 1)
    acts = tallies["acts"].to_numpy()[row]
    sure = np.asarray(tallies["surely"].to_numpy(zero_copy_only=False), dtype=np.bool_)[row]
    spread = pa.table(
        {
            "on": _dates(first[row] + np.arange(len(row)) - start[row]),
            "regime": _taken(tallies["regime"], row),
            "outcome": _taken(tallies["outcome"], row),
            "surely": pa.array(np.where(sure, acts, 0)),
            "possibly": pa.array(acts),
        }
    )
    keys = ["on", "regime", "outcome"]
    summed = spread.group_by(keys, use_threads=False)
    table = summed.aggregate([("surely", "sum"), ("possibly", "sum")])
    table = table.rename_columns([*keys, "surely", "possibly"])
    table = table.sort_by([(key, "ascending") for key in keys])
    zones = pa.array([zone] * table.num_rows, pa.string())
    return table.append_column("zone", zones).select(DAILY.names).cast(DAILY)


def _acts_of(
    findings: pa.Table | pa.RecordBatch, incidents: pa.Table | pa.RecordBatch
) -> NDArray[np.int64]:
    """Return the row of *incidents* that each finding is about."""
    begins = _begins(findings)
    numbers = np.cumsum(begins) - 1
    heads = pa.array(np.flatnonzero(begins))
    known = pc.unique(whole(incidents, "incident"))
    wide = int(np.max(whole(incidents, "act").to_numpy())) + 1
    have = _key(whole(incidents, "incident"), whole(incidents, "act"), (known, wide))
    order = np.argsort(have, kind="stable")
    incident, act = (whole(findings, name).take(heads) for name in ("incident", "act"))
    found = order[np.searchsorted(have[order], _key(incident, act, (known, wide)))]
    rows: NDArray[np.int64] = found[numbers]
    return rows


def _begins(findings: pa.Table | pa.RecordBatch) -> NDArray[np.bool_]:
    """Return where the findings of another act begin; those of one act stand together."""
    begins = np.ones(findings.num_rows, dtype=np.bool_)
    incident, act = whole(findings, "incident"), whole(findings, "act").to_numpy()
    if pa.types.is_dictionary(incident.type):
        number = incident.indices.to_numpy()
        changed = number[1:] != number[:-1]
    else:
        changed = pc.not_equal(incident[1:], incident[:-1]).to_numpy(zero_copy_only=False)
    begins[1:] = changed | (act[1:] != act[:-1])
    return begins


def _key(incident: Any, act: Any, scale: tuple[Any, int]) -> NDArray[np.int64]:
    known, wide = scale
    number = pc.index_in(incident.cast(pa.string()), value_set=known)
    codes = number.to_numpy(zero_copy_only=False).astype(np.int64)
    key: NDArray[np.int64] = codes * wide + act.to_numpy(zero_copy_only=False).astype(np.int64)
    return key


def _coded(findings: pa.Table | pa.RecordBatch, name: str) -> tuple[Any, NDArray[np.int64]]:
    """Return the texts of a column in alphabetical order, and the number of each row's."""
    column = whole(findings, name)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts = sorted(set(column.dictionary.to_pylist()))
    place = {text: number for number, text in enumerate(texts)}
    numbers = np.array([place[text] for text in column.dictionary.to_pylist()], dtype=np.int64)
    return pa.array(texts, pa.string()), numbers[column.indices.to_numpy()]


def _ranges_of(
    acts: NDArray[np.int64], owner: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return every pair of a finding and a range of its act."""
    many = np.bincount(owner, minlength=count)
    starts = np.cumsum(many) - many
    lengths = many[acts]
    finding = np.repeat(np.arange(len(acts)), lengths)
    inside = np.arange(len(finding)) - (np.cumsum(lengths) - lengths)[finding]
    return finding, starts[acts][finding] + inside


def _taken(column: Any, rows: NDArray[np.int64]) -> Any:
    return column.take(pa.array(rows))


def _dates(days: NDArray[np.int64]) -> Any:
    return pa.array(days.astype(np.int32)).cast(pa.date32())


def _days(tallies: pa.Table, name: str) -> NDArray[np.int64]:
    return tallies[name].cast(pa.int32()).to_numpy().astype(np.int64)
