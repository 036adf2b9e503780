"""Tests of when a slot is right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from benchmarks.reading.equality import Units, shared_words, units
from benchmarks.reading.labels import GoldSlot

from trucewatch.reading.claim import Alternative, Json, Slot
from trucewatch.reading.slot_names import Kind

_NOON: Json = {"at": "2016-05-04T12:00:00Z"}
_DAY: Json = {"from": "2016-05-04T00:00:00Z", "to": "2016-05-05T00:00:00Z"}
_ALEPPO: dict[str, Json] = {"name": "Aleppo", "lat": 36.20, "lon": 37.16}


@pytest.mark.parametrize(
    ("kind", "label", "given", "is_right"),
    [
        (Kind.TIME, _NOON, {"at": "2016-05-04T12:00:30Z"}, True),
        (Kind.TIME, _NOON, {"at": "2016-05-04T12:02:00Z"}, False),
        (Kind.TIME, _NOON, {"at": "2016-05-04T14:00:00+02:00"}, True),
        (Kind.TIME, _NOON, _DAY, False),
        (Kind.TIME, _NOON, None, False),
        (Kind.WINDOW, _DAY, _DAY, True),
        (Kind.WINDOW, _DAY, {"from": "2016-05-04T00:00:00Z", "to": None}, False),
        (Kind.WINDOW, {"from": None, "to": None}, {"from": None, "to": None}, True),
        (Kind.LENGTH, "PT48H", "P2D", True),
        (Kind.LENGTH, "PT48H", "PT47H", False),
        (Kind.LENGTH, "PT48H", None, False),
        (Kind.LENGTH, None, None, True),
        (Kind.LENGTH, None, "PT720H", False),
        (Kind.COUNT, {"low": 270, "high": 300}, {"low": 270, "best": 300, "high": 300}, True),
        (Kind.COUNT, {"low": 270, "high": 300}, {"low": 300, "best": 300, "high": 300}, False),
        (Kind.COUNT, {"low": 12, "high": None}, {"low": 12, "best": 12, "high": None}, True),
        (Kind.COUNT, {"low": 12, "high": 12}, None, False),
        (Kind.ACT, "shelling", "shelling", True),
        (Kind.WORD, "refused", "reached", False),
        (Kind.WORDS, "a hospital", "hospital", True),
        (Kind.WORDS, "a hospital", "a hospital in the centre of the town", False),
        (Kind.ACTOR, {"name": "Russia"}, {"actor": None, "name": "Russia"}, True),
        (Kind.ACTOR, {"name": "the Russia"}, {"actor": None, "name": "Russia"}, True),
        (Kind.ACTOR, {"name": "Russia", "also": ["Moscow"]}, {"name": "Moscow"}, True),
        (Kind.ACTOR, {"name": "Russia"}, {"actor": None, "name": "Syria"}, False),
        (Kind.PLACES, [_ALEPPO], [{"name": "Halab", "lat": 36.22, "lon": 37.18}], True),
        (Kind.PLACES, [_ALEPPO], [{"name": "Aleppo", "lat": 35.0, "lon": 37.16}], False),
        (Kind.PLACES, [_ALEPPO], [{"name": "Aleppo", "id": None, "lat": None}], True),
        (Kind.PLACES, [_ALEPPO], [{"name": "Idlib", "id": None, "lat": None}], False),
        (Kind.PLACES, [{**_ALEPPO, "sector": "west"}], [{"name": "Aleppo"}], False),
    ],
)
def test_each_kind_has_its_own_sameness(
    kind: Kind, label: Json, given: Json, is_right: object
) -> None:
    """Times by the minute, counts by their bounds, places by 5 km or name, words by half."""
    found = units(kind, GoldSlot(((0, 3),), label), Slot(("abc",), given, ((0, 3),)))

    assert is_right == found.is_exact


def test_words_that_are_the_same_in_the_text_are_the_same_actor() -> None:
    """Whatever canonical name a reader gives, the very words of the label are the label's."""
    gold = GoldSlot(((0, 3),), {"name": "Rapid Support Forces", "also": ["RSF"]})
    slot = Slot(("RSF",), {"actor": None, "name": "Sudan's paramilitary"}, ((0, 3),))

    assert Units(1, 1, 1) == units(Kind.ACTOR, gold, slot)


def test_a_place_left_open_is_right_when_the_right_one_is_offered() -> None:
    """A name of several places is not chosen, and the right one is among what is shown."""
    gold = GoldSlot(((0, 6),), [_ALEPPO])
    ways = (
        Alternative("a", {"name": "Aleppo", "lat": 10.0, "lon": 10.0}, ((0, 6),)),
        Alternative("b", {"name": "Aleppo", "lat": 36.2, "lon": 37.16}, ((0, 6),)),
    )

    right = Slot(("Aleppo",), [None], ((0, 6),), alternatives=ways)
    wrong = Slot(("Aleppo",), [None], ((0, 6),), alternatives=ways[:1])

    assert (1, 0) == (
        units(Kind.PLACES, gold, right).right,
        units(Kind.PLACES, gold, wrong).right,
    )


def test_what_is_still_open_may_end_with_the_text() -> None:
    """A window since a day is open, or ends when the text was published; nowhere else."""
    now = datetime(2016, 5, 4, 12, tzinfo=UTC)
    gold = GoldSlot(((0, 3),), {"from": "2016-05-01T00:00:00Z", "to": None}, now=(now,))

    def is_right(to: Json) -> bool:
        slot = Slot(("abc",), {"from": "2016-05-01T00:00:00Z", "to": to}, ((0, 3),))
        return units(Kind.WINDOW, gold, slot).is_exact

    assert [True, True, False] == [
        is_right(None),
        is_right("2016-05-04T12:00:00Z"),
        is_right("2016-05-05T12:00:00Z"),
    ]


def test_an_empty_slot_is_wanted_unless_it_is_optional() -> None:
    """What is labelled and not given counts against recall, by its entries."""
    gold = GoldSlot(((0, 3), (4, 7)), [{"name": "a"}, {"name": "b"}])
    optional = GoldSlot(gold.spans, gold.normalised, is_optional=True)

    assert (Units(2, 0, 0), Units(0, 0, 0)) == (
        units(Kind.ACTORS, gold, None),
        units(Kind.ACTORS, optional, None),
    )


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("", "", 0.0), ("a b", "B, A!", 1.0), ("a b c d", "a b", 0.5), ("a a", "a", 0.5)],
)
def test_words_are_shared_as_often_as_they_stand(one: str, other: str, share: float) -> None:
    """Case and signs do not count; a word that stands twice counts twice."""
    assert share == shared_words(one, other)
