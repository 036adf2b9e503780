"""
Ragged arithmetic: many small lists side by side in one array, with offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


def offsets_of(lengths: Numbers) -> Numbers:
    """Return where each list starts, and one past the last, shape (n + 1,)."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def product(counts: Sequence[Numbers]) -> tuple[Numbers, list[Numbers]]:
    """
    Enumerate, for every item, the product of several ranges.

    Args:
        counts: For each factor, its size for every item, shape (n,) each.

    Returns:
        The item of every combination, shape (m,), and for each factor its index there, shape (m,).
        Combinations of an item stand together; the first factor turns slowest.
    """
    sizes = np.ones(len(counts[0]), dtype=np.int64)
    for each in counts:
        sizes = sizes * each
    item = np.repeat(np.arange(len(sizes)), sizes)
    rest = np.arange(len(item)) - offsets_of(sizes)[:-1][item]
    digits: list[Numbers] = []
    for each in reversed(counts):
        base = each[item]
        digits.append(rest % np.maximum(base, 1))
        rest = rest // np.maximum(base, 1)
    return item, digits[::-1]


def sums(values: Shares, offsets: Numbers) -> Shares:
    """Return the sum of every list, 0 for an empty one, shape (n,)."""
    return _reduced(np.add, values, offsets, 0.0)


def least(values: Shares, offsets: Numbers) -> Shares:
    """Return the least of every list, 0 for an empty one, shape (n,)."""
    return _reduced(np.minimum, values, offsets, 0.0)


def greatest(values: Shares, offsets: Numbers) -> Shares:
    """Return the greatest of every list, 0 for an empty one, shape (n,)."""
    return _reduced(np.maximum, values, offsets, 0.0)


def _reduced(operation: np.ufunc, values: Shares, offsets: Numbers, empty: float) -> Shares:
    filled = np.diff(offsets) > 0
    found = np.full(len(filled), empty, dtype=np.float64)
    if filled.any():
        found[filled] = operation.reduceat(values, offsets[:-1][filled])
    return found
