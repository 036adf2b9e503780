"""
Rows of people killed, injured and missing, as columns: the input of a toll.

Any table serves, whoever made it: a UCDP or ACLED file, a hospital's list, incidents of the house.
`COLUMNS` says what each column holds; *id*, *first_on* and *last_on* are needed, everything else
may be left out. A blank cell is not known, and never zero. Several rows with one *id* are several
reports of one incident: its people are counted once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments import codes
from trucewatch.definitions.counts import LARGEST
from trucewatch.definitions.problems import Code, Place, Problem

Amounts = NDArray[np.float64]
"""People by row, shape (n,); NaN is not said."""

Days = NDArray[np.int64]
"""Days since 1970-01-01, shape (n,)."""

GROUPS = ("killed", "injured", "missing", "civilians_killed")
"""Groups of people that rows can number; civilians are among the killed, not beside them."""

BOUNDS = ("low", "best", "high")
"""Bounds of a figure, in order."""

COLUMNS: Mapping[str, str] = {
    "id": "name of the incident; rows with the same one are reports of one incident",
    "first_on": "first day on which it can have happened, YYYY-MM-DD",
    "last_on": "last such day, which belongs to the row, YYYY-MM-DD",
    "place": "place as the source names it",
    "lon": "degrees east, WGS 84",
    "lat": "degrees north, WGS 84",
    "radius_km": "radius within which it happened, km; blank is 0, a point",
    "side_a": "one side of the fight; never a shooter",
    "side_b": "the other side",
    **{
        f"{group}_{bound}": f"people {group.replace('_', ' ')}, {bound}"
        for group in GROUPS
        for bound in BOUNDS
    },
    "killed_side_a": "of the killed, people of side_a",
    "killed_side_b": "of the killed, people of side_b",
    "killed_unknown": "of the killed, people of whom nobody says to whom they belonged",
}
"""Columns of a table of people, with their meaning."""

REQUIRED = ("id", "first_on", "last_on")
"""Columns that a table of people cannot go without."""

_FIGURES = (
    *(f"{group}_{bound}" for group in GROUPS for bound in BOUNDS),
    "killed_side_a",
    "killed_side_b",
    "killed_unknown",
)
_TEXTS = ("id", "place", "side_a", "side_b")
_EPOCH = date(1970, 1, 1)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TollRows:
    """
    Rows of people, read.

    Attributes:
        first: First possible day of each row, days since 1970-01-01.
        last: Last possible day, which belongs to the row.
        texts: Columns *id*, *place*, *side_a*, *side_b*; the empty text is not said.
        places: Columns *lon*, *lat* and *radius_km*; NaN is not said.
        figures: Columns of people by name, NaN is not said; all are there.
    """

    first: Days
    last: Days
    texts: Mapping[str, Sequence[str]]
    places: Mapping[str, Amounts]
    figures: Mapping[str, Amounts]

    @property
    def count(self) -> int:
        """Number of rows."""
        return len(self.first)


def read_toll_rows(
    columns: Mapping[str, Sequence[object]], file: str = ""
) -> tuple[TollRows, tuple[Problem, ...]]:
    """
    Read a table of people.

    Args:
        columns: Columns by name, as `COLUMNS` says; cells are texts (as CSV has them), numbers or
            days. A pyarrow table gives this by ``to_pydict()``.
        file: Name of the file, for the places of problems.

    Returns:
        The rows that can be read, and a problem for every row that cannot and is left out
        (ASM-203 to ASM-205, ASM-207). Bounds that do not hold the figure between them are widened
        (ASM-206): a row of people is not left out for that. Where a needed column is missing
        (ASM-201) or columns differ in length (ASM-202) there are no rows. A column that is not
        known (ASM-208) is not read.
    """
    problems = _of_table(columns, file)
    strange = [
        Problem(codes.COLUMN_UNKNOWN, Place(file, field=name), name, {"column": name})
        for name in columns
        if name not in COLUMNS
    ]
    if problems:
        return _columns_of([]), (*problems, *strange)
    rows: list[dict[str, Any]] = []
    found: list[Problem] = []
    names = [name for name in COLUMNS if name in columns]
    for number, cells in enumerate(zip(*(columns[name] for name in names), strict=True), 1):
        place = Place(file, row=number)
        row, problem = _row(dict(zip(names, cells, strict=True)), place)
        if problem:
            found.append(problem)
            continue
        found += _put_in_order(row, place)
        rows.append(row)
    return _columns_of(rows), (*strange, *found)


def day_number(day: date) -> int:
    """Return the days from 1970-01-01 to *day*."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """Return the day that is *number* days after 1970-01-01."""
    return _EPOCH + number * _ONE_DAY


def _of_table(columns: Mapping[str, Sequence[object]], file: str) -> list[Problem]:
    missing = [
        Problem(codes.COLUMN_MISSING, Place(file, field=name), "", {"column": name})
        for name in REQUIRED
        if name not in columns
    ]
    lengths = sorted({len(column) for column in columns.values()})
    if not missing and len(lengths) > 1:
        values = {"lengths": ", ".join(map(str, lengths))}
        return [Problem(codes.COLUMNS_UNEVEN, Place(file), "", values)]
    return missing


class _CellError(Exception):
    # A cell that cannot be read: which code, which column, what stands there.
    def __init__(self, code: Code, column: str, written: object) -> None:
        self.code, self.column, self.written = code, column, str(written)[:40]


def _row(cells: Mapping[str, object], place: Place) -> tuple[dict[str, Any], Problem | None]:
    row: dict[str, Any] = {}
    try:
        for name, cell in cells.items():
            row[name] = _READERS.get(name, _figure)(name, cell)
        _check(row)
    except _CellError as fault:
        where = Place(place.file, row=place.row, field=fault.column)
        values = {"column": fault.column, "written": fault.written}
        return {}, Problem(fault.code, where, fault.written, values)
    return row, None


def _check(row: Mapping[str, Any]) -> None:
    if not row["id"]:
        raise _CellError(codes.ROW_WITHOUT_ID, "id", "")
    if row["first_on"] > row["last_on"]:
        written = f"{day_of(row['first_on'])} to {day_of(row['last_on'])}"
        raise _CellError(codes.DAYS_UNREADABLE, "last_on", written)
    if np.isnan(row.get("lon", np.nan)) != np.isnan(row.get("lat", np.nan)):
        raise _CellError(codes.PLACE_UNREADABLE, "lon", "lon and lat")


def _put_in_order(row: dict[str, Any], place: Place) -> list[Problem]:
    """Widen bounds that do not hold what is between them, and say so."""
    problems = []
    for group in GROUPS:
        names = [f"{group}_{bound}" for bound in BOUNDS]
        said = [row[name] for name in names if not np.isnan(row.get(name, np.nan))]
        if said == sorted(said):
            continue
        written = ", ".join(f"{each:g}" for each in said)
        where = Place(place.file, row=place.row, field=group)
        values = {"column": group, "written": written}
        problems.append(Problem(codes.FIGURES_OUT_OF_ORDER, where, written, values))
        for name, bound in ((names[0], min(said)), (names[2], max(said))):
            row[name] = row.get(name, np.nan) if np.isnan(row.get(name, np.nan)) else bound
    return problems


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, float) and bool(np.isnan(cell))) or cell == ""


def _text(_: str, cell: object) -> str:
    return "" if _blank(cell) else str(cell).strip()


def _day(name: str, cell: object) -> int:
    if isinstance(cell, datetime):
        return day_number(cell.date())
    if isinstance(cell, date):
        return day_number(cell)
    try:
        return day_number(date.fromisoformat(str(cell).strip()))
    except ValueError as fault:
        raise _CellError(codes.DAYS_UNREADABLE, name, cell) from fault


def _number(cell: object) -> float:
    # Not a number where it is none: neither nan, inf nor 1_000 is what a table of people writes.
    text = str(cell).strip()
    plain = text.removeprefix("-").replace(".", "", 1).isdigit() and text.isascii()
    is_number = isinstance(cell, int | float | np.number) and not isinstance(cell, bool)
    return float(text) if plain or is_number else np.nan


def _figure(name: str, cell: object) -> float:
    if _blank(cell):
        return np.nan
    number = _number(cell)
    if not (0 <= number <= LARGEST and number == int(number)):
        raise _CellError(codes.FIGURE_UNREADABLE, name, cell)
    return number


def _degrees(most: float, least: float) -> Callable[[str, object], float]:
    def read(name: str, cell: object) -> float:
        if _blank(cell):
            return np.nan
        number = _number(cell)
        if not least <= number <= most:
            raise _CellError(codes.PLACE_UNREADABLE, name, cell)
        return number

    return read


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(_TEXTS, _text),
    "first_on": _day,
    "last_on": _day,
    "lon": _degrees(180, -180),
    "lat": _degrees(90, -90),
    "radius_km": _degrees(20_040, 0),
}


def _columns_of(rows: Sequence[Mapping[str, Any]]) -> TollRows:
    def amounts(name: str) -> Amounts:
        return np.array([row.get(name, np.nan) for row in rows], dtype=np.float64)

    return TollRows(
        np.array([row["first_on"] for row in rows], dtype=np.int64),
        np.array([row["last_on"] for row in rows], dtype=np.int64),
        {name: [row.get(name, "") for row in rows] for name in _TEXTS},
        {name: amounts(name) for name in ("lon", "lat", "radius_km")},
        {name: amounts(name) for name in _FIGURES},
    )
