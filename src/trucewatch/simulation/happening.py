"""
What happens: acts drawn from the law of acts, and help that is refused.

Acts at one place in one night, or by day, follow each other as a chain: with the chance
*retaliation* the next one may pass to the other side. It passes with the chances that leave the
law as it is (N. Metropolis and others 1953), so answers come soon after and still every single
act, looked at alone, is drawn from the law.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.simulation import country
from trucewatch.simulation.law_of_acts import DAY, Calendar, LawOfActs
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.stretches import Stretches

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]

SECOND = 1_000_000
"""Microseconds of a second: nothing is told or drawn more finely."""

ACCESS_REFUSED = len(country.ACTS_OF_WAR)
"""Number of the omission among what can be done or left undone."""

_EARTH_KM = 6371.0088
_REFUSED_DAYS = 4.0
_BY_GOVERNMENT = 0.8


@dataclass(frozen=True, slots=True)
class Happened:
    """
    Acts and omissions in columns, each of shape (n,).

    Attributes:
        at: True instant, UTC microseconds; of an omission its beginning.
        ends: End of an omission; equal to *at* for an act.
        town: Number of the town.
        who: Number of the fighter.
        what: Number of the act of war, or ACCESS_REFUSED.
        whom: Number of the target.
        lon: Degrees east.
        lat: Degrees north.
        killed: People killed.
    """

    at: Numbers
    ends: Numbers
    town: Numbers
    who: Numbers
    what: Numbers
    whom: Numbers
    lon: Shares
    lat: Shares
    killed: Numbers

    def __len__(self) -> int:
        return len(self.at)

    def take(self, rows: Numbers) -> Happened:
        """Return the rows *rows*, shape (m,)."""
        return Happened(*(getattr(self, name)[rows] for name in self.__slots__))

    @classmethod
    def joined(cls, parts: list[Happened]) -> Happened:
        """Return the rows of all *parts* after each other."""
        return cls(
            *(np.concatenate([getattr(each, name) for each in parts]) for name in cls.__slots__)
        )


def acts_of_war(
    settings: SimulationSettings,
    law: LawOfActs,
    calendar: Calendar,
    random: np.random.Generator,
) -> Happened:
    """Draw the acts of a conflict, in order of time."""
    by_date = Stretches.of(calendar, by_date=True)
    town, piece = _counted(settings, law, by_date, random)
    begins, ends = by_date.bounds[piece], by_date.bounds[piece + 1]
    at = begins + (random.random(len(town)) * (ends - begins)).astype(np.int64)
    at -= at % SECOND
    part, phase = by_date.part[piece], by_date.phase[piece]
    chain = Stretches.of(calendar, by_date=False).of_instants(at)
    order = np.lexsort((at, chain, town))
    town, at, part, phase, chain = (each[order] for each in (town, at, part, phase, chain))
    rates = law.who[town, phase, part]
    first = np.concatenate([[True], (np.diff(chain) != 0) | (np.diff(town) != 0)])[: len(at)]
    side = _sides(_share_of_first_side(rates), first, settings.retaliation, random)
    who = drawn(rates * (side[:, None] == country.SIDE_OF), random)
    happened = with_marks(at, town, who, law, random)
    return happened.take(np.lexsort((town, at)))


def _counted(
    settings: SimulationSettings,
    law: LawOfActs,
    pieces: Stretches,
    random: np.random.Generator,
) -> tuple[Numbers, Numbers]:
    """Return town and piece of every act; the level of fighting flares by town and day."""
    days = (pieces.bounds[:-1] - pieces.bounds[0]) // DAY
    level = _levels(settings.flare, (len(country.TOWNS), settings.days), random)[:, days]
    hours = np.diff(pieces.bounds) * 24 / DAY
    mean = law.who.sum(axis=3)[:, pieces.phase, pieces.part] * hours * level
    counts = random.poisson(mean)
    town, piece = np.divmod(np.repeat(np.arange(counts.size), counts.ravel()), counts.shape[1])
    return town, piece


def _levels(flare: float, shape: tuple[int, int], random: np.random.Generator) -> Shares:
    if flare == 0:
        return np.ones(shape)
    return random.gamma(1 / flare**2, flare**2, shape)


def _share_of_first_side(rates: Shares) -> Shares:
    first = (rates * (country.SIDE_OF == 0)).sum(axis=1)
    return np.asarray(first / rates.sum(axis=1))


def _sides(
    share: Shares, first: NDArray[np.bool_], retaliation: float, random: np.random.Generator
) -> Numbers:
    """Return which side acts, act by act, along chains that begin where *first* says."""
    fresh = (random.random(len(share)) >= share).astype(np.int64)
    answers = ~first & (random.random(len(share)) < retaliation)
    lesser = np.minimum(share, 1 - share)
    # Chance of passing to the other side, for either side now: detailed balance.
    passes = random.random(len(share))[:, None] < np.stack(
        [lesser / np.maximum(share, 1e-300), lesser / np.maximum(1 - share, 1e-300)], axis=1
    )
    sides = fresh.tolist()
    for i in np.flatnonzero(answers).tolist():
        before = sides[i - 1]
        sides[i] = 1 - before if passes[i, before] else before
    return np.array(sides, dtype=np.int64)


def drawn(weights: Shares, random: np.random.Generator) -> Numbers:
    """Draw one column of each row, with chances in proportion to its weights; shape (n,)."""
    summed = np.cumsum(weights, axis=1)
    ticket = random.random(len(weights))[:, None] * summed[:, -1:]
    return np.asarray(np.minimum((summed <= ticket).sum(axis=1), weights.shape[1] - 1))


def with_marks(
    at: Numbers, town: Numbers, who: Numbers, law: LawOfActs, random: np.random.Generator
) -> Happened:
    """Draw by what, at whom, exactly where and with how many dead."""
    pairs = law.hit[town, who].reshape(len(at), len(country.ACTS_OF_WAR) * len(country.TARGETS))
    what, whom = np.divmod(drawn(pairs, random), len(country.TARGETS))
    lon, lat = _grounds(town, random)
    deaths = 0.5 + 1.5 * (what == 2) + 1.5 * (what == 4) + 0.5 * (whom == 0)
    killed = random.geometric(1 / (1 + deaths)) - 1
    return Happened(at, at.copy(), town, who, what, whom, lon, lat, killed)


def _grounds(town: Numbers, random: np.random.Generator) -> tuple[Shares, Shares]:
    """Draw points evenly from the discs of towns, on the sphere; to a millionth of a degree."""
    radius = np.array([each.radius_km for each in country.TOWNS])[town]
    lon = np.radians(np.array([each.lon for each in country.TOWNS]))[town]
    lat = np.radians(np.array([each.lat for each in country.TOWNS]))[town]
    far = radius * np.sqrt(random.random(len(town))) / _EARTH_KM
    bearing = random.random(len(town)) * 2 * np.pi
    north = np.sin(lat) * np.cos(far) + np.cos(lat) * np.sin(far) * np.cos(bearing)
    east = np.arctan2(
        np.sin(bearing) * np.sin(far) * np.cos(lat), np.cos(far) - np.sin(lat) * north
    )
    return np.round(np.degrees(lon + east), 6), np.round(np.degrees(np.arcsin(north)), 6)


def refusals(
    settings: SimulationSettings, calendar: Calendar, random: np.random.Generator
) -> Happened:
    """Draw requests to let aid through that were refused, in order of time."""
    count = int(random.poisson(expected_refusals(settings)))
    at = calendar.begins + (
        random.random(count) * (calendar.ends - calendar.begins - SECOND)
    ).astype(np.int64)
    at = np.sort(at - at % SECOND)
    town = random.integers(len(country.TOWNS), size=count)
    lasted = (random.exponential(_REFUSED_DAYS, count) * DAY).astype(np.int64)
    ends = np.minimum(at + np.maximum(lasted - lasted % SECOND, SECOND), calendar.ends)
    lon, lat = _grounds(town, random)
    by_front = random.random(count) >= _BY_GOVERNMENT
    zeros = np.zeros(count, dtype=np.int64)
    who = np.where(by_front, country.FRONT, country.GOVERNMENT)
    return replace(
        Happened(at, ends, town, who, zeros, zeros, lon, lat, zeros),
        what=np.full(count, ACCESS_REFUSED),
    )


def expected_refusals(settings: SimulationSettings) -> float:
    """Return how many requests are refused in the mean."""
    return settings.days / 7 * settings.aid_requests * settings.aid_refused


REFUSED_BY = np.array([_BY_GOVERNMENT, 0.0, 1 - _BY_GOVERNMENT, 0.0, 0.0])
"""Share of refusals by each fighter."""
