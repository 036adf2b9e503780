"""
Truce asides: who stands behind a truce or watches it, told in a sentence of its own.

"It was brokered by the United States" is none of a truce's terms by itself. It is told of the
truce before it, and of none where no truce stands near.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.reading.claim import ClaimType
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.prose.told import Text

ASIDE = "en.truce.aside"
"""Rule: what a pronoun says of a truce that another sentence tells."""

_OVERSEERS = "overseers"
_ALONE = "en.truce.parties"
_FURTHEST = 4
_TERMS = frozenset({"start", "end", "duration", "parties", "accepted_by", "extended_until"})


def with_asides(
    text: Text, drafts: list[Draft], joined: Callable[[Text, Draft, Draft], Draft]
) -> list[Draft]:
    """
    Return *drafts* with every aside joined to the truce that was told last before it.

    Args:
        text: The text.
        drafts: Its truces, asides among them, in any order.
        joined: How a telling is joined to a fuller one.
    """
    asides = [each for each in drafts if each.rule == ASIDE]
    kept = [each for each in drafts if each.rule != ASIDE]
    for aside in asides:
        at = _told_before(text, kept, aside)
        if at is not None:
            kept[at] = joined(text, kept[at], aside)
        elif _OVERSEERS in aside.slots:
            kept.append(replace(aside, rule=_ALONE))
    return kept


def _told_before(text: Text, kept: list[Draft], aside: Draft) -> int | None:
    near = [
        (each.span, at)
        for at, each in enumerate(kept)
        if each.type is ClaimType.TRUCE_TERM
        and each.slots.keys() & _TERMS
        and each.span[0] < aside.span[0]
        and _sentence(text, aside) - _sentence(text, each) <= _FURTHEST
    ]
    return max(near)[1] if near else None


def _sentence(text: Text, draft: Draft) -> int:
    told = text.at(draft.span[0])
    return told.sentence.number if told is not None else 0
