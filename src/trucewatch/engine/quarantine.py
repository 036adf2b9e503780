"""
The quarantine on the disk: which rows are set aside now, and the file of decisions.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from trucewatch.definitions.problems import Problem, errors
from trucewatch.engine import codes
from trucewatch.engine.clock import SystemClock
from trucewatch.engine.files import OUT, open_case
from trucewatch.engine.local import read_folder
from trucewatch.engine.lock import only_writer
from trucewatch.engine.progress import Silent
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.runs import replace_file
from trucewatch.mission.decisions import DECISIONS_FILE, Decision, beginning_with, decision_line


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
    """

    digest: str
    file: str
    row: int
    source_id: str | None
    codes: tuple[str, ...]
    raw: str

    def as_record(self) -> dict[str, object]:
        """Return the row as a part of a JSON document."""
        return asdict(self)


def set_aside(folder: Path) -> list[AsideRow]:
    """
    Return the rows that the case sets aside now, in the order of files and rows.

    Raises:
        RefusedError: When the case itself has errors.
    """
    case = read_folder(folder, SystemClock(), Silent())
    if case.agreed.case is None:
        raise RefusedError(*errors(case.problems))
    columns = ["digest", "file", "row", "source_id", "codes", "raw"]
    rows = case.reported.quarantine.select(columns).to_pylist()
    return [AsideRow(**{**row, "codes": tuple(row["codes"])}) for row in rows]


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
        RefusedError: When a run is being written, or the disk refuses.
    """
    case = open_case(folder)
    with only_writer(case.root / OUT, decision.at):
        kept = b""
        if DECISIONS_FILE in case.names:
            content = case.read(DECISIONS_FILE)
            if isinstance(content, Problem):
                raise RefusedError(content)
            kept = content if content.endswith(b"\n") or not content else content + b"\n"
        replace_file(case.root / DECISIONS_FILE, kept + decision_line(decision))
