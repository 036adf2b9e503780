"""
Ragged arithmetic: many small lists side by side in one array, with offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


def offsets_of(lengths: Numbers) -> Numbers:
    """Return where each list starts, and one past the last, shape (n + 1,)."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def starts_of(owner: Numbers, owners: int) -> Numbers:
    """Return where the things of each owner start, shape (owners + 1,); *owner* is in order."""
    return np.searchsorted(owner, np.arange(owners + 1)).astype(np.int64)


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


def taken(offsets: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
    """
    Return what stands in some of the lists, one list after another, and how much in each.

    Args:
        offsets: Where each list starts, shape (lists + 1,).
        rows: The lists wanted, in any order and any number of times, shape (n,).
    """
    starts = offsets[:-1][rows]
    counts = offsets[1:][rows] - starts
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - ends + counts, counts), counts


def paired(*columns: Numbers) -> Numbers:
    """
    Return one number for each row; equal for rows whose columns are all equal.

    Args:
        columns: Columns of the rows, shape (n,) each; numbers below 0 or far above n are numbered
            afresh first.
    """
    whole, span = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        low, high = int(column.min(initial=0)), int(column.max(initial=0))
        digit, width = column, high + 1
        if low < 0 or high > 2**20:
            digit, width = dense(column)
        if width * span >= 2**62:
            whole, span = dense(whole)
        whole, span = whole * width + digit, span * width
    return dense(whole)[0]


def dense(column: Numbers) -> tuple[Numbers, int]:
    """Return *column* numbered afresh from 0 in its order, and how many numbers there are."""
    found, number = np.unique(column, return_inverse=True)
    return np.asarray(number, dtype=np.int64).reshape(-1), len(found)


def interned(offsets: Numbers, elements: Numbers) -> Numbers:
    """Return one number for each list; equal for lists with equal elements in the same order."""
    lengths = np.diff(offsets)
    found = dense(lengths)[0]
    element, span = dense(elements)
    for place in range(int(lengths.max(initial=0))):
        longer = np.flatnonzero(lengths > place)
        mixed = found * (span + 1)
        mixed[longer] += 1 + element[offsets[longer] + place]
        found = dense(mixed)[0]
    return found


def reduced(operation: np.ufunc, values: NDArray[Any], offsets: Numbers) -> NDArray[Any]:
    """
    Return *operation* over every list, shape (n,); no list is empty.

    Args:
        operation: Such as ``np.add``.
        values: What stands in the lists, one list after another.
        offsets: Where each list starts, shape (n + 1,).
    """
    if len(offsets) - 1 == len(values):
        return values
    return np.asarray(operation.reduceat(values, offsets[:-1]))


def sums(values: Shares, offsets: Numbers) -> Shares:
    """Return the sum of every list, none of which is empty, shape (n,)."""
    return reduced(np.add, values, offsets)


def least(values: Shares, offsets: Numbers) -> Shares:
    """Return the least of every list, none of which is empty, shape (n,)."""
    return reduced(np.minimum, values, offsets)


def greatest(values: Shares, offsets: Numbers) -> Shares:
    """Return the greatest of every list, none of which is empty, shape (n,)."""
    return reduced(np.maximum, values, offsets)
