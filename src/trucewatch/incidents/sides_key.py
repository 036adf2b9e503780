"""
A key for what a report leaves open of who and whom, so that equal rows are worked out once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

pc: Any = pyarrow.compute

Column = Any
"""An Arrow array; the stubs know too few of its methods."""


def sides_key(rows: pa.Table) -> Column:
    """Return a text that is equal for rows that leave the same things open."""
    civilians = pc.add(_some(rows["civilians_killed_low"]), _some(rows["civilians_killed_best"]))
    parts = [
        pc.fill_null(rows["side_a"], "-"),
        pc.fill_null(rows["side_b"], "-"),
        pc.fill_null(rows["tie"], "-"),
        _candidate_key(plain(rows["attributed_to"])),
        pc.cast(rows["attributed_closed"], pa.string()),
        _target_key(plain(rows["at_whom"])),
        pc.cast(civilians, pa.string()),
    ]
    return pc.binary_join_element_wise(*parts, "\x1f")


def _some(people: Column) -> Column:
    """Return 1 where a number of people is known and above 0, else 0."""
    return pc.cast(pc.greater(pc.fill_null(people, 0), 0), pa.int8())


def _candidate_key(column: Column) -> Column:
    rows = column.flatten()
    texts = _weighted(rows.field("name"), rows)
    return pc.binary_join(pa.ListArray.from_arrays(_offsets(column), texts), ";")


def _target_key(column: Column) -> Column:
    rows = column.flatten()
    members = rows.field("members").cast(pa.list_(pa.string()))
    texts = _weighted(pc.binary_join(members, "+"), rows)
    return pc.binary_join(pa.ListArray.from_arrays(_offsets(column), texts), ";")


def _weighted(names: Column, rows: Column) -> Column:
    low, high = (pc.cast(rows.field(each), pa.string()) for each in ("low", "high"))
    return pc.binary_join_element_wise(names, low, high, ":")


def _offsets(column: Column) -> Column:
    lengths = column.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    return pa.array(np.concatenate([[0], np.cumsum(lengths)]), type=pa.int32())


def plain(column: Column) -> Column:
    """Return a column as one array without chunks."""
    if isinstance(column, pa.ChunkedArray):
        merged: Column = column.combine_chunks()
        return merged.chunk(0) if isinstance(merged, pa.ChunkedArray) else merged
    return column
