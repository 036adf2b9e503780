"""
Frames: which part of the earth a map shows, and where a place lies in it.

An equirectangular projection with its standard parallel in the middle of the frame: within a
country of some hundred kilometres shapes and distances are true enough to be read, and it needs
nothing but a product.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from trucewatch.publication.page_input import DrawnArea, Ring
from trucewatch.publication.spots import Spot

KM_PER_DEGREE = 111.2
"""Length of a degree of latitude, km."""

_DETAIL_KM = 24.0
"""Half the height of a detail, km: a city with its outskirts; it shrinks to what it holds."""

_LEAST_DETAIL_KM = 7.0
_LEAST_WIDTH = 1.15
"""A frame's width over its height, at least, so that a tall country does not fill the page."""

_MOST_DETAILS = 3
_CANDIDATES = 300


@dataclass(frozen=True, slots=True)
class Frame:
    """
    One map's view.

    Attributes:
        west, south, east, north: Its edges, degrees.
        width: Its width in units of drawing; the height follows.
    """

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def scale(self) -> float:
        """Units of drawing per degree of latitude."""
        return self.width / ((self.east - self.west) * self._narrowing)

    @property
    def height(self) -> float:
        """Height in units of drawing."""
        return (self.north - self.south) * self.scale

    @property
    def _narrowing(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies in the drawing."""
        x = (lon - self.west) * self._narrowing * self.scale
        return x, (self.north - lat) * self.scale

    def units(self, kilometres: float) -> float:
        """Return a distance in units of drawing."""
        return kilometres / KM_PER_DEGREE * self.scale

    def holds(self, lon: float | None, lat: float | None) -> bool:
        """Say whether a place lies inside."""
        if lon is None or lat is None:
            return False
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def touches(self, ring: Ring) -> bool:
        """Say whether the box around *ring* meets the frame."""
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        return (
            min(lons) <= self.east
            and max(lons) >= self.west
            and min(lats) <= self.north
            and max(lats) >= self.south
        )


def overview(spots: Iterable[Spot], areas: Iterable[DrawnArea], width: float) -> Frame | None:
    """Return the frame that holds every spot and every area; ``None`` where there is neither."""
    points = [(spot.lon, spot.lat) for spot in spots if spot.lon is not None]
    placed = [(lon, lat) for lon, lat in points if lon is not None and lat is not None]
    placed.extend(point for area in areas for ring in area.rings for point in ring)
    if not placed:
        return None
    lons, lats = [lon for lon, _ in placed], [lat for _, lat in placed]
    margin = max(0.15, (max(lats) - min(lats)) * 0.04)
    return _fitted((min(lons), min(lats), max(lons), max(lats)), margin, width)


def _fitted(box: tuple[float, float, float, float], margin: float, width: float) -> Frame:
    """Return the frame around *box* with a margin in degrees, never taller than it is wide."""
    west, south, east, north = box
    south, north = max(-89.0, south - margin), min(89.0, north + margin)
    narrowing = math.cos(math.radians((south + north) / 2))
    wide = (east - west) * narrowing + 2 * margin
    missing = max(0.0, (north - south) * _LEAST_WIDTH - wide)
    grown = (margin + missing / 2) / narrowing
    return Frame(west - grown, south, east + grown, north, width)


def details(spots: Sequence[Spot], width: float) -> tuple[Frame, ...]:
    """
    Return up to three closer views, where acts crowd at several places near each other.

    The centre of the next view is the spot with most acts around it that no view holds yet.
    """
    left = [spot for spot in spots if spot.lon is not None and spot.radius_km <= _DETAIL_KM / 2]
    enough = max(4, sum(spot.total for spot in left) // 12)
    found: list[Frame] = []
    while len(found) < _MOST_DETAILS:
        best = _fullest(left, width)
        if best is None or best[0] < enough:
            break
        inside = [spot for spot in left if best[1].holds(spot.lon, spot.lat)]
        found.append(_shrunk(inside, best[1].width))
        left = [spot for spot in left if not best[1].holds(spot.lon, spot.lat)]
    return tuple(found)


def _fullest(spots: Sequence[Spot], width: float) -> tuple[int, Frame] | None:
    places = np.array([(spot.lon or 0.0, spot.lat or 0.0) for spot in spots]).reshape(-1, 2)
    totals = np.array([spot.total for spot in spots], dtype=np.int64)
    best: tuple[int, Frame] | None = None
    for spot in spots[:_CANDIDATES]:
        frame = _around(spot, width)
        inside = (
            (places[:, 0] >= frame.west)
            & (places[:, 0] <= frame.east)
            & (places[:, 1] >= frame.south)
            & (places[:, 1] <= frame.north)
        )
        total = int(totals[inside].sum())
        if inside.sum() > 1 and (best is None or total > best[0]):
            best = total, frame
    return best


def _shrunk(spots: Sequence[Spot], width: float) -> Frame:
    """Return the frame that just holds *spots* with their discs and some room."""
    lons, lats = [spot.lon or 0.0 for spot in spots], [spot.lat or 0.0 for spot in spots]
    least = _LEAST_DETAIL_KM - KM_PER_DEGREE * (max(lats) - min(lats)) / 2
    room = max(3.0 + max(spot.radius_km for spot in spots), least)
    return _fitted((min(lons), min(lats), max(lons), max(lats)), room / KM_PER_DEGREE, width)


def _around(spot: Spot, width: float) -> Frame:
    lon, lat = spot.lon or 0.0, spot.lat or 0.0
    tall = _DETAIL_KM / KM_PER_DEGREE
    wide = tall / max(0.05, math.cos(math.radians(lat)))
    return Frame(lon - wide, lat - tall, lon + wide, lat + tall, width)
