"""Digests of what a run read, so that anyone can see whether two runs saw the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import BinaryIO

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Problem
from trucewatch.engine.moments import OpenedCase

_BYTES_AT_ONCE = 1024 * 1024


@dataclass(slots=True)
class DigestingFiles:
    """
    The files of a case, which remembers the digest of each that was read.

    It is a `trucewatch.mission.ports.CaseFiles`.

    Attributes:
        folder: The files.
        digests: Name to sha256 of every file read so far.
    """

    folder: OpenedCase
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the case in order of name."""
        return self.folder.names

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of a file and remember their digest, or what stopped it."""
        content = self.folder.read(name)
        if not isinstance(content, Problem):
            self.digests[name] = digest_of(content)
        return content

    def open(self, name: str) -> BinaryIO | Problem:
        """Open a file and remember the digest of what it holds, or say what stopped it."""
        opened = self.folder.open(name)
        if not isinstance(opened, Problem):
            digest = hashlib.sha256()
            while part := opened.read(_BYTES_AT_ONCE):
                digest.update(part)
            self.digests[name] = digest.hexdigest()
            opened.seek(0)
        return opened

    def in_order(self) -> dict[str, str]:
        """Return name and digest of every file read, in order of name."""
        return dict(sorted(self.digests.items()))
