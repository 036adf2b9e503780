"""Every run of a case, with what became of it and how it differs from the one before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trucewatch.definitions.digests import digest_of
from trucewatch.engine.past import RunsOfCase, record_of, runs_of_case
from trucewatch.engine.run_folders import out_of
from trucewatch.mission.history import RecordedRun
from trucewatch.mission.record_changes import RecordChange, record_change


@dataclass(frozen=True, slots=True)
class ListedRun:
    """
    One run of a case.

    Attributes:
        recorded: What the history tells of it.
        state: ``kept``, ``forgotten``, ``lost``, or ``altered`` where its record is not the one
            that was recorded.
        forgotten_at: When it was forgotten.
        before: The last run before it that can be read.
        change: How it differs from that one; ``None`` where there is none, or it is not kept.
        findings: How many findings it has; ``None`` where it is not kept.
    """

    recorded: RecordedRun
    state: str
    forgotten_at: datetime | None = None
    before: str | None = None
    change: RecordChange | None = None
    findings: int | None = None


@dataclass(frozen=True, slots=True)
class RunList:
    """Every run of a case, in order of number, and the history they were taken from."""

    runs: RunsOfCase
    listed: tuple[ListedRun, ...]


def listed_runs(folder: Path) -> RunList:
    """
    List every run of a case.

    Raises:
        RefusedError: When there is no such case, or its history cannot be read.
    """
    runs = runs_of_case(out_of(folder))
    listed: list[ListedRun] = []
    before: tuple[str, dict[str, Any]] | None = None
    for each in runs.runs:
        record = _record(runs.out / each.run, each.record)
        state = _state(runs, each, record)
        if record is None or state != "kept":
            listed.append(ListedRun(each, state, runs.history.forgotten.get(each.run)))
            continue
        rows = int(record["rows"]["findings"])
        change = record_change(before[1], record) if before else None
        listed.append(ListedRun(each, state, None, before[0] if before else None, change, rows))
        before = (each.run, record)
    return RunList(runs, tuple(listed))


def _state(runs: RunsOfCase, each: RecordedRun, record: dict[str, Any] | None) -> str:
    if each.run in runs.history.forgotten:
        return "forgotten"
    if each.run not in runs.lying:
        return "lost"
    return "altered" if record is None else "kept"


def _record(run: Path, digest: str) -> dict[str, Any] | None:
    content = record_of(run)
    if content is None or digest_of(content) != digest:
        return None
    try:
        read = json.loads(content)
        record_change(read, read)
    except (ValueError, KeyError, TypeError):
        return None
    return dict(read)
