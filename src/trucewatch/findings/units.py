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
from trucewatch.findings.nested import Nested, groups_of
from trucewatch.findings.ragged import Numbers, offsets_of, starts_of, taken
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
    """

    pair: Numbers
    incident: Numbers
    regime: Numbers
    reading: Numbers

    @property
    def offsets(self) -> Numbers:
        """Where the units of each pair start, of those that have any, shape (pairs + 1,)."""
        return np.append(np.flatnonzero(np.diff(self.pair, prepend=-1)), len(self.pair))

    def taken(self, rows: Numbers | slice) -> Units:
        """Return some units, in order."""
        return Units(self.pair[rows], self.incident[rows], self.regime[rows], self.reading[rows])


def units_of(pairs: Pairs, law: LawTables) -> Units:
    """Return every pair under each of its regime's readings that differ."""
    reading, counts = taken(law.readings, pairs.regime)
    pair = np.repeat(np.arange(len(counts)), counts)
    return Units(pair, pairs.incident[pair], pairs.regime[pair], reading)


def different(units: Units, seen: Seen, batch: Batch, law: LawTables) -> tuple[Numbers, Numbers]:
    """
    Group the units of a pair whose readings answer alike in every hour that is asked.

    Two readings that differ in when a window began say the same of a day long after it, and two
    registers that differ in one party say the same of all others. Where a
    duty of which the act may speak falls due with the window's end a reading is like itself only.

    Returns:
        One unit of each group, in order, and the group of each unit.
    """
    times = batch.times
    stretches = times.stretches[times.values[batch.stories]]
    stretch, counts = taken(stretches, units.incident)
    shift = seen.stretch[units.pair]
    epoch = np.repeat(law.epochs[units.reading], counts)
    epoch += seen.epoch[np.repeat(shift, counts) + stretch]
    ends = np.zeros(len(units.pair), dtype=np.bool_)
    for word in law.clauses:
        if word.at_window_end.any():
            owed = acts_of(batch, units.incident, units.regime, word.acts)
            ends |= owed & word.at_window_end[units.regime] != 0
    own = np.where(ends, units.reading, -1)
    every = np.arange(len(units.pair) + 1)
    starts, person = _persons_of(batch)
    row, persons = taken(starts, np.repeat(units.incident, counts))
    standing = law.standing.reshape(-1)[
        np.repeat(epoch * law.standing.shape[1], persons) + person[row]
    ]
    known = Nested(offsets_of(persons), (standing.astype(np.int64),))
    content = Nested(offsets_of(counts), (law.content[epoch],), (known,))
    return groups_of(Nested(every, (units.pair, own), (content,)))


def _persons_of(batch: Batch) -> tuple[Numbers, Numbers]:
    """Return the numbers of all parties and members that each incident speaks of, with offsets."""
    party, parties = batch.who.value_class, batch.who.values[batch.stories]
    target, sets = taken(batch.targets.offsets, batch.at_whom.value_class)
    member = batch.targets.members[target]
    members = offsets_of(sets)[batch.at_whom.values[batch.stories]]
    owner = [np.repeat(np.arange(batch.incidents), np.diff(each)) for each in (parties, members)]
    incident, number = np.concatenate(owner), np.concatenate([party, member])
    order = np.argsort(incident, kind="stable")
    return starts_of(incident[order], batch.incidents), number[order]


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
