"""A case that lies in memory: a hand-written `CaseFiles`."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from trucewatch.definitions.problems import Code, Place, Problem, Severity

GONE = Code("RUN-102", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class MemoryFiles:
    """Files by name; a file that is not there is a problem, as on the disk."""

    texts: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in order."""
        return tuple(sorted(self.texts))

    def read(self, name: str) -> bytes | Problem:
        """Return the bytes of a file."""
        if name not in self.texts:
            return Problem(GONE, Place(name))
        return self.texts[name].encode()

    def open(self, name: str) -> BinaryIO | Problem:
        """Return a file to be read piece by piece."""
        content = self.read(name)
        return content if isinstance(content, Problem) else io.BytesIO(content)
