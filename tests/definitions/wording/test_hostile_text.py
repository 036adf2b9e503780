"""
Whatever the text: spans hold, nothing raises, and the work grows with the length and no faster.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.definitions.wording.tables import CONTEXT, cases
from trucewatch.definitions.number_mentions import NumberMention
from trucewatch.definitions.numbers_in_text import numbers_in, times_and_numbers_in
from trucewatch.definitions.publication_day import publication_days
from trucewatch.definitions.time_mentions import TimeContext, TimeMention
from trucewatch.definitions.times_in_text import times_in
from trucewatch.definitions.wording.lexicon import lexicon_for

_SCRAPS = (
    "May 4 2016 1:00 am on Thursday [ ] ( ) GMT 2200 Wednesday midnight until from to between and"
    " last next 13 days hours 48 ago later , . - / : the of at noon early late week month year"
    " 5 мая в ночь на полуночи с до 00:00 часов среду последних дней назад час дня через"
    " الساعة الواحدة فجر الخميس من حتى منتصف الليل 5 أيار/مايو خلال الـ13 يوماً الماضية و قبل"
    " \u200f \u202e \u200b \u00a0 \u0301 \ud800 رجب 1437 nearly at least dozens two hundred 1.2"
    " million % 9999999999999999999999 12- % $ 0 00 31 February 30 dozen score a"
)
_WORDS = _SCRAPS.split(" ")
_LEXICON = lexicon_for(ukrainian_letters=False)
_VOCABULARY = sorted(
    {
        *_WORDS,
        *_LEXICON.words,
        *(
            " ".join((first, *rest))
            for first, listed in _LEXICON.phrases.items()
            for rest, _ in listed
        ),
    }
)
vocabulary = st.lists(
    st.one_of(
        st.sampled_from(_VOCABULARY),
        st.sampled_from(_VOCABULARY).map(str.title),
        st.integers(0, 70).map(str),
    ),
    max_size=14,
).map(" ".join)
scraps = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
texts = st.one_of(
    st.text(max_size=200), vocabulary, scraps, st.lists(st.sampled_from(_WORDS)).map("".join)
)
contexts = st.sampled_from([CONTEXT, TimeContext(), TimeContext(language="ar")])


def _nested(mention: TimeMention) -> list[TimeMention]:
    inner = [each for each in (mention.start, mention.end) if each is not None]
    return [mention, *(below for each in inner for below in _nested(each))]


@given(texts, contexts)
def test_spans_hold_whatever_the_text(text: str, context: TimeContext) -> None:
    """
    The words of every mention stand at its span, and mentions of one list do not overlap.
    """
    times, numbers = times_and_numbers_in(text, context)

    for mention in (inner for each in times for inner in _nested(each)):
        assert text[slice(*mention.span)] == mention.words
        assert mention.span[0] < mention.span[1]
    for number in numbers:
        assert text[slice(*number.span)] == number.words
    assert all(_apart(times)), times
    assert all(_apart(numbers)), numbers


def _apart(found: Sequence[TimeMention | NumberMention]) -> list[bool]:
    return [one.span[1] <= other.span[0] for one, other in pairwise(found)]


@given(texts, contexts)
def test_a_time_has_readings_or_a_trouble(text: str, context: TimeContext) -> None:
    """
    No time is dropped in silence: it means something, it is a length, or it says why not.
    """
    for mention in times_in(text, context):
        means = bool(mention.readings) or mention.length is not None
        assert means or mention.trouble is not None
        assert not (mention.readings and mention.trouble)


@given(texts, contexts)
def test_readings_do_not_end_before_they_start(text: str, context: TimeContext) -> None:
    """
    Both ends of a reading are in order wherever both are known.
    """
    for each in (reading for one in times_in(text, context) for reading in one.readings):
        assert each.earliest is None or each.latest is None or each.earliest <= each.latest


@given(texts)
def test_counts_are_in_order(text: str) -> None:
    """
    The bounds of a count do not fall, and no number of people is negative.
    """
    for each in numbers_in(text):
        assert each.count is None or (each.count.in_order and (each.count.low or 0) >= 0)


@given(texts)
def test_any_text_has_candidates_or_none(text: str) -> None:
    """
    The day of writing can be asked of any text.
    """
    for each in publication_days(text, times_in(text, TimeContext())):
        assert each.evidence


@pytest.mark.parametrize("unseen", ["\u200b", "\u200e", "\u202e", "\ufeff", "\u00ad"])
@pytest.mark.parametrize("name", ["times_en", "times_ru", "times_ar"])
def test_what_nobody_sees_changes_nothing(name: str, unseen: str) -> None:
    """
    A zero-width character or a mark of direction inside every word leaves every reading.
    """
    for sentence, _ in cases(name):
        letters = [letter + unseen if letter.isalpha() else letter for letter in sentence]
        hidden = times_in("".join(letters), CONTEXT)
        plain = times_in(sentence, CONTEXT)

        assert [each.readings for each in plain] == [each.readings for each in hidden], sentence


def test_a_space_that_does_not_break_is_a_space() -> None:
    """
    Pages join hours and dates with spaces that do not break.
    """
    plain = times_in("at 1:00 am on 5 May 2016", CONTEXT)
    joined = times_in("at 1:00\u00a0am on\u202f5\u00a0May\u00a02016", CONTEXT)

    assert plain[0].readings == joined[0].readings


@pytest.mark.parametrize(
    "bait",
    [
        *("May 4 ", "from ", "1", "1.", "1:", "1,000", "from 1 to ", "hundred ", "(1:00 am ["),
        *("between 4 and ", "the ", "last ", "((((", "Mon, ", " ", "\n ", "و", "وبالوبال"),
        *("a\u0301", "\u200b1\u200b", "until midnight ", "1. ", "4-5-", "said May 4 ", "-"),
        *("two and ", "в ночь на ", "الساعة ", "5 мая ", "1:00 am (2200 GMT) ", "every ", "0"),
    ],
)
def test_work_grows_with_the_length(bait: str) -> None:
    """
    Twice the text takes about twice the steps, whatever is repeated in it.
    """
    steps = [_steps((bait * (length // len(bait) + 1))[:length]) for length in (3_000, 6_000)]

    assert steps[1] <= 2.6 * steps[0] + 2_000, steps


def test_work_grows_with_the_number_of_paragraphs() -> None:
    """
    An endless paragraph is read in pieces, each as fast as the first.
    """
    steps = [_steps("the day of May 4 " * length) for length in (3_000, 6_000)]

    assert steps[1] <= 2.2 * steps[0], steps


def _steps(text: str) -> int:
    """Return how many calls of functions it takes to read *text*: no clock is asked."""
    calls = 0

    def count(_frame: FrameType, kind: str, _argument: object) -> None:
        nonlocal calls
        calls += kind in ("call", "c_call")

    sys.setprofile(count)
    try:
        times, _ = times_and_numbers_in(text, TimeContext())
        publication_days(text, times)
    finally:
        sys.setprofile(None)
    return calls
