"""What the records of two runs say of why they differ: files, version, instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """
    How the record of a run differs from that of another.

    Attributes:
        new: Files that the later run read and the earlier did not, in order of name.
        changed: Files that both read, with other content.
        gone: Files that only the earlier run read.
        versions: Both versions, where they differ.
        as_of: Both as-of instants, where they differ.
        findings: How many findings there are, earlier and later.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    versions: tuple[str, str] | None
    as_of: tuple[str, str] | None
    findings: tuple[int, int]

    @property
    def is_nothing(self) -> bool:
        """Whether both were made from the same, by the same version."""
        return not (self.new or self.changed or self.gone or self.versions or self.as_of)


def record_change(before: Mapping[str, Any], after: Mapping[str, Any]) -> RecordChange:
    """Return how two records, as ``run.json`` holds them, differ."""
    first, second = dict(before["inputs"]), dict(after["inputs"])
    return RecordChange(
        new=tuple(sorted(second.keys() - first.keys())),
        changed=tuple(sorted(n for n in first.keys() & second.keys() if first[n] != second[n])),
        gone=tuple(sorted(first.keys() - second.keys())),
        versions=_pair(before, after, "version"),
        as_of=_pair(before, after, "as_of"),
        findings=(int(before["rows"]["findings"]), int(after["rows"]["findings"])),
    )


def _pair(before: Mapping[str, Any], after: Mapping[str, Any], key: str) -> tuple[str, str] | None:
    first, second = str(before[key]), str(after[key])
    return None if first == second else (first, second)
