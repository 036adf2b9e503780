"""
By whom: the chance that an act was a breach by one named party.

Breached and by whom are two answers: if every candidate was bound a breach can be clear while
nobody is named (docs/explanation/law.md, section 3).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.batch import Batch
from trucewatch.findings.layout import Layout, Range
from trucewatch.findings.ragged import Numbers, Shares, product, sums


def party_ranges(
    batch: Batch, layout: Layout, surely: Shares, perhaps: Shares
) -> tuple[Numbers, NDArray[np.object_], Shares, Shares]:
    """
    Return P(breach by this party) for every candidate of every chosen incident.

    Returns:
        Place of the incident in *chosen*, name of the party, least and greatest, one row each, in
        order of incident and name. The candidate that nobody named is left out.
    """
    lower = sums(layout.weight * surely, layout.blocks)
    upper = sums(layout.weight * perhaps, layout.blocks)
    values = int(layout.block_who.max(initial=-1)) + 1
    least_of, most_of = np.full(values, np.inf), np.zeros(values)
    np.minimum.at(least_of, layout.block_who, lower)
    np.maximum.at(most_of, layout.block_who, upper)
    place = np.full(len(batch.who.values) - 1, -1, dtype=np.int64)
    place[layout.stories] = np.arange(len(layout.stories))
    people = batch.candidates
    mine = (place[people.story] >= 0) & (people.name != "other")
    story, value = place[people.story[mine]], people.value[mine]
    low, high = people.low[mine] * least_of[value], people.high[mine] * most_of[value]
    return _by_party(layout, story, people.name[mine], (low, high))


def _by_party(
    layout: Layout, story: Numbers, name: NDArray[np.object_], chances: Range
) -> tuple[Numbers, NDArray[np.object_], Shares, Shares]:
    """Weigh the candidates of every story into those of its incident, party by party."""
    names, number = np.unique(name.astype(str), return_inverse=True)
    number = np.asarray(number, dtype=np.int64).reshape(-1)
    span = max(len(names), 1)
    mixing = layout.whole
    weighing_of = np.repeat(np.arange(len(mixing.weighings) - 1), np.diff(mixing.weighings))
    starts = np.searchsorted(story, np.arange(len(layout.stories) + 1))
    term, (i,) = product([np.diff(starts)[mixing.lower]])
    row = starts[:-1][mixing.lower][term] + i
    keys, entry = np.unique(weighing_of[term] * span + number[row], return_inverse=True)
    entry = np.asarray(entry).reshape(-1)
    low, high = (
        np.bincount(entry, weights=mixing.weight[term] * each[row], minlength=len(keys))
        for each in chances
    )
    incident_of = np.repeat(np.arange(len(layout.chosen)), np.diff(mixing.higher))
    found, place = np.unique(incident_of[keys // span] * span + keys % span, return_inverse=True)
    place = np.asarray(place).reshape(-1)
    lowest, highest = np.full(len(found), np.inf), np.zeros(len(found))
    np.minimum.at(lowest, place, low)
    np.maximum.at(highest, place, high)
    # A weighing under which the party is no candidate leaves it no chance at all.
    absent = np.bincount(place, minlength=len(found)) < np.diff(mixing.higher)[found // span]
    lowest[absent] = 0.0
    return found // span, names[found % span].astype(np.object_), lowest, highest
