"""
A reader that asks a language model, of whose answers only quotations are believed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import sleep
from typing import Any

from trucewatch.definitions.problems import Code, Place, Problem
from trucewatch.engine.model_endpoint import ModelEndpoint, ModelError, ask
from trucewatch.reading.claim import Claim
from trucewatch.reading.document import Document
from trucewatch.reading.model import codes
from trucewatch.reading.model.answers import ModelName, claims_from
from trucewatch.reading.model.asked import form, question
from trucewatch.reading.model.pieces import PIECES_MOST, pieces_of
from trucewatch.reading.prose.known import Known
from trucewatch.reading.prose.pages.text_problems import problems_before, problems_of
from trucewatch.reading.prose.texts import Telling, told_by
from trucewatch.reading.prose.told import Text
from trucewatch.reading.reader import held_to_contract

ANSWER_TOKENS = 8_192
"""Longest answer that a model is asked for."""

_VERSION = "1"


@dataclass(frozen=True, slots=True)
class ModelReader:
    """
    A `Reader` that shows a text to a model, piece by piece; it is also a `Teller`.

    Times, numbers, actors and places come from our own grammar of the quoted words. The model is
    given no tools and nothing of the case.

    Attributes:
        endpoint: Where the model is asked.
        known: What our own grammar knows beside the text.
        pause: Waits for so many seconds.
    """

    endpoint: ModelEndpoint
    known: Known = field(default_factory=Known)
    pause: Callable[[float], None] = sleep

    @property
    def name(self) -> str:
        """Name of the reader, kept with every claim."""
        return f"model:{self.endpoint.model}"

    @property
    def version(self) -> str:
        """Version of the question and of the way in which answers are taken."""
        return _VERSION

    def read(self, document: Document) -> tuple[list[Claim], list[Problem]]:
        """
        Return what the model finds in the text and the text bears out, and what went wrong.

        A piece for which there is no answer is a problem that is an error: silence is never calm.
        """
        _, claims, problems = self.read_told(document)
        return claims, problems

    def read_told(self, document: Document) -> tuple[Text, list[Claim], list[Problem]]:
        """Return the text as our grammar tells it, the claims, and the problems."""
        problems = problems_before(document)
        if any(each.is_error for each in problems):
            return Text(document, "", document.context.published, ()), [], problems
        telling = Telling.of(document)
        text = told_by(telling, self.known)
        problems += problems_of(telling, text)
        if not text.sentences:
            return text, [], problems
        if not self.endpoint.is_local:
            host = {"host": self.endpoint.host}
            problems.append(_problem(codes.TEXT_LEFT_THE_MACHINE, document, 0, host))
        claims, found = self._asked(text)
        kept, dropped = held_to_contract(document, claims)
        return text, kept, [*problems, *found, *dropped]

    def _asked(self, text: Text) -> tuple[list[Claim], list[Problem]]:
        claims: list[Claim] = []
        problems: list[Problem] = []
        pieces = list(pieces_of(text.document.text))
        for piece in pieces[:PIECES_MOST]:
            try:
                answer = ask(self.endpoint, _body(text.document.quote(piece)), self.pause)
            except ModelError as error:
                problems.append(_problem(error.code, text.document, piece[0], error.values))
                if error.code not in _OF_ONE_PIECE:
                    return claims, problems
                continue
            model = ModelName(self.name, self.version)
            found, left_out = claims_from(answer, text, piece, model)
            claims += found
            problems += left_out
        if len(pieces) > PIECES_MOST:
            values = {"most": str(PIECES_MOST), "count": str(len(pieces))}
            at = pieces[PIECES_MOST][0]
            problems.append(_problem(codes.TOO_MANY_PIECES, text.document, at, values))
        return claims, problems


_OF_ONE_PIECE = frozenset({codes.CUT_OFF, codes.NOT_A_REPLY, codes.REPLY_TOO_LONG})
"""What may go better with the next piece; with anything else the rest is not sent."""


def _body(piece: str) -> Mapping[str, Any]:
    return {
        "messages": question(piece),
        "temperature": 0,
        "max_tokens": ANSWER_TOKENS,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": form()},
        },
    }


def _problem(code: Code, document: Document, at: int, values: Mapping[str, str]) -> Problem:
    line = document.text.count("\n", 0, at) + 1
    return Problem(code, Place(file=document.name, line=line, column=1), "", dict(values))
