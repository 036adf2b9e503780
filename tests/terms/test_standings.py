"""Standings: only a party's own word binds it, and a day is not an hour."""

from __future__ import annotations

import pytest

from tests.terms.standing_case import ACTORS, calm
from trucewatch.definitions.instants import written
from trucewatch.terms.model import StandingSpan
from trucewatch.terms.standings import (
    excluded_spans,
    standings_by_own_word,
    standings_by_register,
)

ANNOUNCED = """
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, lasts: 48h, source: a paper}
"""
START_4, END_4 = "2016-05-03T21:00:00Z", "2016-05-04T21:00:00Z"
START_9, END_9 = "2016-05-08T21:00:00Z", "2016-05-09T21:00:00Z"

Told = tuple[str, str | None, str | None]
"""Standing, from, until."""


def told(spans: tuple[StandingSpan, ...], party: str) -> list[Told]:
    """Return the standing of *party* over time, as written."""
    return [
        (each.standing.value, written(each.window.start), written(each.window.end))
        for each in spans
        if each.party == party
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ["status: accepted, on: 2016-05-04"],
            [("unknown", START_4, END_4), ("accepted", END_4, None)],
        ),
        (
            ["status: accepted, at: 2016-05-04T12:00Z"],
            [("accepted", "2016-05-04T12:00:00Z", None)],
        ),
        (
            ["status: reported, on: 2016-05-04"],
            [("unknown", START_4, END_4), ("reported", END_4, None)],
        ),
        (["status: reported"], [("reported", None, None)]),
        (["status: unknown"], [("unknown", None, None)]),
        (
            ["status: accepted, on: 2016-05-04", "status: withdrawn, on: 2016-05-09"],
            [
                ("unknown", START_4, END_4),
                ("accepted", END_4, START_9),
                ("unknown", START_9, END_9),
                ("withdrawn", END_9, None),
            ],
        ),
        (
            ["status: withdrawn, on: 2016-05-09", "status: accepted, on: 2016-05-04"],
            [
                ("unknown", START_4, END_4),
                ("accepted", END_4, START_9),
                ("unknown", START_9, END_9),
                ("withdrawn", END_9, None),
            ],
        ),
        (
            ["status: accepted, on: 2016-05-04", "status: accepted, on: 2016-05-09"],
            [("unknown", START_4, END_4), ("accepted", END_4, None)],
        ),
        (
            ["status: reported", "status: refused, at: 2016-05-09T12:00Z"],
            [
                ("reported", None, "2016-05-09T12:00:00Z"),
                ("refused", "2016-05-09T12:00:00Z", None),
            ],
        ),
        (
            ["status: accepted, on: 2016-05-04", "status: refused, on: 2016-05-04"],
            [("unknown", START_4, END_4), ("refused", END_4, None)],
        ),
    ],
)
def test_a_word_stands_from_the_end_of_its_day(words: list[str], expected: list[Told]) -> None:
    """
    During a day whose hour is not known nothing is known, unless the word only repeats itself.
    """
    lines = "".join(f"  - {{party: rebels, {each}, source: a paper}}\n" for each in words)
    regime = calm(f"acceptances:\n{lines}{ANNOUNCED}")

    assert expected == told(standings_by_own_word(regime.acceptances, ACTORS), "rebels")


def test_who_speaks_for_a_party_stands_as_the_party_does() -> None:
    """
    The state's acceptance binds its army, which said nothing itself.
    """
    regime = calm(
        "acceptances:\n  - {party: state, status: accepted, at: 2016-05-04T12:00Z, "
        f"source: a paper}}\n{ANNOUNCED}"
    )
    spans = standings_by_own_word(regime.acceptances, ACTORS)

    assert told(spans, "state") == told(spans, "army")


def test_who_speaks_for_a_party_and_said_something_itself_stands_by_that() -> None:
    """
    An army that refused is not bound by its state's acceptance alone.
    """
    regime = calm(
        "acceptances:\n"
        "  - {party: state, status: accepted, at: 2016-05-04T12:00Z, source: a paper}\n"
        "  - {party: army, status: refused, at: 2016-05-04T13:00Z, source: a paper}\n" + ANNOUNCED
    )
    spans = standings_by_own_word(regime.acceptances, ACTORS)

    assert [("refused", "2016-05-04T13:00:00Z", None)] == told(spans, "army")


@pytest.mark.parametrize(
    ("status", "member"),
    [
        ("accepted", [("reported", "2016-05-04T12:00:00Z", None)]),
        ("reported", [("reported", "2016-05-04T12:00:00Z", None)]),
        ("unknown", [("unknown", "2016-05-04T12:00:00Z", None)]),
        ("refused", []),
    ],
)
def test_a_coalition_cannot_bind_its_members(status: str, member: list[Told]) -> None:
    """
    What a coalition says is, of a member that said nothing itself, another's report.
    """
    regime = calm(
        f"acceptances:\n  - {{party: front, status: {status}, at: 2016-05-04T12:00Z, "
        "source: a paper}\n"
        "  - {party: rebels, status: refused, at: 2016-05-04T12:00Z, source: a paper}\n"
        + ANNOUNCED
    )
    spans = standings_by_own_word(regime.acceptances, ACTORS)

    assert member == told(spans, "irregulars")
    assert [("refused", "2016-05-04T12:00:00Z", None)] == told(spans, "rebels")


def test_a_register_binds_whom_it_names_while_it_names_them() -> None:
    """
    Who is not named keeps its own word: absence from somebody's list frees nobody.
    """
    regime = calm(
        """
acceptances:
  - {party: state, status: accepted, at: 2016-05-04T12:00Z, source: a paper}
  - {party: rebels, status: refused, at: 2016-05-04T12:00Z, source: a paper}
registers:
  listed:
    registrar: a task force
    as_of: 2016-05-06
    entries: [{party: rebels, from: 2016-05-05T12:00Z, until: 2016-05-06}]
    source: a paper
"""
        + ANNOUNCED
    )
    own_word = standings_by_own_word(regime.acceptances, ACTORS)
    spans = standings_by_register(own_word, regime.registers[0])

    assert [("accepted", "2016-05-04T12:00:00Z", None)] == told(spans, "state")
    assert [("accepted", "2016-05-05T12:00:00Z", "2016-05-06T21:00:00Z")] == told(spans, "rebels")


def test_an_exclusion_holds_for_who_speaks_for_the_group_too() -> None:
    """
    Excluding a state excludes its army; a request excludes nobody.
    """
    regime = calm(
        """
exclusions:
  - {group: state, until: 2016-05-06, source: a paper}
  - {group: rebels, requested: true, source: a paper}
"""
        + ANNOUNCED
    )
    spans = excluded_spans(regime.exclusions, ACTORS)

    assert [("excluded", None, "2016-05-06T21:00:00Z")] == told(spans, "state")
    assert [("excluded", None, "2016-05-06T21:00:00Z")] == told(spans, "army")
    assert [] == told(spans, "rebels")
