"""
The agency through which a text came, as its dateline or its signature says.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading.claim import Voice
from trucewatch.reading.document import Span
from trucewatch.reading.prose.pages.part_words import AGENCIES
from trucewatch.reading.prose.pages.parts import Part
from trucewatch.reading.prose.told import PartKind


def agency_of(text: str, parts: Sequence[Part]) -> Voice | None:
    """
    Return the one agency that the datelines of *text* name, else the one of its signatures.

    A text that is made from several agencies' texts has none: which sentence is whose is not said.
    """
    datelines = [part.dateline for part in parts if part.dateline]
    signatures = [part.span for part in parts if part.kind is PartKind.SIGNATURE]
    return _only(text, datelines) or _only(text, signatures)


def _only(text: str, spans: Sequence[Span]) -> Voice | None:
    found = [each for span in spans for each in AGENCIES.finditer(text, *span)]
    names = {each.group().casefold() for each in found}
    if len(names) != 1:
        return None
    return Voice(found[0].group(), found[0].span(), organisation=found[0].group())
