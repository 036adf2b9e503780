"""
Times: the possible time of every story, cut at each instant at which an answer can change.

An instant that can lie in ``[earliest, latest)`` has one value for each cut piece, weighted by
length. A lasting act has one value for each pair of a piece in which it begins and one in which
it ends; under each value stand the stretches that it fills, with their expected hours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.law_tables import Marked
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, product, taken

MICROS_PER_HOUR = 3_600_000_000


class UnorderedTimesError(ValueError):
    """A lasting act may end before it begins, or an interval ends before it starts."""


@dataclass(frozen=True, slots=True)
class Times:
    """
    When each story can have happened.

    Attributes:
        values: Offsets of each story's values, shape (stories + 1,).
        weight: Weight of each value, shape (values,).
        begins: Middle of the beginning of each value, UTC microseconds.
        ends: Middle of its end; equal to *begins* for an instant.
        stretches: Offsets of each value's stretches, shape (values + 1,).
        at: First instant of each stretch, UTC microseconds.
        until: First instant after it; equal to *at* for an instant.
    """

    values: Numbers
    weight: Shares
    begins: Numbers
    ends: Numbers
    stretches: Numbers
    at: Numbers
    until: Numbers

    @property
    def hours(self) -> Shares:
        """Expected hours of each stretch."""
        return (self.until - self.at) / MICROS_PER_HOUR


@dataclass(frozen=True, slots=True)
class Marks:
    """
    The instants at which an answer can change: those of some regimes, and each item's own.

    Attributes:
        marked: Marks of every regime.
        regimes: Offsets of each item's regimes, shape (items + 1,).
        regime: The regimes.
        own: Offsets of each item's own marks, shape (items + 1,).
        own_at: Own marks, UTC microseconds.
    """

    marked: Marked
    regimes: Numbers
    regime: Numbers
    own: Numbers
    own_at: Numbers

    def of(self, item: Numbers) -> Marks:
        """Return the marks with *item* as the new items, shape (n,)."""
        regime, counts = taken(self.regimes, item)
        mark, own_counts = taken(self.own, item)
        return Marks(
            self.marked,
            offsets_of(counts),
            self.regime[regime],
            offsets_of(own_counts),
            self.own_at[mark],
        )

    def inside(self, earliest: Numbers, latest: Numbers) -> tuple[Numbers, Numbers]:
        """
        Return every mark strictly between each item's two instants.

        Returns:
            The item of each mark and the mark, in order of both, each pair once.
        """
        uncertain = np.flatnonzero(latest > earliest)
        if not len(uncertain):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        row, counts = taken(self.regimes, uncertain)
        item, regime = np.repeat(uncertain, counts), self.regime[row]
        first = self.marked.before(regime, earliest[item])
        last = np.maximum(self.marked.before(regime, latest[item], side="left"), first)
        starts = self.marked.offsets[:-1][regime]
        place = np.arange(int((last - first).sum())) + np.repeat(
            starts + first - offsets_of(last - first)[:-1], last - first
        )
        mine = np.repeat(np.arange(len(earliest)), np.diff(self.own))
        within = (self.own_at > earliest[mine]) & (self.own_at < latest[mine])
        items = np.concatenate([np.repeat(item, last - first), mine[within]])
        instants = np.concatenate([self.marked.at[place], self.own_at[within]])
        order = np.lexsort((instants, items))
        items, instants = items[order], instants[order]
        fresh = np.ones(len(items), dtype=np.bool_)
        fresh[1:] = (items[1:] != items[:-1]) | (instants[1:] != instants[:-1])
        return items[fresh], instants[fresh]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Intervals cut at marks: whose they are, where they lie, what share of the whole."""

    offsets: Numbers
    start: Numbers
    stop: Numbers
    share: Shares


def times_of(
    begin: tuple[Numbers, Numbers],
    end: tuple[Numbers, Numbers],
    lasting: NDArray[np.bool_],
    marks: Marks,
) -> Times:
    """
    Return the times of every story.

    Args:
        begin: Earliest and latest instant, or beginning of a lasting act, shape (stories,) each.
        end: Earliest and latest end of a lasting act, shape (stories,) each.
        lasting: Whether the act fills a stretch, shape (stories,).
        marks: The instants at which any answer can change, by story.

    Raises:
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    _check(begin, end, lasting)
    first = _cut(begin[0], begin[1], marks)
    last = _cut(np.where(lasting, end[0], 0), np.where(lasting, end[1], 0), marks)
    counts = [np.diff(first.offsets), np.where(lasting, np.diff(last.offsets), 1)]
    story, (i, j) = product(counts)
    one, other = first.offsets[:-1][story] + i, last.offsets[:-1][story] + j
    long = lasting[story]
    weight = first.share[one] * np.where(long, last.share[other], 1.0)
    middle = first.start[one] + (first.stop[one] - first.start[one]) // 2
    begins = np.where(long, middle, first.start[one])
    later = last.start[other] + (last.stop[other] - last.start[other]) // 2
    ends = np.where(long, later, begins)
    stretches, at, until = _stretches(story, begins, ends, marks)
    values = np.searchsorted(story, np.arange(len(lasting) + 1)).astype(np.int64)
    return Times(values, weight, begins, ends, stretches, at, until)


def _check(
    begin: tuple[Numbers, Numbers], end: tuple[Numbers, Numbers], lasting: NDArray[np.bool_]
) -> None:
    wrong = begin[1] < begin[0]
    wrong |= lasting & ((end[0] < begin[1]) | (end[1] < end[0]))
    if wrong.any():
        raise UnorderedTimesError(f"story {int(np.argmax(wrong))}")


def _cut(earliest: Numbers, latest: Numbers, marks: Marks) -> _Pieces:
    """Cut every interval at the marks inside it; a known instant is one piece."""
    item, cuts = marks.inside(earliest, latest)
    lengths = np.bincount(item, minlength=len(earliest)).astype(np.int64) + 1
    offsets = offsets_of(lengths)
    start, stop = np.empty(offsets[-1], np.int64), np.empty(offsets[-1], np.int64)
    is_first = np.zeros(len(start), dtype=np.bool_)
    is_first[offsets[:-1]] = True
    is_last = np.zeros(len(stop), dtype=np.bool_)
    is_last[offsets[1:] - 1] = True
    start[is_first], start[~is_first] = earliest, cuts
    stop[is_last], stop[~is_last] = latest, cuts
    whole = np.repeat(latest - earliest, lengths)
    share = np.where(whole > 0, (stop - start) / np.maximum(whole, 1), 1.0)
    return _Pieces(offsets, start, stop, share)


def _stretches(
    story: Numbers, begins: Numbers, ends: Numbers, marks: Marks
) -> tuple[Numbers, Numbers, Numbers]:
    if np.array_equal(begins, ends):
        return np.arange(len(begins) + 1, dtype=np.int64), begins, ends
    pieces = _cut(begins, ends, marks.of(story))
    return pieces.offsets, pieces.start, pieces.stop
