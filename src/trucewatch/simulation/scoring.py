"""
Scoring: answers to "was it a breach?" held against the truth of a simulated case.

An *answer* is an outcome for one incident under one regime, by a run of the tool or by a trainee.
The truth can depend on the reading; an answer that is true under one reading and not under another
is counted by itself, and so is every answer about something that never happened.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa

from trucewatch.definitions.fields import nearest
from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.findings.schema import UNDER_SOME_REGIME
from trucewatch.simulation import codes

ANSWER_COLUMNS = ("incident", "regime", "outcome")
"""Columns that a trainee's file of answers needs; ``named`` may stand beside them."""

OUTCOMES: Mapping[str, str] = {
    "apparent_breach": "breach",
    "exempt": "exempt",
    "no_breach": "no_breach",
    "outside_terms": "outside_terms",
}
"""Outcomes that determine something, and the true class that each claims."""

UNDETERMINED = "undetermined"
"""The outcome that leaves a question open."""


class Mark(StrEnum):
    """How one answer stands to the truth."""

    RIGHT = "right"
    """It is the true class under every reading."""

    BY_READING = "by_reading"
    """It is the true class under some readings and not under others."""

    WRONG = "wrong"
    """It is the true class under no reading."""

    LEFT_OPEN = "left_open"
    """Nothing was determined, or nothing was answered."""

    NEVER_WAS = "never_was"
    """Something was determined about a thing that never happened."""


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One answer.

    Attributes:
        incident: Id of the incident.
        regime: Regime under which it is answered.
        outcome: One of OUTCOMES, or UNDETERMINED.
        named: Actor who is named as the one who did it; empty for nobody.
    """

    incident: str
    regime: str
    outcome: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """
    How the answers under one regime stand to the truth.

    Attributes:
        regime: The regime.
        marks: How many answers have each mark.
        named_right: Parties that were named and did it.
        named_wrong: Parties that were named and did not, or for nothing at all.
    """

    regime: str
    marks: Mapping[Mark, int]
    named_right: int
    named_wrong: int

    @property
    def answers(self) -> int:
        """How many questions there were."""
        return sum(self.marks.values())


def scores(answers: Iterable[Answer], truth: pa.Table) -> tuple[Score, ...]:
    """
    Hold answers against the truth.

    Args:
        answers: At most one for each incident and regime.
        truth: Schema TRUTH; answers about other incidents are left out.

    Returns:
        One score for each regime, in order of its id.
    """
    rows = {row["incident"]: row for row in truth.to_pylist()}
    marks: dict[str, Counter[Mark]] = {}
    named: dict[str, Counter[bool]] = {}
    for answer in answers:
        row = rows.get(answer.incident)
        if row is None:
            continue
        marks.setdefault(answer.regime, Counter())[mark(answer, row)] += 1
        names = named.setdefault(answer.regime, Counter())
        if answer.named:
            names[answer.named == row["who"]] += 1
    return tuple(
        Score(
            regime,
            {each: counts[each] for each in Mark},
            named[regime][True],
            named[regime][False],
        )
        for regime, counts in sorted(marks.items())
    )


def mark(answer: Answer, truth: Mapping[str, Any]) -> Mark:
    """Return how *answer* stands to a row of the truth."""
    claimed = OUTCOMES.get(answer.outcome)
    if claimed is None:
        return Mark.LEFT_OPEN
    if not truth["happened"]:
        return Mark.NEVER_WAS
    true = {each["true_class"] for each in truth["classes"] if each["regime"] == answer.regime}
    if claimed not in true:
        return Mark.WRONG
    return Mark.RIGHT if len(true) == 1 else Mark.BY_READING


def answers_of(findings: pa.Table) -> Iterator[Answer]:
    """Yield what the findings of a run answer; the row over all regimes is no question here."""
    chosen = findings.select(["incident", "regime", "outcome", "named"])
    for row in chosen.to_pylist():
        if row["regime"] != UNDER_SOME_REGIME:
            yield Answer(row["incident"], row["regime"], row["outcome"], row["named"] or "")


def questions_of(asked: Iterable[Answer]) -> bytes:
    """Return the questions of a run as a sheet of answers that nobody has filled in yet."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow((*ANSWER_COLUMNS, "named"))
    for each in sorted({(each.incident, each.regime) for each in asked}):
        rows.writerow((*each, "", ""))
    # A spreadsheet takes text without this mark for that of another century.
    return sheet.getvalue().encode("utf-8-sig")


def read_answers(
    content: bytes, file: str, asked: Sequence[Answer]
) -> tuple[list[Answer], list[Problem]]:
    """
    Read a trainee's file of answers: CSV with the columns of ANSWER_COLUMNS.

    Args:
        content: What stands in the file.
        file: Its name, for problems.
        asked: Every question, as the run answered it; one that the file does not answer counts
            as left open.

    Returns:
        An answer to every question, and every problem found.
    """
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    header = tuple(rows.fieldnames or ())
    lacking = [
        Problem(
            codes.COLUMN_NOT_THERE,
            Place(file=file, field=each),
            each,
            {"column": each, "nearest": nearest(each, header)},
        )
        for each in ANSWER_COLUMNS
        if each not in header
    ]
    if lacking:
        return [], lacking
    questions = {(each.incident, each.regime) for each in asked}
    given: dict[tuple[str, str], Answer] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        answer = Answer(*((row.get(each) or "").strip() for each in (*ANSWER_COLUMNS, "named")))
        problem = _problem(answer, (file, number), questions, given)
        if problem is None:
            given[answer.incident, answer.regime] = answer
        else:
            problems.append(problem)
    silent = (Answer(*each, UNDETERMINED) for each in sorted(questions - given.keys()))
    return [*given.values(), *silent], problems


def _problem(
    answer: Answer,
    place: tuple[str, int],
    questions: set[tuple[str, str]],
    given: Mapping[tuple[str, str], Answer],
) -> Problem | None:
    key = (answer.incident, answer.regime)
    if key not in questions:
        values = {"incident": answer.incident, "regime": answer.regime}
        return _at(codes.NO_SUCH_QUESTION, place, "incident", answer.incident, values)
    if key in given:
        values = {"incident": answer.incident, "regime": answer.regime}
        return _at(codes.ANSWERED_TWICE, place, "incident", answer.incident, values)
    if answer.outcome not in {"", *OUTCOMES, UNDETERMINED}:
        known = ", ".join((*OUTCOMES, UNDETERMINED))
        values = {"written": answer.outcome, "known": known}
        return _at(codes.UNKNOWN_ANSWER, place, "outcome", answer.outcome, values)
    return None


def _at(
    code: Code, place: tuple[str, int], field: str, excerpt: str, values: Mapping[str, str]
) -> Problem:
    file, row = place
    return Problem(code, Place(file=file, row=row, field=field), excerpt[:80], values)
