"""The help of every verb, and what a script can tell from how it ended."""

from __future__ import annotations

import inspect
import re
from typing import Any

import typer

from reference.markdown import code, fenced, page, table
from reference.meanings import meanings
from trucewatch.cli.exits import ExitCode
from trucewatch.cli.gates import Gate
from trucewatch.cli.main import command_line

WIDTH = 96

_SAID_BELOW = re.compile(r'^    (\w+) = \d+\n    """(.*?)"""', re.MULTILINE | re.DOTALL)


def verbs_page() -> str:
    """Return the page of the command line."""
    root = typer.main.get_command(command_line())
    return page(
        "Command line",
        "Results go to standard output, everything said about them to standard error.\n"
        "`NO_COLOR=1` keeps colour out; `--debug` anywhere, or `TRUCEWATCH_DEBUG=1`, shows the "
        "trace when the tool itself fails.",
        "## Exit codes",
        _exits(),
        "## Gates of `--fail-on`",
        _gates(),
        *_help(root, "trucewatch", None),
    )


def _help(verb: Any, name: str, parent: Any) -> list[str]:
    context = verb.context_class(verb, info_name=name, parent=parent, terminal_width=WIDTH)
    parts = [f"## `{context.command_path}`", fenced(verb.get_help(context))]
    for inner, part in getattr(verb, "commands", {}).items():
        parts += _help(part, inner, context)
    return parts


def _exits() -> str:
    said = dict(_SAID_BELOW.findall(inspect.getsource(ExitCode)))
    rows = [(code(str(each.value)), said[each.name]) for each in ExitCode]
    return table(("Code", "Meaning"), rows)


def _gates() -> str:
    told = meanings("gates", (str(each) for each in Gate))
    return table(("Gate", "Fails when"), ((code(gate), text) for gate, text in told.items()))
