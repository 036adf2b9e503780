"""``trucewatch explain-code CODE``: what a problem's code means and what to do about it."""

from __future__ import annotations

import difflib
import re
from typing import Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import JsonOption
from trucewatch.cli.terminal import put, put_json
from trucewatch.cli.words import catalogue, text
from trucewatch.definitions.problems import Place, Problem
from trucewatch.engine import codes
from trucewatch.engine.refusal import RefusedError
from trucewatch.publication.wording import UnknownMessageError

CodeArgument = Annotated[
    str, typer.Argument(metavar="CODE", help=text("option.code"), show_default=False)
]

PREFIXES = ("ACT", "ARE", "CAS", "FND", "RPT", "RUN", "TRM", "YML")
"""Floors that problems come from: the first three letters of a code."""


@guarded
def explain_code(code: CodeArgument, *, as_json: JsonOption = False) -> ExitCode:
    """Write title, words and remedy of one code."""
    wanted = code.strip().upper()
    try:
        said = catalogue().code_words(wanted)
    except UnknownMessageError:
        raise _unknown(wanted) from None
    if as_json:
        document = {"schema": "trucewatch/explain-code@1", "code": wanted, "title": said.title}
        put_json({**document, "words": said.words, "remedy": said.remedy})
        return ExitCode.DONE
    put(f"{wanted}: {said.title}")
    put(_with_gaps(said.words))
    put(_with_gaps(said.remedy))
    return ExitCode.DONE


def _with_gaps(words: str) -> str:
    """Return *words* with each field as a gap that a reader takes for one: ``<start>``."""
    return re.sub(r"\{(\w+)\}", r"<\1>", words)


def _unknown(wanted: str) -> RefusedError:
    known = [code for prefix in PREFIXES for code in catalogue().codes(prefix)]
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.6)
    values = {"code": wanted, "near": ", ".join(near or PREFIXES)}
    return RefusedError(Problem(codes.NO_SUCH_CODE, Place(), wanted, values))
