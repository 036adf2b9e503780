"""
Explain: one act taken apart by asking the kernel again with one thing changed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.findings.builders import (
    accepted,
    actors_of,
    any_of,
    areas_of,
    at_point,
    batch_of,
    clause,
    given,
    holding,
    reading,
    regime,
    span,
    story,
)
from tests.findings.reference_facts import Candidate, Defence, Incident, Story, Target
from trucewatch.definitions.acts import Act, Form
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.explain import explain
from trucewatch.findings.explanation import Explanation
from trucewatch.findings.settings import FindingSettings
from trucewatch.terms.model import Reading, Standing

CITY = {"city": (37.0, 37.3)}
STRIPS = CITY | {"district": (37.2, 37.5)}
HERE = at_point(CITY, 37.1)
NOON = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
CALM = holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")


def explained(told: Story, *readings: Reading, beside: Story | None = None) -> Explanation:
    """Explain one act under one regime."""
    clauses = [clause("C1"), clause("C2", prohibits=(Act.ROAD_BLOCK,))]
    judged = regime("calm", readings, clauses)
    terms = compile_terms([judged], areas_of(STRIPS), actors_of(["X", "Y"]))
    act = Incident("1", Form.INSTANT, (told,) if beside is None else (told, beside))
    return explain(batch_of([act]), terms, FindingSettings())


def test_the_sweep_of_a_mixed_force_says_which_share_reaches_the_threshold() -> None:
    """
    A share of the accepting member of .8 reaches a threshold of .8.
    """
    told = story(NOON, HERE, any_of("X", "Y"))
    excluded = (span("Y", Standing.EXCLUDED),)
    found = explained(told, reading("army", [CALM], accepted("X"), excluded=excluded))

    sweep = next(s for s in found.sweeps if (s.kind, s.about, s.regime) == ("who", "X", "calm"))
    assert pytest.approx(0.8) == sweep.reaches_at
    assert (0.0, 1.0) == (sweep.breach_min[0], sweep.breach_min[-1])


def test_the_matrix_asks_each_clause_alone() -> None:
    """
    A clause that does not speak of the act has no part in the breach.
    """
    told = story(NOON, HERE, given(X=1.0))
    found = explained(told, reading("army", [CALM], accepted("X")))

    assert {"C1": "apparent_breach", "C2": "outside_terms"} == {
        each.clause: each.outcome for each in found.clauses
    }


def test_the_hour_decides_where_an_interval_straddles_the_start() -> None:
    """
    An act that may have been before or after the start is decided by its hour.
    """
    evening = ("2016-05-04T18:00Z", "2016-05-05T02:00Z")
    found = explained(story(evening, HERE, given(X=1.0)), reading("army", [CALM], accepted("X")))

    first = found.deciding[0]
    assert "when" == first.kind
    assert [
        ("2016-05-04T18:00:00Z/2016-05-04T22:00:00Z", "outside_terms"),
        ("2016-05-04T22:00:00Z/2016-05-05T02:00:00Z", "apparent_breach"),
    ] == [(each.answer, each.outcome) for each in first.answers]


def test_an_acceptance_that_is_not_known_is_swept_and_can_decide() -> None:
    """
    Whether a party that others say accepted did accept is a fact that can be found out.
    """
    told = story(NOON, HERE, given(X=1.0))
    reported = (span("X", Standing.REPORTED),)
    found = explained(told, reading("army", [CALM], reported))

    sweep = next(s for s in found.sweeps if (s.kind, s.regime) == ("acceptance", "calm"))
    assert (0.0, 1.0) == (sweep.breach_min[0], sweep.breach_max[-1])
    assert pytest.approx(0.8) == sweep.reaches_at
    deciding = {(each.kind, each.about) for each in found.deciding}
    assert ("acceptance", "X") in deciding


def test_readings_that_disagree_are_a_fact_to_be_adopted() -> None:
    """
    Where announcers disagree the choice of the reading changes the outcome.
    """
    told = story(NOON, HERE, given(X=1.0))
    late = holding("2016-05-05T18:00Z", None, "city")
    found = explained(
        told, reading("army", [CALM], accepted("X")), reading("ministry", [late], accepted("X"))
    )

    readings = next(each for each in found.deciding if each.kind == "reading")
    assert {"army": "apparent_breach", "ministry": "outside_terms"} == {
        each.answer: each.outcome for each in readings.answers
    }


def test_worlds_are_listed_with_their_weight_and_class() -> None:
    """
    The worlds of a straddling act say when, where, who, and which class each falls into.
    """
    evening = ("2016-05-04T18:00Z", "2016-05-05T02:00Z")
    found = explained(story(evening, HERE, given(X=1.0)), reading("army", [CALM], accepted("X")))

    assert [
        (0.5, ("city",), ("X",), (("calm", "army", ("outside_terms",)),)),
        (0.5, ("city",), ("X",), (("calm", "army", ("breach",)),)),
    ] == [(each.weight_min, each.areas, each.who, each.classes) for each in found.worlds]


def test_a_place_that_straddles_an_edge_is_decided_by_where_it_was() -> None:
    """
    A disc on the edge of an area is asked inside it and outside it.
    """
    disc = replace(HERE, lon=37.3, radius_km=5.0)
    found = explained(story(NOON, disc, given(X=1.0)), reading("army", [CALM], accepted("X")))

    where = next(each for each in found.deciding if each.kind == "where")
    assert {"city": "apparent_breach", "outside": "outside_terms"} == {
        each.answer: each.outcome for each in where.answers
    }


def test_a_place_known_only_as_an_area_is_asked_in_each_of_its_cells() -> None:
    """
    Somewhere in a district that the city shares is inside the city or not.
    """
    district = replace(HERE, lon=None, lat=None, radius_km=None, area="district")
    found = explained(story(NOON, district, given(X=1.0)), reading("army", [CALM], accepted("X")))

    where = next(each for each in found.deciding if each.kind == "where")
    assert {"city", "outside"} == {each.answer for each in where.answers}


def test_which_story_is_true_is_swept_and_can_decide() -> None:
    """
    Two stories of any weight are swept against each other, and each is asked alone.
    """
    inside = story(NOON, HERE, given(X=1.0), weight=(0.0, 1.0))
    outside = story(NOON, at_point(CITY, 37.5), given(X=1.0), weight=(0.0, 1.0))
    found = explained(inside, reading("army", [CALM], accepted("X")), beside=outside)

    sweep = next(each for each in found.sweeps if (each.kind, each.regime) == ("story", "calm"))
    assert ("1", 0.0, 1.0) == (sweep.about, sweep.breach_min[0], sweep.breach_max[-1])
    told = next(each for each in found.deciding if each.kind == "story")
    assert ["apparent_breach", "outside_terms"] == [each.outcome for each in told.answers]


def test_candidates_with_the_same_answers_are_swept_once() -> None:
    """
    A sweep of one accepting party is that of every other, and says so.
    """
    told = story(NOON, HERE, any_of("X", "Y", "other"))
    found = explained(told, reading("army", [CALM], accepted("X", "Y")))

    about = [(each.about, each.alike) for each in found.sweeps if each.regime == "calm"]
    assert ("X", ("Y",)) in about
    assert "Y" not in [name for name, _ in about]


def test_nothing_is_swept_beside_a_range() -> None:
    """
    Where one list of weights is a range already, only that list is swept.
    """
    loose = (Candidate("X", 0.2, 0.9), Candidate("Y", 0.1, 0.8))
    targets = (Target(("civilians",), 0.0, 1.0), Target(("other",), 0.0, 1.0))
    told = story(NOON, HERE, loose, at_whom=targets)
    found = explained(told, reading("army", [CALM], accepted("X")))

    assert {"who"} == {each.kind for each in found.sweeps}


def test_an_act_that_no_regime_touches_has_nothing_that_decides() -> None:
    """
    Far from every window nothing that could be found out changes an outcome.
    """
    then = ("2017-05-05T12:00Z", "2017-05-05T12:00Z")
    found = explained(story(then, HERE, any_of("X", "Y")), reading("army", [CALM], accepted("X")))

    assert ((), ()) == (found.sweeps, found.deciding)


def test_a_found_defence_leaves_nobody_like_another() -> None:
    """
    A defence found for one of two equal parties is swept for each of them apart.
    """
    told = story(NOON, HERE, any_of("X", "Y"))
    plea = Defence("self_defence", "X", None, True, None, None)  # noqa: FBT003
    clauses = [clause("C1", defences=["self_defence"])]
    judged = regime("calm", [reading("army", [CALM], accepted("X", "Y"))], clauses)
    terms = compile_terms([judged], areas_of(STRIPS), actors_of(["X", "Y"]))
    act = Incident("1", Form.INSTANT, (told,), (plea,))
    found = explain(batch_of([act]), terms, FindingSettings())

    assert {"X", "Y"} == {each.about for each in found.sweeps if each.regime == "calm"}
