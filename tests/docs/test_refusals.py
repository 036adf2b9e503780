"""Refusals that no broken file can provoke: they hang on the folder or on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small_case import ROW_IN, small_case
from tests.cli.terminal_tool import said
from trucewatch.cli.exits import ExitCode


@pytest.mark.parametrize(
    ("code", "rows", "command"),
    [
        ("RUN-301", (), ("adjudicate", "CASE")),
        ("RUN-302", (ROW_IN,), ("explain", "CASE", "no-such-incident")),
        ("RUN-303", (), ("explain-code", "TRM-1O3")),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_code(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    code: str,
    rows: tuple[str, ...],
    command: tuple[str, ...],
) -> None:
    """
    Nothing to judge, no such incident, no such code: each has its words and its remedy.
    """
    case = small_case(tmp_path / "case", *rows)

    ended = said(capsys, *(str(case) if each == "CASE" else each for each in command))

    assert ExitCode.INPUT_ERRORS == ended.code
    assert code in ended.err
    assert "hint:" in ended.err


def test_a_name_that_could_repaint_a_terminal_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """
    A file whose name holds a control character is told by RUN-107, with the character's number.
    """
    case = small_case(tmp_path / "case", ROW_IN)
    (case / "terms" / "calm\x1b[2J.yaml").write_text("", encoding="utf-8")

    ended = said(capsys, "check", str(case))

    assert "RUN-107" in ended.err
    assert "\x1b" not in ended.err
