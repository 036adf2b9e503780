"""What a claim about casualties says, and what it leaves out, before it is held against a toll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from trucewatch.assessments.toll_asked import Asked, DiscAsked, NamedPlaces, PlaceAsked
from trucewatch.definitions.counts import UNKNOWN, Count
from trucewatch.reading.claim import Claim, ClaimType, Modality, Slot

_GROUPS: Mapping[tuple[str, str], str] = {
    ("killed", "people"): "killed",
    ("killed", "civilians"): "civilians_killed",
    ("injured", "people"): "injured",
}
_LEAST = timedelta(microseconds=1)


class Missing(StrEnum):
    """What a claim must say before any number can be held against it."""

    ASSERTION = "assertion"
    """It is denied, planned or supposed, and not told as so."""

    FIGURE = "figure"
    """Neither a low nor a high number."""

    UNIT = "unit"
    """Who was counted: people, civilians, fighters."""

    WINDOW = "window"
    """From which day, to which day."""

    AREA = "area"
    """Where."""


@dataclass(frozen=True, slots=True)
class FigureClaimed:
    """
    A number of people that somebody gives.

    Attributes:
        group: Group of a toll that it numbers; empty where tolls do not number such people.
        unit: Whom it counts, as the claim has it; empty is not said.
        count: The number with its bounds.
        windows: First and last day, by the way in which the words are read.
        where: The place; ``None`` is not said.
        missing: What the claim leaves out.
    """

    group: str
    unit: str
    count: Count
    windows: Mapping[str, tuple[date, date]]
    where: PlaceAsked | None
    missing: tuple[Missing, ...]

    def definitions(self, pairs: tuple[tuple[str, str], ...] = ()) -> tuple[Asked, ...]:
        """Return every definition that the claim can mean, one for each reading of its days."""
        if self.where is None:
            return ()
        days = dict.fromkeys(self.windows.values())
        return tuple(Asked(first, last, self.where, pairs) for first, last in days)


def figures_claimed(claim: Claim, zone: str) -> tuple[FigureClaimed, ...]:
    """
    Return the figures of a claim of type casualty figure, one for killed and one for injured.

    Args:
        claim: The claim.
        zone: IANA name of the zone whose days the claim's window is counted in.

    Returns:
        The figures, each with what the claim leaves out. No slot that is missing is guessed.

    Raises:
        ValueError: When the claim is of another type.
    """
    if claim.type is not ClaimType.CASUALTY_FIGURE:
        raise ValueError("the claim gives no casualty figure")
    named = [name for name in ("killed", "injured") if name in claim.slots] or ["killed"]
    return tuple(_figure(claim, name, ZoneInfo(zone)) for name in named)


def _figure(claim: Claim, name: str, zone: ZoneInfo) -> FigureClaimed:
    slots = claim.slots
    count = _count(slots.get(name))
    unit = str(slots["unit"].normalised or "") if "unit" in slots else ""
    windows = _windows(slots.get("window"), zone)
    where = _where(slots.get("area"))
    absent = {
        Missing.ASSERTION: claim.modality is not Modality.HELD,
        Missing.FIGURE: count.low is None and count.high is None,
        Missing.UNIT: not unit,
        Missing.WINDOW: not windows,
        Missing.AREA: where is None,
    }
    missing = tuple(each for each, is_absent in absent.items() if is_absent)
    return FigureClaimed(_GROUPS.get((name, unit), ""), unit, count, windows, where, missing)


def _count(slot: Slot | None) -> Count:
    value: Any = slot.normalised if slot else None
    if not isinstance(value, dict):
        return UNKNOWN
    return Count(value.get("low"), value.get("best"), value.get("high"))


def _windows(slot: Slot | None, zone: ZoneInfo) -> dict[str, tuple[date, date]]:
    if slot is None:
        return {}
    said: dict[str, Any] = {each.way: each.normalised for each in slot.alternatives}
    if slot.normalised is not None:
        said = {"as told": slot.normalised}
    found = {way: _days(value, zone) for way, value in said.items()}
    return {way: days for way, days in found.items() if days is not None}


def _days(value: Any, zone: ZoneInfo) -> tuple[date, date] | None:
    if not isinstance(value, dict) or not (value.get("from") and value.get("to")):
        return None
    first, last = (datetime.fromisoformat(str(value[end])) for end in ("from", "to"))
    if first >= last:
        return None
    return first.astimezone(zone).date(), (last - _LEAST).astimezone(zone).date()


def _where(slot: Slot | None) -> PlaceAsked | None:
    told: Any = slot.normalised if slot else None
    places = [each for each in told or [] if isinstance(each, dict) and each.get("name")]
    if not places:
        return None
    first = places[0]
    if len(places) == 1 and None not in (first.get("lon"), first.get("lat")):
        return DiscAsked(first["lon"], first["lat"], first.get("radius_km") or 0.0)
    return NamedPlaces(tuple(each["name"] for each in places))
