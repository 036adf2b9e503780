"""Progress that shows nothing; the one that draws is in `bar`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Silent:
    """Shows nothing: for pipes, files and tests."""

    def begin(self, step: str, of: int) -> None:
        """Show nothing of *step*."""
        del step, of

    def advance(self, by: int) -> None:
        """Show nothing of *by*."""
        del by
