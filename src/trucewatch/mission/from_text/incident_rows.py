"""
Incidents as rows of reports: told no more precisely than the text tells them.

Only what the text tells as having happened becomes a row. A time with several meanings spans all
of them, a place with several lies in one disc round all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from trucewatch.definitions.instants import written
from trucewatch.definitions.targets import CIVILIANS, HUMANITARIAN, MEDICAL, MONITORS
from trucewatch.mission.from_text.cells import (
    PROVENANCE,
    bounds,
    cell,
    count,
    entries,
    names,
    provenance,
)
from trucewatch.reading.claim import Claim, Json, Modality, Slot
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.document import Document
from trucewatch.reading.places.gazetteer import EARTH_KM

MAPPED = (
    "source_id",
    "origin",
    "address",
    "published_at",
    "language",
    "earliest_at",
    "latest_at",
    "place",
    "place_id",
    "lon",
    "lat",
    "radius_km",
    "what",
    "attributed_to",
    "attributed_by",
    "at_whom",
    "killed_low",
    "killed_best",
    "killed_high",
    "civilians_killed_low",
    "civilians_killed_best",
    "civilians_killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
)
"""Fields of a report that the columns of the same names are mapped to."""

UNUSED = ("acting_words", "target_words", "unit", *PROVENANCE)
"""Columns that are kept with every row and not counted."""

_TARGETS = {
    "civilians": CIVILIANS,
    "medical_workers": MEDICAL,
    "aid_workers": HUMANITARIAN,
    "monitors": MONITORS,
}


def incident_row(document: Document, settled: SettledClaim, language: str) -> dict[str, str] | str:
    """
    Return a confirmed incident as a row of reports, or in a word why it is none.

    Args:
        document: The text.
        settled: The incident.
        language: Language of the text.
    """
    claim = settled.claim
    if claim.modality is not Modality.HELD:
        return f"it is told as {claim.modality}"
    acts = _acts(claim.slots.get("act"))
    earliest, latest = _when(claim.slots.get("at"))
    if not acts:
        return "no act"
    if not (earliest and latest):
        return "no time that is bounded on both sides"
    return {
        "source_id": settled.id,
        "origin": names(each.words for each in claim.speaker[:1]),
        "address": _address(document, settled),
        "published_at": _published(document),
        "language": language,
        "earliest_at": earliest,
        "latest_at": latest,
        **_where(claim.slots.get("place")),
        "what": acts,
        **_who(claim),
        **_harm(claim),
        **provenance(document, settled),
    }


def _acts(slot: Slot | None) -> str:
    if slot is None:
        return ""
    if isinstance(slot.normalised, str):
        return slot.normalised
    ways = [str(each.normalised) for each in slot.alternatives if each.normalised]
    return _any(dict.fromkeys(ways))


def _any(several: Iterable[str]) -> str:
    found = list(several)
    return found[0] if len(found) == 1 else f"any: {', '.join(found)}" if found else ""


def _values(slot: Slot | None) -> list[Json]:
    if slot is None:
        return []
    if slot.normalised is not None:
        return [slot.normalised]
    return [each.normalised for each in slot.alternatives]


def _when(slot: Slot | None) -> tuple[str, str]:
    ends = [bounds(each) for each in _values(slot)]
    if not ends or not all(start and end for start, end in ends):
        return "", ""
    return min(start for start, _ in ends), max(end for _, end in ends)


def _where(slot: Slot | None) -> dict[str, str]:
    told = [each for value in _values(slot) for each in entries(value)]
    told += [e for each in (slot.alternatives if slot else ()) for e in entries(each.normalised)]
    discs = [_disc(each) for each in told]
    whole = [each for each in discs if each is not None]
    around = _around(whole) if whole and len(whole) == len(discs) else None
    lon, lat, radius = around or ("", "", "")
    ids = list(dict.fromkeys(str(each.get("id") or "") for each in told))
    return {
        "place": names(dict.fromkeys(str(each.get("name") or "") for each in told)),
        "place_id": ids[0] if len(ids) == 1 else "",
        "lon": lon,
        "lat": lat,
        "radius_km": radius,
    }


def _disc(place: dict[str, Any]) -> tuple[float, float, float] | None:
    lat, lon, radius = (place.get(key) for key in ("lat", "lon", "radius_km"))
    if lat is None or lon is None or radius is None:
        return None
    return float(lon), float(lat), float(radius)


def _around(discs: Sequence[tuple[float, float, float]]) -> tuple[str, str, str]:
    """Return the disc round the middle of all *discs* that holds every one of them."""
    lon = sum(each[0] for each in discs) / len(discs)
    lat = sum(each[1] for each in discs) / len(discs)
    radius = max(_far((lon, lat), each) + each[2] for each in discs)
    # Rounded up: a disc that is cut short would leave out where it can have been.
    return f"{lon:.5f}", f"{lat:.5f}", f"{math.ceil(radius * 1_000) / 1_000:.3f}"


def _far(one: tuple[float, float], other: tuple[float, float, float]) -> float:
    first, second = math.radians(one[1]), math.radians(other[1])
    turn = math.radians(other[0] - one[0])
    half = (
        math.sin((second - first) / 2) ** 2
        + math.cos(first) * math.cos(second) * math.sin(turn / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _who(claim: Claim) -> dict[str, str]:
    acting = claim.slots.get("acting")
    told = entries(acting.normalised) if acting else []
    ids = dict.fromkeys(str(each["actor"]) for each in told if each.get("actor"))
    said = next((each.actor for each in claim.speaker if each.actor), "")
    unit = claim.slots.get("unit")
    target = claim.slots.get("target")
    return {
        # Somebody whom the case does not have may have been among them: then nobody is named.
        "attributed_to": _any(ids) if told and len(ids) == len(told) else "",
        "attributed_by": said,
        "at_whom": _TARGETS.get(str(unit.normalised) if unit else "", ""),
        "acting_words": names(str(each.get("name") or "") for each in told),
        "target_words": names(target.value) if target else "",
        "unit": cell(str(unit.normalised or "")) if unit else "",
    }


def _harm(claim: Claim) -> dict[str, str]:
    unit = claim.slots.get("unit")
    are_civilians = unit is not None and unit.normalised == "civilians"
    found: dict[str, str] = {}
    for group, slot, is_told in (
        ("killed", "killed", True),
        ("civilians_killed", "killed", are_civilians),
        ("injured", "injured", True),
    ):
        told = claim.slots.get(slot)
        figures = count(told.normalised) if told and is_told else ("", "", "")
        found |= dict(
            zip((f"{group}_low", f"{group}_best", f"{group}_high"), figures, strict=True)
        )
    return found


def _address(document: Document, settled: SettledClaim) -> str:
    """Return where the words stand and who confirmed them, as whoever asks for reasons sees it."""
    start, end = settled.claim.span
    people = settled.claim.decided_by
    words = f"{document.name}, characters {start} to {end}, {settled.claim.status} by {people}"
    return cell(words)


def _published(document: Document) -> str:
    when = document.context.published
    if when is None or when.earliest != when.latest:
        return ""
    return written(when.earliest) or ""


def mapping_lines(file: str, source: str) -> str:
    """Return the entry of ``reports`` in case.yaml under which the rows are read."""
    lines = [
        f"  - file: {file}",
        "    reader: table",
        f"    source: {source}",
        "    format: csv",
        "    times: iso",
        "    columns:",
        *(f"      {name}: {name}" for name in MAPPED),
        f"    unused: [{', '.join(UNUSED)}]",
    ]
    return "\n".join(lines) + "\n"
