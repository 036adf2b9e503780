"""
Cells: what a slot says, as columns of a table; what is open stays open in a column of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.definitions.instants import written
from trucewatch.publication.untrusted import visible
from trucewatch.reading.claim import Claim, Json, Slot
from trucewatch.reading.confirmations.settled import SettledClaim
from trucewatch.reading.document import Document
from trucewatch.reading.slot_names import Kind

PROVENANCE = (
    "claim",
    "text",
    "digest",
    "span_start",
    "span_end",
    "spans",
    "rule",
    "confirmed_by",
    "confirmed_at",
    "decision",
    "open",
)
"""Columns by which every row leads back to the characters that it was read from."""

_ENDINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TIME: ("_from", "_to"),
    Kind.WINDOW: ("_from", "_to"),
    Kind.COUNT: ("_low", "_best", "_high"),
    Kind.PLACE: ("", "_ids"),
    Kind.PLACES: ("", "_ids"),
    Kind.ACTOR: ("", "_ids"),
    Kind.ACTORS: ("", "_ids"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def provenance(document: Document, settled: SettledClaim) -> dict[str, str]:
    """Return the columns `PROVENANCE` of a claim."""
    claim = settled.claim
    spans = {name: [list(s) for s in each.spans] for name, each in claim.slots.items()}
    return {
        "claim": settled.id,
        "text": cell(document.name),
        "digest": document.digest,
        "span_start": str(claim.span[0]),
        "span_end": str(claim.span[1]),
        "spans": json.dumps(spans),
        "rule": claim.rule,
        "confirmed_by": cell(claim.decided_by),
        "confirmed_at": written(claim.decided_at) or "",
        "decision": str(claim.status),
        "open": _open(claim),
    }


def columns_of(name: str, kind: Kind) -> tuple[str, ...]:
    """Return the columns of a slot."""
    return tuple(f"{name}{ending}" for ending in _ENDINGS.get(kind, ("",)))


def cells_of(name: str, kind: Kind, slot: Slot | None) -> dict[str, str]:
    """Return what a slot says in its columns; blank where it says nothing, or several things."""
    columns = columns_of(name, kind)
    value = slot.normalised if slot else None
    if value is None:
        words = "; ".join(slot.value) if slot and kind is Kind.WORDS else ""
        return dict.fromkeys(columns, "") | ({name: cell(words)} if words else {})
    if kind in {Kind.TIME, Kind.WINDOW}:
        return dict(zip(columns, bounds(value), strict=True))
    if kind is Kind.COUNT:
        return dict(zip(columns, count(value), strict=True))
    if kind in {Kind.PLACE, Kind.PLACES, Kind.ACTOR, Kind.ACTORS}:
        return dict(zip(columns, _named(value), strict=True))
    return {name: cell(str(value))}


def bounds(value: Json) -> tuple[str, str]:
    """Return the first instant of a time or window and the last; blank where it is open."""
    if not isinstance(value, dict):
        return "", ""
    if "at" in value:
        return str(value["at"] or ""), str(value["at"] or "")
    return str(value.get("from") or ""), str(value.get("to") or "")


def count(value: Json) -> tuple[str, str, str]:
    """Return the low, best and high figure of a count; blank where it is not said."""
    if not isinstance(value, dict):
        return "", "", ""
    low, best, high = (
        "" if value.get(key) is None else str(value[key]) for key in ("low", "best", "high")
    )
    return low, best, high


def entries(value: Json) -> list[dict[str, Any]]:
    """Return the entries of a place, an actor, or a list of them."""
    several = value if isinstance(value, list) else [value]
    return [each for each in several if isinstance(each, dict)]


def cell(words: str) -> str:
    """
    Return words of a text for a cell, hidden characters shown.

    Words that a spreadsheet would take for a formula get a space before them.
    """
    shown = visible(words, 1_000)
    return f" {shown}" if shown.startswith(_FORMULA) else shown


def _named(value: Json) -> tuple[str, str]:
    found = entries(value)
    names = "; ".join(str(each.get("name") or "") for each in found)
    ids = "; ".join(str(each.get("id") or each.get("actor") or "-") for each in found)
    return cell(names), ids


def _open(claim: Claim) -> str:
    """Return what has several meanings still, as JSON; blank where nothing has."""
    ways = {
        name: [{"way": each.way, "normalised": each.normalised} for each in slot.alternatives]
        for name, slot in claim.slots.items()
        if slot.alternatives
    }
    return json.dumps(ways, ensure_ascii=False) if ways else ""


def names(values: Iterable[str]) -> str:
    """Return names in one cell."""
    return "; ".join(cell(each) for each in values if each)
