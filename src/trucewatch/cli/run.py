"""``trucewatch run CASE``: every step that the case has input for, into a new numbered folder."""

from __future__ import annotations

from pathlib import Path

from trucewatch.cli.engines import (
    Engine,
    EngineOption,
    MasterOption,
    PartitionsOption,
    judging_by,
)
from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import AllowEmptyOption, CaseArgument, FailOnOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.summary import (
    gates_of,
    put_counts,
    put_receipts,
    shown,
    tell_gates,
    tell_read,
)
from trucewatch.cli.terminal import progress, put, tell
from trucewatch.cli.words import text


@guarded
def run(  # noqa: PLR0913 - each is an option that a user can give
    case: CaseArgument,
    *,
    allow_empty: AllowEmptyOption = False,
    fail_on: FailOnOption = None,
    engine: EngineOption = Engine.LOCAL,
    master: MasterOption = None,
    partitions: PartitionsOption = None,
) -> ExitCode:
    """Read, judge and publish the case."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.local import run_case

    judging = judging_by(engine, master, partitions)
    with progress() as bar:
        report = run_case(case, SystemClock(), bar, allow_empty=allow_empty, judging=judging)
    tell_problems(report.problems)
    tell_read(report.judged.case)
    put_receipts(report.judged.case.reported.receipts)
    put_counts(report.judged.counts)
    place = _given(case, report.run.path)
    if report.run.same_as:
        tell(text("run.same", number=report.run.path.name, before=report.run.same_as))
    if report.judged.is_held:
        put(text("run.page", path=shown(place / "index.html")))
    else:
        put(text("run.tables", path=shown(place), n=report.judged.rows))
    counts = gates_of(report.judged, report.problems)
    return ExitCode.GATE_FAILED if tell_gates(fail_on or [], counts) else ExitCode.DONE


def _given(case: Path, run: Path) -> Path:
    """Return the run's folder by way of the case as the user named it."""
    return case / run.parent.name / run.name
