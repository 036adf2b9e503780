"""Weights of stories: posterior by Bayes' rule, by hand and against the truth."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.simulation.conflicts import DENSE, dense, strays
from trucewatch.simulation import country
from trucewatch.simulation.happening import Happened
from trucewatch.simulation.law_of_acts import calendar, law_of_acts
from trucewatch.simulation.seeing import seeing
from trucewatch.simulation.settings import SimulationSettings
from trucewatch.simulation.simulated import Simulated
from trucewatch.simulation.stretches import Stretches
from trucewatch.simulation.telling import DATE, TOWN, Scene, Told, naming
from trucewatch.simulation.weighing import UNITS, in_units, stories

MINUTE = 60_000_000
HARD: dict[str, Any] = {
    "acts_per_day": 120.0,
    "compliance": 0.9,
    "act_unknown": 0.3,
    "target_unknown": 0.4,
    "place_district": 0.5,
    "place_province": 0.3,
    "time_week": 0.5,
    "time_month": 0.5,
    "blame": 0.6,
    "silence": 0.7,
    "dropout": 0.4,
    "false_reports": 0.0,
    "unattributed": 0.0,
}
"""Knobs under which much is left open, and coordinates hang together."""


def _true_reports(simulated: Simulated) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return a true report of each act and its truth: never two of one act, which would agree."""
    once: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
    pairs = zip(simulated.incidents.to_pylist(), simulated.truth.to_pylist(), strict=True)
    for incident, truth in pairs:
        if truth["happened"] and truth["form"] == "instant":
            once.setdefault(truth["act"], (incident, truth))
    return list(once.values())


def _held(pairs: list[tuple[float, bool]]) -> float:
    chances, hits = (np.array(each, dtype=np.float64) for each in zip(*pairs, strict=True))
    unsure = (chances > 1e-9) & (chances < 1 - 1e-9)
    assert hits[chances >= 1 - 1e-9].all()
    return strays(hits[unsure], chances[unsure])


def test_one_report_by_hand() -> None:
    """
    In one town at one instant the weights are rate times share of the pair times naming.
    """
    simulated = dense(place_point=1.0, place_town=0.0, place_district=0.0, place_province=0.0)
    settings = simulated.settings
    law, pieces = law_of_acts(settings), Stretches.of(calendar(settings), by_date=False)
    ids = simulated.truth["incident"].to_pylist()
    told = {row["report"]: row for row in simulated.reports.to_pylist()}
    rows = [
        (incident, truth)
        for incident, truth in _true_reports(simulated)
        if len(incident["stories"]) == 1
        and told[incident["incident"]]["time_precision"] == 0
        and told[incident["incident"]]["named"]
        and truth["source"] == "state-agency"
    ]
    incident, truth = rows[0]
    town = [each.id for each in country.TOWNS].index(truth["place"])
    at = np.array([int(truth["at"].timestamp() * 1e6)])
    piece = pieces.of_instants(at)[0]
    what = list(map(str, country.ACTS_OF_WAR)).index(truth["what"])
    whom = [tuple(sorted(each)) for each in country.TARGETS].index(tuple(truth["at_whom"]))
    named = country.FIGHTERS.index(told[incident["incident"]]["named"])
    agency = country.TELLERS[2]
    weights = (
        law.who[town, pieces.phase[piece], pieces.part[piece]]
        * law.hit[town, :, what, whom]
        * naming(agency, settings.blame, settings.accuracy)[:, named]
        * np.array([1 - settings.silence, 1 - settings.silence, 1, 1, 1])
    )
    stated = {each["name"]: each["low"] for each in incident["stories"][0]["who"]}

    assert incident["incident"] in ids
    assert [stated.get(name, 0.0) for name in country.FIGHTERS] == pytest.approx(
        (weights / weights.sum()).tolist(), abs=2e-6
    )


def test_naming_by_hand() -> None:
    """
    A source without a side names the right one by its accuracy; one with a side blames as well.
    """
    abroad, _, agency, _ = country.TELLERS

    assert [0.75, 0.0625, 0.0625, 0.0625, 0.0625] == pytest.approx(
        naming(abroad, 0.3, 0.75)[0].tolist()
    )
    assert [0.525, 0.04375, 0.14375, 0.14375, 0.14375] == pytest.approx(
        naming(agency, 0.3, 0.75)[0].tolist()
    )


def test_every_report_weighs_one() -> None:
    """
    Stories of a report, and candidates of each list, sum to one to the last millionth.
    """
    for incident in dense(**HARD).incidents.to_pylist():
        stories = incident["stories"]
        assert UNITS == sum(round(each["low"] * UNITS) for each in stories)
        for story in stories:
            for name in ("who", "at_whom", "what"):
                assert UNITS == sum(round(each["low"] * UNITS) for each in story[name])


def test_a_story_leaves_only_who_acted_open() -> None:
    """
    What hangs together is told in stories of its own; a report has at most 64 of them.
    """
    listed = [each["stories"] for each in dense(**HARD).incidents.to_pylist()]
    stories = [story for each in listed for story in each]

    assert {1} == {len(each["what"]) for each in stories}
    assert {1} == {len(each["at_whom"]) for each in stories}
    assert 2 < max(map(len, listed)) <= 64


@pytest.mark.parametrize("seed", [1, 2])
def test_who_acted_is_as_likely_as_stated(seed: int) -> None:
    """
    Over true reports each fighter acted as often as the weights promise.
    """
    for fighter in country.FIGHTERS:
        pairs = []
        for incident, truth in _true_reports(dense(seed=seed, **HARD)):
            chance = sum(
                story["low"] * each["low"]
                for story in incident["stories"]
                for each in story["who"]
                if each["name"] == fighter
            )
            pairs.append((chance, truth["who"] == fighter))
        assert abs(_held(pairs)) < 4


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("axis", ["what", "at_whom"])
def test_acts_and_targets_are_as_likely_as_stated(seed: int, axis: str) -> None:
    """
    Over true reports that leave act or target open, each was so as often as promised.
    """
    found: dict[Any, list[tuple[float, bool]]] = {}
    for incident, truth in _true_reports(dense(seed=seed, **HARD)):
        chances: dict[Any, float] = {}
        for story in incident["stories"]:
            only = story[axis][0]
            name = only["name"] if axis == "what" else tuple(sorted(only["members"]))
            chances[name] = chances.get(name, 0.0) + story["low"]
        true = truth[axis] if axis == "what" else tuple(truth[axis])
        assert true in chances
        for name, chance in chances.items():
            found.setdefault(name, []).append((chance, name == true))

    assert len(found) > 4
    assert max(abs(_held(pairs)) for pairs in found.values()) < 4


@pytest.mark.parametrize("seed", [1, 2])
def test_time_and_place_are_as_likely_as_stated(seed: int) -> None:
    """
    The truth lies in the first story's window and disc as often as its weight promises.
    """
    pairs = []
    for incident, truth in _true_reports(dense(seed=seed, **HARD)):
        cells: dict[tuple[Any, ...], float] = {}
        for story in incident["stories"]:
            where = (story["lon"], story["lat"], story["radius_km"])
            key = (story["earliest_at"], story["latest_at"], *where)
            cells[key] = cells.get(key, 0.0) + story["low"]
        (first, last, lon, lat, radius), chance = next(iter(cells.items()))
        east = (truth["lon"] - lon) * np.cos(np.radians(lat))
        far = np.hypot(east, truth["lat"] - lat) * 111.195
        pairs.append((chance, (first <= truth["at"] <= last) and far <= radius + 0.01))

    assert abs(_held(pairs)) < 4


@pytest.mark.parametrize("precision", ["time_stretch", "time_day", "time_week", "time_month"])
def test_the_instant_is_even_inside_its_story(precision: str) -> None:
    """
    Inside a story every instant of its window is equally likely, however it was chosen.
    """
    weights = dict.fromkeys(
        ["time_instant", "time_stretch", "time_day", "time_week", "time_month"], 0.0
    )
    only = {"place_district": 0.0, "place_province": 0.0}
    simulated = dense(**{**HARD, **only, **weights, precision: 1.0})
    shares = []
    for incident, truth in _true_reports(simulated):
        for story in incident["stories"]:
            first, last = story["earliest_at"], story["latest_at"]
            if first <= truth["at"] < last:
                shares.append((truth["at"] - first) / (last - first))
                break
    quantiles = np.quantile(shares, np.arange(1, 10) / 10)

    assert len(shares) > 500
    assert np.allclose(np.arange(1, 10) / 10, quantiles, atol=0.05)


def _marginals(incident: dict[str, Any], axis: str) -> dict[Any, float]:
    found: dict[Any, float] = {}
    for story in incident["stories"]:
        for each in story[axis]:
            name = each["name"] if axis != "at_whom" else tuple(each["members"])
            found[name] = found.get(name, 0.0) + story["low"] * each["low"]
    return found


def test_independent_coordinates_keep_every_marginal() -> None:
    """
    The belief loses only how coordinates hang together: each alone is as likely as before.
    """
    tied = dense(**HARD).incidents.to_pylist()
    free = dense(**HARD, independent_coordinates=True).incidents.to_pylist()

    assert [each["incident"] for each in tied] == [each["incident"] for each in free]
    for one, other in list(zip(tied, free, strict=True))[:400]:
        for axis in ("who", "at_whom", "what"):
            first, second = _marginals(one, axis), _marginals(other, axis)
            for name in first | second:
                assert first.get(name, 0.0) == pytest.approx(second.get(name, 0.0), abs=1e-5)
    assert max(len(story["at_whom"]) for each in free for story in each["stories"]) > 1


def test_by_area_takes_all_ground_alike() -> None:
    """
    The belief puts the district or province in the place of its towns, and weighs the rest alike.
    """
    tied = dense(**HARD).incidents.to_pylist()
    wide = dense(**HARD, by_area=True).incidents.to_pylist()
    areas = {story["area"] for each in wide for story in each["stories"]}

    assert {None, *country.DISTRICTS, *country.PROVINCES} == areas
    for one, other in list(zip(tied, wide, strict=True))[:400]:
        first, second = _marginals(one, "who"), _marginals(other, "who")
        for name in first | second:
            assert first.get(name, 0.0) == pytest.approx(second.get(name, 0.0), abs=1e-5)


def test_a_false_belief_of_blame_moves_the_weights_of_a_side_alone() -> None:
    """
    Sources without a side are weighed as before; what the government's agency says weighs more.
    """
    fair = dense(place_province=0.0).incidents.to_pylist()
    fooled = dense(place_province=0.0, blame_believed=0.0).incidents.to_pylist()
    changed = {
        one["incident"].split(":")[0]
        for one, other in zip(fair, fooled, strict=True)
        if one["stories"] != other["stories"]
    }

    assert {"state-agency", "front-channel", "wire"} == changed


def test_weights_are_rounded_to_the_largest_remainders() -> None:
    """
    Thirds become millionths that sum to a million.
    """
    units: NDArray[np.int64] = in_units(np.array([[1.0, 1.0, 1.0], [0.0, 0.0, 2.0]]))

    assert [[333_334, 333_333, 333_333], [0, 0, 1_000_000]] == units.tolist()


def _scene(settings: SimulationSettings) -> Scene:
    law, when = law_of_acts(settings), calendar(settings)
    return Scene(settings, law, when, seeing(settings, when, np.random.default_rng(1)))


def test_a_tiny_conflict_by_hand() -> None:
    """
    One sniper's shot, told of by date and town, has the weights that were reckoned on paper.

    It is fired at Eastport, before the truce, at government forces; the observatory names the
    front. From the tables of the country:

    ============================ ========== ======= ======== =======
    fighter                      government front   banner   river
    ============================ ========== ======= ======== =======
    share of its acts there      .055273    .027273 .041273  .132273
    share of all acts            .34        .24     .16      .10
    by sniper                    .10        .20     .15      .20
    at government forces         .0993      .5893   .4843    .6243
    the observatory names front  .0625      .75     .0625    .0625
    at night over the mean       .88        1.24    1.48     1
    product at night, by 10^6    10.26      717.4   44.37    103.2
    share at night               .01173     .81965  .05070   .11793
    ============================ ========== ======= ======== =======

    Six, fourteen and four hours of the date at those rates weigh .3025, .4959 and .2017.
    """
    settings = replace(DENSE, acts_per_day=12.0, dropout=0.0)
    scene = _scene(settings)
    at = scene.calendar.begins + 30 * 60 * MINUTE
    one = np.array([1])
    shot = Happened(
        at * one, at * one, 8 * one, 3 * one, 3 * one, 2 * one, 62.5 * one, -10.5 * one, 0 * one
    )
    midnight = scene.calendar.begins + 24 * 60 * MINUTE
    told = Told(
        0 * one,
        0 * one,
        DATE * one,
        TOWN * one,
        0 * one,
        country.FRONT * one,
        midnight * one,
        (midnight + 24 * 60 * MINUTE) * one,
    )

    found = stories(scene, shot, told)

    assert [14, 6, 4] == ((found.last - found.first) // (60 * MINUTE)).tolist()
    assert [0.4959, 0.3025, 0.2017] == pytest.approx((found.weight / UNITS).tolist(), abs=5e-5)
    assert [0.01173, 0, 0.81965, 0.05070, 0.11793, 0] == pytest.approx(
        (found.who[1] / UNITS).tolist(), abs=1e-5
    )
    assert found.who[1].tolist() == found.who[2].tolist()
