"""
Any daily series as a file: CSV, a line for each day.

    on,count,low,high,reporting
    2016-05-04,7,5,9,1
    2016-05-05,,,,0

*on* and *count* are needed. *low* and *high* are bounds of the count, which they equal where they
are missing. *reporting* is the share of the usual reporting, 0 to 1, and 1 where it is missing.
The columns and the days may stand in any order. A day without a line, a day with an empty count,
and a day with reporting 0 are gaps. A zero has to be written as a zero.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from trucewatch.assessments import series_codes as codes
from trucewatch.assessments.series import DailySeries
from trucewatch.definitions.problems import Code, Place, Problem, errors

NEEDED = ("on", "count")
KNOWN = (*NEEDED, "low", "high", "reporting")
"""Columns of the file."""

DAYS_MOST = 40_000
"""Most days from the first to the last: more than a century is a mistyped year."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,12})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Line:
    on: date
    count: float
    low: float
    high: float
    reporting: float


def read_series(text: str, file: str = "") -> tuple[DailySeries | None, list[Problem]]:
    """
    Return the series that *text* tells, and every problem with it.

    Args:
        text: The file's text; the module says how it has to look.
        file: Path for the problems, as the user gave it.

    Returns:
        The series, or ``None`` where something in the file is an error; and the problems.
    """
    rows, problems = _rows(text, file)
    if not rows:
        return None, problems or [Problem(codes.NO_DAYS, Place(file=file))]
    header, *body = rows
    problems += _of_header(header, file)
    if errors(problems):
        return None, problems
    lines: dict[date, _Line] = {}
    for number, row in enumerate(body, start=1):
        found, wrong = _line_of(header, row, Place(file=file, row=number))
        if found and found.on in lines:
            wrong = [_problem(codes.DAY_TWICE, Place(file, row=number, field="on"), str(found.on))]
        problems += wrong
        if found:
            lines[found.on] = found
    if errors(problems):
        return None, problems
    return _series(lines, file, problems)


def _rows(text: str, file: str) -> tuple[list[list[str]], list[Problem]]:
    """Return the cells without blanks around them; empty lines are left out."""
    try:
        read = list(csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True))
    except csv.Error as error:
        return [], [_problem(codes.BROKEN_SERIES, Place(file=file), str(error))]
    told = ([cell.strip() for cell in row] for row in read)
    return [row for row in told if any(row)], []


def _of_header(header: list[str], file: str) -> list[Problem]:
    place = Place(file=file)
    known = ", ".join(KNOWN)
    often = {each: header.count(each) for each in KNOWN}
    missing = [each for each in KNOWN if often[each] > 1 or (each in NEEDED and not often[each])]
    other = [each for each in header if each not in KNOWN]
    return [
        *(Problem(codes.COLUMN_MISSING, place, "", {"column": each}) for each in missing),
        *(
            Problem(codes.COLUMN_NOT_KNOWN, place, each, {"written": each, "known": known})
            for each in other
        ),
    ]


def _line_of(
    header: list[str], row: list[str], place: Place
) -> tuple[_Line | None, list[Problem]]:
    """Return one day; nothing is shifted to make a row fit, as with a comma in a number."""
    if len(row) != len(header):
        values = {"cells": str(len(row)), "columns": str(len(header))}
        return None, [Problem(codes.ROW_UNEVEN, place, ",".join(row), values)]
    return _line(dict(zip(header, row, strict=True)), place)


def _line(row: dict[str, str], place: Place) -> tuple[_Line | None, list[Problem]]:
    """Return one day; where its count is empty, a gap."""
    problems: list[Problem] = []
    on = _day(row.get("on", ""))
    if on is None:
        problems.append(_at(codes.NOT_A_DAY, place, "on", row.get("on", "")))
    amounts: dict[str, float | None] = {}
    for name in ("count", "low", "high", "reporting"):
        written = row.get(name, "")
        amounts[name] = float(written) if _AMOUNT.fullmatch(written) else None
        if written and amounts[name] is None:
            problems.append(_at(codes.NOT_AN_AMOUNT, place, name, written))
    reporting = 1.0 if amounts["reporting"] is None else amounts["reporting"]
    if reporting > 1:
        problems.append(_at(codes.NOT_A_SHARE, place, "reporting", row["reporting"]))
    count = amounts["count"]
    if on is None or problems:
        return None, problems
    if count is None:
        return _Line(on, 0.0, 0.0, 0.0, 0.0), []
    low, high = (count if amounts[name] is None else amounts[name] for name in ("low", "high"))
    if low is None or high is None or not low <= count <= high:
        values = {"low": row.get("low", ""), "count": row["count"], "high": row.get("high", "")}
        return None, [Problem(codes.OUT_OF_ORDER, place, row["count"], values)]
    return _Line(on, count, low, high, reporting), []


def _series(
    lines: dict[date, _Line], file: str, problems: list[Problem]
) -> tuple[DailySeries | None, list[Problem]]:
    if not lines:
        return None, [*problems, Problem(codes.NO_DAYS, Place(file=file))]
    first, last = min(lines), max(lines)
    days = (last - first).days + 1
    if days > DAYS_MOST:
        values = {"first": str(first), "last": str(last), "most": str(DAYS_MOST)}
        return None, [*problems, Problem(codes.TOO_MANY_DAYS, Place(file=file), "", values)]
    missing = days - len(lines)
    if missing:
        values = {"missing": str(missing), "first": str(first), "last": str(last)}
        problems = [*problems, Problem(codes.DAYS_MISSING, Place(file=file), "", values)]
    columns = np.zeros((4, days))
    for each in lines.values():
        columns[:, (each.on - first).days] = each.count, each.low, each.high, each.reporting
    count, low, high, reporting = columns
    return DailySeries(first, count, low, high, reporting, np.zeros(days)), problems


def _day(written: str) -> date | None:
    if not _DAY.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _at(code: Code, place: Place, field: str, written: str) -> Problem:
    return _problem(code, Place(place.file, row=place.row, field=field), written)


def _problem(code: Code, place: Place, written: str) -> Problem:
    return Problem(code, place, written, {"written": written})


def series_lines(series: DailySeries) -> Iterable[str]:
    """Return the lines of a file that tells *series*, which `read_series` reads back."""
    yield ",".join(KNOWN)
    first = series.first_on.toordinal()
    columns = (series.count, series.low, series.high, series.reporting)
    for day, amounts in enumerate(zip(*(each.tolist() for each in columns), strict=True)):
        on = date.fromordinal(first + day)
        yield ",".join([str(on), *(f"{each:.12f}".rstrip("0").rstrip(".") for each in amounts)])
