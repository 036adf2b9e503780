"""
Units: every pair of incident and regime, asked under each reading of the regime that differs.

The law is asked of all units of a batch at once; nothing loops over regimes or readings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trucewatch.findings.batch import Batch
from trucewatch.findings.law_tables import LawTables
from trucewatch.findings.masks import WORD
from trucewatch.findings.ragged import Numbers, offsets_of, taken
from trucewatch.findings.touching import Pairs


@dataclass(frozen=True, slots=True)
class Units:
    """
    Pairs under readings.

    Attributes:
        pair: Pair of each unit, as a place in the pairs, in order, shape (units,).
        incident: Its incident, as a row of the batch.
        regime: Its regime, as a row of the terms' regimes.
        reading: Its reading, as a row of the law tables.
        offsets: Where each pair's units start, shape (pairs + 1,).
    """

    pair: Numbers
    incident: Numbers
    regime: Numbers
    reading: Numbers
    offsets: Numbers


def units_of(pairs: Pairs, law: LawTables) -> Units:
    """Return every pair under each of its regime's readings that differ."""
    reading, counts = taken(law.readings, pairs.regime)
    pair = np.repeat(np.arange(len(counts)), counts)
    return Units(pair, pairs.incident[pair], pairs.regime[pair], reading, offsets_of(counts))


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What the regime of each pair sees of the incident's times and places.

    Attributes:
        stretch: Added to a stretch of the batch it gives the stretch's row in *epoch*, by pair.
        epoch: Epoch of the regime in which a stretch begins.
        place: Added to a value of place it gives the value's column in *inside*, by pair.
        inside: Areas of the regime that the place lies in, shape (words, columns).
        speaks: Clauses that are not silent in that place, by word, shape (words, columns).
    """

    stretch: Numbers
    epoch: Numbers
    place: Numbers
    inside: Numbers
    speaks: Numbers


def seen_by(pairs: Pairs, batch: Batch, law: LawTables) -> Seen:
    """Return what each pair's regime sees of the incident's times and places."""
    stretches = batch.times.stretches[batch.times.values[batch.stories]]
    stretch, counts = taken(stretches, pairs.incident)
    regime = np.repeat(pairs.regime, counts)
    epoch = law.marks.before(regime, batch.times.at[stretch])
    values = batch.where.values[batch.stories]
    value, sizes = taken(values, pairs.incident)
    inside, speaks = _sited(batch, law, np.repeat(pairs.regime, sizes), value)
    return Seen(
        stretch=offsets_of(counts)[:-1] - stretches[:-1][pairs.incident],
        epoch=epoch,
        place=offsets_of(sizes)[:-1] - values[:-1][pairs.incident],
        inside=inside,
        speaks=speaks,
    )


def _sited(
    batch: Batch, law: LawTables, regime: Numbers, value: Numbers
) -> tuple[Numbers, Numbers]:
    """
    Return the areas that places lie in and the clauses that speak there, as masks.

    A clause limited to an area is silent outside it. Where areas of clauses overlap only the
    clause of the highest declared precedence speaks.
    """
    places = batch.where.value_class[value]
    inside = np.zeros((law.area_words, len(value)), dtype=np.int64)
    speaks = np.zeros((len(law.clauses), len(value)), dtype=np.int64)
    silenced = np.zeros_like(speaks)
    for slot in range(law.areas.shape[1]):
        area = law.areas[regime, slot]
        lies = batch.inside.at(places, area)
        inside[slot // WORD] |= lies.astype(np.int64) << (slot % WORD)
        for i, word in enumerate(law.clauses):
            if word.has_limits:
                speaks[i] |= np.where(lies, word.speaks_in[regime, slot], 0)
                silenced[i] |= np.where(lies, word.silenced_in[regime, slot], 0)
    for i, word in enumerate(law.clauses):
        speaks[i] = speaks[i] & ~silenced[i] | ~word.limited[regime]
    return inside, speaks


def acts_of(batch: Batch, incident: Numbers, regime: Numbers, speak: Numbers) -> Numbers:
    """
    Return the clauses that speak of some candidate act of an incident, as masks.

    Args:
        batch: The incidents.
        incident: The incident, shape (n,).
        regime: The regime, shape (n,).
        speak: Clauses that speak of each act, shape (regimes, acts).
    """
    value, counts = taken(batch.what.values[batch.stories], incident)
    row = np.repeat(regime * speak.shape[1], counts)
    each = speak.reshape(-1)[row + batch.what.value_class[value]]
    return np.bitwise_or.reduceat(each, offsets_of(counts)[:-1]) if len(each) else each
