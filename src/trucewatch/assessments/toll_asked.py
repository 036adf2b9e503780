"""
What a toll is asked for: days, place and pairs of sides; and how far each row lies in them.

A toll without these is no number. They are kept beside it, as the words of the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trucewatch.assessments.toll_rows import TollRows, day_number

Shares = NDArray[np.float64]
"""How much of each row lies there, 0 to 1, shape (n,); NaN is not known: it may, or may not."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG), km."""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Every row, wherever it lies."""


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """
    Rows by the place that their source names, letter by letter.

    Attributes:
        names: Places that count.
        containers: Larger places that hold them: a row of one of these may lie there, or not.
    """

    names: tuple[str, ...]
    containers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscAsked:
    """
    Rows by their distance from a point.

    Attributes:
        lon: Degrees east, WGS 84.
        lat: Degrees north, WGS 84.
        radius_km: Radius, km; its rim belongs to it.
    """

    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class SharesGiven:
    """
    Rows by shares that somebody else has measured, such as those of an area's shape.

    Attributes:
        name: What they are shares of.
        shares: Share, 0 to 1, by id of the rows; of an id that is not there it is not known.
    """

    name: str
    shares: Mapping[str, float]

    def __post_init__(self) -> None:
        """Refuse shares below 0 or above 1 (ValueError)."""
        if not all(0 <= share <= 1 for share in self.shares.values()):
            raise ValueError("a share is from 0 to 1")


PlaceAsked = Everywhere | NamedPlaces | DiscAsked | SharesGiven
"""Ways to ask for a place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """
    The definition of a toll.

    Attributes:
        first_on: First day that counts.
        last_on: Last day that counts.
        where: Place that counts.
        pairs: Pairs of sides that count, in any order; none named is every pair.
    """

    first_on: date
    last_on: date
    where: PlaceAsked = Everywhere()
    pairs: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a window that ends before it begins (ValueError)."""
        if self.last_on < self.first_on:
            raise ValueError("the last day that counts is before the first")


def shares_asked(rows: TollRows, asked: Asked) -> Shares:
    """
    Return how much of each row lies in what is asked.

    Returns:
        The product of the shares in time, place and pairs, taken as independent. What lies
        outside by one of them lies outside, whatever else is not known (0, not NaN).
    """
    parts = (time_shares(rows, asked), place_shares(rows, asked.where), pair_shares(rows, asked))
    product: Shares = np.prod(np.stack(parts), axis=0)
    outside = np.any(np.stack([part == 0 for part in parts]), axis=0)
    return np.where(outside, 0.0, product)


def time_shares(rows: TollRows, asked: Asked) -> Shares:
    """Return which share of each row's possible days lies in the days asked."""
    first = np.maximum(rows.first, day_number(asked.first_on))
    last = np.minimum(rows.last, day_number(asked.last_on))
    shares: Shares = np.maximum(0, last - first + 1) / (rows.last - rows.first + 1)
    return shares


def place_shares(rows: TollRows, where: PlaceAsked) -> Shares:
    """
    Return which share of each row's possible places lies in the place asked.

    A row with a radius is a disc in which every spot is as likely as another; discs are laid over
    each other on a plane, which up to 500 km is true to a thousandth.
    """
    if isinstance(where, Everywhere):
        return np.ones(rows.count)
    if isinstance(where, NamedPlaces):
        return _named(rows.texts["place"], where)
    if isinstance(where, DiscAsked):
        return _in_disc(rows, where)
    given = (where.shares.get(each, np.nan) for each in rows.texts["id"])
    return np.fromiter(given, np.float64, rows.count)


def pair_shares(rows: TollRows, asked: Asked) -> Shares:
    """Return 1 for rows between sides asked for, 0 for others, NaN where a side is not named."""
    if not asked.pairs:
        return np.ones(rows.count)
    wanted = {frozenset(pair) for pair in asked.pairs}
    known = {
        sides: _of_pair(frozenset(sides), wanted)
        for sides in set(zip(rows.texts["side_a"], rows.texts["side_b"], strict=True))
    }
    sides = zip(rows.texts["side_a"], rows.texts["side_b"], strict=True)
    return np.array([known[each] for each in sides], dtype=np.float64)


def _of_pair(sides: frozenset[str], wanted: set[frozenset[str]]) -> float:
    if "" not in sides:
        return float(sides in wanted)
    named = sides - {""}
    return np.nan if any(named <= pair for pair in wanted) else 0.0


def _named(places: Sequence[str], where: NamedPlaces) -> Shares:
    share = dict.fromkeys(("", *where.containers), np.nan) | dict.fromkeys(where.names, 1.0)
    return np.array([share.get(place, 0.0) for place in places], dtype=np.float64)


def _in_disc(rows: TollRows, where: DiscAsked) -> Shares:
    lon, lat = np.radians(rows.places["lon"]), np.radians(rows.places["lat"])
    radius = np.nan_to_num(rows.places["radius_km"], nan=0.0)
    at = np.radians(where.lat)
    half = (
        np.sin((lat - at) / 2) ** 2
        + np.cos(lat) * np.cos(at) * np.sin((lon - np.radians(where.lon)) / 2) ** 2
    )
    apart = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1)))
    shares = np.where(apart <= where.radius_km, 1.0, 0.0)
    wide = radius > 0
    shares[wide] = _lens(apart[wide], radius[wide], where.radius_km) / (np.pi * radius[wide] ** 2)
    shares = np.clip(shares, 0.0, 1.0)
    shares[apart + radius <= where.radius_km] = 1.0
    return np.where(np.isnan(apart), np.nan, shares)


def _lens(apart: Shares, one: Shares, other: float) -> Shares:
    """Return the area that two discs share, by the distance of their centres."""
    least = np.minimum(one, other)
    d = np.clip(apart, np.abs(one - other), one + other)
    d = np.where(d > 0, d, 1.0)  # discs one inside the other, below
    corner = np.arccos(np.clip((d**2 + one**2 - other**2) / (2 * d * one), -1, 1))
    far = max(other, np.finfo(np.float64).tiny)
    edge = np.arccos(np.clip((d**2 + other**2 - one**2) / (2 * d * far), -1, 1))
    kite = (-d + one + other) * (d + one - other) * (d - one + other) * (d + one + other)
    lens = one**2 * corner + other**2 * edge - np.sqrt(np.maximum(kite, 0)) / 2
    within = apart <= np.abs(one - other)
    lens = np.where(apart >= one + other, 0.0, np.where(within, np.pi * least**2, lens))
    found: Shares = lens
    return found
