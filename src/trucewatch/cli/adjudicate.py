"""``trucewatch adjudicate CASE``: judge everything, write nothing, count the outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.gates import Gate
from trucewatch.cli.guard import guarded
from trucewatch.cli.moments import opened, put_moment, with_moment
from trucewatch.cli.options import (
    AllowEmptyOption,
    AsOfOption,
    CaseArgument,
    FailOnOption,
    JsonOption,
    RunOption,
)
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.summary import (
    counted_gates,
    gates_of,
    put_counts,
    put_receipts,
    tell_gates,
    tell_read,
)
from trucewatch.cli.terminal import progress, put_json
from trucewatch.cli.words import text

FindingsOption = Annotated[
    Path | None,
    typer.Option(
        "--findings", metavar="FILE.parquet", help=text("option.findings"), show_default=False
    ),
]

IncidentsOption = Annotated[
    Path | None,
    typer.Option(
        "--incidents", metavar="FILE.parquet", help=text("option.incidents"), show_default=False
    ),
]

JobsOption = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help=text("option.jobs"))]


@guarded
def adjudicate(  # noqa: PLR0913 - each is an option that a user can give
    case: CaseArgument,
    *,
    as_json: JsonOption = False,
    allow_empty: AllowEmptyOption = False,
    findings: FindingsOption = None,
    fail_on: FailOnOption = None,
    as_of: AsOfOption = "",
    run: RunOption = "",
    incidents: IncidentsOption = None,
    jobs: JobsOption = 2,
) -> ExitCode:
    """Judge the case in memory and count, or count what a past run found."""
    if incidents is not None:
        return _streamed(case, (as_of, run), (incidents, findings), jobs, fail_on or [])
    if as_of or run:
        return _then(case, (as_of, run), findings, fail_on or [], as_json=as_json)
    from trucewatch.engine.local import judge_case
    from trucewatch.engine.parquet import keep_table
    from trucewatch.mission.told_terms import receipt_lines
    from trucewatch.publication.json_views import adjudicate_view

    with progress() as bar:
        judged = judge_case(opened(case, "", ""), bar, allow_empty=allow_empty)
    tell_problems(judged.case.problems)
    tell_read(judged.case)
    if findings is not None:
        keep_table(findings, judged.findings)
    if as_json:
        put_json(adjudicate_view(judged.findings, receipt_lines(judged.case.reported.receipts)))
    else:
        put_receipts(judged.case.reported.receipts)
        put_counts(judged.counts)
    counts = gates_of(judged, judged.case.problems)
    return ExitCode.GATE_FAILED if tell_gates(fail_on or [], counts) else ExitCode.DONE


def _then(
    case: Path, asked: tuple[str, str], findings: Path | None, gates: list[Gate], *, as_json: bool
) -> ExitCode:
    """Answer from the tables of a past run, as they were written then."""
    from trucewatch.engine.moments import Moment, run_at
    from trucewatch.engine.stored import stored_answer

    past = run_at(case, Moment(*asked))
    answer = stored_answer(past, whole=findings is not None)
    tell_problems([*answer.problems, *past.problems])
    tell_read(answer)
    if findings is not None:
        from trucewatch.engine.parquet import keep_table

        keep_table(findings, answer.findings)
    if as_json:
        from trucewatch.mission.told_terms import receipt_lines
        from trucewatch.publication.json_views import adjudicate_view

        document = adjudicate_view(answer.findings, receipt_lines(answer.receipts))
        put_json(with_moment(document, past, worked_out=False))
    else:
        put_moment(past)
        put_receipts(answer.receipts)
        put_counts(answer.counts)
    counts = counted_gates(answer.counts, answer.quarantined, answer.problems)
    if Gate.CONFLICT in gates:
        from trucewatch.engine.local import read_terms
        from trucewatch.mission.told_terms import conflicts

        counts[Gate.CONFLICT] = len(conflicts(read_terms(past.inputs)))
    return ExitCode.GATE_FAILED if tell_gates(gates, counts) else ExitCode.DONE


def _streamed(
    case: Path,
    asked: tuple[str, str],
    paths: tuple[Path, Path | None],
    jobs: int,
    gates: list[Gate],
) -> ExitCode:
    """Judge a table of incidents, however large, under the terms of the case."""
    from trucewatch.engine.local import read_terms
    from trucewatch.engine.stream import stream_case
    from trucewatch.mission.told_terms import conflicts

    then = opened(case, *asked)
    agreed = read_terms(then.files)
    tell_problems([*agreed.problems, *then.problems])
    with progress() as bar:
        streamed = stream_case(agreed, paths, bar, jobs=jobs)
    put_moment(then.past)
    put_counts(streamed.counts)
    problems = [*agreed.problems, *then.problems]
    counts = counted_gates(streamed.counts, 0, problems)
    counts[Gate.CONFLICT] = len(conflicts(agreed))
    return ExitCode.GATE_FAILED if tell_gates(gates, counts) else ExitCode.DONE
