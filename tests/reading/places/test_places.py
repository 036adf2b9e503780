"""
Names of places against a small gazetteer: right, one of several, or not there.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.places.small_gazetteer import SMALL
from trucewatch.definitions.name_keys import exact_key, sound_keys
from trucewatch.reading.places.answers import PlaceContext, Standing, Way, resolve
from trucewatch.reading.places.gazetteer import distance_km
from trucewatch.reading.places.values import alternatives, normalised
from trucewatch.reading.places.words import Relation


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Damascus", "damascus"),
        ("DIMASHQ", "damascus"),
        ("in Damascus", "damascus"),
        ("Raqqa", "raqqa"),
        ("Al-Raqqah", "raqqa"),
        ("Ḩamāh", "hama"),
        ("Deir ez-Zor", "dayr"),
        ("Dayr az-Zawr", "dayr"),
        ("Eastern Ghouta", "ghouta"),
        ("Rif Dimashq", "sy-03"),
        ("Aleppo province", "sy-02"),
        ("the governorate of Aleppo", "sy-02"),
        ("the city of Aleppo", "aleppo"),
        ("Kafr Naya, Aleppo", "kafr-1"),
        ("Kafr Naya in Aleppo", "kafr-1"),
        ("دمشق", "damascus"),
        ("ريف دمشق", "sy-03"),
        ("مدينة حلب", "aleppo"),
        ("محافظة حلب", "sy-02"),
        ("الرقّة", "raqqa"),
        ("الغوطة الشرقية", "ghouta"),
        ("Дамаске", "damascus"),
        ("в Дамаске", "damascus"),
        ("Восточной Гуты", "ghouta"),
        ("город Алеппо", "aleppo"),
        ("провинции Алеппо", "sy-02"),
        ("Дейр-эз-Зоре", "dayr"),
        ("Париже", "paris"),
    ],
)
def test_a_name_finds_its_place_in_any_script(words: str, place: str) -> None:
    """
    Marks, articles, cases, kinds and containers lead to the one place that is meant.
    """
    found = resolve(words, SMALL)

    assert (Standing.RESOLVED, place) == (found.standing, found.place and found.place.id)


@pytest.mark.parametrize(
    "name",
    [
        *("Handarat", "Khan Touman", "Castello", "Bustan al-Qasr", "Sukkari", "Hanano"),
        *("Salaheddin", "Al-Qatarji", "Mallah", "Zahra", "حندرات", "Хандарат", "Xyzzy"),
    ],
)
def test_a_name_that_is_not_there_stays_unresolved(name: str) -> None:
    """
    The nearest string is never taken: all such answers were wrong places when it was tried.
    """
    found = resolve(name, SMALL)

    assert (Standing.UNRESOLVED, None) == (found.standing, found.place)
    assert [] == [each for each in found.choices if not each.is_weak]


def test_a_city_and_its_province_are_both_kept() -> None:
    """
    A bare name of both is several places, and the city is only suggested.
    """
    found = resolve("Aleppo", SMALL)

    assert Standing.SEVERAL == found.standing
    assert {"aleppo", "sy-02"} == {each.place.id for each in found.choices}
    assert found.suggested is not None
    assert "aleppo" == found.suggested.id
    assert None is normalised(found)
    assert ["exact: city", "exact: province"] == [each.way for each in alternatives(found)]


def test_countryside_suggests_the_province() -> None:
    """
    The northern countryside of Aleppo is a sector of the province before one of the city.
    """
    found = resolve("northern countryside of Aleppo", SMALL)

    assert found.suggested is not None
    assert found.sector is not None
    assert "sy-02" == found.suggested.id
    assert (Relation.COUNTRYSIDE, 0.0) == (found.sector.relation, found.sector.bearing_deg)


@pytest.mark.parametrize(
    ("words", "place", "relation", "bearing", "far"),
    [
        ("west of Damascus", "damascus", Relation.OUTSIDE, 270.0, None),
        ("20 km north of Homs", "homs", Relation.OUTSIDE, 0.0, 20.0),
        ("10 miles south-east of Hama", "hama", Relation.OUTSIDE, 135.0, 16.09344),
        ("near Hama", "hama", Relation.NEAR, None, None),
        ("12 km from Homs", "homs", Relation.NEAR, None, 12.0),
        ("Al-Bab's outskirts", "bab", Relation.OUTSKIRTS, None, None),
        ("the southern suburbs of Damascus", "damascus", Relation.OUTSKIRTS, 180.0, None),
        ("a neighbourhood of Damascus", "damascus", Relation.PART, None, None),
        ("southern Homs countryside", "homs", Relation.COUNTRYSIDE, 180.0, None),
        ("northern Homs", "homs", Relation.PART, 0.0, None),
        ("غرب دمشق", "damascus", Relation.OUTSIDE, 270.0, None),
        ("شمال شرق حماة", "hama", Relation.OUTSIDE, 45.0, None),
        ("ريف حمص الشمالي", "homs", Relation.COUNTRYSIDE, 0.0, None),
        ("قرب حماة", "hama", Relation.NEAR, None, None),
        ("20 كم شمال حمص", "homs", Relation.OUTSIDE, 0.0, 20.0),
        ("к западу от Дамаска", "damascus", Relation.OUTSIDE, 270.0, None),
        ("в 20 км к северу от Хомса", "homs", Relation.OUTSIDE, 0.0, 20.0),
        ("под Дамаском", "damascus", Relation.NEAR, None, None),
        ("северо-восточнее Хамы", "hama", Relation.OUTSIDE, 45.0, None),
        ("южные пригороды Дамаска", "damascus", Relation.OUTSKIRTS, 180.0, None),
    ],
)
def test_a_side_of_a_place_is_a_sector(
    words: str, place: str, relation: Relation, bearing: float | None, far: float | None
) -> None:
    """
    Ground that is told from a place is not moved to it.
    """
    found = resolve(words, SMALL)

    assert found.place is not None
    assert found.sector is not None
    assert (place, relation) == (found.place.id, found.sector.relation)
    assert (bearing, far) == (found.sector.bearing_deg, found.sector.distance_km)
    value = normalised(found)
    assert isinstance(value, dict)
    assert (None, place) == (value["id"], value["container"])


def test_a_sector_without_a_distance_has_no_position() -> None:
    """
    "West of Damascus" is nowhere in particular.
    """
    value = normalised(resolve("west of Damascus", SMALL))

    assert isinstance(value, dict)
    assert (None, None, None) == (value["lat"], value["lon"], value["radius_km"])


def test_a_distance_and_a_bearing_give_a_disc() -> None:
    """
    The disc lies that far off and holds half a wind to each side.
    """
    value = normalised(resolve("20 km north of Homs", SMALL))

    assert isinstance(value, dict)
    assert (34.90986, 36.71) == (value["lat"], value["lon"])
    assert 14.804 == value["radius_km"]


@pytest.mark.parametrize(
    ("words", "container"),
    [
        ("neighbourhood of Al-Qatarji, in Aleppo", "aleppo"),
        ("the Al-Qatarji district of the city, Aleppo", "aleppo"),
        ("Al-Qatarji neighbourhood, Aleppo, Syria", "aleppo"),
        ("حي القاطرجي في حلب", "aleppo"),
        ("квартал Катарджи в Алеппо", "aleppo"),
        ("Handarat in Homs", "homs"),
    ],
)
def test_an_unknown_name_keeps_its_container(words: str, container: str) -> None:
    """
    A name that is in no gazetteer is unresolved inside what the words name.
    """
    found = resolve(words, SMALL)

    assert found.container is not None
    assert (Standing.UNRESOLVED, container) == (found.standing, found.container.id)


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("Khama", Way.SOUND),
        ("Der Zour", Way.SOUND),
        ("province of Geneva", Way.OTHER_KIND),
        ("Damascus in Homs", Way.ELSEWHERE),
        ("Шейх-Максуд", Way.SOUND),
    ],
)
def test_what_only_looks_right_is_weak(words: str, way: Way) -> None:
    """
    The same sound, another kind, another container: worth a look, and no answer.
    """
    found = resolve(words, SMALL)

    assert Standing.UNRESOLVED == found.standing
    assert way == found.choices[0].way
    assert all(each.is_weak for each in found.choices)


def test_almost_the_same_spelling_that_sounds_the_same_resolves() -> None:
    """
    One vowel more in a long name is the same name.
    """
    found = resolve("Sheikh Maqsood", SMALL)

    assert found.place is not None
    assert ("sheikh-maqsoud", Way.SPELLING) == (found.place.id, found.choices[0].way)


def test_two_places_of_one_name_are_several_until_the_context_says() -> None:
    """
    Without a word on where, none is suggested; the case's own container suggests one.
    """
    bare = resolve("Kafr Naya", SMALL)
    known = resolve("Kafr Naya", SMALL, PlaceContext(("sy-02",)))

    assert (Standing.SEVERAL, None) == (bare.standing, bare.suggested)
    assert known.suggested is not None
    assert (Standing.SEVERAL, "kafr-1") == (known.standing, known.suggested.id)


def test_an_unknown_name_lies_in_the_only_container_of_the_context() -> None:
    """
    Where the case plays in one province, so does what no gazetteer has.
    """
    found = resolve("Handarat", SMALL, PlaceContext(("sy-02",)))

    assert found.container is not None
    assert "sy-02" == found.container.id


@given(st.text(max_size=80))
def test_any_words_have_an_answer(words: str) -> None:
    """
    No words stop the resolver, and what it resolves has the exact name or one alike.
    """
    found = resolve(words, SMALL)

    assert (found.place is not None) == (found.standing is Standing.RESOLVED)


@given(st.sampled_from(sorted(SMALL.by_id)), st.integers(0, 30), st.sampled_from("bdgkmrtzж"))
def test_a_consonant_more_is_never_the_same_name(place: str, at: int, letter: str) -> None:
    """
    What differs by a consonant resolves only to a name that has just these letters.
    """
    name = SMALL.by_id[place].name
    changed = f"{name[:at]}{letter}{name[at:]}"
    found = resolve(changed, SMALL)

    assert all(
        exact_key(each.name) == exact_key(found.words.name)
        or set(sound_keys(each.name)) & set(sound_keys(found.words.name))
        for each in found.choices
        if not each.is_weak
    )


def test_distances_are_those_of_the_globe() -> None:
    """
    Aleppo and Damascus lie some 310 km apart.
    """
    one, other = SMALL.place("aleppo"), SMALL.place("damascus")

    assert one is not None
    assert other is not None
    far = distance_km(one, other)
    assert far is not None
    assert 305 < far < 315
