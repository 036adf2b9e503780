"""
Where and when a synthetic world's incidents lie: the scatter of a real war, moved to 120 theatres.

The scatter is that of UCDP GED Syria, 16,566 rows, where the file is there; else a stand-in of
300 towns whose sizes fall off as their rank. A row of a world takes the position of one of them,
moved to its theatre in kilometres and by up to two more, so that no two rows lie on one point.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import SHARED

THEATRES = 120
KM_PER_DEGREE = 111.32
DAY = 86_400_000_000
"""Microseconds of a day."""

FIRST_DAY = 6_940
"""1989-01-01, days since 1970."""

DAYS = 13_514
"""Days of the world, to the end of 2025."""

WAR_DAYS = 1_510
"""Length of each theatre's war in the dense world: the longest truce and ten days."""

SOURCE = SHARED / "ucdp-syria" / "ged_syria_2016_2019.csv"

Shares = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scatter:
    """
    What is taken from real rows.

    Attributes:
        east_km: Distance east of their middle, km, shape (rows,).
        north_km: Distance north of it, km, shape (rows,).
        day: Day of the year, from 0, shape (rows,).
        source: Where it comes from, for the tables of figures.
    """

    east_km: Shares
    north_km: Shares
    day: Numbers
    source: str


@dataclass(frozen=True, slots=True)
class Theatres:
    """
    Where each theatre lies, and when its war began in the dense world.

    Attributes:
        lon: Degrees east of its middle, shape (theatres,).
        lat: Degrees north of its middle, shape (theatres,).
        war_from: First day of its war, days since 1970, shape (theatres,).
    """

    lon: Shares
    lat: Shares
    war_from: Numbers

    def placed(self, theatre: Numbers, east_km: Shares, north_km: Shares) -> tuple[Shares, Shares]:
        """Return degrees east and north of points that are given in km from the middles."""
        lat = self.lat[theatre] + north_km / KM_PER_DEGREE
        width = KM_PER_DEGREE * np.cos(np.radians(self.lat[theatre]))
        return self.lon[theatre] + east_km / width, lat


def scatter() -> Scatter:
    """Return the real scatter, or its stand-in where the file is not there."""
    if not SOURCE.is_file():
        return _stand_in()
    with SOURCE.open(newline="", encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    lon = np.array([float(row["longitude"]) for row in rows])
    lat = np.array([float(row["latitude"]) for row in rows])
    dates = np.array([row["date_start"] for row in rows], dtype="datetime64[D]")
    day = (dates - dates.astype("datetime64[Y]")).astype(np.int64)
    width = KM_PER_DEGREE * np.cos(np.radians(lat.mean()))
    east, north = (lon - lon.mean()) * width, (lat - lat.mean()) * KM_PER_DEGREE
    return Scatter(east, north, day, "UCDP GED Syria, 16,566 rows")


def _stand_in() -> Scatter:
    draw = np.random.default_rng(16_566)
    towns = draw.normal(0.0, (120.0, 140.0), (300, 2))
    sizes = 1.0 / np.arange(1, 301)
    town = draw.choice(300, 16_566, p=sizes / sizes.sum())
    points = towns[town] + draw.normal(0.0, 4.0, (16_566, 2))
    day = draw.integers(0, 365, 16_566)
    return Scatter(points[:, 0], points[:, 1], day, "a stand-in: 300 towns, 16,566 rows")


def theatres() -> Theatres:
    """Return the theatres: a grid, each moved a little, far from poles and 180th meridian."""
    draw = np.random.default_rng(120)
    column, row = np.meshgrid(np.arange(15), np.arange(8))
    lon = -158.0 + 22.5 * column.reshape(-1) + draw.uniform(-2.0, 2.0, THEATRES)
    lat = -45.0 + 13.5 * row.reshape(-1) + draw.uniform(-1.0, 1.0, THEATRES)
    war_from = FIRST_DAY + draw.integers(0, DAYS - WAR_DAYS, THEATRES)
    return Theatres(lon, lat, war_from)
