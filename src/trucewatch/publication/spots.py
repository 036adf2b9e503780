"""
Spots: the places at which acts happened, each with how many acts of which outcome.

Acts of one place, radius and area are one spot, so a map of a hundred thousand acts stays a map of
the few thousand places that sources name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.publication.docket import NONE, Docket
from trucewatch.publication.outcomes import OUTCOMES
from trucewatch.publication.page_input import PageInput

_COLUMNS = ("lon", "lat", "radius_km", "area", "place", "place_precision")
_Key = tuple[float | None, float | None, float | None, str | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """
    One place.

    Attributes:
        lon: Degrees east of its centre; ``None`` where only an area is known, or nothing.
        lat: Degrees north.
        radius_km: Radius within which the acts happened.
        area: Area of the case, where no disc is given.
        name: What the first source calls it.
        precision: How well the source places it.
        counts: Acts of each outcome, in the order of `OUTCOMES`.
    """

    lon: float | None
    lat: float | None
    radius_km: float
    area: str | None
    name: str
    precision: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Acts of any outcome."""
        return sum(self.counts)

    @property
    def leading(self) -> str:
        """The gravest outcome found here."""
        return next(name for name, n in zip(OUTCOMES, self.counts, strict=True) if n)


def spots_of(page: PageInput, docket: Docket) -> tuple[Spot, ...]:
    """Return every spot, the fullest first; acts without a report or finding are left out."""
    lines = np.flatnonzero((docket.report_rows != NONE) & (docket.leading != NONE))
    taken = page.tables.reports.select(list(_COLUMNS)).take(docket.report_rows[lines])
    lon, lat, radius, area, place, precision = (taken[name].to_pylist() for name in _COLUMNS)
    counts: dict[_Key, list[int]] = {}
    words: dict[_Key, tuple[str, str]] = {}
    for row, outcome in enumerate(docket.leading[lines].tolist()):
        key = (lon[row], lat[row], radius[row], area[row])
        if key not in counts:
            counts[key] = [0] * len(OUTCOMES)
            words[key] = (str(place[row] or ""), str(precision[row]))
        counts[key][outcome] += 1
    spots = [
        Spot(key[0], key[1], key[2] or 0.0, key[3], *words[key], tuple(found))
        for key, found in counts.items()
    ]
    return tuple(sorted(spots, key=lambda each: (-each.total, each.name, each.lon or 0.0)))
