"""Sentences with the actors that each names, in three languages."""

from __future__ import annotations

from pathlib import Path


def rows_of(language: str) -> list[tuple[str, str]]:
    """Return every sentence of a language, with the actors that it names."""
    text = (Path(__file__).parent / f"{language}.txt").read_text(encoding="utf-8")
    pairs = (block.split("\n") for block in text.strip().split("\n\n"))
    return [(sentence, actors.strip()) for sentence, actors in pairs]
