"""
What went wrong, where, and how badly: problems are records, collected and never thrown.

A problem carries its *code* and the values that belong to it, and no sentence: the words and the
remedy of every code stand in the catalogue (``publication/catalogue``), so that they can be said
in several languages and listed in the reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How badly a problem counts: an error stops the document or the row, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """
    A kind of problem, named once and documented once.

    Attributes:
        id: Three letters of the floor, a hyphen, three digits: ``TRM-103``.
        severity: What the problem does to what it was found in.
    """

    id: str
    severity: Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """
    Where a problem was found; what is not known is left out.

    Attributes:
        file: Path as the user gave it, relative to the case.
        line: Line, from 1.
        column: Column, from 1, in characters.
        row: Row of data, from 1, the header not counted.
        field: Name of the key or column.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    row: int = 0
    field: str = ""

    def __str__(self) -> str:
        """Write ``file:line:column`` or ``file, row N, column NAME``, whichever is known."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        parts = [self.file] if self.file else []
        if self.row:
            parts.append(f"row {self.row}")
        if self.field:
            parts.append(f"column {self.field}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong, in one place.

    Attributes:
        code: The kind of problem.
        place: Where it was found.
        excerpt: The line or the value as it stands there, shortened by the teller if long.
        values: What the catalogue's sentence needs, by name.
    """

    code: Code
    place: Place = field(default_factory=Place)
    excerpt: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether the problem stops what it was found in."""
        return self.code.severity is Severity.ERROR


def errors(problems: tuple[Problem, ...] | list[Problem]) -> list[Problem]:
    """Return the problems that stop what they were found in."""
    return [problem for problem in problems if problem.is_error]
