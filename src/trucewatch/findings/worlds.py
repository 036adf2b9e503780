"""
Worlds: every combination of a story's cells, laid out in flat arrays.

The layout has three levels. A *view* is a story with one weighing chosen on each of the axes
where, at whom and what. A *block* is a view with one class of acting party. A *world* is a block
with one cell of when, where, at whom and what; its weight is the product of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.findings.axes import Axis
from trucewatch.findings.batch import Batch
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, product


@dataclass(frozen=True, slots=True)
class Worlds:
    """
    The worlds of some neighbouring stories of a batch.

    Attributes:
        stories: The stories, as stories of the batch, in order.
        views: Offsets of each story's views, shape (stories + 1,).
        blocks: Offsets of each view's blocks, one for each value of who, shape (views + 1,).
        worlds: Offsets of each block's worlds, shape (blocks + 1,).
        weight: Weight of each world inside its block, shape (worlds,).
        when: Value of time, as an index into all values of time.
        where: Value of place, as an index into all values of that axis.
        who: Value of the acting party, likewise.
        at_whom: Value of the target, likewise.
        what: Value of the act, likewise.
        view_story: Story of each view, as a place in *stories*, shape (views,).
        block_who: Value of who of each block, shape (blocks,).
    """

    stories: Numbers
    views: Numbers
    blocks: Numbers
    worlds: Numbers
    weight: Shares
    when: Numbers
    where: Numbers
    who: Numbers
    at_whom: Numbers
    what: Numbers
    view_story: Numbers
    block_who: Numbers


def worlds_of(batch: Batch, stories: Numbers) -> Worlds:
    """Return every world of some stories of a batch, which stand in order."""
    times, who = batch.times, batch.who
    axes = (batch.where, batch.at_whom, batch.what)
    local, picks = product([np.diff(axis.weighings)[stories] for axis in axes])
    view_story = stories[local]
    weighing = [
        axis.weighings[:-1][view_story] + pick for axis, pick in zip(axes, picks, strict=True)
    ]
    parties = np.diff(who.values)[view_story]
    cells = [np.diff(axis.cells)[row] for axis, row in zip(axes, weighing, strict=True)]
    moments = np.diff(times.values)[view_story]
    view, (u, w, p, t, a) = product([parties, moments, *cells])
    when = times.values[:-1][view_story][view] + w
    taken = [
        axis.cells[:-1][row][view] + digit
        for axis, row, digit in zip(axes, weighing, (p, t, a), strict=True)
    ]
    weight = times.weight[when]
    for axis, cell in zip(axes, taken, strict=True):
        weight = weight * axis.cell_weight[cell]
    block_view, (block_u,) = product([parties])
    per_block = (moments * cells[0] * cells[1] * cells[2])[block_view]
    first_who = who.values[:-1][view_story]
    return Worlds(
        stories=stories,
        views=np.searchsorted(local, np.arange(len(stories) + 1)).astype(np.int64),
        blocks=offsets_of(parties),
        worlds=offsets_of(per_block),
        weight=weight,
        when=when,
        where=_values(batch.where, taken[0]),
        who=first_who[view] + u,
        at_whom=_values(batch.at_whom, taken[1]),
        what=_values(batch.what, taken[2]),
        view_story=local,
        block_who=first_who[block_view] + block_u,
    )


def _values(axis: Axis, cells: Numbers) -> Numbers:
    return axis.cell_value[cells]


def sizes_of(batch: Batch) -> Numbers:
    """Return how many rows the law would be asked of for each incident under one reading."""
    size = np.diff(batch.who.values)
    for axis in (batch.where, batch.at_whom, batch.what):
        cells = np.add.reduceat(np.diff(axis.cells), axis.weighings[:-1])
        size = size * cells
    stretches = np.diff(batch.times.stretches[batch.times.values])
    return np.add.reduceat(size * np.maximum(stretches, 1), batch.stories[:-1])
