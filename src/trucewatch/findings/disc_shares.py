"""
Shares of discs in areas, as sums over the edges that reach into them.

The outline of an area, as far as it runs within a disc, adds a triangle with the middle for each
edge, and takes away the sector of the disc that the edge sweeps over; the sectors of a whole
outline are the disc as often as it goes round the middle. So what is common is the disc where its
middle lies in the area, nothing where it does not, and this sum over the few edges that reach into
it: no shape is ever built.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.outlines import Outlines
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.rims import Rims, Runs

Flags = NDArray[np.bool_]

BLOCK = 2_048
"""Discs that are drawn at once; each takes 6 kB."""

_ROUNDING = 1e-9


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
        rims, disc = Rims.of(spots[rows]), np.arange(len(spots[rows]))
        runs = rims.runs(outlines, disc, area[rows])
        share[rows], _ = share_of_runs(rims, runs, disc, inside[rows])
    return share


def share_of_runs(rims: Rims, runs: Runs, disc: Numbers, inside: Flags) -> tuple[Shares, Flags]:
    """
    Return the share of each disc that lies in an area, and whether its middle does.

    Args:
        rims: The discs.
        runs: The edges of areas within them; an item is a pair of a disc and an area.
        disc: Disc of each item.
        inside: Whether the middle of the disc lies in the area, as far as other edges say.
    """
    parts = rims.area(runs.disc, runs.first, runs.last)
    enters, leaves = np.flatnonzero(runs.enters), np.flatnonzero(runs.leaves)
    parts[enters] += rims.swept(runs.disc[enters], runs.first[enters])
    parts[leaves] -= rims.swept(runs.disc[leaves], runs.last[leaves])
    share = inside + np.bincount(runs.item, parts, minlength=len(disc)) / rims.sector[disc, -1]
    # Whether the middle lies inside is asked of other edges than these; a disc more or less says
    # that the two answers differ, which they do within a metre of an edge.
    wrong = (share < -_ROUNDING) | (share > 1 + _ROUNDING)
    right = np.clip(np.where(wrong, share - np.floor(share), share), 0.0, 1.0)
    return right, np.asarray(inside ^ wrong)
