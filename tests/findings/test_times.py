"""
Times: possible times are cut where an answer can change, and reversed ones are refused.
"""

from __future__ import annotations

import numpy as np
import pytest

from trucewatch.findings.law_tables import Marked
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.times import Marks, Times, UnorderedTimesError, times_of

HOUR = 3_600_000_000
NOBODY = np.zeros(2, dtype=np.int64)


def times(begin: tuple[int, int], end: tuple[int, int] | None, marks: list[int]) -> Times:
    """Return the times of one story, hours since the epoch given as whole numbers."""

    def column(hour: int) -> Numbers:
        return np.array([hour * HOUR], dtype=np.int64)

    regime = Marked.of([np.array([each * HOUR for each in marks], dtype=np.int64)])
    last = end or (0, 0)
    return times_of(
        (column(begin[0]), column(begin[1])),
        (column(last[0]), column(last[1])),
        np.array([end is not None]),
        Marks(regime, np.array([0, 1]), NOBODY[:1], NOBODY, NOBODY[:0]),
    )


def test_an_interval_is_cut_at_the_marks_inside_it() -> None:
    """
    Each piece weighs by its length; a mark at an end cuts nothing.
    """
    found = times((0, 10), None, [0, 4, 10])

    assert [0.4, 0.6] == found.weight.tolist()
    assert [0, 4 * HOUR] == found.at.tolist()


def test_a_known_instant_is_one_piece_of_weight_one() -> None:
    """
    An instant on a mark belongs to what begins there.
    """
    found = times((4, 4), None, [0, 4, 10])

    assert ([1.0], [4 * HOUR]) == (found.weight.tolist(), found.at.tolist())


def test_a_lasting_act_fills_stretches_with_their_expected_hours() -> None:
    """
    An act from some time in 0 to 2 until 10 fills nine hours, cut at the mark.
    """
    found = times((0, 2), (10, 10), [6])

    assert [5.0, 4.0] == found.hours.tolist()


@pytest.mark.parametrize(
    ("begin", "end", "because"),
    [
        ((5, 4), None, "the interval is reversed"),
        ((0, 4), (3, 8), "it may end before it begins"),
        ((0, 4), (8, 6), "the end is reversed"),
    ],
)
def test_times_out_of_order_are_refused(
    begin: tuple[int, int], end: tuple[int, int] | None, because: str
) -> None:
    """
    No hours are made up for an act that may end before it begins.
    """
    with pytest.raises(UnorderedTimesError):
        times(begin, end, [])
    assert because
