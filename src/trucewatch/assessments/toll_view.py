"""The toll as JSON: never a number without its definition, never a zero that means "not said"."""

from __future__ import annotations

from typing import Any

from trucewatch.assessments.toll import Portion, Toll, Total
from trucewatch.assessments.toll_asked import (
    Asked,
    DiscAsked,
    Everywhere,
    NamedPlaces,
    PlaceAsked,
)


def toll_view(toll: Toll) -> dict[str, Any]:
    """
    Return *toll* as JSON has it.

    Returns:
        *definition*, *people* by way and group, *killed_by_side* by way and side, *rests_on* by
        convention. Null is not said, or open; shares of people are rounded to a tenth.
    """
    return {
        "definition": definition_view(toll.asked),
        "people": {
            way.value: {group: total_view(total) for group, total in groups.items()}
            for way, groups in toll.people.items()
        },
        "killed_by_side": {
            way.value: {side: total_view(total) for side, total in sides.items()}
            for way, sides in toll.killed_by_side.items()
        },
        "rests_on": {kind.value: _portion(each) for kind, each in toll.conventions.items()},
        "rows": toll.rows,
        "incidents": toll.incidents,
    }


def definition_view(asked: Asked) -> dict[str, Any]:
    """Return what was asked for: days, place and pairs of sides."""
    return {
        "first_on": asked.first_on.isoformat(),
        "last_on": asked.last_on.isoformat(),
        "where": _where(asked.where),
        "pairs": [sorted(pair) for pair in asked.pairs] or "all",
    }


def _where(where: PlaceAsked) -> dict[str, Any]:
    if isinstance(where, Everywhere):
        return {"kind": "everywhere"}
    if isinstance(where, NamedPlaces):
        names, containers = list(where.names), list(where.containers)
        return {"kind": "names", "names": names, "containers": containers}
    if isinstance(where, DiscAsked):
        lon, lat, radius = where.lon, where.lat, where.radius_km
        return {"kind": "disc", "lon": lon, "lat": lat, "radius_km": radius}
    return {"kind": "shares", "name": where.name}


def total_view(total: Total) -> dict[str, Any]:
    """Return a total: null is not said, or open; people to a tenth."""
    return {
        "low": _people(total.low),
        "best": _people(total.best),
        "high": _people(total.high),
        "incidents": _people(total.incidents),
        "silent": _people(total.silent),
    }


def _portion(portion: Portion) -> dict[str, Any]:
    return {
        "incidents": portion.incidents,
        "best": _people(portion.best),
        "prorated": _people(portion.prorated),
    }


def _people(number: float | None) -> float | int | None:
    if number is None:
        return None
    tenth = round(number, 1)
    return int(tenth) if tenth == int(tenth) else tenth
