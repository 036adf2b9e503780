"""Exit codes: what a script can tell from how a verb ended."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a verb ended; warnings alone never change it."""

    DONE = 0
    """Everything that was asked for was done."""

    GATE_FAILED = 1
    """A gate that the user named (``--fail-on``) was not passed."""

    USAGE = 2
    """The command line itself was wrong."""

    INPUT_ERRORS = 3
    """The input has errors, or the disk refused; nothing was published."""

    BROKEN = 70
    """The tool itself failed."""

    STOPPED = 130
    """The user stopped it (Ctrl-C)."""

    PIPE_CLOSED = 141
    """Whoever read the output stopped reading."""
