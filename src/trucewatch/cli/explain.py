"""``trucewatch explain CASE ID``: what one incident amounts to, reading by reading, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.moments import opened, put_moment, with_moment
from trucewatch.cli.options import AsOfOption, CaseArgument, JsonOption, RunOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.terminal import progress, put, put_json
from trucewatch.cli.words import catalogue, text

IncidentArgument = Annotated[
    str, typer.Argument(metavar="ID", help=text("option.incident"), show_default=False)
]


@guarded
def explain(
    case: CaseArgument,
    incident: IncidentArgument,
    *,
    as_json: JsonOption = False,
    as_of: AsOfOption = "",
    run: RunOption = "",
) -> ExitCode:
    """Judge one incident, by our id or the source's, and say why."""
    from trucewatch.engine.explaining import differing, explain_incident
    from trucewatch.mission.told_incident import incident_document, incident_text

    then = opened(case, as_of, run)
    with progress() as bar:
        told = explain_incident(then, incident, bar)
    tell_problems([*then.problems, *(differing(then.past, told) if then.past else ())])
    if as_json:
        document = incident_document(told, catalogue())
        put_json(with_moment(document, then.past, worked_out=True))
    else:
        put_moment(then.past)
        put(incident_text(told, catalogue()).rstrip("\n"))
    return ExitCode.DONE
