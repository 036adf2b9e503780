"""The tutorial's commands, run again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_tutorial_shows_what_its_commands_say() -> None:
    """
    Below each command stands what it says today; else 'make_tutorial.py' was not run.
    """
    done = subprocess.run(
        [sys.executable, "scripts/make_tutorial.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )

    assert ("", 0) == (done.stdout + done.stderr, done.returncode)
