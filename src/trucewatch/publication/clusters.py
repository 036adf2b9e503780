"""
Clusters: spots that would cover each other in a drawing, put together with their counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from trucewatch.publication.frames import Frame
from trucewatch.publication.spots import Spot

SIGN_RADIUS = 6.5
"""Half the size of a sign: a disc no larger than it is covered by its sign."""

_NEAR = (46.0, 21.0)
_NEAR_IN_A_CROWD = (104.0, 46.0)
"""How near spots are put together, units of drawing across and down."""

CROWD = 120
"""Spots in one frame from which it is a crowd and shows sums rather than places."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spots drawn as one: where, how many acts of each outcome, and what the places are called."""

    x: float
    y: float
    counts: tuple[int, ...]
    names: tuple[str, ...]


def clusters(spots: Iterable[Spot], frame: Frame) -> tuple[Cluster, ...]:
    """Return the precise spots inside *frame*; the fullest keeps its place and draws others."""
    centres: list[tuple[float, float]] = []
    counts: list[list[int]] = []
    names: list[dict[str, None]] = []
    precise = [
        spot for spot in spots if frame.holds(spot.lon, spot.lat) and not is_spread(spot, frame)
    ]
    near = _NEAR_IN_A_CROWD if len(precise) > CROWD else _NEAR
    for spot in precise:
        x, y = frame.xy(spot.lon or 0.0, spot.lat or 0.0)
        at = _nearest(centres, (x, y), near)
        if at is None:
            centres.append((x, y))
            counts.append(list(spot.counts))
            names.append({spot.name: None})
        else:
            counts[at] = [a + b for a, b in zip(counts[at], spot.counts, strict=True)]
            names[at][spot.name] = None
    return tuple(
        Cluster(x, y, tuple(found), tuple(name))
        for (x, y), found, name in zip(centres, counts, names, strict=True)
    )


def is_spread(spot: Spot, frame: Frame) -> bool:
    """Say whether a spot is too imprecise for a sign in this frame: it is drawn as a disc."""
    return frame.units(spot.radius_km) > SIGN_RADIUS * 1.6


def _nearest(
    centres: list[tuple[float, float]], place: tuple[float, float], near: tuple[float, float]
) -> int | None:
    if not centres:
        return None
    gaps = np.abs(np.asarray(centres) - place) / near
    worst = gaps.max(axis=1)
    best = int(worst.argmin())
    return best if worst[best] < 1 else None
