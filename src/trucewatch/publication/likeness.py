"""
Likeness: rows of a nested Arrow column that hold the same values get the same key.

Thousands of findings say the same thing of different incidents; with a key for each row the words
are made once. Keys are the values' own bytes, so two rows share a key only when they are equal.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def row_keys(table: pa.Table) -> list[bytes]:
    """Return one key per row over all columns of *table*."""
    columns = [_codes(table[name].combine_chunks()) for name in table.column_names]
    return _rows(columns, table.num_rows)


def _rows(columns: list[NDArray[np.int64]], length: int) -> list[bytes]:
    if not columns or not length:
        return [b""] * length
    matrix = np.ascontiguousarray(np.stack(columns, axis=1))
    width = matrix.shape[1] * matrix.itemsize
    whole = matrix.tobytes()
    return [whole[at : at + width] for at in range(0, len(whole), width)]


def _codes(array: Any) -> NDArray[np.int64]:
    """Return a number for each row; equal values of this array have equal numbers."""
    kind = array.type
    if pa.types.is_list(kind):
        return _list_codes(array)
    if pa.types.is_struct(kind):
        fields = [_codes(array.field(at)) for at in range(kind.num_fields)]
        return _numbered(_rows([*fields, _nulls(array)], len(array)))
    if pa.types.is_floating(kind) and not array.null_count:
        return np.asarray(array.cast(pa.float64())).view(np.int64)
    encoded = array.dictionary_encode()
    return np.asarray(encoded.indices.fill_null(-1)).astype(np.int64)


def _list_codes(array: Any) -> NDArray[np.int64]:
    inner = _codes(array.flatten())
    lengths = np.asarray(array.value_lengths().fill_null(0))
    ends = (np.cumsum(lengths) * inner.itemsize).tolist()
    whole = np.ascontiguousarray(inner).tobytes()
    starts = [0, *ends[:-1]]
    return _numbered([whole[a:b] for a, b in zip(starts, ends, strict=True)] if ends else [])


def _nulls(array: Any) -> NDArray[np.int64]:
    return np.asarray(array.is_null()).astype(np.int64)


def _numbered(keys: list[bytes]) -> NDArray[np.int64]:
    known: dict[bytes, int] = {}
    return np.fromiter((known.setdefault(key, len(known)) for key in keys), np.int64, len(keys))
