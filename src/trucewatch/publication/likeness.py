"""
Likeness: rows of nested Arrow columns that hold the same values get the same fingerprint.

Thousands of findings say the same thing of different incidents, so the words are made once for
each fingerprint. It has 128 bits and depends on values alone: among a thousand million different
rows the chance that any two share one is below 1e-20.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Prints = NDArray[np.uint64]
"""Fingerprints, shape (n, 2)."""

_SEEDS = np.array([0x9E3779B97F4A7C15, 0xD1B54A32D192ED03], dtype=np.uint64)
_STEP = np.array([0x8CB92BA72F3D8DD7, 0xABCC5167CCAD925F], dtype=np.uint64)
_NULL = np.uint64(0x2545F4914F6CDD1D)


def alike(table: pa.Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """
    Return which rows of *table* hold the same values.

    Returns:
        For each row the number of its kind, and for each kind the row where it is first found.
    """
    if not table.num_rows:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    prints = _rows([table[name].combine_chunks() for name in table.column_names], table.num_rows)
    pairs = np.ascontiguousarray(prints).view([("high", "u8"), ("low", "u8")]).ravel()
    _, first, kinds = np.unique(pairs, return_index=True, return_inverse=True)
    return kinds.astype(np.int64), first.astype(np.int64)


def _rows(columns: list[Any], length: int) -> Prints:
    prints = np.broadcast_to(_SEEDS, (length, 2)).copy()
    for column in columns:
        prints = _mixed((prints ^ _values(column)) + _STEP)
    return prints


def _mixed(prints: Prints) -> Prints:
    """Return the prints with every bit spread over all others (the finaliser of SplitMix64)."""
    prints = (prints ^ (prints >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    prints = (prints ^ (prints >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Prints = prints ^ (prints >> np.uint64(31))
    return mixed


def _values(array: Any) -> Prints:
    """Return a number for each value, shape (n, 1) or (n, 2)."""
    kind = array.type
    if pa.types.is_list(kind):
        return _lists(array)
    if pa.types.is_struct(kind):
        fields = [array.field(at) for at in range(kind.num_fields)]
        return _rows([*fields, array.is_null()], len(array))
    if pa.types.is_string(kind):
        return _texts(array)
    if pa.types.is_timestamp(kind):
        array = array.cast(pa.int64())
    bits = np.zeros(len(array), dtype=np.float64 if pa.types.is_floating(kind) else np.int64)
    known = np.asarray(array.is_valid())
    bits[known] = np.asarray(array.drop_null())
    numbers = bits.view(np.uint64)
    numbers[~known] = _NULL
    return numbers[:, None]


def _texts(array: Any) -> Prints:
    encoded = array.dictionary_encode()
    words = [_digest(text) for text in encoded.dictionary.to_pylist()]
    numbers = np.array([*words, int(_NULL)], dtype=np.uint64)
    chosen: Prints = numbers[np.asarray(encoded.indices.fill_null(len(words)))][:, None]
    return chosen


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def _lists(array: Any) -> Prints:
    lengths = np.asarray(array.value_lengths().fill_null(0)).astype(np.int64)
    inner = _values(array.flatten())
    ends = np.cumsum(lengths)
    position = np.arange(len(inner)) - np.repeat(ends - lengths, lengths)
    marked = _mixed((inner ^ _SEEDS) + (position[:, None] + 1).astype(np.uint64) * _STEP)
    sums = np.vstack([np.zeros((1, 2), dtype=np.uint64), np.cumsum(marked, axis=0)])
    return _mixed((sums[ends] - sums[ends - lengths]) ^ lengths[:, None].astype(np.uint64))
