"""The machine's clock, the only one of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class SystemClock:
    """Tells the machine's time in whole seconds, UTC."""

    def now(self) -> datetime:
        """Return the present instant."""
        return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """
    Always tells the same time: for an as-of instant given by the user, and for tests.

    Attributes:
        at: The instant that it tells.
    """

    at: datetime

    def now(self) -> datetime:
        """Return the fixed instant."""
        return self.at
