"""
Documents: a text exactly as it came, with what is known of where it comes from.

The text is never altered: every span of every claim counts the code points of this very text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from trucewatch.definitions.digests import digest_of

Span = tuple[int, int]
"""``[start, end)`` in code points of a document's text."""


@dataclass(frozen=True, slots=True)
class Published:
    """
    When a text was published, as exactly as it is known.

    Attributes:
        earliest: First instant at which it can have been published, aware.
        latest: First instant after the last; equal to *earliest* where the instant is known.
        inferred_from: What it was inferred from, in words; empty where somebody stated it.
        evidence: Spans of the text that it was inferred from.
    """

    earliest: datetime
    latest: datetime
    inferred_from: str = ""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """
    What is known of a text without reading it.

    Attributes:
        source: Source of the case that published it; empty where it is not known.
        published: When it was published; ``None`` where nothing is known.
        zone: Zone of hours that carry none; ``None`` where nothing is known.
        language: ``en``, ``ru``, ``ar``; empty where it is not known, or is none of these.
    """

    source: str = ""
    published: Published | None = None
    zone: tzinfo | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """
    A text that is read for claims.

    Attributes:
        name: File that it came from, relative to the case.
        text: Every character as it came.
        digest: sha256 of the text in UTF-8.
        context: What is known of it without reading it.
    """

    name: str
    text: str
    digest: str
    context: Context

    @classmethod
    def of(cls, text: str, name: str = "", context: Context | None = None) -> Document:
        """Return *text* as a document, with its digest."""
        digest = digest_of(text.encode("utf-8", "surrogatepass"))
        return cls(name, text, digest, context or Context())

    def quote(self, span: Span) -> str:
        """Return the characters at *span*."""
        return self.text[span[0] : span[1]]

    def holds(self, span: Span) -> bool:
        """Say whether *span* is a stretch of at least one character of the text."""
        return 0 <= span[0] < span[1] <= len(self.text)
