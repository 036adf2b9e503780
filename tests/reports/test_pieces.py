"""
Tests of reading a table piece by piece: wherever it is cut, the same comes out as from the whole.
"""

from __future__ import annotations

import io
import json
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.builders import csv_mapping, some_context
from trucewatch.definitions.digests import digest_of
from trucewatch.reports.decisions import RowAction, RowDecision
from trucewatch.reports.delimited import RECORD_MOST
from trucewatch.reports.gathering import ROWS_TOGETHER
from trucewatch.reports.mapping import Format, ReportMapping
from trucewatch.reports.reading import read_opened, read_reports
from trucewatch.reports.rows import ROWS_AT_ONCE
from trucewatch.reports.settling import ReportsRead

HEAD = "id,at,act\n"
MANY = ROWS_AT_ONCE * 2 + 17
NDJSON = csv_mapping(format=Format.NDJSON)

cells = st.sampled_from(
    ["1", "2", "3", "2016-05-05", "shelling", "", 'a "b"', '"x\ny"', '"x""y"', "ш", "ب", "x\r"]
)
ends = st.sampled_from(["\n", "\r\n", "\r"])
broken = st.sampled_from(["", '"never closed\n', 'a"b"c,"d"e\n', '"a" ,1,2\n'])


class Dribble(io.RawIOBase):
    """A file that gives a few bytes at a time, as a slow pipe would."""

    def __init__(self, content: bytes, sizes: list[int]) -> None:
        super().__init__()
        self._inner = io.BytesIO(content)
        self._sizes = sizes
        self._turn = 0

    def read(self, most: int = -1, /) -> bytes:
        """Return fewer bytes than were asked for."""
        self._turn += 1
        size = self._sizes[self._turn % len(self._sizes)]
        return self._inner.read(size if most < 0 else min(most, size))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table: rows that fit, that do not, that repeat, that revise, and broken ends."""
    rows = draw(st.lists(st.lists(cells, min_size=2, max_size=4), max_size=12))
    lines = "".join(",".join(row) + draw(ends) for row in rows)
    return HEAD + lines + draw(broken)


def dribbled(content: bytes, sizes: list[int], mapping: ReportMapping) -> ReportsRead:
    """Read a file that comes in bits."""
    return read_opened(cast("BinaryIO", Dribble(content, sizes)), mapping, some_context())


def told(read: ReportsRead) -> Any:
    """Return everything that a file gave, tables as their bytes."""
    return (
        [_bytes(each) for each in (read.reports, read.quarantine)],
        read.problems,
        read.receipt,
    )


def _bytes(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


@given(table=tables(), sizes=st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_where_a_table_is_cut_changes_nothing(table: str, sizes: list[int]) -> None:
    """
    Whatever stretches a table comes in, its rows, receipt, problems and bytes are the same.
    """
    content = table.encode()

    assert told(read_reports(content, csv_mapping(), some_context())) == told(
        dribbled(content, sizes, csv_mapping())
    )


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("utf-8", HEAD.encode() + b"1,2016-05-05,shelling\n2,\xff,shelling\n"),
        ("utf-8", HEAD.encode() + b"1,2016-05-05,\xd8"),
        ("utf-8", b"\xef\xbb\xbf" + HEAD.encode() + b"1,2016-05-05,shelling\n"),
        ("utf-8", (HEAD + "1,2016-05-05,shelling\n").encode("utf-16")),
        ("utf-16", (HEAD + "1,2016-05-05,shelling\n").encode("utf-16")),
        ("utf-16", b"\xfe\xff" + (HEAD + "ш,2016-05-05,shelling\n").encode("utf-16-be") + b"\xd8"),
        ("utf-16", (HEAD + "1,2016-05-05,shelling\n").encode("utf-16-le")),
        ("cp1256", (HEAD + "ب,2016-05-05,shelling\n").encode("cp1256")),
        ("utf-8", b""),
    ],
)
def test_the_text_and_its_faults_do_not_depend_on_the_cut(encoding: str, content: bytes) -> None:
    """
    A letter of several bytes may be cut anywhere, and a wrong byte is told by its place in all.
    """
    mapping = csv_mapping(encoding=encoding)
    whole = told(read_reports(content, mapping, some_context()))

    assert [whole] * 3 == [told(dribbled(content, [size], mapping)) for size in (1, 3, 1000)]


def test_rows_are_counted_over_pieces_and_known_across_them() -> None:
    """
    Numbers of rows run on from piece to piece; a repeat and a revision are seen across them.
    """
    rows = [f"{number},2016-05-05,shelling" for number in range(MANY)]
    rows += [
        "0,2016-05-05,shelling",
        "0,2016-05-06,shelling",
        "x,never,shelling",
        "x,never,shelling",
    ]
    read = read_reports((HEAD + "\n".join(rows)).encode(), csv_mapping(), some_context())

    assert list(range(1, MANY + 1)) == read.reports["row"].to_pylist()
    assert [MANY + 2, MANY + 3] == read.quarantine["row"].to_pylist()
    assert (MANY + 4, MANY, 2, 2) == (
        read.receipt.read,
        read.receipt.accepted,
        read.receipt.quarantined,
        read.receipt.duplicate,
    )
    assert read.receipt.adds_up


def test_a_table_that_breaks_off_late_gives_nothing() -> None:
    """
    A file whose last record is broken is refused as a whole, with the line, however long it is.
    """
    rows = "".join(f"{number},2016-05-05,shelling\n" for number in range(MANY))
    read = read_reports((HEAD + rows + '1,"2016').encode(), csv_mapping(), some_context())

    assert (["RPT-109"], MANY + 2) == (
        [each.code.id for each in read.problems],
        read.problems[0].place.line,
    )
    assert (0, True) == (len(read.reports), read.receipt.refused)
    assert digest_of((HEAD + rows + '1,"2016').encode()) == read.receipt.digest


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_record_beyond_all_measure_is_refused(end: str) -> None:
    """
    A line of megabytes is refused at its number, whether or not it ever ends.
    """
    long = ",".join(["x" * 60_000] * (RECORD_MOST // 60_000 + 1))
    read = read_reports((HEAD + long + end).encode(), csv_mapping(), some_context())

    assert [("RPT-120", 2)] == [(each.code.id, each.place.line) for each in read.problems]


def test_a_record_of_many_lines_beyond_all_measure_is_refused() -> None:
    """
    A record counts with all its lines.
    """
    field = '"' + ("x" * 60_000 + "\n") + '"'
    long = ",".join([field] * (RECORD_MOST // 60_000 + 1))
    read = read_reports((HEAD + long + "\n").encode(), csv_mapping(), some_context())

    assert ["RPT-120"] == [each.code.id for each in read.problems]


@given(sizes=st.lists(st.integers(1, 60), min_size=1, max_size=4))
def test_where_lines_of_json_are_cut_changes_nothing(sizes: list[int]) -> None:
    """
    Fields that appear late, lines that are no objects, and blank ones: no cut changes them.
    """
    lines = [
        json.dumps({"id": "1", "at": "2016-05-05", "act": "shelling"}),
        "",
        json.dumps({"id": "2", "at": "2016-05-05", "act": "shelling", "late": "ب"}),
        "[1]",
        '{"id": "3", "id": "4"}',
        json.dumps({"id": "1", "at": "2016-05-05", "act": "shelling"}),
        '{"id": "5",\r"at": "2016-05-05", "act": "shelling"}\r',
    ]
    content = "\n".join(lines).encode()

    assert told(read_reports(content, NDJSON, some_context())) == told(
        dribbled(content, sizes, NDJSON)
    )


def test_a_column_that_appears_late_is_told_once() -> None:
    """
    A field that nobody declared is told once, in whichever piece of the file it first stands.
    """
    record = {"id": "1", "at": "2016-05-05", "act": "shelling"}
    lines = [json.dumps(record | {"id": str(number)}) for number in range(MANY)]
    lines += [json.dumps(record | {"id": f"x{number}", "late": 1}) for number in range(MANY)]
    read = read_reports("\n".join(lines).encode(), NDJSON, some_context())

    assert [("RPT-107", "late")] == [(each.code.id, each.place.field) for each in read.problems]


def test_a_line_of_json_may_be_mended_with_a_field_it_did_not_have() -> None:
    """
    Lines of NDJSON have the fields that they have; what was missing can be added.
    """
    line = json.dumps({"id": "1", "act": "shelling"}, separators=(",", ":"))
    mended = RowDecision(RowAction.MEND, '{"at": "2016-05-05"}')
    context = some_context(decisions={digest_of(line): mended})
    read = read_reports(line.encode(), NDJSON, context)

    assert (1, 0) == (read.receipt.accepted, read.receipt.quarantined)


def test_parquet_is_read_by_pieces_whatever_its_row_groups() -> None:
    """
    Row groups of a Parquet file are nobody's business: rows and numbers are the same.
    """
    table = pa.table(
        {
            "id": [str(number) for number in range(MANY)],
            "at": ["2016-05-05"] * MANY,
            "act": ["shelling"] * MANY,
        }
    )
    found = []
    for size in (1_000, MANY):
        sink = io.BytesIO()
        pq.write_table(table, sink, row_group_size=size)
        mapping = csv_mapping(format=Format.PARQUET)
        read = read_reports(sink.getvalue(), mapping, some_context())
        found.append(_bytes(read.reports))
        assert list(range(1, MANY + 1)) == read.reports["row"].to_pylist()

    assert found[0] == found[1]


def test_a_gathered_table_has_chunks_of_one_size() -> None:
    """
    What was accepted is chunked by its own rows, so the pieces of the file leave no trace.
    """
    rows = "".join(f"{number},2016-05-05,shelling\n" for number in range(ROWS_TOGETHER + 5))
    read = read_reports((HEAD + rows).encode(), csv_mapping(), some_context())

    assert [ROWS_TOGETHER, 5] == [len(each) for each in read.reports["id"].chunks]
