"""Tables of people: what is read, and what is said of what cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pytest

from tests.assessments.tolls import columns_of
from trucewatch.assessments import codes
from trucewatch.assessments.toll_of_reports import columns_of_tables
from trucewatch.assessments.toll_rows import COLUMNS, day_number, day_of, read_toll_rows
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.reports.schema import REPORTS

GOOD = {"id": "a", "first_on": "2016-04-22", "last_on": "2016-04-22"}


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"id": ""}, "ASM-203", "id"),
        ({"id": None}, "ASM-203", "id"),
        ({"first_on": ""}, "ASM-204", "first_on"),
        ({"first_on": "22/04/2016"}, "ASM-204", "first_on"),
        ({"first_on": "2016-04-23"}, "ASM-204", "last_on"),
        ({"killed_best": "-3"}, "ASM-205", "killed_best"),
        ({"killed_best": "3.5"}, "ASM-205", "killed_best"),
        ({"killed_best": "dozens"}, "ASM-205", "killed_best"),
        ({"killed_best": "inf"}, "ASM-205", "killed_best"),
        ({"killed_best": "1_000"}, "ASM-205", "killed_best"),
        ({"killed_best": float("inf")}, "ASM-205", "killed_best"),
        ({"killed_best": True}, "ASM-205", "killed_best"),
        ({"killed_best": "99999999999"}, "ASM-205", "killed_best"),
        ({"lat": "91", "lon": "1"}, "ASM-207", "lat"),
        ({"lat": "36.2"}, "ASM-207", "lon"),
        ({"radius_km": "-1"}, "ASM-207", "radius_km"),
    ],
)
def test_a_row_that_cannot_be_read_is_said(
    cells: dict[str, object], code: str, field: str
) -> None:
    """
    A broken row is left out with its number, its column and what stands there.
    """
    row = {**GOOD, **cells}
    good = {**dict.fromkeys(row, ""), **GOOD}
    rows, problems = read_toll_rows({name: [good[name], row[name]] for name in row}, "t.csv")

    assert (1, [(code, "t.csv", 2, field)]) == (
        rows.count,
        [(each.code.id, each.place.file, each.place.row, each.place.field) for each in problems],
    )


def test_a_blank_is_not_known() -> None:
    """
    An empty figure is NaN, a zero is zero, and a column left out is not known.
    """
    rows, problems = read_toll_rows(
        {**{name: [each] for name, each in GOOD.items()}, "killed_best": [""], "killed_low": ["0"]}
    )

    assert () == problems
    assert [True, False, True] == [
        bool(np.isnan(rows.figures[name][0]))
        for name in ("killed_best", "killed_low", "missing_low")
    ]


def test_bounds_that_do_not_hold_their_figure_are_widened() -> None:
    """
    A low above its best is lowered to it, and said (ASM-206); the row stays.
    """
    table = columns_of(
        """
        id | first_on   | last_on    | killed_low | killed_best | killed_high
        a  | 2016-04-22 | 2016-04-22 | 177        | 142         | 177
        """
    )
    rows, problems = read_toll_rows(table)

    assert [codes.FIGURES_OUT_OF_ORDER] == [each.code for each in problems]
    assert [142.0, 142.0, 177.0] == [
        float(rows.figures[f"killed_{bound}"][0]) for bound in ("low", "best", "high")
    ]


def test_a_table_needs_its_columns() -> None:
    """
    Without days there are no rows (ASM-201), nor with columns of two lengths (ASM-202).
    """
    rows, problems = read_toll_rows({"id": ["a"]})
    assert (0, ["ASM-201", "ASM-201"]) == (rows.count, [each.code.id for each in problems])

    uneven = {"id": ["a"], "first_on": [], "last_on": []}
    rows, problems = read_toll_rows(uneven)
    assert (0, ["ASM-202"]) == (rows.count, [each.code.id for each in problems])


def test_a_column_that_is_not_known_is_said() -> None:
    """
    A misspelt column is warned of (ASM-208), and the rest is read.
    """
    rows, problems = read_toll_rows({**{n: [e] for n, e in GOOD.items()}, "kiled": ["4"]})

    assert (1, ["ASM-208"]) == (rows.count, [each.code.id for each in problems])


def test_every_column_has_its_meaning() -> None:
    """
    No column goes without words, and days have numbers that lead back to them.
    """
    assert all(COLUMNS.values())
    assert (0, date(1970, 1, 1), date(2016, 4, 22)) == (
        day_number(date(1970, 1, 1)),
        day_of(0),
        day_of(day_number(date(2016, 4, 22))),
    )


def _reports(*rows: dict[str, object]) -> pa.Table:
    blank: dict[str, object] = {
        field.name: [] if pa.types.is_list(field.type) else (None if field.nullable else "")
        for field in REPORTS
    }
    base = {**blank, "row": 1, "attributed_closed": False}
    return pa.Table.from_pylist([{**base, **row} for row in rows], schema=REPORTS)


def _incidents(**reports: list[str]) -> pa.Table:
    rows = [
        {
            "incident": name,
            "act": 1,
            "form": "instant",
            "reports": each,
            "voices": 1,
            "occurred_low": 1.0,
            "occurred_high": 1.0,
            "defences": [],
            "stories": [],
        }
        for name, each in reports.items()
    ]
    return pa.Table.from_pylist(rows, schema=INCIDENTS)


def test_incidents_of_the_house_make_rows() -> None:
    """
    Incidents that share a report have one id, a day is that of the zone, two and two is kept.
    """
    night = datetime(2016, 4, 22, 21, tzinfo=UTC)
    reports = _reports(
        {"id": "s:1", "earliest_at": night, "latest_at": night, "killed_best": 4},
        {
            "id": "s:2",
            "earliest_at": night,
            "latest_at": datetime(2016, 4, 23, 21, tzinfo=UTC),
            "flags": ["RPT-304"],
        },
        {
            "id": "s:3",
            "earliest_at": night,
            "latest_at": night,
            "end_latest_at": datetime(2016, 4, 24, 21, tzinfo=UTC),
        },
    )
    columns = columns_of_tables(_incidents(x=["s:1"], y=["s:1", "s:2"]), reports, "Asia/Damascus")

    assert ["x", "x", "s:3"] == columns["id"]
    assert [date(2016, 4, 23)] * 3 == columns["first_on"]
    assert [date(2016, 4, 23), date(2016, 4, 23), date(2016, 4, 24)] == columns["last_on"]
    assert [None, 2, None] == columns["killed_side_a"]
    assert 3 == read_toll_rows(columns)[0].count
