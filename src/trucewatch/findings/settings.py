"""
Settings of adjudication that are not the parties' to set.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """
    Settings of adjudication.

    Attributes:
        occurred_threshold: Least chance of having occurred as reported from which, with two
            voices or more, an outcome no longer reads "if as reported"; a share from 0 to 1.
        every_regime: Whether rows are written for regimes that cannot touch the incident too.
    """

    occurred_threshold: float = 0.9
    every_regime: bool = False
