"""
Rims: discs in the equal-area plane, each seen from its own middle, and what runs within them.

A disc is the polygon of `discs`: convex, with its middle inside. What an outline does within it is
told by its edges cut off at the rim, and by the sectors of the disc that they sweep over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.discs import DISC_CORNERS, EARTH_RADIUS_KM, plane_corners
from trucewatch.findings.outlines import Outlines
from trucewatch.findings.ragged import Numbers, Shares

Flags = NDArray[np.bool_]

_NUDGE = np.array([1.1e-11, 0.7e-11])
_MOST_STEPS = 64
_SOME = 8
_SWELL = (2 * np.pi * _SOME / DISC_CORNERS) ** 2 / 8


@dataclass(frozen=True, slots=True)
class Runs:
    """
    Edges as far as they run within a disc, seen from its middle, in order of item.

    Attributes:
        item: Which question each belongs to.
        disc: Its disc.
        first: Where it starts, shape (n, 2).
        last: Where it ends, shape (n, 2).
        enters: Whether it starts on the rim.
        leaves: Whether it ends on the rim.
    """

    item: Numbers
    disc: Numbers
    first: Shares
    last: Shares
    enters: Flags
    leaves: Flags


@dataclass(frozen=True, slots=True)
class Rims:
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
    def of(cls, spots: Shares) -> Rims:
        """Return discs: degrees east, degrees north and radius in kilometres, shape (n, 3)."""
        east, north = np.radians(spots[:, 0]), np.radians(spots[:, 1])
        middle = np.column_stack([east, np.sin(north)])
        reach = spots[:, 2] / EARTH_RADIUS_KM
        scale = np.column_stack([reach / np.cos(north), reach * np.cos(north)])
        corner = (plane_corners(spots) - middle[:, None, :]) / scale[:, None, :]
        sector = np.zeros(corner.shape[:2])
        np.cumsum(cross(corner[:, :-1], corner[:, 1:]) / 2, axis=1, out=sector[:, 1:])
        across = np.arcsin(np.minimum(np.sin(reach) / np.cos(north), 1.0))
        box = [east - across, np.sin(north - reach), east + across, np.sin(north + reach)]
        # Between two of these the rim differs by less than their share of a turn squared over 8.
        far = np.hypot(corner[:, ::_SOME, 0], corner[:, ::_SOME, 1])
        within, most = far.min(axis=1) * (1 - 2 * _SWELL), far.max(axis=1) * (1 + 2 * _SWELL)
        return cls(corner, sector, within, most, middle, scale, np.column_stack(box))

    @property
    def are_convex(self) -> Flags:
        """Whether each bends one way only, as all but very large discs do in this plane."""
        way = np.diff(self.corner, axis=1)
        return np.asarray((cross(way, np.roll(way, -1, axis=1)) > 0).all(axis=1))

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
            behind = cross(self.corner[mine, corner], seen) < 0
            ahead = ~behind & (cross(self.corner[mine, corner + 1], seen) >= 0)
            at[open_] = (corner - behind + ahead) % DISC_CORNERS
            open_ = open_[behind | ahead]
            if not len(open_):
                break
        return at

    def rim(self, disc: Numbers, point: Shares) -> tuple[Shares, Shares]:
        """Return how far out points lie, 1 being the rim, and which way that grows."""
        at = self.wedge(disc, point)
        one, other = self.corner[disc, at], self.corner[disc, at + 1]
        away = np.stack([other[:, 1] - one[:, 1], one[:, 0] - other[:, 0]], axis=1)
        away /= dot(away, one)[:, None]
        return dot(away, point), away

    def swept(self, disc: Numbers, point: Shares) -> Shares:
        """Return the area of the disc from its first corner to points of its rim."""
        at = self.wedge(disc, point)
        return np.asarray(self.sector[disc, at] + cross(self.corner[disc, at], point) / 2)

    def area(self, disc: Numbers, one: Shares, other: Shares) -> Shares:
        """
        Return what lies between edges and the middle, less the sector that they sweep over.

        The sectors of what starts or ends on the rim are left open there: `swept` closes them.
        """
        whole = self.sector[disc, -1]
        return np.asarray(cross(one, other) / 2 - self._turns(disc, one, other) * whole)

    def runs(self, outlines: Outlines, disc: Numbers, area: Numbers) -> Runs:
        """
        Return the edges of areas as far as they run within discs.

        Args:
            outlines: The edges of the areas.
            disc: Number of a disc, shape (n,).
            area: Number of an area, shape (n,).
        """
        item, at = outlines.near(area, self.box[disc])
        mine = disc[item]
        one, other = (self.local(mine, outlines.corner[at + end]) for end in (0, 1))
        near = np.flatnonzero(_distance(one, other) <= self.reach[mine])
        item, mine, one, other = item[near], mine[near], one[near], other[near]
        entered = self._crossing(mine, one, other)
        left = 1.0 - self._crossing(mine, other, one)
        kept = np.flatnonzero(left > entered)
        one, other, entered, left = one[kept], other[kept], entered[kept], left[kept]
        enters, leaves = entered > 0, left < 1
        way = other - one
        # What ends inside ends at its very corner, where the next edge starts.
        first = np.where(enters[:, None], one + entered[:, None] * way, one)
        last = np.where(leaves[:, None], one + left[:, None] * way, other)
        return Runs(item[kept], mine[kept], first, last, enters, leaves)

    def _turns(self, disc: Numbers, one: Shares, other: Shares) -> Shares:
        """Return 1 for edges that run over the first corner's direction, -1 for those back."""
        start = self.corner[:, 0][disc]
        before, after = cross(start, one), cross(start, other)
        over = (before < 0) != (after < 0)
        # Of the two directions of that line only the corner's own counts.
        over &= (dot(start, one) * after < dot(start, other) * before) == (after < before)
        return np.where(over, np.where(after >= 0, 1.0, -1.0), 0.0)

    def _crossing(self, disc: Numbers, start: Shares, end: Shares) -> Shares:
        """
        Return how far along its way each edge enters its disc: 0 where it starts inside, to 2.

        How far out a point lies is a convex function of its place on a line, made of straight
        pieces; so Newton's steps from outside never go too far, and end at the rim itself.
        """
        along = np.zeros(len(disc))
        open_ = np.flatnonzero(dot(start, start) >= self.within[disc] ** 2)
        way = end - start
        for _ in range(_MOST_STEPS):
            mine, go = disc[open_], way[open_]
            out, away = self.rim(mine, start[open_] + along[open_, None] * go)
            slope = dot(away, go)
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
    along = np.clip(-dot(one, way) / np.maximum(dot(way, way), 1e-300), 0.0, 1.0)
    near = one + along[:, None] * way
    return np.asarray(np.hypot(near[:, 0], near[:, 1]))


def cross(one: Shares, other: Shares) -> Shares:
    """Return twice the signed area of each triangle with the origin."""
    return np.asarray(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])


def dot(one: Shares, other: Shares) -> Shares:
    """Return the scalar product of each pair."""
    return np.asarray(one[..., 0] * other[..., 0] + one[..., 1] * other[..., 1])
