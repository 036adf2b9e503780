"""
Layout: the worlds of some incidents of a batch, and how their weights add up.

Weights add up in three steps, each in a fixed order: worlds to blocks, blocks to views by the
weights of the acting parties, views to incidents by the weights of the stories. Least and
greatest are taken over the weighings that the source leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.findings.axes import Axis
from trucewatch.findings.batch import Batch
from trucewatch.findings.ragged import (
    Numbers,
    Shares,
    greatest,
    least,
    offsets_of,
    product,
    sums,
)
from trucewatch.findings.worlds import Worlds

Range = tuple[Shares, Shares]
"""Least and greatest, one pair for every incident."""


@dataclass(frozen=True, slots=True)
class Mixing:
    """
    How lower things are weighed into higher ones.

    Attributes:
        lower: The lower thing of each term, shape (terms,).
        weight: Its weight.
        weighings: Offsets of each weighing's terms, shape (weighings + 1,).
        higher: Offsets of each higher thing's weighings, shape (higher + 1,).
    """

    lower: Numbers
    weight: Shares
    weighings: Numbers
    higher: Numbers

    def least(self, values: Shares) -> Shares:
        """Return the least mixture of *values* for every higher thing."""
        return least(sums(self.weight * values[self.lower], self.weighings), self.higher)

    def greatest(self, values: Shares) -> Shares:
        """Return the greatest mixture of *values* for every higher thing."""
        return greatest(sums(self.weight * values[self.lower], self.weighings), self.higher)


@dataclass(frozen=True, slots=True)
class Layout:
    """
    The worlds of some incidents.

    Attributes:
        chosen: The incidents, as rows of the batch, in order.
        stories: Their stories, as stories of the batch, in order.
        rows: The worlds, as worlds of the batch, in order.
        incident: Incident of each world, as a row of the batch.
        story: Story of each world, as a place in *stories*.
        weight: Weight of each world in its block.
        when: Value of each axis of each world, as in `Worlds`.
        where: Likewise.
        who: Likewise.
        at_whom: Likewise.
        what: Likewise.
        blocks: Offsets of each block's worlds.
        block_story: Story of each block, as a place in *stories*.
        block_who: Value of who of each block.
        parties: From blocks to stories.
        whole: From stories to incidents.
    """

    chosen: Numbers
    stories: Numbers
    rows: Numbers
    incident: Numbers
    story: Numbers
    weight: Shares
    when: Numbers
    where: Numbers
    who: Numbers
    at_whom: Numbers
    what: Numbers
    blocks: Numbers
    block_story: Numbers
    block_who: Numbers
    parties: Mixing
    whole: Mixing

    def range_of(self, surely: Shares, perhaps: Shares) -> Range:
        """
        Return least and greatest weight of worlds, for every chosen incident.

        Args:
            surely: 1 for the worlds that count under every completion (or their hours).
            perhaps: 1 for those that count under some.
        """
        lower = self.parties.least(sums(self.weight * surely, self.blocks))
        upper = self.parties.greatest(sums(self.weight * perhaps, self.blocks))
        return self.whole.least(lower), self.whole.greatest(upper)


def layout_of(batch: Batch, worlds: Worlds, chosen: Numbers) -> Layout:
    """Return the worlds of the *chosen* incidents (rows of the batch, in order)."""
    stories, story_lengths = _taken(batch.stories, chosen)
    views, view_lengths = _taken(worlds.views, stories)
    blocks, block_lengths = _taken(worlds.blocks, views)
    rows, row_lengths = _taken(worlds.worlds, blocks)
    story_of = np.repeat(np.arange(len(stories)), view_lengths)
    block_story = np.repeat(story_of, block_lengths)
    story = np.repeat(block_story, row_lengths)
    incident_of = np.repeat(chosen, story_lengths)
    return Layout(
        chosen=chosen,
        stories=stories,
        rows=rows,
        incident=incident_of[story],
        story=story,
        weight=worlds.weight[rows],
        when=worlds.when[rows],
        where=worlds.where[rows],
        who=worlds.who[rows],
        at_whom=worlds.at_whom[rows],
        what=worlds.what[rows],
        blocks=offsets_of(row_lengths),
        block_story=block_story,
        block_who=worlds.block_who[blocks],
        parties=_parties(batch.who, stories, (story_of, block_lengths), view_lengths),
        whole=_whole(batch.story_weights, stories, chosen),
    )


def _taken(offsets: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return what stands under *rows*, one after another, and how many under each."""
    counts = np.diff(offsets)[rows]
    row, (i,) = product([counts])
    return offsets[:-1][rows][row] + i, counts


def _parties(
    who: Axis, stories: Numbers, views: tuple[Numbers, Numbers], view_lengths: Numbers
) -> Mixing:
    """Weigh the blocks of every view by each weighing of its story's acting parties."""
    story_of, block_lengths = views
    first_block = np.cumsum(block_lengths) - block_lengths
    view, (pick,) = product([np.diff(who.weighings)[stories[story_of]]])
    weighing = who.weighings[:-1][stories[story_of]][view] + pick
    row, (cell_pick,) = product([np.diff(who.cells)[weighing]])
    cell = who.cells[:-1][weighing][row] + cell_pick
    owner = view[row]
    first_value = who.values[:-1][stories[story_of]][owner]
    per_story = np.bincount(story_of[view], minlength=len(view_lengths)).astype(np.int64)
    return Mixing(
        lower=first_block[owner] + who.cell_value[cell] - first_value,
        weight=who.cell_weight[cell],
        weighings=offsets_of(np.diff(who.cells)[weighing]),
        higher=offsets_of(per_story),
    )


def _whole(weights: Axis, stories: Numbers, chosen: Numbers) -> Mixing:
    """Weigh the stories of every incident; the values of that axis are the stories themselves."""
    weighing, counts = _taken(weights.weighings, chosen)
    cell, lengths = _taken(weights.cells, weighing)
    place = np.full(int(stories.max(initial=-1)) + 1, -1, dtype=np.int64)
    place[stories] = np.arange(len(stories))
    return Mixing(
        lower=place[weights.cell_value[cell]],
        weight=weights.cell_weight[cell],
        weighings=offsets_of(lengths),
        higher=offsets_of(counts),
    )
