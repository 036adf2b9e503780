"""Tables of sentences: which incidents, figures, movements, access and control they tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.frames.english.happening_telling import drafts_in, told_briefly

TABLES = Path(__file__).parent / "tables"


def rows(kind: str) -> list[tuple[str, str]]:
    """Return the sentences of a table with what they tell; nothing for a trap."""
    text = (TABLES / f"{kind}.txt").read_text(encoding="utf-8")
    told: list[tuple[str, str]] = []
    for block in text.strip().split("\n\n"):
        sentence, *claims = (line.strip() for line in block.splitlines())
        told.append((sentence, "" if claims == ["none"] else " | ".join(claims)))
    return told


@pytest.mark.parametrize(("sentence", "expected"), rows("incidents"))
def test_an_incident_is_one_act_that_took_place(sentence: str, expected: str) -> None:
    """
    A sentence gives an incident where it tells of one act somewhere or some time, and else none.
    """
    assert expected == told_briefly(sentence, "incident")


@pytest.mark.parametrize(("sentence", "expected"), rows("casualty_figures"))
def test_a_figure_counts_people_over_a_time_or_an_area(sentence: str, expected: str) -> None:
    """
    A sentence gives a casualty figure where it counts people hurt in more than one incident.
    """
    assert expected == told_briefly(sentence, "casualty_figure")


@pytest.mark.parametrize(("sentence", "expected"), rows("displacements"))
def test_a_displacement_says_who_left_where_for_where(sentence: str, expected: str) -> None:
    """
    A sentence gives a displacement where people left, returned, or are to be taken away.
    """
    assert expected == told_briefly(sentence, "displacement")


@pytest.mark.parametrize(("sentence", "expected"), rows("access"))
def test_access_keeps_planned_and_reached_apart(sentence: str, expected: str) -> None:
    """
    A sentence gives access where aid is asked for, approved, refused, unanswered or brought.
    """
    assert expected == told_briefly(sentence, "access")


@pytest.mark.parametrize(("sentence", "expected"), rows("control"))
def test_control_says_who_holds_which_place(sentence: str, expected: str) -> None:
    """
    A sentence gives control where it says who holds a place; talks that were held are none.
    """
    assert expected == told_briefly(sentence, "control")


@pytest.mark.parametrize("kind", ["incidents", "access"])
def test_every_slot_stands_in_the_sentence(kind: str) -> None:
    """
    Whatever a frame proposes quotes the characters at its spans.
    """
    for sentence, _ in rows(kind):
        for draft in drafts_in(sentence):
            for slot in draft.slots.values():
                quoted = tuple(sentence[start:end] for start, end in slot.spans)

                assert quoted == slot.value


def test_an_incident_and_a_figure_never_share_a_number() -> None:
    """
    A number of people belongs to one incident or to one figure, and never to both.
    """
    for sentence, _ in [*rows("incidents"), *rows("casualty_figures")]:
        spans = [
            span
            for draft in drafts_in(sentence)
            for name in ("killed", "injured")
            if name in draft.slots and draft.type in {"incident", "casualty_figure"}
            for span in draft.slots[name].spans
        ]

        assert len(set(spans)) >= len(spans) - _nobody(sentence)


def _nobody(sentence: str) -> int:
    """Return how many slots "no casualties" or "killed or injured" fill with the same words."""
    words = sentence.lower()
    return words.count("casualties") + words.count("killed or ")
