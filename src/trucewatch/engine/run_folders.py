"""The numbered folders of runs in ``out``."""

from __future__ import annotations

import os
from pathlib import Path

from trucewatch.engine import codes
from trucewatch.engine.files import OUT
from trucewatch.engine.refusal import refused, why

RECORD = "run.json"
"""File of a run that says what it was made from and what it holds."""


def out_of(folder: Path) -> Path:
    """
    Return the ``out`` folder of a case.

    Raises:
        RefusedError: When there is no such case folder.
    """
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise refused(codes.NO_FOLDER, str(folder), reason=why(error)) from error
    if not root.is_dir():
        raise refused(codes.NO_FOLDER, str(folder), reason="not a folder")
    return root / OUT


def numbers(out: Path) -> list[int]:
    """Return the numbers of the folders of whole runs, in no order."""
    with os.scandir(out) as entries:
        return [
            int(each.name)
            for each in entries
            if each.name.isascii() and each.name.isdigit() and each.is_dir(follow_symlinks=False)
        ]


def beginning(out: Path, *starts: str) -> list[Path]:
    """Return what lies in ``out`` under a name with one of these beginnings, in order."""
    with os.scandir(out) as entries:
        return sorted(Path(each.path) for each in entries if each.name.startswith(starts))


def newest(out: Path) -> Path | None:
    """Return the folder of the newest whole run, or ``None`` before the first."""
    found = numbers(out)
    return out / f"{max(found):04d}" if found else None
