"""Simulated conflicts: right under the model's own assumptions; each broken one is seen."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from trucewatch.simulation.calibration import PointScore, ScoreCard, score
from trucewatch.simulation.calibration_forecasts import CLASSES
from trucewatch.simulation.calibration_ranges import Coverage
from trucewatch.simulation.calibration_trials import Trial, trial
from trucewatch.simulation.calibration_truths import only
from trucewatch.simulation.settings import RegisterError, SimulationSettings

SEEDS = range(500, 508)
OWN = SimulationSettings()
VAGUE = SimulationSettings(
    time_instant=0.05,
    time_stretch=0.1,
    time_day=0.25,
    time_week=0.35,
    time_month=0.25,
    place_point=0.1,
    place_town=0.2,
    place_district=0.3,
    place_province=0.4,
    compliance=0.9,
)


@cache
def tried(settings: SimulationSettings, *, together: bool = False) -> Trial:
    """Return eight conflicts, judged."""
    return trial(settings, SEEDS, together=together)


def card(settings: SimulationSettings, *, together: bool = False) -> ScoreCard:
    """Return the score of eight conflicts."""
    tested = tried(settings, together=together)
    return score(tested.forecasts, tested.truths)


def straddling(settings: SimulationSettings) -> ScoreCard:
    """Return the score of the rows that are neither surely inside the terms nor surely outside."""
    tested = tried(settings)
    outside = tested.forecasts.least[:, CLASSES.index("outside_terms")]
    return score(*only(tested.forecasts, tested.truths, (outside > 0.02) & (outside < 0.98)))


def points(scored: PointScore | None) -> PointScore:
    """Return the score of chances that are points; there are some."""
    assert scored is not None
    return scored


def held(coverage: Coverage | None) -> Coverage:
    """Return the coverage of ranges; there are some."""
    assert coverage is not None
    return coverage


def test_nothing_is_refused_under_the_models_own_assumptions() -> None:
    """
    Chances of classes and candidates, ranges, occurrence and promises all hold.
    """
    scored = card(OWN)

    for each in (scored.classes, scored.by_whom):
        assert points(each).test.p > 0.02
        assert points(each).on_average.p > 0.02
        assert 0 == points(each).test.impossible
    for ranges in (scored.ranges, scored.bounds, scored.occurred, scored.absolute):
        assert held(ranges).p > 0.02
    for promise in (*scored.promises.values(), scored.without_words):
        assert promise.p > 0.02
    assert tried(OWN).under_some_regime.p > 0.02


def test_a_group_wrongly_listed_as_bound_is_seen() -> None:
    """
    Who refused and is listed as accepting: breach is said too often, and the name is wrong.
    """
    scored = card(SimulationSettings(register_error=RegisterError.ACCEPTANCE))

    assert points(scored.classes).test.p < 0.001
    assert points(scored.classes).on_average.p_below < 0.001
    assert scored.promises["apparent_breach"].p < 0.001
    assert scored.naming.mistaken.low > 0.1
    assert held(scored.bounds).p_below < 0.001


def test_a_group_wrongly_listed_as_excluded_is_seen() -> None:
    """
    Who accepted and is listed as excluded: what was called impossible happens.
    """
    scored = card(SimulationSettings(register_error=RegisterError.EXCLUSION))

    assert points(scored.classes).test.impossible > 0
    assert scored.promises["exempt"].p < 0.001
    assert scored.promises["no_breach"].p < 0.001
    assert held(scored.bounds).p_above < 0.001


def test_false_reports_that_nobody_reckons_with_are_seen_in_occurrence_alone() -> None:
    """
    What is said if as reported stays right; that it occurred is said too often.
    """
    scored, right = card(SimulationSettings(false_reports_believed=0.0)), card(OWN)

    assert held(scored.occurred).p_below < 0.001
    assert points(right.classes) == points(scored.classes)
    assert right.promises == scored.promises


def test_blame_that_nobody_reckons_with_is_seen() -> None:
    """
    Names given by a side and taken at face value make the chances too sure.
    """
    scored = card(SimulationSettings(blame_believed=0.0))

    assert points(scored.by_whom).test.p < 0.01
    assert points(scored.by_whom).test.z > 0


def test_copies_taken_for_voices_are_seen() -> None:
    """
    Counted as voices of their own they make occurrence too sure, and words fall away too soon.
    """
    scored = card(SimulationSettings(copies_as_voices=True), together=True)
    right = card(OWN, together=True)

    assert held(right.occurred).p > 0.02
    assert right.without_words.p > 0.02
    assert held(scored.occurred).p_below < 0.001
    assert scored.without_words.p < 0.001
    assert scored.without_words.said > right.without_words.said


def test_ground_taken_as_alike_is_seen() -> None:
    """
    Acts fall in towns: by area alone "outside the terms" is said too often.
    """
    scored = card(replace(VAGUE, by_area=True))

    assert scored.promises["outside_terms"].p < 0.01


def test_coordinates_given_apart_are_seen_where_they_matter() -> None:
    """
    Who is bound acts less while the truce holds: near its ends breach is said too often.
    """
    own, apart = straddling(VAGUE), straddling(replace(VAGUE, independent_coordinates=True))

    assert points(own.by_whom).on_average.p > 0.02
    assert points(apart.by_whom).on_average.p_below < 0.05
    assert held(apart.bounds).p > 0.02
