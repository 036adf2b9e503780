"""Sentences as they are written in many wars, read by every English frame and join at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.frames.english.happening_telling import brief
from tests.reading.telling import told_of
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.all_frames import FRAMES, JOINS

TABLE = Path(__file__).parent / "tables" / "other_wars.txt"


def rows() -> list[tuple[str, str]]:
    """Return the texts of the table with what they tell, statements left out; "" for a trap."""
    told: list[tuple[str, str]] = []
    for block in TABLE.read_text(encoding="utf-8").strip().split("\n\n"):
        text, *claims = (line.strip() for line in block.splitlines())
        told.append((text, "" if claims == ["none"] else "\n".join(claims)))
    return told


def told_in(words: str) -> list[Draft]:
    """Return what a text of 4 May 2016, Damascus, tells, but for its statements."""
    text = told_of(words, "en")
    drafts = [each for told in text.sentences for frame in FRAMES for each in frame(text, told)]
    for join in JOINS:
        drafts = join(text, drafts)
    return [each for each in drafts if each.type is not ClaimType.STATEMENT]


@pytest.mark.parametrize(("words", "expected"), rows())
def test_texts_of_other_wars_are_read_alike(words: str, expected: str) -> None:
    """
    What wires, agencies, monitors and parties write is read whatever war it is of.
    """
    drafts = sorted(told_in(words), key=lambda each: (each.span, each.type))
    assert expected == "\n".join(f"{each.type} {brief(each)}" for each in drafts)
