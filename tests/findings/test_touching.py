"""
Touching: which regimes an incident can touch, by look-ups and by asking one after another.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.builders import actors_of, areas_of, batch_of
from tests.findings.engines import names_in
from tests.findings.strategies import dockets
from trucewatch.definitions.acts import Form
from trucewatch.definitions.instants import UNTIL_FURTHER
from trucewatch.findings import arrow
from trucewatch.findings.batch import Batch, every_pair
from trucewatch.findings.batch import batch_of as columns_of
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import CompiledTerms, RegimeTable
from trucewatch.findings.told import Told
from trucewatch.findings.touching import Pairs, Stories

HOUR = 3_600_000_000


def pairs_of(records: pa.RecordBatch, terms: CompiledTerms) -> Pairs:
    """Look up what incidents touch."""
    offsets, rows = arrow.lists(records.column("stories"))
    lasting = np.repeat(arrow.form_of(records) != Form.INSTANT.value, np.diff(offsets))
    stories = Stories.of(offsets, rows, lasting, terms.places)
    return terms.touching.pairs(stories, len(records))


def slowly(batch: Batch, terms: CompiledTerms) -> list[tuple[int, int]]:
    """Ask every regime of every incident, cut into all its worlds."""
    found = [
        (int(incident), number)
        for number, each in enumerate(terms.regimes)
        for incident in _touched(batch, each)
    ]
    return sorted(found)


def _touched(batch: Batch, regime: RegimeTable) -> Numbers:
    windows = [each.window for r in regime.readings for each in r.reading.holdings]
    first = min((each.first for each in windows), default=UNTIL_FURTHER)
    last = max((each.last for each in windows), default=-UNTIL_FURTHER)
    times = batch.times
    timely = (times.begins <= last) & (np.maximum(times.begins, times.ends) >= first)
    classes = np.arange(int(batch.where.value_class.max()) + 1)
    covered = np.zeros(len(classes), dtype=np.bool_)
    for each in regime.readings:
        covered |= bool(each.everywhere.any())
        for area in np.flatnonzero(each.by_area.any(axis=0)):
            covered |= batch.inside.at(classes, np.full(len(classes), area))
    there = covered[batch.where.value_class]
    story = np.logical_or.reduceat(timely, times.values[:-1])
    story &= np.logical_or.reduceat(there, batch.where.values[:-1])
    return np.flatnonzero(np.logical_or.reduceat(story, batch.stories[:-1]))


def quickly(pairs: Pairs) -> list[tuple[int, int]]:
    """Return pairs as a list."""
    return list(zip(pairs.incident.tolist(), pairs.regime.tolist(), strict=True))


@pytest.mark.parametrize("form", list(Form))
@given(st.data())
def test_look_ups_find_what_asking_every_regime_finds(form: Form, data: st.DataObject) -> None:
    """
    The regimes that an incident touches are those that the worlds of the incident can meet.
    """
    trial, incidents = data.draw(dockets(form))
    areas, actors = areas_of(trial.strips), actors_of(names_in(incidents, trial.regimes))
    terms = compile_terms(trial.regimes, areas, actors)
    weighty = [each for each in incidents if all(story.high > 0 for story in each.stories)]
    if not weighty:
        return
    records = batch_of(weighty)

    told = Told.of(records, terms.places)
    every = every_pair(len(records), len(terms.regimes))

    assert slowly(columns_of(told, terms, every), terms) == quickly(pairs_of(records, terms))
