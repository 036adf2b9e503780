"""Runs the command line, inside this process or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from trucewatch.cli.main import main

TOOL = str(Path(sys.executable).with_name("trucewatch"))
"""The installed command."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a verb ended and what it wrote."""

    code: int
    out: str
    err: str


def said(capture: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    """Run the command line in this process."""
    code = main([str(each) for each in arguments])
    captured = capture.readouterr()
    return Said(code, captured.out, captured.err)


def process(*arguments: str | Path, **environment: str) -> Said:
    """Run the installed command as a process of its own."""
    done = subprocess.run(
        [TOOL, *map(str, arguments)],
        env=_environment(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "TRUCEWATCH_DEBUG"}
    return {**kept, **more}
