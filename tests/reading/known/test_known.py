"""What the tool knows of the world."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from trucewatch.definitions.names import folded
from trucewatch.reading.known.known_actors import known_actors
from trucewatch.reading.known.states import states, zone_of_country
from trucewatch.reading.known.world_places import with_world, world_gazetteer, world_places
from trucewatch.reading.places.answers import Standing, resolve
from trucewatch.reading.places.gazetteer import GazetteerPlace, PlaceKind, keys_of
from trucewatch.reading.places.gazetteer_build import BuiltPlace
from trucewatch.reading.places.gazetteer_in_memory import GazetteerInMemory
from trucewatch.reading.prose.told import ActorSort


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Syria", "Asia/Damascus"),
        ("Судан", "Africa/Khartoum"),
        ("اليمن", "Asia/Aden"),
        ("Russia", None),
        ("United States", None),
        ("Atlantis", None),
    ],
)
def test_a_country_with_one_zone_says_which(name: str, zone: str | None) -> None:
    """Only a country with one zone settles the hours of a text."""
    assert zone == zone_of_country(name)


def test_every_zone_exists() -> None:
    """Every zone of the list is one of the IANA database."""
    assert all(ZoneInfo(zone) for state in states() for zone in state.zones)


def test_names_of_states_are_unique() -> None:
    """No name stands for two states."""
    names = [name for state in states() for name in {folded(each) for each in state.names}]

    assert sorted(set(names)) == sorted(names)


def test_the_lists_are_as_long_as_they_say() -> None:
    """All members of the United Nations, 150 armed groups and 500 places are known."""
    groups = [each for each in known_actors() if each.sort is ActorSort.ARMED_GROUP]

    assert (True, True, True) == (
        len(states()) >= 195,
        len(groups) >= 150,
        len(world_places()) > 700,
    )


def test_every_place_lies_in_a_country_of_the_list() -> None:
    """Every container is a place, and every position is one of the Earth."""
    ids = {each.place.id for each in world_places()}

    assert len(world_places()) == len(ids)
    assert set() == {each for one in world_places() for each in one.place.containers} - ids
    assert all(
        each.place.lat is not None
        and each.place.lon is not None
        and abs(each.place.lat) <= 90
        and abs(each.place.lon) <= 180
        for each in world_places()
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Geneva", "world:switzerland-geneva"),
        ("Женеве", "world:switzerland-geneva"),
        ("جنيف", "world:switzerland-geneva"),
        ("town of Avdiivka", "world:ukraine-avdiivka"),
        ("Khan Yunis", "world:palestine-khan-younis"),
    ],
)
def test_places_of_the_world_are_found_in_three_scripts(words: str, place: str) -> None:
    """A seat of talks or a town of a war is found under its names."""
    found = resolve(words, world_gazetteer()).place

    assert place == (found.id if found else None)


def test_the_world_never_makes_a_place_of_the_case_doubtful() -> None:
    """A name that the case has is the case's, whatever bears it elsewhere."""
    own = GazetteerPlace("own:g", "Geneva", PlaceKind.VILLAGE, 10.0, 10.0, 2.0)
    both = with_world(GazetteerInMemory([BuiltPlace(own, ("Geneva",))]))

    answer = resolve("Geneva", both)

    assert (Standing.RESOLVED, "own:g") == (answer.standing, answer.place and answer.place.id)
    assert "world:austria-vienna" == getattr(resolve("Vienna", both).place, "id", None)


def test_what_only_sounds_like_a_name_of_the_world_is_none_of_its_places() -> None:
    """
    A village is never taken for a country far away that sounds like it.
    """
    names = with_world()

    assert ["Geneva"] == [each.place.name for each in names.named("=geneva")]
    assert [] == [each for key in keys_of("Jeneva") for each in names.named(key)]
