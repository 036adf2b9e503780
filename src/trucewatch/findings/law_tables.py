"""
Law tables: the terms of all regimes in flat arrays, asked by row and not regime by regime.

What a regime says whatever the hour stands in a row of its own (`masks`); what its readings say
from mark to mark stands in one row for each epoch of each reading. Readings of a regime with the
same answers are one row here: they are asked once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.masks import ClauseMasks
from trucewatch.findings.ragged import Numbers, Shares, offsets_of

Flags = NDArray[np.bool_]
Standings = NDArray[np.uint8]

SURELY, PERHAPS, EXCLUDED, EXCLUDED_PERHAPS = 1, 2, 4, 8
"""Bits of a standing: bound for sure, bound or perhaps bound, excluded, excluded or perhaps so."""

THRESHOLDS = ("breached", "by_whom", "exempt", "no_breach", "outside_terms")
"""Thresholds in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Marked:
    """
    The marks of every regime side by side.

    Attributes:
        offsets: Where each regime's marks start, shape (regimes + 1,).
        at: Marks, UTC microseconds, in order inside a regime.
        known: Every mark of any regime once, in order.
        keys: For each mark its regime times (`known` + 1) and its place in *known* from 1.
    """

    offsets: Numbers
    at: Numbers
    known: Numbers
    keys: Numbers

    @classmethod
    def of(cls, marks: Sequence[Numbers]) -> Marked:
        """Put the marks of each regime side by side."""
        at = np.concatenate([np.empty(0, np.int64), *marks])
        offsets = offsets_of(np.array([len(each) for each in marks], dtype=np.int64))
        known = np.unique(at)
        regime = np.repeat(np.arange(len(marks)), np.diff(offsets))
        return cls(offsets, at, known, regime * (len(known) + 1) + known.searchsorted(at) + 1)

    def before(self, regime: Numbers, at: Numbers, side: str = "right") -> Numbers:
        """
        Return how many marks of a regime lie before an instant: the number of its epoch.

        Args:
            regime: The regime, shape (n,).
            at: The instant, UTC microseconds, shape (n,).
            side: "right" also counts a mark at the instant itself, "left" does not.
        """
        rank = self.known.searchsorted(at, side="right" if side == "right" else "left")
        place = self.keys.searchsorted(regime * (len(self.known) + 1) + rank, side="right")
        return place - self.offsets[:-1][regime]


@dataclass(frozen=True, slots=True)
class LawTables:
    """
    What every regime says, in flat arrays.

    Attributes:
        marks: The marks of every regime.
        clauses: Clauses as masks, word by word.
        areas: Areas that each regime speaks of, shape (regimes, most areas); -1 beyond.
        area_words: How many words the areas of a regime need.
        readings: Offsets of each regime's readings that differ, shape (regimes + 1,).
        asked: For every reading of every regime the row of the one that is asked for it.
        listed: Offsets of each regime's readings in *asked*, shape (regimes + 1,).
        counted: Whether a reading that counts is asked by it, shape (readings,).
        adopted: Whether one that agrees with what was adopted is, shape (readings,).
        epochs: First row of each reading's epochs, shape (readings,).
        first: Beginning of the first window of a reading, UTC microseconds, shape (readings,).
        last: End of its last window.
        end_epoch: Row of the epoch that ends with its last window; -1 where that is open.
        everywhere: Whether a window without an area holds, shape (epochs,).
        holds_in: Areas of the regime in which a window holds, shape (words, epochs).
        asked_everywhere: As *everywhere*, where no window holds as for the whole chain.
        asked_in: As *holds_in*, likewise.
        standing: Standing of each name as bits, shape (epochs, names).
        content: For each epoch the first of the same regime with the same windows and dues, shape
            (epochs,).
        due: Clauses that are due by the clock, by word of clauses, shape (words, epochs).
        undated: Duties without a due time, by word of clauses, shape (words, readings).
        thresholds: Thresholds of each clause, shape (regimes, most clauses, thresholds).
        strictest: The strictest of each regime, shape (regimes, thresholds).
        is_uneven: Whether some clause of a regime has others than the strictest, shape (regimes,).
        strictest_of_all: The strictest of all regimes, shape (thresholds,).
        own_words: Parties of whose own words a reading is made, shape (readings, names).
        adopted_from: Midnight before which an incident lies before the adoption, UTC
            microseconds, shape (regimes,); SINCE_EVER where nothing was adopted.
        ids: Id of each regime.
        reading_ids: Id of each reading in *listed*.
    """

    marks: Marked
    clauses: tuple[ClauseMasks, ...]
    areas: Numbers
    area_words: int
    readings: Numbers
    asked: Numbers
    listed: Numbers
    counted: Flags
    adopted: Flags
    epochs: Numbers
    first: Numbers
    last: Numbers
    end_epoch: Numbers
    everywhere: Flags
    holds_in: Numbers
    asked_everywhere: Flags
    asked_in: Numbers
    standing: Standings
    content: Numbers
    due: Numbers
    undated: Numbers
    thresholds: Shares
    strictest: Shares
    is_uneven: Flags
    strictest_of_all: Shares
    own_words: Flags
    adopted_from: Numbers
    ids: tuple[str, ...]
    reading_ids: tuple[str, ...]
