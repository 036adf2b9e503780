"""What is said, judged and met about in the article that the reader was developed with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reading.frames.english.talk_telling import names, talk_in
from trucewatch.reading.claim import Basis, ClaimType, Modality
from trucewatch.reading.frames.english.talked.meeting_words import INVITED
from trucewatch.reading.frames.english.talked.talk_joins import TWICE

PLACE = os.environ.get("TRUCEWATCH_DATA", "")
DATA = Path(PLACE) if PLACE else Path(__file__).parents[5] / "shared" / "data"
SEED = DATA / "seed" / "article.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the development article is not here")


def test_its_meetings_are_held_or_planned_where_it_says() -> None:
    """Geneva, Berlin, the Security Council and Paris, each as it is told."""
    found = [
        (each.modality, names(each.slots.get("place")))
        for each in talk_in(SEED.read_text("utf-8"), ClaimType.MEETING)
    ]

    assert [
        (Modality.HELD, "Geneva"),
        (Modality.HYPOTHETICAL, "Geneva"),
        (Modality.HELD, "Geneva"),
        (Modality.HELD, "Berlin"),
        (Modality.PLANNED, ""),
        (Modality.PLANNED, "Paris, Paris"),
    ] == found


def test_its_meeting_in_paris_is_stated_twice_with_those_who_are_invited() -> None:
    """The ninth and the Monday agree; four states are only mentioned as invited."""
    paris = talk_in(SEED.read_text("utf-8"), ClaimType.MEETING)[-1]

    assert TWICE in paris.slots["day"].flags
    assert 2 == len(paris.slots["day"].spans)
    assert "France, Qatar, Saudi Arabia, Turkey, United Arab Emirates" == names(
        paris.slots["participants"]
    )
    assert INVITED in paris.slots["participants"].flags


def test_its_judgements_are_three_kinds() -> None:
    """Fighting continued, violence is less, and the truce all but collapsed, told twice."""
    found = talk_in(SEED.read_text("utf-8"), ClaimType.ASSESSMENT)

    assert ["continued", "decrease", "collapse", "collapse"] == [
        each.slots["trend"].normalised for each in found
    ]
    assert Basis.INFERRED is found[1].slots["area"].basis


def test_its_statements_are_said_by_those_who_said_them() -> None:
    """Every voice of the article, and the one that a pronoun stands for."""
    found = talk_in(SEED.read_text("utf-8"), ClaimType.STATEMENT)

    assert [
        "United States",
        "Syrian army",
        "Russian defence ministry",
        "reporters",
        "John Kerry",
        "John Kerry",
        "John Kerry",
        "Jean-Marc Ayrault",
        "Jean-Marc Ayrault",
        "Jan Egeland",
        "Jan Egeland",
    ] == [names(each.slots["speaker"]) for each in found]
