"""
Tolls over a text: people hurt in an act that the sentence before tells, and numbers that disagree.

"A rocket hit a market in Taiz on Monday. Eight people were killed." tells of one incident. Where
two voices give two numbers of the same people, or one tells an act and another denies it, both
claims stay and each says that it disagrees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.definitions.names import folded
from trucewatch.reading.claim import Basis, ClaimType, Modality, Slot
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.casualties import BY_ANOTHER
from trucewatch.reading.frames.english.happened.repeats import compared
from trucewatch.reading.prose.told import Text
from trucewatch.reading.speakers import Speakers

ROLES = ("killed", "injured")
_FAR = 2
_LAST = 25
_OF_MANY = re.compile(
    r"\b(?:separate(?:ly)?|another|elsewhere|other|meanwhile|earlier|previous(?:ly)?|so far|total"
    r"|toll|since|similar(?:ly)?|second|have|has|more|overall|number)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"attack|strike|raid|blast|explosion|shelling|bombing|shooting|incident|clash|ambush|assault"
)
_RISING = re.compile(
    r"\b(?:rose|risen|rises|raised|climbed|bring\w*|brought|more|now|since|total|compared)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:while|but|although|though|however|whereas|in contrast|disputed|contradict\w*"
    r"|other (?:side|sources|reports)|the opposite side)\b|;",
    re.IGNORECASE,
)
_NARROW = {"", "people", "bodies"}


def tolls_join(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Give incidents the people whom the next sentences count, and flag what disagrees."""
    return _with_people(text, _with_disagreements(text, drafts))


def _number(text: Text, draft: Draft) -> int:
    told = text.at(draft.span[0])
    return told.sentence.number if told is not None else 0


def _with_people(text: Text, drafts: list[Draft]) -> list[Draft]:
    kept = list(drafts)
    for draft in drafts:
        if draft.type is not ClaimType.CASUALTY_FIGURE or not _may_be_of_one_act(text, draft):
            continue
        at = _act_before(text, kept, draft)
        if at is not None:
            kept[at] = _with(kept[at], draft, _number(text, draft))
            kept = [each for each in kept if each is not draft]
    return kept


def _may_be_of_one_act(text: Text, figure: Draft) -> bool:
    told = text.at(figure.span[0])
    cause = figure.slots.get("caused_by")
    if told is None or "window" in figure.slots or figure.modality is not Modality.HELD:
        return False
    if cause is not None and not _ACT.search(cause.value[0].lower()):
        return False
    return not _OF_MANY.search(told.sentence.text)


def _act_before(text: Text, drafts: Sequence[Draft], figure: Draft) -> int | None:
    """Return which incident, the only one of its sentence, can have hurt those of a figure."""
    number = _number(text, figure)
    near = [
        (number - _number(text, each), at)
        for at, each in enumerate(drafts)
        if each.type is ClaimType.INCIDENT and 0 <= number - _number(text, each) <= _FAR
    ]
    if not near or min(near)[0] == 0:
        return None
    nearest = [at for far, at in near if far == min(near)[0]]
    act = drafts[nearest[0]]
    if len(nearest) > 1 or act.modality is not Modality.HELD:
        return None
    if any(role in act.slots and role in figure.slots for role in ROLES):
        return None
    area, place = figure.slots.get("area"), act.slots.get("place")
    if area is not None and (place is None or compared("area", area, place) is not True):
        return None
    return nearest[0]


def _with(act: Draft, figure: Draft, number: int) -> Draft:
    slots = dict(act.slots)
    for name in (*ROLES, "unit"):
        if name in figure.slots and name not in slots:
            slots[name] = replace(
                figure.slots[name],
                basis=Basis.INFERRED,
                inferred_from=f"people hurt, told in sentence {number + 1}",
            )
    return replace(act, slots=slots, flags=tuple(dict.fromkeys((*act.flags, *figure.flags))))


def _with_disagreements(text: Text, drafts: list[Draft]) -> list[Draft]:
    speakers = Speakers(text)
    counted = [
        (at, each)
        for at, each in enumerate(drafts)
        if each.type in {ClaimType.INCIDENT, ClaimType.CASUALTY_FIGURE}
    ]
    flags: dict[int, list[str]] = {}
    for place, (at, one) in enumerate(counted):
        for other_at, other in counted[place + 1 : place + _LAST]:
            said = _disagreement(text, speakers, one, other)
            if said:
                flags.setdefault(at, []).append(_words(text, speakers, other, said))
                flags.setdefault(other_at, []).append(_words(text, speakers, one, said))
    return [
        replace(each, flags=tuple(dict.fromkeys((*each.flags, *flags[at]))))
        if at in flags
        else each
        for at, each in enumerate(drafts)
    ]


def _words(text: Text, speakers: Speakers, draft: Draft, said: str) -> str:
    slot = draft.slots.get(said)
    words = " and ".join(slot.value) if slot is not None else text.document.quote(draft.span)
    by = _voice(text, speakers, draft)
    return f'disagrees with "{words[:80]}"' + (f" ({by})" if by else "")


def _voice(text: Text, speakers: Speakers, draft: Draft) -> str:
    """Return who says what a draft says; empty for the text's own voice and its agency's."""
    by = speakers.of(draft)
    return by[0].words if by and by[0] != text.agency else ""


def _disagreement(text: Text, speakers: Speakers, one: Draft, other: Draft) -> str:
    """Return the slot in which two drafts disagree, ``act`` for one that is denied, or nothing."""
    apart = abs(_number(text, one) - _number(text, other))
    if _is_denied(one, other):
        return "act" if apart <= _FAR + 1 and _can_be_one(one, other, apart) else ""
    if {one.modality, other.modality} != {Modality.HELD}:
        return ""
    roles = [role for role in ROLES if _differ(role, one, other)]
    if not roles or not _can_be_one(one, other, apart):
        return ""
    return roles[0] if _are_two_voices(text, speakers, one, other, apart) else ""


def _is_denied(one: Draft, other: Draft) -> bool:
    is_act = one.type is other.type is ClaimType.INCIDENT
    return is_act and {one.modality, other.modality} == {Modality.HELD, Modality.DENIED}


def _differ(role: str, one: Draft, other: Draft) -> bool:
    """Say whether two numbers cannot both be right for one group of people."""
    if role not in one.slots or role not in other.slots:
        return False
    if compared(role, one.slots[role], other.slots[role]) is not False:
        return False
    units = [
        str(each.slots["unit"].normalised) if "unit" in each.slots else "" for each in (one, other)
    ]
    if units[0] == units[1] or "" in units or set(units) <= _NARROW:
        return True
    wide = [each for each, unit in zip((one, other), units, strict=True) if unit in _NARROW]
    if len(wide) != 1:
        return False
    narrow = other if wide[0] is one else one
    return _end(narrow.slots[role], "low") > _end(wide[0].slots[role], "high")


def _end(slot: Slot, end: str) -> int:
    said = slot.normalised.get(end) if isinstance(slot.normalised, dict) else None
    return said if isinstance(said, int) else 0 if end == "low" else 2**40


def _can_be_one(one: Draft, other: Draft, apart: int) -> bool:
    """Say whether two drafts can be of one act, or of one time and area."""
    if one.type is other.type is ClaimType.INCIDENT:
        verdicts = [_verdict(name, one, other) for name in ("act", "place", "at")]
        is_near = apart <= _FAR or verdicts.count(True) == len(verdicts)
        return False not in verdicts and is_near
    first, second = _where(one), _where(other)
    where = compared("area", first, second) if first and second else None
    when = _is_one_time(_when(one), _when(other))
    if where is False or when is False:
        return False
    if one.type is not other.type and "window" in {*one.slots, *other.slots}:
        return bool(where and when)
    return bool(where and when) or apart <= _FAR


def _where(draft: Draft) -> Slot | None:
    return draft.slots.get("area") or draft.slots.get("place")


def _when(draft: Draft) -> Slot | None:
    return draft.slots.get("window") or draft.slots.get("at")


def _verdict(name: str, one: Draft, other: Draft) -> bool | None:
    first, second = one.slots.get(name), other.slots.get(name)
    return compared(name, first, second) if first and second else None


def _is_one_time(one: Slot | None, other: Slot | None) -> bool | None:
    if one is None or other is None:
        return None
    if folded(" ".join(one.value)) == folded(" ".join(other.value)):
        return True
    return one.normalised is not None and one.normalised == other.normalised


def _are_two_voices(text: Text, speakers: Speakers, one: Draft, other: Draft, apart: int) -> bool:
    if any(BY_ANOTHER in slot.flags for each in (one, other) for slot in each.slots.values()):
        return True
    voices = [folded(_voice(text, speakers, each)) for each in (one, other)]
    if all(voices):
        return voices[0] != voices[1]
    first, last = sorted((one.span, other.span))
    told = text.at(last[0])
    between = text.document.text[first[1] : last[0]] if apart <= 1 else ""
    if _BUT.search(between):
        return True
    is_rising = told is None or _RISING.search(told.sentence.text) is not None
    return voices[0] != voices[1] and apart <= 1 and not is_rising
