"""
File formats and their versions: which a file says it has, and how an older one is brought up.

A file names its format as ``trucewatch/terms@1``. An older version is rewritten, one version at a
time, by registered upgraders that turn one written tree into another; so a reader knows only the
newest. A newer version than this program knows is refused: reading it half would change its sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trucewatch.definitions import written_codes as codes
from trucewatch.definitions.fields import Notes, nearest
from trucewatch.definitions.written import Written, WrittenTable, WrittenText

_FORMAT = re.compile(r"(?P<name>trucewatch/[a-z]+)@(?P<version>[1-9][0-9]{0,3})")

Upgrader = Callable[[WrittenTable], WrittenTable]
"""Turns the tree of one version into the tree of the next."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """
    A format that files of a case have.

    Attributes:
        name: Such as ``trucewatch/terms``.
        newest: The version that the reader knows.
        upgraders: Version to what makes the next one of it.
    """

    name: str
    newest: int
    upgraders: Mapping[int, Upgrader] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The line that a file of the newest version begins with."""
        return f"format: {self.name}@{self.newest}"

    def opened(self, root: Written | None, notes: Notes) -> WrittenTable | None:
        """
        Return the tree in the newest version, or ``None``: then the problem has been noted.

        Args:
            root: What `read_written` gave.
            notes: Where problems go (codes YML-2xx).
        """
        if root is None:
            return None
        if not isinstance(root, WrittenTable):
            notes.add(codes.NOT_A_TABLE, root.spot, key=self.name)
            return None
        stated = root.get("format")
        if stated is None:
            notes.add(codes.OTHER_FORMAT, root.spot, written="", line=self.line, nearest=self.name)
            return None
        return self._upgraded(root, stated, notes)

    def _upgraded(self, root: WrittenTable, stated: Written, notes: Notes) -> WrittenTable | None:
        written = stated.text if isinstance(stated, WrittenText) else ""
        found = _FORMAT.fullmatch(written)
        if found is None or found["name"] != self.name:
            close = nearest(written, [f"{self.name}@{self.newest}"])
            values = {"written": written, "line": self.line, "nearest": close}
            notes.add(codes.OTHER_FORMAT, stated.spot, **values)
            return None
        version = int(found["version"])
        if version > self.newest:
            values = {"written": written, "newest": str(self.newest)}
            notes.add(codes.NEWER_FORMAT, stated.spot, **values)
            return None
        for step in range(version, self.newest):
            root = self.upgraders[step](root)
        return root
