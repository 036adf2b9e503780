"""The law of acts: what each knob does to the rates, and what no knob can do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from trucewatch.simulation import country
from trucewatch.simulation.law_of_acts import HOUR, calendar, law_of_acts
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.stretches import Stretches

BASE = SimulationSettings()
AIR = 2


def test_the_rates_add_up_to_the_acts_of_a_day() -> None:
    """
    Before the truce all places and parties together give the acts that the settings name.
    """
    law = law_of_acts(BASE)

    assert BASE.acts_per_day == pytest.approx(law.flat[:, 0].sum() * 24)


def test_a_day_of_nights_and_days_is_the_mean_day() -> None:
    """
    Ten hours of night and fourteen of day give the same acts as the day that is not told apart.
    """
    law = law_of_acts(BASE)
    day = 10 * law.who[:, :, 0] + 14 * law.who[:, :, 1]

    assert np.allclose(day, 24 * law.flat)


def test_each_pair_of_act_and_target_has_its_share() -> None:
    """
    Shares of acts and targets sum to one for everybody everywhere.
    """
    law = law_of_acts(BASE)

    assert np.allclose(1, law.hit.sum(axis=(2, 3)))
    assert law.hit.min() >= 0


def test_only_the_government_and_its_ally_have_aircraft() -> None:
    """
    No armed group ever strikes from the air.
    """
    by_air = law_of_acts(BASE).hit[:, :, AIR].sum(axis=(0, 2)) > 0

    assert [True, True, False, False, False] == by_air.tolist()


@pytest.mark.parametrize(
    ("knob", "axis"),
    [("place_dependence", 0), ("hour_dependence", 2)],
)
def test_without_dependence_nothing_changes_along_an_axis(knob: str, axis: int) -> None:
    """
    At 0 who acts is the same in every town, or at every hour; at its default it is not.
    """
    turned: dict[str, Any] = {knob: 0.0, "compliance": 0.0}
    free = replace(BASE, **turned)

    assert np.allclose(0, np.ptp(law_of_acts(free).who, axis=axis))
    assert np.ptp(law_of_acts(BASE).who, axis=axis).max() > 0


def test_without_dependence_everybody_hits_the_same_targets() -> None:
    """
    At 0 the target tells nothing of who acted.
    """
    free = law_of_acts(replace(BASE, target_dependence=0.0)).hit.sum(axis=2)

    assert np.allclose(free[0, 0], free)


def test_the_excluded_group_fights_where_the_accepting_one_does() -> None:
    """
    Wholly side by side, both have the same share of their acts in every town.
    """
    law = law_of_acts(replace(BASE, side_by_side=1.0))
    shares = law.flat[:, 0] / law.flat[:, 0].sum(axis=0)

    assert np.allclose(shares[:, country.FRONT], shares[:, country.BANNER])


def test_only_those_who_are_bound_comply() -> None:
    """
    In the truce the bound leave out the share that the settings name, and nobody else does.
    """
    law = law_of_acts(BASE)
    left = law.flat[:, 1].sum(axis=0) / law.flat[:, 0].sum(axis=0)

    assert np.allclose([1 - BASE.compliance] * 3 + [1, 1], left)


def test_pieces_meet_and_hold_one_phase_and_one_part_of_the_day() -> None:
    """
    The conflict is cut at dawn, dusk and the bounds of phases, and nothing is left out.
    """
    when = calendar(BASE)
    pieces = Stretches.of(when, by_date=False)
    middle = (pieces.bounds[:-1] + pieces.bounds[1:]) // 2
    hour = (middle - when.begins) % (24 * HOUR) / HOUR

    assert (when.begins, when.ends) == (pieces.bounds[0], pieces.bounds[-1])
    assert ((hour >= 6) & (hour < 20)).astype(int).tolist() == pieces.part.tolist()
    phase = np.searchsorted(when.phases[1:-1], middle, side="right")
    assert phase.tolist() == pieces.phase.tolist()


def test_a_window_is_cut_where_its_pieces_meet() -> None:
    """
    A date has three pieces, an instant one of no length, and together they are the window.
    """
    when = calendar(BASE)
    pieces = Stretches.of(when, by_date=False)
    first = np.array([when.begins + 24 * HOUR, when.begins + 5 * HOUR])
    last = np.array([when.begins + 48 * HOUR, when.begins + 5 * HOUR])

    window, _, begins, ends = pieces.cut(first, last)

    assert [0, 0, 0, 1] == window.tolist()
    assert [6, 14, 4, 0] == ((ends - begins) // HOUR).tolist()
