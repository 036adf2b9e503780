"""``trucewatch diff CASE RUN RUN``: which findings differ between two runs, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument, JsonOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.terminal import put, put_json
from trucewatch.cli.words import catalogue, text

if TYPE_CHECKING:
    from trucewatch.engine.records import PastRun

BeforeArgument = Annotated[
    str, typer.Argument(metavar="BEFORE", help=text("option.before"), show_default=False)
]
AfterArgument = Annotated[
    str, typer.Argument(metavar="AFTER", help=text("option.after"), show_default=False)
]


@guarded
def diff(
    case: CaseArgument,
    before: BeforeArgument,
    after: AfterArgument,
    *,
    as_json: JsonOption = False,
) -> ExitCode:
    """Write which findings differ between two runs, and why."""
    from trucewatch.engine.comparing import compared_runs
    from trucewatch.mission.told_differences import difference_lines, differences_document

    found = compared_runs(case, before, after)
    tell_problems(found.problems)
    changes = list(zip(found.changes, found.reasons, strict=True))
    if as_json:
        head = {
            "schema": "trucewatch/diff@1",
            "before": run_document(found.before),
            "after": run_document(found.after),
        }
        put_json(head | differences_document(found.record, changes))
        return ExitCode.DONE
    first, second = run_document(found.before), run_document(found.after)
    put(
        text(
            "diff.runs",
            before=first["run"],
            earlier=first["recorded_at"],
            after=second["run"],
            later=second["recorded_at"],
        )
    )
    for line in difference_lines(found.record, changes, catalogue()):
        put(line)
    return ExitCode.DONE


def run_document(past: PastRun) -> dict[str, Any]:
    """Return what ``diff``'s document says of one of its two runs."""
    from trucewatch.definitions.instants import written

    recorded = past.recorded
    return {
        "run": recorded.run,
        "recorded_at": written(recorded.recorded_at),
        "recorded_at_is_time_stamp": recorded.from_folder,
        "version": past.version,
    }
