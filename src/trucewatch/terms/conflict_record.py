"""
The record of one contradiction inside the terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    One contradiction inside the terms of a regime.

    Attributes:
        code: Kind of contradiction, one of `CONFLICT_CODES`.
        regime: Regime in whose file the statements stand.
        about: What they are about: ``start``, ``end of army``, a party, a register.
        announcers: Actors whose statements contradict each other, or one that contradicts itself.
        detail: What the catalogue's sentence ``conflict.CODE`` needs, by name.
    """

    code: str
    regime: str
    about: str
    announcers: tuple[str, ...]
    detail: Mapping[str, str] = field(default_factory=dict)
