"""
Names: one key for many spellings.
"""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.names import (
    folded,
    has_control_characters,
    has_direction_marks,
    has_piled_marks,
    has_zero_width,
    nearest_names,
    sound_key,
)


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("Jaysh al-Islam", "JAYSH AL ISLAM", "case and hyphens"),
        ("é", "e\u0301", "composed and decomposed"),
        ("Aléppo", "Aleppo", "accents"),
        ("حلب", "ﺣﻠﺐ", "presentation forms"),
        ("حلب", "حـلـب", "tatweel"),
        ("أحمد", "احمد", "hamza on alef"),
        ("غوطة", "غوطه", "ta marbuta"),
        ("مصطفى", "مصطفي", "alef maksura"),
        ("حَلَب", "حلب", "vowel signs"),
        ("Ein al-‘Arab", "Ein al Arab", "ayn written as a quotation mark"),
        ("Алеппо", "АЛЕППО", "case in Cyrillic"),
        ("Alep\u200bpo", "Aleppo", "zero-width space"),
        ("٤ Brigade", "4 brigade", "digits of another script"),
        ("İdlib", "idlib", "Turkish dotted i"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str, because: str) -> None:
    """
    What a reader would call the same name has the same key.
    """
    assert folded(one) == folded(other), because


def test_joiners_that_spelling_needs_are_kept() -> None:
    """
    The zero-width non-joiner parts words in Persian: it makes another key.
    """
    assert folded("می\u200cخواهم") != folded("میخواهم")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    """
    A key is its own key, and composition does not matter.
    """
    key = folded(text)

    assert key == folded(unicodedata.normalize("NFD", unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khan Tuman", "Khan Touman"), ("Tell Rifaat", "Tal Rifat"), ("Al-Bab", "El Bab"),
     ("Deir ez-Zor", "Dayr az Zawr"), ("Saraqib", "Saraqeb")],
)  # fmt: skip
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    """
    Spellings of one Arabic name in Latin letters share the key of their consonants.
    """
    assert sound_key(one) == sound_key(other)


def test_other_names_sound_different() -> None:
    """
    The key is not so coarse that towns of one region share it.
    """
    towns = ["Khan Tuman", "Zirba", "Khan Assal", "Hader", "Al Eis", "Idlib", "Aleppo"]

    assert len(towns) == len(set(map(sound_key, towns)))


@pytest.mark.parametrize(
    ("text", "found"),
    [("a\u202eb", "direction"), ("a\u200bb", "width"), ("a" + "\u0301" * 9, "marks"),
     ("a\nb", "control"), ("a\x1bb", "control"), ("حَلَب", ""), ("plain", "")],
)  # fmt: skip
def test_what_hides_in_a_name_is_found(text: str, found: str) -> None:
    """
    Direction marks, zero-width letters, piles of marks and control characters are told apart.
    """
    checks = {
        "direction": has_direction_marks,
        "width": has_zero_width,
        "marks": has_piled_marks,
        "control": has_control_characters,
    }

    assert [found] * bool(found) == [name for name, check in checks.items() if check(text)]


def test_nearest_names_come_best_first_as_they_are_written() -> None:
    """
    A misspelt name is answered with the names that look like it.
    """
    known = ["Syrian Army", "Syrian Government", "Russia"]

    assert ("Syrian Government",) == nearest_names("syrian goverment", known, most=1)
    assert () == nearest_names("xyz", known)


def test_a_name_of_endless_marks_is_folded_at_once() -> None:
    """
    Folding takes linear time.
    """
    before = time.process_time()
    folded("A" + "\u0301" * 100_000)

    assert time.process_time() - before < 2
