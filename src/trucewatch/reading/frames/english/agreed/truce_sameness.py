"""
Truce sameness: whether what two sentences tell of a truce agrees, and when a truce ends by them.

Where words have several readings, two slots agree if any of the one's fits any of the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from trucewatch.reading.claim import Json, Slot

Stretch = tuple[datetime | None, datetime | None]
"""First instant, and the first after it; equal for an instant, ``None`` where an end is open."""

TIMES = ("start", "end", "extended_until", "lapsed_at", "oversight_until")
"""Slots of a truce that hold a time."""

_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?")


def stretches_of(slot: Slot | None) -> list[Stretch]:
    """Return what the words of a slot of kind ``time`` can mean."""
    if slot is None:
        return []
    several: list[Json] = [slot.normalised] if slot.normalised is not None else []
    several += [each.normalised for each in slot.alternatives if slot.normalised is None]
    return [each for each in map(_stretch, several) if each is not None]


def length_of(slot: Slot | None) -> timedelta | None:
    """Return the length that a slot holds; ``None`` where it bounds no one length."""
    found = _LENGTH.fullmatch(str(slot.normalised)) if slot else None
    if found is None:
        return None
    return timedelta(hours=int(found.group(1) or 0), minutes=int(found.group(2) or 0))


def ends_of(slots: Mapping[str, Slot]) -> list[Stretch]:
    """Return when a truce ends: as it is said, and else by its start and its length."""
    said = stretches_of(slots.get("extended_until")) or stretches_of(slots.get("end"))
    return said or computed_ends(slots)


def computed_ends(slots: Mapping[str, Slot]) -> list[Stretch]:
    """Return when a truce ends by its start and its length."""
    length = length_of(slots.get("duration"))
    if length is None:
        return []
    starts = stretches_of(slots.get("start"))
    return [
        (None if first is None else first + length, None if after is None else after + length)
        for first, after in starts
    ]


def can_be_one(one: Iterable[Stretch], other: Iterable[Stretch]) -> bool:
    """Say whether any of some stretches has an instant in common with any of others."""
    others = list(other)
    return any(_meet(first, second) for first in one for second in others)


def do_agree(name: str, one: Slot, other: Slot) -> bool | None:
    """Say whether two slots of one name agree; ``None`` where that cannot be said."""
    if name in TIMES:
        first, second = stretches_of(one), stretches_of(other)
        return can_be_one(first, second) if first and second else None
    if name == "duration":
        lengths = length_of(one), length_of(other)
        return None if None in lengths else lengths[0] == lengths[1]
    names = names_of(one), names_of(other)
    return bool(names[0] & names[1]) if all(names) else None


def names_of(slot: Slot | None) -> set[str]:
    """Return the names of the places or actors of a slot."""
    if slot is None:
        return set()
    entries = slot.normalised if isinstance(slot.normalised, list) else [slot.normalised]
    return {str(each["name"]).lower() for each in entries if isinstance(each, dict)}


def _stretch(said: Json) -> Stretch | None:
    if not isinstance(said, dict):
        return None
    if "at" in said:
        instant = _instant(said["at"])
        return (instant, instant)
    return (_instant(said.get("from")), _instant(said.get("to")))


def _instant(said: Json) -> datetime | None:
    return datetime.fromisoformat(said.replace("Z", "+00:00")) if isinstance(said, str) else None


def _meet(one: Stretch, other: Stretch) -> bool:
    if one[0] is not None and one[0] == one[1] and other[0] is not None and other[0] == other[1]:
        return one[0] == other[0]
    if _is_long(one) and _is_long(other) and (one[1] == other[0] or other[1] == one[0]):
        return False  # a day and the next one touch, and are two
    begins = one[0] is None or other[1] is None or one[0] <= other[1]
    return begins and (other[0] is None or one[1] is None or other[0] <= one[1])


def _is_long(one: Stretch) -> bool:
    return None not in one and one[0] != one[1]
