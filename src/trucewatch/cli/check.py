"""``trucewatch check CASE``: every file of a case, and nothing judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument, JsonOption
from trucewatch.cli.problems import problem_rows, tell_problems
from trucewatch.cli.summary import put_receipts
from trucewatch.cli.terminal import progress, put, put_json
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.problems import Severity

if TYPE_CHECKING:
    from trucewatch.mission.agreed import Agreed

DrawOption = Annotated[
    str, typer.Option("--draw", metavar="FILE.svg", help=text("option.draw"), show_default=False)
]


@guarded
def check(case: CaseArgument, *, draw: DrawOption = "", as_json: JsonOption = False) -> ExitCode:
    """Read everything, tell every problem, and draw the areas where asked."""
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.local import read_folder
    from trucewatch.mission.told_terms import receipt_records

    with progress() as bar:
        read = read_folder(case, SystemClock(), bar)
    if draw:
        _draw(draw, read.agreed)
    severities = [each.code.severity for each in read.problems]
    wrong = severities.count(Severity.ERROR)
    tell_problems(read.problems)
    if as_json:
        put_json(
            {
                "schema": "trucewatch/check@1",
                "errors": wrong,
                "warnings": severities.count(Severity.WARNING),
                "read": list(read.digests),
                "not_read": list(read.not_read),
                "receipts": receipt_records(read.reported.receipts),
                "problems": problem_rows(read.problems),
            }
        )
    else:
        put_receipts(read)
        put(
            text(
                "check.done",
                files=len(read.digests),
                regimes=len(read.agreed.regimes),
                areas=len(read.agreed.areas.by_id),
                reports=read.reported.reports.num_rows,
                errors=wrong,
                warnings=severities.count(Severity.WARNING),
            )
        )
    return ExitCode.INPUT_ERRORS if wrong else ExitCode.DONE


def _draw(target: str, agreed: Agreed) -> None:
    from trucewatch.engine.runs import replace_file
    from trucewatch.mission.drawn_areas import areas_picture

    picture = areas_picture(agreed, catalogue())
    if target == "-":
        typer.echo(picture, nl=False)
    else:
        replace_file(Path(target), picture.encode())
