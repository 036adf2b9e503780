"""
Agreements: what a sentence says of truces, of exemptions from them, of duties and of promises.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.truce_terms import truce_terms
from trucewatch.reading.prose.told import Text, Told


def agreements(text: Text, told: Told) -> Iterator[Draft]:
    """Propose what a sentence says of truces and of what somebody owes or promises."""
    yield from truce_terms(text, told)
