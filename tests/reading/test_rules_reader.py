"""The rules reader as a whole: who speaks, what is said once, and what a text leaves open."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.prose.test_texts import PIECES, SPEAKING
from tests.reading.telling import told_of
from trucewatch.reading.claim import Claim, ClaimType, Slot
from trucewatch.reading.document import Context, Document, Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.pages.text_problems import LARGEST
from trucewatch.reading.prose.told import Text
from trucewatch.reading.rules_reader import RulesReader
from trucewatch.reading.said_again import body_first, without_repeats
from trucewatch.reading.speakers import Speakers

PLACE = os.environ.get("TRUCEWATCH_DATA", "")
DATA = Path(PLACE) if PLACE else Path(__file__).parents[3] / "shared" / "data"
SEED = DATA / "seed" / "article.txt"

QUOTED = (
    "GENEVA, July 21 (Reuters) - Shells killed 14 people in the town of Shami on Thursday,"
    " the army said, according to state media. Two people were wounded."
)


def words_at(document: Document, words: str) -> Span:
    """Return where *words* stand."""
    start = document.text.index(words)
    return start, start + len(words)


def draft_of(text: Text, words: str, slot: str = "killed") -> Draft:
    """Return a draft that *words* make, with one slot of the same words."""
    span = words_at(text.document, words)
    made = Slot((words,), words, (span,))
    return Draft(ClaimType.INCIDENT, "test.rule", span, {slot: made})


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        ("killed 14 people", ["army", "state media", "Reuters"]),
        ("Two people were wounded", ["Reuters"]),
    ],
)
def test_a_claim_is_said_by_whoever_is_said_to_have_said_it(words: str, voices: list[str]) -> None:
    """
    The attribution that holds the words gives the speakers; the agency is the last link.
    """
    text = told_of(QUOTED)
    said = Speakers(text).of(draft_of(text, words))

    assert voices == [each.words.removeprefix("the ") for each in said]


def test_a_frame_that_knows_the_speaker_is_believed() -> None:
    """
    A draft with its own speakers keeps them before the agency.
    """
    text = told_of(QUOTED)
    draft = replace(draft_of(text, "killed 14 people"), speaker=())

    assert ["Reuters"] == [each.words for each in Speakers(text).of(draft)]


TWICE = "Shells kill 14 in Shami\n\nShells killed 14 people in Shami on Thursday. Two were hurt."


def test_what_the_story_says_the_headline_need_not() -> None:
    """
    A headline's draft is left out when the story has one of its type alone.
    """
    text = told_of(TWICE)
    head, body = draft_of(text, "Shells kill 14"), draft_of(text, "Shells killed 14")

    assert [body] == body_first(text, [head, body])


def test_what_the_headline_alone_says_is_kept_as_weak() -> None:
    """
    Where nothing in the story says it, a headline's draft stays, for a person to look at.
    """
    text = told_of(TWICE)
    head = draft_of(text, "Shells kill 14")

    assert [replace(head, flags=("weak",))] == body_first(text, [head])


def test_two_rules_that_say_one_thing_are_one_claim() -> None:
    """
    A draft whose slots another one has from the same words is left out.
    """
    text = told_of(TWICE)
    small = draft_of(text, "Shells killed 14")
    more = replace(
        small,
        rule="test.other",
        slots={**small.slots, "injured": draft_of(text, "Two", "injured").slots["injured"]},
    )

    assert [more] == without_repeats([small, more])


def problems_of(text: str, context: Context | None = None) -> list[str]:
    """Return the codes of what is wrong with a text."""
    _, problems = RulesReader().read(Document.of(text, "note.txt", context))
    return [each.code.id for each in problems]


PROBLEMS = {
    "TXT-201": " \n \u200b\n",
    "TXT-203": "L'armée a annoncé une trêve de 48 heures dans la ville, selon des médias.",
    "TXT-204": (
        "The army said that the truce in the city had held through the night.\n\n"
        "L'armée a annoncé une trêve de 48 heures dans la ville, selon des médias."
    ),
    "TXT-205": "<p>The truce has held.</p><p>Nobody was hurt in the city.</p>",
    "TXT-206": "The truce in the city \u202e has held.",
    "TXT-207": "The tr\u200buce in the city has held.",
    "TXT-208": "The Ã©tat and the â€œtruceâ€\u009d and the Ã©lan.",
    "TXT-209": "The army said that the truce had begun on Thursday.",
    "TXT-210": SPEAKING,
    "TXT-211": "The truce began at 9:30 pm on 4 May 2016, the envoy said.",
    "TXT-212": "Syria's army said that Syria's truce began at 9:30 pm on 4 May 2016.",
}


@pytest.mark.parametrize(("code", "text"), PROBLEMS.items(), ids=PROBLEMS.keys())
def test_what_is_wrong_with_a_text_is_told(code: str, text: str) -> None:
    """
    Every fault of a text, and everything that it leaves open, has a problem of its own.
    """
    assert code in problems_of(text)


def test_a_text_that_is_too_large_is_refused_unread() -> None:
    """
    More than five megabytes are refused before anything is read.
    """
    assert ["TXT-202"] == problems_of("a" * (LARGEST + 1))
    assert "TXT-202" not in problems_of(" " * LARGEST)


def test_a_sound_text_has_nothing_wrong() -> None:
    """
    Where day and zone are given, a plain text has no problem.
    """
    known = told_of("x").document.context

    assert [] == problems_of("The army said that the truce had begun on Thursday.", known)


def test_an_unread_text_is_never_called_calm() -> None:
    """
    A text in no known language has no claims, and the problem says that this means nothing.
    """
    claims, problems = RulesReader().read(Document.of(PROBLEMS["TXT-203"]))

    assert ([], ["TXT-203"]) == (claims, [each.code.id for each in problems])


def test_the_same_text_gives_the_same_claims() -> None:
    """
    Reading has no memory and no chance in it.
    """
    document = Document.of(QUOTED, "note.txt", told_of("x").document.context)

    assert RulesReader().read(document) == RulesReader().read(document)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_claimed_stands_in_the_text(text: str) -> None:
    """
    No rule proposes what the contract would drop, and none raises.
    """
    claims, problems = RulesReader().read(Document.of(text))

    assert [] == [each.code.id for each in problems if each.code.id.startswith("TXT-1")]
    assert [] == [each for each in claims if not text[slice(*each.span)]]


@pytest.mark.parametrize(
    "bait",
    [
        *("a", "truce ", "(", '"', "“ ", "7", "7 ", ". ", "\u202eهدنة \u202c", "<", "<p a='"),
        *("<p><!--", "&amp;", "a\u200b", "a\u0301", "\n", "a\n", "a\t", "A. ", "U.S. ", "- "),
        *("he said, ", '"a," said X. ', "A/B ", "А.Б. ", "killed 5 ", "in Aleppo, ", "وقال "),
        *("until ", "#a ", "from 1 to 2 ", "The Al-Nusra Front ", "No. ", "на 48 часов "),
    ],
)
def test_bait_is_read_in_bounded_time(bait: str) -> None:
    """
    Whatever is said over and over, the time grows with the length of the text.
    """
    text = bait * (20_000 // len(bait))
    _, problems = RulesReader().read(Document.of(text))

    assert [] == [each.code.id for each in problems if each.code.id.startswith("TXT-1")]


@pytest.fixture(scope="module")
def seed() -> list[Claim]:
    """Return what is claimed by the article, of which nothing is known but its words."""
    if not SEED.exists():
        pytest.skip("the article is not on this machine")
    claims, _ = RulesReader().read(Document.of(SEED.read_text("utf-8"), SEED.name))
    return claims


def test_the_article_is_read_without_knowing_when_it_was_written(seed: list[Claim]) -> None:
    """
    Its day and zone are inferred, so that the truce's start is an instant, and said to be.
    """
    starts = [each.slots["start"] for each in seed if "start" in each.slots]

    assert ("inferred", {"at": "2016-05-04T22:00:00Z"}) in [
        (each.basis.value, each.normalised) for each in starts
    ]


def test_the_article_names_its_two_midnights(seed: list[Claim]) -> None:
    """
    "Midnight on May 6" ends the oversight, in both its readings, and no truce.
    """
    until = [each.slots["oversight_until"] for each in seed if "oversight_until" in each.slots]

    assert [["2016-05-05T21:00:00Z", "2016-05-06T21:00:00Z"]] == [
        [each.normalised["at"] for each in slot.alternatives if isinstance(each.normalised, dict)]
        for slot in until
    ]


def test_page_furniture_claims_nothing(seed: list[Claim]) -> None:
    """
    No claim stands in the lines around the story.
    """
    text = SEED.read_text("utf-8")
    story = (text.index("AMEER"), text.index("This page is not"))

    assert [] == [each for each in seed if not story[0] <= each.span[0] < each.span[1] <= story[1]]
