"""
Points: what a window can start or end with, behind the small words that lead to it.
"""

from __future__ import annotations

from trucewatch.definitions.wording.moments import moment_at
from trucewatch.definitions.wording.nodes import Point
from trucewatch.definitions.wording.periods import period_at
from trucewatch.definitions.wording.senses import Sense
from trucewatch.definitions.wording.tokens import Block

_SMALL = (Sense.THE, Sense.ON, Sense.AT)


def point_at(block: Block, at: int) -> Point | None:
    """Return the moment or the period that starts with token *at*, or behind small words."""
    t = block.tokens
    for _ in range(3):
        found = moment_at(block, at) or period_at(block, at)
        if found is not None:
            return found
        if not any(sense in t[at].senses for sense in _SMALL) and t[at].key != "(":
            return None
        at += 1
    return None
