"""
Cells of discs that several edges run through, as sums over pieces of these edges.

Where the edges of areas cross within a disc they are cut. Each piece parts two cells: on its left
lies its own area, on its right it does not, and which other areas hold both is told by how often
their edges cross the way from the middle. So each piece adds its own sum to the cell on its left,
takes it from the one on its right, and no shape is ever built. Edges that touch or run along each
other are not told apart safely in this way: such discs are given back, to be cut as shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.findings.disc_shares import share_of_runs
from trucewatch.findings.outlines import Outlines
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, product, starts_of
from trucewatch.findings.rims import Rims, Runs, cross, dot

Flags = NDArray[np.bool_]

MOST_AREAS = 40
"""Areas of one disc; their cells are numbered by bits."""

MOST_PAIRS = 1 << 20
"""Pairs of edges that are compared at once."""

MOST_EDGES = 50_000
"""Edges within one disc; with more it is cut as a shape."""

_ASIDE = 8.0
_TOUCHING = 1e-9
_UNSURE = 1e-12
_SURE = 1e-8
_SLIVER = 1e-9


@dataclass(frozen=True, slots=True)
class DiscCells:
    """
    Cells of discs, in order of disc and of cell.

    Attributes:
        disc: The disc of each cell.
        areas: Its areas by bits, the first area of the disc being the highest bit.
        share: Its share of the disc.
        failed: Discs that have to be cut as shapes; they have no cells.
    """

    disc: Numbers
    areas: Numbers
    share: Shares
    failed: Flags


@dataclass(frozen=True, slots=True)
class _Asked:
    # Discs, the areas that cut each, in order, and whether these hold its middle.
    spots: Shares
    offsets: Numbers
    area: Numbers
    inside: Flags

    def between(self, first: int, after: int) -> _Asked:
        """Return the discs from *first* on, before *after*."""
        rows = slice(self.offsets[first], self.offsets[after])
        offsets = self.offsets[first : after + 1] - self.offsets[first]
        return _Asked(self.spots[first:after], offsets, self.area[rows], self.inside[rows])

    @property
    def counts(self) -> Numbers:
        """How many areas cut each disc."""
        return np.diff(self.offsets)


def cells_of_discs(
    outlines: Outlines, spots: Shares, cutting: tuple[Numbers, Numbers], inside: Flags
) -> DiscCells:
    """
    Return the cells of discs.

    Args:
        outlines: The edges of the areas.
        spots: Degrees east, degrees north and radius in kilometres, shape (n, 3); discs that reach
            neither a pole nor the antimeridian.
        cutting: Where the areas that cut each disc start, shape (n + 1,), and these areas, each
            once, in order.
        inside: Whether the middle of the disc lies in each of these areas.
    """
    asked = _Asked(spots, *cutting, inside)
    parts = [_cells(outlines, each) for each in _blocks(asked)]
    starts = offsets_of(np.array([len(each.failed) for each in parts], dtype=np.int64))
    return DiscCells(
        _joined([each.disc + start for each, start in zip(parts, starts, strict=False)]),
        _joined([each.areas for each in parts]),
        np.concatenate([np.empty(0), *(each.share for each in parts)]),
        np.concatenate([np.empty(0, np.bool_), *(each.failed for each in parts)]),
    )


def _joined(parts: list[Numbers]) -> Numbers:
    return np.concatenate([np.empty(0, np.int64), *parts])


def _blocks(asked: _Asked, most: int = 512) -> Iterator[_Asked]:
    for first in range(0, len(asked.spots), most):
        yield asked.between(first, min(first + most, len(asked.spots)))


def _cells(outlines: Outlines, asked: _Asked) -> DiscCells:
    rims = Rims.of(asked.spots)
    discs = len(asked.spots)
    disc = np.repeat(np.arange(discs), asked.counts)
    runs = rims.runs(outlines, disc, asked.area)
    share, holds = share_of_runs(rims, runs, disc, asked.inside)
    edges = np.bincount(runs.disc, minlength=discs).astype(np.int64)
    failed = (asked.counts > MOST_AREAS) | (edges > MOST_EDGES) | ~rims.are_convex
    bit = _bits(asked, disc)
    pieces = _pieces(rims, runs, bit, failed)
    middle = np.zeros(discs, dtype=np.int64)
    np.bitwise_or.at(middle, disc, np.where(holds, bit, 0))
    others = _held(runs, pieces, (middle, bit), failed)
    mine = bit[runs.item[pieces.run]]
    of = runs.disc[pieces.run]
    whole = rims.sector[of, -1]
    cells = _summed(
        np.concatenate([np.arange(discs), of, of]),
        np.concatenate([middle, others | mine, others]),
        np.concatenate([np.ones(discs), pieces.part / whole, -pieces.part / whole]),
    )
    return _sure(cells, (disc, bit, share), failed)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """
    Pieces of edges between the places where others cross them, in order along their outlines.

    Attributes:
        run: The edge that each is a piece of.
        first: Where it starts, shape (n, 2).
        last: Where it ends, shape (n, 2).
        over: The area, by its bit, whose edge is crossed where it starts; 0 for none.
        opens: Whether it starts apart from the end of the piece before it.
        part: What it adds to the cell on its left.
    """

    run: Numbers
    first: Shares
    last: Shares
    over: Numbers
    opens: Flags
    part: Shares


@dataclass(frozen=True, slots=True)
class _Crossings:
    # Edges that others cross, how far along, and the other area by its bit.
    run: Numbers
    along: Shares
    over: Numbers


def _pieces(rims: Rims, runs: Runs, bit: Numbers, failed: Flags) -> _Pieces:
    """Cut the edges of each disc where they cross; notes discs whose edges touch."""
    crossed = _crossings(runs, bit, failed)
    number = len(runs.item)
    none = np.zeros(number)
    run = np.concatenate([np.arange(number), crossed.run])
    along = np.concatenate([none, crossed.along])
    order = np.lexsort((along, run))
    run, start = run[order], along[order]
    is_last = np.append(_differs(run), np.ones(min(len(run), 1), dtype=np.bool_))
    way = (runs.last - runs.first)[run]
    first = runs.first[run] + start[:, None] * way
    last = runs.last[run]
    last[:-1] = np.where(is_last[:-1, None], last[:-1], first[1:])
    part = rims.area(runs.disc[run], first, last)
    enters = np.flatnonzero(runs.enters[run] & (start == 0))
    leaves = np.flatnonzero(runs.leaves[run] & is_last)
    part[enters] += rims.swept(runs.disc[run[enters]], first[enters])
    part[leaves] -= rims.swept(runs.disc[run[leaves]], last[leaves])
    apart = _differs(runs.item[run]) | (first[1:] != last[:-1]).any(axis=1)
    over = np.concatenate([none.astype(np.int64), crossed.over])[order]
    return _Pieces(run, first, last, over, np.append(is_last[-1:], apart), part)


def _crossings(runs: Runs, bit: Numbers, failed: Flags) -> _Crossings:
    one, other = _near(runs)
    a, b, c, d = runs.first[one], runs.last[one], runs.first[other], runs.last[other]
    to_c, to_d = cross(b - a, c - a), cross(b - a, d - a)
    to_a, to_b = cross(d - c, a - c), cross(d - c, b - c)
    touch = _touches((a, b), (c, to_c), (d, to_d)) | _touches((c, d), (a, to_a), (b, to_b))
    failed[runs.disc[one[touch]]] = True
    over = np.flatnonzero(((to_c < 0) != (to_d < 0)) & ((to_a < 0) != (to_b < 0)) & ~touch)
    one, other = one[over], other[over]
    along = [near[over] / (near[over] - far[over]) for near, far in ((to_a, to_b), (to_c, to_d))]
    bits = bit[runs.item[np.concatenate([other, one])]]
    return _Crossings(np.concatenate([one, other]), np.concatenate(along), bits)


def _near(runs: Runs) -> tuple[Numbers, Numbers]:
    """Return pairs of edges of two areas in one disc that can meet, each pair once."""
    low = np.minimum(runs.first, runs.last) - _TOUCHING
    high = np.maximum(runs.first, runs.last) + _TOUCHING
    # Every disc has its own stretch of the plane, so that one tree holds them all.
    aside = runs.disc * _ASIDE
    boxes = shapely.box(low[:, 0] + aside, low[:, 1], high[:, 0] + aside, high[:, 1])
    one, other = shapely.STRtree(boxes).query(boxes)
    kept = (one < other) & (runs.item[one] != runs.item[other])
    return one[kept], other[kept]


def _touches(edge: tuple[Shares, Shares], *ends: tuple[Shares, Shares]) -> Flags:
    start, end = edge
    way = end - start
    length = np.sqrt(dot(way, way))
    found = np.zeros(len(start), dtype=np.bool_)
    for point, twice in ends:
        along = dot(point - start, way)
        beside = np.abs(twice) <= _TOUCHING * length
        slack = _TOUCHING * length
        found |= beside & (along >= -slack) & (along <= length * length + slack)
    return found


def _held(runs: Runs, pieces: _Pieces, told: tuple[Numbers, Numbers], failed: Flags) -> Numbers:
    """
    Return by bits which other areas hold each piece; notes discs where that is not sure.

    The first piece of each stretch is asked: every edge that crosses the way to it from the middle
    changes sides. Along the stretch only crossings do.
    """
    around, bit = told
    opening = np.flatnonzero(pieces.opens)
    held = _at_openings(runs, pieces, (opening, bit), failed)
    held ^= around[runs.disc[pieces.run[opening]]]
    along = np.bitwise_xor.accumulate(pieces.over) if len(pieces.over) else pieces.over
    stretch = np.cumsum(pieces.opens) - 1
    since = along ^ along[opening][stretch]
    return np.asarray((held[stretch] ^ since) & ~bit[runs.item[pieces.run]])


def _at_openings(
    runs: Runs, pieces: _Pieces, asked: tuple[Numbers, Numbers], failed: Flags
) -> Numbers:
    """Return by bits the areas whose edges part each opening piece from the middle."""
    opening, bit = asked
    run = pieces.run[opening]
    middle = (pieces.first[opening] + pieces.last[opening]) / 2
    parted = np.zeros(len(opening), dtype=np.int64)
    starts = (starts_of(each, len(failed)) for each in (runs.disc[run], runs.disc))
    for piece, edge in _pairs(next(starts), next(starts), failed):
        other = np.flatnonzero(runs.item[run[piece]] != runs.item[edge])
        at, by = piece[other], edge[other]
        start, end, point = runs.first[by], runs.last[by], middle[at]
        beyond = np.flatnonzero((cross(point, start) < 0) != (cross(point, end) < 0))
        at, by, start, way = at[beyond], by[beyond], start[beyond], (end - start)[beyond]
        near, far = cross(start, way), cross(way, middle[at] - start)
        unsure = np.abs(far) <= _UNSURE * np.sqrt(dot(way, way))
        failed[runs.disc[by[unsure]]] = True
        hit = np.flatnonzero((near < 0) != (far < 0))
        np.bitwise_xor.at(parted, at[hit], bit[runs.item[by[hit]]])
    return parted


def _pairs(left: Numbers, right: Numbers, failed: Flags) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield every pair of two kinds of things of one disc, not too many at once."""
    counts = np.diff(left), np.diff(right)
    discs = np.flatnonzero((counts[0] * counts[1] > 0) & ~failed)
    block = np.cumsum((counts[0] * counts[1])[discs]) // MOST_PAIRS
    for each in np.unique(block).tolist():
        mine = discs[block == each]
        item, (i, j) = product([counts[0][mine], counts[1][mine]])
        yield left[mine[item]] + i, right[mine[item]] + j


def _bits(asked: _Asked, disc: Numbers) -> Numbers:
    """Return the bit of each area among those of its disc, the first being the highest."""
    local = np.arange(len(disc)) - asked.offsets[:-1][disc]
    place = asked.counts[disc] - 1 - local
    return np.asarray(np.where(place < MOST_AREAS, np.left_shift(1, np.minimum(place, 62)), 0))


def _summed(disc: Numbers, areas: Numbers, part: Shares) -> DiscCells:
    """Add up what each cell of each disc is given."""
    order = np.lexsort((areas, disc))
    disc, areas = disc[order], areas[order]
    is_new = _differs(disc) | _differs(areas)
    first = np.flatnonzero(np.append([True], is_new)[: len(disc)])
    share = np.add.reduceat(part[order], first) if len(first) else np.empty(0)
    return DiscCells(disc[first], areas[first], share, np.empty(0, np.bool_))


def _differs(numbers: Numbers) -> Flags:
    return np.asarray(numbers[1:] != numbers[:-1])


def _sure(cells: DiscCells, singles: tuple[Numbers, Numbers, Shares], failed: Flags) -> DiscCells:
    """Keep the cells of discs whose sums agree; slivers of rounding are dropped."""
    disc, bit, share = singles
    whole = np.bincount(cells.disc, cells.share, minlength=len(failed))
    failed = failed | (np.abs(whole - 1) > _SURE)
    failed[cells.disc[cells.share < -_SURE]] = True
    counts = np.bincount(cells.disc, minlength=len(failed)).astype(np.int64)
    first = offsets_of(counts)[:-1]
    item, (cell,) = product([counts[disc]])
    at = first[disc[item]] + cell
    inside = (cells.areas[at] & bit[item]) != 0
    again = np.bincount(item, np.where(inside, cells.share[at], 0.0), minlength=len(disc))
    failed[disc[np.abs(again - share) > _SURE]] = True
    kept = (cells.share > _SLIVER) & ~failed[cells.disc]
    left = np.bincount(cells.disc[kept], cells.share[kept], minlength=len(failed))
    mine = cells.disc[kept]
    return DiscCells(mine, cells.areas[kept], cells.share[kept] / left[mine], failed)
