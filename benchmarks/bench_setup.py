"""How long the core set-up takes on a machine that has nothing yet, and how large it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import ROOT, Figure

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "out", "__pycache__", ".*_cache", ".hypothesis", "results"
)


def measure() -> list[Figure]:
    """Return seconds and megabytes of ``make .venv/.core`` in a copy, without pip's cache."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        began = time.perf_counter()
        made = subprocess.run(
            [shutil.which("make") or "make", ".venv/.core", f"PYTHON={_interpreter()}"],
            cwd=copy,
            env={**os.environ, "PIP_NO_CACHE_DIR": "1"},
            check=False,
            capture_output=True,
            text=True,
        )
        seconds = time.perf_counter() - began
        if made.returncode:
            note = (made.stderr.strip().splitlines() or ["make failed"])[-1]
            return [Figure("core set-up, cold", None, "s", goal=60, note=note)]
        size = sum(f.lstat().st_size for f in (copy / ".venv").rglob("*") if f.is_file())
        return [
            Figure("core set-up, cold", seconds, "s", goal=60),
            Figure("core set-up, size", size / 1e6, "MB", goal=450),
        ]


def _interpreter() -> str:
    """Return the interpreter that made the present environment."""
    return str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
