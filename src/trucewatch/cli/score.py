"""``trucewatch score CASE``: how a worked simulated case stands to its truth."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import CaseArgument, JsonOption
from trucewatch.cli.simulate import TruthOption
from trucewatch.cli.terminal import put, put_json, put_table
from trucewatch.cli.words import text

if TYPE_CHECKING:
    from trucewatch.simulation.scoring import Score

AnswersOption = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE.csv", help=text("option.answers"), show_default=False),
]
QuestionsOption = Annotated[
    Path | None,
    typer.Option(
        "--questions", metavar="FILE.csv", help=text("option.questions"), show_default=False
    ),
]
ScoredRunOption = Annotated[
    str, typer.Option("--run", metavar="RUN", help=text("option.run"), show_default=True)
]


@guarded
def score(  # noqa: PLR0913 - each is an option that a user can give
    case: CaseArgument,
    *,
    truth: TruthOption = None,
    answers: AnswersOption = None,
    questions: QuestionsOption = None,
    run: ScoredRunOption = "latest",
    as_json: JsonOption = False,
) -> ExitCode:
    """Hold the answers of a run, or of a trainee, against the truth."""
    from trucewatch.engine.simulating import score_case, write_questions

    if questions is not None:
        put(text("score.questions", n=write_questions(case, questions, run), file=str(questions)))
        return ExitCode.DONE
    scored = score_case(case, truth, answers, run)
    found = scored.scores
    if as_json:
        put_json(score_document(scored.run, answers, found))
    else:
        put_table(
            [
                [text(f"score.{key}") for key in _KEYS],
                *([str(figure) for figure in _figures(each)] for each in found),
            ]
        )
    return ExitCode.DONE


def score_document(run: str, answers: Path | None, found: Iterable[Score]) -> dict[str, Any]:
    """Return the JSON document of ``score``: whose answers they are, and how they stand."""
    rows = [dict(zip(_KEYS, _figures(each), strict=True)) for each in found]
    file = None if answers is None else answers.name
    return {"schema": "trucewatch/score@1", "run": run, "answers": file, "regimes": rows}


_KEYS = (
    *("regime", "answers", "right", "by_reading", "wrong", "left_open", "never_was"),
    *("named_right", "named_wrong"),
)


def _figures(of: Score) -> tuple[str | int, ...]:
    return of.regime, of.answers, *of.marks.values(), of.named_right, of.named_wrong
