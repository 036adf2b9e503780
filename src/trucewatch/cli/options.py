"""Arguments and options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.gates import Gate
from trucewatch.cli.words import text

CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help=text("option.case"), show_default=False)
]
"""The folder of the case."""

JsonOption = Annotated[bool, typer.Option("--json", help=text("option.json"))]
"""Whether the verb writes one JSON document instead of text."""

AllowEmptyOption = Annotated[bool, typer.Option("--allow-empty", help=text("option.allow-empty"))]
"""Whether a case without a single accepted report is fine."""

FailOnOption = Annotated[
    list[Gate] | None,
    typer.Option("--fail-on", help=text("option.fail-on"), show_default=False),
]
"""What must not be there: the verb ends with 1 when it is."""


def _not_empty(context: typer.Context, option: typer.CallbackParam, value: str) -> str:
    """Refuse an option that was given with nothing in it; left out it would mean the present."""
    source = context.get_parameter_source(str(option.name))
    if not value and source is not None and source.name != "DEFAULT":
        raise typer.BadParameter(text("option-empty"))
    return value


AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="INSTANT",
        help=text("option.as-of"),
        show_default=False,
        callback=_not_empty,
    ),
]
"""The newest run recorded at or before this instant is to answer."""

RunOption = Annotated[
    str,
    typer.Option(
        "--run",
        metavar="N",
        help=text("option.run"),
        show_default=False,
        callback=_not_empty,
    ),
]
"""The run that is to answer."""
