"""What happens: acts that follow the law one by one, answer each other, and fill their ground."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.simulation.conflicts import DENSE, strays
from trucewatch.simulation import country
from trucewatch.simulation.happening import Happened, acts_of_war, expected_refusals, refusals
from trucewatch.simulation.law_of_acts import calendar, law_of_acts
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.stretches import Stretches


def _acts(settings: SimulationSettings, seed: int = 5) -> Happened:
    random = np.random.default_rng(seed)
    return acts_of_war(settings, law_of_acts(settings), calendar(settings), random)


def _pieces(settings: SimulationSettings, acts: Happened) -> tuple[Stretches, np.ndarray]:
    pieces = Stretches.of(calendar(settings), by_date=False)
    return pieces, pieces.of_instants(acts.at)


@pytest.mark.parametrize("retaliation", [0.0, 1.0])
def test_every_single_act_follows_the_law(retaliation: float) -> None:
    """
    However much the sides answer each other, who acts in a town and phase has the law's shares.
    """
    settings = replace(DENSE, retaliation=retaliation, acts_per_day=300.0)
    law, acts = law_of_acts(settings), _acts(settings)
    pieces, piece = _pieces(settings, acts)
    rates = law.who[acts.town, pieces.phase[piece], pieces.part[piece]]
    chances = rates / rates.sum(axis=1, keepdims=True)

    for fighter in range(5):
        assert abs(strays(acts.who == fighter, chances[:, fighter])) < 6


def test_sides_answer_each_other() -> None:
    """
    With retaliation the next act at a place in the same night is the other side's more often.
    """
    shares = []
    for retaliation in (0.0, 0.5, 1.0):
        settings = replace(DENSE, retaliation=retaliation)
        acts = _acts(settings)
        _, piece = _pieces(settings, acts)
        order = np.lexsort((acts.at, piece, acts.town))
        same = (np.diff(acts.town[order]) == 0) & (np.diff(piece[order]) == 0)
        side = country.SIDE_OF[acts.who[order]]
        shares.append((side[1:] != side[:-1])[same].mean())

    assert shares == sorted(shares)
    assert shares[2] > shares[0] + 0.2


def test_the_level_flares_by_town_and_day() -> None:
    """
    A flare widens the counts of a day and leaves their mean.
    """
    counts = {}
    for flare in (0.0, 1.0):
        settings = replace(DENSE, flare=flare, compliance=0.0, hour_dependence=0.0)
        acts = _acts(settings)
        day = (acts.at - calendar(settings).begins) // 86_400_000_000
        counts[flare] = np.bincount(acts.town * settings.days + day, minlength=11 * settings.days)

    assert counts[1.0].var() > 3 * counts[0.0].var()
    assert counts[1.0].mean() == pytest.approx(counts[0.0].mean(), rel=0.2)


def test_acts_fill_the_disc_of_their_town_evenly() -> None:
    """
    The square of the distance from the middle, over that of the radius, is even from 0 to 1.
    """
    acts = _acts(replace(DENSE, acts_per_day=300.0))
    town = np.array([(each.lon, each.lat, each.radius_km) for each in country.TOWNS])[acts.town]
    east = np.radians(acts.lon - town[:, 0]) * np.cos(np.radians(acts.lat)) * 6371.0088
    north = np.radians(acts.lat - town[:, 1]) * 6371.0088
    share = (east**2 + north**2) / town[:, 2] ** 2

    assert share.max() < 1.001
    assert np.allclose(np.arange(1, 10) / 10, np.quantile(share, np.arange(1, 10) / 10), atol=0.03)


def test_towns_do_not_meet_and_stay_in_their_district() -> None:
    """
    A point of a town lies in no other one, so that a point tells its town.
    """
    areas = country.areas()
    acts = _acts(DENSE)
    middle = np.array([(each.lon, each.lat) for each in country.TOWNS])
    far = np.hypot(acts.lon[:, None] - middle[:, 0], acts.lat[:, None] - middle[:, 1])

    assert (far.argmin(axis=1) == acts.town).all()
    for town in country.TOWNS:
        reach = town.radius_km / 111.2
        district = areas.by_id[town.district].polygon
        assert district.buffer(-1.02 * reach).covers(
            district.centroid.__class__(town.lon, town.lat)
        )


def test_requests_are_refused_as_often_as_the_settings_say() -> None:
    """
    The mean number of refusals is requests a week, times weeks, times the share refused.
    """
    settings = replace(DENSE, aid_requests=20.0, aid_refused=0.5)
    made = [
        len(refusals(settings, calendar(settings), np.random.default_rng(seed)))
        for seed in range(40)
    ]

    assert 20 * 30 / 7 * 0.5 == pytest.approx(expected_refusals(settings))
    assert expected_refusals(settings) == pytest.approx(np.mean(made), rel=0.1)


def test_a_refusal_ends_after_it_began_and_within_the_conflict() -> None:
    """
    An omission fills a stretch that is not empty.
    """
    settings = replace(DENSE, aid_requests=50.0)
    refused = refusals(settings, calendar(settings), np.random.default_rng(2))

    assert (refused.ends > refused.at).all()
    assert refused.ends.max() <= calendar(settings).ends
