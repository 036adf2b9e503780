"""
Truce join: what a text tells of one truce in several sentences is one claim.

Two tellings are of one truce where a start, an end or a length is told twice and agrees, and
nothing speaks against it. Where announcers give other hours for what looks like one truce, both
stay, and each says that it disagrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.reading.claim import Basis, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.agreed.truce_asides import with_asides
from trucewatch.reading.frames.english.agreed.truce_sameness import (
    Stretch,
    can_be_one,
    computed_ends,
    do_agree,
    ends_of,
    names_of,
    stretches_of,
)
from trucewatch.reading.frames.slots import iso_instant
from trucewatch.reading.prose.told import Text

AGREEING = "told twice, agreeing"
"""Flag: two sentences give the same."""

_IDENTITY = ("start", "end", "duration", "extended_until")
_OF_EXTENSION = "of the extension"
_UNDER = "under the regime"
_STANDING = frozenset({Modality.HELD, Modality.PLANNED})
_SINGLE = frozenset({"start", "end", "duration", "extended_until", "lapsed_at", "in_force"})
_NEAR_DAYS = 4
_NEAR_BY = 400  # characters: about two sentences
_DAY_NOT_SAID = "day not said"


def truce_join(text: Text, drafts: list[Draft]) -> list[Draft]:
    """
    Join what is told of one truce, and flag what disagrees.

    Args:
        text: The text.
        drafts: All its drafts, in their order.
    """
    truces = [each for each in drafts if each.type is ClaimType.TRUCE_TERM]
    truces = with_asides(text, truces, _joined)
    others = [each for each in drafts if each.type is not ClaimType.TRUCE_TERM]
    kept: list[Draft] = []
    for draft in sorted(truces, key=_fullness, reverse=True):
        at = next((at for at, each in enumerate(kept) if _is_same(each, draft)), None)
        if at is None:
            at = _only_regime(kept, draft)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(text, kept[at], draft)
    flagged = [_flagged(each, [one for one in kept if one is not each]) for each in kept]
    return sorted([*others, *flagged], key=lambda each: each.span)


def _fullness(draft: Draft) -> int:
    return len(draft.slots)


def _is_same(one: Draft, other: Draft) -> bool:
    if not _can_be_joined(one, other):
        return False
    shared = [name for name in _IDENTITY if name in one.slots and name in other.slots]
    if any(do_agree(name, one.slots[name], other.slots[name]) is True for name in shared):
        return True
    return _has_only(other, "in_force") and _word(one) == _word(other) != ""


def _can_be_joined(one: Draft, other: Draft) -> bool:
    if _UNDER in {_word(one), _word(other)} or _is_watch(one) or _is_watch(other):
        return False
    if not {one.modality, other.modality} <= _STANDING and one.modality is not other.modality:
        return False
    return not any(
        do_agree(name, one.slots[name], other.slots[name]) is False
        for name in ("area", "announcer", *_IDENTITY)
        if name in one.slots and name in other.slots
    )


def _only_regime(kept: list[Draft], draft: Draft) -> int | None:
    """Return which truce an exclusion without hours of its own is of, where only one can be."""
    if not _has_only(draft, "excluded"):
        return None
    can_be = [
        at
        for at, each in enumerate(kept)
        if each.modality is draft.modality
        and {"start", "sponsors"} <= each.slots.keys()
        and _can_be_joined(each, draft)
    ]
    return can_be[0] if len(can_be) == 1 else None


def _has_only(draft: Draft, name: str) -> bool:
    return set(draft.slots) - {"announcer"} == {name}


def _is_watch(draft: Draft) -> bool:
    return draft.rule.endswith(".oversight")


def _word(draft: Draft) -> str:
    slot = draft.slots.get("in_force")
    return str(slot.normalised) if slot else ""


def _joined(text: Text, first: Draft, second: Draft) -> Draft:
    """Return the fuller telling with what the other adds to it."""
    because = f"same truce, told in sentence {_sentence(text, second) + 1}"
    slots = dict(first.slots)
    for name, slot in second.slots.items():
        if name not in slots:
            told = "; ".join(each for each in (slot.inferred_from, because) if each)
            slots[name] = replace(slot, basis=Basis.INFERRED, inferred_from=told)
        elif name in _SINGLE:
            slots[name] = _told_twice(slots[name], slot)
    planned = Modality.PLANNED in {first.modality, second.modality}
    modality = Modality.PLANNED if planned and first.modality in _STANDING else first.modality
    flags = tuple(dict.fromkeys((*first.flags, *second.flags)))
    return replace(first, slots=slots, modality=modality, flags=flags)


def _told_twice(one: Slot, other: Slot) -> Slot:
    """Return a slot with the words of both tellings; the reading is the clearer one's."""
    first, second = (one, other) if one.normalised is not None else (other, one)
    places = dict(zip((*first.spans, *second.spans), (*first.value, *second.value), strict=True))
    spans = tuple(sorted(places))
    flags = tuple(dict.fromkeys((*first.flags, *second.flags, AGREEING)))
    return replace(first, value=tuple(places[each] for each in spans), spans=spans, flags=flags)


def _sentence(text: Text, draft: Draft) -> int:
    told = text.at(draft.span[0])
    return told.sentence.number if told is not None else 0


def _flagged(draft: Draft, others: list[Draft]) -> Draft:
    """Return a draft that says with what it disagrees."""
    slots = dict(draft.slots)
    for name in ("oversight_until", "end", "start", "duration"):
        if name in slots:
            flags = tuple(dict.fromkeys(_disagreements(name, draft, others)))
            slots[name] = replace(slots[name], flags=(*slots[name].flags, *flags))
    denied = [f"disagrees with {_quote(each)}" for each in others if _contradicts(draft, each)]
    return replace(draft, slots=slots, flags=(*draft.flags, *dict.fromkeys(denied)))


def _disagreements(name: str, draft: Draft, others: list[Draft]) -> Iterable[str]:
    if name == "oversight_until":
        yield from _against_end(draft, others)
        return
    if name == "end":
        own = computed_ends(draft.slots)
        if own and not can_be_one(own, stretches_of(draft.slots["end"])):
            yield f"disagrees with start and duration: {_first(own)}"
    if draft.modality not in _STANDING:
        return
    for other in others:
        if _looks_same(draft, other) and _differs(name, draft, other):
            yield f"disagrees with {_quote(other)}"


def _against_end(draft: Draft, others: list[Draft]) -> Iterable[str]:
    """Hold the end of a watch against the end of the truce that it watches."""
    own = stretches_of(draft.slots["oversight_until"])
    for other in others:
        ends = ends_of(other.slots) if other.modality in _STANDING else []
        if ends and own and not can_be_one(own, ends) and _are_near(own, ends):
            yield f"disagrees with the end of the truce: {_first(ends)}"


def _looks_same(one: Draft, other: Draft) -> bool:
    if other.modality not in _STANDING or _is_watch(other) or _UNDER in {_word(one), _word(other)}:
        return False
    areas = names_of(one.slots.get("area")), names_of(other.slots.get("area"))
    if all(areas) and not areas[0] & areas[1]:
        return False
    starts = [stretches_of(each.slots.get("start")) for each in (one, other)]
    if all(starts):
        return _are_near(*starts) or _without_day(one, other)
    ends = [ends_of(each.slots) for each in (one, other)]
    if all(ends):
        return _are_near(*ends)
    return one.modality is other.modality or abs(one.span[0] - other.span[0]) < _NEAR_BY


def _without_day(one: Draft, other: Draft) -> bool:
    """Say whether one of two starts has an hour and no day, so that only the hours compare."""
    return any(_DAY_NOT_SAID in each.slots["start"].flags for each in (one, other))


def _have_one_hour(one: Draft, other: Draft) -> bool:
    hours = [
        {each[0].time() for each in stretches_of(draft.slots["start"]) if each[0] is not None}
        for draft in (one, other)
    ]
    return bool(hours[0] & hours[1])


def _differs(name: str, one: Draft, other: Draft) -> bool:
    if name == "end":
        ends = ends_of(other.slots)
        return bool(ends) and not can_be_one(stretches_of(one.slots["end"]), ends)
    if name not in other.slots or _OF_EXTENSION in one.slots[name].flags + other.slots[name].flags:
        return False
    if name == "start" and _without_day(one, other) and _have_one_hour(one, other):
        return False
    return do_agree(name, one.slots[name], other.slots[name]) is False


def _are_near(one: list[Stretch], other: list[Stretch]) -> bool:
    return any(
        abs((first - second).total_seconds()) <= _NEAR_DAYS * 86_400
        for first in filter(None, (each[0] or each[1] for each in one))
        for second in filter(None, (each[0] or each[1] for each in other))
    )


def _contradicts(one: Draft, other: Draft) -> bool:
    """Say whether one tells that somebody takes part and the other that somebody refuses."""
    if {one.modality, other.modality} - {Modality.DENIED} == {one.modality, other.modality}:
        return False
    if one.modality is other.modality or not {one.modality, other.modality} & _STANDING:
        return False
    return all(each.slots.keys() & {"accepted_by", "parties", "start"} for each in (one, other))


def _quote(draft: Draft) -> str:
    announcer = draft.slots.get("announcer") or draft.slots.get("accepted_by")
    names = sorted(names_of(announcer)) if announcer else []
    ends = ends_of(draft.slots)
    until = f" (until {_first(ends)})" if ends else ""
    return (names[0] if names else "another sentence") + until


def _first(stretches: list[Stretch]) -> str:
    instants = [each[1] or each[0] for each in stretches]
    return ", ".join(iso_instant(each) for each in instants if each is not None)
