"""The register of actors as written."""

from __future__ import annotations

import pytest

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.terms.actors_file import read_actors

WHOLE = """
format: trucewatch/actors@1
actors:
  - {id: state, kind: state, names: [The State, الدولة, Государство], source: a paper}
  - {id: army, kind: state_force, names: [The Army], speaks_for: state, source: a paper}
  - id: front
    kind: coalition
    names: [The Front]
    members: [army, state]
    members_closed: true
    source: a paper
"""


def codes(text: str) -> list[str]:
    """Return the codes of everything that is wrong with a register."""
    return [each.code.id for each in read_actors(text, "actors.yaml")[1]]


def test_every_key_is_read() -> None:
    """
    Names in every script, who speaks for whom, and members are kept in order.
    """
    actors, problems = read_actors(WHOLE, "actors.yaml")
    assert actors is not None

    assert [] == problems
    assert ["state", "army", "front"] == list(actors.by_id)
    assert ("The State", "الدولة", "Государство") == actors.by_id["state"].names
    assert (
        Actor(
            "front",
            ActorKind.COALITION,
            ("The Front",),
            members=("army", "state"),
            members_closed=True,
            source="a paper",
        )
        == actors.by_id["front"]
    )


@pytest.mark.parametrize("text", ["", "actors: []\n", "[a]\n"])
def test_a_file_of_another_kind_gives_no_register(text: str) -> None:
    """
    What is not a register of actors is not read as one.
    """
    assert None is read_actors(text, "actors.yaml")[0]


def test_everything_wrong_is_told_at_once() -> None:
    """
    One file with many faults gives one problem for each.
    """
    text = """
format: trucewatch/actors@1
actors:
  - {id: a, kind: state, names: [One], speaks_for: b, source: p}
  - {id: b, kind: state, names: [ONE, a], speaks_for: a, source: p}
  - {id: c, kind: states, names: [Three], members: [c, zed], source: p}
  - {id: c, kind: state, names: [Four], source: p}
  - {kind: state, names: [Five], source: p}
  - {id: d e, kind: state, names: [Six], source: p}
  - {id: other, kind: state, names: [Seven], source: p}
"""
    expected = {
        "ACT-101": 1,
        "ACT-102": 2,
        "ACT-103": 1,
        "ACT-104": 1,
        "ACT-105": 1,
        "ACT-107": 1,
        "YML-202": 1,
        "YML-206": 1,
        "YML-207": 1,
    }
    found = codes(text)

    assert expected == {code: found.count(code) for code in sorted(set(found))}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Сирия", "СИРИЯ"), ("حلب", "حـلب"), ("São", "Sa\u0303o"), ("Al-Nusra", "al nusra")],
)
def test_names_are_compared_folded(first: str, second: str) -> None:
    """
    Spellings that a reader would call the same name belong to one actor only (bad input 45).
    """
    text = (
        "format: trucewatch/actors@1\nactors:\n"
        f"  - {{id: a, kind: state, names: ['{first}'], source: p}}\n"
        f"  - {{id: b, kind: state, names: ['{second}'], source: p}}\n"
    )

    assert ["ACT-102"] == codes(text)


def test_one_actor_may_have_a_name_in_many_spellings() -> None:
    """
    Spellings of one name that belong to one actor are no problem.
    """
    text = (
        "format: trucewatch/actors@1\nactors:\n"
        "  - {id: a, kind: state, names: [A, Ab, AB], source: p}\n"
    )

    assert [] == codes(text)


def test_a_great_many_circles_are_told_up_to_twenty() -> None:
    """
    Reading ends, however many circles there are.
    """
    rows = "".join(
        f"  - {{id: a{i}, kind: side, names: [N{i}], members: [a{i}], source: p}}\n"
        for i in range(30)
    )

    assert ["ACT-104"] * 20 == codes(f"format: trucewatch/actors@1\nactors:\n{rows}")


def test_a_register_with_errors_can_still_be_checked_against() -> None:
    """
    Sides that lead back to themselves are not followed.
    """
    text = """
format: trucewatch/actors@1
actors:
  - {id: side, kind: side, names: [S], members: [bloc, zed], speaks_for: bloc, source: p}
  - {id: bloc, kind: coalition, names: [B], members: [side], speaks_for: side, source: p}
"""
    actors = read_actors(text, "actors.yaml")[0]
    assert actors is not None

    assert (("side",), True) == actors.expanded("side")
    assert {"side", "bloc"} == actors.own_voices("side")


def test_own_voices_and_members_follow_the_register() -> None:
    """
    A voice of a voice is a voice, and a side is made of its members' members.
    """
    text = """
format: trucewatch/actors@1
actors:
  - {id: state, kind: state, names: [S], source: p}
  - {id: army, kind: state_force, names: [A], speaks_for: state, source: p}
  - {id: staff, kind: state_force, names: [F], speaks_for: army, source: p}
  - {id: side, kind: side, names: [D], members: [bloc, state], members_closed: true, source: p}
  - {id: bloc, kind: coalition, names: [B], members: [army], source: p}
"""
    actors = read_actors(text, "actors.yaml")[0]
    assert isinstance(actors, Actors)

    assert {"state", "army", "staff"} == actors.own_voices("state")
    assert (("army", "state"), False) == actors.expanded("side")
    assert (("staff",), True) == actors.expanded("staff")


def test_sides_within_sides_are_opened_once() -> None:
    """
    Sides that meet in one another by millions of ways, or lie a thousand deep, are still told.
    """
    width = [
        Actor(
            f"{name}{step}", ActorKind.SIDE, ("a side",), members=(f"a{step + 1}", f"b{step + 1}")
        )
        for step in range(1_200)
        for name in "ab"
    ]
    ends = [Actor(f"{name}1200", ActorKind.STATE, ("a state",)) for name in "ab"]

    assert (("a1200", "b1200"), False) == Actors.of([*width, *ends]).expanded("a0")


def test_a_name_is_no_word_for_targets() -> None:
    """
    An actor that is called "other" would change what the word means in every list.
    """
    text = WHOLE.replace("[The Army]", "[Other]")

    assert ["ACT-107"] == [each.code.id for each in read_actors(text, "actors.yaml")[1]]
