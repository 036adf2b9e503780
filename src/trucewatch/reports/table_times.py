"""
When the rows of a table happened, from the columns that the mapping names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from trucewatch.reports import codes
from trucewatch.reports.cells import Understood, understood
from trucewatch.reports.mapping import ReportMapping
from trucewatch.reports.rows import RowFault, Rows
from trucewatch.reports.spans import precision_of
from trucewatch.reports.times import Interval, read_time

_POINTS = ("reported_at", "published_at", "received_at", "requested_at")
_MICROSECOND = timedelta(microseconds=1)


def table_times(
    rows: Rows, mapping: ReportMapping, forms: list[str], now_at: datetime
) -> Mapping[str, list[Any]]:
    """
    Return the columns that say when.

    A day without an end is that whole day; an end that is a day is the end of that day. Where
    only a day is known of a statement or a request, its first instant stands.

    Args:
        rows: Rows of the file.
        mapping: How times are written, and in which zone.
        forms: Form of each row: an end is needed unless it is an instant.
        now_at: Present instant; a row that starts more than an hour later is kept out.
    """
    read = {name: _intervals(rows, mapping, name) for name in _ALL}
    spans = [
        _span(rows, index, (earliest, latest), now_at)
        for index, (earliest, latest) in enumerate(
            zip(read["earliest_at"], read["latest_at"], strict=True)
        )
    ]
    ends = [
        _end(rows, index, (read["end_earliest_at"][index], read["end_latest_at"][index]), each)
        for index, each in enumerate(zip(spans, forms, strict=True))
    ]
    return {
        "earliest_at": [span[0] if span else None for span in spans],
        "latest_at": [span[1] if span else None for span in spans],
        "end_earliest_at": [end[0] for end in ends],
        "end_latest_at": [end[1] for end in ends],
        "time_precision": [precision_of(*span) if span else None for span in spans],
        "time_basis": [f"as stated, times: {mapping.times}"] * len(rows),
        **{name: [each.earliest_at if each else None for each in read[name]] for name in _POINTS},
    }


_ALL = ("earliest_at", "latest_at", "end_earliest_at", "end_latest_at", *_POINTS)

_Span = tuple[datetime, datetime]


def _intervals(rows: Rows, mapping: ReportMapping, name: str) -> list[Interval | None]:
    def parse(cell: str) -> Understood[Interval] | RowFault:
        read = read_time(cell, mapping.times, mapping.zone)
        return read if isinstance(read, RowFault) else Understood(read, read.doubts)

    return understood(rows, name, mapping.columns.get(name), parse)


def _span(
    rows: Rows, index: int, read: tuple[Interval | None, Interval | None], now_at: datetime
) -> _Span | None:
    first, last = read
    if first is None:
        _fault_once(rows, index, RowFault(codes.NO_TIME, "earliest_at"))
        return None
    span = (first.earliest_at, first.latest_at if last is None else last.latest_at)
    if span[1] < span[0] or (last is not None and last.earliest_at < first.earliest_at):
        rows.marks.fault(index, _reversed("latest_at", span))
        return None
    if span[0] > now_at + timedelta(hours=1):
        written = span[0].astimezone(UTC).isoformat()
        values = {"written": written, "now": now_at.astimezone(UTC).isoformat()}
        rows.marks.fault(index, RowFault(codes.IN_THE_FUTURE, "earliest_at", written, values))
    return span


def _end(
    rows: Rows,
    index: int,
    read: tuple[Interval | None, Interval | None],
    of: tuple[_Span | None, str],
) -> tuple[datetime | None, datetime | None]:
    span, form = of
    early, late = read
    if span is None or form == "instant":
        return None, None
    if early is None and late is None:
        rows.marks.doubt(index, codes.NO_END_GIVEN)
        # Of a lasting act without an end nothing is known but its beginning; an omission without
        # an end is still going on.
        return (span[1], span[1]) if form == "lasting" else (None, None)
    first = early.earliest_at if early else late.earliest_at if late else span[1]
    last = late.latest_at if late else early.latest_at if early else span[1]
    # A day that ends when the act can first have begun lies wholly before it.
    backwards = early is not None and late is not None and late.earliest_at < early.earliest_at
    if backwards or last < span[0] or first < last == span[0]:
        rows.marks.fault(index, _reversed("end_latest_at", (max(first, span[0]), last)))
        return None, None
    end = (max(first, span[0]), last)
    if end[0] < span[1]:
        # Begin and end are weighed apart, so a beginning that may follow the end is refused.
        rows.marks.fault(index, may_come_first(span, end))
        return None, None
    return end


def may_come_first(begin: _Span, end: _Span) -> RowFault:
    """Return the fault of a stretch of which the end may come before the beginning."""
    latest, earliest = (each.astimezone(UTC).isoformat() for each in (begin[1], end[0]))
    values = {"begins": latest, "ends": earliest}
    return RowFault(codes.END_MAY_COME_FIRST, "end_earliest_at", earliest, values)


def _reversed(about: str, span: _Span) -> RowFault:
    start, end = (each.astimezone(UTC).isoformat() for each in span)
    return RowFault(codes.ENDS_BEFORE_START, about, end, {"start": start, "end": end})


def _fault_once(rows: Rows, index: int, fault: RowFault) -> None:
    # A row whose time could not be understood says so already.
    if not any(each.about == fault.about for each in rows.marks.faults.get(index, ())):
        rows.marks.fault(index, fault)
