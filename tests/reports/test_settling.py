"""
Receipts, duplicates, revisions, and what persons decide about rows in quarantine.
"""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.builders import codes_of, csv_mapping, only_row, read_csv, some_context
from trucewatch.definitions.digests import digest_of
from trucewatch.reports.decisions import RowAction, RowDecision
from trucewatch.reports.mapping import Format
from trucewatch.reports.reading import read_reports
from trucewatch.reports.schema import REPORTS
from trucewatch.reports.settling import ReportsRead, row_problems

HEAD = "id,at,act\n"
GOOD = "1,2016-05-05,shelling\n"
BAD = "2,05/06/2016,shelling\n"


def _decided(table: str, action: RowAction, row: str = "") -> ReportsRead:
    """Read *table* with one decision about its first row in quarantine."""
    digest = str(read_csv(table).quarantine["digest"][0])
    context = some_context(decisions={digest: RowDecision(action, row)})
    return read_reports(table.encode(), csv_mapping(), context)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1", "2", "3", ""]),
            st.sampled_from(["2016-05-05", "2016-05-06", "05/06/2016", ""]),
            st.sampled_from(["shelling", "shellling", "air_strike,more", ""]),
        ),
        max_size=12,
    )
)
def test_every_row_is_accepted_kept_apart_or_a_duplicate(rows: list[tuple[str, ...]]) -> None:
    """
    Whatever the rows are, the receipt adds up and the tables hold as many as it says.
    """
    read = read_csv(HEAD + "".join(",".join(row) + "\n" for row in rows))
    receipt = read.receipt

    assert receipt.adds_up
    assert len(rows) == receipt.read
    assert (receipt.accepted, receipt.quarantined) == (len(read.reports), len(read.quarantine))
    assert REPORTS.equals(read.reports.schema)


@given(st.text(max_size=200))
def test_any_text_gives_a_receipt_or_a_reason(text: str) -> None:
    """
    No text makes the reader fail: it is read, row by row, or refused with a reason.
    """
    read = read_csv(text.encode("utf-8", "surrogatepass"))

    assert read.receipt.adds_up
    assert read.receipt.refused or read.receipt.read >= 0
    assert not read.receipt.refused or read.problems


@given(st.binary(max_size=200))
def test_any_bytes_give_a_receipt_or_a_reason(content: bytes) -> None:
    """
    The same holds for bytes in every format.
    """
    for stored in Format:
        read = read_csv(content, csv_mapping(format=stored, sheet="x"))

        assert read.receipt.adds_up


def test_the_same_row_twice_is_one_report() -> None:
    """
    A row that comes twice in one file is counted once, and the receipt says so.
    """
    receipt = read_csv(HEAD + GOOD + GOOD + BAD + BAD).receipt

    assert (4, 1, 1, 2) == (receipt.read, receipt.accepted, receipt.quarantined, receipt.duplicate)


def test_a_row_known_from_an_earlier_file_is_a_duplicate() -> None:
    """
    What was read from an earlier file of the case is not read again.
    """
    digest = digest_of('{"id":"1","at":"2016-05-05","act":"shelling"}')
    context = some_context(known={"hand-typed:1": digest})

    assert 1 == read_reports((HEAD + GOOD).encode(), csv_mapping(), context).receipt.duplicate


def test_a_mended_row_is_read_and_its_first_form_is_kept() -> None:
    """
    A mended row becomes a report with a flag; raw and digest are those of the row as it came.
    """
    read = _decided(HEAD + BAD, RowAction.MEND, '{"at": "2016-06-05"}')
    row = only_row(read)

    assert "05/06/2016" == json.loads(row["raw"])["at"]
    assert digest_of(row["raw"]) == row["digest"]
    assert "RPT-331" in row["flags"]


def test_a_row_can_be_mended_as_a_whole_line() -> None:
    """
    A ragged row is mended with the line as it should have been.
    """
    read = _decided(HEAD + "2,2016-05-05\n", RowAction.MEND, "2,2016-05-05,shelling")

    assert "2" == only_row(read)["source_id"]


def test_a_mended_row_that_is_still_wrong_stays_apart() -> None:
    """
    Mending is no way round the checks.
    """
    assert {"RPT-211"} == codes_of(_decided(HEAD + BAD, RowAction.MEND, '{"at": "6.5.16"}'))


def test_a_released_row_is_read_with_a_flag() -> None:
    """
    A row that lies in the future is read as it stands once a person has released it.
    """
    row = only_row(_decided(HEAD + "1,2199-01-01,shelling\n", RowAction.RELEASE))

    assert "RPT-330" in row["flags"]


def test_a_released_revision_stands_beside_the_first() -> None:
    """
    Nothing is overwritten: a released revision gets an id of its own.
    """
    read = _decided(HEAD + GOOD + "1,2016-05-06,shelling\n", RowAction.RELEASE)
    first, second = map(str, read.reports["id"].to_pylist())

    assert ("hand-typed:1", True) == (first, second.startswith("hand-typed:1@"))


def test_a_released_revision_is_read_once() -> None:
    """
    The revision that stands beside the first is known when the file is read again.
    """
    table = HEAD + GOOD + "1,2016-05-06,shelling\n"
    first = _decided(table, RowAction.RELEASE).reports
    known = dict(zip(first["id"].to_pylist(), first["digest"].to_pylist(), strict=True))
    again = read_reports(table.encode(), csv_mapping(), some_context(known=known))  # type: ignore[arg-type]

    assert 2 == again.receipt.duplicate


def test_what_can_not_be_used_can_not_be_released() -> None:
    """
    A row without a time that means anything has nothing to release; it must be mended.
    """
    assert {"RPT-211"} == codes_of(_decided(HEAD + BAD, RowAction.RELEASE))


def test_a_discarded_row_stays_apart_and_is_still_counted() -> None:
    """
    A discarded row is not dropped: it stays in the quarantine with that reason.
    """
    read = _decided(HEAD + BAD, RowAction.DISCARD)

    assert {"RPT-207", "RPT-211"} == codes_of(read)
    assert (1, True) == (read.receipt.quarantined, read.receipt.adds_up)


def test_reasons_of_the_quarantine_become_problems_of_their_rows() -> None:
    """
    Each reason can be told with file, row and field.
    """
    problems = row_problems(read_csv(HEAD + GOOD + BAD).quarantine)

    assert ["reports/table.csv, row 2, column earliest_at"] == [str(p.place) for p in problems]
    assert "05/06/2016" == problems[0].excerpt
