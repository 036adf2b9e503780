"""Scoring: answers held against a truth that is written out by hand."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from tests.simulation.conflicts import conflict
from trucewatch.simulation.scoring import Answer, Mark, Score, mark, read_answers, scores
from trucewatch.simulation.truth import TRUTH


def _truth(incident: str, *classes: str, who: str | None = "government") -> dict[str, Any]:
    """Return a row of the truth with one class for each reading of the regime *calm*."""
    happened = bool(classes)
    row: dict[str, Any] = dict.fromkeys(TRUTH.names)
    return row | {
        "incident": incident,
        "source": "observatory",
        "happened": happened,
        "act": "act-1" if happened else None,
        "who": who if happened else None,
        "classes": [
            {"regime": "calm", "reading": f"reading-{i}", "true_class": each}
            for i, each in enumerate(classes)
        ],
    }


BREACH = _truth("a:1", "breach", "breach")
SPLIT = _truth("a:2", "breach", "outside_terms")
NOTHING = _truth("a:3")


@pytest.mark.parametrize(
    ("outcome", "truth", "expected"),
    [
        ("apparent_breach", BREACH, Mark.RIGHT),
        ("no_breach", BREACH, Mark.WRONG),
        ("undetermined", BREACH, Mark.LEFT_OPEN),
        ("apparent_breach", SPLIT, Mark.BY_READING),
        ("outside_terms", SPLIT, Mark.BY_READING),
        ("exempt", SPLIT, Mark.WRONG),
        ("apparent_breach", NOTHING, Mark.NEVER_WAS),
        ("undetermined", NOTHING, Mark.LEFT_OPEN),
    ],
)
def test_an_answer_has_one_mark(outcome: str, truth: dict[str, Any], expected: Mark) -> None:
    """
    Right, right by some reading, wrong, left open, or about nothing.
    """
    assert expected is mark(Answer("a:1", "calm", outcome), truth)


def test_scores_count_answers_and_names() -> None:
    """
    Naming nobody counts neither way; naming somebody for nothing is wrong.
    """
    truth = pa.Table.from_pylist([BREACH, SPLIT, NOTHING], schema=TRUTH)
    answers = [
        Answer("a:1", "calm", "apparent_breach", "government"),
        Answer("a:2", "calm", "apparent_breach", "ally"),
        Answer("a:3", "calm", "apparent_breach", "ally"),
        Answer("unknown", "calm", "exempt"),
    ]

    marks = {
        Mark.RIGHT: 1,
        Mark.BY_READING: 1,
        Mark.WRONG: 0,
        Mark.LEFT_OPEN: 0,
        Mark.NEVER_WAS: 1,
    }
    assert (Score("calm", marks, 1, 2),) == scores(answers, truth)
    assert 3 == scores(answers, truth)[0].answers


def test_whoever_knows_the_truth_is_right() -> None:
    """
    Answers taken from the truth itself have no mark but right, and about nothing.
    """
    words = {"breach": "apparent_breach"}
    made = conflict()
    answers = [
        Answer(row["incident"], each["regime"], words.get(each["true_class"], each["true_class"]))
        for row in made.truth.to_pylist()
        for each in row["classes"]
        if each["reading"] in {"mediators", "ally-ministry"}
    ]

    for score in scores(answers, made.truth):
        assert (
            0
            == score.marks[Mark.WRONG] + score.marks[Mark.LEFT_OPEN] + score.marks[Mark.NEVER_WAS]
        )
        assert score.marks[Mark.RIGHT] > score.marks[Mark.BY_READING]


ASKED = [Answer("a:1", "calm", "exempt"), Answer("a:2", "calm", "exempt")]


def test_what_a_trainee_leaves_out_is_left_open() -> None:
    """
    Every question has an answer; one that nobody wrote is undetermined.
    """
    answers, problems = read_answers(
        b"incident,regime,outcome,named\na:2,calm,no_breach,ally\n", "mine.csv", ASKED
    )

    assert [] == problems
    assert [
        Answer("a:2", "calm", "no_breach", "ally"),
        Answer("a:1", "calm", "undetermined"),
    ] == answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"incident,regime\na:1,calm\n", [("SIM-203", 0)]),
        (b"incident,regime,outcome\na:1,calm,guilty\n", [("SIM-204", 1)]),
        (
            b"incident,regime,outcome\na:1,calm,exempt\na:1,calm,no_breach\n",
            [("SIM-205", 2)],
        ),
        (b"incident,regime,outcome\nb:1,calm,exempt\n", [("SIM-206", 1)]),
    ],
)
def test_an_answer_that_cannot_be_understood_is_told_with_its_row(
    text: bytes, expected: list[Any]
) -> None:
    """
    A missing column, no outcome, two answers, and an answer to nothing.
    """
    _, problems = read_answers(text, "mine.csv", ASKED)

    assert expected == [(each.code.id, each.place.row) for each in problems]
