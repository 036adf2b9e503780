"""
One writer for each case: the second is told who holds it.

The lock is the kernel's own (``flock``) on ``out/.lock``, so that it falls with its process, even
with one that was killed; what stands in the file is only for people.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from trucewatch.definitions.instants import written
from trucewatch.engine import codes
from trucewatch.engine.refusal import refused, why

LOCK_NAME = ".lock"

_OPENED = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
"""A case comes from strangers: a link in its place would have another file written over."""


@contextmanager
def only_writer(out: Path, now: datetime) -> Iterator[None]:
    """
    Hold the case's ``out`` folder as its only writer.

    Args:
        out: The folder, which is made when it is not there.
        now: Present instant, told to a second writer.

    Raises:
        RefusedError: When another process holds it, or the folder cannot be written.
    """
    try:
        out.mkdir(exist_ok=True)
        held = os.open(out / LOCK_NAME, _OPENED, 0o666)
    except OSError as error:
        raise refused(codes.OUT_NOT_WRITABLE, out.name, reason=why(error)) from error
    try:
        _take(held, out)
        _sign(held, now)
        yield
    finally:
        os.close(held)


def _take(held: int, out: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = _holder(held)
        raise refused(codes.HELD_BY_ANOTHER, out.name, **holder) from error
    except OSError as error:
        raise refused(codes.OUT_NOT_WRITABLE, out.name, reason=why(error)) from error


def _sign(held: int, now: datetime) -> None:
    who = {"process": str(os.getpid()), "host": socket.gethostname(), "since": written(now)}
    os.ftruncate(held, 0)
    os.pwrite(held, json.dumps(who).encode(), 0)


def _holder(held: int) -> dict[str, str]:
    unknown = {"process": "?", "host": "?", "since": "?"}
    try:
        found = json.loads(os.pread(held, 4096, 0))
    except (OSError, ValueError):
        return unknown
    if not isinstance(found, dict):
        return unknown
    return {key: str(found.get(key, "?")) for key in unknown}
