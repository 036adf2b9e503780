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
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, product
from trucewatch.findings.times import Times


@dataclass(frozen=True, slots=True)
class Worlds:
    """
    The worlds of a batch of stories.

    Attributes:
        views: Offsets of each story's views, shape (stories + 1,).
        blocks: Offsets of each view's blocks, one for each value of who, shape (views + 1,).
        worlds: Offsets of each block's worlds, shape (blocks + 1,).
        weight: Weight of each world inside its block, shape (worlds,).
        story: Story of each world.
        when: Value of time, as an index into all values of time.
        where: Value of place, as an index into all values of that axis.
        who: Value of the acting party, likewise.
        at_whom: Value of the target, likewise.
        what: Value of the act, likewise.
        view_story: Story of each view, shape (views,).
        block_who: Value of who of each block, shape (blocks,).
    """

    views: Numbers
    blocks: Numbers
    worlds: Numbers
    weight: Shares
    story: Numbers
    when: Numbers
    where: Numbers
    who: Numbers
    at_whom: Numbers
    what: Numbers
    view_story: Numbers
    block_who: Numbers


def worlds_of(times: Times, where: Axis, who: Axis, at_whom: Axis, what: Axis) -> Worlds:
    """Return every world of every story."""
    view_story, picks = product([np.diff(axis.weighings) for axis in (where, at_whom, what)])
    weighing = [
        axis.weighings[:-1][view_story] + pick
        for axis, pick in zip((where, at_whom, what), picks, strict=True)
    ]
    parties = np.diff(who.values)[view_story]
    cells = [
        np.diff(axis.cells)[row]
        for axis, row in zip((where, at_whom, what), weighing, strict=True)
    ]
    moments = np.diff(times.values)[view_story]
    view, (u, w, p, t, a) = product([parties, moments, *cells])
    story = view_story[view]
    when = times.values[:-1][story] + w
    taken = [
        axis.cells[:-1][row[view]] + digit
        for axis, row, digit in zip((where, at_whom, what), weighing, (p, t, a), strict=True)
    ]
    weight = times.weight[when]
    for axis, cell in zip((where, at_whom, what), taken, strict=True):
        weight = weight * axis.cell_weight[cell]
    block_view, (block_u,) = product([parties])
    per_block = (moments * cells[0] * cells[1] * cells[2])[block_view]
    return Worlds(
        views=np.searchsorted(view_story, np.arange(len(times.values))).astype(np.int64),
        blocks=offsets_of(parties),
        worlds=offsets_of(per_block),
        weight=weight,
        story=story,
        when=when,
        where=where.cell_value[taken[0]],
        who=who.values[:-1][story] + u,
        at_whom=at_whom.cell_value[taken[1]],
        what=what.cell_value[taken[2]],
        view_story=view_story,
        block_who=who.values[:-1][view_story[block_view]] + block_u,
    )
