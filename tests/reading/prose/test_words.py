"""Words: what is one word, and the key by which words are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.prose.quotes import quotes_in
from trucewatch.reading.prose.words import word_key, words_in

TEXTS = [
    ("It doesn't hold", ["It", "doesn't", "hold"]),
    ("Syria's army", ["Syria", "'s", "army"]),
    ("Syria’s army", ["Syria", "’s", "army"]),
    ("the rebels' area", ["the", "rebels", "'", "area"]),
    ("Sana'a and Ma’rib", ["Sana'a", "and", "Ma’rib"]),
    ("U.S. forces", ["U.S.", "forces"]),
    ("at 5 p.m.", ["at", "5", "p.m."]),
    ("905,000 people", ["905,000", "people"]),
    ("1.2 million, 3.", ["1.2", "million", ",", "3", "."]),
    ("10:30-14:00", ["10:30", "-", "14:00"]),
    ("rebel-held", ["rebel", "-", "held"]),
    ("48-hour truce.", ["48", "-", "hour", "truce", "."]),
    ("[2200 GMT]", ["[", "2200", "GMT", "]"]),
    ("قُتِلَ ٣ مدنيين", ["قُتِلَ", "٣", "مدنيين"]),
    ("al\u200beppo", ["al\u200beppo"]),
    ("п.п.", ["п.п."]),
    ("з'явився", ["з'явився"]),
    ("🔴 Urgent", ["🔴", "Urgent"]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_words_are_cut_as_documented(text: str, expected: list[str]) -> None:
    """
    Apostrophes and dots of abbreviations belong to a word; hyphens and possessives stand alone.
    """
    assert expected == [word.text for word in words_in(text, (0, len(text)))]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Truce", "truce"),
        ("Doesn’t", "doesn't"),
        ("U.S.", "u.s."),
        ("Côte", "cote"),
        ("всё", "все"),
        ("йод", "иод"),
        ("هُدْنَة", "هدنه"),
        ("al\u200beppo", "aleppo"),
        ("الإسلامية", "الاسلاميه"),
    ],
)
def test_one_key_stands_for_every_way_of_writing_a_word(word: str, key: str) -> None:
    """
    Case, accents, vowel signs and the forms of letters make no difference.
    """
    assert key == word_key(word)


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    """
    Every word's characters stand at its span, in order, and no letter or figure is left out.
    """
    words = list(words_in(text, (0, len(text))))

    assert [word.text for word in words] == [text[slice(*word.span)] for word in words]
    covered = {at for word in words for at in range(*word.span)}
    assert [] == [at for at, letter in enumerate(text) if letter.isalpha() and at not in covered]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "all is calm" twice', ["all is calm"]),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ("«Перемирие» и «Тишина»", ["Перемирие", "Тишина"]),
        ("„Eins“ und", ["Eins"]),
        ('"An open quotation', ["An open quotation"]),
        ("no quotation", []),
        ('a 5" shell', []),
        ("''old marks''", ["old marks"]),
    ],
)
def test_quotations_are_found_with_every_kind_of_mark(text: str, expected: list[str]) -> None:
    """
    What stands in marks is a quotation; one that is not closed runs to the paragraph's end.
    """
    assert expected == [text[start:end] for start, end in quotes_in(text, (0, len(text)))]
