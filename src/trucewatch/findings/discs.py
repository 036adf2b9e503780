"""
Discs: circles on the sphere as polygons, in degrees and in the equal-area plane.

Shares are by area in the cylindrical equal-area projection (x = longitude, y = sine of latitude;
J. H. Lambert 1772), which keeps areas exactly wherever on Earth.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry
from shapely.affinity import translate

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of GRS 80, km (H. Moritz 2000, Journal of Geodesy 74:128)."""

DISC_CORNERS = 256
"""Corners of the polygon that stands for a disc; its area is .01 % short of the circle's."""

EDGE_STEP_DEGREES = 0.1
"""Edges are cut to this length before projecting, so that they stay straight in degrees."""

Shares = NDArray[np.float64]

_WORLD = shapely.box(-180.0, -90.0, 180.0, 90.0)


def projected(geometry: Any) -> Any:
    """
    Return geometries (degrees) in the equal-area plane, their edges cut fine enough to stay put.

    Args:
        geometry: One geometry, or an array of them.
    """
    fine = shapely.segmentize(geometry, EDGE_STEP_DEGREES)

    def to_plane(corners: Shares) -> Shares:
        radians = np.radians(corners)
        return np.column_stack([radians[:, 0], np.sin(radians[:, 1])])

    made = shapely.transform(fine, to_plane)
    shapely.prepare(made)
    return made


def are_clear(spots: Shares) -> NDArray[np.bool_]:
    """
    Say which discs reach neither a pole nor the antimeridian.

    Args:
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).
    """
    reach, across = _extent(spots)
    clear = (np.abs(spots[:, 1]) + reach < 85) & (np.abs(spots[:, 0]) + 2 * across < 180)
    return np.asarray(clear)


def are_plain(spots: Shares) -> NDArray[np.bool_]:
    """
    Say which of these have edges too short to cut before they are projected.

    Args:
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).
    """
    _, across = _extent(spots)
    short = 2 * np.pi * across / DISC_CORNERS * 2 < EDGE_STEP_DEGREES
    return np.asarray(are_clear(spots) & short)


def _extent(spots: Shares) -> tuple[Shares, Shares]:
    """Return how far discs reach to the north, and at most to the east, degrees."""
    reach = np.degrees(spots[:, 2] / EARTH_RADIUS_KM)
    across = reach / np.maximum(np.cos(np.radians(np.abs(spots[:, 1]) + reach)), 1e-9)
    return reach, across


def planes_of(spots: Shares) -> NDArray[np.object_]:
    """
    Return discs on the sphere in the equal-area plane, as `projected` and `discs_of` would.

    Args:
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).
    """
    plain = are_plain(spots)
    made = np.empty(len(spots), dtype=object)
    if plain.any():
        made[plain] = shapely.polygons(plane_corners(spots[plain]))
    if not plain.all():
        made[~plain] = projected(discs_of(spots[~plain]))
    return made


def discs_of(spots: Shares) -> NDArray[np.object_]:
    """
    Return discs on the sphere, in degrees.

    A disc that crosses the antimeridian has a part on either side of it, and one that holds a pole
    reaches from -180 to 180, so that each meets the areas drawn there.

    Args:
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).

    Returns:
        Polygons, shape (n,).
    """
    corners = _corners(spots)
    made = np.asarray(shapely.polygons(corners), dtype=object)
    reach = np.degrees(spots[:, 2] / EARTH_RADIUS_KM)
    polar = (spots[:, 1] + reach >= 90) | (spots[:, 1] - reach <= -90)
    far = (corners[:, :, 0].min(axis=1) < -180) | (corners[:, :, 0].max(axis=1) > 180)
    for i in np.flatnonzero(polar):
        made[i] = _round_a_pole(spots[i])
    for i in np.flatnonzero(far & ~polar):
        made[i] = _wrapped(made[i])
    return made


def disc(lon: float, lat: float, radius_km: float) -> Geometry:
    """Return the disc of *radius_km* kilometres round a point, on the sphere, in degrees."""
    made: Geometry = discs_of(np.array([[lon, lat, radius_km]]))[0]
    return made


def plane_corners(spots: Shares) -> Shares:
    """
    Return the corners of discs: longitude in radians, and sine of latitude.

    Args:
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3).

    Returns:
        Corners anticlockwise from due east, the first again at the end, shape (n, corners + 1, 2).
    """
    east, north = np.radians(spots[:, :1]), np.radians(spots[:, 1:2])
    angle = spots[:, 2:] / EARTH_RADIUS_KM
    turns = 2 * np.pi * (np.arange(DISC_CORNERS + 1) % DISC_CORNERS) / DISC_CORNERS
    to_north, to_east = np.sin(turns)[None, :], np.cos(turns)[None, :]
    sine = np.sin(north) * np.cos(angle) + np.cos(north) * np.sin(angle) * to_north
    turn = np.arctan2(
        to_east * np.sin(angle) * np.cos(north), np.cos(angle) - np.sin(north) * sine
    )
    return np.stack([east + turn, np.clip(sine, -1, 1)], axis=-1)


def _corners(spots: Shares) -> Shares:
    corners = plane_corners(spots)
    corners[:, :, 1] = np.arcsin(corners[:, :, 1])
    return np.asarray(np.degrees(corners), dtype=np.float64)


def _wrapped(shape: Geometry) -> Geometry:
    """Bring what lies beyond the antimeridian back to the other side."""
    turned = [translate(shape, xoff=turn) for turn in (-360.0, 0.0, 360.0)]
    made: Geometry = shapely.union_all(shapely.intersection(turned, _WORLD))
    return made


def _round_a_pole(spot: Shares) -> Geometry:
    """Return a disc that holds a pole, closed along that pole; with both, what it leaves out."""
    lon, lat, radius_km = (float(each) for each in spot)
    reach = np.degrees(radius_km / EARTH_RADIUS_KM)
    if reach >= 180:
        return _WORLD
    if lat + reach >= 90 and lat - reach <= -90:
        left = np.array([[lon - 180.0 if lon > 0 else lon + 180.0, -lat, 0.0]])
        left[0, 2] = np.pi * EARTH_RADIUS_KM - radius_km
        rest: Geometry = shapely.difference(_WORLD, discs_of(left)[0])
        return rest
    pole = 90.0 if lat > 0 else -90.0
    rim = _corners(spot[None, :])[0]
    rim[:, 0] = (rim[:, 0] + 180.0) % 360.0 - 180.0
    rim = rim[np.argsort(rim[:, 0], kind="stable")]
    edge = float(rim[[0, -1], 1].mean())
    ring = [(-180.0, edge), *rim.tolist(), (180.0, edge), (180.0, pole), (-180.0, pole)]
    made: Geometry = shapely.make_valid(shapely.Polygon(ring))
    return made
