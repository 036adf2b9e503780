"""``trucewatch adjudicate CASE``: judge everything, write nothing, count the outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import AllowEmptyOption, CaseArgument, FailOnOption, JsonOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.summary import gates_of, put_counts, put_receipts, tell_gates, tell_read
from trucewatch.cli.terminal import progress, put_json
from trucewatch.cli.words import text

FindingsOption = Annotated[
    Path | None,
    typer.Option(
        "--findings", metavar="FILE.parquet", help=text("option.findings"), show_default=False
    ),
]


@guarded
def adjudicate(
    case: CaseArgument,
    *,
    as_json: JsonOption = False,
    allow_empty: AllowEmptyOption = False,
    findings: FindingsOption = None,
    fail_on: FailOnOption = None,
) -> ExitCode:
    """Judge the case in memory and count."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.local import judge_case, keep_findings
    from trucewatch.mission.told_terms import receipt_lines
    from trucewatch.publication.json_views import adjudicate_view

    with progress() as bar:
        judged = judge_case(case, SystemClock(), bar, allow_empty=allow_empty)
    tell_problems(judged.case.problems)
    tell_read(judged.case)
    if findings is not None:
        keep_findings(findings, judged.findings)
    if as_json:
        put_json(adjudicate_view(judged.findings, receipt_lines(judged.case.reported.receipts)))
    else:
        put_receipts(judged.case)
        put_counts(judged.counts)
    counts = gates_of(judged, judged.case.problems)
    return ExitCode.GATE_FAILED if tell_gates(fail_on or [], counts) else ExitCode.DONE
