"""
A text that was read: the document, what is known of it, and what it claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from trucewatch.definitions.problems import Problem
from trucewatch.reading.claim import Claim
from trucewatch.reading.document import Document, Published
from trucewatch.reading.prose.told import Text
from trucewatch.reading.reader import Reader, held_to_contract


@runtime_checkable
class Teller(Protocol):
    """A reader that can say how it understands a text, beside what the text claims."""

    def read_told(self, document: Document) -> tuple[Text, list[Claim], list[Problem]]:
        """Return the text told sentence by sentence, its claims, and what could not be read."""
        ...


@dataclass(frozen=True, slots=True)
class ReadText:
    """
    A text with everything that was read in it.

    Attributes:
        document: The text as it came.
        language: Its main language; empty where it is none that the reader knows.
        published: When it was published, as it was given or inferred; ``None`` is not known.
        claims: What it says, in order of place; proposals.
        problems: What could not be read, and what was proposed and is not borne out.
    """

    document: Document
    language: str
    published: Published | None
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def read_text(document: Document, reader: Reader) -> ReadText:
    """
    Read *document*; what *reader* proposes is held to the contract of all readers.

    Returns:
        The claims that the text bears out; every other one is a problem.
    """
    language, published = document.context.language, document.context.published
    if isinstance(reader, Teller):
        told, proposed, problems = reader.read_told(document)
        language, published = told.language, told.published
    else:
        proposed, problems = reader.read(document)
    claims, dropped = held_to_contract(document, proposed)
    return ReadText(document, language, published, tuple(claims), (*problems, *dropped))
