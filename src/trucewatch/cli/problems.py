"""Problems as the user reads them: where, what stands there, what is wrong, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.cli.terminal import tell, tell_as
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.problems import Problem, Severity

MOST_OF_ONE_CODE = 5
"""Warnings and notes of one code that are told in full; errors are all told."""

_LONGEST_EXCERPT = 160
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def tell_problems(problems: Sequence[Problem]) -> None:
    """Tell *problems* on standard error, errors first, many alike only a few times."""
    told: Counter[str] = Counter()
    for problem in sorted(problems, key=lambda each: (_ORDER[each.code.severity], each.place)):
        told[problem.code.id] += 1
        if problem.is_error or told[problem.code.id] <= MOST_OF_ONE_CODE:
            tell_problem(problem)
    for code, count in sorted(told.items()):
        severity = next(each.code.severity for each in problems if each.code.id == code)
        if severity is not Severity.ERROR and count > MOST_OF_ONE_CODE:
            tell(text("problems.more", code=code, n=count - MOST_OF_ONE_CODE))


def tell_problem(problem: Problem) -> None:
    """Tell one problem on standard error."""
    said = catalogue().problem_words(problem)
    where = str(problem.place)
    tell(f"{where}: {problem.code.id}" if where else problem.code.id)
    if problem.excerpt:
        tell(f"    {_shortened(problem.excerpt)}")
    tell_as(str(problem.code.severity), said.words)
    tell_as("hint", said.remedy)


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return *problems* as the rows of a JSON document, in order of place."""
    return [_row(problem) for problem in sorted(problems, key=lambda each: each.place)]


def _row(problem: Problem) -> dict[str, object]:
    said = catalogue().problem_words(problem)
    place = problem.place
    return {
        "code": problem.code.id,
        "severity": str(problem.code.severity),
        "file": place.file,
        "line": place.line or None,
        "column": place.column or None,
        "row": place.row or None,
        "field": place.field or None,
        "excerpt": problem.excerpt,
        "title": said.title,
        "words": said.words,
        "remedy": said.remedy,
    }


def _shortened(excerpt: str) -> str:
    line = " ".join(excerpt.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[:_LONGEST_EXCERPT]}…"
