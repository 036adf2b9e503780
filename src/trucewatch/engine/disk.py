"""The disk: what has to be on it, and what it says when it refuses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from trucewatch.engine import codes
from trucewatch.engine.refusal import RefusedError, refused, why

_FORCED_AT_ONCE = 16
_WORTH_THREADS = 4


def force(path: Path) -> None:
    """Force a file or a folder to the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def force_all(paths: Sequence[Path]) -> None:
    """Force files and folders to the disk; many of them several at a time."""
    if len(paths) < _WORTH_THREADS:
        for path in paths:
            force(path)
        return
    with ThreadPoolExecutor(_FORCED_AT_ONCE) as pool:
        list(pool.map(force, paths))


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
