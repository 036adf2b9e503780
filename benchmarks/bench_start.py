"""How long it takes until the tool says anything at all."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure

TIMES = 9
"""Runs of each; the median counts."""


def measure() -> list[Figure]:
    """Return the seconds of ``--help``, alone and against an empty Python."""
    tool = str(Path(sys.executable).with_name("trucewatch"))
    help_s = _median([tool, "--help"])
    python_s = _median([sys.executable, "-c", "pass"])
    return [
        Figure("trucewatch --help", help_s, "s", goal=0.3),
        Figure("python -c pass", python_s, "s"),
        Figure("--help against python -c pass", help_s / python_s, "times"),
    ]


def _median(command: Sequence[str]) -> float:
    return statistics.median(_seconds(command) for _ in range(TIMES))


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
