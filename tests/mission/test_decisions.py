"""Decisions on rows that were set aside."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.mission.decisions import Decision, decision_line, read_decisions, row_decisions
from trucewatch.reports.decisions import RowAction

AT = datetime(2016, 5, 12, 12, tzinfo=UTC)
MENDED = Decision("abc", RowAction.MEND, "a monitor", "typed wrong", AT, "1,2")


def test_a_decision_is_read_as_it_was_written() -> None:
    """
    Writing a decision and reading it gives the same decision.
    """
    assert ((MENDED,), []) == read_decisions(decision_line(MENDED), "q")


def test_the_later_of_two_decisions_counts() -> None:
    """
    A row's last decision is the one that the readers get.
    """
    later = Decision("abc", RowAction.DISCARD, "a monitor", "a copy", AT)
    read, _ = read_decisions(decision_line(MENDED) + b"\n" + decision_line(later), "q")

    assert {"abc": RowAction.DISCARD} == {k: v.action for k, v in row_decisions(read).items()}


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b"[]",
        b"{}",
        decision_line(MENDED).replace(b"mend", b"forget"),
        decision_line(MENDED).replace(b"a monitor", b" "),
        decision_line(MENDED).replace(b"00Z", b"00"),
        b"\xff",
    ],
)
def test_a_line_that_is_no_decision_is_told(line: bytes) -> None:
    """
    Whatever stands there in place of a decision is told with its line.
    """
    read, problems = read_decisions(b"\n" + line, "q")

    assert ((), [("RUN-307", 2)]) == (
        read,
        [(each.code.id, each.place.line) for each in problems],
    )
