"""
Wording: every sentence that a user sees, by message id, in one language at a time.

A message id is ``file.key`` or ``file.table.key``: ``page.map.title`` stands in ``page.toml`` in
the table ``map``. A message that counts something is a table with ``one`` and ``other``, chosen by
``n``. Fields are those of `str.format`. Each file is read once, when it is first needed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from markupsafe import Markup, escape

from trucewatch.definitions.problems import Problem
from trucewatch.publication.markup import joined


class UnknownMessageError(KeyError):
    """A message id has no words in the catalogue: a mistake in the program, never in the input."""


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """
    What the catalogue says of a problem.

    Attributes:
        title: One line, for lists and the reference.
        words: What is wrong, with the values found.
        remedy: What to do next.
    """

    title: str
    words: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """
    The sentences of one language.

    Attributes:
        language: BCP 47 tag, the name of the catalogue's folder.
        direction: ``ltr`` or ``rtl``.
    """

    language: str = "en"
    direction: str = "ltr"

    @classmethod
    def load(cls, language: str) -> Catalogue:
        """
        Return the catalogue of *language*; nothing is read until the first sentence is said.

        Raises:
            UnknownMessageError: When there is no catalogue of that language.
        """
        if language not in _DIRECTIONS:
            raise UnknownMessageError(language)
        return cls(language, _DIRECTIONS[language])

    def template(self, message_id: str, n: int | None = None) -> str:
        """
        Return the unfilled sentence of *message_id*, in the form that counts *n*.

        Raises:
            UnknownMessageError: When the catalogue has no such message.
        """
        file, _, key = message_id.partition(".")
        found = _messages(self.language, file).get(key)
        if found is None and n is not None:
            form = "one" if n == 1 else "other"
            found = _messages(self.language, file).get(f"{key}.{form}")
        if found is None:
            raise UnknownMessageError(message_id)
        return found

    def has(self, message_id: str) -> bool:
        """Say whether *message_id* has words, for vocabularies that a case may widen."""
        file, _, key = message_id.partition(".")
        return key in _messages(self.language, file)

    def say(self, message_id: str, **values: object) -> str:
        """
        Return the sentence of *message_id* as plain text, with its fields filled.

        Raises:
            UnknownMessageError: When the catalogue has no such message.
            KeyError: When a field of the sentence is not among *values*.
        """
        return self.template(message_id, _count(values)).format(**values)

    def say_markup(self, message_id: str, **values: object) -> Markup:
        """Return the sentence of *message_id* as HTML; values that are not markup are escaped."""
        parts: list[object] = []
        for words, field, figure in _pieces(self.template(message_id, _count(values))):
            parts.append(words)
            if field is not None:
                parts.append(format(values[field], figure) if figure else values[field])
        return joined(parts)

    def problem_words(self, problem: Problem) -> ProblemWords:
        """
        Return title, words and remedy of *problem*.

        Raises:
            UnknownMessageError: When its code has no words.
        """
        entry = self.code_words(problem.code.id)
        values = _Forgiving(problem.values)
        return ProblemWords(
            entry.title, entry.words.format_map(values), entry.remedy.format_map(values)
        )

    def code_words(self, code: str) -> ProblemWords:
        """
        Return the unfilled words of a problem's code such as ``TRM-103``.

        Raises:
            UnknownMessageError: When the code has no words.
        """
        prefix = code.partition("-")[0]
        found = _problems(self.language, prefix).get(code)
        if found is None:
            raise UnknownMessageError(code)
        return found

    def codes(self, prefix: str) -> tuple[str, ...]:
        """Return the codes of *prefix* that have words, in order."""
        return tuple(sorted(_problems(self.language, prefix)))


_DIRECTIONS: Mapping[str, str] = {"en": "ltr"}
"""Languages that have a catalogue, with the direction in which they are written."""


class _Forgiving(dict[str, str]):
    """Values of a problem; a missing one is shown as such and never hides the problem."""

    def __missing__(self, key: str) -> str:
        return f"[{key}?]"


def _count(values: Mapping[str, object]) -> int | None:
    n = values.get("n")
    return n if isinstance(n, int) else None


@cache
def _pieces(template: str) -> tuple[tuple[Markup, str | None, str], ...]:
    """Return the sentence cut at its fields: words, the field after them, how it is written."""
    return tuple(
        (escape(words), field, figure or "")
        for words, field, figure, _ in Formatter().parse(template)
    )


@cache
def _messages(language: str, file: str) -> Mapping[str, str]:
    return dict(_flat(_read(language, f"{file}.toml"), ""))


@cache
def _problems(language: str, prefix: str) -> Mapping[str, ProblemWords]:
    return {
        code: ProblemWords(**entry)
        for code, entry in _read(language, f"problems/{prefix}.toml").items()
    }


def _read(language: str, path: str) -> dict[str, Any]:
    resource = files("trucewatch.publication").joinpath(f"catalogue/{language}/{path}")
    if not resource.is_file():
        return {}
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows.extend(_flat(value, f"{prefix}{key}."))
        else:
            rows.append((f"{prefix}{key}", str(value)))
    return rows
