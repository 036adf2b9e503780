"""Figures: what a benchmark measured, beside the goal that it is held to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

SHARED = Path(os.environ.get("TRUCEWATCH_DATA") or ROOT.parent / "shared" / "data")
"""Folder of real data; benchmarks that need it say so where it is not there."""


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One figure.

    Attributes:
        name: What was measured.
        value: The figure, or ``None`` where it could not be measured here.
        unit: Its unit.
        goal: It is met when the figure is at most this; ``None`` has no goal.
        note: Why it could not be measured, or what it was measured on.
    """

    name: str
    value: float | None
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def is_missed(self) -> bool:
        """Whether it was measured and lies above its goal."""
        return self.value is not None and self.goal is not None and self.value > self.goal

    @property
    def verdict(self) -> str:
        """One word for the table."""
        if self.value is None:
            return "not measured"
        if self.goal is None:
            return ""
        return "MISSED" if self.is_missed else "met"
