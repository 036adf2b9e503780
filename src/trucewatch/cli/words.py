"""The command line's words: everything that it says stands in the catalogue."""

from __future__ import annotations

from trucewatch.publication.wording import Catalogue

LANGUAGE = "en"
"""The language that the command line speaks."""


def catalogue() -> Catalogue:
    """Return the catalogue of the command line's language; its files are read once."""
    return Catalogue.load(LANGUAGE)


def text(message: str, **values: object) -> str:
    """Return the sentence ``cli.MESSAGE`` with its *values* set in."""
    return catalogue().say(f"cli.{message}", **values)
