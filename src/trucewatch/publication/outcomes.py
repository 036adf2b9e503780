"""
Outcomes: their order from the gravest, and how each is told by colour, shape and word alike.
"""

from __future__ import annotations

from dataclasses import dataclass

OUTCOMES: tuple[str, ...] = (
    "apparent_breach",
    "undetermined",
    "exempt",
    "no_breach",
    "outside_terms",
)
"""Every outcome, the one that needs most attention first."""

CLASSES: tuple[str, ...] = ("breach", "exempt", "no_breach", "outside_terms")
"""The classes of one world, whose chances sum to 1."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("in_force", "in_force"),
    ("in_area", "in_area"),
    ("bound", "party_bound"),
    ("protected", "protected"),
    ("prohibited", "prohibited"),
    ("exempt", "exempted"),
)
"""The terms' questions: the name that users see, and the column of a reading's answer."""


@dataclass(frozen=True, slots=True)
class Sign:
    """
    How an outcome looks; no two share a colour or a shape.

    Attributes:
        colour: Fill, from Okabe and Ito's palette made darker where text needs it.
        shape: Points of a polygon in a box from -1 to 1; empty is a circle.
        hollow: Whether only the edge is drawn.
    """

    colour: str
    shape: tuple[tuple[float, float], ...]
    hollow: bool = False


SIGNS: dict[str, Sign] = {
    "apparent_breach": Sign("#b3400a", ((0, -1.05), (1, 0.8), (-1, 0.8))),
    "undetermined": Sign("#0b66a8", ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0))),
    "exempt": Sign("#7a4a8c", ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))),
    "no_breach": Sign("#1b7050", ()),
    "outside_terms": Sign("#63676c", (), hollow=True),
}
"""The sign of each outcome."""


def gravity(outcome: str) -> int:
    """Return the place of *outcome* in the order from the gravest, from 0."""
    return OUTCOMES.index(outcome)
