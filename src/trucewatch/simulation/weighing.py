"""
Weighing: what each report leaves open, as weighted stories.

The weights are posterior by Bayes' rule from the law of acts, the source's habit of naming and
leaving out, and the stated window and place. Inside one story when, where, who, at whom and what
are independent, so each story has one piece of time without a change, one town, and leaves only
who acted open. *Beliefs* of the settings weigh wrongly and change nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.happening import ACCESS_REFUSED, Happened
from trucewatch.simulation.law_of_acts import HOUR
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.stretches import Stretches
from trucewatch.simulation.telling import (
    ACT_OPEN,
    DATE,
    DISTRICT,
    NOBODY,
    POINT,
    PROVINCE,
    TARGET_OPEN,
    Scene,
    Told,
    left_in,
    naming,
)

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]

UNITS = 1_000_000
"""Weights are whole millionths, so that they can be written in a cell and read back the same."""

AREA_IDS = (*country.DISTRICTS, *country.PROVINCES)
"""Areas that stand in place of a town where ground is taken as equally likely, by number."""

_ACTS = len(country.ACTS_OF_WAR)
_TARGETS = len(country.TARGETS)


@dataclass(frozen=True, slots=True)
class Stories:
    """
    Stories in columns, in order of their reports.

    Attributes:
        report: Row of the report, shape (n,).
        weight: Weight in millionths; those of a report sum to a million.
        first: First instant, UTC microseconds.
        last: First instant after it.
        town: Number of the town, or -1 where an area stands in its place.
        area: Number of the area among AREA_IDS, or -1.
        who: Weight of each fighter, and of somebody whom nobody named, in millionths, shape
            (n, fighters + 1).
        what: Weight of each act of war, and of ACCESS_REFUSED, shape (n, acts + 1).
        whom: Weight of each target, shape (n, targets).
    """

    report: Numbers
    weight: Numbers
    first: Numbers
    last: Numbers
    town: Numbers
    area: Numbers
    who: Numbers
    what: Numbers
    whom: Numbers


@dataclass(frozen=True, slots=True)
class _Rows:
    # Stories before they are weighed: exact weights by fighter, one act and target each.
    report: Numbers
    first: Numbers
    last: Numbers
    town: Numbers
    area: Numbers
    what: Numbers
    whom: Numbers
    weight: Shares

    def take(self, rows: Numbers) -> _Rows:
        return _Rows(*(getattr(self, each.name)[rows] for each in fields(self)))


def stories(scene: Scene, happened: Happened, told: Told) -> Stories:
    """
    Return the stories of every report.

    Args:
        scene: Knobs, law and calendar.
        happened: What is told of, true and false.
        told: The reports.
    """
    settings = scene.settings
    rows = _with_values(_cells(scene, happened, told), told)
    rows = _weighed(rows, scene, told)
    if settings.by_area:
        rows = _by_area(rows, told)
    if settings.independent_coordinates:
        return _independent(rows, told)
    return _tied(rows, told)


def _cells(scene: Scene, happened: Happened, told: Told) -> _Rows:
    """Cut every report into pieces of time and towns."""
    pieces = Stretches.of(scene.calendar, by_date=False)
    window, _, first, last = _pieces_of(scene, told, pieces)
    lists = _towns_of(told.where, happened.town[told.subject])
    counts = np.array([len(each) for each in lists], dtype=np.int64)[window]
    row = np.repeat(np.arange(len(window)), counts)
    step = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    flat = np.concatenate([*lists, np.empty(0, dtype=np.int64)])
    starts = np.concatenate([[0], np.cumsum([len(each) for each in lists])]).astype(np.int64)
    report = window[row]
    town = flat[starts[report] + step].astype(np.int64)
    subject = told.subject[report]
    none = np.full(len(report), -1, dtype=np.int64)
    weight = np.empty((len(report), 0))
    what, whom = happened.what[subject], happened.whom[subject]
    return _Rows(report, first[row], last[row], town, none, what, whom, weight)


def _pieces_of(
    scene: Scene, told: Told, pieces: Stretches
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Cut windows: looks back by phase only, since their hours are alike; others by hour too."""
    phases = np.unique(scene.calendar.phases)
    broad = replace(pieces, bounds=phases, phase=np.arange(len(phases) - 1))
    parts = []
    for which, cutter in ((told.when <= DATE, pieces), (told.when > DATE, broad)):
        rows = np.flatnonzero(which)
        window, piece, first, last = cutter.cut(told.first[rows], told.last[rows])
        parts.append((rows[window], piece, first, last))
    joined = [np.concatenate(each) for each in zip(*parts, strict=True)]
    order = np.lexsort((joined[2], joined[0]))
    window, piece, first, last = (each[order] for each in joined)
    return window, piece, first, last


def _towns_of(where: Numbers, town: Numbers) -> list[Numbers]:
    """Return the towns that each report leaves open."""
    alone = [np.array([i]) for i in range(len(country.TOWNS))]
    district = [np.flatnonzero(i == country.DISTRICT_OF) for i in country.DISTRICT_OF]
    province = [np.flatnonzero(i == country.PROVINCE_OF) for i in country.PROVINCE_OF]
    lists = {DISTRICT: district, PROVINCE: province}
    return [
        lists.get(kind, alone)[each]
        for kind, each in zip(where.tolist(), town.tolist(), strict=True)
    ]


def _with_values(cells: _Rows, told: Told) -> _Rows:
    """Give every cell one row for each act, or target, that its report leaves open."""
    left_open = told.left_open[cells.report]
    counts = np.where(
        left_open == ACT_OPEN, _ACTS, np.where(left_open == TARGET_OPEN, _TARGETS, 1)
    )
    row = np.repeat(np.arange(len(counts)), counts)
    step = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    whole = cells.take(row)
    return replace(
        whole,
        what=np.where(left_open[row] == ACT_OPEN, step, whole.what),
        whom=np.where(left_open[row] == TARGET_OPEN, step, whole.whom),
    )


def _weighed(rows: _Rows, scene: Scene, told: Told) -> _Rows:
    """Weigh every row by fighter: rate, length, and what the source says of whom."""
    law, settings = scene.law, scene.settings
    pieces = Stretches.of(scene.calendar, by_date=False)
    piece = pieces.of_instants(rows.first)
    phase, part = pieces.phase[piece], pieces.part[piece]
    is_late = (told.when > DATE)[rows.report]
    rate = np.where(is_late[:, None], law.flat[rows.town, phase], law.who[rows.town, phase, part])
    act = np.minimum(rows.what, _ACTS - 1)
    rate = rate * law.hit[rows.town, :, act, rows.whom]
    length = np.where(rows.last > rows.first, (rows.last - rows.first) / HOUR, 1.0)
    likely = _likely(settings)[told.source[rows.report], told.named[rows.report]]
    weight = rate * length[:, None] * likely
    is_omission = rows.what == ACCESS_REFUSED
    named = told.named[rows.report][:, None] == np.arange(5)
    return replace(rows, weight=np.where(is_omission[:, None], named * 1.0, weight))


def _likely(settings: SimulationSettings) -> Shares:
    """
    Return how likely a source says what it says, given who it was.

    Returns:
        Shape (sources, named, who); the last of *named* stands for NOBODY.
    """
    blame = settings.blame if settings.blame_believed < 0 else settings.blame_believed
    made = []
    for teller in country.TELLERS:
        kept = left_in(teller, settings.silence)
        named = naming(teller, blame, settings.accuracy).T * kept
        made.append(np.concatenate([named, kept[None, :]]))
    # A wrong belief may take for impossible what was said; it must still be weighed somehow.
    return np.asarray(np.maximum(np.stack(made), 1e-12))


def _by_area(rows: _Rows, told: Told) -> _Rows:
    """Put the whole district or province in the place of its towns."""
    where = told.where[rows.report]
    district, province = country.DISTRICT_OF[rows.town], country.PROVINCE_OF[rows.town]
    area = np.where(where == DISTRICT, district, len(country.DISTRICTS) + province)
    area = np.where(where < DISTRICT, -1, area)
    town = np.where(area < 0, rows.town, -1)
    return _summed(replace(rows, town=town, area=area), (rows.what, rows.whom))


def _summed(rows: _Rows, keys: tuple[Numbers, ...]) -> _Rows:
    """Add up rows of one report with the same time, place and *keys*."""
    columns = (*keys, rows.first, rows.area, rows.town, rows.report)
    order = np.lexsort(columns)
    ordered = [each[order] for each in columns]
    new = np.zeros(len(order), dtype=np.bool_)
    for each in ordered:
        new[1:] |= each[1:] != each[:-1]
    starts = np.flatnonzero(np.concatenate([[True], new[1:]])[: len(order)])
    kept = rows.take(order[starts])
    return replace(kept, weight=np.add.reduceat(rows.weight[order], starts, axis=0))


def _tied(rows: _Rows, told: Told) -> Stories:
    """Return rows as stories: each leaves only who acted open."""
    n = len(rows.report)
    what = np.zeros((n, _ACTS + 1), dtype=np.int64)
    whom = np.zeros((n, _TARGETS), dtype=np.int64)
    what[np.arange(n), rows.what] = UNITS
    whom[np.arange(n), rows.whom] = UNITS
    return _finished(rows, told, (rows.weight, what, whom))


def _independent(rows: _Rows, told: Told) -> Stories:
    """Return one story for each piece of time and town, all with the marginals of the report."""
    reports = len(told)
    who = np.zeros((reports, 5))
    what = np.zeros((reports, _ACTS + 1))
    whom = np.zeros((reports, _TARGETS))
    total = rows.weight.sum(axis=1)
    np.add.at(who, rows.report, rows.weight)
    np.add.at(what, (rows.report, rows.what), total)
    np.add.at(whom, (rows.report, rows.whom), total)
    cells = _summed(rows, ())
    lists = (who[cells.report], in_units(what)[cells.report], in_units(whom)[cells.report])
    return _finished(cells, told, lists)


def _finished(rows: _Rows, told: Told, lists: tuple[Shares, Numbers, Numbers]) -> Stories:
    weights, what, whom = lists
    units = _in_units_by_report(rows.report, rows.weight.sum(axis=1), len(told))
    is_nobody = told.named[rows.report] == NOBODY
    known = np.where(is_nobody[:, None], 0, in_units(weights))
    who = np.column_stack([known, is_nobody * UNITS])
    kept = units > 0
    # Among stories of one report the heavier ones come first: the order in which people read.
    order = np.flatnonzero(kept)
    order = order[np.lexsort((rows.first[order], -units[order], rows.report[order]))]
    columns = (rows.report, units, rows.first, rows.last, rows.town, rows.area, who, what, whom)
    return Stories(*(each[order] for each in columns))


def in_units(weights: Shares) -> Numbers:
    """Return each row of weights in millionths that sum to a million (largest remainders)."""
    total = weights.sum(axis=1, keepdims=True)
    exact = weights / np.where(total > 0, total, 1.0) * UNITS
    units = np.floor(exact).astype(np.int64)
    rank = np.argsort(np.argsort(-(exact - units), axis=1, kind="stable"), axis=1)
    lacking = np.where(total[:, 0] > 0, UNITS - units.sum(axis=1), 0)
    return np.asarray(units + (rank < lacking[:, None]))


def _in_units_by_report(report: Numbers, weight: Shares, reports: int) -> Numbers:
    total = np.bincount(report, weight, minlength=reports)
    exact = weight / total[report] * UNITS
    units = np.floor(exact).astype(np.int64)
    lacking = UNITS - np.bincount(report, units, minlength=reports).astype(np.int64)
    order = np.lexsort((units - exact, report))
    counts = np.bincount(report, minlength=reports)
    rank = np.empty(len(report), dtype=np.int64)
    rank[order] = np.arange(len(report)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.asarray(units + (rank < lacking[report]))


def precision_of(where: int) -> str:
    """Return the word for a precision of place, as a table of reports writes it."""
    return {POINT: "point", DISTRICT: "district", PROVINCE: "governorate"}.get(where, "place")
