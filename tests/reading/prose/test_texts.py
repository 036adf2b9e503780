"""Texts: told sentence by sentence, with what was found dealt to where it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.telling import told_of
from trucewatch.reading.document import Document
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.texts import text_of
from trucewatch.reading.prose.told import Text

WIRE = (
    "Truce in the port city holds\n\n"
    "KHARTOUM, July 21 (Reuters) - Sudan's army said on Friday that a 36-hour truce in the port"
    " would begin at 6:00 am. Nearly 300 people had fled.\n\n"
    "Aid waits\n\n"
    "Une partie des habitants a quitté la ville dans la nuit, selon les autorités.\n\n"
    "All rights reserved"
)


def sentences(text: Text) -> list[tuple[str, str]]:
    """Return the sentences of a text, each with the kind of its part."""
    return [(each.sentence.part.value, each.sentence.text) for each in text.sentences]


def test_a_wire_is_told_in_its_sentences() -> None:
    """
    Headline, dateline, sentences and heading come in order; page furniture does not.
    """
    told = told_of(WIRE)

    assert [
        ("headline", "Truce in the port city holds"),
        ("signature", "KHARTOUM, July 21 (Reuters) -"),
        (
            "body",
            "Sudan's army said on Friday that a 36-hour truce in the port would begin at 6:00 am.",
        ),
        ("body", "Nearly 300 people had fled."),
        ("heading", "Aid waits"),
        ("body", "Une partie des habitants a quitté la ville dans la nuit, selon les autorités."),
    ] == sentences(told)


def test_what_is_found_is_dealt_to_its_sentence() -> None:
    """
    Times, numbers, actors and attributions stand with the sentence that has their words.
    """
    _, dateline, first, second, *_ = told_of(WIRE).sentences

    assert [] == list(dateline.times)
    assert ["Friday", "36-hour", "6:00 am"] == [each.words for each in first.times]
    assert ["Nearly 300"] == [each.words for each in second.numbers if each.count]
    assert ["Sudanese army"] == [each.name for each in first.actors]
    assert [["Sudan's army"]] == [
        [voice.words for voice in each.voices] for each in first.attributions
    ]


def test_a_paragraph_in_another_language_is_kept_and_not_read() -> None:
    """
    Its sentence is there, in no language, and nothing is found in it.
    """
    last = told_of(WIRE).sentences[-1]

    assert ("", (), (), ()) == (last.sentence.language, last.times, last.actors, last.places)


def test_the_agency_of_a_dateline_is_known() -> None:
    """
    The one agency that datelines or else signatures name is the voice through which it came.
    """
    agency = told_of(WIRE).agency

    assert "Reuters" == (agency.words if agency else "")
    assert told_of(f"{WIRE.replace(' (Reuters)', '')}\n\n(AFP, AP)").agency is None


SPEAKING = (
    "Syria's army said that a truce began on Wednesday. Talks go on in Geneva on Friday."
    " Syria's president spoke on Tuesday, May 3, 2016. He will speak on Wednesday in Damascus."
)


SETTLED = f"{SPEAKING} Syria's envoys will meet in Aleppo on May 9. They will arrive on Monday."


def test_a_day_that_nobody_gives_is_inferred_with_its_evidence() -> None:
    """
    Weekdays and dates that agree on one day give it, in the zone of the country that is named.
    """
    told = text_of(Document.of(SETTLED), Known())
    published = told.published

    assert published is not None
    assert (datetime(2016, 5, 3, 21, tzinfo=UTC), "Asia/Damascus") == (
        published.earliest,
        str(told.zone),
    )
    assert "Syria is named most" == told.zone_from
    words = [SETTLED[slice(*span)] for span in published.evidence]
    assert ["Wednesday", "Tuesday, May 3, 2016", "Wednesday", "May 9", "Monday"] == words


def test_several_days_are_none() -> None:
    """
    Where three Wednesdays fit, no day is chosen.
    """
    assert text_of(Document.of(SPEAKING), Known()).published is None


def test_what_is_given_is_not_inferred() -> None:
    """
    A day and a zone that somebody gave stand, whatever the text suggests.
    """
    told = told_of(SPEAKING, published=datetime(2020, 1, 1, 12, tzinfo=UTC), zone="Asia/Baku")

    assert ("Asia/Baku", "") == (str(told.zone), told.zone_from)
    assert "" == (told.published.inferred_from if told.published else "-")


def test_a_heading_shares_no_sentence_with_the_paragraph_under_it() -> None:
    """
    On the next line or after a blank one, a heading is a sentence of its own.
    """
    told = told_of("The army left on Monday.\nAid waits\nThe convoy of ten trucks waits there.")

    assert ["body", "heading", "body"] == [kind for kind, _ in sentences(told)]


def test_a_page_is_told_with_the_places_of_its_own_characters() -> None:
    """
    Words of a page pasted whole are quoted as the page has them.
    """
    page = "<html><body><p>The tr<b>uce</b> began on Thursday.</p><p>All calm.</p></body></html>"
    told = text_of(Document.of(page), Known())
    words = [page[slice(*word.span)] for each in told.sentences for word in each.sentence.words]

    assert "tr<b>uce" in words
    assert ["The truce began on Thursday.", "All calm."] == [
        each.sentence.text.replace("\u2060", "").strip() for each in told.sentences
    ]


PIECES = st.sampled_from(
    (
        *(
            "The army said ",
            "on Monday ",
            "at 9 a.m. ",
            "in Aleppo",
            ". ",
            ", ",
            "\n",
            "\n\n",
            '"',
        ),
        *('"', "nearly 300 people ", "were killed ", "«", "»", "U.S. ", "<p>", "</p>", "<br"),
        *("перемирие ", "с 5 мая ", "в Алеппо ", "هدنة ", "يوم الخميس ", "\u202e", "\u200b", "- "),
        *(
            "DAMASCUS (Reuters) - ",
            "Photo: ",
            "1. ",
            "\t",
            "he ",
            "RSF ",
            "(RSF) ",
            "\ud83d\udd34",
        ),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_told_with_true_places(text: str) -> None:
    """
    Nothing raises; sentences are apart and in order, and what is found lies in its sentence.
    """
    told = text_of(Document.of(text), Known())
    spans = [each.sentence.span for each in told.sentences]

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for each in told.sentences:
        sentence = each.sentence
        assert len(sentence.text) == sentence.span[1] - sentence.span[0]
        found = [time.span for time in each.times] + [number.span for number in each.numbers]
        found += [place.span for place in each.places] + [actor.span for actor in each.actors]
        found += [person.span for person in each.people] + [word.span for word in sentence.words]
        assert [] == [span for span in found if not _lies_in(span, sentence.span)]


def _lies_in(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] <= inner[1] <= outer[1]


@pytest.mark.parametrize("language", ["en", "ru", "ar", ""])
def test_an_empty_text_has_no_sentences(language: str) -> None:
    """
    White space and furniture alone are told as nothing.
    """
    assert [] == sentences(told_of(" \n\n\u200b \nRead more", language))


def test_a_short_paragraph_in_other_letters_is_no_part_of_the_text_around_it() -> None:
    """
    A line in another script has its own language, or none that is read.
    """
    lines = ["Rebels shelled a town on Monday."]
    lines += ["停火协议在星期一生效。", "قصفت القوات بلدة يوم الاثنين."]
    told = told_of("\n\n".join(lines))

    assert ["en", "", "ar"] == [each.sentence.language for each in told.sentences]
