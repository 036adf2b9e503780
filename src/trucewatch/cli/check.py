"""``trucewatch check CASE``: every file of a case, and nothing judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.moments import opened, put_moment, with_moment
from trucewatch.cli.options import AsOfOption, CaseArgument, JsonOption, RunOption
from trucewatch.cli.problems import problem_rows, tell_problems
from trucewatch.cli.summary import put_receipts
from trucewatch.cli.terminal import progress, put, put_json
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.problems import Severity

if TYPE_CHECKING:
    from trucewatch.engine.local import ReadCase
    from trucewatch.mission.agreed import Agreed

DrawOption = Annotated[
    str, typer.Option("--draw", metavar="FILE.svg", help=text("option.draw"), show_default=False)
]


@guarded
def check(
    case: CaseArgument,
    *,
    draw: DrawOption = "",
    as_json: JsonOption = False,
    as_of: AsOfOption = "",
    run: RunOption = "",
) -> ExitCode:
    """Read everything, tell every problem, and draw the areas where asked."""
    from trucewatch.engine.local import read_case

    then = opened(case, as_of, run)
    with progress() as bar:
        read = read_case(then, bar)
    if draw:
        _draw(draw, read.agreed)
    severities = [each.code.severity for each in read.problems]
    wrong = severities.count(Severity.ERROR)
    tell_problems(read.problems)
    tell_problems(then.problems)
    if as_json:
        put_json(with_moment(_document(read), then.past, worked_out=True))
    else:
        put_moment(then.past)
        put_receipts(read.reported.receipts)
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


def _document(read: ReadCase) -> dict[str, Any]:
    from trucewatch.mission.told_terms import receipt_records

    severities = [each.code.severity for each in read.problems]
    return {
        "schema": "trucewatch/check@1",
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "read": list(read.digests),
        "not_read": list(read.not_read),
        "receipts": receipt_records(read.reported.receipts),
        "problems": problem_rows(read.problems),
    }


def _draw(target: str, agreed: Agreed) -> None:
    from trucewatch.engine.runs import replace_file
    from trucewatch.mission.drawn_areas import areas_picture

    picture = areas_picture(agreed, catalogue())
    if target == "-":
        typer.echo(picture, nl=False)
    else:
        replace_file(Path(target), picture.encode())
