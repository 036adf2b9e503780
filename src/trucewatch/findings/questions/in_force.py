"""
In force: does a window of the reading's chain hold at this instant?

Law: a window holds at its first instant and not at its last (docs/explanation/law.md, sections 2
and 6, "Ends"). The question is asked for the announcer's whole chain, the regime with its
amendments and extensions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trucewatch.findings.scene import Scene


def holds_then(scene: Scene) -> NDArray[np.bool_]:
    """
    Say whether some window of the chain holds at an instant, wherever, shape (rows,).

    Args:
        scene: The rows that are asked.
    """
    law = scene.asking.law
    return np.asarray((law.everywhere | law.holds_in.any(axis=0))[scene.epoch], dtype=np.bool_)


def holds_there_and_then(scene: Scene) -> NDArray[np.bool_]:
    """
    Say whether some window of the chain holds at an instant and in its own area, shape (rows,).

    Args:
        scene: The rows that are asked.
    """
    law = scene.asking.law
    found = law.everywhere[scene.epoch]
    for holds, inside in zip(law.holds_in, scene.asking.seen.inside, strict=True):
        found = found | (holds[scene.epoch] & inside[scene.place] != 0)
    return np.asarray(found, dtype=np.bool_)
