"""Checks over all regimes of a case: what one file alone cannot show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terms.standing_case import ACTORS, HEAD, calm, checked, extension, read, regime
from trucewatch.terms.model import Regime
from trucewatch.terms.readings import judged_regimes
from trucewatch.terms.regimes_check import check_regimes

ARMY = "announcements:\n  army: {by: army, start: 2016-05-05T01:00, lasts: 48h, source: p}\n"


def later(keys: str) -> Regime:
    """Return an extension of the local regime with one announcement of the army."""
    return extension("calm-1", f"announcements:\n  a1: {{by: army, {keys}, source: p}}\n")


def test_regimes_that_fit_together_have_no_problems() -> None:
    """
    A parent, a local truce and its extension.
    """
    assert [] == checked(calm(ARMY), later("start: 2016-05-07T01:00, lasts: 48h"))


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("said_on: 2016-05-04, start: 2016-05-07T01:00, lasts: 1h", []),
        ("start: 2016-05-04T01:00, lasts: 48h", ["TRM-125"]),
        ("start: 2016-05-04T01:00, lasts: 48h, extends: army", ["TRM-125"]),
        ("extended_to: 24h", ["TRM-109"]),
        ("end: 2016-05-06T01:00", ["TRM-109"]),
        ("end: midnight on 2016-05-07", []),
        ("extended_by: 24h, extends: arme", ["TRM-123"]),
        ("extended_by: 24h, extends: a1", ["TRM-124"]),
    ],
)
def test_extensions(keys: str, codes: list[str]) -> None:
    """
    An extension lengthens something, is dated after it, and ends after it starts.
    """
    assert codes == [code for code, _ in checked(calm(ARMY), later(keys))]


def test_an_extension_said_before_what_it_extends() -> None:
    """
    An amendment dated before the agreement is refused (bad input 95).
    """
    base = calm(ARMY.replace("by: army,", "by: army, said_on: 2016-05-04,"))
    found = checked(base, later("said_on: 2016-05-03, start: 2016-05-07T01:00, lasts: 1h"))

    assert ["TRM-125"] == [code for code, _ in found]


def test_a_window_that_ends_before_it_starts_without_anything_to_extend() -> None:
    """
    An end alone, with a length to count back, always fits; a longer chain has to be named.
    """
    assert [] == checked(
        calm("announcements:\n  army: {by: army, end: 2016-05-05T01:00, lasts: 48h, source: p}\n")
    )
    assert ["TRM-126", "TRM-126"] == [
        code
        for code, _ in checked(
            calm(
                "announcements:\n  army: {by: army, extended_by: 1h, extended_to: 2h, source: p}\n"
            )
        )
    ]


def test_taking_over_what_nobody_announced() -> None:
    """
    An acceptance of an unknown announcement is refused with the nearest one.
    """
    text = (
        "acceptances:\n"
        "  - {party: rebels, status: accepted, on: 2016-05-04, takes_over: arm, source: p}\n"
    )
    found = check_regimes([calm(text + ARMY)], ACTORS)

    assert ["TRM-123"] == [each.code.id for each in found if each.code.id != "TRM-151"]
    assert "army" == found[-1].values["nearest"]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("area: city", "area: province", ["TRM-143"]),
        ("area: city, precedence: 1", "area: province", ["TRM-143"]),
        ("area: city, precedence: 1", "area: province, precedence: 1", ["TRM-143"]),
        ("area: city, precedence: 1", "area: province, precedence: 2", []),
        ("area: city", "area: valley", []),
        ("area: city", "area: city", []),
        ("area: city", "says: everywhere", []),
    ],
)
def test_clauses_of_overlapping_areas_need_a_precedence(
    first: str, second: str, codes: list[str]
) -> None:
    """
    Where two clauses of one regime meet it has to be said which one speaks (bad input 63).
    """
    clauses = (
        f"clauses:\n  C1: {{prohibits: [shelling], protects: [civilians], {first}, source: p}}\n"
        f"  C2: {{prohibits: [looting], protects: [civilians], {second}, source: p}}\n"
    )
    head = HEAD[: HEAD.index("clauses:")]

    assert codes == [code for code, _ in checked(regime(head + clauses + ARMY))]


def test_circles_of_regimes_are_found_at_every_member() -> None:
    """
    Each regime on a circle is told, and none of them is judged.
    """
    text = HEAD[: HEAD.index("clauses:")] + ARMY
    one = regime(text.replace("within: parent", "extends: two"))
    two = regime(text.replace("within: parent", "extends: calm").replace("calm\n", "two\n", 1))
    found = checked(one, two)

    assert ["TRM-152", "TRM-152"] == [code for code, _ in found]
    assert () == judged_regimes([one, two], ACTORS)


def test_an_extension_of_something_unknown_belongs_to_no_family() -> None:
    """
    It is told once, and judged with nothing.
    """
    lost = extension("calm-1", ARMY, extends="clam")

    assert ["TRM-151"] == [code for code, _ in checked(calm(ARMY), lost)]
    assert 1 == len(judged_regimes([calm(ARMY), lost], ACTORS))


SAID = st.fixed_dictionaries(
    {},
    optional={
        "start": st.sampled_from(
            ["2016-05-05T01:00", "midnight on 2016-05-06", "2016-05-07T00:01"]
        ),
        "end": st.sampled_from(["open", "midnight on 2016-05-06", "24:00 on 2016-05-11"]),
        "lasts": st.sampled_from(["24h", "48h"]),
        "extended_by": st.sampled_from(["24h", "72h"]),
        "extended_to": st.sampled_from(["24h", "96h"]),
        "extends": st.sampled_from(["s0", "s1", "s2", "s9"]),
        "area": st.sampled_from(["city", "valley"]),
        "carried_by": st.just("a wire"),
    },
)


@given(st.lists(st.tuples(st.sampled_from(["army", "ministry"]), SAID), min_size=1, max_size=4))
def test_whatever_is_said_gives_windows_in_order_or_problems(
    said: list[tuple[str, dict[str, str]]],
) -> None:
    """
    Any statements give readings whose every window ends after it starts, and never a crash.
    """
    lines = [
        f"  s{n}: {{by: {by}, {''.join(f'{k}: {v}, ' for k, v in keys.items())}source: p}}\n"
        for n, (by, keys) in enumerate(said)
    ]
    found, _ = read(HEAD + "announcements:\n" + "".join(lines))
    assert found is not None
    check_regimes([found], ACTORS)

    for reading in judged_regimes([found], ACTORS)[0].readings:
        assert reading.holdings != ()
        assert all(each.window.first < each.window.last for each in reading.holdings)
        assert len({element for element, _ in reading.choices}) == len(reading.choices)
