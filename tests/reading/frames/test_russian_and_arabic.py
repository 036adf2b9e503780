"""Sentences in Russian, Arabic and Ukrainian, each with the claims that are read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.frames.said_in import said_in

_CASES = Path(__file__).parent / "cases"


def _cases() -> list[tuple[str, str, list[str]]]:
    found: list[tuple[str, str, list[str]]] = []
    for file in sorted(_CASES.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith("# "):
                found.append((file.stem, line.removeprefix("# "), []))
            elif line.strip():
                found[-1][2].append(line.strip())
    return found


@pytest.mark.parametrize(("language", "text", "claims"), _cases())
def test_a_sentence_claims_what_is_written_under_it(
    language: str, text: str, claims: list[str]
) -> None:
    """A sentence has the claims that stand under it in its file of cases, and no others."""
    assert claims == said_in(text, language)


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_there_are_many_sentences_and_traps(language: str) -> None:
    """Each of the two languages has at least sixty cases, a tenth of them without a claim."""
    cases = [claims for name, _, claims in _cases() if name == language]

    assert len(cases) >= 60
    assert sum(not claims for claims in cases) >= 6
