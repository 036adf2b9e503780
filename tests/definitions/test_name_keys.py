"""
Keys of names of places in three scripts.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.name_keys import bent_key, exact_key, sound_keys
from trucewatch.definitions.names import sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Bāb", "al bab"),
        ("Al-Bab", "Bab"),
        ("Ar-Raqqah", "Raqqah"),
        ("الباب", "باب"),
        ("حماة", "حماه"),
        ("Эль-Баб", "баб"),
        ("Deir ez-Zor", "Deir Zor"),
    ],
)
def test_the_article_and_marks_do_not_part_names(one: str, other: str) -> None:
    """
    Case, marks, hyphens and the article of any script leave the exact key as it is.
    """
    assert exact_key(one) == exact_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hama", "Hamam"), ("Aleppo", "Alepo"), ("دير الزور", "دير حافر"), ("Алеппо", "Алеппа")],
)
def test_other_letters_are_another_name(one: str, other: str) -> None:
    """
    The exact key forgives no letter.
    """
    assert exact_key(one) != exact_key(other)


@pytest.mark.parametrize(
    ("name", "bent"),
    [
        ("Дамаск", "Дамаске"),
        ("Хомс", "Хомсом"),
        ("Хама", "Хамой"),
        ("Пальмира", "Пальмиру"),
        ("Восточная Гута", "Восточной Гуте"),
        ("Нью-Йорк", "Нью-Йорке"),
        ("Сирия", "Сирией"),
        ("Женева", "Женеве"),
    ],
)
def test_russian_cases_have_one_bent_key(name: str, bent: str) -> None:
    """
    A name in any case of Russian grammar is found under the bent key of its nominative.
    """
    assert bent_key(name) == bent_key(bent)


@pytest.mark.parametrize("name", ["Aleppo", "حلب", ""])
def test_only_cyrillic_is_bent(name: str) -> None:
    """
    Other scripts have no bent key.
    """
    assert "" == bent_key(name)


@pytest.mark.parametrize(
    ("latin", "arabic", "cyrillic"),
    [
        ("Al-Qatarji", "القاطرجي", "Катарджи"),
        ("Sukkari", "السكري", "Суккари"),
        ("Khan Tuman", "خان طومان", "Хан-Туман"),
        ("Hama", "حماة", "Хама"),
        ("Idlib", "إدلب", "Идлиб"),
        ("Homs", "حمص", "Хомс"),
        ("Jarabulus", "جرابلس", "Джараблус"),
        ("Afrin", "عفرين", "Африн"),
        ("Sheikh Maqsoud", "الشيخ مقصود", "Шейх-Максуд"),
        ("Deir ez-Zor", "دير الزور", "Дейр-эз-Зор"),
        ("Handarat", "حندرات", "Хандарат"),
        ("Azaz", "أعزاز", "Азаз"),
    ],
)
def test_one_arabic_name_sounds_the_same_in_three_scripts(
    latin: str, arabic: str, cyrillic: str
) -> None:
    """
    The consonants of a name agree, however a script writes them.
    """
    heard = set(sound_keys(latin))

    assert heard <= set(sound_keys(arabic))
    assert heard <= set(sound_keys(cyrillic))


def test_latin_keeps_the_key_of_sound_it_had() -> None:
    """
    For Latin letters the key is that of names in general.
    """
    assert (sound_key("Khan Touman"),) == sound_keys("Khan Touman")


@given(st.text(max_size=60))
def test_any_text_has_keys(name: str) -> None:
    """
    No text stops the keys, and a key is its own key.
    """
    assert exact_key(exact_key(name)).split() == exact_key(exact_key(exact_key(name))).split()
    assert all(isinstance(each, str) for each in (*sound_keys(name), bent_key(name)))
