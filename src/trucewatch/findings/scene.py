"""
Scene: the worlds of all units as the law sees them, one row for each stretch of a world's time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.batch import Batch
from trucewatch.findings.boxes import Coordinates
from trucewatch.findings.law_tables import LawTables, Standings
from trucewatch.findings.layout import Layout
from trucewatch.findings.ragged import Numbers, Shares
from trucewatch.findings.units import Seen, Units
from trucewatch.findings.worlds import Worlds

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asking:
    """
    What is asked: the units, and everything that an answer is looked up in.

    Attributes:
        batch: The incidents.
        law: The terms in flat arrays.
        units: Pairs of incident and regime under each reading.
        seen: What each pair's regime sees of the incident's times and places.
        coordinates: The coordinates of the incidents' stories.
        worlds: The worlds of the incidents.
        layout: The worlds of each unit.
    """

    batch: Batch
    law: LawTables
    units: Units
    seen: Seen
    coordinates: Coordinates
    worlds: Worlds
    layout: Layout


@dataclass(frozen=True, slots=True)
class Scene:
    """
    Worlds as the law sees them, one row for each stretch of a world's time.

    Attributes:
        asking: What is asked.
        firsts: First row of each world, shape (worlds,).
        unit: Unit of each row, in order, shape (rows,).
        regime: Regime of each row.
        when: Value of time, as an index into all values of time.
        at: Instant at which the row begins, UTC microseconds.
        epoch: Epoch of the reading, as a row of the law tables.
        place: Place as the regime sees it, as a column of `Seen`.
        party: Number of the acting party.
        target: Target set.
        act: Number of the act.
        standing: Standing of the acting party then, as bits.
        some: Standing of some member of the target.
        all: Standing of all of its members.
        hours: Expected hours of the row; empty where all acts are instants.
    """

    asking: Asking
    firsts: Numbers
    unit: Numbers
    regime: Numbers
    when: Numbers
    at: Numbers
    epoch: Numbers
    place: Numbers
    party: Numbers
    target: Numbers
    act: Numbers
    standing: Standings
    some: Standings
    all: Standings
    hours: Shares

    @property
    def incident(self) -> Numbers:
        """Incident of each row, as a row of the batch."""
        return self.asking.units.incident[self.unit]

    def begins(self) -> Numbers:
        """Beginning of the act, UTC microseconds, shape (rows,)."""
        return self.asking.batch.times.begins[self.when]

    def ends(self) -> Numbers:
        """End of the act, UTC microseconds, shape (rows,)."""
        return self.asking.batch.times.ends[self.when]

    def at_end_of(self, rows: Numbers, epoch: Numbers, at: Numbers) -> Scene:
        """Return some rows as they would be at another instant of another epoch."""
        part = {
            name: getattr(self, name)[rows]
            for name in ("unit", "regime", "when", "place", "party", "target", "act")
        }
        return _with_standings(
            replace(self, firsts=np.arange(len(rows)), epoch=epoch, at=at, **part)
        )

    def members(self, table: Numbers) -> Numbers:
        """
        Return *table* joined over the members of each row's target.

        Args:
            table: A mask by regime and name, shape (regimes, names).
        """
        names = table.shape[1]
        flat, first = table.reshape(-1), self.regime * names
        found: Numbers = flat[first + self.asking.batch.targets.member(0)[self.target]]
        for slot in range(1, self.asking.batch.targets.most):
            member = self.asking.batch.targets.member(slot)
            rows = np.flatnonzero(member[self.target] >= 0)
            found[rows] |= flat[first[rows] + member[self.target[rows]]]
        return found


def scene_of(asking: Asking) -> Scene:
    """Return the worlds of all units as the law sees them."""
    batch, layout, units, worlds = asking.batch, asking.layout, asking.units, asking.worlds
    when, unit, rows = worlds.when[layout.rows], layout.owner, layout.rows
    counts = np.diff(batch.times.stretches)[when]
    firsts = np.cumsum(counts) - counts
    stretch = batch.times.stretches[:-1][when]
    hours = np.empty(0)
    if len(counts) and (counts > 1).any():
        stretch = np.repeat(stretch - firsts, counts) + np.arange(int(counts.sum()))
        when, unit, rows = (np.repeat(each, counts) for each in (when, unit, rows))
    if (batch.times.begins != batch.times.ends).any():
        hours = batch.times.hours[stretch]
    shift = asking.seen.stretch[units.pair]
    place = asking.seen.place[units.pair]
    blank = np.empty(0, np.uint8)
    return _with_standings(
        Scene(
            asking=asking,
            firsts=firsts,
            unit=unit,
            regime=units.regime[unit],
            when=when,
            at=batch.times.at[stretch],
            epoch=asking.law.epochs[units.reading][unit]
            + asking.seen.epoch[shift[unit] + stretch],
            place=place[unit] + worlds.where[rows],
            party=batch.who.value_class[worlds.who[rows]],
            target=batch.at_whom.value_class[worlds.at_whom[rows]],
            act=batch.what.value_class[worlds.what[rows]],
            standing=blank,
            some=blank,
            all=blank,
            hours=hours,
        )
    )


def _with_standings(scene: Scene) -> Scene:
    """Look up how the party and the members of the target stand in each row's epoch."""
    table, targets = scene.asking.law.standing, scene.asking.batch.targets
    flat, first = table.reshape(-1), scene.epoch * table.shape[1]
    some = flat[first + targets.member(0)[scene.target]]
    every = some
    if targets.most > 1:
        some, every = some.copy(), some.copy()
    for slot in range(1, targets.most):
        member = targets.member(slot)[scene.target]
        rows = np.flatnonzero(member >= 0)
        bits = flat[first[rows] + member[rows]]
        some[rows] |= bits
        every[rows] &= bits
    return replace(scene, standing=flat[first + scene.party], some=some, all=every)
