"""
From reports to incidents: what a report leaves open becomes stories, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.incidents.from_reports import IncidentSettings, incidents_from_reports
from trucewatch.incidents.schema import INCIDENTS
from trucewatch.reports.schema import REPORTS

AT = datetime(2016, 5, 5, 12, tzinfo=UTC)
AS_OF = datetime(2016, 5, 12, 12, tzinfo=UTC)
ACTORS = Actors.of(
    [
        Actor("government", ActorKind.STATE, ("Government",)),
        Actor("ally", ActorKind.STATE, ("Ally",)),
        Actor("islah", ActorKind.ARMED_GROUP, ("Islah",)),
        Actor("nusra", ActorKind.ARMED_GROUP, ("Nusra",)),
        Actor(
            "state-side",
            ActorKind.SIDE,
            ("State side",),
            members=("government",),
            members_closed=True,
        ),
        Actor("insurgents", ActorKind.SIDE, ("Insurgents",), None, ("islah", "nusra")),
    ]
)
ANY = (0.0, 1.0)


def report(**known: Any) -> dict[str, Any]:
    """Return a report of a shelling at a point, as a row; *known* goes before the defaults."""
    row: dict[str, Any] = {field.name: None for field in REPORTS}
    lists = [field.name for field in REPORTS if pa.types.is_list(field.type)]
    return (
        row
        | {name: [] for name in lists}
        | {
            "id": "log:1",
            "source": "log",
            "source_id": "1",
            "digest": "0",
            "form": "instant",
            "earliest_at": AT,
            "latest_at": AT,
            "time_precision": "instant",
            "time_basis": "stated",
            "lon": 37.1,
            "lat": 36.2,
            "radius_km": 0.0,
            "place_precision": "point",
            "what": [{"name": "shelling", "low": 1.0, "high": 1.0}],
            "attributed_closed": False,
            "file": "log.csv",
            "row": 1,
            "raw": "{}",
            "reliability": "B",
        }
        | known
    )


def stories_of(**known: Any) -> list[Mapping[str, Any]]:
    """Return the stories of one report."""
    incident = incident_of(**known)
    stories: list[Mapping[str, Any]] = incident["stories"]
    return stories


def incident_of(**known: Any) -> dict[str, Any]:
    """Return the incident of one report."""
    table = pa.Table.from_pylist([report(**known)], schema=REPORTS)
    made = incidents_from_reports(table, ACTORS, IncidentSettings(AS_OF))
    row: dict[str, Any] = made.to_pylist()[0]
    return row


def weights(candidates: list[Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return candidates as name to least and greatest weight; a set is joined by plus signs."""
    names = [
        "+".join(each["members"]) if "members" in each else each["name"] for each in candidates
    ]
    return {n: (c["low"], c["high"]) for n, c in zip(names, candidates, strict=True)}


def test_sides_of_a_fight_give_one_story_for_each_direction_with_any_weights() -> None:
    """
    Data that name only sides do not say who fired at whom.
    """
    first, second = stories_of(side_a="state-side", side_b="insurgents", tie="directions")

    assert (ANY, ANY) == ((first["low"], first["high"]), (second["low"], second["high"]))
    assert {"government": (1.0, 1.0)} == weights(first["who"])
    assert {"islah": ANY, "nusra": ANY, "other": ANY} == weights(first["at_whom"])
    assert {"islah": ANY, "nusra": ANY, "other": ANY} == weights(second["who"])
    assert {"government": (1.0, 1.0)} == weights(second["at_whom"])


def test_a_side_that_the_case_does_not_know_is_nobody_named() -> None:
    """
    An unknown side stays open; no candidate is made up for it.
    """
    first, _ = stories_of(side_a="strangers", side_b="insurgents", tie="directions")

    assert {"other": (1.0, 1.0)} == weights(first["who"])


def test_civilians_that_were_killed_were_hit_together_with_the_side() -> None:
    """
    A strike that also killed civilians was not directed at an excluded group alone.
    """
    sides = {"side_a": "insurgents", "side_b": "state-side", "tie": "directions"}

    surely = stories_of(**sides, civilians_killed_low=2, civilians_killed_best=2)
    perhaps = stories_of(**sides, civilians_killed_low=0, civilians_killed_best=2)

    assert {"civilians+government": (1.0, 1.0)} == weights(surely[0]["at_whom"])
    assert {"government": ANY, "civilians+government": ANY} == weights(perhaps[0]["at_whom"])


def test_a_side_in_one_sided_violence_is_a_list_that_stays_open() -> None:
    """
    Naming a side names no shooter: its members are candidates of any weight, and so is another.
    """
    target = [{"members": ["civilians"], "low": 1.0, "high": 1.0}]
    (only,) = stories_of(side_a="state-side", at_whom=target)

    assert {"government": ANY, "other": ANY} == weights(only["who"])


@pytest.mark.parametrize(
    ("given", "closed", "expected", "because"),
    [
        ({"islah": (0.7, 0.7)}, False, {"islah": (0.7, 0.7), "other": (0.3, 0.3)}, "the rest"),
        ({"islah": (1.0, 1.0)}, False, {"islah": (1.0, 1.0)}, "nothing is left for another"),
        ({"islah": ANY, "ally": ANY}, True, {"islah": ANY, "ally": ANY}, "the list is closed"),
        (
            {"islah": ANY, "ally": ANY},
            False,
            {"islah": ANY, "ally": ANY, "other": ANY},
            "the list is open",
        ),
        (
            {"insurgents": (0.7, 0.7), "ally": (0.3, 0.3)},
            True,
            {"islah": (0.0, 0.7), "nusra": (0.0, 0.7), "other": (0.0, 0.7), "ally": (0.3, 0.3)},
            "members share the weight of their side in any way",
        ),
    ],
)
def test_attribution_leaves_to_another_what_it_does_not_give(
    given: dict[str, tuple[float, float]],
    closed: bool,  # noqa: FBT001
    expected: dict[str, tuple[float, float]],
    because: str,
) -> None:
    """
    Candidates carry the weights that they were given, and another has the rest.
    """
    listed = [{"name": n, "low": w[0], "high": w[1]} for n, w in given.items()]
    (only,) = stories_of(attributed_to=listed, attributed_closed=closed)

    found = weights(only["who"])
    assert set(expected) == set(found), because
    for name, (low, high) in expected.items():
        assert pytest.approx((low, high)) == found[name], because


def test_nobody_attributed_and_no_side_leaves_the_party_open() -> None:
    """
    Where a report names nobody the acting party and the target are whoever.
    """
    (only,) = stories_of()

    assert {"other": (1.0, 1.0)} == weights(only["who"])
    assert [] == only["at_whom"]


def test_an_omission_without_an_end_lasts_until_the_as_of_instant() -> None:
    """
    What was refused and never granted is still refused when the page speaks.
    """
    what = [{"name": "access_refused", "low": 1.0, "high": 1.0}]
    (only,) = stories_of(form="omission", what=what)

    assert (AS_OF, AS_OF) == (only["end_earliest_at"], only["end_latest_at"])


def test_a_story_told_whole_takes_from_its_row_what_it_leaves_out() -> None:
    """
    A source that ties coordinates together is taken at its word, story by story.
    """
    empty: dict[str, Any] = dict.fromkeys(
        ["earliest_at", "latest_at", "end_earliest_at", "end_latest_at", "lon", "lat"]
    ) | {"radius_km": None, "area": None, "at_whom": [], "what": []}
    who = [{"name": "government", "low": 1.0, "high": 1.0}]
    told = [
        empty | {"low": 0.5, "high": 0.5, "who": who, "lon": 37.5, "lat": 36.0, "radius_km": 1.0},
        empty | {"low": 0.5, "high": 0.5, "who": [], "what": []},
    ]
    first, second = stories_of(stories=told)

    assert (37.5, AT) == (first["lon"], first["earliest_at"])
    assert (37.1, AT) == (second["lon"], second["earliest_at"])
    assert {"government": (1.0, 1.0)} == weights(first["who"])
    assert {"other": (1.0, 1.0)} == weights(second["who"])
    assert {"shelling": (1.0, 1.0)} == weights(second["what"])


def test_reports_keep_their_order_whether_stories_are_told_or_not() -> None:
    """
    Rows with and without stories of their own come out in the order in which they went in.
    """
    empty = dict.fromkeys(STORY_PLACE) | {"at_whom": [], "what": []}
    told = [empty | {"low": 1.0, "high": 1.0, "who": []}]
    rows = [
        report(id="log:1", stories=told),
        report(id="log:2"),
        report(id="log:3", stories=told, lon=38.0),
    ]
    table = pa.Table.from_pylist(rows, schema=REPORTS)

    made = incidents_from_reports(table, ACTORS, IncidentSettings(AS_OF)).to_pylist()

    assert ["log:1", "log:2", "log:3"] == [each["incident"] for each in made]
    assert [37.1, 37.1, 38.0] == [each["stories"][0]["lon"] for each in made]


@pytest.mark.parametrize("first", [1, 2])
def test_where_reports_are_cut_changes_no_incident(first: int) -> None:
    """
    Each incident comes from its own report alone, so reports can be worked out in parts.
    """
    empty = dict.fromkeys(STORY_PLACE) | {"at_whom": [], "what": []}
    told = [empty | {"low": 1.0, "high": 1.0, "who": []}]
    rows = [report(id="log:1", stories=told), report(id="log:2"), report(id="log:3", lon=38.0)]
    table = pa.Table.from_pylist(rows, schema=REPORTS)
    settings = IncidentSettings(AS_OF)
    parts = [table.slice(0, first), table.slice(first)]

    assert incidents_from_reports(table, ACTORS, settings) == pa.concat_tables(
        [incidents_from_reports(part, ACTORS, settings) for part in parts]
    )


def test_no_reports_give_no_incidents() -> None:
    """
    An empty table stays empty and keeps its columns.
    """
    made = incidents_from_reports(REPORTS.empty_table(), ACTORS, IncidentSettings(AS_OF))

    assert (0, INCIDENTS) == (len(made), made.schema)


STORY_PLACE = (
    "earliest_at",
    "latest_at",
    "end_earliest_at",
    "end_latest_at",
    "lon",
    "lat",
    "radius_km",
    "area",
)


def test_a_side_in_a_told_story_stands_for_its_members_and_leaves_the_rest_open() -> None:
    """
    What a story says of who acted is read as an attribution is.
    """
    empty = dict.fromkeys(STORY_PLACE) | {"low": 1.0, "high": 1.0, "at_whom": [], "what": []}
    side = [empty | {"who": [{"name": "state-side", "low": 1.0, "high": 1.0}]}]
    part = [empty | {"who": [{"name": "islah", "low": 0.6, "high": 0.6}]}]

    assert {"government": (1.0, 1.0)} == weights(stories_of(stories=side)[0]["who"])
    assert {"islah": (0.6, 0.6), "other": (0.4, 0.4)} == weights(
        stories_of(stories=part)[0]["who"]
    )
