"""Marks: which words of a language mean what."""

from __future__ import annotations

import pytest

from tests.reading.telling import told_of
from trucewatch.reading.frames.arabic.all_frames import ARABIC
from trucewatch.reading.frames.arabic.forms import FUTURE_FORM, bare_forms
from trucewatch.reading.frames.by_marks.means import Means
from trucewatch.reading.frames.by_marks.scene import Scene
from trucewatch.reading.frames.by_marks.vocabulary import Vocabulary, stems
from trucewatch.reading.frames.russian.all_frames import RUSSIAN


def _meant(text: str, language: str, vocabulary: Vocabulary) -> set[tuple[Means, str]]:
    told = told_of(text, language)
    marks = vocabulary.marks(told.sentences[0].sentence.words)
    return {(mark.means, told.document.quote(mark.span)) for mark in marks}


@pytest.mark.parametrize("word", ["перемирие", "перемирия", "перемирием", "ПЕРЕМИРИЮ"])
def test_a_stem_stands_for_all_its_endings(word: str) -> None:
    """A Russian word is found in every case."""
    assert (Means.TRUCE, word) in _meant(f"{word} в городе.", "ru", RUSSIAN)


@pytest.mark.parametrize("word", ["الهدنة", "والهدنة", "بالهدنة", "للهدنة", "هدنة", "هدنتها"])
def test_what_is_written_tight_to_a_word_is_taken_off(word: str) -> None:
    """An Arabic word is found under article, prefixes and pronouns."""
    assert (Means.TRUCE, word) in _meant(f"{word} في المدينة.", "ar", ARABIC)


@pytest.mark.parametrize(
    ("word", "is_future"),
    [("ستبدأ", True), ("سيجتمع", True), ("وستدخل", True), ("سيارة", False), ("سيطرت", False)],
)
def test_the_future_is_told_from_words_that_begin_alike(word: str, *, is_future: bool) -> None:
    """A verb of the Arabic future is known by its first letter, and "car" is no verb."""
    assert is_future == (FUTURE_FORM in bare_forms(word))


def test_a_phrase_hides_the_words_in_it() -> None:
    """Of "enters into force" and "does not cover" the words mean nothing beside the phrase."""
    found = _meant("Перемирие не распространяется на боевиков.", "ru", RUSSIAN)

    assert (Means.EXCLUDE, "не распространяется на") in found
    assert Means.NOT not in {means for means, _ in found}


def test_the_work_grows_with_the_length_of_a_word_and_no_faster() -> None:
    """A word of many letters has few forms."""
    assert len(stems("а" * 10_000)) <= 8
    assert len(bare_forms("ا" * 10_000)) <= 64


def test_clauses_cover_the_sentence_and_leave_times_whole() -> None:
    """Clauses follow each other from the start of a sentence to its end."""
    text = told_of("Режим введён с 00:00 5 мая, сообщили в штабе; бои идут.", "ru")
    scene = Scene.of(text, text.sentences[0], RUSSIAN, "ru")

    assert scene.clauses[0][0] == scene.told.sentence.span[0]
    assert scene.clauses[-1][1] == scene.told.sentence.span[1]
    assert [first[1] for first in scene.clauses[:-1]] == [each[0] for each in scene.clauses[1:]]
    assert len(scene.clauses) == 3
