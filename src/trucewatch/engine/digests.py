"""Digests of what a run read, so that anyone can see whether two runs saw the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.definitions.digests import digest_of
from trucewatch.definitions.problems import Problem
from trucewatch.engine.moments import OpenedCase


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

    def in_order(self) -> dict[str, str]:
        """Return name and digest of every file read, in order of name."""
        return dict(sorted(self.digests.items()))
