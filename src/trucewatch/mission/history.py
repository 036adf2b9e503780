"""
The history of a case: which run was recorded when, line by line, each tied to the line before.

A line holds the digest of the line before it, so that a line that was changed, taken out or put in
shows.  Whoever rewrites every line after it is not found out by the file alone: keep the digest of
the last line elsewhere for that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.instants import written

HISTORY_SCHEMA = "trucewatch/history@1"

NO_LINE = ""
"""Stands for the digest of the line before the first."""


@dataclass(frozen=True, slots=True)
class RecordedRun:
    """
    One run as the history tells it.

    Attributes:
        run: Its number, such as ``0003``.
        recorded_at: When it was finished.
        read_at: When its inputs were read; ``None`` where that was not recorded.
        record: sha256 of its ``run.json``.
        version: Version of the program that made it.
        from_folder: Whether nobody recorded it then: *recorded_at* is the time stamp of its file.
    """

    run: str
    recorded_at: datetime
    read_at: datetime | None
    record: str
    version: str
    from_folder: bool = False


@dataclass(frozen=True, slots=True)
class ForgottenRuns:
    """Runs that were taken away by ``forget``, and when."""

    runs: tuple[str, ...]
    recorded_at: datetime
    version: str


HistoryLine = RecordedRun | ForgottenRuns
"""What one line of the history tells."""


@dataclass(frozen=True, slots=True)
class History:
    """
    The history as its file holds it.

    Attributes:
        lines: Number of the line, from 1, and what it tells; lines that cannot be read are left
            out.
        breaks: Numbers of the lines that do not follow from the line before, or cannot be read.
        head: Digest of the last whole line.
        whole: Bytes up to the end of the last whole line; what comes after was cut off.
        torn: Whether something comes after.
    """

    lines: tuple[tuple[int, HistoryLine], ...] = ()
    breaks: tuple[int, ...] = ()
    head: str = NO_LINE
    whole: int = 0
    torn: bool = False

    @property
    def runs(self) -> tuple[RecordedRun, ...]:
        """Every run that was recorded, forgotten ones included, in the order of the lines."""
        return tuple(each for _, each in self.lines if isinstance(each, RecordedRun))

    @property
    def forgotten(self) -> dict[str, datetime]:
        """Runs that were taken away, and when."""
        return {
            run: each.recorded_at
            for _, each in self.lines
            if isinstance(each, ForgottenRuns)
            for run in each.runs
        }

    def is_sure(self, run: str) -> bool:
        """Whether no line at or after that of *run* is out of order with the line before it."""
        found = [number for number, line in self.lines if _tells(line, run)]
        return not self.breaks or (bool(found) and found[-1] >= self.breaks[-1])


def read_history(content: bytes) -> History:
    """
    Read the bytes of a history.

    A last line that is not whole is what a power cut leaves: it is told and not counted.  Any
    other line that cannot be read is a break.
    """
    lines: list[tuple[int, HistoryLine]] = []
    breaks: list[int] = []
    head, whole, torn = NO_LINE, 0, False
    parts = content.splitlines(keepends=True)
    for number, part in enumerate(parts, start=1):
        line = part.rstrip(b"\n")
        before, told = _line(line)
        if told is None and number == len(parts):
            torn = True
            break
        if told is None or before != head:
            breaks.append(number)
        if told is not None:
            lines.append((number, told))
        head, whole = digest_of(line), whole + len(part)
    return History(tuple(lines), tuple(breaks), head, whole, torn)


def history_line(line: HistoryLine, before: str) -> bytes:
    """
    Return the bytes that keep *line*.

    Args:
        line: What is to be told.
        before: `History.head` of the history that it is added to.
    """
    kept: dict[str, object] = {"schema": HISTORY_SCHEMA}
    if isinstance(line, RecordedRun):
        kept |= {
            "run": line.run,
            "recorded_at": written(line.recorded_at),
            "read_at": written(line.read_at),
            "record": line.record,
        }
        if line.from_folder:
            kept["from_folder"] = True
    else:
        kept |= {"forgot": list(line.runs), "recorded_at": written(line.recorded_at)}
    kept |= {"version": line.version, "before": before}
    return json.dumps(kept, ensure_ascii=True, separators=(", ", ": ")).encode() + b"\n"


def newest_at(runs: Iterable[RecordedRun], instant: datetime) -> RecordedRun | None:
    """Return the last of *runs* that was recorded at or before *instant*, ``None`` before all."""
    found = [each for each in runs if each.recorded_at <= instant]
    return found[-1] if found else None


def went_back(runs: Iterable[RecordedRun]) -> tuple[str, ...]:
    """Return the runs that were recorded, by the clock, before the run that precedes them."""
    found: list[str] = []
    before: RecordedRun | None = None
    for each in runs:
        if before is not None and each.recorded_at < before.recorded_at:
            found.append(each.run)
        before = each
    return tuple(found)


def _tells(line: HistoryLine, run: str) -> bool:
    return isinstance(line, RecordedRun) and line.run == run


def _line(line: bytes) -> tuple[str, HistoryLine | None]:
    try:
        kept = json.loads(line)
        return str(kept["before"]), _told(kept)
    except (ValueError, KeyError, TypeError):
        return NO_LINE, None


def _told(kept: Mapping[str, Any]) -> HistoryLine:
    if kept["schema"] != HISTORY_SCHEMA:
        raise ValueError(kept["schema"])
    at, version = _instant(kept["recorded_at"]), str(kept["version"])
    if "forgot" in kept:
        return ForgottenRuns(tuple(map(str, kept["forgot"])), at, version)
    read_at = _instant(kept["read_at"]) if kept["read_at"] else None
    from_folder = bool(kept.get("from_folder"))
    return RecordedRun(str(kept["run"]), at, read_at, str(kept["record"]), version, from_folder)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant
