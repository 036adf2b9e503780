"""
Prohibited: does the clause speak of this act, in this place?

Law: a prohibition is broken by an act, a duty by an omission; where no clause speaks of what was
done the act is outside the terms, reason "no clause" (docs/explanation/law.md, section 2.1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ClauseTable


def speaks_of(
    act: Numbers, place: Numbers, speaks_there: NDArray[np.bool_], clause: ClauseTable
) -> NDArray[np.bool_]:
    """
    Say whether the clause speaks of an act in a place.

    Args:
        act: Number of the act, shape (n,).
        place: Class of place, shape (n,).
        speaks_there: Where the clause speaks, shape (places,).
        clause: The clause or duty that is asked.
    """
    return np.asarray(clause.acts[act] & speaks_there[place], dtype=np.bool_)
