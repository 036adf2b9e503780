"""
Repeats: what a text tells twice, in its headline and its body or in two sentences, told once.

Two claims are one where nothing in them disagrees and enough agrees; what only one of them says is
kept in the other as inferred, with the words and the sentence that say it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from trucewatch.definitions.names import folded
from trucewatch.reading.claim import Basis, ClaimType, Json, Slot
from trucewatch.reading.document import Span
from trucewatch.reading.frames.draft import Draft
from trucewatch.reading.frames.english.happened.together import TOGETHER
from trucewatch.reading.prose.told import PartKind, Text

TOLD_TWICE = "told twice"
"""Flag: the text tells this in two places, and they agree."""


def without_repeats(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* with every happening once; the body of a text wins over its headline."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.type not in _NEEDED:
            kept.append(draft)
            continue
        at = next((n for n, each in enumerate(kept) if _is_same(each, draft)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(text, kept[at], draft)
    return _without_figures_of_incidents(kept)


def compared(name: str, one: Slot, other: Slot) -> bool | None:
    """Return whether two slots of a name agree; ``None`` where nobody can say."""
    return _COMPARED[name](one, other)


def _is_same(one: Draft, other: Draft) -> bool:
    """Say whether two drafts tell of one thing."""
    if one.type is not other.type or one.modality is not other.modality:
        return False
    agreed = set()
    for name, compare in _COMPARED.items():
        first, second = one.slots.get(name), other.slots.get(name)
        if first is None or second is None:
            continue
        verdict = compare(first, second)
        if verdict is False:
            return False
        if verdict:
            agreed.add(name)
    return any(needed <= agreed for needed in _NEEDED[one.type])


def _joined(text: Text, one: Draft, other: Draft) -> Draft:
    """Return two drafts of one thing as one."""
    is_other_fuller = len(other.slots) > len(one.slots)
    if _is_headline(text, one) != _is_headline(text, other):
        is_other_fuller = _is_headline(text, one)
    base, rest = (other, one) if is_other_fuller else (one, other)
    number = _sentence_of(text, rest.span)
    slots = dict(base.slots)
    for name, slot in rest.slots.items():
        if name not in slots:
            slots[name] = replace(
                slot,
                basis=Basis.INFERRED,
                inferred_from=f"the same, told in sentence {number + 1}",
            )
    return replace(base, slots=slots, flags=tuple(dict.fromkeys((*base.flags, TOLD_TWICE))))


def _is_headline(text: Text, draft: Draft) -> bool:
    number = _sentence_of(text, draft.span)
    return text.sentences[number].sentence.part is PartKind.HEADLINE


def _sentence_of(text: Text, span: Span) -> int:
    """Return the number of the sentence that holds the start of *span*."""
    told = text.at(span[0])
    return told.sentence.number if told is not None else 0


def _without_figures_of_incidents(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out figures without a window that only say again how many one incident hurt."""
    hurt = [each for each in drafts if each.type is ClaimType.INCIDENT]
    return [
        each
        for each in drafts
        if each.type is not ClaimType.CASUALTY_FIGURE
        or "window" in each.slots
        or not any(_says_again(each, incident) for incident in hurt)
    ]


def _says_again(figure: Draft, incident: Draft) -> bool:
    counted = [name for name in ("killed", "injured") if name in figure.slots]
    return all(
        name in incident.slots and figure.slots[name].normalised == incident.slots[name].normalised
        for name in counted
    ) and not _disagree(figure.slots.get("area"), incident.slots.get("place"))


def _disagree(one: Slot | None, other: Slot | None) -> bool:
    return one is not None and other is not None and _places(one, other) is False


def _words(one: Slot, other: Slot) -> bool | None:
    """Compare two values of a closed list; one of several may be the other."""
    first = {one.normalised} if one.normalised is not None else _ways(one)
    second = {other.normalised} if other.normalised is not None else _ways(other)
    return bool(first & second)


def _ways(slot: Slot) -> set[Json]:
    return {each.normalised for each in slot.alternatives if isinstance(each.normalised, str)}


def _places(one: Slot, other: Slot) -> bool | None:
    """Compare two lists of places: one place in both is enough."""
    first, second = _names(one), _names(other)
    return bool(first & second) if first and second else None


def _names(slot: Slot) -> set[str]:
    if not isinstance(slot.normalised, list):
        return set()
    named = [each.get("name") for each in slot.normalised if isinstance(each, dict)]
    return {folded(each) for each in named if isinstance(each, str)}


def _times(one: Slot, other: Slot) -> bool | None:
    """Compare two times: they agree where both can be meant."""
    first, second = _bounds(one), _bounds(other)
    if not all((*first, *second)):
        return None
    return first[0] <= second[1] and second[0] <= first[1]


def _bounds(slot: Slot) -> tuple[str, str]:
    said = slot.normalised
    if not isinstance(said, dict):
        return "", ""
    ends = (said.get("at", said.get("from")), said.get("at", said.get("to")))
    first, after = (each if isinstance(each, str) else "" for each in ends)
    return first, after


def _counts(one: Slot, other: Slot) -> bool | None:
    """Compare two counts: ranges that meet agree; one of killed and injured is no other's."""
    if TOGETHER in (*one.flags, *other.flags) and one.flags != other.flags:
        return None
    first, second = one.normalised, other.normalised
    if not isinstance(first, dict) or not isinstance(second, dict):
        return None
    low = max(_number(first.get("low"), 0), _number(second.get("low"), 0))
    high = min(_number(first.get("high"), _ENDLESS), _number(second.get("high"), _ENDLESS))
    return low <= high


_ENDLESS = 2**40


def _number(value: Json, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


_COMPARED: Mapping[str, Callable[[Slot, Slot], bool | None]] = {
    "act": _words,
    "status": _words,
    "place": _places,
    "area": _places,
    "areas": _places,
    "from": _places,
    "to": _places,
    "held_by": _places,
    "acting": _places,
    "at": _times,
    "window": _times,
    "period": _times,
    "killed": _counts,
    "injured": _counts,
    "people": _counts,
    "areas_count": _counts,
}

_NEEDED: Mapping[ClaimType, tuple[frozenset[str], ...]] = {
    ClaimType.INCIDENT: (
        frozenset({"act", "place", "at"}),
        frozenset({"act", "place", "killed"}),
        frozenset({"act", "place", "injured"}),
        frozenset({"act", "at", "killed"}),
    ),
    ClaimType.CASUALTY_FIGURE: (
        frozenset({"killed", "window"}),
        frozenset({"killed", "area"}),
        frozenset({"injured", "window"}),
    ),
    ClaimType.DISPLACEMENT: (
        frozenset({"people", "from"}),
        frozenset({"people", "to"}),
        frozenset({"people", "at"}),
    ),
    ClaimType.ACCESS: (
        frozenset({"status", "people"}),
        frozenset({"status", "areas", "period"}),
        frozenset({"status", "areas_count"}),
    ),
    ClaimType.CONTROL: (frozenset({"place", "held_by"}),),
}
"""What must agree for two claims of a type to be one; one of the sets is enough."""
