"""Naming one row among those that are set aside."""

from __future__ import annotations

import pytest

from trucewatch.engine.quarantine import AsideRow, one_row
from trucewatch.engine.refusal import RefusedError

ROWS = [AsideRow(digest, "a.csv", 1, None, ("RPT-230",), "{}") for digest in ("abc1", "abc2")]


def test_one_beginning_for_several_rows() -> None:
    """
    A beginning that several rows share is refused with their number.
    """
    with pytest.raises(RefusedError) as error:
        one_row(ROWS, "abc")

    assert ("RUN-308", "2") == (
        error.value.problems[0].code.id,
        error.value.problems[0].values["count"],
    )


def test_a_row_that_stands_twice_is_one_row() -> None:
    """
    The same row twice has one digest, so its beginning is enough.
    """
    assert ROWS[0] == one_row([ROWS[0], *ROWS], "abc1")


def test_no_beginning_names_no_row() -> None:
    """
    Nothing is not the beginning of a digest.
    """
    with pytest.raises(RefusedError):
        one_row(ROWS, "")
