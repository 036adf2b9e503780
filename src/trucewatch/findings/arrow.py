"""
Arrow at the kernel's two ends: nested columns taken apart into arrays, and put together again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, Shares, offsets_of

Flags = NDArray[np.bool_]

if TYPE_CHECKING:
    Column = pa.Array[Any]
else:
    Column = pa.Array


def lists(column: Column) -> tuple[Numbers, Any]:
    """Return where each list of *column* starts, shape (n + 1,), and the rows of all lists."""
    listed = cast("Any", column)
    lengths = listed.value_lengths().to_numpy(zero_copy_only=False)
    return offsets_of(lengths.astype(np.int64)), listed.flatten()


def field(rows: pa.StructArray, name: str) -> Column:
    """Return one field of *rows*."""
    return rows.field(name)


def micros(column: Column, absent: int = 0) -> Numbers:
    """Return instants as UTC microseconds, *absent* where null."""
    filled = cast("Any", column).cast(pa.int64()).fill_null(absent)
    return np.asarray(filled.to_numpy(zero_copy_only=False), dtype=np.int64)


def floats(column: Column) -> Shares:
    """Return a column without nulls as floats."""
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)


def codes(column: Column) -> Numbers:
    """Return a number for each text of a column without nulls, equal for equal texts."""
    coded: Any = cast("Any", column).dictionary_encode()
    return np.asarray(coded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)


def coded(column: Column) -> tuple[Numbers, list[str]]:
    """Return the number of each text of a column without nulls, and the texts numbered."""
    kept: Any = column
    listed = kept if pa.types.is_dictionary(column.type) else kept.dictionary_encode()
    numbers = np.asarray(listed.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    return numbers, listed.dictionary.to_pylist()


def form_of(records: pa.RecordBatch) -> NDArray[np.object_]:
    """Return the form of each incident: instant, lasting or omission."""
    return np.asarray(records.column("form").to_numpy(zero_copy_only=False), dtype=np.object_)


def flags(column: Column) -> NDArray[np.bool_]:
    """Return a column without nulls as booleans."""
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.bool_)


def texts(column: Column) -> list[str]:
    """Return a column without nulls as a list of texts."""
    return cast("list[str]", column.to_pylist())


def array(values: Any, kind: pa.DataType) -> Column:
    """Return *values* as an Arrow array of *kind*; an array that is one already stays as it is."""
    return values if isinstance(values, pa.Array) else pa.array(values, type=kind)


def taken(texts: Column, rows: NDArray[Any], absent: Flags | None = None) -> Column:
    """
    Return *texts* at *rows*.

    Args:
        texts: A column.
        rows: Places in it, shape (n,).
        absent: Where the answer is null, shape (n,).
    """
    places: Any = pa.array(rows, mask=absent)
    return cast("Column", cast("Any", texts).take(places))


def fields(kind: pa.StructType) -> list[pa.Field[Any]]:
    """Return the fields of a struct type, in order."""
    return [kind.field(i) for i in range(kind.num_fields)]


def struct_lists(offsets: Numbers, columns: Mapping[str, Any], kind: pa.StructType) -> Column:
    """
    Return a column of lists of structs.

    Args:
        offsets: Where each list starts, shape (n + 1,).
        columns: Values of every field of *kind*, by name.
        kind: Type of one row of a list.
    """
    arrays = [array(columns[each.name], each.type) for each in fields(kind)]
    rows = pa.StructArray.from_arrays(arrays, fields=fields(kind))
    listed: Any = pa.list_(pa.field("item", kind, nullable=False))
    starts: Any = pa.array(offsets, type=pa.int32())
    return cast("Column", pa.ListArray.from_arrays(starts, rows, type=listed))
