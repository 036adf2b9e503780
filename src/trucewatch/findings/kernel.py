"""
The kernel: incidents in, findings out, one Arrow record batch each; no state, no effects.

The local engine streams batches through it and Spark would run the very same function. An
incident stands whole in one row, so a batch can be cut anywhere and the findings do not change.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings.alike import shapes_of, spread
from trucewatch.findings.batch import Batch, batch_of
from trucewatch.findings.boxes import Coordinates
from trucewatch.findings.compiled import strictest
from trucewatch.findings.judging import CLASSES, Candidates, ReadingColumns, judge
from trucewatch.findings.law import Grade, Grades, Scene, scene_of
from trucewatch.findings.layout import Layout, layout_of
from trucewatch.findings.outcomes import ThresholdColumns
from trucewatch.findings.parties import party_ranges
from trucewatch.findings.places import PlaceCells, PlaceKey
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.rows import Incidents, as_incidents, regime_rows, some_regime_rows
from trucewatch.findings.schema import FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.some_regime import note, nothing_said, said
from trucewatch.findings.terms_tables import CompiledTerms, RegimeTable
from trucewatch.findings.worlds import Worlds, worlds_of
from trucewatch.terms.model import Thresholds

Flags = NDArray[np.bool_]


def adjudicate(
    records: pa.RecordBatch, terms: CompiledTerms, settings: FindingSettings
) -> pa.RecordBatch:
    """
    Hold incidents against every regime that can touch them.

    Args:
        records: Incidents, schema INCIDENTS.
        terms: The terms as look-ups.
        settings: Settings that are not the parties' to set.

    Returns:
        Findings, schema FINDINGS, in order of incident row and regime; after the regimes of an
        incident stands the row "breached under some regime".

    Raises:
        RangesOnSeveralAxesError: When an incident has ranges other than any on several axes.
        ImpossibleWeightsError: When weights cannot sum to 1.
        UnknownActError: When an act class is not in the closed vocabulary.
        UnorderedTimesError: When an interval is reversed, or an act may end before it begins.
    """
    if not len(records):
        return pa.RecordBatch.from_pylist([], schema=FINDINGS)
    cells: dict[PlaceKey, PlaceCells] = {}
    shapes = shapes_of(records, terms, cells)
    alike = records.take(shapes.first)
    group, found = _judged(alike, batch_of(alike, terms, cells), terms, settings)
    incident, row = spread(group, shapes)
    return as_incidents(found.take(row), incident, Incidents.of(records, settings), terms.regimes)


def _judged(
    records: pa.RecordBatch, batch: Batch, terms: CompiledTerms, settings: FindingSettings
) -> tuple[Numbers, pa.Table]:
    """Judge incidents of which no two are alike; return the incident of each finding, and it."""
    worlds = worlds_of(batch.times, batch.where, batch.who, batch.at_whom, batch.what)
    coordinates = Coordinates.of(batch)
    incidents = Incidents.of(records, settings)
    gravest = nothing_said(len(worlds.weight))
    tables: list[pa.Table] = []
    order: list[Numbers] = []
    for regime in terms.regimes:
        chosen = _touched(batch, regime, settings)
        if not len(chosen):
            continue
        layout = layout_of(batch, worlds, chosen)
        setting = (batch, coordinates, layout, scene_of(batch, layout))
        thresholds = _thresholds(batch, regime, chosen)
        columns, candidates = _readings(setting, regime, thresholds)
        note(gravest, layout.rows, regime, columns)
        tables.append(regime_rows(incidents, regime, chosen, (columns, candidates), thresholds))
        order.append(chosen)
    tables.append(_under_some_regime(batch, worlds, incidents, terms, gravest))
    order.append(np.arange(batch.incidents))
    rows = np.concatenate(order)
    sorting = np.argsort(rows, kind="stable")
    return rows[sorting], pa.concat_tables(tables).combine_chunks().take(sorting)


def _readings(
    setting: tuple[Batch, Coordinates, Layout, Scene],
    regime: RegimeTable,
    thresholds: ThresholdColumns,
) -> tuple[list[ReadingColumns], Candidates]:
    """Judge every reading; readings with the same answers everywhere are judged once."""
    done: dict[tuple[bytes, ...], tuple[ReadingColumns, Candidates]] = {}
    found: list[tuple[ReadingColumns, Candidates]] = []
    for reading in regime.readings:
        if reading.answers not in done:
            done[reading.answers] = judge(setting, regime, reading, thresholds)
        found.append(done[reading.answers])
    return [columns for columns, _ in found], found[0][1]


def _touched(batch: Batch, regime: RegimeTable, settings: FindingSettings) -> Numbers:
    """Return the incidents that some reading's window can touch in time and place."""
    if settings.every_regime:
        return np.arange(batch.incidents)
    windows = [each.window for r in regime.readings for each in r.reading.holdings]
    first = min((each.first for each in windows), default=UNTIL_FURTHER)
    last = max((each.last for each in windows), default=-UNTIL_FURTHER)
    times = batch.times
    timely = (times.begins <= last) & (np.maximum(times.begins, times.ends) >= first)
    covered = np.zeros(len(batch.inside), dtype=np.bool_)
    for each in regime.readings:
        covered |= bool(each.everywhere.any()) | batch.inside[:, each.by_area.any(axis=0)].any(
            axis=1
        )
    there = covered[batch.where.value_class]
    story = np.logical_or.reduceat(timely, times.values[:-1])
    story &= np.logical_or.reduceat(there, batch.where.values[:-1])
    return np.flatnonzero(np.logical_or.reduceat(story, batch.stories[:-1]))


def _thresholds(batch: Batch, regime: RegimeTable, chosen: Numbers) -> ThresholdColumns:
    """
    Return the strictest thresholds of the clauses that speak of a candidate act, by
    incident.
    """
    story_of = np.repeat(np.arange(batch.incidents), np.diff(batch.stories))
    owner = story_of[np.repeat(np.arange(len(story_of)), np.diff(batch.what.values))]
    spoken = np.zeros((batch.incidents, len(regime.clauses)), dtype=np.bool_)
    for i, clause in enumerate(regime.clauses):
        spoken[owner[clause.acts[batch.what.value_class]], i] = True
    patterns, number = np.unique(spoken[chosen], axis=0, return_inverse=True)
    each = [_strictest_of(regime, pattern) for pattern in patterns]
    rows = np.asarray(number).reshape(-1)
    return _columns(each, rows)


def _strictest_of(regime: RegimeTable, pattern: Flags) -> Thresholds:
    spoken = [c.thresholds for c, yes in zip(regime.clauses, pattern, strict=True) if yes]
    return strictest(spoken) if spoken else regime.thresholds


def _columns(thresholds: list[Thresholds], rows: Numbers) -> ThresholdColumns:
    return ThresholdColumns(
        breached=np.array([each.breached for each in thresholds])[rows],
        by_whom=np.array([each.by_whom for each in thresholds])[rows],
        exempt=np.array([each.exempt for each in thresholds])[rows],
        no_breach=np.array([each.no_breach for each in thresholds])[rows],
        outside_terms=np.array([each.outside_terms for each in thresholds])[rows],
    )


def _under_some_regime(
    batch: Batch, worlds: Worlds, incidents: Incidents, terms: CompiledTerms, gravest: Grades
) -> pa.Table:
    layout = layout_of(batch, worlds, np.arange(batch.incidents))
    ranges = {name: layout.range_of(*said(gravest, grade)) for name, grade in CLASSES.items()}
    place, name, low, high = party_ranges(batch, layout, *said(gravest, Grade.BREACH))
    strict = strictest([regime.thresholds for regime in terms.regimes])
    return some_regime_rows(
        incidents,
        ranges,
        (Candidates(place, name), low, high),
        _columns([strict], np.zeros(batch.incidents, dtype=np.int64)),
    )
