"""
``trucewatch quarantine``: rows that were set aside, and what persons decide about them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.moments import put_moment, with_moment
from trucewatch.cli.options import AsOfOption, CaseArgument, JsonOption, RunOption
from trucewatch.cli.problems import problem_rows, tell_problems
from trucewatch.cli.terminal import put, put_json, put_table, tell
from trucewatch.cli.words import catalogue, text

if TYPE_CHECKING:
    from trucewatch.engine.quarantine import AsideRow
    from trucewatch.engine.records import PastRun

RowArgument = Annotated[
    str, typer.Argument(metavar="ROW", help=text("option.row"), show_default=False)
]
AuthorOption = Annotated[
    str, typer.Option("--author", metavar="WHO", help=text("option.author"), show_default=False)
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar="WHY", help=text("option.reason"), show_default=False)
]
WithOption = Annotated[
    str, typer.Option("--with", metavar="FILE", help=text("option.with"), show_default=False)
]


@guarded
def list_rows(
    case: CaseArgument,
    *,
    as_json: JsonOption = False,
    as_of: AsOfOption = "",
    run: RunOption = "",
) -> ExitCode:
    """List the rows that are set aside now, or were then."""
    rows, past = _aside(case, as_of, run)
    if as_json:
        document = {"schema": "trucewatch/quarantine@1", "rows": [_record(row) for row in rows]}
        put_json(with_moment(document, past, worked_out=False))
        return ExitCode.DONE
    put_moment(past)
    if rows:
        head = [text(f"quarantine.{each}") for each in ("digest", "file", "number", "reasons")]
        put_table([head, *([r.digest[:8], r.file, str(r.row), _in_short(r)] for r in rows)])
    tell(text("quarantine.count", n=len(rows)))
    return ExitCode.DONE


@guarded
def show_row(
    case: CaseArgument,
    row: RowArgument,
    *,
    as_json: JsonOption = False,
    as_of: AsOfOption = "",
    run: RunOption = "",
) -> ExitCode:
    """Show one row as it came, with every reason for which it was set aside."""
    from trucewatch.engine.quarantine import one_row

    rows, past = _aside(case, as_of, run)
    found = one_row(rows, row)
    if as_json:
        document = {"schema": "trucewatch/quarantine-row@1", **_record(found)}
        put_json(with_moment(document, past, worked_out=False))
        return ExitCode.DONE
    put_moment(past)
    put(text("quarantine.shown", digest=found.digest, file=found.file, row=found.row))
    for problem in found.reasons:
        told = catalogue().problem_words(problem)
        put(f"{problem.place}: {problem.code.id}")
        put(f"    {told.words}")
        put(f"    {told.remedy}")
    put(found.raw)
    return ExitCode.DONE


def _aside(case: Path, as_of: str, run: str) -> tuple[list[AsideRow], PastRun | None]:
    """Return the rows that are set aside now, or by a past run, and that run."""
    from trucewatch.engine.moments import Moment, run_at
    from trucewatch.engine.quarantine import set_aside, set_aside_then

    moment = Moment(as_of, run)
    if moment.is_now:
        return set_aside(case), None
    past = run_at(case, moment)
    tell_problems(past.problems)
    return set_aside_then(past), past


def _in_short(row: AsideRow) -> str:
    """Return every reason as its code and its sentence."""
    say = catalogue().problem_words
    return " ".join(f"{each.code.id} {say(each).words}" for each in row.reasons)


def _record(row: AsideRow) -> dict[str, object]:
    return {
        "digest": row.digest,
        "file": row.file,
        "row": row.row,
        "source_id": row.source_id,
        "codes": list(row.codes),
        "reasons": problem_rows(row.reasons),
        "raw": row.raw,
    }


@guarded
def release(
    case: CaseArgument, row: RowArgument, *, author: AuthorOption, reason: ReasonOption
) -> ExitCode:
    """Let a row in as it is."""
    return _decide(case, row, "release", (author, reason, ""))


@guarded
def mend(
    case: CaseArgument,
    row: RowArgument,
    *,
    author: AuthorOption,
    reason: ReasonOption,
    mended: WithOption,
) -> ExitCode:
    """Let a row in with a corrected text."""
    content = sys.stdin.read() if mended == "-" else _text_of(Path(mended))
    return _decide(case, row, "mend", (author, reason, content.rstrip("\r\n")))


@guarded
def discard(
    case: CaseArgument, row: RowArgument, *, author: AuthorOption, reason: ReasonOption
) -> ExitCode:
    """Leave a row out for good."""
    return _decide(case, row, "discard", (author, reason, ""))


def _text_of(path: Path) -> str:
    from trucewatch.engine import codes
    from trucewatch.engine.refusal import refused, why

    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise refused(codes.UNREADABLE, str(path), reason=why(error)) from error
    except UnicodeDecodeError as error:
        raise refused(codes.UNREADABLE, str(path), reason="it is not UTF-8") from error


def _decide(case: Path, row: str, action: str, said: tuple[str, str, str]) -> ExitCode:
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.quarantine import decide, one_row, set_aside
    from trucewatch.mission.decisions import Decision
    from trucewatch.reports.decisions import RowAction

    found = one_row(set_aside(case), row)
    author, reason, mended = said
    decision = Decision(
        found.digest, RowAction(action), author, reason, SystemClock().now(), mended
    )
    decide(case, decision)
    tell(text(f"quarantine.{action}", digest=found.digest[:8], author=author))
    return ExitCode.DONE


def quarantine_verbs() -> typer.Typer:
    """Return ``quarantine`` with its parts."""
    made = typer.Typer(help=text("verb.quarantine"), no_args_is_help=True, rich_markup_mode=None)
    parts: dict[str, Callable[..., None]] = {
        "list": list_rows,
        "show": show_row,
        "release": release,
        "mend": mend,
        "discard": discard,
    }
    for name, part in parts.items():
        made.command(name, help=text(f"verb.quarantine-part.{name}"))(part)
    return made
