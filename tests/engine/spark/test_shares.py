"""Shares: every incident is judged once, whatever is cut where."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import at_point, batch_of, story
from tests.findings.builders import given as weights
from tests.findings.reference_facts import Incident
from trucewatch.definitions.acts import Form
from trucewatch.engine.spark.shares import ROWS_IN_SHARE, Piece, shares_of
from trucewatch.engine.spark.worker import IncidentRows
from trucewatch.mission.judged import ROWS_IN_BATCH

ROWS = 23


@given(st.integers(0, 3_000_000), st.none() | st.integers(1, 40))
def test_every_row_stands_in_one_piece(rows: int, partitions: int | None) -> None:
    """
    Pieces follow one another without gap or overlap, none larger than the kernel's batch.
    """
    shares = shares_of(rows, partitions)
    pieces = [piece for share in shares for piece in share.pieces]

    assert list(range(len(shares))) == [each.number for each in shares]
    assert rows == sum(each.incidents for each in shares)
    ends = [0, *(each.first + each.rows for each in pieces)]
    assert ends == [*(each.first for each in pieces), rows]
    assert all(0 < each.rows <= ROWS_IN_BATCH for each in pieces)


@pytest.mark.parametrize(
    ("rows", "partitions", "expected"),
    [
        (0, None, [0]),
        (10, 3, [3, 3, 4]),
        (2, 4, [0, 1, 0, 1]),
        (ROWS_IN_SHARE + 1, None, [131_072, 131_073]),
        (3 * ROWS_IN_BATCH, 2, [65_536, 131_072]),
    ],
)
def test_shares_are_cut_evenly(rows: int, partitions: int | None, expected: list[int]) -> None:
    """
    Shares are alike in size; with many rows they end where groups of rows end.
    """
    assert expected == [each.incidents for each in shares_of(rows, partitions)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a file of incidents in groups of five rows."""
    here = at_point({"city": (37.0, 37.3)}, 37.1)
    noon = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
    told = story(noon, here, weights(X=1.0))
    batch = batch_of(Incident(str(number), Form.INSTANT, (told,)) for number in range(ROWS))
    path = tmp_path_factory.mktemp("rows") / "incidents.parquet"
    pq.write_table(pa.Table.from_batches([batch]), path, row_group_size=5)
    return path


@given(cuts=st.lists(st.integers(0, ROWS), max_size=6))
def test_rows_are_read_as_they_are_cut(written: Path, cuts: list[int]) -> None:
    """
    However pieces lie across the groups of the file, they hold its rows in order.
    """
    marks = sorted([0, *cuts, ROWS])
    rows = IncidentRows(str(written))
    read = [rows.of(Piece(a, b - a)) for a, b in pairwise(marks)]

    assert [str(number) for number in range(ROWS)] == [
        name for batch in read for name in batch.column("incident").to_pylist()
    ]
