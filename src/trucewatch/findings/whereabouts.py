"""
Whereabouts: the places of stories in columns, as they are told and before anything is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.findings import arrow
from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]

KM_PER_DEGREE = 111.19
"""Kilometres of one degree of a meridian, a little short, on a sphere of 6371 km."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """
    Where each story can have happened, shape (stories,) each.

    A story has a point, a disc, a region of the case, or neither: then it can be anywhere.

    Attributes:
        lon: Degrees east; NaN for a region or anywhere.
        lat: Degrees north, likewise.
        radius_km: Radius of a disc, km; 0 for everything else.
        region: Number of a region of the case, or -1.
    """

    lon: Shares
    lat: Shares
    radius_km: Shares
    region: Numbers

    @classmethod
    def of(cls, rows: pa.StructArray, regions: dict[str, int]) -> Whereabouts:
        """
        Return the places of stories.

        A coordinate that is null or NaN is not known, whichever of the two it is.

        Args:
            rows: Stories of the incident table.
            regions: Number of each area of the case.

        Raises:
            KeyError: When the case has no such area.
        """
        lon, lat, radius = (
            _floats(arrow.field(rows, each)) for each in ("lon", "lat", "radius_km")
        )
        unknown = np.isnan(lon) | np.isnan(lat)
        if unknown.any():
            lon, lat = np.where(unknown, np.nan, lon), np.where(unknown, np.nan, lat)
        disc = (radius > 0) & ~unknown
        return cls(
            lon=lon,
            lat=lat,
            radius_km=np.where(disc, radius, 0.0),
            region=_regions(arrow.field(rows, "area"), regions, unknown),
        )

    def __len__(self) -> int:
        return len(self.lon)

    def taken(self, rows: Numbers) -> Whereabouts:
        """Return the places of some stories."""
        return Whereabouts(self.lon[rows], self.lat[rows], self.radius_km[rows], self.region[rows])

    @property
    def middles(self) -> Whereabouts:
        """The middles of discs, as points."""
        return Whereabouts(self.lon, self.lat, np.zeros(len(self)), np.full(len(self), -1))

    @property
    def is_spot(self) -> Flags:
        """Whether it is a point or a disc."""
        return ~np.isnan(self.lon)

    @property
    def is_disc(self) -> Flags:
        """Whether it is a disc."""
        return self.radius_km > 0

    @property
    def is_anywhere(self) -> Flags:
        """Whether nothing is known of it."""
        return np.isnan(self.lon) & (self.region < 0)

    def boxes(self) -> Shares:
        """
        Return bounds that surely hold each point or disc, shape (stories, 4).

        Returns:
            West, south, east and north, degrees. A disc that holds a pole goes from -180 to 180;
            one that crosses the antimeridian leaves that range. NaN where there is no spot.
        """
        lat = self.radius_km / KM_PER_DEGREE
        lat = np.where(lat > 0, lat * 1.001 + 1e-4, 0.0)
        south, north = self.lat - lat, self.lat + lat
        polar = (south <= -90) | (north >= 90)
        # A circle on the sphere is widest a little poleward of its middle.
        with np.errstate(invalid="ignore"):
            sine = np.sin(np.radians(lat)) / np.cos(np.radians(self.lat))
            lon = np.degrees(np.arcsin(np.clip(sine, -1, 1)))
        lon = np.where(lat > 0, lon * 1.001 + 1e-4, 0.0)
        all_round = polar & (lat > 0)
        return np.column_stack(
            [
                np.where(all_round, -180.0, self.lon - lon),
                np.maximum(south, -90.0),
                np.where(all_round, 180.0, self.lon + lon),
                np.minimum(north, 90.0),
            ]
        )

    @property
    def is_odd(self) -> Flags:
        """Whether it reaches the antimeridian or a pole and so has several names in degrees."""
        far = (np.abs(self.lon) >= 180) | (np.abs(self.lat) >= 90)
        rows = np.flatnonzero(self.is_disc)
        if len(rows):
            box = self.taken(rows).boxes()
            far[rows] |= (box[:, 0] <= -180) | (box[:, 2] >= 180)
        return far


def _floats(column: arrow.Column) -> Shares:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)


def _regions(column: arrow.Column, regions: dict[str, int], unknown: Flags) -> Numbers:
    numbers = np.full(len(unknown), -1, dtype=np.int64)
    if column.null_count == len(unknown) or not unknown.any():
        return numbers
    coded: Any = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    named = np.flatnonzero(np.asarray(coded.is_valid().to_numpy(zero_copy_only=False)) & unknown)
    codes = np.asarray(coded.indices.to_numpy(zero_copy_only=False)[named], dtype=np.int64)
    used = np.unique(codes)
    names: list[str] = coded.dictionary.to_pylist()
    known = np.full(len(names), -1, dtype=np.int64)
    known[used] = [regions[names[i]] for i in used]
    numbers[named] = known[codes]
    return numbers
