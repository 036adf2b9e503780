"""
Shares: which incidents each task of a Spark job judges, by their rows in one Parquet file.

Shares hang on the number of rows and on nothing of the machine, so that the same case gives the
same files on a laptop and on a cluster.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.mission.judged import ROWS_IN_BATCH

ROWS_IN_SHARE = 4 * ROWS_IN_BATCH
"""Incidents that one task judges where nobody says how many tasks there are to be."""


@dataclass(frozen=True, slots=True)
class Piece:
    """
    Incidents that the kernel is handed together.

    Attributes:
        first: First row in the file of incidents, from 0.
        rows: How many rows.
        terms: Which terms of the plan they are held against, from 0.
    """

    first: int
    rows: int
    terms: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """
    What one task judges and writes into one file.

    Attributes:
        number: From 0, in the order of the incidents.
        pieces: What the kernel is handed, in order.
    """

    number: int
    pieces: tuple[Piece, ...]

    @property
    def incidents(self) -> int:
        """How many rows of incidents it has."""
        return sum(each.rows for each in self.pieces)


def shares_of(rows: int, partitions: int | None = None) -> tuple[Share, ...]:
    """
    Cut *rows* incidents into shares, of which there is always one.

    Args:
        rows: Rows of the file of incidents.
        partitions: How many shares there are to be; where it is not said, one for every
            `ROWS_IN_SHARE` rows that were begun.
    """
    count = partitions or max(1, -(-rows // ROWS_IN_SHARE))
    marks = [rows * number // count for number in range(count + 1)]
    if count * ROWS_IN_BATCH <= rows:  # nothing is lost by ending where groups of rows end
        marks = [*(each // ROWS_IN_BATCH * ROWS_IN_BATCH for each in marks[:-1]), rows]
    return tuple(
        Share(number, _pieces(marks[number], marks[number + 1])) for number in range(count)
    )


def _pieces(first: int, last: int) -> tuple[Piece, ...]:
    starts = range(first, last, ROWS_IN_BATCH)
    return tuple(Piece(start, min(ROWS_IN_BATCH, last - start)) for start in starts)
