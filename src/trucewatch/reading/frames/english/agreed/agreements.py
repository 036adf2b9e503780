"""
Agreements: what a sentence says of truces, of exemptions from them, of duties and of promises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.commitments import commitments
from trucewatch.reading.frames.english.agreed.duties import duties
from trucewatch.reading.frames.english.agreed.exemptions import exemptions
from trucewatch.reading.frames.english.agreed.timed_lines import timed_line_of
from trucewatch.reading.frames.english.agreed.truce_terms import truce_terms
from trucewatch.reading.prose.told import ActorMention, Text, Told

_DEEDS = re.compile(
    r"[\s-]+(?:operations?|actions?|activit|campaign|pause|offensive|equipment|strikes|presence"
    r"|aid)"
)


def agreements(text: Text, told: Told) -> Iterator[Draft]:
    """Propose what a sentence says of truces and of what somebody owes or promises."""
    actors = tuple(each for each in told.actors if not _is_adjective(told, each))
    line = timed_line_of(text.document, replace(told, actors=actors))
    yield from truce_terms(text, line)
    yield from exemptions(text, line)
    yield from duties(line)
    yield from commitments(line)


def _is_adjective(told: Told, actor: ActorMention) -> bool:
    """Say whether "military" says of what kind operations are, and not who."""
    if actor.words.lower() != "military":
        return False
    behind = told.sentence.text[actor.span[1] - told.sentence.span[0] :]
    return _DEEDS.match(behind) is not None
