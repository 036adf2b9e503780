"""
Layout: the worlds of some incidents of a batch, and how their weights add up.

Weights add up in three steps, each in a fixed order: worlds to blocks, blocks to views by the
weights of the acting parties, views to incidents by the weights of the stories. Least and
greatest are taken over the weighings that the source leaves open.

An incident's worlds are laid out once and then repeated, one copy for each regime and reading
that is asked of it.
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
    taken,
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

    @property
    def is_open(self) -> bool:
        """Whether some higher thing has more than one weighing."""
        return len(self.weighings) > len(self.higher)

    def each(self, values: Shares) -> Shares:
        """Return the mixture of *values* under every weighing."""
        return sums(self.weight * values[self.lower], self.weighings)

    def least(self, values: Shares) -> Shares:
        """Return the least mixture of *values* for every higher thing."""
        return least(self.each(values), self.higher)

    def greatest(self, values: Shares) -> Shares:
        """Return the greatest mixture of *values* for every higher thing."""
        return greatest(self.each(values), self.higher)

    def taken(self, higher: Numbers, shift: Numbers) -> Mixing:
        """
        Return the mixing of some higher things, any number of times each.

        Args:
            higher: The higher things wanted, shape (n,).
            shift: Added to the lower things of each it gives their places after the taking.
        """
        weighing, counts = taken(self.higher, higher)
        term, lengths = taken(self.weighings, weighing)
        moved = np.repeat(np.repeat(shift, counts), lengths)
        return Mixing(
            self.lower[term] + moved, self.weight[term], offsets_of(lengths), offsets_of(counts)
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """
    The worlds of some incidents, each any number of times.

    Attributes:
        rows: The worlds, as rows of `Worlds`.
        owner: Place of each world's incident among those laid out.
        offsets: Where the worlds of each incident laid out start.
        stories: The stories, as stories of the batch.
        story: Story of each world, as a place in *stories*.
        story_offsets: Where the stories of each incident laid out start.
        weight: Weight of each world in its block.
        blocks: Offsets of each block's worlds.
        block_story: Story of each block, as a place in *stories*.
        block_who: Value of who of each block.
        parties: From blocks to stories.
        whole: From stories to incidents.
    """

    rows: Numbers
    owner: Numbers
    offsets: Numbers
    stories: Numbers
    story: Numbers
    story_offsets: Numbers
    weight: Shares
    blocks: Numbers
    block_story: Numbers
    block_who: Numbers
    parties: Mixing
    whole: Mixing

    def range_of(self, surely: Shares, perhaps: Shares) -> Range:
        """
        Return least and greatest weight of worlds, for every incident laid out.

        Args:
            surely: 1 for the worlds that count under every completion (or their hours).
            perhaps: 1 for those that count under some; the same array where all agree.
        """
        lower = sums(self.weight * surely, self.blocks)
        if surely is perhaps and not (self.parties.is_open or self.whole.is_open):
            same = self.whole.least(self.parties.least(lower))
            return same, same
        upper = lower if surely is perhaps else sums(self.weight * perhaps, self.blocks)
        low, high = self.parties.least(lower), self.parties.greatest(upper)
        return self.whole.least(low), self.whole.greatest(high)

    def repeated(self, chosen: Numbers) -> Layout:
        """Return the worlds of some of the incidents, any number of times each."""
        row, row_counts = taken(self.offsets, chosen)
        stories, story_counts = taken(self.story_offsets, chosen)
        # A block lies in one incident only, so that those of an incident stand together.
        firsts = np.searchsorted(self.blocks, self.offsets)
        block, block_counts = taken(firsts, chosen)
        story_shift = offsets_of(story_counts)[:-1] - self.story_offsets[:-1][chosen]
        block_shift = offsets_of(block_counts)[:-1] - firsts[:-1][chosen]
        by_story = np.repeat(block_shift, story_counts)
        return Layout(
            rows=self.rows[row],
            owner=np.repeat(np.arange(len(chosen)), row_counts),
            offsets=offsets_of(row_counts),
            stories=self.stories[stories],
            story=self.story[row] + np.repeat(story_shift, row_counts),
            story_offsets=offsets_of(story_counts),
            weight=self.weight[row],
            blocks=offsets_of(np.diff(self.blocks)[block]),
            block_story=self.block_story[block] + np.repeat(story_shift, block_counts),
            block_who=self.block_who[block],
            parties=self.parties.taken(stories, by_story),
            whole=self.whole.taken(chosen, story_shift),
        )


def layout_of(batch: Batch, worlds: Worlds, incidents: Numbers) -> Layout:
    """Return the worlds of neighbouring *incidents*, whose stories are those of *worlds*."""
    story_lengths = np.diff(batch.stories)[incidents]
    story_offsets = offsets_of(story_lengths)
    view_lengths, block_lengths = np.diff(worlds.views), np.diff(worlds.blocks)
    block_story = np.repeat(worlds.view_story, block_lengths)
    story = np.repeat(block_story, np.diff(worlds.worlds))
    owner = np.repeat(np.arange(len(incidents)), story_lengths)[story]
    return Layout(
        rows=np.arange(len(story)),
        owner=owner,
        offsets=worlds.worlds[worlds.blocks[worlds.views[story_offsets]]],
        stories=worlds.stories,
        story=story,
        story_offsets=story_offsets,
        weight=worlds.weight,
        blocks=worlds.worlds,
        block_story=block_story,
        block_who=worlds.block_who,
        parties=_parties(batch.who, worlds, view_lengths, block_lengths),
        whole=_whole(batch.story_weights, worlds.stories, incidents),
    )


def _parties(who: Axis, worlds: Worlds, view_lengths: Numbers, block_lengths: Numbers) -> Mixing:
    """Weigh the blocks of every view by each weighing of its story's acting parties."""
    story = worlds.stories[worlds.view_story]
    first_block = np.cumsum(block_lengths) - block_lengths
    view, (pick,) = product([np.diff(who.weighings)[story]])
    weighing = who.weighings[:-1][story][view] + pick
    cell, lengths = taken(who.cells, weighing)
    owner = np.repeat(view, lengths)
    per_story = np.bincount(worlds.view_story[view], minlength=len(view_lengths))
    return Mixing(
        lower=first_block[owner] + who.cell_value[cell] - who.values[:-1][story][owner],
        weight=who.cell_weight[cell],
        weighings=offsets_of(lengths),
        higher=offsets_of(per_story.astype(np.int64)),
    )


def _whole(weights: Axis, stories: Numbers, incidents: Numbers) -> Mixing:
    """Weigh the stories of every incident; the values of that axis are the stories themselves."""
    weighing, counts = taken(weights.weighings, incidents)
    cell, lengths = taken(weights.cells, weighing)
    first = int(stories[0]) if len(stories) else 0
    return Mixing(
        lower=weights.cell_value[cell] - first,
        weight=weights.cell_weight[cell],
        weighings=offsets_of(lengths),
        higher=offsets_of(counts),
    )
