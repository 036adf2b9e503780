"""
Touching: which regimes can an incident touch in time and in place?

An incident touches a regime when some story of it can fall between the regime's first and last
instant, and into an area that some window of it names. Candidates come from look-ups by time and
cell, then times, boxes, rasters and last the geometry decide; no loop runs over regimes or
incidents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.findings import arrow
from trucewatch.findings.grid import Grid, levels_of
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers, Shares, product
from trucewatch.findings.relation import Lies, areas_met, relation_of
from trucewatch.findings.time_cells import TimeCells
from trucewatch.findings.whereabouts import KM_PER_DEGREE, Whereabouts

Flags = NDArray[np.bool_]

RADII_KM = (0.0, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
"""Discs are looked up among boxes widened by the next of these; larger ones by time alone."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """
    Pairs of an incident and a regime that it touches, in order of both, each once.

    Attributes:
        incident: Row of the batch, shape (pairs,).
        regime: Row of the terms' regimes, shape (pairs,).
    """

    incident: Numbers
    regime: Numbers

    def __len__(self) -> int:
        return len(self.incident)


@dataclass(frozen=True, slots=True)
class Stories:
    """
    When and where of every story, shape (stories,) each.

    Attributes:
        incident: Whose story it is, as a row of the batch, in order.
        earliest: First instant at which it can have happened or begun, UTC microseconds.
        latest: Last such instant.
        ends_from: First instant at which a lasting act can have ended; else *earliest*.
        ends_to: Last such instant; else *latest*.
        lasting: Whether it fills a stretch.
        where: Where.
    """

    incident: Numbers
    earliest: Numbers
    latest: Numbers
    ends_from: Numbers
    ends_to: Numbers
    lasting: Flags
    where: Whereabouts

    @classmethod
    def of(cls, offsets: Numbers, rows: Any, lasting: Flags, places: Places) -> Stories:
        """
        Return when and where of stories.

        Args:
            offsets: Where each incident's stories start, shape (incidents + 1,).
            rows: The stories of the incident table.
            lasting: Whether each story fills a stretch, shape (stories,).
            places: The areas of the case.

        Raises:
            KeyError: When the case has no such area.
        """
        earliest, latest = (
            arrow.micros(arrow.field(rows, each)) for each in ("earliest_at", "latest_at")
        )
        begun, ended = earliest, latest
        if lasting.any():
            begun = np.where(lasting, arrow.micros(arrow.field(rows, "end_earliest_at")), begun)
            ended = np.where(lasting, arrow.micros(arrow.field(rows, "end_latest_at")), ended)
        incident = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
        where = Whereabouts.of(rows, places.region_number)
        return cls(incident, earliest, latest, begun, ended, lasting, where)

    def __len__(self) -> int:
        return len(self.incident)


@dataclass(frozen=True)
class Touching:
    """
    The look-ups of the regimes' times and areas.

    Attributes:
        places: The areas.
        first: First instant of any window of each regime, UTC microseconds, shape (regimes,).
        last: Last such instant.
        regime: Regime of each unit: of each area that it names, and of each regime everywhere.
        area: Area of each unit, or -1 for everywhere.
        kept: What others worked out of the same terms, kept with them in one process, by name.
    """

    places: Places
    first: Numbers
    last: Numbers
    regime: Numbers
    area: Numbers
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def prepare(self) -> None:
        """Make the look-ups that nearly every batch needs, which is otherwise done at need."""
        if len(self._bounded):
            _ = self.places.rasters, self._everywhere, self._by_time, self._levels(0)

    def pairs(self, stories: Stories, incidents: int, *, every_regime: bool = False) -> Pairs:
        """
        Return the regimes that each incident touches.

        Args:
            stories: When and where of every story.
            incidents: How many incidents there are.
            every_regime: Whether every incident counts as touching every regime.
        """
        regimes = len(self.first)
        if every_regime:
            each = np.arange(incidents * regimes)
            return Pairs(each // regimes, each % regimes)
        story, unit = self.met(stories)
        keys = stories.incident[story] * regimes + self.regime[unit]
        if not np.all(keys[1:] > keys[:-1]):
            # Several look-ups give several runs in order: these are merged, not sorted afresh.
            keys = np.sort(keys, kind="stable")
            keys = keys[np.append(True, keys[1:] != keys[:-1])]
        return Pairs(keys // regimes, keys % regimes)

    def met(self, stories: Stories) -> tuple[Numbers, Numbers]:
        """
        Return every story and unit that it can fall into.

        Returns:
            Story and unit, each pair once; in order unless several look-ups were needed.
        """
        found = [self._timely(stories, *each) for each in self._candidates(stories)]
        story = np.concatenate([np.empty(0, np.int64), *(each[0] for each in found)])
        unit = np.concatenate([np.empty(0, np.int64), *(each[1] for each in found)])
        there = np.ones(len(story), dtype=np.bool_)
        bounded = np.flatnonzero(self.area[unit] >= 0)
        if len(bounded):
            relation = relation_of(
                self.places, stories.where, story[bounded], self.area[unit[bounded]]
            )
            there[bounded] = relation.lies != Lies.OUTSIDE
        return story[there], unit[there]

    def _timely(self, stories: Stories, story: Numbers, unit: Numbers) -> tuple[Numbers, Numbers]:
        """Keep the candidates whose times meet."""
        first, last = self.first[self.regime[unit]], self.last[self.regime[unit]]
        begins, until = stories.earliest[story], stories.ends_to[story]
        kept = (begins <= last) & (until >= first)
        # An open interval that only ends at the first instant never reaches it, and a lasting
        # act that can begin at the last one begins after it.
        edge = np.flatnonzero(kept & ((begins == last) | (until == first)))
        if len(edge):
            mine = story[edge]
            kept[edge] = (until[edge] > first[edge]) | (stories.ends_from[mine] == until[edge])
            late = stories.lasting[mine] & (begins[edge] == last[edge])
            kept[edge] &= ~late | (stories.latest[mine] - begins[edge] <= 1)
        if kept.all():
            return story, unit
        return story[kept], unit[kept]

    def _candidates(self, stories: Stories) -> Iterator[tuple[Numbers, Numbers]]:
        yield from self._looked_up(stories, None, self._everywhere)
        if len(self._bounded):
            where = stories.where
            spot, odd = where.is_spot, where.is_odd
            steps = np.searchsorted(RADII_KM, where.radius_km)
            for step in np.flatnonzero(np.bincount(steps, minlength=len(RADII_KM) + 1)):
                rows = np.flatnonzero((steps == step) & spot & ~odd)
                whole = len(rows) == len(stories)
                for grid, cells in self._levels(int(step)):
                    yield from self._on_grid(stories, None if whole else rows, grid, cells)
            yield from self._looked_up(
                stories, np.flatnonzero(odd & spot | where.is_anywhere), self._by_time
            )
            yield from self._in_regions(stories)

    def _on_grid(
        self, stories: Stories, rows: Numbers | None, grid: Grid, cells: TimeCells
    ) -> Iterator[tuple[Numbers, Numbers]]:
        where = stories.where
        lon, lat = where.lon, where.lat
        if rows is not None:
            lon, lat = lon[rows], lat[rows]
        yield from self._looked_up(stories, rows, cells, grid.at(lon, lat))

    def _looked_up(
        self,
        stories: Stories,
        rows: Numbers | None,
        cells: TimeCells,
        cell: Numbers | None = None,
    ) -> Iterator[tuple[Numbers, Numbers]]:
        if not len(cells.units) or (rows is not None and not len(rows)):
            return
        begins, until = stories.earliest, stories.ends_to
        if rows is not None:
            begins, until = begins[rows], until[rows]
        if cell is None:
            cell = np.zeros(len(begins), dtype=np.int64)
        row, unit = cells.candidates(cell, begins, until)
        yield (row if rows is None else rows[row]), unit

    def _in_regions(self, stories: Stories) -> Iterator[tuple[Numbers, Numbers]]:
        """Look up stories told to lie in an area of the case among the areas that it meets."""
        rows = np.flatnonzero(stories.where.region >= 0)
        if not len(rows):
            return
        asked, cell = np.unique(stories.where.region[rows], return_inverse=True)
        place, area = areas_met(self.places, asked)
        which, unit = self._units_of(area)
        cells = TimeCells.of(self._reach, unit, place[which], len(asked))
        yield from self._looked_up(stories, rows, cells, np.asarray(cell).reshape(-1))

    def _units_of(self, area: Numbers) -> tuple[Numbers, Numbers]:
        """Return every unit of each area: the place of the area in *area*, and the unit."""
        order = self._bounded[np.argsort(self.area[self._bounded], kind="stable")]
        starts = np.searchsorted(self.area[order], np.arange(len(self.places) + 1))
        which, (i,) = product([np.diff(starts)[area]])
        return which, order[starts[area[which]] + i]

    @cached_property
    def _bounded(self) -> Numbers:
        return np.flatnonzero(self.area >= 0)

    @cached_property
    def _reach(self) -> tuple[Numbers, Numbers]:
        return self.first[self.regime], self.last[self.regime]

    @cached_property
    def _everywhere(self) -> TimeCells:
        units = np.flatnonzero(self.area < 0)
        return TimeCells.of(self._reach, units, np.zeros(len(units), np.int64), 1)

    @cached_property
    def _by_time(self) -> TimeCells:
        return TimeCells.of(self._reach, self._bounded, np.zeros(len(self._bounded), np.int64), 1)

    @cached_property
    def _known_levels(self) -> dict[int, list[tuple[Grid, TimeCells]]]:
        return {}

    def _levels(self, step: int) -> list[tuple[Grid, TimeCells]]:
        """Return the look-ups for discs of up to a radius, made when they are first needed."""
        if step not in self._known_levels:
            if step >= len(RADII_KM):
                world = Grid(-180.0, -90.0, 360.0, 1, 1)
                self._known_levels[step] = [(world, self._by_time)]
            else:
                self._known_levels[step] = list(self._made_levels(RADII_KM[step]))
        return self._known_levels[step]

    def _made_levels(self, radius_km: float) -> Iterator[tuple[Grid, TimeCells]]:
        boxes = _widened(shapely.bounds(self.places.shapes[self.area[self._bounded]]), radius_km)
        for grid, rows in levels_of(boxes):
            box, cell = grid.under(boxes[rows])
            units = self._bounded[rows[box]]
            yield grid, TimeCells.of(self._reach, units, cell, grid.cells)


def _widened(boxes: Shares, radius_km: float) -> Shares:
    """Return boxes that hold every middle of a disc of *radius_km* that can meet them."""
    if radius_km <= 0:
        return boxes
    up = radius_km / KM_PER_DEGREE * 1.001 + 1e-4
    south, north = boxes[:, 1] - up, boxes[:, 3] + up
    furthest = np.minimum(np.maximum(np.abs(south), np.abs(north)), 89.999)
    sine = np.sin(np.radians(up)) / np.cos(np.radians(furthest))
    across = np.degrees(np.arcsin(np.minimum(sine, 1.0))) * 1.001 + 1e-4
    # At a pole a disc reaches every longitude; no wider is needed, for those are asked apart.
    across = np.where(sine >= 1, 360.0, across)
    return np.column_stack(
        [
            np.maximum(boxes[:, 0] - across, -180.0),
            np.maximum(south, -90.0),
            np.minimum(boxes[:, 2] + across, 180.0),
            np.minimum(north, 90.0),
        ]
    )
