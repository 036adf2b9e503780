"""
Own words: what the accused party's own announcements and acceptances say of the act.

One row for each candidate. Accepting another's announcement takes over its window. Where the
party is silent the row says so and does not count (docs/explanation/law.md, section 5).
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from trucewatch.findings import arrow
from trucewatch.findings.judging import Candidates, ReadingColumns
from trucewatch.findings.outcomes import OUTCOMES, Outcome
from trucewatch.findings.ragged import offsets_of
from trucewatch.findings.schema import OWN_WORDS
from trucewatch.findings.terms_tables import RegimeTable


def own_words_lists(
    regime: RegimeTable, readings: list[ReadingColumns], candidates: Candidates, incidents: int
) -> arrow.Column:
    """
    Return for every incident one row for each candidate.

    Args:
        regime: The regime.
        readings: The answer of each of its readings.
        candidates: The candidates, in order of incident.
        incidents: How many incidents were judged.
    """
    rows = len(candidates.name)
    outcome = np.full(rows, None, dtype=np.object_)
    low, high = np.zeros(rows), np.zeros(rows)
    silent = np.ones(rows, dtype=np.bool_)
    words = np.array([each.value for each in OUTCOMES], dtype=np.object_)
    for party in sorted(set(candidates.name)):
        own = [
            columns
            for columns, table in zip(readings, regime.readings, strict=True)
            if party in table.own_words_of
        ]
        mine = np.flatnonzero(candidates.name == party)
        if not own:
            continue
        place = candidates.place[mine]
        codes = np.stack([each.codes[place] for each in own])
        same = (codes == codes[0]).all(axis=0)
        outcome[mine] = np.where(same, words[codes[0]], Outcome.UNDETERMINED.value)
        low[mine] = np.min([each.party_low[mine] for each in own], axis=0)
        high[mine] = np.max([each.party_high[mine] for each in own], axis=0)
        silent[mine] = False
    counts = np.bincount(candidates.place, minlength=incidents).astype(np.int64)
    columns = {
        "party": candidates.name,
        "silent": silent,
        "outcome": outcome,
        "breach_min": pa.array(np.round(low, 12), mask=silent),
        "breach_max": pa.array(np.round(high, 12), mask=silent),
    }
    return arrow.struct_lists(offsets_of(counts), columns, OWN_WORDS)
