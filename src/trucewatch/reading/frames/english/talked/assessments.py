"""
Assessments: judgements on how much violence there is, and on whether a truce holds.

A judgement needs a subject and a verb of its own: "continued fighting" beside another verb is
none, and neither is what is feared, hoped for or laid down as a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trucewatch.definitions.time_mentions import TimeKind, TimeMention
from trucewatch.reading.claim import Basis, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.lines import Line
from trucewatch.reading.frames.english.talked import assessment_words as words
from trucewatch.reading.frames.english.talked.judgements import (
    Judgement,
    Keys,
    is_parting,
    judgements,
)
from trucewatch.reading.frames.slots import (
    WEAK,
    places_slot,
    window_slot,
    word_slot,
    words_slot,
)
from trucewatch.reading.prose.told import PartKind, Text, Told

_FURTHEST_PLACE = 3


def assessments(text: Text, line: Line) -> Iterator[Draft]:
    """Yield every judgement of a sentence on violence or on a truce."""
    keys = Keys(line, line.text.split())
    for found in judgements(keys):
        yield _draft(text, line.told, keys, found)


def _draft(text: Text, told: Told, keys: Keys, found: Judgement) -> Draft:
    document = text.document
    start, end = _clause(keys, found)
    subject = keys.span(found.subject)
    verb = keys.span(found.verb)
    slots = {"trend": word_slot(document, found.trend, verb)}
    slots["truce" if found.is_truce else "of"] = words_slot(document, subject)
    area = _area(text, told, keys, (start, end))
    if area is not None:
        slots["area"] = area
    window = _window(told, keys, found, (start, end))
    if window is not None:
        slots["window"] = window_slot(document, window)
    spans = [subject, verb]
    for slot in slots.values():
        spans += [each for each in slot.spans if told.sentence.span[0] <= each[0]]
    span = min(first for first, _ in spans), max(after for _, after in spans)
    modality = Modality.DENIED if found.is_denied else Modality.HELD
    rule = f"en.assessment.{found.rule}"
    return Draft(ClaimType.ASSESSMENT, rule, span, slots, modality)


def _clause(keys: Keys, found: Judgement) -> tuple[int, int]:
    """Return the keys of the clause that a judgement stands in."""
    start = min(found.subject[0], found.verb[0])
    while start > 0 and not _parts(keys, start - 1):
        start -= 1
    end = max(found.subject[1], found.verb[1])
    while end < len(keys.keys) and not _parts(keys, end):
        end += 1
    return start, end


def _parts(keys: Keys, at: int) -> bool:
    key = keys.key(at)
    if key == ",":
        # A list of places runs on over its commas.
        return not (keys.key(at - 1).startswith("@P") and keys.key(at + 1).startswith("@P"))
    return is_parting(keys, at) or key in words.STOPS


def _area(text: Text, told: Told, keys: Keys, clause: tuple[int, int]) -> Slot | None:
    numbers = [int(key[2:]) for key in keys.keys[slice(*clause)] if key.startswith("@P")]
    if not numbers and clause[0] > 0 and keys.key(0) in {"in", "around", "across"}:
        opening = keys.keys[: clause[0]]
        numbers = [int(key[2:]) for key in opening if key.startswith("@P")]
        numbers = numbers if keys.key(clause[0] - 1) == "," else []
    if numbers:
        return places_slot(text.document, [told.places[each] for each in numbers])
    pairs = zip(keys.keys[clause[0] : clause[1]], keys.keys[clause[0] + 1 :], strict=False)
    if words.THERE.isdisjoint(pairs):
        return None
    return _places_before(text, told)


def _places_before(text: Text, told: Told) -> Slot | None:
    """Return the places of the last sentence that named any, as what "those areas" are."""
    number = told.sentence.number
    for earlier in reversed(text.sentences[max(0, number - _FURTHEST_PLACE) : number]):
        if not earlier.places or earlier.sentence.part is PartKind.CAPTION:
            continue
        slot = places_slot(text.document, earlier.places)
        return Slot(
            slot.value,
            slot.normalised,
            slot.spans,
            Basis.INFERRED,
            f"places told in sentence {earlier.sentence.number + 1}",
            slot.alternatives,
            tuple(dict.fromkeys((*slot.flags, WEAK))),
        )
    return None


def _window(
    told: Told, keys: Keys, found: Judgement, clause: tuple[int, int]
) -> TimeMention | None:
    """Return the time of a judgement: the first behind its verb, else the last before it."""
    places = {at: told.times[int(key[2:])] for at, key in enumerate(keys.keys) if key[:2] == "@T"}
    fitting = {
        at: each
        for at, each in places.items()
        if clause[0] <= at < clause[1] and each.kind is not TimeKind.LENGTH
    }
    is_agreed = partial(_is_agreed, keys)
    behind = [at for at in fitting if at >= found.verb[1] and not is_agreed(at)]
    before = [
        at
        for at in fitting
        if at < found.verb[0] and not is_agreed(at) and "and" not in keys.keys[at : found.verb[0]]
    ]
    if behind:
        return fitting[min(behind)]
    return fitting[max(before)] if before else None


def _is_agreed(keys: Keys, at: int) -> bool:
    """Say whether a time is that of an agreement: "the truce agreed to in February"."""
    near = keys.keys[max(0, at - 4) : at]
    return not {"agreed", "signed", "brokered", "announced", "declared", "reached"}.isdisjoint(
        near
    )
