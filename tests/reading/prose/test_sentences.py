"""Sentences: where they end, and where a stop ends nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reading.prose.sentences import LONGEST, sentences_of

CUT = "|"

TEXTS = [
    "The truce held.| It was calm.",
    "Did it hold?| Nobody knew!| So it went.",
    "The U.S. Army said so.| It left.",
    "Officials in the U.S.| They left.",
    "The U.N. envoy arrived.",
    "Gen. Hassan met Lt. Col. Omar in St. Petersburg.",
    "He arrived at 9 a.m. Thursday and left at 5 p.m.| The talks went on.",
    "Resolution No. 2254 was adopted.| No.| It was not.",
    "About 1.2 million people fled.| They need aid.",
    "John F. Kerry spoke.| He left.",
    "On Feb. 27 the truce began.| It held until Sept.| The rest is known.",
    "Dr. A. Nasser of St. John's Hospital said 12 died.",
    '"A truce will hold," he said.| "It must."',
    '"Will it hold?" the envoy asked on Friday.| Nobody answered.',
    "He waited... and left.",
    "He waited...| Then he left.",
    "Weapons (rockets, mortars, etc.) were used.| Two died.",
    "They met (in Geneva.)| It failed.",
    "В 2016 г. перемирие было нарушено.| Оно длилось недолго.",
    "Перемирие вступило в силу 5 мая 2016 г.| Об этом сообщает ведомство.",
    "В г. Алеппо и н.п. Телль-Рифат погибли трое.| Двое ранены.",
    "Обстреляны н.п. Зайцево, пос. Шумы и др.| Жертв нет.",
    "Ущерб составил 5 млн. рублей, т.е. много.",
    "Генерал И. И. Иванов прибыл.| Он уехал.",
    "أعلنت الهدنة.| وقال الجيش إنها تبدأ الخميس.",
    "هل صمدت الهدنة؟| لم يعلق أحد.",
    "قتل 3 مدنيين؛ وأصيب 5 في حلب.| ولم يصدر تعليق.",
    "The group's leader, Mr. Omar, agreed.| The U.S. did not.",
    "It fell on Jan. 5.| The next day was calm.",
    "The army of Sudan v. the RSF.| A summary.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_a_sentence_ends_where_a_reader_ends_it(marked: str) -> None:
    """
    Stops of abbreviations, initials, figures and lists end nothing; the others end a sentence.
    """
    text = marked.replace(CUT, "")
    found = [text[start:end] for start, end in sentences_of(text, (0, len(text)))]

    assert [each.strip() for each in marked.split(CUT)] == found


def test_nothing_ends_inside_words_that_are_held_together() -> None:
    """
    A time that holds a stop is not torn apart.
    """
    text = "It began at 9 p. m. On Friday it ended."
    held = [(12, 29)]

    found = [text[start:end] for start, end in sentences_of(text, (0, len(text)), held)]

    assert ["It began at 9 p. m. On Friday it ended."] == found


def test_a_sentence_without_an_end_is_cut_at_a_space() -> None:
    """
    However long a sentence is, what is read at once is bounded, and no word is lost.
    """
    text = "word " * 5_000

    found = [text[start:end] for start, end in sentences_of(text, (0, len(text)))]

    assert text.split() == " ".join(found).split()
    assert max(map(len, found)) <= LONGEST


@given(st.text(st.sampled_from('aA.!? "\u201d(1\u0628\u061f\u2026г'), max_size=120))
def test_sentences_cover_the_text_and_never_overlap(text: str) -> None:
    """
    Sentences stand in order, apart, and hold every character that is not white space.
    """
    spans = list(sentences_of(text, (0, len(text))))

    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "".join(text.split()) == "".join(text[slice(*span)] for span in spans).replace(
        " ", ""
    ).replace("\u2028", "")


@pytest.mark.parametrize("mark", ["1. ", "12. ", "(a) ", "\u2022 ", "- "])
def test_the_mark_of_an_item_of_a_list_is_none_of_its_sentence(mark: str) -> None:
    """What stands before an item of a list is not the first word of what is told there."""
    text = f"{mark}Shells fell on Aleppo. Two died."
    found = [text[start:end] for start, end in sentences_of(text, (0, len(text)))]
    assert ["Shells fell on Aleppo.", "Two died."] == found
