"""
Occurrence: how likely it is that something happened as it was reported.

The figures are a convention and say so: NATO's Admiralty system (AJP-2.1) grades sources A to F
and statements 1 to 6 in words only. Low and high of the two grades are joined by the worse one;
each further independent voice adds its own chance of being right. A case may set its own cells.
"""

from __future__ import annotations

from collections.abc import Mapping

OccurredKey = tuple[str, int, int]
"""Reliability A to F, credibility 1 to 6 (0 where not graded), independent voices."""

BY_RELIABILITY: Mapping[str, tuple[float, float]] = {
    "A": (0.90, 1.00),  # completely reliable
    "B": (0.75, 0.95),  # usually reliable
    "C": (0.55, 0.90),  # fairly reliable
    "D": (0.25, 0.70),  # not usually reliable
    "E": (0.00, 0.40),  # unreliable
    "F": (0.00, 1.00),  # cannot be judged
}
"""Chance, low and high, by the source's reliability alone."""

BY_CREDIBILITY: Mapping[int, tuple[float, float]] = {
    0: (1.00, 1.00),  # not graded: the source's reliability stands alone
    1: (0.90, 1.00),  # confirmed
    2: (0.75, 0.95),  # probably true
    3: (0.50, 0.85),  # possibly true
    4: (0.20, 0.60),  # doubtful
    5: (0.00, 0.30),  # improbable
    6: (0.00, 1.00),  # cannot be judged
}
"""Chance, low and high, by the statement's credibility."""


def occurred(
    reliability: str,
    credibility: int,
    voices: int,
    own: Mapping[OccurredKey, tuple[float, float]],
) -> tuple[float, float]:
    """
    Return the least and greatest chance that a thing occurred as reported.

    Args:
        reliability: Of the source, A to F.
        credibility: Of the statement, 1 to 6; 0 where not graded.
        voices: Independent voices; copies count once.
        own: Cells that the case sets, which go before the convention.

    Returns:
        Two shares from 0 to 1. With *n* voices the convention is ``1 - (1 - p) ** n``.
    """
    for count in range(voices, 0, -1):
        if (reliability, credibility, count) in own:
            return own[reliability, credibility, count]
    source, statement = BY_RELIABILITY[reliability], BY_CREDIBILITY[credibility]
    low, high = (1 - (1 - min(pair)) ** voices for pair in zip(source, statement, strict=True))
    return low, high
