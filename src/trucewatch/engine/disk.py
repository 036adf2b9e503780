"""The disk: what has to be on it, and what it says when it refuses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trucewatch.engine import codes
from trucewatch.engine.refusal import RefusedError, refused, why


def force(path: Path) -> None:
    """Force a file or a folder to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def disk_errors(name: str) -> Iterator[None]:
    """
    Turn what the system says into a problem that names *name*.

    Raises:
        RefusedError: When the disk refuses.
    """
    try:
        yield
    except RefusedError:
        raise
    except OSError as error:
        raise refused(codes.WRITE_FAILED, name, reason=why(error)) from error
