"""
The example's own gazetteer, typed by hand.
"""

from __future__ import annotations

import pytest

from tests.example.shipped import agreed
from trucewatch.reading.places.answers import Standing, resolve
from trucewatch.reading.places.places_in_text import places_in


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("neighbourhood of Al-Qatarji, in Aleppo", "typed:al-qatarji"),
        ("حي القاطرجي", "typed:al-qatarji"),
        ("город Алеппо", "typed:aleppo"),
        ("Aleppo province", "typed:aleppo-governorate"),
        ("Geneva", "typed:geneva"),
        ("Берлине", "typed:berlin"),
        ("باريس", "typed:paris"),
        ("New York", "typed:new-york"),
        ("Eastern Ghouta", "typed:eastern-ghouta"),
        ("Khan Touman", "typed:khan-tuman"),
    ],
)
def test_places_of_the_example_are_found(words: str, place: str) -> None:
    """
    Names in three scripts lead to the typed places.
    """
    found = resolve(words, agreed().places)

    assert (Standing.RESOLVED, place) == (found.standing, found.place and found.place.id)


def test_a_neighbourhood_lies_in_its_city_province_and_country() -> None:
    """
    Containers are told from the narrowest to the widest.
    """
    place = agreed().places.place("typed:al-qatarji")

    assert place is not None
    assert ("typed:aleppo", "typed:aleppo-governorate", "typed:syria") == place.containers


def test_a_text_is_read_with_them() -> None:
    """
    What stands west of Damascus stays there.
    """
    text = "Calm held in Eastern Ghouta and west of Damascus; talks go on in Geneva."
    found = places_in(text, agreed().places, "en")

    assert ["Eastern Ghouta", "west of Damascus", "Geneva"] == [
        text[slice(*each.span)] for each in found
    ]
