"""
The law of acts: how often each fighter does each act at each target, by town, phase and hour.

One table of rates is all that the conflict is drawn from, and all that a report is weighed by. So
a weight in a report is a true posterior: both sides of Bayes' rule read the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from trucewatch.definitions.instants import to_micros
from trucewatch.simulation import country
from trucewatch.simulation.settings import SimulationSettings

Shares = NDArray[np.float64]
Numbers = NDArray[np.int64]

HOUR = 3_600_000_000
"""Microseconds of an hour."""

DAY = 24 * HOUR
"""Microseconds of a day."""

NIGHT, BY_DAY = 0, 1
"""Numbers of the two parts of a day."""

_NIGHT_HOURS = 24 - country.NIGHT_BEGINS + country.NIGHT_ENDS


@dataclass(frozen=True, slots=True)
class Calendar:
    """
    The instants of a conflict, UTC microseconds.

    Attributes:
        begins: First instant.
        ends: First instant after it.
        truce: Start of the nationwide truce.
        calm: Start of the local calm.
        calm_ends: When the calm is over in truth: its stated length and its extension have passed.
    """

    begins: int
    ends: int
    truce: int
    calm: int
    calm_ends: int

    @property
    def phases(self) -> Numbers:
        """Bounds of the four phases: before, truce, calm, truce again; shape (5,)."""
        inner = np.array([self.truce, self.calm, self.calm_ends])
        return np.concatenate([[self.begins], np.clip(inner, self.begins, self.ends), [self.ends]])


def calendar(settings: SimulationSettings) -> Calendar:
    """Return the instants at which the conflict, the truce and the calm begin and end."""
    midnight = datetime.combine(settings.starts_on, time(), tzinfo=UTC)
    begins = to_micros(midnight - timedelta(hours=country.OFFSET_HOURS))
    truce = begins + settings.truce_after_days * DAY
    # An hour after midnight: the army's habit, which the terms repeat.
    calm = begins + settings.calm_after_days * DAY + HOUR
    calm_ends = calm + settings.calm_hours * HOUR + settings.extension_days * DAY
    return Calendar(begins, begins + settings.days * DAY, truce, calm, calm_ends)


@dataclass(frozen=True, slots=True)
class LawOfActs:
    """
    Rates of acts.

    Attributes:
        who: Acts an hour by town, phase, part of the day and fighter, shape (towns, 4, 2, 5).
        flat: The same with the part of the day forgotten, shape (towns, 4, 5).
        hit: Share of each pair of act and target, by town and fighter, shape (towns, 5, acts,
            targets).
        at_hour: Rate in each part of the day over the mean of the day, by fighter, shape (2, 5).
    """

    who: Shares
    flat: Shares
    hit: Shares
    at_hour: Shares


def law_of_acts(settings: SimulationSettings) -> LawOfActs:
    """Return the rates that the settings give."""
    where = _where(settings)
    at_hour = _at_hour(settings.hour_dependence)
    kept = _kept(settings.compliance)
    flat = settings.acts_per_day / 24 * country.SHARE_OF_FIGHTERS * where[:, None, :] * kept
    hit = country.BY_WHAT[None, :, :, None] * _targets(where, settings)[:, :, None, :]
    return LawOfActs(flat[:, :, None, :] * at_hour, flat, hit, at_hour)


def _where(settings: SimulationSettings) -> Shares:
    """Return the share of each fighter's acts in each town; columns sum to 1."""
    told = country.WHERE.copy()
    beside = settings.side_by_side
    own = told[:, country.BANNER]
    told[:, country.BANNER] = beside * told[:, country.FRONT] + (1 - beside) * own
    told /= told.sum(axis=0)
    even = np.full_like(told, 1 / len(told))
    return np.asarray(even + settings.place_dependence * (told - even))


def _at_hour(dependence: float) -> Shares:
    night = 1 + dependence * (country.AT_NIGHT - 1)
    day = (24 - _NIGHT_HOURS * night) / (24 - _NIGHT_HOURS)
    return np.stack([night, day])


def _kept(compliance: float) -> Shares:
    """Return the share of acts that is left, by town, phase and fighter."""
    bound = np.isin(np.arange(5), [country.GOVERNMENT, country.ALLY, country.FRONT])
    left = np.where(bound, 1 - compliance, 1.0)
    kept = np.ones((len(country.TOWNS), 4, 5))
    kept[:, 1:] = left
    capital = [town.id in country.CAPITAL_TOWNS for town in country.TOWNS]
    # In the calm those who are bound leave out half of what was left.
    kept[capital, 2] = np.where(bound, (1 - compliance) * (1 - compliance / 2), 1.0)
    return kept


def _targets(where: Shares, settings: SimulationSettings) -> Shares:
    """Return the share of each target by town and fighter, shape (towns, 5, targets)."""
    towns = len(where)
    told = np.zeros((towns, 5, len(country.TARGETS)))
    civil = country.HITS_CIVILIANS
    told[:, :, 0] = civil * (1 - country.MEDICAL_PART)
    told[:, :, 1] = civil * country.MEDICAL_PART
    presence = where * country.SHARE_OF_FIGHTERS
    against_government = country.SIDE_OF == 1
    told[:, against_government, 2] = 1 - civil[against_government]
    told[:, ~against_government, 3:] = (
        _insurgents(presence)[:, None, :] * (1 - civil[~against_government])[None, :, None]
    )
    overall = np.einsum("tw,twk->k", presence, told) / presence.sum()
    return np.asarray(overall + settings.target_dependence * (told - overall))


def _insurgents(presence: Shares) -> Shares:
    """Return which group is hit where the government's side hits fighters; rows sum to 1."""
    front, banner = presence[:, country.FRONT], presence[:, country.BANNER]
    both = country.BESIDE_PART * 2 * np.minimum(front, banner)
    alone = np.stack(
        [front - both / 2, banner - both / 2, presence[:, country.RIVER], both], axis=1
    )
    return np.asarray(alone / alone.sum(axis=1, keepdims=True))
