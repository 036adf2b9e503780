"""
Places in running text: which words are one, and where they stand.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.places.small_gazetteer import SMALL
from trucewatch.reading.places.answers import Standing
from trucewatch.reading.places.places_in_text import places_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fighting in Aleppo and Damascus, Homs.", ["Aleppo", "Damascus", "Homs"]),
        ("Jan Egeland spoke in Geneva on Monday.", ["Geneva"]),
        ("Muhammad Hama said nothing.", []),
        ("Abu Hama Brigade fighters left.", []),
        ("Hamas and Alhama are no towns.", []),
        ("He came to the Bab of the house.", []),
        ("Troops entered al-Bab; in Bab it was calm.", ["Bab"]),
        ("Troops shelled the town of al-Bab.", ["the town of al-Bab"]),
        ("It was Nice of them. In Nice they met.", ["Nice"]),
        ("Paris Hilton sings.", []),
        ("It was said in May.", []),
        ("Calm held west of Damascus.", ["west of Damascus"]),
        ("It fell 20 km north of Hama.", ["20 km north of Hama"]),
        ("The northern countryside of Aleppo burns.", ["The northern countryside of Aleppo"]),
        ("Strikes in Eastern Ghouta and Deir ez-Zor.", ["Eastern Ghouta", "Deir ez-Zor"]),
        ("A Syrian town was hit.", []),
        ("the Sukkari district was hit", ["Sukkari district"]),
        ("the neighbourhood of Al-Qatarji was hit", ["the neighbourhood of Al-Qatarji"]),
        ("in aleppo nobody capitalises", []),
        ("Talks in New York.", ["New York"]),
        ("They met in Sheikh Maqsood.", ["Sheikh Maqsood"]),
        ("They met in Handarat.", []),
        ("Calm in Hodeidah city held.", ["Hodeidah city"]),
        ("Rebel towns fell. Border town life.", []),
        ("Aleppo's fate", ["Aleppo"]),
        ("places such as Aleppo", ["Aleppo"]),
        ("Бои в Алеппо и под Дамаском.", ["Алеппо", "под Дамаском"]),
        ("Депутаты: Государственная Дума молчит.", []),
        ("К западу от Хомса тихо.", ["К западу от Хомса"]),
        ("Переговоры в Женеве и Нью-Йорке.", ["Женеве", "Нью-Йорке"]),
        ("обстрел деревни Хандарат", ["деревни Хандарат"]),
        ("غارات على حي القاطرجي في حلب", ["حي القاطرجي", "حلب"]),
        ("لن يكون دوما هناك", []),
        ("قصف في دوما", ["دوما"]),
        ("وبدمشق وبالرقة", ["دمشق", "الرقة"]),
        ("قتال في ريف حلب الشمالي", ["ريف حلب الشمالي"]),
        ("قتال بريف حلب الشمالي", ["ريف حلب الشمالي"]),
        ("وحلب ودير الزور", ["حلب", "دير الزور"]),
    ],
)
def test_places_are_found_with_their_own_characters(text: str, found: list[str]) -> None:
    """
    The longest name wins; what is a person, a word or a part of a name is left.
    """
    assert found == [text[slice(*each.span)] for each in places_in(text, SMALL)]


@pytest.mark.parametrize(
    ("text", "container"),
    [
        ("the neighbourhood of Al-Qatarji, in Aleppo", "aleppo"),
        ("the neighbourhood of Al-Qatarji, Aleppo, Syria", "aleppo"),
        ("the neighbourhood of Al-Qatarji in the northern Syrian city of Aleppo", "aleppo"),
        ("Aleppo's Al-Qatarji neighbourhood", "aleppo"),
        ("حي القاطرجي في حلب", "aleppo"),
        ("в квартале Катарджи в Алеппо", "aleppo"),
    ],
)
def test_an_unknown_place_lies_in_its_neighbour(text: str, container: str) -> None:
    """
    What the words beside a name call its container is its container.
    """
    unknown = [
        each.answer
        for each in places_in(text, SMALL)
        if each.answer.standing is Standing.UNRESOLVED
    ]

    assert [container] == [each.container.id for each in unknown if each.container]


def test_what_is_told_from_a_place_lies_not_in_it() -> None:
    """
    "In Handarat, 15 km north of Aleppo" is no place inside Aleppo.
    """
    found = places_in("in the village of Handarat, 15 km north of Aleppo", SMALL)

    assert [None, None] == [each.answer.container for each in found]


def test_a_list_of_towns_is_no_container() -> None:
    """
    In "Homs, Damascus and Hama" nothing lies in anything.
    """
    found = places_in("Homs, Damascus and Hama", SMALL)

    assert ["homs", "damascus", "hama"] == [
        each.answer.place.id for each in found if each.answer.place
    ]


@given(
    st.text(alphabet=st.sampled_from("AleppoинaДамскحلب دمشق,.'-of north 20km \n"), max_size=200)
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    """
    Mentions never overlap, and each holds its name.
    """
    found = places_in(text, SMALL)

    assert all(
        each.span[0] <= each.name_span[0] < each.name_span[1] <= each.span[1] for each in found
    )
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))


@pytest.mark.parametrize(
    "bait",
    [
        "Al-",
        "of ",
        "north of ",
        "Aleppo, ",
        "the town of The ",
        "حي ",
        "20 km ",
        "A",
        "в Алеппо ",
        "in Hma ",
    ],
)
def test_time_grows_with_the_length_only(bait: str) -> None:
    """
    Four times the text takes about four times the time, whatever it repeats.
    """
    short, long = (_seconds(bait * n) for n in (2_000 // len(bait), 8_000 // len(bait)))

    assert long < 12 * short + 0.05


def _seconds(text: str) -> float:
    began = time.process_time()
    places_in(text, SMALL)
    return time.process_time() - began
