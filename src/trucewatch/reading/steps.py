"""
Steps: whoever reads a text says how far it is; what is told so changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Steps(Protocol):
    """Is told how far the reading of a text is; may show it, and may not."""

    def begin(self, step: str, of: int) -> None:
        """Say that *step* begins and has *of* units of work; 0 when that is not known."""
        ...

    def advance(self, by: int) -> None:
        """Say that *by* more units of the present step are done."""
        ...


@dataclass(frozen=True, slots=True)
class Unwatched:
    """Steps that nobody looks at."""

    def begin(self, step: str, of: int) -> None:
        """Show nothing of *step*."""
        del step, of

    def advance(self, by: int) -> None:
        """Show nothing of *by*."""
        del by
