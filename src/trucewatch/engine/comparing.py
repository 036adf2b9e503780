"""Two past runs side by side: which findings differ, and because of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trucewatch.definitions.problems import Problem
from trucewatch.engine.moments import Moment, run_at
from trucewatch.engine.records import PastRun
from trucewatch.mission.agreed import Agreed, read_agreed
from trucewatch.mission.attributed import CANDIDATE, Because, Compared, reasons_of
from trucewatch.mission.causes import Cause, JudgedInputs
from trucewatch.mission.decisions import DECISIONS_FILE, Decision, read_decisions
from trucewatch.mission.differences import FindingChange, finding_changes
from trucewatch.mission.record_changes import RecordChange, record_change
from trucewatch.mission.report_changes import ReportedThen, report_causes


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    Two runs of a case, compared.

    Attributes:
        before: The run that is taken as the earlier.
        after: The run that is taken as the later.
        record: How their records differ.
        changes: The findings that differ, in order of incident, act and regime.
        reasons: Why each of them differs.
    """

    before: PastRun
    after: PastRun
    record: RecordChange
    changes: tuple[FindingChange, ...]
    reasons: tuple[tuple[Because, ...], ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to know of either run, each once."""
        told = [*self.before.problems, *self.after.problems]
        return tuple({(each.code.id, str(each.values)): each for each in told}.values())


def compared_runs(folder: Path, first: str, second: str) -> Comparison:
    """
    Compare two runs of a case.

    Args:
        folder: The case.
        first: Number of the run that is taken as the earlier, or ``latest``.
        second: Number of the other.

    Raises:
        RefusedError: When a run cannot be read, or was changed since.
    """
    before, after = (run_at(folder, Moment(run=each)) for each in (first, second))
    changes = finding_changes(before.table("findings"), after.table("findings"))
    record = record_change(before.record, after.record)
    return Comparison(before, after, record, changes, _reasons(changes, (before, after), record))


def _reasons(
    changes: tuple[FindingChange, ...], runs: tuple[PastRun, PastRun], record: RecordChange
) -> tuple[tuple[Because, ...], ...]:
    if not changes:
        return ()
    agreed = (read_agreed(runs[0].inputs), read_agreed(runs[1].inputs))
    then = _then(runs[0], agreed[0]), _then(runs[1], agreed[1])
    wanted = {each.incident for each in changes}
    reports = report_causes(*then, wanted)
    version = Cause("version", " > ".join(record.versions), "changed") if record.versions else None
    first, second = (_inputs(*each) for each in zip(runs, agreed, then, strict=True))
    if first is None or second is None:
        files = _of_files(record, version)
        return tuple((*_own(reports.get(e.incident, ())), *files) for e in changes)
    return reasons_of(changes, Compared(first, second, reports, version))


def _then(past: PastRun, agreed: Agreed) -> ReportedThen:
    decisions: dict[str, Decision] = {}
    if DECISIONS_FILE in past.inputs.names:
        content = past.inputs.read(DECISIONS_FILE)
        told = () if isinstance(content, Problem) else read_decisions(content, DECISIONS_FILE)[0]
        decisions = {each.digest: each for each in told}
    return ReportedThen(past.table("reports"), past.table("quarantine"), agreed.case, decisions)


def _inputs(past: PastRun, agreed: Agreed, then: ReportedThen) -> JudgedInputs | None:
    """Return what the findings of a run follow from, ``None`` where it was not kept."""
    if agreed.case is None or not agreed.is_sound:
        return None
    as_of = datetime.fromisoformat(str(past.record["as_of"]))
    return JudgedInputs(
        then.reports, agreed.actors, agreed.areas, agreed.regimes, agreed.case.settings, as_of
    )


def _own(causes: tuple[Cause, ...]) -> tuple[Because, ...]:
    return tuple(Because(each, CANDIDATE) for each in causes)


def _of_files(record: RecordChange, version: Cause | None) -> tuple[Because, ...]:
    found = [
        Cause("file", name, change)
        for change, names in (
            ("new", record.new),
            ("changed", record.changed),
            ("gone", record.gone),
        )
        for name in names
    ]
    return tuple(Because(each, CANDIDATE) for each in [*found, *([version] if version else [])])
