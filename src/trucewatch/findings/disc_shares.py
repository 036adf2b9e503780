"""
Shares of discs in areas, as sums over the edges that reach into them.

A disc is the polygon of `discs`: convex, with its middle inside. The outline of an area, as far as
it runs within the disc, adds a triangle with the middle for each edge, and takes away the sector
of the disc that the edge sweeps over; the sectors of a whole outline are the disc as often as it
goes round the middle. So what is common is the disc where its middle lies in the area, nothing
where it does not, and this sum over the few edges that reach into it: no shape is ever built.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.discs import DISC_CORNERS, EARTH_RADIUS_KM, plane_corners
from trucewatch.findings.outlines import Outlines
from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]

BLOCK = 2_048
"""Discs that are drawn at once; each takes 6 kB."""

_NUDGE = np.array([1.1e-11, 0.7e-11])
_ROUNDING = 1e-9
_MOST_STEPS = 64
_SOME = 8
_SWELL = (2 * np.pi * _SOME / DISC_CORNERS) ** 2 / 8


@dataclass(frozen=True, slots=True)
class _Discs:
    """
    Discs round the origin, made as long as they are wide.

    Attributes:
        corner: Corners anticlockwise from due east, the first again at the end, shape
            (n, corners + 1, 2).
        sector: Area from the first corner to each, shape (n, corners + 1).
        within: At most as far as the nearest point of the rim.
        reach: At least as far as the farthest corner.
        middle: Where each lies in the equal-area plane.
        scale: What its two axes were divided by.
        box: West, south, east and north in the equal-area plane, shape (n, 4).
    """

    corner: Shares
    sector: Shares
    within: Shares
    reach: Shares
    middle: Shares
    scale: Shares
    box: Shares

    @classmethod
    def of(cls, spots: Shares) -> _Discs:
        east, north = np.radians(spots[:, 0]), np.radians(spots[:, 1])
        middle = np.column_stack([east, np.sin(north)])
        reach = spots[:, 2] / EARTH_RADIUS_KM
        scale = np.column_stack([reach / np.cos(north), reach * np.cos(north)])
        corner = (plane_corners(spots) - middle[:, None, :]) / scale[:, None, :]
        sector = np.zeros(corner.shape[:2])
        np.cumsum(_cross(corner[:, :-1], corner[:, 1:]) / 2, axis=1, out=sector[:, 1:])
        across = np.arcsin(np.minimum(np.sin(reach) / np.cos(north), 1.0))
        box = [east - across, np.sin(north - reach), east + across, np.sin(north + reach)]
        # Between two of these the rim differs by less than their share of a turn squared over 8.
        far = np.hypot(corner[:, ::_SOME, 0], corner[:, ::_SOME, 1])
        within, most = far.min(axis=1) * (1 - 2 * _SWELL), far.max(axis=1) * (1 + 2 * _SWELL)
        return cls(corner, sector, within, most, middle, scale, np.column_stack(box))

    def local(self, disc: Numbers, corner: Shares) -> Shares:
        """Return corners of the equal-area plane as their discs see them."""
        # An edge through the very middle would leave open on which side of it the middle lies.
        return np.asarray((corner - self.middle[disc]) / self.scale[disc] + _NUDGE)

    def wedge(self, disc: Numbers, point: Shares) -> Numbers:
        """Return the corner behind which the direction of each point leaves its disc."""
        turn = np.arctan2(point[:, 1], point[:, 0]) * (DISC_CORNERS / (2 * np.pi))
        at = np.floor(turn).astype(np.int64) % DISC_CORNERS
        open_ = np.arange(len(at))
        for _ in range(DISC_CORNERS):
            mine, corner, seen = disc[open_], at[open_], point[open_]
            behind = _cross(self.corner[mine, corner], seen) < 0
            ahead = ~behind & (_cross(self.corner[mine, corner + 1], seen) >= 0)
            at[open_] = (corner - behind + ahead) % DISC_CORNERS
            open_ = open_[behind | ahead]
            if not len(open_):
                break
        return at

    def rim(self, disc: Numbers, point: Shares) -> tuple[Numbers, Shares, Shares]:
        """Return the wedge of points, how far out they lie (1 is the rim), and which way grows."""
        at = self.wedge(disc, point)
        one, other = self.corner[disc, at], self.corner[disc, at + 1]
        away = np.stack([other[:, 1] - one[:, 1], one[:, 0] - other[:, 0]], axis=1)
        away /= _dot(away, one)[:, None]
        return at, _dot(away, point), away

    def swept(self, disc: Numbers, point: Shares) -> Shares:
        """Return the area of the disc from its first corner to points of its rim."""
        at = self.wedge(disc, point)
        return np.asarray(self.sector[disc, at] + _cross(self.corner[disc, at], point) / 2)


def shares_of(outlines: Outlines, spots: Shares, area: Numbers, inside: Flags) -> Shares:
    """
    Return the share of each disc that lies in an area.

    Args:
        outlines: The edges of the areas.
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3); discs that reach
            neither a pole nor the antimeridian.
        area: Number of an area, shape (n,).
        inside: Whether the middle of the disc lies in the area; on its edge both answers do.
    """
    share = np.empty(len(spots))
    for first in range(0, len(spots), BLOCK):
        rows = slice(first, first + BLOCK)
        share[rows] = _shares(outlines, _Discs.of(spots[rows]), area[rows], inside[rows])
    return share


def _shares(outlines: Outlines, discs: _Discs, area: Numbers, inside: Flags) -> Shares:
    disc, at = outlines.near(area, discs.box)
    one, other = (discs.local(disc, outlines.corner[at + end]) for end in (0, 1))
    near = np.flatnonzero(_distance(one, other) <= discs.reach[disc])
    disc, one, other = disc[near], one[near], other[near]
    entered = _crossing(discs, disc, one, other)
    left = 1.0 - _crossing(discs, disc, other, one)
    runs = np.flatnonzero(left > entered)
    disc, one, other = disc[runs], one[runs], other[runs]
    entered, left = entered[runs], left[runs]
    enters, leaves = np.flatnonzero(entered > 0), np.flatnonzero(left < 1)
    way = other - one
    first, last = one.copy(), other.copy()
    first[enters] += entered[enters, None] * way[enters]
    last[leaves] = one[leaves] + left[leaves, None] * way[leaves]
    whole = discs.sector[:, -1]
    parts = _cross(first, last) / 2 - _turns(discs, disc, first, last) * whole[disc]
    parts[enters] += discs.swept(disc[enters], first[enters])
    parts[leaves] -= discs.swept(disc[leaves], last[leaves])
    share = inside + np.bincount(disc, parts, minlength=len(area)) / whole
    # Whether the middle lies inside is asked of other edges than these; a disc more or less says
    # that the two answers differ, which they do within a metre of an edge.
    wrong = (share < -_ROUNDING) | (share > 1 + _ROUNDING)
    return np.clip(np.where(wrong, share - np.floor(share), share), 0.0, 1.0)


def _turns(discs: _Discs, disc: Numbers, one: Shares, other: Shares) -> Shares:
    """Return 1 for edges that run over the direction of the first corner, -1 for those back."""
    start = discs.corner[:, 0][disc]
    before, after = _cross(start, one), _cross(start, other)
    over = (before < 0) != (after < 0)
    # Of the two directions of that line only the corner's own counts.
    over &= (_dot(start, one) * after < _dot(start, other) * before) == (after < before)
    return np.where(over, np.where(after >= 0, 1.0, -1.0), 0.0)


def _crossing(discs: _Discs, disc: Numbers, start: Shares, end: Shares) -> Shares:
    """
    Return how far along its way each edge enters its disc; 0 where it starts inside, else to 2.

    How far out a point lies is a convex function of its place on a line, made of straight pieces;
    so Newton's steps from outside never go too far, and end at the rim itself.
    """
    along = np.zeros(len(disc))
    open_ = np.flatnonzero(_dot(start, start) >= discs.within[disc] ** 2)
    way = end - start
    for _ in range(_MOST_STEPS):
        mine, go = disc[open_], way[open_]
        _, out, away = discs.rim(mine, start[open_] + along[open_, None] * go)
        slope = _dot(away, go)
        falls = slope < 0
        is_outside = out > 1 + 1e-14
        step = np.where(falls, (1.0 - out) / np.where(falls, slope, 1.0), 2.0)
        along[open_] = np.where(is_outside, np.minimum(along[open_] + step, 2.0), along[open_])
        open_ = open_[is_outside & (along[open_] <= 1.0) & (step > 1e-16)]
        if not len(open_):
            break
    return along


def _distance(one: Shares, other: Shares) -> Shares:
    """Return how near edges come to the origin."""
    way = other - one
    along = np.clip(-_dot(one, way) / np.maximum(_dot(way, way), 1e-300), 0.0, 1.0)
    near = one + along[:, None] * way
    return np.asarray(np.hypot(near[:, 0], near[:, 1]))


def _cross(one: Shares, other: Shares) -> Shares:
    return np.asarray(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])


def _dot(one: Shares, other: Shares) -> Shares:
    return np.asarray(one[..., 0] * other[..., 0] + one[..., 1] * other[..., 1])
