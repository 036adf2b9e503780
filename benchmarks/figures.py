"""Figures: what a benchmark measured, beside the goal that it is held to."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder."""

SHARED = Path(os.environ.get("TRUCEWATCH_DATA") or ROOT.parent / "shared" / "data")
"""Folder of real data; benchmarks that need it say so where it is not there."""


@dataclass(frozen=True, slots=True)
class Extent:
    """
    How much is measured: the whole of what the goals speak of, or less for a quick look.

    Attributes:
        scale: Share of the rows that the goals speak of; below 1 figures have no goal.
        repeats: Runs of each; the median counts. ``None`` is the benchmark's own number.
    """

    scale: float = 1.0
    repeats: int | None = None

    def rows(self, whole: int) -> int:
        """Return how many of *whole* rows are used, at least a thousand."""
        return max(1_000, round(whole * self.scale))

    def times(self, own: int) -> int:
        """Return how often to run where the benchmark itself says *own*."""
        return own if self.repeats is None else self.repeats

    def held(self, figures: list[Figure]) -> list[Figure]:
        """Return *figures*, without goals where less was measured than the goals speak of."""
        if self.scale >= 1:
            return figures
        return [replace(each, goal=None, least=None) for each in figures]


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One figure.

    Attributes:
        name: What was measured.
        value: The figure, or ``None`` where it could not be measured here.
        unit: Its unit.
        goal: It is met when the figure is at most this; ``None`` has no such goal.
        note: Why it could not be measured, or what it was measured on.
        least: It is met when the figure is at least this; ``None`` has no such goal.
    """

    name: str
    value: float | None
    unit: str
    goal: float | None = None
    note: str = ""
    least: float | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it was measured and lies above its goal, or below its least."""
        if self.value is None:
            return False
        above = self.goal is not None and self.value > self.goal
        return above or (self.least is not None and self.value < self.least)

    @property
    def aim(self) -> str:
        """The goal as it stands in the table."""
        if self.least is not None:
            return f">= {self.least:g}"
        return "" if self.goal is None else f"<= {self.goal:g}"

    @property
    def verdict(self) -> str:
        """One word for the table."""
        if self.value is None:
            return "not measured"
        if self.goal is None and self.least is None:
            return ""
        return "MISSED" if self.is_missed else "met"
