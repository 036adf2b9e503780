"""
Due: was the duty already due at this instant?

Law: a duty is due at its due time, or when the reading's window ends; where that is open there is
no due time and the omission is outside the terms. Fulfilled late is a breach for the stretch
between (docs/explanation/law.md, section 2).
"""

from __future__ import annotations

import numpy as np

from trucewatch.definitions.instants import SINCE_EVER, UNTIL_FURTHER, to_micros
from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ReadingTable
from trucewatch.terms.model import Due, DueKind


def due_at(due: Due, reading: ReadingTable, begins: Numbers, requested_at: Numbers) -> Numbers:
    """
    Return when the duty falls due.

    Args:
        due: The rule of the duty.
        reading: The reading whose window may end.
        begins: When the omission begins, UTC microseconds, shape (n,): what is due on request is
            due then where the time of the request is not known.
        requested_at: When the duty was asked for, or SINCE_EVER where not known, shape (n,).

    Returns:
        Instants, UTC microseconds, shape (n,); UNTIL_FURTHER where there is no due time.
    """
    known = requested_at > SINCE_EVER
    if due.kind is DueKind.AT and due.at is not None:
        return np.full(len(begins), to_micros(due.at), dtype=np.int64)
    if due.kind is DueKind.ON_REQUEST:
        return np.where(known, requested_at, begins)
    if due.kind is DueKind.AFTER_REQUEST and due.after is not None:
        # Counted from a request whose time nobody knows, there is no due time.
        after = round(due.after.total_seconds() * 1_000_000)
        return np.where(known, requested_at + after, UNTIL_FURTHER)
    last = reading.last_end if abs(reading.last_end) < UNTIL_FURTHER else UNTIL_FURTHER
    return np.full(len(begins), last, dtype=np.int64)
