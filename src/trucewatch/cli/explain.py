"""``trucewatch explain CASE ID``: what one incident amounts to, reading by reading, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument, JsonOption
from trucewatch.cli.terminal import progress, put, put_json
from trucewatch.cli.words import catalogue, text

IncidentArgument = Annotated[
    str, typer.Argument(metavar="ID", help=text("option.incident"), show_default=False)
]


@guarded
def explain(
    case: CaseArgument, incident: IncidentArgument, *, as_json: JsonOption = False
) -> ExitCode:
    """Judge one incident, by our id or the source's, and say why."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.local import explain_incident
    from trucewatch.mission.told_incident import incident_document, incident_text

    with progress() as bar:
        told = explain_incident(case, incident, SystemClock(), bar)
    if as_json:
        put_json(incident_document(told, catalogue()))
    else:
        put(incident_text(told, catalogue()).rstrip("\n"))
    return ExitCode.DONE
