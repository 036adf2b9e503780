"""
By whom: the chance that an act was a breach by one named party.

Breached and by whom are two answers: if every candidate was bound a breach can be clear while
nobody is named (docs/explanation/law.md, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.batch import Batch
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.ragged import Numbers, Shares, offsets_of, sums, taken


@dataclass(frozen=True, slots=True)
class People:
    """
    The parties that are candidates of each incident, in order of name.

    The candidate that nobody named is left out.

    Attributes:
        offsets: Where each incident's parties start, shape (incidents + 1,).
        number: Place of each party in *names*.
        names: Every party of the batch once, in order.
        stories: Where each story's candidates start in the columns below, shape (stories + 1,).
        entry: Place of the party among those of its incident.
        value: Its value on the axis of acting parties, counted from the story's first.
        low: Least weight that it alone can have.
        high: Greatest.
    """

    offsets: Numbers
    number: Numbers
    names: NDArray[np.object_]
    stories: Numbers
    entry: Numbers
    value: Numbers
    low: Shares
    high: Shares

    @classmethod
    def of(cls, batch: Batch) -> People:
        """Gather the named candidates of every incident."""
        told = batch.candidates
        mine = told.names[told.name] != "other"
        story, name = told.story[mine], told.name[mine]
        stories = len(batch.who.values) - 1
        incident = np.repeat(np.arange(batch.incidents), np.diff(batch.stories))[story]
        order = np.argsort(told.names.astype(str), kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        span = max(len(order), 1)
        keys, entry = np.unique(incident * span + rank[name], return_inverse=True)
        offsets = keys.searchsorted(np.arange(batch.incidents + 1) * span).astype(np.int64)
        counts = np.bincount(story, minlength=stories).astype(np.int64)
        return cls(
            offsets=offsets,
            number=keys % span,
            names=told.names[order],
            stories=offsets_of(counts),
            entry=np.asarray(entry, dtype=np.int64).reshape(-1) - offsets[:-1][incident],
            value=told.value[mine] - batch.who.values[:-1][story],
            low=told.low[mine],
            high=told.high[mine],
        )


def party_ranges(
    batch: Batch, people: People, layout: Layout, breach: tuple[Shares, Shares], incident: Numbers
) -> Range:
    """
    Return P(breach by this party) for every party of every incident laid out.

    Args:
        batch: The incidents.
        people: Their parties.
        layout: The worlds.
        breach: 1 for the worlds that surely are a breach, and for those that may be.
        incident: The incidents laid out, as rows of the batch.

    Returns:
        Least and greatest, in order of what is laid out and of its people.
    """
    stories = layout.stories
    values = offsets_of(np.diff(batch.who.values)[stories])
    first = values[:-1] - batch.who.values[:-1][stories]
    block = layout.block_who + first[layout.block_story]
    row, counts = taken(people.stories, stories)
    value = people.value[row] + np.repeat(values[:-1], counts)
    starts = offsets_of(counts)
    found = []
    for share, extreme, whole in zip(
        breach, (np.minimum, np.maximum), (people.low, people.high), strict=True
    ):
        of_value = _over_views(
            sums(layout.weight * share, layout.blocks), block, int(values[-1]), extreme
        )
        chance = whole[row] * of_value[value]
        entries = np.diff(people.offsets)[incident]
        found.append(_over_stories(layout, (starts, people.entry[row], entries), chance, extreme))
    return found[0], found[1]


def _over_views(chances: Shares, value: Numbers, values: int, extreme: np.ufunc) -> Shares:
    """Return the extreme chance of each value of who over the views of its story."""
    if len(chances) == values:
        found = np.empty(values)
        found[value] = chances
        return found
    found = np.full(values, np.inf if extreme is np.minimum else 0.0)
    extreme.at(found, value, chances)
    return found


def _over_stories(
    layout: Layout, parties: tuple[Numbers, Numbers, Numbers], chance: Shares, extreme: np.ufunc
) -> Shares:
    """Weigh the candidates of every story into those of its incident, party by party."""
    starts, entry, entries = parties
    mixing = layout.whole
    row, counts = taken(starts, mixing.lower)
    weight = np.repeat(mixing.weight, counts)
    per_weighing = np.repeat(entries, np.diff(mixing.higher))
    first = offsets_of(per_weighing)
    weighing = np.repeat(np.arange(len(per_weighing)), np.diff(mixing.weighings))
    place = first[:-1][np.repeat(weighing, counts)] + entry[row]
    # A weighing under which the party is no candidate leaves it no chance at all.
    each: Shares = np.bincount(
        place, weights=weight * chance[row], minlength=int(first[-1])
    ).astype(np.float64)
    if not mixing.is_open:
        return each
    owner = np.repeat(np.arange(len(entries)), np.diff(mixing.higher))
    target = np.repeat(offsets_of(entries)[:-1][owner] - first[:-1], per_weighing)
    found = np.full(int(entries.sum()), np.inf if extreme is np.minimum else 0.0)
    extreme.at(found, target + np.arange(len(target)), each)
    return found
