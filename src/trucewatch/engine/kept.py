"""
The inputs of runs as they were: every content once, under its own digest, in ``out/.inputs``.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.disk import disk_errors, force, force_all
from trucewatch.engine.refusal import refused

KEPT = ".inputs"
"""Folder of kept inputs, in the ``out`` folder."""

_NEW = ".new-"
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptInputs:
    """
    The files of a case as a run read them.

    It is a `trucewatch.engine.files.OpenedCase`: whatever reads a case can read this.

    Attributes:
        root: Folder of the case.
        digests: Name to sha256 of every file that the run read.
        not_read: Files that lay there and that nothing named.
    """

    root: Path
    out: Path
    digests: Mapping[str, str]
    not_read: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every file that the case had then, in order of name."""
        return tuple(sorted({*self.digests, *self.not_read}))

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Nothing: a case with files that are refused makes no run."""
        return ()

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of *name* as the run read them, held against their digest."""
        digest = self.digests.get(name)
        if digest is None:
            return Problem(codes.INPUT_NOT_KEPT, Place(file=name), "", {"digest": "-"})
        for path in (self.out / KEPT / digest, self.root / name):
            content = _bytes_of(path)
            if content is not None and digest_of(content) == digest:
                return content
        return self._lost(name, digest)

    def open(self, name: str) -> BinaryIO | Problem:
        """Open *name* as the run read it, held against its digest."""
        digest = self.digests.get(name)
        if digest is None:
            return Problem(codes.INPUT_NOT_KEPT, Place(file=name), "", {"digest": "-"})
        for path in (self.out / KEPT / digest, self.root / name):
            try:
                if file_digest(path) == digest:
                    return path.open("rb")
            except OSError:
                continue
        return self._lost(name, digest)

    def _lost(self, name: str, digest: str) -> Problem:
        is_there = (self.out / KEPT / digest).exists()
        code = codes.INPUT_ALTERED if is_there else codes.INPUT_NOT_KEPT
        return Problem(code, Place(file=name), "", {"digest": digest[:8]})


def keep_inputs(out: Path, root: Path, digests: Mapping[str, str]) -> None:
    """
    Keep the files of a case that were read, each content once, forced to the disk.

    Args:
        out: The ``out`` folder, held by `trucewatch.engine.lock.only_writer`.
        root: Folder of the case.
        digests: Name to sha256 of every file that was read.

    Raises:
        RefusedError: When a file has changed since it was read, or the disk refuses.
    """
    folder = out / KEPT
    wanted = {digest: name for name, digest in digests.items()}
    with disk_errors(KEPT):
        if folder.is_symlink():
            raise refused(codes.WRITE_FAILED, KEPT, reason="it is a symbolic link")
        folder.mkdir(exist_ok=True)
        missing = {
            digest: name
            for digest, name in sorted(wanted.items())
            if not _is_there(folder / digest, root / name)
        }
        if not missing:
            return
        for digest, name in missing.items():
            _copy(root / name, folder / f"{_NEW}{digest}", name, digest)
        fresh = [folder / f"{_NEW}{digest}" for digest in missing]
        force_all(fresh)
        for path in fresh:
            path.replace(folder / path.name.removeprefix(_NEW))
        force(folder)
        force(out)


def cut_off(out: Path) -> list[Path]:
    """Return what was being kept when a run was cut off."""
    return sorted((out / KEPT).glob(f"{_NEW}*"))


def unneeded(out: Path, needed: Iterable[str]) -> list[Path]:
    """Return the kept contents whose digest is not *needed*, in order."""
    kept = set(needed)
    if not (out / KEPT).is_dir():
        return []
    return sorted(path for path in (out / KEPT).iterdir() if path.name not in kept)


def altered(out: Path) -> list[str]:
    """Return the digests of kept contents that are no longer what they were, in order."""
    if not (out / KEPT).is_dir():
        return []
    kept = [path for path in (out / KEPT).iterdir() if not path.name.startswith(_NEW)]
    return sorted(path.name for path in kept if file_digest(path) != path.name)


def file_digest(path: Path) -> str:
    """Return the sha256 of a file, which is not held whole."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _is_there(kept: Path, source: Path) -> bool:
    # A copy that was damaged in place is doctor's business: reading every one of them again
    # at every run would cost as much as the reading of the case.
    if kept.is_symlink() or not kept.is_file():
        return False
    return not source.is_file() or kept.stat().st_size == source.stat().st_size


def _copy(source: Path, target: Path, name: str, digest: str) -> None:
    target.unlink(missing_ok=True)
    with source.open("rb") as opened, target.open("xb") as made:
        shutil.copyfileobj(opened, made, _CHUNK)
    if file_digest(target) != digest:
        target.unlink()
        raise refused(codes.INPUT_CHANGED, name)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
