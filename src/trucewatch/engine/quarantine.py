"""
The quarantine on the disk: which rows are set aside now, and the file of decisions.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from trucewatch.definitions.problems import Place, Problem, errors
from trucewatch.engine import codes
from trucewatch.engine.clock import SystemClock
from trucewatch.engine.files import OUT, CaseFolder, open_case
from trucewatch.engine.local import read_case
from trucewatch.engine.lock import only_writer
from trucewatch.engine.moments import NOW, opened_at
from trucewatch.engine.progress import Silent
from trucewatch.engine.records import PastRun
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.runs import replace_file
from trucewatch.mission.agreed import read_agreed
from trucewatch.mission.aside_reasons import aside_reasons
from trucewatch.mission.decisions import DECISIONS_FILE, Decision, beginning_with, decision_line
from trucewatch.mission.reported import read_reported
from trucewatch.reports.decisions import RowAction


@dataclass(frozen=True, slots=True)
class AsideRow:
    """
    One row that is set aside.

    Attributes:
        digest: sha256 of the row as it came; the first characters name it.
        file: File that it stands in.
        row: Its number there, from 1, the header not counted.
        source_id: The source's own id, where it could be read.
        codes: Why it is set aside.
        raw: The row as it came.
        reasons: Each of its codes with the field that it is about and what stands there.
    """

    digest: str
    file: str
    row: int
    source_id: str | None
    codes: tuple[str, ...]
    raw: str
    reasons: tuple[Problem, ...] = ()


def set_aside(folder: Path) -> list[AsideRow]:
    """
    Return the rows that the case sets aside now, in the order of files and rows.

    Raises:
        RefusedError: When the case itself has errors.
    """
    case = read_case(opened_at(folder, NOW, SystemClock()), Silent())
    if case.agreed.case is None:
        raise RefusedError(*errors(case.problems))
    return _rows(case.reported.quarantine)


def set_aside_then(past: PastRun) -> list[AsideRow]:
    """
    Return the rows that a past run set aside, as its table holds them.

    Raises:
        RefusedError: When the table is missing or was changed since.
    """
    return _rows(past.table("quarantine"))


def _rows(quarantine: pa.Table) -> list[AsideRow]:
    return [
        AsideRow(
            row["digest"],
            row["file"],
            row["row"],
            row["source_id"],
            tuple(row["codes"]),
            row["raw"],
            aside_reasons(row),
        )
        for row in quarantine.to_pylist()
    ]


def one_row(rows: list[AsideRow], wanted: str) -> AsideRow:
    """
    Return the row whose digest begins with *wanted*.

    Raises:
        RefusedError: When there is none, or rows that differ begin so.
    """
    found = beginning_with((row.digest for row in rows), wanted) if wanted else []
    if not found:
        raise refused(codes.NO_SUCH_ROW, "", wanted, wanted=wanted)
    if len(found) > 1:
        raise refused(codes.AMBIGUOUS_ROW, "", wanted, wanted=wanted, count=str(len(found)))
    return next(row for row in rows if row.digest == found[0])


def decide(folder: Path, decision: Decision) -> None:
    """
    Add one decision to the case; what was decided before stays in the file.

    Raises:
        RefusedError: When the row would be set aside all the same, a run is being written, or the
            disk refuses; then nothing is added.
    """
    case = open_case(folder)
    with only_writer(case.root / OUT, decision.at):
        kept = b""
        if DECISIONS_FILE in case.names:
            content = case.read(DECISIONS_FILE)
            if isinstance(content, Problem):
                raise RefusedError(content)
            kept = content if content.endswith(b"\n") or not content else content + b"\n"
        decided = kept + decision_line(decision)
        if decision.action is not RowAction.DISCARD:
            _refuse_in_vain(_WithDecisions(case, decided), decision)
        replace_file(case.root / DECISIONS_FILE, decided)


@dataclass(frozen=True, slots=True)
class _WithDecisions:
    """The files of a case as they would be with other decisions."""

    folder: CaseFolder
    decided: bytes

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted({*self.folder.names, DECISIONS_FILE}))

    def read(self, name: str) -> bytes | Problem:
        return self.decided if name == DECISIONS_FILE else self.folder.read(name)

    def open(self, name: str) -> BinaryIO | Problem:
        return io.BytesIO(self.decided) if name == DECISIONS_FILE else self.folder.open(name)


def _refuse_in_vain(files: _WithDecisions, decision: Decision) -> None:
    """Refuse a decision after which its row would be set aside all the same."""
    reported = read_reported(files, read_agreed(files), decision.at)
    for row in _rows(reported.quarantine):
        if row.digest == decision.digest:
            values = {"digest": row.digest[:8], "codes": ", ".join(row.codes)}
            in_vain = Problem(codes.DECISION_IN_VAIN, Place(row.file, row=row.row), "", values)
            raise RefusedError(in_vain, *row.reasons)
