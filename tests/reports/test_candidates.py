"""
The notation of weighted candidates, targets, defences and stories.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.reports.builders import codes_of, csv_mapping, only_row, read_cell, read_csv
from trucewatch.definitions.instants import written
from trucewatch.reports.mapping import Format


def _weights(listed: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    return [(each["name"], each["low"], each["high"]) for each in listed]


@pytest.mark.parametrize(
    ("cell", "weights"),
    [
        ("shelling", [("shelling", 1.0, 1.0)]),
        ("shelling:.6;road_block:.4", [("shelling", 0.6, 0.6), ("road_block", 0.4, 0.4)]),
        ("shelling : 0.6 ; road_block : 0.4", [("shelling", 0.6, 0.6), ("road_block", 0.4, 0.4)]),
        ("any:shelling,air_strike", [("shelling", 0.0, 1.0), ("air_strike", 0.0, 1.0)]),
        ("any: shelling", [("shelling", 0.0, 1.0)]),
        ("shelling:.2-.6;air_strike:.4-.8", [("shelling", 0.2, 0.6), ("air_strike", 0.4, 0.8)]),
        ("shelling:1", [("shelling", 1.0, 1.0)]),
    ],
)
def test_the_notation_of_candidates(cell: str, weights: list[tuple[str, float, float]]) -> None:
    """
    One, several with weights, any of several, and ranges of weights.
    """
    assert weights == _weights(only_row(read_cell("what", cell))["what"])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("shelling;air_strike", "RPT-243"),
        ("shelling,air_strike", "RPT-242"),
        ("shelling:70%;air_strike:30%", "RPT-243"),
        ("shelling:.5;shelling:.5", "RPT-243"),
        ("any:", "RPT-243"),
        ("any:shelling:.5", "RPT-243"),
        ("any:shelling;air_strike", "RPT-243"),
        ("shelling:.8-.2;air_strike:.5", "RPT-243"),
        ("shelling:1.5", "RPT-243"),
        ("shelling:-.5", "RPT-243"),
        ("shelling:.5;", "RPT-243"),
        ("shelling:.6;air_strike:.6", "RPT-244"),
        ("shelling:.5", "RPT-244"),
        ("shelling:.1-.2;air_strike:.1-.2", "RPT-244"),
        ("bombing", "RPT-242"),
        ("Shelling", "RPT-242"),
    ],
)
def test_what_can_mean_two_things_is_kept_apart(cell: str, code: str) -> None:
    """
    No weight is guessed, and no list is stretched to sum to one.
    """
    assert {code} == codes_of(read_cell("what", cell))


def test_an_open_list_of_actors_leaves_a_rest() -> None:
    """
    What a list of actors leaves belongs to somebody else, unless the source closes the list.
    """
    head = "id,at,act,who,closed\n1,2016-05-05,shelling,syrian-army:.0,no\n"
    mapping = csv_mapping({"attributed_to": "who", "attributed_closed": "closed"})
    row = "1,2016-05-05,shelling,russia:.7,{}\n"
    open_ = only_row(read_csv(head.splitlines()[0] + "\n" + row.format("no"), mapping))
    closed = read_csv(head.splitlines()[0] + "\n" + row.format("yes"), mapping)

    assert ([("russia", 0.7, 0.7)], False) == (
        _weights(open_["attributed_to"]),
        open_["attributed_closed"],
    )
    assert {"RPT-244"} == codes_of(closed)


@pytest.mark.parametrize(
    ("cell", "name"),
    [("Government of Syria", "syrian-government"), ("الحكومه السوريه", "syrian-government"),
     ("РОССИЯ", "russia"), ("other", "other"), ("nusra-front", "nusra-front")],
)  # fmt: skip
def test_actors_are_found_by_any_of_their_names(cell: str, name: str) -> None:
    """
    Names in any script and spelling find their actor.
    """
    assert [(name, 1.0, 1.0)] == _weights(
        only_row(read_cell("attributed_to", cell))["attributed_to"]
    )


def test_an_unknown_actor_is_kept_apart_with_the_nearest_names() -> None:
    """
    A misspelt name says which ones are near.
    """
    read = read_cell("attributed_to", "syrian-goverment")
    values = json.loads(read.quarantine.to_pylist()[0]["values"][0])

    assert {"RPT-240"} == codes_of(read)
    assert "syrian-government" in values["nearest"]


def test_a_name_of_two_actors_is_kept_apart_with_both() -> None:
    """
    Two actors are called "the army"; nobody chooses between them here.
    """
    read = read_cell("attributed_to", "The Army")
    values = json.loads(read.quarantine.to_pylist()[0]["values"][0])

    assert ({"RPT-241"}, "free-army, syrian-army") == (codes_of(read), values["candidates"])


def test_targets_are_sets() -> None:
    """
    People hit together are one target; alternatives have weights.
    """
    row = only_row(read_cell("at_whom", "civilians+jaish-al-islam:.5;civilians:.5"))

    assert [
        {"members": ["civilians", "jaish-al-islam"], "low": 0.5, "high": 0.5},
        {"members": ["civilians"], "low": 0.5, "high": 0.5},
    ] == row["at_whom"]


def test_any_of_several_sets() -> None:
    """
    The free list takes sets as well.
    """
    row = only_row(
        read_cell("at_whom", "any: civilians, jaish-al-islam, civilians + jaish-al-islam")
    )

    assert [1, 1, 2] == [len(each["members"]) for each in row["at_whom"]]


def test_a_set_in_another_order_is_the_same_set() -> None:
    """
    The same set twice is no choice.
    """
    assert {"RPT-243"} == codes_of(read_cell("at_whom", "any: civilians+russia, russia+civilians"))


def test_a_claimed_exemption_is_the_claim_of_its_party() -> None:
    """
    Who claims it pleads it; nothing is found by that.
    """
    words = "exemption claimed by syrian-government against nusra-front"
    defence = only_row(read_cell("defences", words))["defences"][0]

    assert ("exemption", "syrian-government", "nusra-front", False, None) == tuple(
        defence[each] for each in ("kind", "party", "against", "found", "found_by")
    )


def test_a_defence_that_was_found_names_finder_party_and_time() -> None:
    """
    A finding says who found it, for whom, and from when to when it held.
    """
    words = (
        "self_defence found by a commission of both sides for Government of Syria"
        " from 2016-05-05T00:00Z to 2016-05-06T00:00Z"
    )
    defence = only_row(read_cell("defences", words))["defences"][0]

    assert ("syrian-government", True, "a commission of both sides", "2016-05-05T00:00:00Z") == (
        defence["party"],
        defence["found"],
        defence["found_by"],
        written(defence["from_at"]),
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("self_defence", "RPT-246"),
        ("self_defence found by a commission", "RPT-246"),
        ("exemption claimed by somebody else", "RPT-240"),
        ("exemption claimed by russia against the moon", "RPT-240"),
        ("exemption claimed by russia from yesterday", "RPT-211"),
    ],
)
def test_defences_that_name_nobody_are_kept_apart(words: str, code: str) -> None:
    """
    A defence without a party of the case, or with a time that means nothing, is not used.
    """
    assert {code} == codes_of(read_cell("defences", words))


def _told(stories: Any) -> Any:
    line = json.dumps({"id": "1", "at": "2016-05-05", "act": "shelling", "stories": stories})
    return read_csv(line, csv_mapping({"stories": "stories"}, format=Format.NDJSON))


def test_stories_are_carried_whole() -> None:
    """
    "If it was an air strike, it was the government or its ally" is a story of its own.
    """
    row = only_row(
        _told(
            [
                {"weight": 0.4, "what": "air_strike", "who": "any: syrian-government, russia"},
                {"weight": ".6", "what": "shelling", "area": "aleppo-city", "at_whom": "civilians",
                 "earliest_at": "2016-05-05T01:00Z", "latest_at": "2016-05-05T02:00Z"},
            ]
        )
    )  # fmt: skip
    first, second = row["stories"]

    assert (0.4, ["syrian-government", "russia"]) == (
        first["low"],
        [each["name"] for each in first["who"]],
    )
    assert ("aleppo-city", "2016-05-05T01:00:00Z") == (
        second["area"],
        written(second["earliest_at"]),
    )


@pytest.mark.parametrize(
    ("stories", "code"),
    [
        ([{"weight": 0.4}], "RPT-244"),
        ([{"weight": 0.7}, {"weight": 0.7}], "RPT-244"),
        ([{"weight": "all"}], "RPT-247"),
        ([{"weight": True}], "RPT-247"),
        ([{"weight": 1, "whom": "civilians"}], "RPT-247"),
        ([{"weight": 1, "who": "nobody I know"}], "RPT-247"),
        ([{"weight": 1, "area": "the moon"}], "RPT-247"),
        ([{"weight": 1, "lon": 37.1}], "RPT-247"),
        ([{"weight": 1, "latest_at": "2016-05-01", "earliest_at": "2016-05-02"}], "RPT-247"),
        ([{"weight": 1, "earliest_at": "soon"}], "RPT-247"),
        ([{"weight": 1, "earliest_at": "2036-05-01"}], "RPT-247"),
        ([{"weight": 1, "lon": 37.1, "lat": 36.2, "radius_km": 1e308}], "RPT-247"),
        ([{"weight": 1, "lon": 37.1, "lat": 36.2, "radius_km": True}], "RPT-247"),
        ([{"weight": 1, "who": "russia:.2-.6", "what": "shelling:.2-.8;flight:.2-.8"}], "RPT-247"),
        ([], "RPT-247"),
        (["a story"], "RPT-247"),
        ([{"weight": 0}] * 65, "RPT-247"),
    ],
)
def test_stories_that_can_not_be_read_are_kept_apart(stories: Any, code: str) -> None:
    """
    A story without a share, with an unknown field or name, is not used.
    """
    assert {code} == codes_of(_told(stories))


def test_stories_can_stand_for_the_act() -> None:
    """
    A row whose stories all say what was done needs no act of its own.
    """
    line = {"id": "1", "at": "2016-05-05", "stories": [{"weight": 1, "what": "shelling"}]}
    mapping = csv_mapping({"stories": "stories"}, format=Format.NDJSON)

    assert [] == only_row(read_csv(json.dumps(line), mapping))["what"]


@pytest.mark.parametrize(
    ("form", "act", "fits"),
    [
        ("omission", "access_refused", True),
        ("instant", "access_refused", False),
        ("omission", "shelling", False),
        ("lasting", "shelling", True),
    ],
)
def test_form_and_act_go_together(form: str, act: str, fits: bool) -> None:  # noqa: FBT001
    """
    A duty is left undone by omission; everything else is an act.
    """
    read = read_csv(f"id,at,act,form\n1,2016-05-05,{act},{form}\n", csv_mapping({"form": "form"}))

    assert (set() if fits else {"RPT-248"}) == codes_of(read)
