"""Gates: what a user can name with ``--fail-on``, so that a script is told by an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Gate(StrEnum):
    """Something that must not be there."""

    APPARENT_BREACH = "apparent_breach"
    UNDETERMINED = "undetermined"
    CONTESTED = "contested"
    SENSITIVE = "sensitive"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    WARNING = "warning"


def failed(gates: Iterable[Gate], counts: dict[Gate, int]) -> list[Gate]:
    """Return the gates of *gates* that were not passed, each once, in the order of `Gate`."""
    wanted = set(gates)
    return [gate for gate in Gate if gate in wanted and counts.get(gate, 0)]
