"""
How many people a row of UCDP GED says were killed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trucewatch.reports import codes
from trucewatch.reports.rows import Cell, RowFault, Rows
from trucewatch.reports.ucdp_places import without_fraction

_COLUMNS = ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Deaths:
    # The seven figures of a row, in the order of the columns; None is not given.
    low: int | None
    best: int | None
    high: int | None
    side_a: int | None
    side_b: int | None
    civilians: int | None
    unknown: int | None

    @property
    def parts(self) -> list[int]:
        each = (self.side_a, self.side_b, self.civilians, self.unknown)
        return [figure for figure in each if figure is not None]

    @property
    def in_order(self) -> bool:
        given = [each for each in (self.low, self.best, self.high) if each is not None]
        return given == sorted(given)

    @property
    def two_and_two(self) -> bool:
        """Whether it is what coders write for "killed on both sides" without a number."""
        return (self.side_a, self.side_b, self.best, len(self.parts)) == (2, 2, 4, 4)


def ucdp_people(
    rows: Rows, *, one_sided: Sequence[bool], most: int
) -> Mapping[str, list[int | None]]:
    """
    Return the columns of people killed, with their bounds.

    Args:
        rows: Rows in one of the known layouts.
        one_sided: Whether a row is violence against civilians: then everybody killed is one.
        most: Largest number that is believed.
    """
    columns: dict[str, list[int | None]] = {
        f"{group}_{bound}": []
        for group in ("killed", "civilians_killed")
        for bound in ("low", "best", "high")
    }
    figures = zip(*(rows.cells(name) for name in _COLUMNS), strict=True)
    for index, cells in enumerate(figures):
        deaths = _deaths(rows, index, cells, most)
        civilians = _civilians(deaths, one_sided=one_sided[index])
        columns["killed_low"].append(deaths.low)
        columns["killed_best"].append(deaths.best)
        columns["killed_high"].append(deaths.high)
        for bound, figure in zip(("low", "best", "high"), civilians, strict=True):
            columns[f"civilians_killed_{bound}"].append(figure)
    return columns


def _deaths(rows: Rows, index: int, cells: Sequence[Cell], most: int) -> _Deaths:
    read: list[int | None] = []
    for name, cell in zip(_COLUMNS, cells, strict=True):
        text = without_fraction(cell)
        if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            fault = RowFault(codes.BAD_COUNT, name, text[:40], {"written": text[:40]})
            rows.marks.fault(index, fault)
            text = ""
        read.append(int(text) if text else None)
    deaths = _Deaths(*read)
    largest = max((each for each in read if each is not None), default=0)
    if largest > most:
        values = {"written": str(largest), "most": str(most)}
        fault = RowFault(codes.COUNT_OVER_CAP, "killed_high", str(largest), values)
        rows.marks.fault(index, fault)
    if not deaths.in_order:
        written = f"{deaths.low}, {deaths.best}, {deaths.high}"
        values = {"written": written, "group": "killed"}
        rows.marks.fault(index, RowFault(codes.COUNTS_OUT_OF_ORDER, "killed", written, values))
    if deaths.two_and_two:
        rows.marks.doubt(index, codes.TWO_AND_TWO)
    if deaths.best is not None and len(deaths.parts) == 4 and sum(deaths.parts) != deaths.best:
        rows.marks.doubt(index, codes.PARTS_DIFFER_FROM_SUM)
    return deaths


def _civilians(deaths: _Deaths, *, one_sided: bool) -> tuple[int | None, int | None, int | None]:
    if deaths.civilians is None or None in (deaths.low, deaths.best, deaths.high):
        return None, deaths.civilians, None
    low, best, high = deaths.low or 0, deaths.best or 0, deaths.high or 0
    if one_sided:
        return min(low, deaths.civilians), deaths.civilians, max(high, deaths.civilians)
    least = max(0, deaths.civilians - max(0, best - low))
    greatest = deaths.civilians + (deaths.unknown or 0) + max(0, high - best)
    return least, deaths.civilians, max(deaths.civilians, min(high, greatest))
