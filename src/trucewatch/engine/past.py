"""
The history of a case on the disk: ``out/history``, a line for each run, only ever added to.

A run counts from the instant at which its folder got its number.  A line that a power cut tore
off, and the line of a run that was cut off between its folder and its line, are put in from what
lies there, and marked: their instant is the time stamp of the run's own record.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.disk import disk_errors, force
from trucewatch.engine.run_folders import RECORD, newest, numbers
from trucewatch.mission.history import (
    History,
    HistoryLine,
    RecordedRun,
    history_line,
    read_history,
    went_back,
)

HISTORY = "history"

_LONGEST_LINE = 64 * 1024
_APPENDED = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
"""A case comes from strangers: a link in its place would have another file written to."""


@dataclass(frozen=True, slots=True)
class RunsOfCase:
    """
    Every run that a case has had, and what became of it.

    Attributes:
        out: The ``out`` folder.
        history: What its history says.
        runs: Every run that was recorded or lies there, forgotten and lost ones included, in
            order of number.
        lying: Runs whose folder lies there.
    """

    out: Path
    history: History
    runs: tuple[RecordedRun, ...]
    lying: frozenset[str]

    @property
    def kept(self) -> tuple[RecordedRun, ...]:
        """Runs that can be read: they lie there and were not forgotten, in order."""
        gone = self.history.forgotten
        return tuple(each for each in self.runs if each.run in self.lying and each.run not in gone)

    @property
    def lost(self) -> tuple[RecordedRun, ...]:
        """Runs that were recorded and never forgotten, and whose folder is not there."""
        gone = self.history.forgotten
        return tuple(
            each for each in self.runs if each.run not in self.lying and each.run not in gone
        )

    def named(self, run: str) -> RecordedRun | None:
        """Return the run of that number, lost and forgotten ones included."""
        return next((each for each in self.runs if each.run == run), None)


def runs_of_case(out: Path) -> RunsOfCase:
    """
    Return every run of a case; nothing is written.

    Raises:
        RefusedError: When the history cannot be read.
    """
    with disk_errors(HISTORY):
        history = read_history(_content(out))
        lying = {f"{number:04d}" for number in numbers(out)} if out.is_dir() else set()
    told = {each.run: each for each in history.runs}
    for run in sorted(lying - set(told)):
        unrecorded = _from_folder(out / run)
        if unrecorded is not None:
            told[run] = unrecorded
    ordered = tuple(told[run] for run in sorted(told, key=_number))
    return RunsOfCase(out, history, ordered, frozenset(lying & set(told)))


def mend_history(out: Path) -> tuple[str, ...]:
    """
    Take a torn line off the history, and put in a line for each run that has none.

    Args:
        out: The ``out`` folder, held by `trucewatch.engine.lock.only_writer`.

    Returns:
        Runs that were put in, in order; a line that was only torn off is the empty name.

    Raises:
        RefusedError: When the disk refuses.
    """
    if _is_up_to_date(out):
        return ()
    found = runs_of_case(out)
    with disk_errors(HISTORY):
        if found.history.torn:
            _cut(out, found.history.whole)
    recorded = {each.run for each in found.history.runs}
    missing = [each for each in found.runs if each.run not in recorded]
    for each in missing:
        add_line(out, each)
    return tuple(each.run for each in missing) or (("",) if found.history.torn else ())


def add_line(out: Path, line: HistoryLine) -> None:
    """
    Add *line* to the history and force it to the disk.

    Args:
        out: The ``out`` folder, held by `trucewatch.engine.lock.only_writer`; its history is in
            order, see `mend_history`.
        line: What is to be told.

    Raises:
        RefusedError: When the disk refuses.
    """
    with disk_errors(HISTORY):
        is_new = not (out / HISTORY).exists()
        opened = os.open(out / HISTORY, _APPENDED, 0o666)
        try:
            tail = _tail(opened)
            made = history_line(line, digest_of(tail.rstrip(b"\n")) if tail else "")
            joint = b"" if tail.endswith(b"\n") or not tail else b"\n"
            if os.write(opened, joint + made) < len(joint + made):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(opened)
        finally:
            os.close(opened)
        if is_new:
            force(out)


def newest_told(out: Path) -> Path | None:
    """Return the folder of the newest whole run, without a look at every folder where it can."""
    last = _last_run(out)
    return out / last if last is not None and _is_up_to_date(out) else newest(out)


def next_number(out: Path) -> int:
    """Return the number of the next run; that of a run that is lost is not given again."""
    last = _last_run(out)
    if last is not None and _is_up_to_date(out):
        return _number(last) + 1
    told = read_history(_content(out)).runs
    return max([*numbers(out), *(_number(each.run) for each in told)], default=0) + 1


def record_of(run: Path) -> bytes | None:
    """Return the bytes of a run's ``run.json``, ``None`` where it has none."""
    try:
        return (run / RECORD).read_bytes()
    except OSError:
        return None


def history_problems(runs: RunsOfCase) -> tuple[Problem, ...]:
    """Return what is wrong with the history of a case."""
    told = [
        Problem(codes.HISTORY_BROKEN, Place(HISTORY), "", {"line": str(number)})
        for number in runs.history.breaks
    ]
    back = went_back(runs.history.runs)
    told += [Problem(codes.CLOCK_WENT_BACK, Place(HISTORY), "", {"run": run}) for run in back]
    return tuple(told)


def _content(out: Path) -> bytes:
    path = out / HISTORY
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""


def _from_folder(run: Path) -> RecordedRun | None:
    record = record_of(run)
    if record is None:
        return None
    stamp = datetime.fromtimestamp(int((run / RECORD).stat().st_mtime), UTC)
    return RecordedRun(run.name, stamp, None, digest_of(record), "", from_folder=True)


def _is_up_to_date(out: Path) -> bool:
    """Say, by the last line alone, whether the newest run is the last that was told."""
    last = _last_run(out)
    return last is not None and (out / last).is_dir() and not (out / _following(last)).exists()


def _last_run(out: Path) -> str | None:
    """Return the run of the last line, ``None`` where that is torn or tells of none."""
    path = out / HISTORY
    if not path.is_file() or path.is_symlink():
        return None
    with path.open("rb") as opened:
        told = read_history(_tail(opened.fileno()))
    return told.runs[-1].run if told.runs and not told.torn else None


def _following(run: str) -> str:
    return f"{_number(run) + 1:04d}"


def _tail(opened: int) -> bytes:
    """Return the last line of an open file, with its end."""
    size = os.fstat(opened).st_size
    tail = os.pread(opened, _LONGEST_LINE, max(0, size - _LONGEST_LINE))
    return tail[tail.rstrip(b"\n").rfind(b"\n") + 1 :]


def _cut(out: Path, size: int) -> None:
    with (out / HISTORY).open("r+b") as opened:
        opened.truncate(size)
        os.fsync(opened.fileno())


def _number(run: str) -> int:
    return int(run) if run.isascii() and run.isdigit() else 0
