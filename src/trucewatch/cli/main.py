"""
The entrance: every verb by name, and nothing heavy before a verb is chosen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import typer

from trucewatch.cli.adjudicate import adjudicate
from trucewatch.cli.check import check
from trucewatch.cli.diff import diff
from trucewatch.cli.doctor import doctor
from trucewatch.cli.exits import ExitCode
from trucewatch.cli.explain import explain
from trucewatch.cli.explain_code import explain_code
from trucewatch.cli.forget import forget
from trucewatch.cli.gazetteer import gazetteer_verbs
from trucewatch.cli.guard import DEBUG
from trucewatch.cli.history import history
from trucewatch.cli.init import init
from trucewatch.cli.quarantine import quarantine_verbs
from trucewatch.cli.read import read
from trucewatch.cli.run import run as run_verb
from trucewatch.cli.score import score
from trucewatch.cli.simulate import simulate
from trucewatch.cli.terminal import tell_as
from trucewatch.cli.terms import terms
from trucewatch.cli.version import version
from trucewatch.cli.words import text

VERBS: dict[str, Callable[..., None]] = {
    "run": run_verb,
    "check": check,
    "init": init,
    "terms": terms,
    "read": read,
    "adjudicate": adjudicate,
    "explain": explain,
    "history": history,
    "diff": diff,
    "forget": forget,
    "doctor": doctor,
    "explain-code": explain_code,
    "simulate": simulate,
    "score": score,
    "version": version,
}
"""Every verb, in the order in which ``--help`` lists them."""


def command_line() -> typer.Typer:
    """Return the whole command line; the reference of verbs is written from it."""
    made = typer.Typer(
        name="trucewatch",
        help=text("help"),
        epilog=text("help-debug"),
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    for name, verb in VERBS.items():
        made.command(name, help=text(f"verb.{name}"))(verb)
        if name == "explain":
            made.add_typer(quarantine_verbs(), name="quarantine")
    made.add_typer(gazetteer_verbs(), name="gazetteer")
    return made


def main(arguments: list[str]) -> int:
    """
    Run the verb that *arguments* name and return its exit code.

    ``--debug`` may stand anywhere: with it, a failure of the tool shows its trace.
    """
    if "--debug" in arguments:
        os.environ[DEBUG] = "1"
    given = [each for each in arguments if each != "--debug"]
    try:
        ended = command_line()(given, prog_name="trucewatch", standalone_mode=False)
    except KeyboardInterrupt:
        return ExitCode.STOPPED
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error)
    return int(ended or 0)


def run() -> None:
    """Run the command line of this process and end the process."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        # A stream that was closed before the start is none at all.
        sys.stdout = sys.stdout or nowhere
        sys.stderr = sys.stderr or nowhere
        sys.exit(main(sys.argv[1:]))


def _usage(error: Exception) -> int:
    """Tell what is wrong with the command line; the parser's errors share no public class."""
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "trucewatch")
    if not said:
        return ExitCode.USAGE
    tell_as("error", said)
    tell_as("hint", text("usage-hint", command=path))
    return ExitCode.USAGE
