"""
In force: does a window of the reading's chain hold at this instant?

Law: a window holds at its first instant and not at its last (docs/explanation/law.md, sections 2
and 6, "Ends"). The question is asked for the announcer's whole chain, the regime with its
amendments and extensions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.ragged import Numbers
from trucewatch.findings.terms_tables import ReadingTable


def holds_then(epoch: Numbers, reading: ReadingTable) -> NDArray[np.bool_]:
    """
    Say whether some window of the chain holds at an instant, wherever.

    Args:
        epoch: Epoch of the regime in which the instant lies, shape (n,).
        reading: The reading that is asked.

    Returns:
        Yes or no for every instant, shape (n,).
    """
    some = reading.everywhere | reading.by_area.any(axis=1)
    return np.asarray(some[epoch], dtype=np.bool_)


def holds_there_and_then(
    epoch: Numbers, place: Numbers, inside: NDArray[np.bool_], reading: ReadingTable
) -> NDArray[np.bool_]:
    """
    Say whether some window of the chain holds at an instant and in its own area.

    Args:
        epoch: Epoch of the regime, shape (n,).
        place: Row of *inside*, shape (n,).
        inside: Areas that each class of place lies in, shape (places, areas).
        reading: The reading that is asked.
    """
    by_place = reading.everywhere[:, None] | (
        reading.by_area.astype(np.int16) @ inside.T.astype(np.int16) > 0
    )
    return np.asarray(by_place[epoch, place], dtype=np.bool_)
