"""
Concern: the areas that matter to each place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.findings.ragged import Numbers, offsets_of, product
from trucewatch.findings.touching import Pairs


@dataclass(frozen=True, slots=True)
class Concern:
    """
    The areas that matter to each item, in order.

    Attributes:
        offsets: Where each item's areas start, shape (items + 1,).
        area: The areas.
    """

    offsets: Numbers
    area: Numbers

    @classmethod
    def of(cls, pairs: Pairs, incidents: int, named: tuple[Numbers, Numbers]) -> Concern:
        """
        Return the areas of all regimes that each incident touches.

        Args:
            pairs: Which regimes each incident touches.
            incidents: How many incidents there are.
            named: Offsets of the areas that each regime names, and the areas.
        """
        starts, areas = named
        pair, (i,) = product([np.diff(starts)[pairs.regime]])
        span = int(areas.max(initial=0)) + 1
        keys = np.unique(pairs.incident[pair] * span + areas[starts[pairs.regime[pair]] + i])
        counts = np.bincount(keys // span, minlength=incidents).astype(np.int64)
        return cls(offsets_of(counts), keys % span)

    @classmethod
    def every(cls, items: int, areas: int) -> Concern:
        """Let every area matter to each of so many items."""
        return cls(np.arange(items + 1) * areas, np.tile(np.arange(areas), items))

    def taken(self, item: Numbers) -> Concern:
        """Return the areas of some items, any number of times each."""
        counts = np.diff(self.offsets)[item]
        row, (i,) = product([counts])
        return Concern(offsets_of(counts), self.area[self.offsets[item[row]] + i])

    @property
    def item(self) -> Numbers:
        """Item of each area."""
        return np.repeat(np.arange(len(self.offsets) - 1), np.diff(self.offsets))
