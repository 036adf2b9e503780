"""What surrounds every verb turns each way of ending into an exit code and a message."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
import typer

from tests.cli.small_case import ROW_BROKEN, ROW_IN, small_case
from tests.cli.terminal_tool import TOOL, said
from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import DEBUG, guarded

Capture = pytest.CaptureFixture[str]


def _ended(error: BaseException) -> int:
    def verb() -> ExitCode:
        raise error

    with pytest.raises(typer.Exit) as ended:
        guarded(verb)()
    return ended.value.exit_code


def test_a_failure_of_the_tool_is_two_lines_and_no_trace(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A failure of the tool itself ends with 70 and says what to do; no trace is shown.
    """
    monkeypatch.delenv(DEBUG, raising=False)

    assert 70 == _ended(ZeroDivisionError("x"))
    assert ["error:", "hint:"] == [
        line.split()[0] for line in capsys.readouterr().err.splitlines()
    ]


def test_a_failure_shows_its_trace_when_asked(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    With --debug the trace of a failure is shown before the two lines.
    """
    monkeypatch.setenv(DEBUG, "1")

    assert 70 == _ended(ZeroDivisionError("x"))
    assert "Traceback" in capsys.readouterr().err


def test_a_verb_that_is_stopped_says_so(capsys: Capture) -> None:
    """
    Ctrl-C ends with 130 and says that nothing was replaced.
    """
    assert 130 == _ended(KeyboardInterrupt())
    assert "untouched" in capsys.readouterr().err


def _on_terminal(*arguments: str, **environment: str) -> tuple[int, str]:
    """Run the command with standard error on a terminal, and return what it showed there."""
    leader, follower = pty.openpty()
    running = subprocess.Popen(
        [TOOL, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=follower,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)
    return running.wait(timeout=60), shown.decode("utf-8", "replace")


def test_a_terminal_gets_colour_and_a_bar(tmp_path: Path) -> None:
    """
    On a terminal the steps of a run are drawn, and problems have colour.
    """
    case = small_case(tmp_path, ROW_IN, ROW_BROKEN)
    code, shown = _on_terminal("run", str(case))

    assert 0 == code
    assert "Judging" in shown
    assert "\x1b[1;33mwarning:" in shown


def test_no_color_is_heeded() -> None:
    """
    NO_COLOR keeps colour out of a terminal too.
    """
    _, shown = _on_terminal("explain-code", "RUN-999", NO_COLOR="1")

    assert "error:" in shown
    assert "\x1b[1;31m" not in shown


def test_the_version_is_told(capsys: Capture) -> None:
    """
    The version is one line, or one document.
    """
    assert said(capsys, "version").out.startswith("trucewatch ")
    assert '"schema": "trucewatch/version@1"' in said(capsys, "version", "--json").out


def test_a_code_is_told_as_text(capsys: Capture) -> None:
    """
    Title, words and remedy of a code are three lines.
    """
    assert 3 == len(said(capsys, "explain-code", "RUN-104").out.splitlines())


def test_the_quarantine_is_told_as_text(capsys: Capture, tmp_path: Path) -> None:
    """
    The list names each row by the beginning of its digest, and counts them.
    """
    ended = said(capsys, "quarantine", "list", small_case(tmp_path, ROW_BROKEN))

    assert 2 == len(ended.out.splitlines())
    assert "1 row is set aside." in ended.err


def test_an_output_that_takes_no_more_is_told_with_its_code() -> None:
    """
    A full disk behind standard output is no failure of the tool: RUN-206 and 3.
    """
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [TOOL, "explain-code", "RUN-104"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (3, True) == (ended.returncode, "RUN-206" in ended.stderr)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_streams_that_are_closed_are_no_failure(tmp_path: Path, closed: str) -> None:
    """
    A verb that is started without an output or without a place for messages does its work.
    """
    case = small_case(tmp_path, ROW_IN)
    command = f'"{TOOL}" run "{case}" {closed}'
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)

    assert (0, True) == (ended.returncode, (case / "out" / "latest" / "run.json").exists())
