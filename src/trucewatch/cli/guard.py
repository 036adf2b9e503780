"""
What surrounds every verb: refusals become messages and exit codes, and never a trace.
"""

from __future__ import annotations

import errno
import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.terminal import tell, tell_as
from trucewatch.cli.words import text
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine.codes import OUTPUT_FULL
from trucewatch.engine.refusal import RefusedError, why

P = ParamSpec("P")

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}

DEBUG = "TRUCEWATCH_DEBUG"
"""Environment variable behind ``--debug``: set, a failure of the tool shows its trace."""


def guarded(verb: Callable[P, ExitCode]) -> Callable[P, None]:
    """
    Return *verb* as typer wants it: it ends by raising its exit code.

    A verb that fails for a reason it names (`RefusedError`) ends with
    `ExitCode.INPUT_ERRORS`; one that is stopped or loses its reader ends quietly.
    """

    @functools.wraps(verb)
    def within(*given: P.args, **named: P.kwargs) -> None:
        raise typer.Exit(_ended(lambda: verb(*given, **named)))

    return within


def _ended(verb: Callable[[], ExitCode]) -> ExitCode:
    try:
        code = verb()
        sys.stdout.flush()
    except RefusedError as error:
        tell_problems(error.problems)
        return ExitCode.INPUT_ERRORS
    except KeyboardInterrupt:
        tell(text("stopped"))
        return ExitCode.STOPPED
    except BrokenPipeError:
        return _without_reader()
    except OSError as error:
        return _without_room(error) if error.errno in _NO_ROOM else _broken(error)
    except Exception as error:  # noqa: BLE001 - the last fence before a user
        return _broken(error)
    return code


def _broken(error: Exception) -> ExitCode:
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    tell_as("error", text("broken", kind=type(error).__name__))
    tell_as("hint", text("broken-hint"))
    return ExitCode.BROKEN


def _without_room(error: OSError) -> ExitCode:
    """Tell that standard output took no more; what writes files tells its own refusals."""
    _without_reader()
    tell_problems([Problem(OUTPUT_FULL, Place(), "", {"reason": why(error)})])
    return ExitCode.INPUT_ERRORS


def _without_reader() -> ExitCode:
    """Point standard output to nowhere, so that closing it at the end does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return ExitCode.PIPE_CLOSED
