"""
Chains: quotations that run over several sentences, and the speaker who is named in one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.reading.claim import Voice
from trucewatch.reading.prose.attribution.attribution_line import QUOTE_MARKS
from trucewatch.reading.prose.told import Attribution, Told


def carried_on(sentences: Sequence[Told]) -> tuple[Told, ...]:
    """
    Return the sentences of a text with the speakers of quotations that run over several.

    A sentence of a quotation whose other end has a speaker gets that speaker. A sentence that
    opens a new quotation, directly behind one with a speaker, gets it as a weak one.

    Args:
        sentences: All sentences of a text in order, each with its own attributions.
    """
    told = list(sentences)
    for at in range(len(told) - 2, -1, -1):
        if _runs_on(told[at], told[at + 1]) and not _speaks_at_end(told[at]):
            told[at] = _given(told[at], _first_quote(told[at + 1]), last=True, weak=False)
    for at in range(1, len(told)):
        if told[at].attributions or not told[at].sentence.quotes:
            continue
        if _runs_on(told[at - 1], told[at]):
            told[at] = _given(told[at], _last_quote(told[at - 1]), last=False, weak=False)
        elif _follows(told[at - 1], told[at]):
            told[at] = _given(told[at], _last_quote(told[at - 1]), last=False, weak=True)
    return tuple(told)


def _runs_on(one: Told, other: Told) -> bool:
    """Say whether a quotation that is open at the end of *one* goes on in *other*."""
    if not one.sentence.quotes or not other.sentence.quotes:
        return False
    is_open = one.sentence.quotes[-1][1] >= one.sentence.span[1]
    goes_on = other.sentence.quotes[0][0] <= other.sentence.span[0]
    same = one.sentence.paragraph == other.sentence.paragraph
    return is_open and (goes_on if same else _opens_with_mark(other))


def _follows(one: Told, other: Told) -> bool:
    """Say whether *other* opens with a new quotation behind one of the same paragraph."""
    same = one.sentence.paragraph == other.sentence.paragraph
    return same and _opens_with_mark(other) and _fills(other)


def _opens_with_mark(told: Told) -> bool:
    return told.sentence.text[:1] in QUOTE_MARKS


def _fills(told: Told) -> bool:
    """Say whether a quotation is all that a sentence has."""
    first, after = told.sentence.quotes[0]
    return (after - first) * 10 >= (told.sentence.span[1] - told.sentence.span[0]) * 9


def _speaks_at_end(told: Told) -> bool:
    """Say whether the quotation at the end of a sentence has its speaker already."""
    last = told.sentence.quotes[-1]
    return any(
        each.is_quote and each.content and each.content[-1][1] > last[0]
        for each in told.attributions
    )


def _first_quote(told: Told) -> Attribution | None:
    start = told.sentence.quotes[0][0]
    for each in told.attributions:
        if each.is_quote and each.content and each.content[0][0] <= start + 1:
            return each
    return None


def _last_quote(told: Told) -> Attribution | None:
    return next((each for each in reversed(told.attributions) if each.is_quote), None)


def _given(told: Told, said: Attribution | None, *, last: bool, weak: bool) -> Told:
    if said is None:
        return told
    quote = told.sentence.quotes[-1 if last else 0]
    voices: tuple[Voice, ...] = said.voices
    if weak:
        voices = (replace(voices[0], is_weak=True), *voices[1:])
    given = Attribution(voices, (quote,), said.verb, is_quote=True)
    return replace(told, attributions=(*told.attributions, given))
