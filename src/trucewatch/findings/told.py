"""
Told: incidents as they are told, before anything is cut: whose stories, when and where.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.definitions.acts import Form
from trucewatch.definitions.instants import SINCE_EVER
from trucewatch.findings import arrow
from trucewatch.findings.places import Places
from trucewatch.findings.ragged import Numbers, offsets_of
from trucewatch.findings.touching import Stories

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Told:
    """
    Incidents as they are told.

    Attributes:
        records: The incidents, schema INCIDENTS.
        offsets: Where each incident's stories start, shape (incidents + 1,).
        rows: The stories that have any weight.
        stories: When and where of each.
        lasting: Whether the incident fills a stretch, shape (incidents,).
        omission: Whether it is an omission.
        requested_at: When the duty was asked for; where unknown SINCE_EVER.
    """

    records: pa.RecordBatch
    offsets: Numbers
    rows: Any
    stories: Stories
    lasting: Flags
    omission: Flags
    requested_at: Numbers

    @classmethod
    def of(cls, records: pa.RecordBatch, places: Places) -> Told:
        """
        Take *records* (schema INCIDENTS) apart.

        Raises:
            KeyError: When the case has no such area.
        """
        offsets, rows = weighty(*arrow.lists(records.column("stories")))
        form = arrow.form_of(records)
        lasting = np.asarray(form != Form.INSTANT.value, dtype=np.bool_)
        owner = np.repeat(np.arange(len(records)), np.diff(offsets))
        return cls(
            records=records,
            offsets=offsets,
            rows=rows,
            stories=Stories.of(offsets, rows, lasting[owner], places),
            lasting=lasting,
            omission=np.asarray(form == Form.OMISSION.value, dtype=np.bool_),
            requested_at=arrow.micros(records.column("requested_at"), SINCE_EVER),
        )

    @property
    def incidents(self) -> int:
        """How many incidents there are."""
        return len(self.records)


def weighty(starts: Numbers, rows: Any) -> tuple[Numbers, Any]:
    """
    Leave out what has no weight at all: a candidate of weight 0 is no candidate.

    A list of which nothing has weight stays, so that it is refused and not taken for empty.
    """
    given = arrow.floats(arrow.field(rows, "high")) > 0
    if given.all():
        return starts, rows
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    some = np.bincount(owner[given], minlength=len(starts) - 1) > 0
    kept = given | ~some[owner]
    lengths = np.bincount(owner[kept], minlength=len(starts) - 1).astype(np.int64)
    return offsets_of(lengths), rows.filter(pa.array(kept))
