"""
When a slot is right: each kind has its own sense of sameness.

A slot that holds a list counts once for each entry, as it does for any filler of a template.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.reading.assignment import best_pairs
from benchmarks.reading.labels import GoldSlot
from trucewatch.definitions.name_keys import exact_key
from trucewatch.reading.claim import Json, Slot
from trucewatch.reading.slot_names import Kind

SAME_SECONDS = 60.0
"""Two instants so near to each other are one: texts give minutes."""

SAME_KM = 5.0
"""Two places so near to each other are one."""

SAME_WORDS = 0.5
"""Share of the longer wording's words that the other has, from which both say the same."""

_LISTS = {Kind.PLACES, Kind.ACTORS}
_LENGTH = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_SECONDS = (604_800, 86_400, 3_600, 60, 1)
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Units:
    """
    How much of a slot was asked for, given, and given right; in entries.

    Attributes:
        wanted: Entries that the labels have.
        given: Entries that the reader has.
        right: Entries that agree.
    """

    wanted: int
    given: int
    right: int

    @property
    def is_exact(self) -> bool:
        """Whether everything is there and nothing else."""
        return self.wanted == self.given == self.right


def units(kind: Kind, gold: GoldSlot, slot: Slot | None) -> Units:
    """
    Return what a reader's slot is worth against its label.

    An optional slot that is left out is not wanted; one that is given wrong is given in vain.
    """
    wanted = len(gold.spans) if kind in _LISTS else 1
    if slot is None:
        return Units(0 if gold.is_optional else wanted, 0, 0)
    right = (
        _right_entries(kind, gold, slot) if kind in _LISTS else int(_is_right(kind, gold, slot))
    )
    given = units_given(kind, slot)
    return Units(right if gold.is_optional else wanted, given, right)


def units_given(kind: Kind, slot: Slot) -> int:
    """Return how many entries a slot has."""
    return max(1, len(slot.spans)) if kind in _LISTS else 1


def _right_entries(kind: Kind, gold: GoldSlot, slot: Slot) -> int:
    wanted = gold.normalised if isinstance(gold.normalised, list) else [gold.normalised]
    given = slot.normalised if isinstance(slot.normalised, list) else [slot.normalised]
    is_same = _is_same_place if kind is Kind.PLACES else _is_same_actor
    weights = [
        [float(is_same(label, entry, slot, at)) for at, entry in enumerate(given)]
        for label in wanted
    ]
    return len(best_pairs(weights))


def _is_right(kind: Kind, gold: GoldSlot, slot: Slot) -> bool:
    if kind in {Kind.TIME, Kind.WINDOW}:
        return _are_same_times(gold, slot)
    choices = [gold.normalised, *gold.also]
    return any(_is_same(kind, choice, slot) for choice in choices)


def _is_same(kind: Kind, label: Json, slot: Slot) -> bool:
    if kind is Kind.COUNT:
        return _bounds(label) == _bounds(slot.normalised) is not None
    if kind is Kind.LENGTH:
        # "two months" is a length that nobody knows to the day: right when it is left open.
        return _seconds(label) == _seconds(slot.normalised) and (not label) == (
            not slot.normalised
        )
    if kind is Kind.ACTOR:
        return _is_same_actor(label, slot.normalised, slot, 0)
    if kind is Kind.PLACE:
        return _is_same_place(label, slot.normalised, slot, 0)
    if kind is Kind.WORDS:
        return shared_words(str(label), str(slot.normalised or " ".join(slot.value))) >= SAME_WORDS
    return label == slot.normalised


def shared_words(one: str, other: str) -> float:
    """Return the share of the longer wording's words that the other has too."""
    first, second = _words(one), _words(other)
    longer = max(first.total(), second.total())
    return (first & second).total() / longer if longer else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _are_same_times(gold: GoldSlot, slot: Slot) -> bool:
    wanted = list(gold.readings) or [gold.normalised]
    given = [slot.normalised]
    if slot.normalised is None:
        given = [each.normalised for each in slot.alternatives]
    same = [[_is_same_time(one, other, gold.now) for other in given] for one in wanted]
    return (
        bool(given)
        and all(any(row) for row in same)
        and all(any(column) for column in zip(*same, strict=True))
    )


def _is_same_time(one: Json, other: Json, now: Sequence[datetime]) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict) or set(one) != set(other):
        return False
    return all(
        _is_same_instant(one[end], other[end]) or (end == "to" and _ends_now(one, other, now))
        for end in one
    )


def _ends_now(label: dict[str, Json], given: dict[str, Json], now: Sequence[datetime]) -> bool:
    """Say whether a stretch that is labelled as still open is said to end at publication."""
    return label["to"] is None and any(
        _is_same_instant(each.isoformat(), given["to"]) for each in now
    )


def _is_same_instant(one: Json, other: Json) -> bool:
    if one is None or other is None:
        return one is other
    apart = datetime.fromisoformat(str(one)) - datetime.fromisoformat(str(other))
    return abs(apart.total_seconds()) <= SAME_SECONDS


def _bounds(said: Json) -> tuple[Json, Json] | None:
    return (said.get("low"), said.get("high")) if isinstance(said, dict) else None


def _seconds(said: Json) -> int | None:
    found = _LENGTH.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        return None
    return sum(int(part or 0) * unit for part, unit in zip(found.groups(), _SECONDS, strict=True))


def _is_same_actor(label: Json, entry: Json, slot: Slot, at: int) -> bool:
    # What a reader calls an actor is a matter of taste; the same words of the text are the same.
    return bool(_names(label) & _given_names(entry, slot, at))


def _names(said: Json) -> set[str]:
    if not isinstance(said, dict):
        return set()
    listed = [said.get("actor"), said.get("name"), *_also(said)]
    return {_key(str(name)) for name in listed if name}


def _also(said: dict[str, Json]) -> Sequence[Json]:
    also = said.get("also")
    return also if isinstance(also, list) else ()


def _key(name: str) -> str:
    bare = _LEADING.sub("", name.strip()).removesuffix("'s").removesuffix("\u2019s")
    return exact_key(bare)


def _is_same_place(label: Json, entry: Json, slot: Slot, at: int) -> bool:
    if not isinstance(label, dict):
        return False
    if entry is None:
        return _is_among(label, slot, at)
    if not isinstance(entry, dict) or bool(label.get("sector")) > bool(entry.get("sector")):
        return False
    far = _apart_km(label, entry)
    return (
        far <= SAME_KM if far is not None else bool(_names(label) & _given_names(entry, slot, at))
    )


def _is_among(label: dict[str, Json], slot: Slot, at: int) -> bool:
    """Say whether a name that is left open has the right place among its alternatives."""
    spans = slot.spans[at : at + 1]
    own = [each.normalised for each in slot.alternatives if not each.spans or each.spans == spans]
    return any(isinstance(each, dict) and _is_same_place(label, each, slot, at) for each in own)


def _given_names(entry: Json, slot: Slot, at: int) -> set[str]:
    return _names(entry) | {_key(words) for words in slot.value[at : at + 1]}


def _apart_km(label: dict[str, Any], entry: dict[str, Any]) -> float | None:
    if None in {label.get("lat"), label.get("lon"), entry.get("lat"), entry.get("lon")}:
        return None
    lat, other = math.radians(label["lat"]), math.radians(entry["lat"])
    turn = math.radians(entry["lon"] - label["lon"])
    chord = (
        math.sin((other - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other) * math.sin(turn / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))
