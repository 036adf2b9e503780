"""
The kernel at its edges: nothing to judge, acts nobody knows, and places of which nothing is known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.findings.builders import (
    accepted,
    actors_of,
    areas_of,
    at_point,
    batch_of,
    clause,
    given,
    holding,
    reading,
    regime,
    story,
)
from tests.findings.engines import judged
from tests.findings.reference_facts import Candidate, Incident, Story
from trucewatch.definitions.acts import Act, Form
from trucewatch.findings.axes import ImpossibleWeightsError, RangesOnSeveralAxesError
from trucewatch.findings.compiled import compile_terms
from trucewatch.findings.reasons import names
from trucewatch.findings.schema import FINDINGS
from trucewatch.findings.settings import FindingSettings
from trucewatch.findings.terms_tables import UnknownActError

CITY = {"city": (37.0, 37.3)}
HERE = at_point(CITY, 37.1)
NOON = ("2016-05-05T12:00Z", "2016-05-05T12:00Z")
CALM = holding("2016-05-04T22:00Z", "2016-05-06T22:00Z", "city")
TERMS = compile_terms(
    [regime("calm", [reading("army", [CALM], accepted("X"))], [clause()])],
    areas_of(CITY),
    actors_of(["X", "Y"]),
)


def rows_of(*stories: Story) -> list[dict[str, Any]]:
    """Return the rows of one act under the regime, without the row under some regime."""
    batch = batch_of([Incident("1", Form.INSTANT, stories)])
    rows = judged(batch, TERMS, FindingSettings()).to_pylist()
    return [row for row in rows if row["regime"] == "calm"]


def test_no_incidents_give_no_findings() -> None:
    """
    An empty batch comes back empty, with the columns of findings.
    """
    found = judged(batch_of([]), TERMS, FindingSettings())

    assert (0, FINDINGS) == (len(found), found.schema)


def test_a_place_of_which_nothing_is_known_may_lie_anywhere() -> None:
    """
    Without a place an act is inside the area or outside it, any weight.
    """
    nowhere = replace(HERE, lon=None, lat=None, radius_km=None, area=None)
    (row,) = rows_of(story(NOON, nowhere, given(X=1.0)))

    assert ("undetermined", 0.0, 1.0) == (row["outcome"], row["breach_min"], row["breach_max"])


def test_a_regime_that_cannot_touch_an_act_has_no_row_unless_asked_for() -> None:
    """
    Findings are written where a window can touch the act in time and place.
    """
    assert [] == rows_of(story(NOON, at_point(CITY, 38.0), given(X=1.0)))


def test_an_act_outside_the_vocabulary_is_refused() -> None:
    """
    A class of act that no clause can name is refused and not taken for none.
    """
    strange = (Candidate("sorcery", 1.0, 1.0),)
    with pytest.raises(UnknownActError):
        rows_of(story(NOON, HERE, given(X=1.0), what=strange))


def test_ranges_on_two_axes_are_refused() -> None:
    """
    Two ranges at once have no law.
    """
    who = (Candidate("X", 0.2, 0.9), Candidate("Y", 0.1, 0.8))
    what = (Candidate(Act.SHELLING, 0.2, 0.9), Candidate(Act.AIR_STRIKE, 0.1, 0.8))
    with pytest.raises(RangesOnSeveralAxesError):
        rows_of(story(NOON, HERE, who, what=what))


def test_weights_that_leave_something_over_are_refused() -> None:
    """
    Given weights of .3 and .3 sum to nothing that can be judged.
    """
    with pytest.raises(ImpossibleWeightsError):
        rows_of(story(NOON, HERE, given(X=0.3, Y=0.3)))


def test_a_candidate_that_the_case_does_not_list_never_accepted() -> None:
    """
    A name that no actor of the case has is not bound, and is named in by-whom as it was written.
    """
    (row,) = rows_of(story(NOON, HERE, given(stranger=1.0)))

    assert "no_breach" == row["outcome"]
    assert [{"party": "stranger", "breach_min": 0.0, "breach_max": 0.0}] == row["by_whom"]


def test_reasons_are_bits_with_names() -> None:
    """
    The reasons of a clear breach say that time, place, party and target all answer yes.
    """
    (row,) = rows_of(story(NOON, HERE, given(X=1.0)))
    (answer,) = row["readings"]

    assert ["in_force", "in_area", "party_bound", "target_protected", "one_voice"] == list(
        names(answer["reasons"])
    )


def test_under_some_regime_the_gravest_of_each_world_counts() -> None:
    """
    An act that one regime has in its window and another in its area is a breach under some.
    """
    second = holding("2016-05-05T12:00Z", None)
    third = regime("third", [reading("all", [second], accepted("X"))], [clause()])
    first = regime("first", [reading("army", [CALM], accepted("X"))], [clause()])
    terms = compile_terms([first, third], areas_of(CITY), actors_of(["X"]))
    disc = replace(HERE, lon=37.3, radius_km=5.0)
    told = story(("2016-05-05T06:00Z", "2016-05-05T18:00Z"), disc, given(X=1.0))
    batch = batch_of([Incident("1", Form.INSTANT, (told,))])

    rows = {row["regime"]: row for row in judged(batch, terms, FindingSettings()).to_pylist()}

    some = rows["(some)"]
    assert [0.5, 0.5, 0.75] == [
        pytest.approx(rows[each]["breach_min"]) for each in ("first", "third", "(some)")
    ]
    assert (pytest.approx(0.25), 0.0) == (some["outside_terms_min"], some["no_breach_max"])


def test_what_no_regime_reaches_is_outside_the_terms_of_all() -> None:
    """
    The row under some regime calls outside what is outside under each.
    """
    told = story(NOON, at_point(CITY, 38.0), given(X=1.0))
    batch = batch_of([Incident("1", Form.INSTANT, (told,))])

    (row,) = judged(batch, TERMS, FindingSettings()).to_pylist()

    assert ("(some)", "outside_terms") == (row["regime"], row["outcome"])
