"""The numbered folders of runs in ``out``."""

from __future__ import annotations

import os
from pathlib import Path

RECORD = "run.json"
"""File of a run that says what it was made from and what it holds."""


def numbers(out: Path) -> list[int]:
    """Return the numbers of the folders of whole runs, in no order."""
    with os.scandir(out) as entries:
        return [
            int(each.name)
            for each in entries
            if each.name.isascii() and each.name.isdigit() and each.is_dir(follow_symlinks=False)
        ]


def newest(out: Path) -> Path | None:
    """Return the folder of the newest whole run, or ``None`` before the first."""
    found = numbers(out)
    return out / f"{max(found):04d}" if found else None
