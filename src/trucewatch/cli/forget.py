"""``trucewatch forget CASE``: take old runs away, and say first which."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument
from trucewatch.cli.terminal import put, tell
from trucewatch.cli.words import text

RunsOption = Annotated[
    list[str] | None,
    typer.Option("--run", metavar="N", help=text("option.forget-run"), show_default=False),
]
BeforeOption = Annotated[
    str,
    typer.Option(
        "--before", metavar="INSTANT", help=text("option.forget-before"), show_default=False
    ),
]
KeepOption = Annotated[
    int | None,
    typer.Option(
        "--keep", metavar="N", min=1, help=text("option.forget-keep"), show_default=False
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", help=text("option.yes"))]


@guarded
def forget(
    case: CaseArgument,
    *,
    run: RunsOption = None,
    before: BeforeOption = "",
    keep: KeepOption = None,
    yes: YesOption = False,
) -> ExitCode:
    """Say which runs would go; with --yes take them away."""
    from trucewatch.definitions.instants import written
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.forgetting import WhichRuns, planned
    from trucewatch.engine.forgetting import forget as take_away

    which = WhichRuns(tuple(run or ()), before, keep or 0)
    plan = take_away(case, which, SystemClock()) if yes else planned(case, which)
    for each in plan.runs:
        put(text("forget.run", run=each.run, at=written(each.recorded_at)))
    for name in plan.unfinished:
        put(text("forget.unfinished", run=name))
    if plan.contents:
        put(text("forget.contents", n=len(plan.contents)))
    size = f"{plan.bytes / 1024**2:.1f}"
    count = len(plan.runs) + len(plan.unfinished)
    tell(text("forget.done" if yes else "forget.dry", n=count, size=size))
    return ExitCode.DONE
