"""
The files of a case as they lie on the disk.

Nothing outside the case is read: a link that leads out of it, a device, a file too large are
refused by name, and the other files are still read.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.refusal import refused, why

OUT = "out"
"""Folder of a case that runs are written to; it is never read as a part of the case."""

LARGEST_BYTES = 512 * 1024 * 1024
"""No file of a case that is held whole may be larger."""

_ODD = frozenset({"Cc", "Cf", "Cs", "Co"})


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """
    One case on the disk; it is a `trucewatch.mission.ports.CaseFiles`.

    Attributes:
        root: The folder, with every link in its own path followed.
        names: Its files in order of name.
        refused: Files and folders that are not read, each with its reason.
    """

    root: Path
    names: tuple[str, ...]
    refused: tuple[Problem, ...]

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of *name*, or what stopped it from being read."""
        problem = self._stopped(name)
        if problem is not None:
            return problem
        try:
            return _bounded(self.root / name, name)
        except OSError as error:
            return _problem(codes.UNREADABLE, name, reason=why(error))

    def open(self, name: str) -> BinaryIO | Problem:
        """
        Open *name* to be read piece by piece, or say what stopped it.

        It may be larger than a file that is held whole; see `largest_table`.
        """
        problem = self._stopped(name)
        if problem is not None:
            return problem
        try:
            return (self.root / name).open("rb")
        except OSError as error:
            return _problem(codes.UNREADABLE, name, reason=why(error))

    def _stopped(self, name: str) -> Problem | None:
        for problem in self.refused:
            if problem.place.file == name:
                return problem
        return None if name in self.names else _problem(codes.MISSING_FILE, name)


def largest_table() -> int:
    """
    Return the size of the largest table that is read here, bytes: a twelfth of the memory.

    Source: docs/explanation/large-tables.md, "Measured".
    """
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(LARGEST_BYTES, memory // 12)


def open_case(folder: Path) -> CaseFolder:
    """
    Return the case that lies in *folder*.

    Raises:
        RefusedError: When there is no such folder, or it cannot be listed.
    """
    try:
        root = folder.resolve(strict=True)
        found = sorted(_walk(root, root)) if root.is_dir() else None
    except (OSError, RuntimeError) as error:
        raise refused(codes.NO_FOLDER, str(folder), reason=why(error)) from error
    if found is None:
        raise refused(codes.NO_FOLDER, str(folder), reason="not a folder")
    checked = [(name, _fault(root, name)) for name in found]
    return CaseFolder(
        root,
        tuple(name for name, fault in checked if fault is None),
        tuple(fault for _, fault in checked if fault is not None),
    )


def _walk(root: Path, folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or (folder == root and entry.name == OUT):
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, path)
            else:
                yield path.relative_to(root).as_posix()


def _fault(root: Path, name: str) -> Problem | None:
    """Return why the file *name* is not to be read, or ``None``."""
    path = root / name
    if any(unicodedata.category(letter) in _ODD for letter in name):
        return _problem(codes.ODD_NAME, name.encode("unicode_escape").decode("ascii"))
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            return _problem(codes.LEADS_OUT, name)
        status = path.stat()
    except (OSError, RuntimeError) as error:
        return _problem(codes.UNREADABLE, name, reason=why(error))
    if not stat.S_ISREG(status.st_mode):
        return _problem(codes.NOT_A_FILE, name)
    return _too_large(name, status.st_size, largest_table())


def _bounded(path: Path, name: str) -> bytes | Problem:
    with path.open("rb") as opened:
        content = opened.read(LARGEST_BYTES + 1)
    return _too_large(name, len(content), LARGEST_BYTES) or content


def _too_large(name: str, size: int, most: int) -> Problem | None:
    if size <= most:
        return None
    return _problem(codes.TOO_LARGE, name, size=str(size), most=str(most // 1024 // 1024))


def _problem(code: Code, name: str, **values: str) -> Problem:
    return Problem(code, Place(file=name), "", values)
