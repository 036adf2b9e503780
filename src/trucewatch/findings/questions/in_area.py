"""
In area: does the place lie in the area of a window of the reading's chain?

Law: an area's edge belongs to it (docs/explanation/law.md, section 1); a window without an area
is everywhere. A window must hold *there and then*: that join is asked by
`in_force.holds_there_and_then`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.scene import Scene


def lies_in_area(scene: Scene) -> NDArray[np.bool_]:
    """
    Say whether a place lies in the area of a window that holds then, shape (rows,).

    Where no window holds at that instant the areas of the whole chain are asked, so that time and
    place are answered apart.

    Args:
        scene: The rows that are asked.
    """
    law = scene.asking.law
    found = law.asked_everywhere[scene.epoch]
    for asked, inside in zip(law.asked_in, scene.asking.seen.inside, strict=True):
        found = found | (asked[scene.epoch] & inside[scene.place] != 0)
    return np.asarray(found, dtype=np.bool_)
