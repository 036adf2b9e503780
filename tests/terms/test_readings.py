"""Readings: every way in which words can be understood, each kept apart."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.terms.standing_case import calm, extension, judged, readings, regime
from trucewatch.definitions.instants import written
from trucewatch.terms.model import JudgedRegime, Reading

ALEPPO = """
announcements:
  army: {by: army, start: 2016-05-05T01:00+03:00, lasts: 48h, area: city, source: a paper}
  ministry: {by: ministry, start: 2016-05-05T00:01+03:00, lasts: 48h, area: city, source: a paper}
  embassy: {by: embassy, start: 2016-05-04T00:01+03:00, end: open, area: province, source: a paper}
"""
FIRST_EXTENSION = """
announcements:
  army-7-may: {by: army, extends: army, start: 2016-05-07T01:00+03:00, lasts: 72h, source: a paper}
  ministry-7-may: {by: ministry, start: 2016-05-07T00:01+03:00, lasts: 72h, source: a paper}
"""
SECOND_EXTENSION = """
announcements:
  army-10-may:
    by: army
    extends: army-7-may
    start: 2016-05-10T01:00+03:00
    end: 24:00 on 2016-05-11
    lasts: 48h
    source: a paper
"""


def windows(reading: Reading) -> list[tuple[str | None, str | None]]:
    """Return start and end of every holding, as written."""
    return [(written(each.window.start), written(each.window.end)) for each in reading.holdings]


def aleppo() -> JudgedRegime:
    """Return the truce of Aleppo with its two extensions."""
    return judged(
        calm(ALEPPO),
        extension("calm-1", FIRST_EXTENSION),
        extension("calm-2", SECOND_EXTENSION, extends="calm-1"),
    )


def in_force(judged_regime: JudgedRegime, announcer: str, instant: str) -> set[int]:
    """Return 1 and 0 for the readings of an announcer that hold at an instant and do not."""
    moment = datetime.fromisoformat(instant)
    return {
        int(any(moment in holding.window for holding in reading.holdings))
        for reading in judged_regime.readings
        if reading.announcer == announcer
    }


@pytest.mark.parametrize(
    ("instant", "army", "ministry", "because"),
    [
        ("2016-05-04T21:59Z", {0}, {1}, "the ministry's 00:01 has struck, the army's 01:00 not"),
        ("2016-05-04T22:00Z", {1}, {1}, "the first instant counts"),
        ("2016-05-06T21:30Z", {1}, {1}, "the army's first window, the ministry's extension"),
        ("2016-05-10T12:00Z", {1}, {0}, "of the ministry no second extension was found"),
        ("2016-05-11T21:30Z", {0, 1}, {0}, "24:00 has struck, 48 hours are not over"),
        ("2016-05-11T22:00Z", {0}, {0}, "the last instant does not count"),
    ],
)
def test_each_announcer_answers_for_its_own_chain(
    instant: str, army: set[int], ministry: set[int], because: str
) -> None:
    """
    Where announcers disagree each answers for itself; nobody is averaged.
    """
    found = aleppo()

    assert (army, ministry) == (
        in_force(found, "army", instant),
        in_force(found, "ministry", instant),
    ), because


def test_an_end_and_a_length_that_disagree_are_two_readings() -> None:
    """
    The stated end and the end after the stated length are choices of one element.
    """
    found = [each for each in aleppo().readings if each.announcer == "army"]

    assert [
        "army/end of army-10-may=stated",
        "army/end of army-10-may=duration",
    ] == [each.id for each in found]
    assert ["2016-05-11T21:00:00Z", "2016-05-11T22:00:00Z"] == [
        windows(each)[-1][1] for each in found
    ]


def test_an_extension_holds_where_what_it_extends_holds() -> None:
    """
    An extension that says nothing of the area keeps the area.
    """
    army = aleppo().readings[0]

    assert ["city", "city", "city"] == [each.area for each in army.holdings]


def test_an_open_end_is_a_window_and_silence_is_none() -> None:
    """
    Whoever states an open end bounds it; whoever says nothing of the end is listed as silent.
    """
    found = judged(
        calm("""
announcements:
  open: {by: embassy, start: 2016-05-04T00:01+03:00, end: open, source: a paper}
  unsaid: {by: army, start: 2016-05-05T01:00+03:00, source: a paper}
""")
    )

    assert [[("2016-05-03T21:01:00Z", None)]] == [windows(each) for each in found.readings]
    assert ("unsaid",) == found.silent


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "start: 2016-05-05T01:00+03:00, lasts: 2 days",
            {"army": ("2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z")},
        ),
        (
            "end: 2016-05-07T01:00+03:00, lasts: 2 days",
            {"army": ("2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z")},
        ),
        (
            "start: 2016-05-05T01:00+03:00, end: 2016-05-07T01:00+03:00",
            {"army": ("2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z")},
        ),
        (
            "start: 2016-05-05T01:00+03:00, end: midnight on 2016-05-06",
            {
                "army/end of army=start of the day": (
                    "2016-05-04T22:00:00Z",
                    "2016-05-05T21:00:00Z",
                ),
                "army/end of army=end of the day": (
                    "2016-05-04T22:00:00Z",
                    "2016-05-06T21:00:00Z",
                ),
            },
        ),
        (
            "start: 2016-05-06T01:00+03:00, end: midnight on 2016-05-06",
            {"army": ("2016-05-05T22:00:00Z", "2016-05-06T21:00:00Z")},
        ),
        (
            "end: midnight on 2016-05-06, lasts: 24h",
            {
                "army/end of army=start of the day": (
                    "2016-05-04T21:00:00Z",
                    "2016-05-05T21:00:00Z",
                ),
                "army/end of army=end of the day": (
                    "2016-05-05T21:00:00Z",
                    "2016-05-06T21:00:00Z",
                ),
            },
        ),
        (
            "start: 2016-05-07T00:01+03:00, also_stated: {start: 2016-05-06T22:00Z}, lasts: 1h",
            {
                "army/start of army=stated": ("2016-05-06T21:01:00Z", "2016-05-06T22:01:00Z"),
                "army/start of army=also stated": ("2016-05-06T22:00:00Z", "2016-05-06T23:00:00Z"),
            },
        ),
        (
            "start: 2016-05-07T00:01+03:00, lasts: 72h, end: open",
            {
                "army/end of army=stated": ("2016-05-06T21:01:00Z", None),
                "army/end of army=duration": ("2016-05-06T21:01:00Z", "2016-05-09T21:01:00Z"),
            },
        ),
        (
            "start: sometime on 2016-06-16, lasts: two days",
            {
                "army/start of army=first instant of the day": (
                    "2016-06-15T21:00:00Z",
                    "2016-06-17T21:00:00Z",
                ),
                "army/start of army=last instant of the day": (
                    "2016-06-16T21:00:00Z",
                    "2016-06-18T21:00:00Z",
                ),
            },
        ),
    ],
)
def test_two_of_start_end_and_length_give_the_third(
    said: str, expected: dict[str, tuple[str, str | None]]
) -> None:
    """
    What is given is used, what is ambiguous keeps all its ways, and impossible ways fall away.
    """
    found = readings(calm(f"announcements:\n  army: {{by: army, {said}, source: a paper}}\n"))

    assert {name: [window] for name, window in expected.items()} == {
        name: windows(each) for name, each in found.items()
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("extended_by: 72h", {"army": "2016-05-09T22:00:00Z"}),
        ("extended_to: 72h", {"army": "2016-05-07T22:00:00Z"}),
        ("lasts: 72h", {"army": "2016-05-09T22:00:00Z"}),
        ("end: 2016-05-08T00:00Z", {"army": "2016-05-08T00:00:00Z"}),
        (
            "extended_by: 72h, extended_to: 72h",
            {
                "army/end of longer=by": "2016-05-09T22:00:00Z",
                "army/end of longer=to": "2016-05-07T22:00:00Z",
            },
        ),
        ("extended_by: 24h, extended_to: 72h", {"army": "2016-05-07T22:00:00Z"}),
    ],
)
def test_by_a_length_counts_from_the_end_and_to_a_length_from_the_start(
    said: str, expected: dict[str, str]
) -> None:
    """
    "By 72 h" adds to what is extended; "to 72 h" is the whole length from its first start.
    """
    longer = f"announcements:\n  longer: {{by: army, {said}, source: a paper}}\n"
    found = readings(calm(ALEPPO), extension("calm-1", longer))

    assert {name: ("2016-05-06T22:00:00Z", end) for name, end in expected.items()} == {
        name: windows(each)[-1] for name, each in found.items() if each.announcer == "army"
    }


def test_to_a_length_counts_from_the_first_start_of_the_whole_chain() -> None:
    """
    A second extension "to 120 h" counts from the first announcement, not from the last one.
    """
    found = readings(
        calm(ALEPPO),
        extension("calm-1", FIRST_EXTENSION),
        extension(
            "calm-2",
            "announcements:\n  last: {by: army, extends: army-7-may, extended_to: 144h, "
            "source: a paper}\n",
            extends="calm-1",
        ),
    )

    assert ("2016-05-09T22:00:00Z", "2016-05-10T22:00:00Z") == windows(found["army"])[-1]


def test_two_extensions_of_one_regime_do_not_extend_each_other() -> None:
    """
    Whichever file is read first, each extension lengthens what its regime extends.
    """
    later = extension(
        "calm-a",
        "announcements:\n  a2: {by: army, start: 2016-05-09T01:00, lasts: 1h, source: p}\n",
    )
    earlier = extension("calm-b", "announcements:\n  a1: {by: army, lasts: 1h, source: p}\n")
    found = readings(calm(ALEPPO), later, earlier)

    assert [
        ("2016-05-04T22:00:00Z", "2016-05-06T22:00:00Z"),
        ("2016-05-06T22:00:00Z", "2016-05-06T23:00:00Z"),
        ("2016-05-08T22:00:00Z", "2016-05-08T23:00:00Z"),
    ] == windows(found["army"])


def test_silence_on_defences_asks_the_parent() -> None:
    """
    The parent's clauses on the same acts answer; on other acts they are not asked.
    """
    found = judged(
        calm(
            ALEPPO
            + """
duties:
  D1: {owed_by: [patron], broken_by: [parties_not_pressed], due: window ends, source: a paper}
"""
        )
    )

    assert [frozenset({"self_defence"})] == [each.defences for each in found.clauses]
    assert [frozenset()] == [each.defences for each in found.duties]


def test_a_parent_that_is_silent_too_asks_its_own_parent() -> None:
    """
    Silence goes up until somebody answers; at the top it admits nothing.
    """
    text = (
        "format: trucewatch/terms@1\nregime: {id}\ntitle: T\nkind: other\nwithin: {within}\n"
        "source: a paper\nannouncements:\n  {id}-a: {{by: army, start: 2016-05-05T01:00Z, "
        "lasts: 1h, source: a paper}}\nclauses:\n  C: {{prohibits: [{act}], "
        "protects: [civilians], source: a paper}}\n"
    )
    lowest = regime(text.format(id="low", within="middle", act="shelling"))
    middle = regime(text.format(id="middle", within="parent", act="shelling"))
    other = regime(text.format(id="middle", within="parent", act="looting"))

    assert [frozenset({"self_defence"})] == [e.defences for e in judged(lowest, middle).clauses]
    assert [frozenset({"self_defence"})] == [e.defences for e in judged(lowest, other).clauses]


def test_a_regime_reported_without_terms_has_no_reading() -> None:
    """
    It stands in the list, with nothing that could be judged by.
    """
    found = judged(
        regime(
            "format: trucewatch/terms@1\nregime: rumour\ntitle: A rumour\nkind: local_truce\n"
            "status: reported_without_terms\nsource: a paper\n"
        )
    )

    assert ((), (), ()) == (found.readings, found.clauses, found.silent)
