"""
Nested lists in columns, compared whole: which rows hold the same?

A digest of each row only proposes which rows may be equal; whether they are is asked of every
number in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers, taken

Digests = NDArray[np.uint64]
Flags = NDArray[np.bool_]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True)
class Nested:
    """
    A column of lists.

    Attributes:
        offsets: Where each list starts, shape (lists + 1,).
        columns: Numbers of every element, list after list, shape (elements,) each.
        inner: Lists that every element holds.
    """

    offsets: Numbers
    columns: tuple[Numbers, ...]
    inner: tuple[Nested, ...] = ()

    def digests(self) -> Digests:
        """Return a digest of every list, shape (lists,)."""
        lengths = np.diff(self.offsets)
        place = np.arange(int(self.offsets[-1])) - np.repeat(self.offsets[:-1], lengths)
        each = place.astype(np.uint64)
        for column in self.columns:
            each = _mixed(each, column.view(np.uint64))
        for lists in self.inner:
            each = _mixed(each, lists.digests())
        found = lengths.astype(np.uint64)
        filled = np.flatnonzero(lengths)
        if len(filled):
            found[filled] += np.add.reduceat(each, self.offsets[:-1][filled])
        return found

    def equal(self, one: Numbers, other: Numbers) -> Flags:
        """
        Say whether lists are equal, element by element in order.

        Args:
            one: Some lists, shape (n,).
            other: As many lists to compare them with.
        """
        lengths = np.diff(self.offsets)
        found = lengths[one] == lengths[other]
        asked = np.flatnonzero(found)
        left, counts = taken(self.offsets, one[asked])
        right, _ = taken(self.offsets, other[asked])
        same = np.ones(len(left), dtype=np.bool_)
        for column in self.columns:
            same &= column[left] == column[right]
        for lists in self.inner:
            same &= lists.equal(left, right)
        found[np.repeat(asked, counts)[~same]] = False
        return np.asarray(found, dtype=np.bool_)


def _mixed(digest: Digests, column: Digests) -> Digests:
    found = (digest ^ column) * _ODD
    found ^= found >> np.uint64(29)
    found *= _OTHER
    return np.asarray(found ^ found >> np.uint64(32), dtype=np.uint64)


def groups_of(rows: Nested) -> tuple[Numbers, Numbers]:
    """
    Group equal lists.

    Returns:
        One list of each group, in order, and the group of each list.
    """
    digests = rows.digests()
    _, first, number = np.unique(digests, return_index=True, return_inverse=True)
    first = np.asarray(first, dtype=np.int64)
    leader = first[np.asarray(number).reshape(-1)]
    every = np.arange(len(digests))
    # Lists of one digest that differ all the same are each left to themselves.
    leader = np.where(rows.equal(every, leader), leader, every)
    kept, number = np.unique(leader, return_inverse=True)
    return kept, np.asarray(number, dtype=np.int64).reshape(-1)
