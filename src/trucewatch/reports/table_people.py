"""
How many people the rows of a table say were harmed.
"""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.definitions.counts import Count
from trucewatch.definitions.number_wording import is_plain, read_count
from trucewatch.reports import codes
from trucewatch.reports.cells import Understood, understood
from trucewatch.reports.mapping import PEOPLE, ReportMapping
from trucewatch.reports.rows import RowFault, Rows

_BOUNDS = ("low", "best", "high")


def table_people(rows: Rows, mapping: ReportMapping) -> Mapping[str, list[int | None]]:
    """
    Return the columns of people, each with low, best and high.

    A column for the whole group gives all three, in words where need be. A column for one bound
    gives that bound, and comes before the group's. Blank is unknown; it is never zero.
    """
    columns: dict[str, list[int | None]] = {}
    for group in PEOPLE:
        whole = _counts(rows, mapping, group)
        bounds = {bound: _counts(rows, mapping, f"{group}_{bound}") for bound in _BOUNDS}
        for bound in _BOUNDS:
            columns[f"{group}_{bound}"] = [
                _figure(one, bound) if one is not None else _figure(both, bound)
                for one, both in zip(bounds[bound], whole, strict=True)
            ]
        _check(rows, group, columns, mapping.people_most)
    return columns


def _counts(rows: Rows, mapping: ReportMapping, name: str) -> list[Count | None]:
    def parse(cell: str) -> Understood[Count] | RowFault:
        count = read_count(cell, mapping.decimal)
        # Programs write "None" for what is missing, which is no count of nobody.
        if count is None or cell.strip() == "None":
            return RowFault(codes.BAD_COUNT, "", cell[:40], {"written": cell[:40]})
        doubts = () if cell.isascii() else (codes.OTHER_DIGITS,)
        plain = is_plain(cell.strip()) or count.low == count.high
        return Understood(count, doubts if plain else (*doubts, codes.COUNT_IN_WORDS))

    return understood(rows, name, mapping.columns.get(name), parse)


def _figure(count: Count | None, bound: str) -> int | None:
    return (
        None
        if count is None
        else {"low": count.low, "best": count.best, "high": count.high}[bound]
    )


def _check(rows: Rows, group: str, columns: Mapping[str, list[int | None]], most: int) -> None:
    figures = zip(*(columns[f"{group}_{bound}"] for bound in _BOUNDS), strict=True)
    for index, (low, best, high) in enumerate(figures):
        count = Count(low, best, high)
        written = f"{low}, {best}, {high}"
        if not count.in_order:
            values = {"written": written, "group": group}
            rows.marks.fault(index, RowFault(codes.COUNTS_OUT_OF_ORDER, group, written, values))
        largest = max((each for each in (low, best, high) if each is not None), default=0)
        if largest > most:
            values = {"written": str(largest), "most": str(most)}
            rows.marks.fault(index, RowFault(codes.COUNT_OVER_CAP, group, str(largest), values))
