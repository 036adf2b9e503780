"""
When a row of UCDP GED happened, and when its sources said so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from trucewatch.definitions.problems import Code
from trucewatch.definitions.time_wording import FIRST_YEAR, LAST_YEAR, day_bounds
from trucewatch.reports import codes
from trucewatch.reports.rows import Cell, RowFault, Rows
from trucewatch.reports.spans import precision_of
from trucewatch.reports.ucdp_places import without_fraction

SOURCE_OLDER_BY = timedelta(days=7)
"""A source this much older than the incident it is cited for raises a doubt."""

LONG_FROM_DAYS = 32
"""From this many days on, a row is not one incident but a summary of a stretch."""

_LONGEST_DAYS = {"1": 1, "2": 6, "3": 8, "4": 31, "5": 100_000}
_NOT_GIVEN_BEFORE = date(1900, 1, 1)


@dataclass(slots=True)
class UcdpTimes:
    """Columns that say when; `None` in a row that is kept out."""

    earliest_at: list[datetime | None] = field(default_factory=list)
    latest_at: list[datetime | None] = field(default_factory=list)
    time_precision: list[str | None] = field(default_factory=list)
    reported_at: list[datetime | None] = field(default_factory=list)


Days = tuple[date, date]


def ucdp_times(rows: Rows, zone: tzinfo, now_at: datetime) -> UcdpTimes:
    """
    Return when each row happened, as days of *zone*, and when its sources said so.

    Rows without a usable interval get a fault in their marks; *now_at* is the present.
    """
    times = UcdpTimes()
    spans: dict[tuple[Cell, Cell], Days | RowFault] = {}
    cited: dict[str, tuple[list[date], bool]] = {}
    columns = (rows.cells(name) for name in ("date_start", "date_end", "date_prec", "source_date"))
    for index, (first, last, precision, sources) in enumerate(zip(*columns, strict=True)):
        span = spans.get((first, last))
        if span is None:
            span = spans.setdefault((first, last), _span(first, last, zone, now_at))
        days = cited.get(sources or "")
        if days is None:
            days = cited.setdefault(sources or "", _cited(sources, now_at))
        if isinstance(span, RowFault):
            rows.marks.fault(index, span)
            if span.code not in codes.WAIVABLE:
                _add(times, None, None, zone)
                continue
            span = _days(first, last)
        _add(times, span, _said_on(span, days[0]), zone)
        _doubts(rows, index, span, (without_fraction(precision), days))
    return times


def _add(times: UcdpTimes, span: Days | None, said_on: date | None, zone: tzinfo) -> None:
    earliest = day_bounds(span[0], zone)[0] if span else None
    latest = day_bounds(span[1], zone)[1] if span else None
    times.earliest_at.append(earliest)
    times.latest_at.append(latest)
    times.time_precision.append(precision_of(earliest, latest) if earliest and latest else None)
    times.reported_at.append(day_bounds(said_on, zone)[0] if said_on else None)


def _span(first: Cell, last: Cell, zone: tzinfo, now_at: datetime) -> Days | RowFault:
    written = f"{first or ''} {last or ''}".strip()[:80]
    try:
        days = _days(first, last)
    except ValueError:
        code = codes.TIME_NOT_UNDERSTOOD if written else codes.NO_TIME
        return RowFault(code, "earliest_at", written, {"written": written, "times": "iso"})
    if days[1] < days[0]:
        values = {"start": str(days[0]), "end": str(days[1])}
        return RowFault(codes.ENDS_BEFORE_START, "latest_at", written, values)
    if day_bounds(days[0], zone)[0] > now_at + timedelta(hours=1):
        values = {"written": written, "now": now_at.astimezone(UTC).isoformat()}
        return RowFault(codes.IN_THE_FUTURE, "earliest_at", written, values)
    return days


def _days(first: Cell, last: Cell) -> Days:
    # Later releases write midnight behind the day.
    ends = [(cell or "").strip().removesuffix(" 00:00:00.000") for cell in (first, last)]
    if any(len(end) != len("2016-05-05") for end in ends):
        raise ValueError(ends)
    days = date.fromisoformat(ends[0]), date.fromisoformat(ends[1])
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        raise ValueError(ends)
    return days


def _cited(sources: Cell, now_at: datetime) -> tuple[list[date], bool]:
    # Days of the sources that can be meant, and whether another was among them.
    found: list[date] = []
    odd = False
    for part in (sources or "").split(";"):
        try:
            day = date.fromisoformat(part.strip()[:10]) if part.strip() else None
        except ValueError:
            odd = True
            continue
        if day is not None and _NOT_GIVEN_BEFORE <= day <= now_at.date():
            found.append(day)
        elif day is not None:
            odd = True
    return found, odd


def _said_on(span: Days, cited: list[date]) -> date | None:
    after = [day for day in cited if day >= span[0]]
    return min(after) if after else max(cited, default=None)


def _doubts(rows: Rows, index: int, span: Days, said: tuple[str, tuple[list[date], bool]]) -> None:
    precision, (cited, odd) = said
    length = (span[1] - span[0]).days + 1
    doubts: list[Code] = []
    if any(span[0] - day > SOURCE_OLDER_BY for day in cited):
        doubts.append(codes.SOURCE_OLDER)
    if odd:
        doubts.append(codes.SOURCE_DATE_ODD)
    if length >= LONG_FROM_DAYS:
        doubts.append(codes.LONG_DURATION)
    if precision not in _LONGEST_DAYS:
        values = {"column": "date_prec", "written": precision[:40], "known": "1 to 5"}
        fault = RowFault(codes.UNKNOWN_UCDP_CODE, "date_prec", precision[:40], values)
        rows.marks.fault(index, fault)
    elif length > _LONGEST_DAYS[precision]:
        doubts.append(codes.DATE_PRECISION_DIFFERS)
    if doubts:
        rows.marks.doubt(index, *doubts)
