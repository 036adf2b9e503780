"""
In area: does the place lie in the area of a window of the reading's chain?

Law: an area's edge belongs to it (docs/explanation/law.md, section 1); a window without an area
is everywhere. A window must hold *there and then*: that join is asked by
`in_force.holds_there_and_then`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ClauseTable, ReadingTable


def lies_in_area(
    epoch: Numbers, place: Numbers, inside: NDArray[np.bool_], reading: ReadingTable
) -> NDArray[np.bool_]:
    """
    Say whether a place lies in the area of a window that holds then.

    Where no window holds at that instant the areas of the whole chain are asked, so that time and
    place are answered apart.

    Args:
        epoch: Epoch of the regime in which the instant lies, shape (n,).
        place: Row of *inside*, shape (n,).
        inside: Areas that each class of place lies in, shape (places, areas).
        reading: The reading that is asked.
    """
    by_area = reading.by_area.copy()
    everywhere = reading.everywhere.copy()
    silent = ~(everywhere | by_area.any(axis=1))
    by_area[silent] = reading.by_area.any(axis=0)
    everywhere[silent] = reading.everywhere.any()
    covered = everywhere[:, None] | (by_area.astype(np.int16) @ inside.T.astype(np.int16) > 0)
    return np.asarray(covered[epoch, place], dtype=np.bool_)


def clause_speaks_there(
    inside: NDArray[np.bool_], clause: ClauseTable, clauses: tuple[ClauseTable, ...]
) -> NDArray[np.bool_]:
    """
    Say in which classes of place a clause speaks.

    A clause limited to an area is silent outside it. Where areas of clauses overlap only the
    clause of the highest declared precedence speaks.

    Returns:
        Yes or no for every class of place, shape (places,).
    """
    if clause.area < 0:
        return np.ones(len(inside), dtype=np.bool_)
    speaks = inside[:, clause.area].copy()
    for rival in clauses:
        if rival.area >= 0 and (rival.precedence or 0) > (clause.precedence or 0):
            speaks &= ~inside[:, rival.area]
    return speaks
