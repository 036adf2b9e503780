"""
Tables of sentences with what is read out of each, in text files beside this module.

A sentence starts its line; under it, indented, stands one line for each mention: its words, ``=``
and its readings, or ``(trouble)``; behind ``!`` its flags. Instants are hours of the table's
zone, ``?`` is an end that is not said, ``|`` parts readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.time_mentions import TimeContext, TimeKind, TimeMention

DAMASCUS = ZoneInfo("Asia/Damascus")
WEDNESDAY = date(2016, 5, 4)
"""The day on which every sentence of the tables was written."""

CONTEXT = TimeContext.on(WEDNESDAY, DAMASCUS)


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Return every sentence of the table *name* with the lines under it."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return list(_cases(text))


def _cases(text: str) -> Iterator[tuple[str, list[str]]]:
    sentence, lines = "", list[str]()
    for line in text.splitlines():
        if line.startswith("    "):
            lines.append(line.strip())
        elif line.strip():
            if sentence:
                yield sentence, lines
            sentence, lines = line, []
    yield sentence, lines


def time_line(mention: TimeMention, zone: tzinfo = DAMASCUS) -> str:
    """Return a time as a line of a table."""
    flags = f" !{'; '.join(mention.flags)}" if mention.flags else ""
    return f"{mention.words} = {_meant(mention, zone)}{flags}"


def _meant(mention: TimeMention, zone: tzinfo) -> str:
    if mention.length is not None and mention.kind is TimeKind.LENGTH:
        ends = (mention.length.least, mention.length.most)
        hours = [f"{each.total_seconds() / 3600:g} h" if each else "?" for each in ends]
        return " to ".join(dict.fromkeys(hours))
    if mention.trouble is not None:
        return f"({mention.trouble})"
    readings = [(each.earliest, each.latest) for each in mention.readings]
    return " | ".join(
        _shown(first, zone) if first == last else f"{_shown(first, zone)} .. {_shown(last, zone)}"
        for first, last in readings
    )


def _shown(at: datetime | None, zone: tzinfo) -> str:
    return "?" if at is None else at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def number_line(mention: NumberMention) -> str:
    """Return a number as a line of a table: a count with its bounds, or its kind."""
    if mention.count is None:
        return f"{mention.words} = {mention.kind} {mention.unit}".strip()
    ends = (mention.count.low, mention.count.best, mention.count.high)
    return f"{mention.words} = {' '.join('?' if each is None else str(each) for each in ends)}"
